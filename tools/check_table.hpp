// Checked claims as a table for the screen: one row a claim, what is missing and what would reproduce it in the notes.
// Pure: values in, text out.
#pragma once

#include <string>
#include <vector>

#include "answer_table.hpp"
#include "capex/io/check_rows.hpp"
#include "capex/model/checked_claim.hpp"

namespace capex::tool {

struct CheckLine {
  Claim claim;
  CheckedClaim checked;
  CheckNames names;
};

AnswerTable check_table(const std::vector<CheckLine>& lines, const std::string& provider);

}  // namespace capex::tool
