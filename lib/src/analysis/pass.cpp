#include "capex/analysis/pass.hpp"

#include <algorithm>
#include <vector>

#include "capex/analysis/standing.hpp"
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

}  // namespace

Growth PassRow::growth() const {
  return grow(amount, base == nullptr ? BoundedAmount() : base->amount);
}

struct Pass::State {
  Converter* converter;
  Date as_of;
  YearsAgo years_ago;
  std::vector<PassRow> rows;
};

Pass::Pass(Date as_of) : state_(new State{nullptr, as_of, {}, {}}) {}
Pass::Pass(Converter& converter, Date as_of) : state_(new State{&converter, as_of, {}, {}}) {}
Pass::Pass(Pass&&) noexcept = default;
Pass& Pass::operator=(Pass&&) noexcept = default;
Pass::~Pass() = default;

std::span<const PassRow> Pass::operator()(const Series& series, const FiscalCalendar& calendar) {
  State& state = *state_;
  const std::span<const Figure> figures = series.figures;
  std::vector<PassRow>& rows = state.rows;
  rows.clear();
  rows.reserve(figures.size());  // so that rows can point at each other
  // Bases come nearly in the order of their periods, so the search goes on from the last one found.
  std::size_t at = 0;
  for (auto first = figures.begin(); first != figures.end();) {
    auto last = first + 1;
    while (last != figures.end() && last->period == first->period) ++last;
    if (const auto found = standing({first, last}, series.basis, state.as_of)) {
      BoundedAmount amount = bounded(*found);
      if (state.converter != nullptr) amount = (*state.converter)(amount, series.currency, first->period);
      const Period& base = state.years_ago.of(first->period, calendar);
      while (at < rows.size() && rows[at].period < base) ++at;
      while (at > 0 && rows[at - 1].period >= base) --at;
      const bool found_base = at < rows.size() && rows[at].period == base;
      rows.push_back({first->period, found->figure, amount, found_base ? &rows[at] : nullptr});
    }
    first = last;
  }
  return rows;
}

}  // namespace capex
