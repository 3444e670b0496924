#include "fx/plausible_rate.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace capex::core {
namespace {

constexpr std::size_t longest_run = 3;
constexpr int widest_span = 14;     // days from neighbour to neighbour
constexpr int widest_of_all = 400;  // no currency loses four fifths in a year and comes back

/// a x times >= b x of
bool reaches(const Decimal& a, int times, const Decimal& b, int of) {
  return Int128{a.coefficient()} * times * power_of_ten(b.scale()) >=
         Int128{b.coefficient()} * of * power_of_ten(a.scale());
}

bool is_off(const Decimal& a, const Decimal& b, int times, int of) {
  return reaches(a, of, b, times) || reaches(b, of, a, times);
}

std::int64_t days_apart(const DailyRate& a, const DailyRate& b) {
  return (b.day - a.day).days();
}

/// Whether two rates lie apart that are so many days from each other, or whose neighbours are.
bool leaves(const DailyRate& rate, const DailyRate& neighbour, std::int64_t days) {
  return days <= widest_span ? is_off(rate.rate, neighbour.rate, 6, 5) : is_off(rate.rate, neighbour.rate, 5, 1);
}

/// How many rates from `first` on lie off `before` and come back to it; 0 where they do not.
std::size_t run_from(std::span<const DailyRate> rates, std::size_t first, const DailyRate& before) {
  for (std::size_t run = 1; run <= longest_run && first + run < rates.size(); ++run) {
    const DailyRate& after = rates[first + run];
    const std::int64_t days = days_apart(before, after);
    if (days > widest_of_all) return 0;
    if (leaves(after, before, days)) continue;
    const auto off = rates.subspan(first, run);
    const bool all = std::all_of(off.begin(), off.end(), [&](const DailyRate& rate) {
      return leaves(rate, after, days) && leaves(rate, before, days);
    });
    return all ? run : 0;
  }
  return 0;
}

bool is_off_at_end(const DailyRate& rate, const DailyRate& beside) {
  const std::int64_t days = rate.day < beside.day ? days_apart(rate, beside) : days_apart(beside, rate);
  if (days > widest_of_all) return false;
  return days <= default_max_rate_age ? is_off(rate.rate, beside.rate, 4, 3) : is_off(rate.rate, beside.rate, 5, 1);
}

/// Whether rates at an end lie off the one beside them, which is like the next one. Several that went there together
/// may have stayed there, unless each is plainly a slip.
bool are_off_at_end(std::span<const DailyRate> off, const DailyRate& beside, const DailyRate& next) {
  return !is_off_at_end(beside, next) && std::all_of(off.begin(), off.end(), [&](const DailyRate& rate) {
    return is_off_at_end(rate, beside) && (off.size() == 1 || likely_slip(rate.rate, beside.rate) != RateSlip::none);
  });
}

/// How many rates at the end, or at the beginning, are so: no more than are left. Of as many on either side it is the
/// later ones.
std::size_t run_at_end(std::span<const DailyRate> rates) {
  if (rates.size() == 2) return is_off_at_end(rates[1], rates[0]) ? 1 : 0;
  for (std::size_t run = std::min(longest_run, rates.size() / 2); run > 0 && rates.size() > 2; --run) {
    const std::size_t beside = rates.size() - run - 1;
    if (are_off_at_end(rates.last(run), rates[beside], rates[beside - 1])) return run;
  }
  return 0;
}
std::size_t run_at_begin(std::span<const DailyRate> rates) {
  for (std::size_t run = std::min(longest_run, (rates.size() - 1) / 2); run > 0 && rates.size() > 2; --run) {
    if (are_off_at_end(rates.first(run), rates[run], rates[run + 1])) return run;
  }
  return 0;
}

bool is_lone(std::span<const DailyRate> rates, std::size_t i) {
  return (i == 0 || days_apart(rates[i - 1], rates[i]) > widest_of_all) &&
         (i + 1 == rates.size() || days_apart(rates[i], rates[i + 1]) > widest_of_all);
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
  if (rates.empty()) return found;
  const std::size_t begun = run_at_begin(rates);
  for (std::size_t off = 0; off < begun; ++off) found.push_back({rates[off], rates[begun], rates[begun]});
  for (std::size_t i = begun + 1; i < rates.size();) {
    const DailyRate& before = rates[i - 1];
    const std::size_t run = is_off(rates[i].rate, before.rate, 6, 5) ? run_from(rates, i, before) : 0;
    for (std::size_t off = i; off < i + run; ++off) found.push_back({rates[off], before, rates[i + run]});
    i += run + 1;
  }
  const std::size_t ended = run_at_end(rates);
  for (std::size_t off = rates.size() - ended; off < rates.size(); ++off) {
    const DailyRate& beside = rates[rates.size() - ended - 1];
    found.push_back({rates[off], beside, beside});
  }
  return found;
}

std::vector<RateOutlier> rates_given_otherwise(const PairRates& pair) {
  std::vector<RateOutlier> found;
  for (const GivenOtherwise& other : pair.passed_over()) {
    const auto counts = std::lower_bound(pair.rates().begin(), pair.rates().end(), other.day,
                                         [](const DailyRate& rate, const Date& day) { return rate.day < day; });
    if (is_off(other.rate, counts->rate, 6, 5)) found.push_back({{other.day, other.rate}, *counts, *counts});
  }
  return found;
}

bool has_lone_rates(std::span<const DailyRate> rates) {
  for (std::size_t i = 0; i < rates.size(); ++i) {
    if (is_lone(rates, i)) return true;
  }
  return false;
}

std::vector<RateOutlier> lone_rates_off(std::span<const DailyRate> rates, std::span<const DailyRate> of_another) {
  std::vector<RateOutlier> found;
  const auto apart = [](const DailyRate& a, const DailyRate& b) {
    return a.day < b.day ? days_apart(a, b) : days_apart(b, a);
  };
  for (std::size_t i = 0; i < rates.size(); ++i) {
    if (!is_lone(rates, i)) continue;
    const DailyRate& rate = rates[i];
    const DailyRate* beside = nullptr;
    const auto look_at = [&](const DailyRate& other) {
      if (beside == nullptr || apart(rate, other) < apart(rate, *beside)) beside = &other;
    };
    if (i > 0) look_at(rates[i - 1]);
    if (i + 1 < rates.size()) look_at(rates[i + 1]);
    const auto after = std::lower_bound(of_another.begin(), of_another.end(), rate.day,
                                        [](const DailyRate& other, const Date& day) { return other.day < day; });
    if (after != of_another.end()) look_at(*after);
    if (after != of_another.begin()) look_at(*std::prev(after));
    if (beside == nullptr) continue;
    const bool is_near = apart(rate, *beside) <= widest_of_all;
    const bool off =
        is_near ? is_off_at_end(rate, *beside)
                : is_off(rate.rate, beside->rate, 5, 1) && likely_slip(rate.rate, beside->rate) != RateSlip::none;
    if (off) found.push_back({rate, *beside, *beside});
  }
  return found;
}

std::vector<DailyRate> rates_from_the_future(std::span<const DailyRate> rates, Date known) {
  std::vector<DailyRate> found;
  for (const DailyRate& rate : rates) {
    if (rate.day <= known) continue;
    if (found.empty() && (rate.day - known).days() <= widest_span) {
      known = rate.day;
    } else {
      found.push_back(rate);
    }
  }
  return found;
}

RateSlip likely_slip(const Decimal& rate, const Decimal& beside) {
  const auto fits = [&](const Decimal& mended) { return mended.coefficient() > 0 && !is_off(mended, beside, 6, 5); };
  if (fits(rate)) return RateSlip::none;
  if (fits(inverse_of(rate))) return RateSlip::inverse;
  for (int places = 1; places <= 6; ++places) {
    const Int128 power = power_of_ten(places);
    const auto meets_at = [&](const Decimal& a, const Decimal& b) {  // a x power, beside b
      const Int128 left = Int128{a.coefficient()} * power_of_ten(b.scale());
      const Int128 right = Int128{b.coefficient()} * power_of_ten(a.scale());
      return left <= right / power * 6 / 5 && right <= left * power * 6 / 5;
    };
    if (meets_at(rate, beside) || meets_at(beside, rate)) return RateSlip::places;
  }
  return RateSlip::none;
}

Decimal inverse_of(const Decimal& rate) {
  return quotient(power_of_ten(rate.scale()), rate.coefficient(), std::clamp(digits_of(rate), 5, rate_digits));
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
  check.inverse = inverse_of(fixed);
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

}  // namespace capex::core
