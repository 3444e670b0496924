// The whole-file pass: every stated period of a series, converted and grown on its year-ago period, in one merge over
// the figures. It gives what observe(), Converter and grow() give one by one, without lineage and without allocating
// per figure. Claims are not consulted: a base that only a claim implies is missing here.
#pragma once

#include <memory>
#include <span>

#include "capex/analysis/bounded_amount.hpp"
#include "capex/analysis/conversion.hpp"
#include "capex/analysis/growth.hpp"
#include "capex/model/series.hpp"
#include "capex/time/fiscal_calendar.hpp"

namespace capex {

/// One stated period of a series.
struct PassRow {
  Period period;
  const Figure* figure;  // that stands, one of the series'
  BoundedAmount amount;  // converted
  const PassRow* base;   // the row of the year-ago period; null where that is missing

  /// Computed when asked for.
  Growth growth() const;
};

/// Keep one for a whole pass: it remembers which period is a year ago of which. Not shared between threads.
class Pass {
 public:
  /// Amounts in the series' own currencies.
  explicit Pass(Date as_of = latest);
  /// Amounts in the converter's currency; the converter outlives the pass.
  explicit Pass(Converter& converter, Date as_of = latest);
  Pass(Pass&&) noexcept;
  Pass& operator=(Pass&&) noexcept;
  ~Pass();

  /// The rows of a series in the order of time. They live until the next call, and as long as the series. The calendar
  /// is the company's: see year_ago.
  std::span<const PassRow> operator()(const Series& series, const FiscalCalendar& calendar = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace capex
