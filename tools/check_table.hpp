// Checked claims as a table for the screen: one row a claim, what is missing and what would reproduce it in the notes.
// Pure: values in, text out.
#pragma once

#include <string>
#include <vector>

#include "answer_table.hpp"
#include "ask/claims/claim_words.hpp"

namespace capex::core::tool {

AnswerTable check_table(const std::vector<CheckLine>& lines, const std::string& provider);

}  // namespace capex::core::tool
