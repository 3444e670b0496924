// What a file has, listed.
#pragma once

#include <string>

#include "capex/rows.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

/// "companies", "groups", "measures", "sources", "rates", "imports"; "periods" of all series, or of a company each
/// stated one; "due" of all companies or of one. Error{usage} suggests a near one.
Rows list_of(const Snapshot& snapshot, const std::string& what, const std::string& company, const std::string& measure);

/// The course of each series of a company, of one measure where it is named: what is stated, what that adds up to, gaps
/// and restatements.
Rows coverage_of_company(const Snapshot& snapshot, const std::string& company, const std::string& measure = {});

}  // namespace capex::core
