// The names of columns: how they are compared, and what is said about one that is not known.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace capex::core {

/// As columns are named: lower case, no blanks at the ends.
std::string column_name(std::string_view cell);

/// "figures have no column 'ammount': did you mean amount? (accepted: company, ...)"
std::string unknown_column(std::string_view name, std::string_view kind, const std::vector<std::string_view>& accepted);

}  // namespace capex::core
