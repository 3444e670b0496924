// The options that every question shares: which measure, which periods, in which currency, as of when.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "capex/analysis/answer.hpp"
#include "capex/error.hpp"
#include "capex/store/snapshot.hpp"
#include "capex/time/period_request.hpp"
#include "command_line.hpp"

namespace capex::tool {

/// What `parse` makes of the option's text; its refusal becomes a UsageError that names the option.
template <typename Parse>
auto parsed(std::string_view option, const std::string& text, Parse parse) {
  try {
    return parse(text);
  } catch (const Error& error) {
    throw UsageError(std::string(option) + ": " + error.what());
  }
}

/// --rate, --rates, --as-of, --max-rate-age: how to convert. `convert` has these without the rest.
class RateOptions {
 public:
  /// The line writes into these options when it is parsed, so they stay where they are.
  RateOptions() = default;
  RateOptions(const RateOptions&) = delete;
  RateOptions& operator=(const RateOptions&) = delete;
  void declare(CommandLine& line);
  /// All but --rate, for questions that choose the kind of rate themselves.
  void declare_table(CommandLine& line);

  RatePolicy policy() const;
  int max_age() const;
  Date as_of() const;
  /// Empty for the file's own choice.
  std::string provider() const { return provider_.value_or(""); }
  /// All rates of the provider, or of the file's own choice; none when the file has none and none was named.
  RateTable all(const Snapshot& snapshot) const { return snapshot.rates(provider()); }
  /// The same where the question converts by them; none when nothing is converted.
  RateTable all(const Snapshot& snapshot, const Question& question) const;
  bool says_how() const { return rate_.has_value(); }
  /// UsageError for what has no meaning where nothing is converted.
  void refuse_without_currency() const;

 private:
  std::optional<std::string> rate_, provider_, as_of_, max_age_;
};

class Asking {
 public:
  /// Whether --basis names one, several in order of preference, or several that each get an answer.
  enum class Bases { one, in_order, each };
  /// Of one period, an argument of the command, there is no --period and no --by.
  enum class Periods { many, one };
  void declare(CommandLine& line, Bases bases = Bases::one, Periods periods = Periods::many);

  const RateOptions& rates() const { return rates_; }
  Date as_of() const { return rates_.as_of(); }

  /// UsageError for what can be refused without a file.
  void check() const;
  Question question(const Snapshot& snapshot) const;
  /// --measure any: each company by its own definition, also where amounts are ranked and added up.
  bool each_own() const { return measure_ == "any"; }
  /// Whether --in was given.
  bool converts() const { return in_.has_value(); }
  /// What --basis names, the question's first.
  std::vector<Basis> bases() const;
  bool names_bases() const { return basis_.has_value(); }
  /// What --period and --by name; nothing where no period was asked for, or one that hangs on what a company has.
  std::optional<std::vector<Label>> labels() const;
  /// Whether --period asks for what a company has: latest, last 8 quarters, TTM, 2024.. .
  bool relative() const;
  /// Without labels(): what a series states, under the names that the company's calendar gives them; with --by every
  /// period of that length that its figures reach; of these what a relative --period asks for.
  std::vector<Label> labels_of(const Series& series, const FiscalCalendar& calendar) const;
  /// The same before the newest of them are chosen, for who chooses among several companies'.
  std::vector<Label> candidates_of(const Series& series, const FiscalCalendar& calendar) const;
  /// What a relative --period asks for of such candidates, which are in the order of time.
  std::vector<Label> chosen_of(std::vector<Label> candidates) const;
  /// Whether --measure, --basis and --scope, where given, name this series.
  bool admits(const Series& series, const Question& question) const;

 private:
  std::optional<Step> step() const;
  std::optional<PeriodRequest> request() const;

  std::optional<std::string> period_, by_, in_, measure_, basis_, scope_, vintage_, align_;
  Bases several_ = Bases::one;
  RateOptions rates_;
};

/// Whether the question converts by stored rates.
bool needs_rates(const Question& question);

/// "year", "half", "quarter": how far back the base of a growth lies. UsageError suggests a near one.
Step parse_over(const std::string& text);

/// Whether there is a label that much earlier: a year has no year-ago half.
bool steps_back(const Label& label, Step over);

}  // namespace capex::tool
