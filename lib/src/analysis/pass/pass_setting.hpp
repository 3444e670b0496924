// What the figures of a series share with those of others: the base and the rate of each period, found once, and what a
// run of periods leads to, which is mostly that of the series before.
#pragma once

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "analysis/pass/pass.hpp"
#include "analysis/rates/period_rate.hpp"
#include "analysis/standing/alignment.hpp"
#include "time/label.hpp"
#include "time/month_span.hpp"
#include "time/period_memo.hpp"

namespace capex::core {

/// What all figures of a period share, whichever company of the same currency and calendar they are of; and what they
/// share who state the same periods.
struct Pass::Setting {
  /// Whether figures of these periods stand alone. They do not where an amount overlaps its base; nor, of flows, where
  /// a period may be had in two ways, as one does not end later than all before it, or where a base that is not stated
  /// could be made; nor where a period is off the rule of the calendar, for its name, and whether it is the base of
  /// another, are told by what else was filed. Then the timeline is asked. Thus the rule's base is right here.
  class Alone {
   public:
    void see(const Period& period, bool off_rule) {
      alone_ &= !off_rule;
      one_way_ &= last_end_ < period.end();
      last_end_ = period.end();
    }
    void compare(const Period& period, const Period& base) { alone_ &= !overlap(period, base); }
    void lacks(const Period& base, Date first) { one_way_ &= first > base.begin(); }

    bool of(MeasureKind kind) const { return alone_ && (kind != MeasureKind::flow || one_way_); }

   private:
    Date last_end_ = Date(boost::gregorian::neg_infin);
    bool alone_ = true;
    bool one_way_ = true;  // to each period, which matters of flows
  };

  struct OfPeriod {
    Period base;  // by the rule of the calendar
    const Converter::PeriodRate* rate;
    bool off_rule;
  };
  /// What the periods up to this one lead to.
  struct Place {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    Period period;
    std::uint32_t base;  // its place, or none
    std::uint32_t near;  // where the base is, or would be
    const Converter::PeriodRate* rate;
    Alone alone;
  };

  Converter* converter;
  Currency currency;
  FiscalCalendar calendar;
  PeriodMemo<OfPeriod> memo = {};
  std::vector<Place> places = {};        // of the last series: mostly those of the next one, too
  std::optional<Date> first_begin = {};  // of its figures
  struct Named {
    Label label;
    Period ruled;  // by the calendar
  };
  std::vector<Named> every = {};  // of the kind that is asked for

  const OfPeriod& of(const Period& period) {
    static const Converter::PeriodRate as_it_is{};
    return memo.of(period, [this](const Period& missed) {
      return OfPeriod{year_ago(missed, calendar), converter ? &converter->period_rate(currency, missed) : &as_it_is,
                      is_off_rule(missed, calendar)};
    });
  }
  /// The places are those of figures of which the first begins so.
  void begin(Date first) {
    if (first_begin != first) places.clear();
    first_begin = first;
  }
  /// Makes the place of the period behind so many.
  void make_place(std::size_t index, const Period& period) {
    places.erase(places.begin() + static_cast<std::ptrdiff_t>(index), places.end());
    const auto& [base, rate, off_rule] = of(period);
    Place next{period, Place::none, 0, rate, {}};
    if (!places.empty()) next.alone = places.back().alone;
    next.alone.see(period, off_rule);
    // Bases come nearly in the order of their periods, so the search goes on from the last one.
    std::size_t at = places.empty() ? 0 : places.back().near;
    while (at < places.size() && places[at].period < base) ++at;
    while (at > 0 && places[at - 1].period >= base) --at;
    next.near = static_cast<std::uint32_t>(at);
    if (at < places.size() && places[at].period == base) {
      next.base = next.near;
      next.alone.compare(period, base);
    } else {
      next.alone.lacks(base, *first_begin);
    }
    places.push_back(next);
  }
  std::span<const Named> every_one(Step step) {
    if (every.empty()) {
      for (const Label& label : parse_labels(fmt::format("{}..{}", first_year, last_year), step)) {
        every.push_back({label, resolve(label, calendar)});
      }
    }
    return every;
  }
  BoundedAmount converted(BoundedAmount amount, const Period& period, Basis basis) {
    of(period).rate->convert(amount, basis);
    return amount;
  }
};

}  // namespace capex::core
