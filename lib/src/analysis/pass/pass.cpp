#include "analysis/pass/pass.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <tuple>
#include <vector>

#include "analysis/pass/pass_setting.hpp"
#include "analysis/standing/alignment.hpp"
#include "analysis/standing/series_figures.hpp"
#include "analysis/standing/standing.hpp"
#include "analysis/standing/timeline.hpp"
#include "time/label.hpp"

namespace capex::core {
namespace {

using Values = std::span<const Vintage>;

/// Where the figures of a row's period lie. Small, as there is one for each of millions.
struct Run {
  std::uint32_t first = 0;
  std::uint32_t several = 0;  // the place, from 1, of the values that stood for it; 0 for a single figure
  bool is_restated = false;
};

/// The rows of a series in a buffer that grows to the longest.
class SeriesRows {
 public:
  /// That so many can follow without moving those that are there.
  void start(std::size_t count) {
    size_ = 0;
    if (runs_.size() < count) runs_.resize(count);
    if (buffer_.size() < count) buffer_.resize(count, {Period::instant(Date(1970, 1, 1)), {}, nullptr, nullptr});
  }
  /// Of those there is room for: a row counts once it is taken.
  PassRow& row(std::size_t index) { return buffer_[index]; }
  Run& run(std::size_t index) { return runs_[index]; }
  void take(std::size_t count) { size_ = count; }

  std::size_t size() const { return size_; }
  std::span<const PassRow> all() const { return {buffer_.data(), size_}; }

 private:
  std::vector<PassRow> buffer_;
  std::vector<Run> runs_;
  std::size_t size_ = 0;
};

}  // namespace

struct Pass::State {
  Converter* converter;
  Date as_of;
  PassPeriods periods;
  std::deque<Setting> settings = {};
  Setting* setting = nullptr;  // of the series
  Timeline timeline = {};
  SeriesRows rows = {};
  std::vector<BoundedAmount> bases = {};
  std::vector<PassNames> names = {};
  std::vector<Period> to_lay = {};      // of the timeline
  std::vector<Values> several = {};     // of the runs
  std::vector<Vintage> values = {};     // which they point into
  std::vector<Figure> statements = {};  // of a panel, for the values
  Series copied = {};                   // of a panel, for the timeline

  void turn_to(Currency currency, const FiscalCalendar& calendar) {
    const auto meant = [&](const Setting& one) { return one.currency == currency && one.calendar == calendar; };
    if (setting != nullptr && meant(*setting)) return;
    const auto found = std::find_if(settings.begin(), settings.end(), meant);
    setting = found != settings.end() ? &*found : &settings.emplace_back(Setting{converter, currency, calendar});
  }

  /// The figures from `first` to `last` are all those of one period.
  template <class Figures>
  bool standing_of(const Figures& figures, std::size_t first, std::size_t last, Run& run, BoundedAmount& amount) {
    run = {static_cast<std::uint32_t>(first)};
    if (last - first == 1) {
      if (figures.known_on(first) > as_of) return false;
      const Stated& stated_amount = figures.amount(first);
      set_bounded(amount, stated_amount, stated_amount.about() ? Flag::about : Flags());
      return true;
    }
    const std::size_t begin = values.size();
    add_vintages(run_of(figures, first, last, statements), figures.basis(), as_of, values);
    if (values.size() == begin) return false;
    several.emplace_back(values.data() + begin, values.size() - begin);
    run.several = static_cast<std::uint32_t>(several.size());
    run.is_restated = values.size() - begin > 1 && values.back().restates;
    set_bounded(amount, values.back().figure->amount, values.back().flags);
    return true;
  }

  /// Makes a row of the latest values one of one vintage, where its amount or its base was restated.
  template <class Figures>
  void read_one_vintage(const Figures& figures, PassRow& row, const Run& amount, const Run& base,
                        const Converter::PeriodRate& base_rate) {
    // At most one of the two is a single figure, which is read as it is: the other is held against the day it was
    // stated.
    const Date stated_on = figures.known_on(amount.several > 0 ? base.first : amount.first);
    const Vintage single{nullptr, stated_on, stated_on, {}};
    const auto values_of = [&](const Run& run) {
      return run.several > 0 ? several[run.several - 1] : Values(&single, 1);
    };
    const History own{figures.period(amount.first), values_of(amount)};
    const History before{figures.period(base.first), values_of(base)};
    const auto [amount_reading, base_reading] = one_vintage(own, before);
    const auto is_last = [](const History& history, std::size_t reading) {
      return reading + 1 == history.vintages.size();
    };
    const auto read = [&](const History& history, std::size_t reading, BoundedAmount& value) {
      const Vintage& vintage = history.vintages[reading];
      set_bounded(value, vintage.figure->amount,
                  is_last(history, reading) ? vintage.flags : vintage.flags | Flag::held_back);
    };
    if (!is_last(own, amount_reading)) read(own, amount_reading, row.amount);
    // In its own row it may be held back.
    if (!is_last(before, base_reading) || row.base->flags.has(Flag::held_back)) {
      BoundedAmount& below = bases.emplace_back();
      read(before, base_reading, below);
      base_rate.convert(below, figures.basis());
      row.base = &below;
    }
  }

  /// Each stated period by the figure that stands for it; false where that is not enough.
  template <class Figures>
  bool stand(const Figures figures) {
    const std::size_t count = figures.size();
    rows.start(count);
    several.clear();
    values.clear();
    values.reserve(count);
    statements.clear();
    statements.reserve(count);
    bases.clear();
    bases.reserve(count);
    if (count == 0) return true;
    setting->begin(figures.period(0).begin());
    // What does not change from figure to figure stands here, where nothing that is written could have changed it.
    const VariantId definition = figures.variant(0);
    const MeasureKind kind = figures.kind();
    const Basis basis = figures.basis();
    PassRow* const all_rows = &rows.row(0);
    Run* const all_runs = &rows.run(0);
    std::span<const Setting::Place> places = setting->places;
    std::size_t made = 0;
    for (std::size_t first = 0, last = 0; first < count; first = last) {
      for (last = first + 1; last < count && figures.same_period(first, last);) ++last;
      for (std::size_t i = first; i < last; ++i) {
        if (figures.variant(i) != definition) return false;  // two definitions
      }
      PassRow& row = all_rows[made];
      Run& run = all_runs[made];
      if (!standing_of(figures, first, last, run, row.amount)) continue;
      if (made >= places.size() || places[made].period != figures.period(first)) {
        setting->make_place(made, figures.period(first));
        places = setting->places;
      }
      const Setting::Place& place = places[made];
      if (!place.alone.of(kind)) return false;
      row.period = place.period;
      row.names = nullptr;
      row.base = nullptr;
      if (place.base != Setting::Place::none) {
        row.base = &all_rows[place.base].amount;
        const Run& base = all_runs[place.base];
        if (run.is_restated | base.is_restated) {
          read_one_vintage(figures, row, run, base, *places[place.base].rate);
        }
      }
      place.rate->convert(row.amount, basis);
      ++made;
    }
    rows.take(made);
    return true;
  }

  /// Null where the rule of the calendar gives them.
  const PassNames* names_of(const Period& period, const Period& base, bool has_base) {
    const FiscalCalendar& calendar = setting->calendar;
    if (!setting->of(period).off_rule && base == setting->of(period).base) return nullptr;
    const Label label = name_of(timeline, period, calendar);
    if (label.kind() == LabelKind::days && base.last() >= period.first() + boost::gregorian::days(most_overlap)) {
      return &names.emplace_back(PassNames{label, name_of(base, calendar)});
    }
    const Label before = earlier(label, Step::year);
    return &names.emplace_back(PassNames{label, has_base ? base_name(timeline, before, base, calendar) : before});
  }

  void lay(std::span<const Period> wanted, Basis basis) {
    bases.clear();
    bases.reserve(wanted.size());
    names.clear();
    names.reserve(wanted.size());
    rows.start(wanted.size());
    for (const Period& period : wanted) {
      Period base_period = setting->of(period).base;
      auto [amount, base] = timeline.amounts(period, base_period);
      if (amount.status == Status::missing) continue;
      if (base.status == Status::missing) {
        const Period filed = year_before(timeline, period, setting->calendar);
        if (filed != base_period) std::tie(amount, base) = timeline.amounts(period, base_period = filed);
      }
      const BoundedAmount* below = nullptr;
      if (base.status != Status::missing) below = &bases.emplace_back(setting->converted(base, base_period, basis));
      rows.row(rows.size()) = {period, setting->converted(amount, period, basis), below,
                               names_of(period, base_period, below != nullptr)};
      rows.take(rows.size() + 1);
    }
  }

  /// Each period by what the timeline makes of it.
  void tile(const Series& series) {
    rows.start(0);
    timeline.assign(series, as_of);
    const std::span<const History> histories = timeline.histories();
    if (histories.empty()) return;
    to_lay.clear();
    if (!periods.by) {
      for (const History& history : histories) {  // several of one period follow several definitions
        if (to_lay.empty() || to_lay.back() != history.period) to_lay.push_back(history.period);
      }
      lay(to_lay, series.basis);
      return;
    }
    const Date first = histories.front().period.begin();
    const Date last = timeline.last_boundary();
    const std::span<const Setting::Named> every = setting->every_one(*periods.by);
    if (every.empty()) return;
    // Filed fiscal periods lie about the rule's, those of a former calendar up to a year about them.
    const bool fiscal = every.front().label.is_fiscal();
    const boost::gregorian::days about(fiscal ? 366 + max_skew : 0);
    const auto begin = std::lower_bound(every.begin(), every.end(), first - about,
                                        [](const auto& named, const Date& day) { return named.ruled.begin() < day; });
    for (auto named = begin; named != every.end() && named->ruled.end() <= last + about; ++named) {
      to_lay.push_back(fiscal ? place(timeline, named->label, setting->calendar).period : named->ruled);
    }
    lay(to_lay, series.basis);
  }
};

Pass::Pass(Date as_of, PassPeriods periods) : state_(new State{nullptr, as_of, periods}) {}
Pass::Pass(Converter& converter, Date as_of, PassPeriods periods) : state_(new State{&converter, as_of, periods}) {}
Pass::Pass(Pass&&) noexcept = default;
Pass& Pass::operator=(Pass&&) noexcept = default;
Pass::~Pass() = default;

std::span<const PassRow> Pass::operator()(const Series& series, const FiscalCalendar& calendar) {
  State& state = *state_;
  state.turn_to(series.currency, calendar);
  if (state.periods.by || !state.stand(SeriesFigures(series))) state.tile(series);
  return state.rows.all();
}

std::span<const PassRow> Pass::operator()(const PanelSeries& series, const FiscalCalendar& calendar) {
  State& state = *state_;
  state.turn_to(series.currency(), calendar);
  if (state.periods.by || !state.stand(series)) {
    series.read(state.copied);
    state.tile(state.copied);
  }
  return state.rows.all();
}

}  // namespace capex::core
