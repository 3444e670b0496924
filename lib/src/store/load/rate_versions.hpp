// What a day's rate was, is, and since when, where imports state it differently.
//
// An import may say as of which day it states its rates: for all of them, or a row for itself. The rates of a day stand
// in the order of the first day as of which any import states them. What nobody dates comes after all that was loaded
// before it, and before what is loaded later, as a second rate for a day is entered to correct the first; of two of one
// day the one that was loaded first comes first. exchange_rate holds the first rate, known since its own day;
// rate_correction each later one, a row an import, known since the day as of which it is stated, else the day of the
// import, but never since later than the one that follows it. So loading in another order makes the same of files whose
// days are known.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "fx/rate_table.hpp"
#include "store/load/rate_runs.hpp"

namespace capex::core::store {

/// What one import says of a day.
struct RateStatement {
  std::int64_t import_id = 0;
  Decimal rate;
  std::int32_t known_on = 0;  // since when its import, or the import's word, shows it to be known
  std::int32_t as_of = 0;     // what decides its place among others
  bool dated = false;         // as_of is what the import says, and not its place in the order of loading
};

/// The place of what nobody dates: after what was loaded before it.
void follow(RateStatement& statement, const std::vector<RateStatement>& before);

/// Statements of the same rate together, in the order in which the rates came to stand.
using RateStanding = std::vector<std::vector<RateStatement>>;
RateStanding standing_of(const std::vector<RateStatement>& statements);

class RateVersions {
 public:
  RateVersions(sqlite::Connection& connection, const RatePair& pair) : connection_(&connection), pair_(pair) {}

  /// The days from first to last that have corrections, in order.
  std::vector<std::int32_t> corrected_days(std::int32_t first, std::int32_t last);
  /// All statements of a day that has a rate.
  std::vector<RateStatement> on(std::int32_t day);
  /// Writes them in place of what is stored of a day that has a rate; there is at least one.
  void arrange(std::int32_t day, const std::vector<RateStatement>& statements);

  /// What an import says of a day of the pair without a word on when it was known; `reach`: the last day that it
  /// states, where more is known of that than is stored.
  RateStatement plain(std::int64_t import_id, const Decimal& rate, std::int32_t day,
                      std::optional<std::int32_t> reach = std::nullopt);

 private:
  struct Dates {
    std::optional<std::int32_t> said, imported;
    std::int32_t reach = 0;  // the last day of the pair
  };
  const Dates& dates_of(std::int64_t import_id);
  std::vector<std::int64_t> repeating(std::int32_t day);
  void split_runs(std::int32_t day);
  void add_run(std::int64_t import_id, std::int32_t first, std::int32_t last);

  sqlite::Connection* connection_;
  RatePair pair_;
  std::map<std::int64_t, Dates> dates_;  // by import
};

/// The corrections of a pair's days that were known by a day, each rate once, in the order in which they came to stand.
std::vector<RateCorrection> corrections_of(sqlite::Connection& connection, const RatePair& pair, std::int64_t first,
                                           std::int64_t last, std::int64_t known_by);

/// Without the import's statements: corrections of others come to stand where it had the first rate of a day.
void withdraw_rates(sqlite::Connection& connection, std::int64_t import_id);

/// How many rates each import has, counted again.
void recount_rates(sqlite::Connection& connection);

}  // namespace capex::core::store
