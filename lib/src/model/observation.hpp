// What the library answers for a company and a period: amount, bounds, status, flags, and how it was got.
#pragma once

#include <boost/container/small_vector.hpp>
#include <optional>
#include <utility>

#include "capex/status.hpp"
#include "fx/exchange_rate.hpp"
#include "model/bounded_amount.hpp"
#include "model/series.hpp"
#include "money/bounds.hpp"
#include "money/ratio.hpp"

namespace capex::core {

/// One figure that an answer was computed from, added (+1) or subtracted (-1).
struct Operand {
  int sign = 1;
  Figure figure;
  MeasureId measure{};  // of a part that is another measure's, or of what was taken off; 0 for the observation's own
};

/// Why a period of a flow is missing: which of its boundaries is not stated, or what is not stated between them.
struct PeriodGap {
  bool begin_is_stated = false;  // some stated period begins or ends there
  bool end_is_stated = false;
  /// Where both are stated but do not connect: the nearest boundaries before the end that are reached from the begin,
  /// and after it from the end, so that what is missing lies between them.
  std::optional<Date> reached{};
  std::optional<Date> resumed{};
};

/// How many days later each boundary lies than the one asked for; earlier where negative.
struct Skew {
  int begin = 0;
  int end = 0;

  bool operator==(const Skew&) const = default;
};

/// The number of an observation, in one currency.
struct Value {
  Status status = Status::missing;
  Flags flags{};
  Currency currency{};                   // of amount and bounds
  std::optional<std::int64_t> amount{};  // the point, in minor units; nothing unless has_point(status)
  Bounds bounds{};                       // unbounded unless has_value(status)
  ClaimId claim{};                       // that implies it, or that is the equivalent; else 0
  Date known_on{};                       // when the last of what it rests on became known; not_a_date without a value

  /// Status, flags, amount and bounds. What is open on both sides says nothing: it is missing.
  void set(const BoundedAmount& number);
  /// The status in the place of amount and bounds; what is known of them goes with them.
  void lose(Status why);
};

/// How an observation came into its currency, or that it could not.
struct Conversion {
  Value stated;
  AppliedRate rate{};  // kind none where there is none
};

struct Observation : Value, Head<CompanyId, MeasureId> {
  /// Of a period of which nothing is known.
  explicit Observation(const Period& of, MeasureId what = {}) : Observation({{}, what}, of) {}
  Observation(Head<CompanyId, MeasureId> head, const Period& of)
      : Head<CompanyId, MeasureId>(std::move(head)), period(of) {}

  SeriesId series{};    // 0 where the company has no such series
  MeasureId net_of{};   // what was taken off the measure, or was to be; 0 for nothing
  MeasureId lacking{};  // of a measure made of others: the first part that has no value; 0 where all are there
  Period period;

  /// The figures behind it, in order of time. Of an implied observation: those of the claim's subject.
  boost::container::small_vector<Operand, 2> operands{};
  std::optional<Conversion> conversion{};  // nothing where it is in the currency that it was stated in
  Skew skew{};                     // with the flag skewed: `period` is what was found, beside what was asked for
  std::optional<PeriodGap> gap{};  // of a missing flow that has figures

  const Value& stated() const { return conversion ? conversion->stated : *this; }
  /// The same without its conversion.
  Observation as_stated() const;
  const AppliedRate& rate() const;  // kind none where nothing was converted
  /// The value in another currency, or why there is none; what was stated stays beside it.
  void convert(const BoundedAmount& number, Currency to, const AppliedRate& rate);
};

/// amount / base - 1. The exact factors; bounds open where nothing is known.
struct Growth {
  Status status = Status::missing;
  std::optional<Ratio> factor{};  // amount / base
  std::optional<Ratio> low{};     // smallest and largest factor that the bounds allow
  std::optional<Ratio> high{};
  ClaimId claim{};  // where the growth is the claim itself, or in another currency the claim times the rates' change
};

/// What the change of a rate has to do with a growth in another currency than the stated one.
struct GrowthSplit {
  Status status = Status::missing;  // that of the growth, also where it has no value or no point
  /// Growth in the stated currency times this is the growth: factors, exactly.
  std::optional<Ratio> currency{};
  /// The growth less that in the stated currency, exactly; times 100 it is in points. Its bounds are what lies
  /// between the bounds of the two.
  std::optional<Ratio> points{};
  std::optional<Ratio> points_low{};
  std::optional<Ratio> points_high{};
};

}  // namespace capex::core
