// Daily rates of one provider, and what they say about a pair on a day or over a period.
//
// A day without a rate takes the latest earlier one, at most max_age days old; older is stale. So is an average over a
// period with any longer gap in it or at its ends. A period that is unfinished on the as-of day has no average yet.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "fx/exchange_rate.hpp"
#include "time/period.hpp"

namespace capex::core {

inline constexpr int default_max_rate_age = 7;  // days

struct DailyRate {
  Date day;
  Decimal rate;
};

/// Another rate for a day that has one, and since when it is known.
struct RateCorrection {
  Date day;
  Date known_on;
  Decimal rate;
};

/// What a rate was before it was put to use.
struct RateOrigin {
  std::optional<Decimal> written;  // as the provider wrote it, where that was against market order
  std::optional<Decimal> before;   // in market order: the rate that this one corrects
  Date known_on{};                 // of a correction
};

/// The rate of a day that was given both ways, in the way that does not count.
struct GivenOtherwise {
  Date day;
  Decimal rate;                    // in market order
  std::optional<Decimal> written;  // as the provider wrote it, where that was against market order
};

/// Why there is no rate.
enum class RateGap {
  unknown,     // no rate of the pair at all, or none that early
  unfinished,  // the period ends after the as-of day
  stale,       // the latest rate, or a gap within the period, is older than the limit
};

/// A rate, or why there is none.
struct RateAnswer {
  std::optional<AppliedRate> rate;
  RateGap gap = RateGap::unknown;  // when there is no rate

  explicit operator bool() const { return rate.has_value(); }
};

/// A stored rate on the way of a cross.
struct RateLeg {
  ExchangeRate rate;     // in market order
  bool divides = false;  // the cross divides by it; else it multiplies
  RateOrigin origin{};
};

/// One of the daily rates behind an applied rate.
struct RateOfDay {
  Date day;
  ExchangeRate rate;
  std::vector<RateLeg> legs;  // of a cross, in order; none where the pair itself is stored
  RateOrigin origin{};        // of a stored one
};

/// The daily rates of one pair in market order, stored or crossed, ordered by day.
class PairRates {
 public:
  /// Rates given against market order (1 CNY = r USD) are turned round, each rounded to rate_digits. May be empty. Of
  /// the corrections of a day, in order, the last stands.
  /// Error{usage} for a pair of one currency, a rate that is not above zero, two rates of one day, or a correction of
  /// a day without a rate.
  PairRates(Currency base, Currency quote, std::vector<DailyRate> rates, std::span<const Currency> via = {},
            const std::vector<RateCorrection>& corrections = {});

  /// Adds the rates of the same pair that were given the other way round. A day that is given both ways keeps the rate
  /// that it has here.
  void add(const PairRates& other);
  /// What was known by a day.
  PairRates as_of(Date day) const;

  Currency base() const { return base_; }
  Currency quote() const { return quote_; }
  std::span<const DailyRate> rates() const { return rates_; }
  /// Of the rate of a day.
  RateOrigin origin(Date day) const;
  /// What add() passed over, in the order of days.
  std::span<const GivenOtherwise> passed_over() const { return passed_over_; }

  /// The rate on the day, or the latest earlier one.
  RateAnswer on(Date day, int max_age = default_max_rate_age) const;
  /// The mean over the days of the period that have a rate; stale when the longest run of its days without one, those
  /// at its ends included, is longer than max_age. A period too short to hold any takes the rate of its last day.
  RateAnswer average(const Period& period, int max_age = default_max_rate_age) const;

 private:
  /// Each rate that a corrected day has had, the first one too, which is known since its day.
  struct Version {
    Date day;
    Date known_on;
    Decimal rate;
    Decimal written;  // where it was turned round
  };
  void apply(const std::vector<Version>& corrections, bool turned);
  void set_written(Date day, const Decimal& written);

  Currency base_;
  Currency quote_;
  std::vector<DailyRate> rates_;
  std::vector<DailyRate> written_;  // of the days whose rate was turned round: as given
  std::vector<Version> versions_;   // by day, then in the order in which they came to stand
  std::vector<GivenOtherwise> passed_over_;
  int sum_scale_ = 0;  // places at which all of them can be added up
  Currency via_[2];
};

/// All pairs of one provider, as of a day.
class RateTable {
 public:
  RateTable() = default;
  /// `as_of`: only rates of that day or earlier are given, and periods that end later are unfinished. Of several
  /// entries for one pair the first counts.
  RateTable(std::string provider, std::vector<PairRates> stored, Date as_of = latest);

  const std::string& provider() const { return provider_; }
  Date as_of() const { return as_of_; }
  /// Of what it holds, only what was known by an earlier day.
  RateTable as_of(Date day) const;

  /// The pair in market order: stored, or crossed day by day through the fewest stored pairs (at most three; ties by
  /// currency code). Nothing when there is no path.
  std::optional<PairRates> pair(Currency a, Currency b) const;

  /// The daily rates that an applied rate of this table was made of, in order: all those of an average, else the one
  /// that was taken. None for fixed and issuer.
  std::vector<RateOfDay> days_behind(const AppliedRate& applied) const;

 private:
  std::string provider_;
  std::vector<PairRates> stored_;
  Date as_of_ = latest;
};

/// What the policy says for a period: average, closing (its last day), on a day, fixed (in market order, whatever the
/// pair). Instants take their day under `average`. No day after as_of has a rate: unfinished. Error{usage} for issuer,
/// which needs a claim.
RateAnswer rate_for(const PairRates& pair, const RatePolicy& policy, const Period& period, Date as_of = latest,
                    int max_age = default_max_rate_age);

}  // namespace capex::core
