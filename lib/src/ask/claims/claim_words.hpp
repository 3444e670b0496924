// A recomputed claim with the names that it needs, and its numbers in words.
#pragma once

#include <string>
#include <vector>

#include "io/rows/check_rows.hpp"
#include "model/checked_claim.hpp"

namespace capex::core {

struct CheckLine {
  Claim claim;
  CheckedClaim checked;
  CheckNames names;
};

/// "6.93bn USD [6.86, 7.00]", "+175.0% [172.8, 177.2]": what was made of a claim; empty where that is nothing.
std::string number_words(const Claim& claim, const BoundedAmount& amount);
/// As its source wrote it, where that is kept; else the number.
std::string claimed_words(const Claim& claim);

/// How it was measured and converted, what is missing, and what else would give the claimed number; a sentence each.
std::vector<std::string> remarks_of(const CheckLine& line, const std::string& provider);

}  // namespace capex::core
