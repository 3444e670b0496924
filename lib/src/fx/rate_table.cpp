#include "fx/rate_table.hpp"

#include <algorithm>
#include <array>

#include "fx/quick_cross.hpp"

namespace capex::core {
namespace {

constexpr std::size_t most_legs = 3;

/// A stored pair on the way from one currency to another.
struct Leg {
  const PairRates* pair;
  bool along;  // from base to quote
};

/// Where a search has come to, and by which leg.
struct Reached {
  Currency currency;
  Leg leg;
  std::size_t before;  // index of where it came from
  std::size_t legs;
};

std::vector<Leg> legs_from(const std::vector<PairRates>& stored, Currency currency) {
  std::vector<Leg> legs;
  for (const PairRates& pair : stored) {
    if (pair.base() == currency) legs.push_back({&pair, true});
    if (pair.quote() == currency) legs.push_back({&pair, false});
  }
  const auto end_of = [](const Leg& leg) { return leg.along ? leg.pair->quote() : leg.pair->base(); };
  std::stable_sort(legs.begin(), legs.end(), [&](const Leg& a, const Leg& b) { return end_of(a) < end_of(b); });
  return legs;
}

/// Breadth first, currencies by code: the fewest legs, then the first by code. Empty when there is no way.
std::vector<Leg> shortest_path(const std::vector<PairRates>& stored, Currency from, Currency to) {
  std::vector<Reached> reached = {{from, {nullptr, true}, 0, 0}};
  for (std::size_t at = 0; at < reached.size() && reached[at].legs < most_legs; ++at) {
    for (const Leg& leg : legs_from(stored, reached[at].currency)) {
      const Currency next = leg.along ? leg.pair->quote() : leg.pair->base();
      const bool known =
          std::any_of(reached.begin(), reached.end(), [&](const Reached& earlier) { return earlier.currency == next; });
      if (known) continue;
      reached.push_back({next, leg, at, reached[at].legs + 1});
      if (next != to) continue;
      std::vector<Leg> path;
      for (std::size_t back = reached.size() - 1; back != 0; back = reached[back].before) {
        path.push_back(reached[back].leg);
      }
      std::reverse(path.begin(), path.end());
      return path;
    }
  }
  return {};
}

/// A product of rates as one fraction, so that a cross is rounded once.
class Product {
 public:
  void multiply(Int128 numerator, Int128 denominator) {
    Int128 above = 0;
    Int128 below = 0;
    if (multiply_overflows(numerator_, numerator, above) || multiply_overflows(denominator_, denominator, below)) {
      // Only rates of far more digits than any provider prints come here: 18 digits are carried on.
      const Decimal rounded = quotient(numerator_, denominator_, 18);
      above = checked_multiply(rounded.coefficient(), numerator);
      below = checked_multiply(power_of_ten(rounded.scale()), denominator);
    }
    numerator_ = above;
    denominator_ = below;
  }
  Decimal rounded() const { return quotient(numerator_, denominator_, rate_digits); }

 private:
  Int128 numerator_ = 1;
  Int128 denominator_ = 1;
};

/// The rates of one day, a leg each.
using OfDay = std::array<const Decimal*, most_legs>;

Decimal exact_cross(const std::vector<Leg>& legs, const OfDay& of_day) {
  Product product;
  for (std::size_t i = 0; i < legs.size(); ++i) {
    const Int128 places = power_of_ten(of_day[i]->scale());
    const std::int64_t coefficient = of_day[i]->coefficient();
    legs[i].along ? product.multiply(coefficient, places) : product.multiply(places, coefficient);
  }
  return product.rounded();
}

/// Day by day on the days that all legs have.
std::vector<DailyRate> cross(const std::vector<Leg>& legs) {
  std::vector<DailyRate> crossed;
  crossed.reserve(legs.front().pair->rates().size());
  QuickCross quick;
  std::array<std::size_t, most_legs> at{};
  for (const DailyRate& lead : legs.front().pair->rates()) {
    OfDay of_day{};
    bool complete = true;
    quick.begin();
    for (std::size_t i = 0; i < legs.size(); ++i) {
      const auto rates = legs[i].pair->rates();
      while (at[i] < rates.size() && rates[at[i]].day < lead.day) ++at[i];
      complete = at[i] < rates.size() && rates[at[i]].day == lead.day;
      if (!complete) break;
      of_day[i] = &rates[at[i]].rate;
      legs[i].along ? quick.multiply(*of_day[i]) : quick.divide(*of_day[i]);
    }
    if (!complete) continue;
    const auto rounded = quick.rounded();
    const Decimal rate = rounded ? *rounded : exact_cross(legs, of_day);
    if (rate.coefficient() > 0) crossed.push_back({lead.day, rate});
  }
  return crossed;
}

}  // namespace

RateTable::RateTable(std::string provider, std::vector<PairRates> stored, Date as_of)
    : provider_(std::move(provider)), stored_(std::move(stored)), as_of_(as_of) {}

RateTable RateTable::as_of(Date day) const {
  std::vector<PairRates> known;
  for (const PairRates& pair : stored_) known.push_back(pair.as_of(day));
  return RateTable(provider_, std::move(known), std::min(as_of_, day));
}

std::optional<PairRates> RateTable::pair(Currency a, Currency b) const {
  if (a == b) return std::nullopt;
  const Currency base = quoted_before(a, b) ? a : b;
  const Currency quote = quoted_before(a, b) ? b : a;
  const std::vector<Leg> path = shortest_path(stored_, base, quote);
  if (path.empty()) return std::nullopt;
  if (path.size() == 1) return *path.front().pair;
  std::vector<Currency> via;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    via.push_back(path[i].along ? path[i].pair->quote() : path[i].pair->base());
  }
  return PairRates(base, quote, cross(path), via);
}

std::vector<RateOfDay> RateTable::days_behind(const AppliedRate& applied) const {
  std::vector<RateOfDay> days;
  if (applied.days == 0) return days;
  const ExchangeRate& rate = applied.rate;
  const auto rates = pair(rate.base, rate.quote);
  if (!rates) return days;
  const std::vector<Leg> path = shortest_path(stored_, rate.base, rate.quote);
  for (const DailyRate& daily : rates->rates()) {
    if (daily.day < applied.first || applied.last < daily.day) continue;
    RateOfDay& day = days.emplace_back();
    day.day = daily.day;
    day.rate = {rate.base, rate.quote, daily.rate};
    if (path.size() == 1) {
      day.origin = rates->origin(daily.day);
      continue;
    }
    for (const Leg& leg : path) {
      const Decimal stored = leg.pair->on(daily.day, 0).rate->rate.rate;
      day.legs.push_back({{leg.pair->base(), leg.pair->quote(), stored}, !leg.along, leg.pair->origin(daily.day)});
    }
  }
  return days;
}

}  // namespace capex::core
