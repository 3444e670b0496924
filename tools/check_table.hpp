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

/// "6.93bn USD [6.86, 7.00]", "+175.0% [172.8, 177.2]": what was made of a claim; empty where that is nothing.
std::string number_words(const Claim& claim, const BoundedAmount& amount);
/// As its source wrote it, where that is kept; else the number.
std::string claimed_words(const Claim& claim);

AnswerTable check_table(const std::vector<CheckLine>& lines, const std::string& provider);

}  // namespace capex::tool
