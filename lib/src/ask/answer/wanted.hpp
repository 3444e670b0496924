// What is wanted of each company and period, and which words of a question go together for it.
#pragma once

#include <optional>
#include <string>

#include "ask/question/request.hpp"

namespace capex::core {

/// What is wanted of each company and period.
struct Wanted {
  enum class Kind {
    amounts,
    growth,           // over a step
    compound_growth,  // from the first period to the last
    revisions,        // how the amount changed as more became known
    remaining,        // what guidance leaves once part of the period is reported
  };
  Kind kind = Kind::amounts;
  Step over = Step::year;               // of growth
  bool totals = false;                  // of members, their sum, and what was stated for the group
  bool split = false;                   // of growth: into the local part and that of the currency
  bool on_actual = false;               // guidance and estimates grow on actuals
  bool outcomes = false;                // guidance against the actual of its period
  std::optional<std::string> per{};     // divide by this measure
  std::optional<std::string> net_of{};  // take this measure off

  static Wanted growth_over(Step step) { return {Kind::growth, step}; }

  bool grown() const { return kind == Kind::growth || kind == Kind::compound_growth; }
};

/// Of a question of that kind; of growth also compound growth, where the words say so. QuestionError for words that do
/// not go together.
Wanted wanted_of(const Request& request, Wanted::Kind kind);

/// QuestionError for words that only show and growth answer.
void refuse_ratios(const Request& request);
/// Of what has neither ratios nor parts, and asks no group for its members.
Request plain_request(const capex::Question& question, const Snapshot& snapshot,
                      Request::Bases bases = Request::Bases::several);

}  // namespace capex::core
