// From answers to the series of a chart: their periods in the order of time, their one unit, a mark for each.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "capex/chart.hpp"

namespace capex::look {

ChartMark mark_of(const Observation& one);
ChartMark growth_mark_of(const Growth& one);
/// Of the ratio to another measure.
ChartMark ratio_mark_of(const Observation& one);

/// The periods of a chart, in the order of time.
class Times {
 public:
  void take(const Observation& one);
  /// QuestionError where they are of unlike length.
  void into(Chart& chart);

 private:
  struct Time {
    Day first = {}, last = {};
    std::string name;
    long days() const;
  };
  void refuse_unlike() const;

  std::vector<Time> all_;
};

/// The unit that all amounts are of.
class OneUnit {
 public:
  /// QuestionError for another.
  void take(const Observation& one);
  const std::string& unit() const { return called_; }

 private:
  std::string unit_, called_, company_;  // what is counted has no currency
};

/// Series in the order in which they come, each with a mark for every period.
class SeriesOf {
 public:
  explicit SeriesOf(Chart& chart) : chart_(&chart) {}

  ChartSeries& of(const Observation& one, ChartSeries::Part part);
  /// Those of one series come in the order of time.
  void put(const Observation& one, ChartSeries::Part part, ChartMark mark);

 private:
  Chart* chart_;
  std::map<std::size_t, Day> ends_;  // of a series the last day of the period before
};

}  // namespace capex::look
