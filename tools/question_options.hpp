// The options that every question shares: which measure, which periods, in which currency, as of when.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "capex/database.hpp"
#include "capex/question.hpp"
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

/// "restated,new" by its words. UsageError where there are none.
std::vector<std::string> parse_words(const char* option, const std::string& text);
/// A count that was typed: 1 or more, else UsageError that says of `what`.
std::size_t parse_count(const char* option, const std::string& text, const char* what = "a number");

/// --as-of as it was typed; UsageError where it is no day.
std::optional<std::string> day_asked(const std::optional<std::string>& as_of);
/// What the file knew on the day; without one, all that it knows.
View view_as_of(const Database& db, const std::optional<std::string>& day);

/// Without periods and steps, flows are cut by half where they are drawn, which it says; what is of days cannot be cut.
bool cut_by_half(Question& question, const View& view);

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

  std::optional<std::string> as_of() const { return day_asked(as_of_); }
  bool says_how() const { return rate_.has_value(); }
  /// Fills in the words.
  void into(Question& words) const;

 private:
  std::optional<std::string> rate_, provider_, as_of_, max_age_;
};

/// --per and --net-of.
class RatioOptions {
 public:
  void declare(CommandLine& line);
  void into(Question& words) const;

 private:
  std::optional<std::string> per_, net_of_;
};

class QuestionOptions {
 public:
  /// Whether --basis names one, several in order of preference, or several that each get an answer.
  enum class Bases { one, in_order, each };
  /// Of one period, an argument of the command, there is no --period and no --by.
  enum class Periods { many, one };
  void declare(CommandLine& line, Bases bases = Bases::one, Periods periods = Periods::many);

  std::optional<std::string> as_of() const { return rates_.as_of(); }
  bool several() const { return several_ != Bases::one; }
  /// What was typed, with the --over and --constant-currency of a command that has them.
  Question question(const std::optional<std::string>& over = std::nullopt, bool constant_currency = false) const;

 private:
  std::optional<std::string> period_, by_, in_, measure_, basis_, scope_, vintage_, align_;
  Bases several_ = Bases::one;
  RateOptions rates_;
};

}  // namespace capex::tool
