// Totals as the lines of a table, and in words why they are no numbers.
#pragma once

#include <string>
#include <vector>

#include "analysis/answer/total.hpp"
#include "ask/answer/answer_line.hpp"

namespace capex::core {

/// The member, or the group itself.
const CompanyRecord& company_of(const GroupRecord& record, CompanyId id);

/// A line a member, one for the sum, one for what was stated for the group, one for the difference.
std::vector<AnswerLine> lines_of(const GroupRecord& record, const Question& question, const Total& total);
std::vector<AnswerLine> lines_of(const GroupRecord& record, const Question& question, const TotalGrowth& total);

/// Why the sum, or its growth, has no value, and what to do; empty where it has.
std::string total_reason(const GroupRecord& record, const Total& total);
std::string total_reason(const GroupRecord& record, const TotalGrowth& total);

}  // namespace capex::core
