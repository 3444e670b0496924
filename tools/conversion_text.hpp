// One amount at several rates, for the screen. Pure: values in, text out.
#pragma once

#include <string>

#include "capex/answer.hpp"
#include "table.hpp"

namespace capex::tool {

/// A row a rate, in one scale.
Table comparison_table(const Answers<Converted>& compared);

}  // namespace capex::tool
