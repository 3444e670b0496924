// Growths by the million as CSV: what growth_row says in the columns that need no lineage, made without allocating for
// a row.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/bounded_amount.hpp"
#include "model/measure.hpp"
#include "model/observation.hpp"
#include "time/fiscal_calendar.hpp"
#include "time/label.hpp"
#include "time/period.hpp"

namespace capex::core {

/// Those of growth_columns() that are filled, in its order: company,measure,basis,scope,period,first_day,last_day,
/// currency,amount,low,high,status,flags,base_period,base_amount,base_low,base_high,base_status,growth,growth_low,
/// growth_high,growth_status
const std::vector<std::string>& growth_line_columns();

/// Collects lines until somebody takes them. Keep one for a whole pass; not shared between threads.
class GrowthLines {
 public:
  GrowthLines();
  GrowthLines(GrowthLines&&) noexcept;
  GrowthLines& operator=(GrowthLines&&) noexcept;
  ~GrowthLines();

  /// Whose figures the lines from now on are of. The calendar names the periods; amounts are in the currency, XXX for
  /// counts.
  void subject(std::string_view company, std::string_view measure, Basis basis, std::string_view scope,
               Currency currency, const FiscalCalendar& calendar = {});
  /// One line: an amount, the one of the year-ago period (null where it is missing), and the growth from it to this.
  /// Its flags are growth_flags().
  void add(const Period& period, const BoundedAmount& amount, const BoundedAmount* base, const Growth& growth);
  /// The same of a period that its company filed off the rule of its calendar, with what it and its base are called.
  void add(const Period& period, const Label& name, const Label& base_name, const BoundedAmount& amount,
           const BoundedAmount* base, const Growth& growth);

  /// The lines so far, each ended by LF. Header: see growth_line_columns().
  std::string_view text() const;
  void clear();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace capex::core
