// What a day's rate was, is, and since when, where imports state it differently.
//
// Each import states a rate as of a day: the one given with it, else the day of the import, never before the rate's own
// day. The rates of a day stand in the order of the first day as of which any import states them; of two of one day the
// one of the import that reaches less far comes first, then the one that was loaded first. exchange_rate holds the
// first of them, known since the rate's own day; rate_correction each later one, known since that day, a row an import.
// So loading in another order makes the same file wherever the days differ.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "capex/fx/rate_table.hpp"
#include "store/rate_runs.hpp"

namespace capex::store {

/// What one import says of a day.
struct RateStatement {
  std::int64_t import_id = 0;
  Decimal rate;
  std::int32_t known_on = 0;
  std::int32_t reach = 0;  // the last day that the import states of the pair
};

/// Statements of the same rate together, in the order in which the rates came to stand.
using RateStanding = std::vector<std::vector<RateStatement>>;
RateStanding standing_of(std::vector<RateStatement> statements);

class RateVersions {
 public:
  RateVersions(sqlite::Connection& connection, const RatePair& pair) : connection_(&connection), pair_(pair) {}

  /// The days from first to last that have corrections, in order.
  std::vector<std::int32_t> corrected_days(std::int32_t first, std::int32_t last);
  /// All statements of a day that has a rate.
  std::vector<RateStatement> on(std::int32_t day);
  /// Writes them in place of what is stored of a day that has a rate; there is at least one.
  void arrange(std::int32_t day, const std::vector<RateStatement>& statements);

  /// As of which day an import states its rates of the pair; `reach` where it does not say.
  std::int32_t known_on(std::int64_t import_id, std::int32_t reach);
  std::int32_t reach(std::int64_t import_id);

 private:
  std::vector<std::int64_t> repeating(std::int32_t day);
  void split_runs(std::int32_t day);
  void add_run(std::int64_t import_id, std::int32_t first, std::int32_t last);

  sqlite::Connection* connection_;
  RatePair pair_;
  std::map<std::int64_t, std::int32_t> reached_;  // by import
};

/// The corrections of a pair's days that were known by a day, each rate once, in the order in which they came to stand.
std::vector<RateCorrection> corrections_of(sqlite::Connection& connection, const RatePair& pair, std::int32_t first,
                                           std::int32_t last, std::int32_t known_by);

/// Without the import's statements: corrections of others come to stand where it had the first rate of a day.
void withdraw_rates(sqlite::Connection& connection, std::int64_t import_id);

/// How many rates each import has, counted again.
void recount_rates(sqlite::Connection& connection);

}  // namespace capex::store
