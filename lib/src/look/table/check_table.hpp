// Checked claims as a table for the screen: one row a claim, what is missing and what would reproduce it in the notes.
// Pure: values in, text out.
#pragma once

#include "capex/answer.hpp"
#include "look/table/text_table.hpp"

namespace capex::look {

AnswerTable check_table(const Answers<CheckedClaim>& checked);

}  // namespace capex::look
