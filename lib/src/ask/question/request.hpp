// What a question's words come to: measures, periods, a currency, how to convert.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/answer/answer.hpp"
#include "capex/question.hpp"
#include "store/read/snapshot.hpp"
#include "time/period_request.hpp"

namespace capex::core {

/// What `parse` makes of a member's text; its refusal becomes a QuestionError that names the member.
template <typename Parse>
auto read_member(const char* member, const std::string& text, Parse parse) {
  try {
    return parse(text);
  } catch (const Error& error) {
    throw QuestionError(member, error.what());
  }
}

class Request {
 public:
  /// Whether the basis names one, or also several in order of preference or each with an answer of its own.
  enum class Bases { one, several };
  explicit Request(capex::Question words, Date as_of = latest, Bases bases = Bases::several)
      : words_(std::move(words)), as_of_(as_of), several_(bases) {}

  const capex::Question& words() const { return words_; }
  Date as_of() const { return as_of_; }
  RatePolicy rate_policy() const;
  int max_rate_age() const;
  /// Whose rates; empty for the file's own choice.
  const std::string& provider() const { return words_.rates; }
  /// How far back the base of a growth lies.
  Step over() const;

  /// QuestionError for what can be refused without a file.
  void check() const;
  Question question(const Snapshot& snapshot) const;
  /// The measure "any": each company by its own definition, also where amounts are ranked and added up.
  bool each_own() const { return words_.measure == "any"; }
  /// Whether a currency was asked for.
  bool converts() const { return !words_.in.empty(); }
  /// What the basis names, the question's first.
  std::vector<Basis> bases() const;
  bool names_bases() const { return !words_.basis.empty(); }
  bool names_measure() const { return !words_.measure.empty() && !each_own(); }
  bool names_scope() const { return !words_.scope.empty(); }
  /// What the periods are cut by.
  std::optional<Step> step() const;
  /// The periods that are named; nothing where none was asked for, or one that hangs on what a company has.
  std::optional<std::vector<Label>> labels() const;
  /// Whether the periods hang on what a company has: latest, last 8 quarters, TTM, 2024.. .
  bool relative() const;
  /// Without labels(): what a series states, under the names that its company's calendar gives them; cut by a step
  /// every period of that length that its figures reach; of these what relative periods ask for.
  std::vector<Label> labels_of(PlacedSeries& series) const;
  /// The same before the newest of them are chosen, for who chooses among several companies'.
  std::vector<Label> candidates_of(PlacedSeries& series) const;
  /// What relative periods ask for of such candidates, which are in the order of time.
  std::vector<Label> chosen_of(std::vector<Label> candidates) const;
  /// Whether measure, basis and scope, where given, name this series.
  bool admits(const Series& series, const Question& question) const;

 private:
  std::optional<PeriodRequest> periods() const;
  VintageChoice vintage() const;
  Alignment alignment() const;

  capex::Question words_;
  Date as_of_;
  Bases several_;
};

/// Whether the question converts by stored rates.
bool needs_rates(const Question& question);

/// "year", "half", "quarter"; QuestionError suggests a near one.
Step read_over(const std::string& text);

/// Whether there is a label that much earlier: a year has no year-ago half.
bool steps_back(const Label& label, Step over);

}  // namespace capex::core
