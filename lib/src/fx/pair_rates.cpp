#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "capex/error.hpp"
#include "fx/rate_table.hpp"

namespace capex::core {
namespace {

using Rates = std::vector<DailyRate>;

bool is_earlier(const DailyRate& a, const DailyRate& b) {
  return a.day < b.day;
}

/// Of ordinary days; by their numbers, since an average asks for each of its days.
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

Int128 coefficient_at(const Decimal& rate, int scale) {
  const int power = scale - rate.scale();
  return power >= 0 ? Int128{rate.coefficient()} * small_powers_of_ten[static_cast<std::size_t>(power)]
                    : divide(rate.coefficient(), power_of_ten(-power));
}

}  // namespace

PairRates::PairRates(Currency base, Currency quote, Rates rates, std::span<const Currency> via,
                     const std::vector<RateCorrection>& corrections)
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
  const auto in_market_order = [&](const Date& day, const Decimal& rate) {
    if (rate.coefficient() <= 0) {
      throw Error(ErrorCode::usage,
                  fmt::format("{} on {}: {} is not above zero", pair(), to_string(day), to_string(rate)));
    }
    if (!turned) return rate;
    const Decimal inverse = quotient(power_of_ten(rate.scale()), rate.coefficient(), rate_digits);
    if (inverse.coefficient() == 0) throw_overflow("a rate");
    return inverse;
  };
  if (!std::is_sorted(rates_.begin(), rates_.end(), is_earlier)) std::sort(rates_.begin(), rates_.end(), is_earlier);
  if (turned) written_ = rates_;
  for (std::size_t i = 0; i < rates_.size(); ++i) {
    DailyRate& rate = rates_[i];
    if (i > 0 && rates_[i - 1].day == rate.day) {
      throw Error(ErrorCode::usage, fmt::format("{}: two rates on {}", pair(), to_string(rate.day)));
    }
    rate.rate = in_market_order(rate.day, rate.rate);
  }
  std::vector<Version> later;
  for (const RateCorrection& correction : corrections) {
    later.push_back({correction.day, correction.known_on, in_market_order(correction.day, correction.rate),
                     turned ? correction.rate : Decimal()});
  }
  apply(later, turned);
  sum_scale_ = scale_for_sums(rates_);
}

void PairRates::apply(const std::vector<Version>& corrections, bool turned) {
  for (const Version& correction : corrections) {
    const auto rate = rates_.begin() + (from(rates_, correction.day) - rates_.cbegin());
    if (rate == rates_.end() || rate->day != correction.day) {
      throw Error(ErrorCode::usage, fmt::format("{}/{}: no rate on {} to correct", base_.code(), quote_.code(),
                                                to_string(correction.day)));
    }
    const auto place = std::upper_bound(versions_.begin(), versions_.end(), correction.day,
                                        [](const Date& day, const Version& version) { return day < version.day; });
    const bool is_first = place == versions_.begin() || std::prev(place)->day != correction.day;
    const auto next = versions_.insert(place, correction);
    if (is_first) {
      versions_.insert(next, {rate->day, rate->day, rate->rate, turned ? from(written_, rate->day)->rate : Decimal()});
    }
    rate->rate = correction.rate;
    if (turned) set_written(correction.day, correction.written);
  }
}

void PairRates::set_written(Date day, const Decimal& written) {
  const auto place = written_.begin() + (from(written_, day) - written_.cbegin());
  const bool there = place != written_.end() && place->day == day;
  if (written.coefficient() == 0) {
    if (there) written_.erase(place);
  } else if (there) {
    place->rate = written;
  } else {
    written_.insert(place, {day, written});
  }
}

void PairRates::add(const PairRates& other) {
  if (other.base_ != base_ || other.quote_ != quote_) {
    throw Error(ErrorCode::usage, fmt::format("rates of {}/{} are none of {}/{}", other.base_.code(),
                                              other.quote_.code(), base_.code(), quote_.code()));
  }
  const std::size_t own = rates_.size();
  std::vector<Version> versions;
  for (const DailyRate& rate : other.rates_) {
    const auto end = rates_.cbegin() + static_cast<std::ptrdiff_t>(own);
    const auto there = std::lower_bound(rates_.cbegin(), end, rate, is_earlier);
    if (there != end && there->day == rate.day) {
      const auto own_way = from(other.written_, rate.day);
      const bool turned = own_way != other.written_.end() && own_way->day == rate.day;
      passed_over_.push_back({rate.day, rate.rate, turned ? std::optional(own_way->rate) : std::nullopt});
      continue;
    }
    rates_.push_back(rate);
    const auto written = from(other.written_, rate.day);
    if (written != other.written_.end() && written->day == rate.day) set_written(rate.day, written->rate);
    for (const Version& version : other.versions_) {
      if (version.day == rate.day) versions.push_back(version);
    }
  }
  std::sort(rates_.begin(), rates_.end(), is_earlier);
  versions_.insert(versions_.end(), versions.begin(), versions.end());
  std::stable_sort(versions_.begin(), versions_.end(),
                   [](const Version& a, const Version& b) { return a.day < b.day; });
  sum_scale_ = scale_for_sums(rates_);
}

PairRates PairRates::as_of(Date day) const {
  PairRates known(*this);
  known.rates_.erase(known.rates_.begin() + (after(rates_, day) - rates_.begin()), known.rates_.end());
  known.written_.erase(known.written_.begin() + (after(written_, day) - written_.begin()), known.written_.end());
  const auto later = [day](const GivenOtherwise& each) { return each.day > day; };
  known.passed_over_.erase(std::remove_if(known.passed_over_.begin(), known.passed_over_.end(), later),
                           known.passed_over_.end());
  // The first version of a day is as old as the day, so that of every day that is left one is left too.
  const auto too_new = [&](const Version& version) { return version.known_on > day; };
  known.versions_.erase(std::remove_if(known.versions_.begin(), known.versions_.end(), too_new), known.versions_.end());
  for (const Version& version : known.versions_) {
    const auto rate = known.rates_.begin() + (from(known.rates_, version.day) - known.rates_.cbegin());
    rate->rate = version.rate;
    known.set_written(version.day, version.written);
  }
  known.sum_scale_ = scale_for_sums(known.rates_);
  return known;
}

RateOrigin PairRates::origin(Date day) const {
  RateOrigin origin;
  const auto written = from(written_, day);
  if (written != written_.end() && written->day == day) origin.written = written->rate;
  const auto end = std::upper_bound(versions_.begin(), versions_.end(), day,
                                    [](const Date& asked, const Version& version) { return asked < version.day; });
  if (end - versions_.begin() < 2 || (end - 2)->day != day) return origin;
  origin.before = (end - 2)->rate;
  origin.known_on = (end - 1)->known_on;
  return origin;
}

RateAnswer PairRates::on(Date day, int max_age) const {
  const auto next = after(rates_, day);
  if (next == rates_.begin()) return {std::nullopt, RateGap::unknown};
  const DailyRate& rate = *std::prev(next);
  if (days_between(rate.day, day) > max_age) return {std::nullopt, RateGap::stale};
  RateAnswer answer;
  answer.rate = AppliedRate{RateKind::on, {base_, quote_, rate.rate}, rate.day, rate.day, 1, {via_[0], via_[1]}};
  const auto written = from(written_, rate.day);
  if (written != written_.end() && written->day == rate.day) {
    answer.rate->turned = 1;
    answer.rate->written = written->rate;
  }
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
  int longest = std::max(days_between(period.begin(), first->day), days_between(std::prev(end)->day, period.last()));
  Int128 sum = coefficient_at(first->rate, sum_scale_);
  for (auto rate = first + 1; rate != end; ++rate) {
    longest = std::max(longest, days_between((rate - 1)->day, rate->day) - 1);
    sum += coefficient_at(rate->rate, sum_scale_);
  }
  if (longest > max_age) return {std::nullopt, RateGap::stale};

  const auto days = end - first;
  const Decimal mean = quotient(sum, days * power_of_ten(sum_scale_), rate_digits);
  RateAnswer answer;
  answer.rate = AppliedRate{RateKind::average, {base_, quote_, mean},  period.first(),
                            period.last(),     static_cast<int>(days), {via_[0], via_[1]}};
  answer.rate->turned = static_cast<int>(from(written_, period.end()) - from(written_, period.begin()));
  return answer;
}

}  // namespace capex::core
