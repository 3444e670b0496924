#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "capex/error.hpp"
#include "capex/fx/rate_table.hpp"

namespace capex {
namespace {

using Rates = std::vector<DailyRate>;

bool earlier(const DailyRate& a, const DailyRate& b) {
  return a.day < b.day;
}

/// Of ordinary days; by their numbers, since an average asks for each of its days.
std::int64_t days_between(const Date& from, const Date& to) {
  return std::int64_t{to.day_number()} - std::int64_t{from.day_number()};
}

/// The first rate of the day or later.
Rates::const_iterator from(const Rates& rates, const Date& day) {
  return std::lower_bound(rates.begin(), rates.end(), day, [](const DailyRate& a, const Date& b) { return a.day < b; });
}

/// The first rate after the day.
Rates::const_iterator after(const Rates& rates, const Date& day) {
  return std::upper_bound(rates.begin(), rates.end(), day, [](const Date& a, const DailyRate& b) { return a < b.day; });
}

/// Places at which the sum of all rates is sure to fit 128 bits: all that were written, unless the numbers are huge.
int scale_for_sums(const Rates& rates) {
  std::array<std::int64_t, Decimal::max_scale + 1> largest_at{};
  for (const DailyRate& rate : rates) {
    std::int64_t& largest = largest_at[static_cast<std::size_t>(rate.rate.scale())];
    largest = std::max(largest, rate.rate.coefficient());
  }
  int scale = 0;
  Int128 largest = 1;
  for (int places = 0; places <= Decimal::max_scale; ++places) {
    const std::int64_t coefficient = largest_at[static_cast<std::size_t>(places)];
    if (coefficient == 0) continue;
    scale = places;
    largest = std::max(largest, divide(coefficient, power_of_ten(places), Rounding::ceiling));
  }
  const Int128 units = largest * static_cast<Int128>(rates.size() + 1);
  while (scale > 0 && power_of_ten(38) / units <= power_of_ten(scale)) --scale;
  return scale;
}

Int128 at_scale(const Decimal& rate, int scale) {
  const int power = scale - rate.scale();
  return power >= 0 ? Int128{rate.coefficient()} * small_powers_of_ten[static_cast<std::size_t>(power)]
                    : divide(rate.coefficient(), power_of_ten(-power));
}

}  // namespace

PairRates::PairRates(Currency base, Currency quote, Rates rates, std::span<const Currency> via)
    : base_(base), quote_(quote), rates_(std::move(rates)) {
  const auto pair = [&] { return fmt::format("{}/{}", base.code(), quote.code()); };
  if (base == quote) throw Error(ErrorCode::usage, pair() + ": a rate is between two currencies");
  if (via.size() > std::size(via_))
    throw Error(ErrorCode::usage, pair() + ": a cross goes through at most two currencies");
  std::copy(via.begin(), via.end(), via_);

  const bool turned = !quoted_before(base_, quote_);
  if (turned) {
    std::swap(base_, quote_);
    std::reverse(via_, via_ + via.size());
  }
  if (!std::is_sorted(rates_.begin(), rates_.end(), earlier)) std::sort(rates_.begin(), rates_.end(), earlier);
  for (std::size_t i = 0; i < rates_.size(); ++i) {
    Decimal& rate = rates_[i].rate;
    if (i > 0 && rates_[i - 1].day == rates_[i].day) {
      throw Error(ErrorCode::usage, fmt::format("{}: two rates on {}", pair(), to_string(rates_[i].day)));
    }
    if (rate.coefficient() <= 0) {
      throw Error(ErrorCode::usage,
                  fmt::format("{} on {}: {} is not above zero", pair(), to_string(rates_[i].day), to_string(rate)));
    }
    if (!turned) continue;
    rate = quotient(power_of_ten(rate.scale()), rate.coefficient(), rate_digits);
    if (rate.coefficient() == 0) throw_overflow("a rate");
  }
  sum_scale_ = scale_for_sums(rates_);
}

RateAnswer PairRates::on(Date day, int max_age) const {
  const auto next = after(rates_, day);
  if (next == rates_.begin()) return {std::nullopt, RateGap::unknown};
  const DailyRate& rate = *std::prev(next);
  if (days_between(rate.day, day) > max_age) return {std::nullopt, RateGap::stale};
  RateAnswer answer;
  answer.rate = AppliedRate{RateKind::on, {base_, quote_, rate.rate}, rate.day, rate.day, 1, {via_[0], via_[1]}};
  return answer;
}

RateAnswer PairRates::average(const Period& period, int max_age) const {
  const auto first = from(rates_, period.begin());
  const auto end = from(rates_, period.end());
  if (first == end) {
    RateAnswer answer = on(period.last(), max_age);
    if (answer) answer.rate->kind = RateKind::average;
    return answer;
  }

  // The longest run of days without a rate, the ends of the period included.
  std::int64_t longest =
      std::max(days_between(period.begin(), first->day), days_between(std::prev(end)->day, period.last()));
  Int128 sum = at_scale(first->rate, sum_scale_);
  for (auto rate = first + 1; rate != end; ++rate) {
    longest = std::max(longest, days_between((rate - 1)->day, rate->day) - 1);
    sum += at_scale(rate->rate, sum_scale_);
  }
  if (longest > max_age) return {std::nullopt, RateGap::stale};

  const auto days = end - first;
  const Decimal mean = quotient(sum, days * power_of_ten(sum_scale_), rate_digits);
  RateAnswer answer;
  answer.rate = AppliedRate{RateKind::average, {base_, quote_, mean},  period.first(),
                            period.last(),     static_cast<int>(days), {via_[0], via_[1]}};
  return answer;
}

}  // namespace capex
