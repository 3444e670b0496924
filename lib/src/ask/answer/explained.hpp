// What explain answers: where one number comes from, down to the sources.
#pragma once

#include <string>

#include "analysis/explain/explain.hpp"
#include "ask/answer/telling.hpp"
#include "ask/question/request.hpp"

namespace capex::core {

struct ExplainAsked {
  std::string company;
  Label label;
  bool grown = false;          // the growth instead of the amount
  bool summed = false;         // of a group: the sum of its members instead of what is stated for it
  bool allow_missing = false;  // of that sum: of the members that have a value
};

struct Explained {
  Explanation explanation;
  std::string advice;  // what to do where there is no number; else empty
};

/// What answers instead, and a fixed rate that is far off, go to the notes.
Explained ask_explanation(const Snapshot& snapshot, const ExplainAsked& asked, const Request& request,
                          const Tell& note);

}  // namespace capex::core
