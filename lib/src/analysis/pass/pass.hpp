// The whole-file pass: every period of a series, converted and grown on the period a year before, in one merge over
// the figures. It gives what growth() gives one by one, without lineage and without allocating per
// figure. Claims are not consulted: a base that only a claim implies is missing here.
#pragma once

#include <memory>
#include <optional>
#include <span>

#include "analysis/answer/growth.hpp"
#include "analysis/rates/conversion.hpp"
#include "analysis/standing/bounded_amount.hpp"
#include "model/panel.hpp"
#include "model/series.hpp"
#include "time/fiscal_calendar.hpp"
#include "time/label.hpp"

namespace capex::core {

/// What a period and its base are called where the company filed it off the rule of its calendar: see alignment.hpp.
struct PassNames {
  Label period;
  Label base;
};

/// One period of a series.
struct PassRow {
  Period period;
  BoundedAmount amount;              // converted, of one vintage with its base
  const BoundedAmount* base;         // of the period a year before, converted; null where that is missing
  const PassNames* names = nullptr;  // where the figures tell them; else they are name_of() and its year_ago()

  /// Computed when asked for.
  Growth growth() const { return base == nullptr ? grow(amount, BoundedAmount()) : grow(amount, *base); }
};

/// Which periods a pass answers for.
struct PassPeriods {
  /// Every one of a kind that the stated figures reach, such as calendar halves; else every stated period.
  std::optional<Step> by;
};

/// Keep one for a whole pass: it remembers which period is a year ago of which. Not shared between threads.
class Pass {
 public:
  /// Amounts in the series' own currencies.
  explicit Pass(Date as_of = latest, PassPeriods periods = {});
  /// Amounts in the converter's currency; the converter outlives the pass.
  explicit Pass(Converter& converter, Date as_of = latest, PassPeriods periods = {});
  Pass(Pass&&) noexcept;
  Pass& operator=(Pass&&) noexcept;
  ~Pass();

  /// The rows of a series in the order of time. They live until the next call. The calendar is the company's: see
  /// year_before.
  std::span<const PassRow> operator()(const Series& series, const FiscalCalendar& calendar = {});
  /// The same of a series that is held in a panel.
  std::span<const PassRow> operator()(const PanelSeries& series, const FiscalCalendar& calendar = {});

 private:
  struct Setting;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace capex::core
