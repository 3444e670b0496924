// What a tool takes, name by name, as JSON Schema.
#pragma once

#include <string>
#include <string_view>

namespace capex::bindings {

/// The schema of the argument called so ("as-of"); empty for a name that no tool has.
std::string argument_schema(std::string_view name);

/// Options have - in their names, arguments _.
std::string argument_name(std::string_view name);

}  // namespace capex::bindings
