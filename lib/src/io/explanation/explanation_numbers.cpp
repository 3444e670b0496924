#include "io/explanation/explanation_numbers.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "io/rows/number_cells.hpp"
#include "money/digits_text.hpp"

namespace capex::core {
namespace {

constexpr int growth_digits = 6;

const AmountIn* amount_of(const Explanation& step) {
  return std::get_if<AmountIn>(&step.number);
}

std::string point_text(const Explanation& step) {
  const AmountIn* amount = amount_of(step);
  if (amount == nullptr || !has_point(amount->amount.status)) return "";
  return exact_text(amount->amount.point, amount->currency);
}

std::string end_text(const std::optional<std::int64_t>& end, Currency currency) {
  return end ? exact_text(*end, currency) : std::string();
}

/// "[a, b]" of two expressions; ">a", "<b" of one; nothing of none.
std::string between(const std::string& low, const std::string& high) {
  if (low.empty() && high.empty()) return "";
  if (high.empty()) return ">" + low;
  return low.empty() ? "<" + high : fmt::format("[{}, {}]", low, high);
}

/// "a + b - c" of the parts that `text` has something for; nothing where it lacks one.
template <class Text>
std::string signed_terms(const std::vector<Explanation>& parts, const Text& text) {
  std::string terms;
  for (const Explanation& part : parts) {
    if (!has_value(status_of(part))) continue;
    const std::string term = text(part);
    if (term.empty()) return "";
    if (terms.empty()) {
      terms = (part.sign < 0 ? "-" : "") + term;
    } else {
      terms += (part.sign < 0 ? " - " : " + ") + term;
    }
  }
  return terms;
}

std::string end_of_term(const Explanation& part, bool lowest) {
  const AmountIn* amount = amount_of(part);
  const Bounds& bounds = amount->amount.bounds;
  return end_text(lowest == (part.sign > 0) ? bounds.low() : bounds.high(), amount->currency);
}

Arithmetic of_sum(const Explanation& step) {
  return {signed_terms(step.parts, point_text),
          between(signed_terms(step.parts, [](const Explanation& part) { return end_of_term(part, true); }),
                  signed_terms(step.parts, [](const Explanation& part) { return end_of_term(part, false); })),
          ""};
}

/// "x 7.2150 CNY per USD"
std::string times_rate(const ExchangeRate& rate, Currency from) {
  return fmt::format("{} {}", from == rate.base ? "x" : "/", to_string(rate.rate));
}

Arithmetic of_conversion(const Explanation& step) {
  const auto* rate = step.parts.size() == 2 ? std::get_if<ExchangeRate>(&step.parts[1].number) : nullptr;
  if (rate == nullptr) return {};
  const AmountIn& from = std::get<AmountIn>(step.parts[0].number);
  const int digits = std::get<AmountIn>(step.number).currency.digits();
  const std::string factor = times_rate(*rate, from.currency);
  const auto end = [&](const std::optional<std::int64_t>& minor) {
    return minor ? fmt::format("{} {}", exact_text(*minor, from.currency), factor) : std::string();
  };
  const std::string point = point_text(step.parts[0]);
  return {point.empty() ? "" : fmt::format("{} {} {}", point, from.currency.code(), factor),
          between(end(from.amount.bounds.low()), end(from.amount.bounds.high())),
          fmt::format("rounded half-even to {}, bounds outwards", to_string(Decimal(1, digits)))};
}

/// "23,100,000,000 / 8,400,000,000 - 1"
std::string grown(const std::string& amount, const std::string& base) {
  return amount.empty() || base.empty() ? "" : fmt::format("{} / {} - 1", amount, base);
}

Arithmetic of_growth(const Explanation& step) {
  const Growth& growth = std::get<Growth>(step.number);
  if (!has_value(growth.status)) return {};
  const AmountIn& amount = std::get<AmountIn>(step.parts[0].number);
  const AmountIn& base = std::get<AmountIn>(step.parts[1].number);
  const Bounds& above = amount.amount.bounds;
  const Bounds& below = base.amount.bounds;
  // The end of the base that makes the quotient smallest or largest depends on the sign of the amount.
  const auto smallest = above.low().value_or(0) < 0 ? below.low() : below.high();
  const auto largest = above.high().value_or(0) < 0 ? below.high() : below.low();
  return {growth.factor ? grown(point_text(step.parts[0]), point_text(step.parts[1])) : "",
          between(growth.low ? grown(end_text(above.low(), amount.currency), end_text(smallest, base.currency)) : "",
                  growth.high ? grown(end_text(above.high(), amount.currency), end_text(largest, base.currency)) : ""),
          "rounded half-even to 6 places, bounds outwards"};
}

/// "(1 + 1.23)"
std::string factor_text(const std::optional<Ratio>& factor) {
  return factor ? fmt::format("(1 + {})",
                              shortest_text(to_decimal(less_one(*factor), ratio_digits).coefficient(), ratio_digits))
                : "";
}

Arithmetic of_implied(const Explanation& step) {
  const AmountIn& amount = std::get<AmountIn>(step.parts[0].number);
  const Growth& claimed = std::get<Growth>(step.parts[1].number);
  const auto divided = [&](const std::string& above, const std::optional<Ratio>& factor) {
    return above.empty() || !factor || factor->numerator() <= 0 ? std::string()
                                                                : fmt::format("{} / {}", above, factor_text(factor));
  };
  const Bounds& bounds = amount.amount.bounds;
  const bool low_is_negative = bounds.low().value_or(0) < 0;
  const bool high_is_negative = bounds.high().value_or(0) < 0;
  return {divided(point_text(step.parts[0]), claimed.factor),
          between(divided(end_text(bounds.low(), amount.currency), low_is_negative ? claimed.low : claimed.high),
                  divided(end_text(bounds.high(), amount.currency), high_is_negative ? claimed.high : claimed.low)),
          fmt::format("rounded half-even to {}, bounds outwards", to_string(Decimal(1, amount.currency.digits())))};
}

/// "/ 7.2150", of a step that converts; nothing for one that does not.
std::string rate_of(const Explanation& step) {
  if (step.kind != StepKind::conversion || step.parts.size() != 2) return "";
  const auto* rate = std::get_if<ExchangeRate>(&step.parts[1].number);
  return rate == nullptr ? "" : times_rate(*rate, std::get<AmountIn>(step.parts[0].number).currency);
}

Arithmetic of_claimed(const Explanation& step) {
  const std::string amount_rate = rate_of(step.parts[1]);
  std::string base_rate = rate_of(step.parts[2]);
  if (amount_rate.empty() || base_rate.empty()) return {};
  base_rate.front() = base_rate.front() == 'x' ? '/' : 'x';
  const Growth& claimed = std::get<Growth>(step.parts[0].number);
  const auto changed = [&](const std::optional<Ratio>& factor) {
    return factor ? fmt::format("{} {} {} - 1", factor_text(factor), amount_rate, base_rate) : std::string();
  };
  return {changed(claimed.factor), between(changed(claimed.low), changed(claimed.high)),
          "rounded half-even to 6 places, bounds outwards"};
}

constexpr const char* to_twelve_digits = "rounded half-even to 12 significant digits";

/// The amount is what the source says; the rate is what lies between the two.
Arithmetic of_equivalent(const Explanation& step) {
  const auto* rate = step.parts.size() == 3 ? std::get_if<ExchangeRate>(&step.parts[2].number) : nullptr;
  if (rate == nullptr) return {};
  const auto end_taken = [](const AmountIn& one) {
    if (has_point(one.amount.status)) return exact_text(one.amount.point, one.currency);
    return end_text(one.amount.bounds.has_low() ? one.amount.bounds.low() : one.amount.bounds.high(), one.currency);
  };
  const AmountIn& figure = std::get<AmountIn>(step.parts[0].number);
  const AmountIn& claim = std::get<AmountIn>(step.parts[1].number);
  const bool along = figure.currency == rate->base;
  return {"as the claim says it", "",
          fmt::format("the rate is {} / {}, {}", end_taken(along ? claim : figure), end_taken(along ? figure : claim),
                      to_twelve_digits)};
}

Arithmetic of_average(const Explanation& step) {
  int scale = 0;
  for (const Explanation& day : step.parts) scale = std::max(scale, std::get<ExchangeRate>(day.number).rate.scale());
  Int128 sum = 0;
  for (const Explanation& day : step.parts) {
    const Decimal& rate = std::get<ExchangeRate>(day.number).rate;
    sum += rate.coefficient() * power_of_ten(scale - rate.scale());
  }
  return {fmt::format("{} / {}", shortest_text(sum, scale), step.parts.size()), "", to_twelve_digits};
}

Arithmetic of_cross(const Explanation& step) {
  std::string text;
  for (const Explanation& leg : step.parts) {
    const std::string rate = to_string(std::get<ExchangeRate>(leg.number).rate);
    if (text.empty()) {
      text = leg.sign < 0 ? "1 / " + rate : rate;
    } else {
      text += (leg.sign < 0 ? " / " : " x ") + rate;
    }
  }
  return {text, "", to_twelve_digits};
}

}  // namespace

std::string exact_text(std::int64_t minor, Currency currency) {
  return grouped(shortest_text(minor, currency.digits()));
}

std::string exact_bounds(const Bounds& bounds, Currency currency) {
  return between(end_text(bounds.low(), currency), end_text(bounds.high(), currency));
}

std::string fraction_text(const Ratio& factor, Rounding rounding) {
  return ratio_text(less_one(factor), growth_digits, rounding);
}

std::string fraction_bounds(const Growth& growth) {
  return between(growth.low ? fraction_text(*growth.low, Rounding::floor) : "",
                 growth.high ? fraction_text(*growth.high, Rounding::ceiling) : "");
}

Arithmetic arithmetic_of(const Explanation& step) {
  switch (step.kind) {
    case StepKind::sum:
      return of_sum(step);
    case StepKind::conversion:
      return of_conversion(step);
    case StepKind::implied:
      return of_implied(step);
    case StepKind::growth:
      return of_growth(step);
    case StepKind::claimed_growth:
      return of_claimed(step);
    case StepKind::average_rate:
      return of_average(step);
    case StepKind::cross_rate:
      return of_cross(step);
    case StepKind::equivalent:
      return of_equivalent(step);
    case StepKind::figure:
    case StepKind::claim:
    case StepKind::implied_rate:
    case StepKind::stored_rate:
    case StepKind::given_rate:
    case StepKind::missing:
      break;
  }
  return {};
}

std::string pair_text(const ExchangeRate& rate) {
  return fmt::format("{} per {}", rate.quote.code(), rate.base.code());
}

}  // namespace capex::core
