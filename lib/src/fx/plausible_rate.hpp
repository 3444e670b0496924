// Whether a rate can be what it says: a day's rate beside its neighbours, a fixed one beside the file's own.
//
// All judgements are the same for a pair and for its inverse: a fifth more is a factor of 6/5, a fifth less one of
// 5/6.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "fx/rate_table.hpp"

namespace capex::core {

/// A rate that leaves its neighbours.
struct RateOutlier {
  DailyRate rate;
  DailyRate before, after;  // the neighbours, which agree; at an end of the rates the one that there is, twice
};

/// Those of a pair's daily rates, ordered by day: up to three rates in a row that all lie a fifth or more from the rate
/// before them and from the one after, where these two agree and are at most 14 days apart; five times or more where
/// they are up to 400 days apart. What stays where it went, as after a devaluation, is no outlier. At either end, where
/// nothing says whether it comes back, up to three that all lie more than a third off the rate beside them within
/// default_max_rate_age, or five times off one within 400 days; of the only two rates the later one.
std::vector<RateOutlier> rate_outliers(std::span<const DailyRate> rates);
/// Days that were given both ways, whose two rates are a fifth or more apart: the one that does not count, beside the
/// one that does.
std::vector<RateOutlier> rates_given_otherwise(const PairRates& pair);

/// Whether one of the rates has no other within 400 days.
bool has_lone_rates(std::span<const DailyRate> rates);
/// Rates that have no other of their own within 400 days, each beside the nearest of another provider's: where that is
/// within 400 days, off as at an end of the rates; else, or beside their own that lie farther, five times off by the
/// wrong way round or a slip of the decimal point.
std::vector<RateOutlier> lone_rates_off(std::span<const DailyRate> rates, std::span<const DailyRate> of_another);

/// Days of rates, in order, that nobody can have known by a day: those later than it, but for a run of them that goes
/// on from it with no gap of more than 14 days.
std::vector<DailyRate> rates_from_the_future(std::span<const DailyRate> rates, Date known);

/// How a rate that lies off another one was likely mistaken.
enum class RateSlip {
  none,
  inverse,  // the wrong way round: within a fifth when turned
  places,   // a slip of the decimal point: within a fifth when it is moved
};
RateSlip likely_slip(const Decimal& rate, const Decimal& beside);
/// 1 / rate, to as many digits as it has, five at least.
Decimal inverse_of(const Decimal& rate);

/// A fixed rate beside those of the file.
enum class FixedRateVerdict {
  fits,
  far,       // off by a factor of 3/2 or more
  inverted,  // on the other side of 1 than every rate of the file, so that its inverse is nearer to each of them
};

struct FixedRateCheck {
  FixedRateVerdict verdict = FixedRateVerdict::fits;
  DailyRate own;    // the file's: of those looked at the nearest to the fixed rate, or to its inverse
  Decimal inverse;  // to as many digits as were given, five at least
};

/// Of the pair's rates between two days; where there are none, of the latest earlier one, else of the earliest later
/// one. Nothing where the pair has no rates at all. `fixed` is in market order and above zero.
std::optional<FixedRateCheck> check_fixed(const PairRates& pair, const Decimal& fixed, Date first, Date last);

}  // namespace capex::core
