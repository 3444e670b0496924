// What total answers: of every group its members, their sum, and what was stated for the group itself.
#pragma once

#include <string>
#include <vector>

#include "ask/answer/answers.hpp"
#include "ask/answer/total_lines.hpp"

namespace capex::core {

struct TotalAsked {
  bool grown = false;
  bool allow_missing = false;  // sum what is there, of a growth the members that have both periods
};

/// QuestionError where a constant currency is asked for, and no growth in another one.
void check_total(const Request& request, const TotalAsked& asked);

/// Asks for every group, each once, or for the issuers that are named as one group: see groups_asked(). What else there
/// is to say goes to the notes. Error{usage} for one issuer alone, and for members in several currencies where none is
/// asked for.
Answers ask_totals(const Snapshot& snapshot, const std::vector<std::string>& groups, const Request& request,
                   const TotalAsked& asked, const Tell& note);

}  // namespace capex::core
