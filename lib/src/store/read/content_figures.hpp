// The figures of a file for export: company by company in the order of keys, so that memory stays flat.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/batch.hpp"
#include "store/sqlite/connection.hpp"

namespace capex::core::store {

/// Names for the numbers that figures, claims and rates carry.
struct ContentNames {
  std::unordered_map<std::int64_t, std::string> companies;
  std::unordered_map<std::int64_t, std::string> measures;
  std::unordered_map<std::int64_t, std::string> sources;
};

/// The name of a number that a row has; Error{damaged} where the file has no such row.
const std::string& name_of(const std::unordered_map<std::int64_t, std::string>& names, std::int64_t number,
                           const sqlite::Connection& connection, const char* row, const char* what);

/// Every figure, in the order company, measure, basis, scope, currency, period, source; `companies` are in the order of
/// keys. Labels are calendar labels.
void visit_figures(sqlite::Connection& connection, const std::vector<std::int64_t>& companies,
                   const ContentNames& names, const std::function<void(const Batch&)>& visit);

}  // namespace capex::core::store
