// Which of several series of one company answers: the one that can answer most of what is asked.
#pragma once

#include <boost/container/small_vector.hpp>
#include <vector>

#include "analysis/answer/answer.hpp"

namespace capex::core {

/// Of the record's series those that the question asks of, in the order in which they are asked: by measure, then the
/// one in the reporting currency, then in the one asked for, then by currency code.
boost::container::small_vector<const Series*, 4> candidates_of(const CompanyRecord& record, const Question& question);

/// The record's flow of the measure that stands beside what the question asks of, in the currency; null for none.
const Series* flow_beside(const CompanyRecord& record, const Question& question, MeasureId measure, Currency currency);

/// The series that answers for these labels, in show() as in growth(): of those asked about the one that answers most
/// of them and of the periods a year before them, the first where several do as well; without labels the first that has
/// any figure. One that answers none of the labels themselves comes after those that do. Null when the company has none
/// of the measures.
const Series* choose_series(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels);

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

/// The series of the record as the question reads it; it lives as long as the record.
inline PlacedSeries& placed(const Series& series, const PlacedRecord& record, const Question& question) {
  return record.read(series, question.as_of, question.vintage, question.align);
}

LabelsCovered coverage_of(PlacedSeries& series, const PlacedRecord& record, const Question& question,
                          const std::vector<Label>& labels);

/// The one that choose_series() chooses; null for none.
PlacedSeries* choose_placed(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels);

}  // namespace capex::core
