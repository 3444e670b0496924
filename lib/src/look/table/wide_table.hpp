// Answers as a table of periods and companies, one number a cell: the growth where there is one, the ratio where there
// is one, else the amount.
#pragma once

#include "look/table/line.hpp"
#include "look/table/text_table.hpp"
#include "money/display_text.hpp"

namespace capex::look {

/// In the order of time, each once: the answers may have them company by company, each with others.
std::vector<std::string> periods_of(const Lines& lines);

/// Whether every company has at most one line a period.
bool can_be_wide(const Lines& lines);

/// Periods down and companies across, or the other way. As in plain_table().
Table wide_table(const Lines& lines, bool companies_down, const std::optional<core::Scale>& scale,
                 std::vector<std::string>& marks);

}  // namespace capex::look
