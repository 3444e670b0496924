// Answers as a table for the screen: one row a company and period, footnotes for what a number cannot say by itself.
// Pure: values in, text out.
#pragma once

#include <vector>

#include "ask/answer/answer_line.hpp"
#include "table.hpp"

namespace capex::core::look {

tool::AnswerTable answer_table(const std::vector<AnswerLine>& lines, const Names& names);

}  // namespace capex::core::look
