// Checked claims as a table for the screen: one row a claim, what is missing and what would reproduce it in the notes.
// Pure: values in, text out.
#pragma once

#include "capex/answer.hpp"
#include "table.hpp"

namespace capex::tool {

AnswerTable check_table(const Answers<CheckedClaim>& checked);

}  // namespace capex::tool
