#include "capex/fx/plausible_rate.hpp"

#include <algorithm>
#include <string>

namespace capex {
namespace {

constexpr std::size_t longest_run = 3;
constexpr int widest_span = 14;  // days from neighbour to neighbour

/// a x times >= b x of
bool reaches(const Decimal& a, int times, const Decimal& b, int of) {
  return Int128{a.coefficient()} * times * power_of_ten(b.scale()) >=
         Int128{b.coefficient()} * of * power_of_ten(a.scale());
}

bool is_off(const Decimal& a, const Decimal& b, int times, int of) {
  return reaches(a, of, b, times) || reaches(b, of, a, times);
}

bool leaves(const DailyRate& rate, const DailyRate& neighbour) {
  return is_off(rate.rate, neighbour.rate, 6, 5);
}

/// How many rates from `first` on lie off `before` and come back to it; 0 where they do not.
std::size_t run_from(std::span<const DailyRate> rates, std::size_t first, const DailyRate& before) {
  for (std::size_t run = 1; run <= longest_run && first + run < rates.size(); ++run) {
    const DailyRate& after = rates[first + run];
    if ((after.day - before.day).days() > widest_span) return 0;
    if (leaves(after, before)) continue;
    const auto off = rates.subspan(first, run);
    const bool all = std::all_of(off.begin(), off.end(), [&](const DailyRate& rate) { return leaves(rate, after); });
    return all ? run : 0;
  }
  return 0;
}

int digits_of(const Decimal& rate) {
  return static_cast<int>(std::to_string(rate.coefficient()).size());
}

/// Of two rates that the value lies between or beside, the nearer by the factor between them.
const DailyRate& nearer(const Decimal& value, const DailyRate& low, const DailyRate& high) {
  if (value <= low.rate) return low;
  if (value >= high.rate) return high;
  // value / low <= high / value, in as many digits as fit the square
  const Decimal up = quotient(Int128{value.coefficient()} * power_of_ten(low.rate.scale()),
                              Int128{low.rate.coefficient()} * power_of_ten(value.scale()), rate_digits);
  const Decimal down = quotient(Int128{high.rate.coefficient()} * power_of_ten(value.scale()),
                                Int128{value.coefficient()} * power_of_ten(high.rate.scale()), rate_digits);
  return up <= down ? low : high;
}

}  // namespace

std::vector<RateOutlier> rate_outliers(std::span<const DailyRate> rates) {
  std::vector<RateOutlier> found;
  for (std::size_t i = 1; i < rates.size();) {
    const DailyRate& before = rates[i - 1];
    const std::size_t run = leaves(rates[i], before) ? run_from(rates, i, before) : 0;
    for (std::size_t off = i; off < i + run; ++off) found.push_back({rates[off], before, rates[i + run]});
    i += run + 1;
  }
  return found;
}

std::optional<FixedRateCheck> check_fixed(const PairRates& pair, const Decimal& fixed, Date first, Date last) {
  const auto rates = pair.rates();
  if (rates.empty()) return std::nullopt;
  const auto by_day = [](const DailyRate& rate, const Date& day) { return rate.day < day; };
  auto begin = std::lower_bound(rates.begin(), rates.end(), first, by_day);
  auto end =
      std::upper_bound(begin, rates.end(), last, [](const Date& day, const DailyRate& rate) { return day < rate.day; });
  if (begin == end && begin != rates.begin()) --begin;
  if (begin == end) ++end;
  const auto by_rate = [](const DailyRate& a, const DailyRate& b) { return a.rate < b.rate; };
  const auto [low, high] = std::minmax_element(begin, end, by_rate);

  FixedRateCheck check;
  check.inverse =
      quotient(power_of_ten(fixed.scale()), fixed.coefficient(), std::clamp(digits_of(fixed), 5, rate_digits));
  const Decimal one(1, 0);
  if ((fixed < one && low->rate > one) || (fixed > one && high->rate < one)) {
    check.verdict = FixedRateVerdict::inverted;
    check.own = nearer(check.inverse, *low, *high);
    return check;
  }
  check.own = nearer(fixed, *low, *high);
  const bool within = low->rate <= fixed && fixed <= high->rate;
  if (!within && is_off(fixed, check.own.rate, 3, 2)) check.verdict = FixedRateVerdict::far;
  return check;
}

}  // namespace capex
