// Rows of one company on several bases: guidance beside what came.
#pragma once

#include <vector>

#include "ask/answer/answer_line.hpp"

namespace capex::core {

/// Lines of several bases, side by side in the order of time, company by company as they were asked for.
void put_in_order(std::vector<AnswerLine>& lines);

/// Rows of one company by unlike definitions each say their own.
void tell_measures_apart(std::vector<AnswerLine>& lines);

/// Guidance against the actual of the same company and period; of another definition flagged.
void hold_against_actuals(std::vector<AnswerLine>& lines);

}  // namespace capex::core
