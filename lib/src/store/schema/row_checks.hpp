// What single rows of a file can hold, for verify: what the types and CHECKs of the schema ask, and what a reader asks
// beyond them. A reader refuses the row that it meets; this lists every one.
#pragma once

#include <string>
#include <vector>

#include "store/sqlite/connection.hpp"

namespace capex::core::store {

/// "table company, company_id 5: year_end_month is 77": the first such column of each row.
std::vector<std::string> rows_out_of_range(sqlite::Connection& connection);

/// Keys, scopes and aliases that no import would take.
std::vector<std::string> keys_out_of_form(sqlite::Connection& connection);

/// Texts of any table that are not UTF-8: SQLite keeps any bytes as text. "table company, company_id 5: name ...".
std::vector<std::string> texts_not_utf8(sqlite::Connection& connection);

}  // namespace capex::core::store
