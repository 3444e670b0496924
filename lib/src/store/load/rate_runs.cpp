#include "store/load/rate_runs.hpp"

#include <algorithm>

#include "store/schema/ranges.hpp"

namespace capex::core::store {
namespace {

// Runs of one import may meet or overlap after several loads; that they say a day twice does no harm.
const char* const add_run = R"sql(
INSERT INTO rate_repetition (provider_id, base_id, quote_id, import_id, first_day, last_day)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (provider_id, base_id, quote_id, import_id, first_day)
DO UPDATE SET last_day = max(last_day, excluded.last_day)
)sql";
const char* const find_runs_of_others = R"sql(
SELECT import_id, first_day, last_day FROM rate_repetition
WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND import_id <> ?4
)sql";
const char* const remove_run = R"sql(
DELETE FROM rate_repetition
WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND import_id = ?4 AND first_day = ?5
)sql";

}  // namespace

void RateRuns::repeat(std::int32_t day, std::int64_t owner) {
  if (owner == import_id_) return;
  if (!open_) open_ = Run{day, day};
  open_->last = day;
}

void RateRuns::pass_over(std::int32_t day, std::int64_t owner) {
  // A rate of this very import, from an earlier batch, was stated by it all the same.
  if (!open_ || day == open_->last || owner == import_id_) return;
  runs_.push_back(*open_);
  open_.reset();
}

void RateRuns::finish() {
  if (open_) runs_.push_back(*open_);
  open_.reset();
  for (const Run& run : runs_) write(import_id_, run);
  runs_.clear();
  if (!inserted_.empty()) split_others();
}

void RateRuns::write(std::int64_t import_id, const Run& run) {
  connection_->run(add_run, pair_.provider, pair_.base, pair_.quote, import_id, run.first, run.last);
}

void RateRuns::split_others() {
  struct Owned {
    std::int64_t import_id;
    Run run;
  };
  std::vector<Owned> others;
  {
    sqlite::Query rows = connection_->query(find_runs_of_others, pair_.provider, pair_.base, pair_.quote, import_id_);
    while (rows.next())
      others.push_back(Owned{rows->integer(0), Run{rows->small(1, ranges::days), rows->small(2, ranges::days)}});
  }
  for (const Owned& other : others) {
    auto day = std::lower_bound(inserted_.begin(), inserted_.end(), other.run.first);
    if (day == inserted_.end() || *day > other.run.last) continue;
    connection_->run(remove_run, pair_.provider, pair_.base, pair_.quote, other.import_id, other.run.first);
    std::int32_t first = other.run.first;
    for (; day != inserted_.end() && *day <= other.run.last; ++day) {
      if (first < *day) write(other.import_id, Run{first, *day - 1});
      first = *day + 1;
    }
    if (first <= other.run.last) write(other.import_id, Run{first, other.run.last});
  }
}

}  // namespace capex::core::store
