// The columns of a table that a growth's parts take, and those of the ratio to another measure.
#pragma once

#include <string>
#include <vector>

#include "answer_table.hpp"

namespace capex::core::look {

/// "local" and "currency": the growth in the company's own currency and the points that the other currency adds. What
/// is printed makes the printed growth.
void split_head(tool::Table& table);
void split_fill(std::vector<std::string>& row, const AnswerLine& line);

/// "per revenue" with its bounds; of a growth also that of the base, and the points between.
void per_head(tool::Table& table, const std::string& per, bool grown);
void per_fill(std::vector<std::string>& row, const AnswerLine& line, bool grown);

}  // namespace capex::core::look
