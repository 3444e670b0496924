// What a file has, listed.
#pragma once

#include <string>

#include "capex/rows.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

/// "companies", "groups", "measures", "sources", "rates", "imports", or of a company "periods"; Error{usage} suggests a
/// near one.
Rows list_of(const Snapshot& snapshot, const std::string& what, const std::string& company);

/// The course of each series of a company: what is stated, what that adds up to, gaps and restatements.
Rows coverage_of_company(const Snapshot& snapshot, const std::string& company);

}  // namespace capex::core
