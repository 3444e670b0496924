// Which names of the file a mistyped one may have meant; read only when a look-up has failed.
#pragma once

#include <string>
#include <string_view>

#include "store/sqlite/connection.hpp"

namespace capex::core::store {

/// ": did you mean alibaba?", or nothing. A company is near by any of its names.
std::string near_company(sqlite::Connection& connection, std::string_view wanted);
std::string near_measure(sqlite::Connection& connection, std::string_view wanted);
std::string near_source(sqlite::Connection& connection, std::string_view wanted);

}  // namespace capex::core::store
