// Which periods are asked for, where that may hang on what a company has.
//
//   2024H1   2023H1..2024H2        named: the same for everyone
//   2024..   ..2024Q4              from the one on, up to the other, as far as the figures reach
//   latest   last 8 quarters       the newest that the figures reach
//   TTM                            the newest trailing year that they reach
//
// The library has no clock: "latest" is the newest that a company has, never today's.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "time/label.hpp"

namespace capex::core {

class PeriodRequest {
 public:
  enum class Kind { named, from, until, newest, trailing_year };

  static PeriodRequest named(std::vector<Label> labels);
  /// Error{parse} unless the end is a year, a half, a quarter or a month, which the step cuts exactly.
  static PeriodRequest from(const Label& first, std::optional<Step> by = std::nullopt);
  static PeriodRequest until(const Label& last, std::optional<Step> by = std::nullopt);
  /// Without a step: of those that the figures state.
  static PeriodRequest newest(int count, std::optional<Step> step = std::nullopt);
  static PeriodRequest trailing_year(std::optional<Step> by = std::nullopt);

  Kind kind() const { return kind_; }
  /// Of named ones; empty for others.
  const std::vector<Label>& labels() const { return labels_; }
  /// In what steps the figures are to be looked at; of a trailing year, in what it is cut.
  std::optional<Step> step() const { return step_; }

  /// The labels asked for, in order, of those that the figures reach at the step, in order. What lies between two of
  /// them is asked for, too. Not for named ones and trailing years.
  std::vector<Label> among(const std::vector<Label>& reached) const;

 private:
  explicit PeriodRequest(Kind kind) : kind_(kind) {}

  Kind kind_;
  std::vector<Label> labels_;  // named; or the pieces of the end
  std::optional<Step> step_;
  int count_ = 1;
};

/// What parse_labels reads, and the forms above; Error{parse}.
PeriodRequest parse_periods(std::string_view text, std::optional<Step> by = std::nullopt);

}  // namespace capex::core
