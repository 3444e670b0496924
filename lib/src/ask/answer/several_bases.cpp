#include "ask/answer/several_bases.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace capex::core {

void put_in_order(std::vector<AnswerLine>& lines) {
  const auto before = [](const AnswerLine& a, const AnswerLine& b) {
    if (a.amount.period != b.amount.period) return outer_first(a.amount.period, b.amount.period);
    return a.since && b.since && *a.since < *b.since;
  };
  for (auto first = lines.begin(); first != lines.end();) {
    const auto last = std::find_if(first, lines.end(),
                                   [first](const AnswerLine& line) { return line.company.id != first->company.id; });
    std::stable_sort(first, last, before);
    first = last;
  }
}

void tell_measures_apart(std::vector<AnswerLine>& lines) {
  std::map<CompanyId, std::set<MeasureId>> measures;
  const auto is_answered = [](const AnswerLine& line) { return line.amount.series != SeriesId{}; };
  for (const AnswerLine& line : lines) {
    if (is_answered(line)) measures[line.company.id].insert(line.amount.measure);
  }
  for (AnswerLine& line : lines) line.unlike = is_answered(line) && measures[line.company.id].size() > 1;
}

void hold_against_actuals(std::vector<AnswerLine>& lines) {
  for (AnswerLine& line : lines) {
    if (line.amount.basis != Basis::guidance) continue;
    const auto actual = std::find_if(lines.begin(), lines.end(), [&](const AnswerLine& other) {
      return other.company.id == line.company.id && other.label == line.label && other.amount.basis == Basis::actual;
    });
    if (actual == lines.end()) continue;
    line.outcome = outcome(line.amount, actual->amount);
    if (!line.outcome || line.amount.measure == actual->amount.measure) continue;
    line.amount.flags |= Flag::mixed_definitions;
    actual->amount.flags |= Flag::mixed_definitions;
  }
}

}  // namespace capex::core
