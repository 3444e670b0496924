// What screen answers: the issuers of a file that meet a condition, ranked.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/pass/screen.hpp"
#include "ask/answer/answers.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

struct ScreenAsked {
  std::string condition;             // "growth > 100% and amount > 1bn USD"; empty: whoever has what the order is by
  std::optional<ScreenOrder> order;  // else by what the condition is about
  std::size_t top = 0;               // how many to keep; 0 for all
};

/// Those that meet it, in order, and in the notes who is left out and why.
struct Screened {
  Answers answers;
  std::vector<std::string> notes;
};

/// QuestionError and Error{usage} unless the request names one period that has one so much earlier.
void check_screen(const Request& request);

Screened ask_screen(const Snapshot& snapshot, const ScreenAsked& asked, const Request& request);

}  // namespace capex::core
