// One amount at several rates, for the screen. Pure: values in, text out.
#pragma once

#include <string>

#include "capex/answer.hpp"
#include "look/table/text_table.hpp"

namespace capex::look {

/// A row a rate, in one scale.
Table comparison_table(const Answers<Converted>& compared);

}  // namespace capex::look
