// How much of what is asked a series can answer: what decides between several series of one company.
#pragma once

#include "analysis/answer/answer.hpp"

namespace capex::core {

/// The periods asked for that a series answers, and those a year before them; implied ones too.
struct LabelsCovered {
  int asked = 0;
  int year_before = 0;

  /// What answers none of the periods asked for answers less than what answers any; else each counts the same.
  friend bool operator<(const LabelsCovered& a, const LabelsCovered& b) {
    if ((a.asked > 0) != (b.asked > 0)) return b.asked > 0;
    return a.asked + a.year_before < b.asked + b.year_before;
  }
};

LabelsCovered coverage_of(Timeline& timeline, const CompanyRecord& record, const Question& question,
                          const std::vector<Label>& labels);

}  // namespace capex::core
