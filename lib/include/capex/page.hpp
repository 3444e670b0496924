// Answers as a page to share: one HTML file with tables, charts, claims and sources, in which every number says where
// it comes from when it is pointed at or reached by the keyboard.
//
//   const capex::View view = db.now();
//   capex::Report report;
//   report.question = {.companies = {"alibaba", "tencent"}, .by = "half"};
//   report.amounts = view.show(report.question);
//   report.growths = view.growth(report.question);
//   std::ofstream("report.html") << capex::page(report);
//
// The file needs nothing beside it, fetches nothing, and reads without JavaScript, which sorts its tables. The same
// report makes the same bytes. Only web addresses of sources become links.
#pragma once

#include <string>
#include <vector>

#include "capex/answer.hpp"
#include "capex/question.hpp"

namespace capex {

/// What a page tells; whatever is left empty has no section.
struct Report {
  std::string title = {};  // else what the amounts are, whose and of when
  Question question = {};  // what was asked: the page repeats it
  std::string as_of = {};  // the day, "2025-01-31", where only what was known then was asked for
  Answers<Observation> amounts = {};
  Answers<Growth> growths = {};
  std::vector<Answers<Total>> totals = {};  // each of one group
  Answers<CheckedClaim> claims = {};        // what is not consistent is listed, all are counted
};

/// The bytes of the file.
std::string page(const Report& report);

}  // namespace capex
