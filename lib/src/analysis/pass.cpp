#include "capex/analysis/pass.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "capex/analysis/standing.hpp"
#include "capex/analysis/timeline.hpp"
#include "capex/time/label.hpp"

namespace capex {
namespace {

/// Which period is a year ago of which. Companies share their periods, so nearly every answer is remembered.
class YearsAgo {
 public:
  const Period& of(const Period& period, const FiscalCalendar& calendar) {
    // Month-end calendars all give the same answer.
    const bool weeks = calendar.year_end != YearEnd::month_end;
    const std::uint32_t hash = period.begin().day_number() * 0x9E3779B1U + period.end().day_number() * 0x85EBCA77U;
    Slot& slot = slots_[hash >> (32 - slot_bits)];
    if (slot.period != period || slot.weeks != weeks || (weeks && !(slot.calendar == calendar))) {
      slot = {period, year_ago(period, calendar), weeks, calendar};
    }
    return slot.base;
  }

 private:
  static constexpr int slot_bits = 10;

  struct Slot {
    Period period;
    Period base;
    bool weeks;  // whether the calendar has a say
    FiscalCalendar calendar;
  };

  static Slot some_slot() {
    const Period day = Period::instant(Date(1970, 1, 1));
    return {day, year_ago(day), false, {}};
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1U << slot_bits, some_slot());
};

/// Every period of a kind, for a company's calendar. Companies share their calendars, so each list is made once.
class PeriodLists {
 public:
  std::span<const Period> of(Step step, const FiscalCalendar& calendar) {
    for (const List& list : lists_) {
      if (list.step == step && list.calendar == calendar) return list.periods;
    }
    List list{step, calendar, {}};
    for (const Label& label : parse_labels(fmt::format("{}..{}", first_year + 1, last_year - 1), step)) {
      list.periods.push_back(resolve(label, calendar));
    }
    return lists_.emplace_back(std::move(list)).periods;
  }

 private:
  struct List {
    Step step;
    FiscalCalendar calendar;
    std::vector<Period> periods;
  };
  std::vector<List> lists_;
};

/// The figures of a series as those of a panel are asked for.
class SeriesFigures {
 public:
  explicit SeriesFigures(const Series& series) : series_(&series) {}

  MeasureKind kind() const { return series_->kind; }
  Basis basis() const { return series_->basis; }
  Currency currency() const { return series_->currency; }
  std::size_t size() const { return series_->figures.size(); }
  const Period& period(std::size_t index) const { return series_->figures[index].period; }
  Date known_on(std::size_t index) const { return series_->figures[index].known_on; }
  const Stated& amount(std::size_t index) const { return series_->figures[index].amount; }
  std::span<const Figure> figures() const { return series_->figures; }

 private:
  const Series* series_;
};

/// Some figures of a series one after another: as they lie, or those of a panel made into the buffer.
std::span<const Figure> run_of(const SeriesFigures& series, std::size_t first, std::size_t last, std::vector<Figure>&) {
  return series.figures().subspan(first, last - first);
}
std::span<const Figure> run_of(const PanelSeries& series, std::size_t first, std::size_t last,
                               std::vector<Figure>& buffer) {
  buffer.clear();
  for (std::size_t i = first; i < last; ++i) buffer.push_back(series.figure(i));
  return buffer;
}

/// Whether figures stand alone. They do not where an amount overlaps its base; nor, of flows, where a sum could be
/// narrower than the figure of its period, or could make a base that is not stated. Then the timeline is asked.
class Alone {
 public:
  explicit Alone(bool flows) : flows_(flows) {}

  void see(const BoundedAmount& amount) {
    const std::int64_t breadth = width(amount.bounds).value_or(unbounded_width);
    least_ = std::min(least_, breadth);
    greatest_ = std::max(greatest_, breadth);
  }
  void compare(const Period& period, const Period& base) { overlapping_ = overlapping_ || overlap(period, base); }
  void lacks(const Period& base, Date first) { could_be_made_ = could_be_made_ || first <= base.begin(); }

  explicit operator bool() const {
    const bool narrowest = greatest_ <= 2 * std::min(least_, unbounded_width / 2);
    return !overlapping_ && (!flows_ || (narrowest && !could_be_made_));
  }

 private:
  std::int64_t least_ = unbounded_width;
  std::int64_t greatest_ = 0;
  bool flows_;
  bool could_be_made_ = false;
  bool overlapping_ = false;
};

}  // namespace

Growth PassRow::growth() const {
  return grow(amount, base == nullptr ? BoundedAmount() : *base);
}

struct Pass::State {
  Converter* converter;
  Date as_of;
  PassPeriods periods;
  YearsAgo years_ago = {};
  PeriodLists lists = {};
  Timeline timeline = {};
  std::vector<PassRow> rows = {};
  std::vector<BoundedAmount> bases = {};
  std::vector<Period> stated = {};
  std::vector<Figure> statements = {};  // of one period of a panel
  Series copied = {};                   // of a panel, for the timeline

  BoundedAmount converted(const BoundedAmount& amount, Currency from, const Period& period) {
    return converter == nullptr ? amount : (*converter)(amount, from, period);
  }

  /// The figures from `first` to `last` are all those of one period.
  template <class Figures>
  std::optional<BoundedAmount> standing_of(const Figures& figures, std::size_t first, std::size_t last) {
    if (last - first == 1) {
      if (figures.known_on(first) > as_of) return std::nullopt;
      const Stated& amount = figures.amount(first);
      return bounded(amount, amount.about() ? Flag::about : Flags());
    }
    const auto found = standing(run_of(figures, first, last, statements), figures.basis(), as_of);
    return found ? std::optional(bounded(*found)) : std::nullopt;
  }

  /// Each stated period by the figure that stands for it; false where that is not enough.
  template <class Figures>
  bool stand(const Figures& figures, const FiscalCalendar& calendar) {
    rows.clear();
    rows.reserve(figures.size());  // so that rows can point at each other
    Alone alone(figures.kind() == MeasureKind::flow);
    // Bases come nearly in the order of their periods, so the search goes on from the last one found.
    std::size_t at = 0;
    for (std::size_t first = 0, last = 0; first < figures.size(); first = last) {
      const Period period = figures.period(first);
      for (last = first + 1; last < figures.size() && figures.period(last) == period;) ++last;
      const std::optional<BoundedAmount> amount = standing_of(figures, first, last);
      if (!amount) continue;
      alone.see(*amount);
      const Period& base = years_ago.of(period, calendar);
      while (at < rows.size() && rows[at].period < base) ++at;
      while (at > 0 && rows[at - 1].period >= base) --at;
      const bool found_base = at < rows.size() && rows[at].period == base;
      if (found_base) {
        alone.compare(period, base);
      } else {
        alone.lacks(base, figures.period(0).begin());
      }
      rows.push_back({period, converted(*amount, figures.currency(), period), found_base ? &rows[at].amount : nullptr});
    }
    return static_cast<bool>(alone);
  }

  void lay(const Series& series, const FiscalCalendar& calendar, std::span<const Period> wanted) {
    bases.clear();
    bases.reserve(wanted.size());
    for (const Period& period : wanted) {
      const Period& base_period = years_ago.of(period, calendar);
      const auto [amount, base] = timeline.amounts(period, base_period);
      if (amount.status == Status::missing) continue;
      const BoundedAmount* below = nullptr;
      if (base.status != Status::missing) below = &bases.emplace_back(converted(base, series.currency, base_period));
      rows.push_back({period, converted(amount, series.currency, period), below});
    }
  }

  /// Each period by what the timeline makes of it.
  void tile(const Series& series, const FiscalCalendar& calendar) {
    rows.clear();
    timeline.assign(series, as_of);
    const std::span<const History> histories = timeline.histories();
    if (histories.empty()) return;
    if (!periods.by) {
      stated.clear();
      for (const History& history : histories) stated.push_back(history.period);
      lay(series, calendar, stated);
      return;
    }
    const std::span<const Period> wanted = lists.of(*periods.by, calendar);
    const Date first = histories.front().period.begin();
    const Date last = timeline.last_boundary();
    const auto begin = std::lower_bound(wanted.begin(), wanted.end(), first,
                                        [](const Period& period, const Date& day) { return period.begin() < day; });
    const auto end = std::upper_bound(begin, wanted.end(), last,
                                      [](const Date& day, const Period& period) { return day < period.end(); });
    lay(series, calendar, {begin, end});
  }
};

Pass::Pass(Date as_of, PassPeriods periods) : state_(new State{nullptr, as_of, periods}) {}
Pass::Pass(Converter& converter, Date as_of, PassPeriods periods) : state_(new State{&converter, as_of, periods}) {}
Pass::Pass(Pass&&) noexcept = default;
Pass& Pass::operator=(Pass&&) noexcept = default;
Pass::~Pass() = default;

std::span<const PassRow> Pass::operator()(const Series& series, const FiscalCalendar& calendar) {
  State& state = *state_;
  if (state.periods.by || !state.stand(SeriesFigures(series), calendar)) state.tile(series, calendar);
  return state.rows;
}

std::span<const PassRow> Pass::operator()(const PanelSeries& series, const FiscalCalendar& calendar) {
  State& state = *state_;
  if (state.periods.by || !state.stand(series, calendar)) {
    series.read(state.copied);
    state.tile(state.copied, calendar);
  }
  return state.rows;
}

}  // namespace capex
