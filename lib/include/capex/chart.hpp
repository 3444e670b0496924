// Answers as pictures: what show, growth and total answer as a Chart, and a Chart drawn for a screen or as SVG.
//
//   const capex::Chart chart = capex::chart_of(db.now().growth({.companies = {"meta"}, .by = "half"}));
//   std::ofstream("meta.svg") << capex::svg(chart);
//
// A Chart is a value: the same answers make the same chart, the same chart the same bytes. It holds the digits of its
// answers; floating point places them on the paper and prints none. What has no number is a gap with a sign, never 0.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "capex/answer.hpp"
#include "capex/rows.hpp"
#include "capex/status.hpp"

namespace capex {

/// A number of a period, or why there is none.
struct ChartMark {
  Status status = Status::missing;
  // In full digits, as in CSV: whole units of the currency, growths as fractions. Empty where there is none.
  std::string value = {}, low = {}, high = {};
  std::string text = {};    // as the answer reads: "24.242bn", "91-93bn", "more than 12bn", "+175%"
  std::string bounds = {};  // "[23.25, 23.35]"
  bool follows = false;     // it begins on the day after the one before it ends
};

struct ChartSeries {
  enum class Part { company, member, sum, stated };  // the last three are of a group's total
  Part part = Part::company;
  std::string company = {};  // keys, as are the next three
  std::string measure = {};
  std::string basis = {};
  std::string scope = {};
  std::string name = {};              // as the picture calls it
  std::vector<ChartMark> marks = {};  // one a period of the chart
};

struct Chart {
  enum class Kind {
    bars,    // a bar a period of one series, or a bar a series of one period
    lines,   // several series over several periods
    beside,  // guidance and estimates as boxes beside what came of them
    stacks,  // members of a group upon each other, their sum, and what is stated for the group
  };
  Kind kind = Kind::bars;
  std::string title = {};
  std::string unit = {};                  // the currency, or what is counted; empty for fractions
  bool growth = false;                    // marks are growths, as fractions
  std::string per = {};                   // marks are ratios to this measure, as fractions; empty where they are not
  std::vector<std::string> caption = {};  // definitions, rates, gaps, the day, sources: a paragraph each
  std::vector<std::string> periods = {};  // in the order of time
  std::vector<ChartSeries> series = {};
};

/// Of amounts with ratios to another measure the ratios. `as_of` is the day, "2025-01-31", where only what was known
/// then was asked for: the caption says it. QuestionError where the answers share no axis: amounts of several
/// currencies, periods of unlike length, totals of several groups.
Chart chart_of(const Answers<Observation>& answers, const std::string& as_of = {});
Chart chart_of(const Answers<Growth>& answers, const std::string& as_of = {});
Chart chart_of(const Answers<Total>& answers, const std::string& as_of = {});

/// For a screen so many places wide (40 at least): a bar a row, in Unicode's block elements.
std::string text(const Chart& chart, std::size_t width = 80);
/// A document of its own, light or dark as its reader prefers; within a page its ids begin with `id`.
std::string svg(const Chart& chart, const std::string& id = "chart");
/// The marks, a row each.
Rows rows(const Chart& chart);

}  // namespace capex
