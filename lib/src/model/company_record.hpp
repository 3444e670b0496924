// What a question about a company is answered from.
#pragma once

#include <vector>

#include "model/claim.hpp"
#include "model/company.hpp"
#include "model/series.hpp"

namespace capex::core {

/// All that the file knows about one company, as of the snapshot's day.
struct CompanyRecord {
  Company company;
  std::vector<Series> series;
  std::vector<Claim> claims;
};

}  // namespace capex::core
