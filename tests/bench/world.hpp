// A made-up world to measure with: companies that state capital expenditure, in several currencies, a tenth of the
// figures restated a year later, and daily rates of every currency against the euro. The same on every machine.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "model/batch.hpp"

namespace capex::core::bench {

/// What companies state.
enum class Reports {
  halves,        // each half by itself
  year_to_date,  // as filers file: three, six, nine months and the year
};

struct World {
  Reports reports = Reports::halves;
  int companies = 60'000;
  int first_year = 2000;
  int years = 25;

  int reports_a_year() const { return reports == Reports::halves ? 2 : 4; }
  int report_count() const { return years * reports_a_year(); }
  int halves() const { return years * 2; }
  int last_year() const { return first_year + years - 1; }
  /// Figures first stated; restatements come on top.
  std::int64_t figures() const { return std::int64_t{companies} * report_count(); }
};

/// "c000042"
std::string company_key(int company);

/// The world in the order of its natural keys: sources and rates first, then companies with their figures, a few
/// thousand at a time.
void make_batches(const World& world, const std::function<void(const Batch&)>& visit);

}  // namespace capex::core::bench
