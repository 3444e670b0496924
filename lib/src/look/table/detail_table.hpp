// Answers as an auditor reads them: one row a company and period with bounds and status, footnotes for what a number
// cannot say by itself, then the sources.
#pragma once

#include <vector>

#include "look/table/line.hpp"
#include "look/table/text_table.hpp"

namespace capex::look {

AnswerTable detail_table(const Lines& lines, const std::vector<Source>& sources);

}  // namespace capex::look
