// Recomputes every step of an explanation from the numbers of its parts, by the arithmetic that its kind names and by
// nothing else: as a reader would by hand.
#pragma once

#include <algorithm>
#include <string>

#include "catch.hpp"
#include "fx/rate_table.hpp"
#include "model/explanation.hpp"
#include "money/money.hpp"

namespace sample {

using namespace capex;
using namespace capex::core;

inline const AmountIn& amount_in(const Explanation& step) {
  return std::get<AmountIn>(step.number);
}
inline const ExchangeRate& rate_in(const Explanation& step) {
  return std::get<ExchangeRate>(step.number);
}
inline const Growth& growth_in(const Explanation& step) {
  return std::get<Growth>(step.number);
}

inline void recompute_figure(const Explanation& step) {
  REQUIRE(step.statement);
  CHECK(amount_in(step).amount.bounds == step.statement->stated.bounds());
  if (has_point(amount_in(step).amount.status)) CHECK(amount_in(step).amount.point == step.statement->stated.point());
}

inline void recompute_sum(const Explanation& step) {
  std::int64_t point = 0;
  Bounds bounds = Bounds::exactly(0);
  for (const Explanation& part : step.parts) {
    const BoundedAmount& amount = amount_in(part).amount;
    if (!has_value(amount.status)) continue;
    CHECK(amount_in(part).currency == amount_in(step).currency);
    point += part.sign * amount.point;
    bounds = (part.sign > 0 ? sum(bounds, amount.bounds) : difference(bounds, amount.bounds)).value();
  }
  CHECK(amount_in(step).amount.bounds == bounds);
  if (has_point(amount_in(step).amount.status)) CHECK(amount_in(step).amount.point == point);
}

inline void recompute_conversion(const Explanation& step) {
  REQUIRE(step.parts.size() == 2);
  const AmountIn& from = amount_in(step.parts[0]);
  const AmountIn& to = amount_in(step);
  const auto converted = [&](std::int64_t minor, Rounding rounding) {
    return convert(minor, from.currency, to.currency, rate_in(step.parts[1]), rounding);
  };
  if (has_point(to.amount.status)) CHECK(to.amount.point == converted(from.amount.point, Rounding::half_even));
  CHECK(to.amount.bounds.has_low() == from.amount.bounds.has_low());
  CHECK(to.amount.bounds.has_high() == from.amount.bounds.has_high());
  if (const auto low = from.amount.bounds.low()) CHECK(to.amount.bounds.low() == converted(*low, Rounding::floor));
  if (const auto high = from.amount.bounds.high())
    CHECK(to.amount.bounds.high() == converted(*high, Rounding::ceiling));
}

inline void recompute_average(const Explanation& step) {
  REQUIRE_FALSE(step.parts.empty());
  constexpr int scale = 15;
  Int128 sum = 0;
  for (const Explanation& day : step.parts) {
    const Decimal& rate = rate_in(day).rate;
    sum += rate.coefficient() * power_of_ten(scale - rate.scale());
  }
  const auto days = static_cast<Int128>(step.parts.size());
  CHECK(rate_in(step).rate == quotient(sum, days * power_of_ten(scale), rate_digits));
}

inline void recompute_cross(const Explanation& step) {
  Int128 above = 1;
  Int128 below = 1;
  for (const Explanation& leg : step.parts) {
    const Decimal& rate = rate_in(leg).rate;
    (leg.sign > 0 ? above : below) *= rate.coefficient();
    (leg.sign > 0 ? below : above) *= power_of_ten(rate.scale());
  }
  CHECK(rate_in(step).rate == quotient(above, below, rate_digits));
}

/// What the quotient of an amount and a base can be at least or at most.
inline std::optional<Ratio> end_of_growth(const AmountIn& amount, const AmountIn& base, bool lowest) {
  const auto end = lowest ? amount.amount.bounds.low() : amount.amount.bounds.high();
  if (!end) return std::nullopt;
  const auto below = lowest == (*end >= 0) ? base.amount.bounds.high() : base.amount.bounds.low();
  if (!below || *below <= 0) return std::nullopt;
  return Ratio(*end, *below);
}

inline void recompute_growth(const Explanation& step) {
  REQUIRE(step.parts.size() == 2);
  const AmountIn& amount = amount_in(step.parts[0]);
  const AmountIn& base = amount_in(step.parts[1]);
  const Growth& growth = growth_in(step);
  CHECK(amount.currency == base.currency);
  if (growth.factor) CHECK(*growth.factor == Ratio(amount.amount.point, base.amount.point));
  CHECK(growth.low == end_of_growth(amount, base, true));
  CHECK(growth.high == end_of_growth(amount, base, false));
}

inline Int128 divided(std::int64_t amount, const Ratio& factor, Rounding rounding) {
  return multiply_divide(amount, factor.denominator(), factor.numerator(), rounding);
}

inline void recompute_implied(const Explanation& step) {
  REQUIRE(step.parts.size() == 2);
  const BoundedAmount& amount = amount_in(step.parts[0]).amount;
  const Growth& claimed = growth_in(step.parts[1]);
  const BoundedAmount& base = amount_in(step).amount;
  if (has_point(base.status)) CHECK(base.point == divided(amount.point, *claimed.factor, Rounding::half_even));
  // Below zero the larger factor gives the larger quotient.
  if (const auto low = base.bounds.low()) {
    const std::int64_t above = *amount.bounds.low();
    CHECK(*low == divided(above, above < 0 ? *claimed.low : *claimed.high, Rounding::floor));
  }
  if (const auto high = base.bounds.high()) {
    const std::int64_t above = *amount.bounds.high();
    CHECK(*high == divided(above, above < 0 ? *claimed.high : *claimed.low, Rounding::ceiling));
  }
}

inline Ratio direct_rate(const Explanation& conversion) {
  const ExchangeRate& rate = rate_in(conversion.parts[1]);
  const Ratio number(rate.rate.coefficient(), power_of_ten(rate.rate.scale()));
  return amount_in(conversion.parts[0]).currency == rate.base ? number : Ratio(1, 1) / number;
}

inline void recompute_claimed(const Explanation& step) {
  REQUIRE(step.parts.size() == 3);
  const bool converted = step.parts[1].kind == StepKind::conversion;
  const Ratio change = converted ? direct_rate(step.parts[1]) / direct_rate(step.parts[2]) : Ratio(1, 1);
  CHECK(*growth_in(step).factor == *growth_in(step.parts[0]).factor * change);
  CHECK(*growth_in(step).low == *growth_in(step.parts[0]).low * change);
  CHECK(*growth_in(step).high == *growth_in(step.parts[0]).high * change);
}

inline void recompute_equivalent(const Explanation& step) {
  REQUIRE(step.parts.size() == 3);
  CHECK(amount_in(step).amount.bounds == amount_in(step.parts[1]).amount.bounds);
  CHECK(amount_in(step).amount.point == amount_in(step.parts[1]).amount.point);
  const ExchangeRate& rate = rate_in(step.parts[2]);
  const bool along = amount_in(step.parts[0]).currency == rate.base;
  const AmountIn& base = amount_in(step.parts[along ? 0 : 1]);
  const AmountIn& quote = amount_in(step.parts[along ? 1 : 0]);
  CHECK(rate.rate == quotient(Int128{quote.amount.point} * power_of_ten(base.currency.digits()),
                              Int128{base.amount.point} * power_of_ten(quote.currency.digits()), rate_digits));
}

/// All of the tree; how many steps were recomputed.
inline int recompute(const Explanation& step) {
  int steps = 0;
  for (const Explanation& part : step.parts) steps += recompute(part);
  if (!has_value(status_of(step))) return steps;
  switch (step.kind) {
    case StepKind::figure:
      recompute_figure(step);
      break;
    case StepKind::sum:
      recompute_sum(step);
      break;
    case StepKind::conversion:
      recompute_conversion(step);
      break;
    case StepKind::equivalent:
      recompute_equivalent(step);
      break;
    case StepKind::implied:
      recompute_implied(step);
      break;
    case StepKind::growth:
      recompute_growth(step);
      break;
    case StepKind::claimed_growth:
      recompute_claimed(step);
      break;
    case StepKind::average_rate:
      recompute_average(step);
      break;
    case StepKind::cross_rate:
      recompute_cross(step);
      break;
    case StepKind::claim:
    case StepKind::implied_rate:
    case StepKind::stored_rate:
    case StepKind::given_rate:
    case StepKind::missing:
      CHECK(step.parts.empty());
      return steps;
  }
  return steps + 1;
}

}  // namespace sample
