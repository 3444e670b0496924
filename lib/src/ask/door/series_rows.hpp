// What there is of many companies at once, from one walk over a file's series: whose newest period is which, what each
// series spans, and what is due.
#pragma once

#include <optional>
#include <string>

#include "capex/rows.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

/// company,name,kind,country,currency,fiscal_year_end,ticker,cik,lei,aliases: without the walk.
Rows name_rows(const Snapshot& snapshot);

/// The same, then newest_period,measures: the newest period is of actual flows, of periods that end on one day the
/// shortest.
Rows company_rows(const Snapshot& snapshot);

/// company,measure,basis,scope,currency,first_period,last_period,periods: a row a series, of the measure or of all.
Rows series_rows(const Snapshot& snapshot, const std::optional<MeasureId>& measure);

/// company,last_source,last_source_day,newest_period,next_period,next_period_ended,days_since: of the issuer, or of all
/// that have an actual flow, the longest due first. The last source is the issuer's own where it has any. The next
/// period is as long as those that it states: a quarter, half or year of its fiscal calendar behind the newest one. The
/// days are counted up to the snapshot's day, or, of all that is known, up to the newest day of any figure; less than 0
/// where the period is not over.
Rows due_rows(const Snapshot& snapshot, const std::optional<CompanyId>& company);

}  // namespace capex::core
