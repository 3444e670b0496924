#include "store/load/rate_versions.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "store/read/stored.hpp"

namespace capex::core::store {
namespace {

const char* const find_corrected_days = R"sql(
SELECT DISTINCT day FROM rate_correction
WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND day BETWEEN ?4 AND ?5 ORDER BY day
)sql";
const char* const find_corrections = R"sql(
SELECT day, known_on, rate, decimals, import_id FROM rate_correction
WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND day BETWEEN ?4 AND ?5
  AND (known_on <= ?6 OR typeof(known_on) <> 'integer')
ORDER BY day, known_on, correction_id
)sql";
const char* const find_first = R"sql(
SELECT rate, decimals, import_id FROM exchange_rate
WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND day = ?4
)sql";
const char* const set_first = R"sql(
UPDATE exchange_rate SET rate = ?5, decimals = ?6, import_id = ?7
WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND day = ?4
)sql";
const char* const remove_corrections = R"sql(
DELETE FROM rate_correction WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND day = ?4
)sql";
const char* const add_correction = R"sql(
INSERT INTO rate_correction (provider_id, base_id, quote_id, day, known_on, rate, decimals, import_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
)sql";
const char* const find_runs_over = R"sql(
SELECT import_id, first_day, last_day FROM rate_repetition
WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND ?4 BETWEEN first_day AND last_day
ORDER BY import_id, first_day
)sql";
const char* const remove_version = R"sql(
DELETE FROM rate_repetition
WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND import_id = ?4 AND first_day = ?5
)sql";
const char* const add_run_of = R"sql(
INSERT INTO rate_repetition (provider_id, base_id, quote_id, import_id, first_day, last_day)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (provider_id, base_id, quote_id, import_id, first_day)
DO UPDATE SET last_day = max(last_day, excluded.last_day)
)sql";
const char* const find_dates = R"sql(
SELECT k.known_on, CASE WHEN i.imported_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
  THEN CAST(julianday(substr(i.imported_at, 1, 10)) - 2440587.5 AS INTEGER) END AS imported_at
FROM import AS i LEFT JOIN import_known_on AS k ON k.import_id = i.import_id WHERE i.import_id = ?1
)sql";
const char* const find_reach = R"sql(
SELECT max(day) AS day FROM (
  SELECT max(day) AS day FROM exchange_rate
  WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND import_id = ?4
  UNION ALL SELECT max(last_day) FROM rate_repetition
  WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND import_id = ?4
  UNION ALL SELECT max(day) FROM rate_correction
  WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND import_id = ?4)
)sql";
const char* const find_all_corrected =
    "SELECT DISTINCT provider_id, base_id, quote_id, day FROM rate_correction ORDER BY 1, 2, 3, 4";
const char* const count_rates = R"sql(
UPDATE import SET rates = n.rates FROM (
  SELECT import_id, count(*) AS rates FROM (
    SELECT import_id FROM exchange_rate UNION ALL SELECT import_id FROM rate_correction) GROUP BY import_id) AS n
WHERE n.import_id = import.import_id AND import.rates <> n.rates
)sql";

constexpr std::int32_t last_day_of_all = std::numeric_limits<std::int32_t>::max();

}  // namespace

RateStanding standing_of(const std::vector<RateStatement>& statements) {
  RateStanding standing;
  for (const RateStatement& statement : statements) {
    const auto same = std::find_if(standing.begin(), standing.end(), [&](const std::vector<RateStatement>& others) {
      return others.front().rate == statement.rate;
    });
    if (same == standing.end()) {
      standing.push_back({statement});
    } else {
      same->push_back(statement);
    }
  }
  // What anyone says of a rate's day goes before what is gathered.
  const auto as_of = [](const std::vector<RateStatement>& stated) {
    const auto first =
        std::min_element(stated.begin(), stated.end(), [](const RateStatement& a, const RateStatement& b) {
          return std::pair(!a.dated, a.as_of) < std::pair(!b.dated, b.as_of);
        });
    return first->as_of;
  };
  std::stable_sort(standing.begin(), standing.end(), [&](const auto& a, const auto& b) { return as_of(a) < as_of(b); });
  return standing;
}

std::vector<std::int32_t> RateVersions::corrected_days(std::int32_t first, std::int32_t last) {
  std::vector<std::int32_t> days;
  sqlite::Query rows = connection_->query(find_corrected_days, pair_.provider, pair_.base, pair_.quote, first, last);
  while (rows.next()) days.push_back(rows->small(0, ranges::days));
  return days;
}

const RateVersions::Dates& RateVersions::dates_of(std::int64_t import_id) {
  const auto found = dates_.find(import_id);
  if (found != dates_.end()) return found->second;
  Dates dates;
  {
    sqlite::Query row = connection_->query(find_dates, import_id);
    if (row.next()) {
      dates.said = row->maybe_small(0, ranges::days);
      dates.imported = row->maybe_small(1, ranges::days);
    }
  }
  sqlite::Query row = connection_->query(find_reach, pair_.provider, pair_.base, pair_.quote, import_id);
  if (row.next()) dates.reach = row->maybe_small(0, ranges::days).value_or(0);
  return dates_.emplace(import_id, dates).first->second;
}

RateStatement RateVersions::plain(std::int64_t import_id, const Decimal& rate, std::int32_t day,
                                  std::optional<std::int32_t> reach) {
  const Dates& dates = dates_of(import_id);
  const std::int32_t reached = std::max(dates.reach, reach.value_or(day));
  return {import_id, rate, std::max(day, dates.said.value_or(dates.imported.value_or(reached))),
          std::max(day, dates.said.value_or(day)), dates.said.has_value()};
}

void follow(RateStatement& statement, const std::vector<RateStatement>& before) {
  if (statement.dated) return;
  for (const RateStatement& other : before) statement.as_of = std::max(statement.as_of, other.as_of);
}

std::vector<std::int64_t> RateVersions::repeating(std::int32_t day) {
  std::vector<std::int64_t> imports;
  sqlite::Query rows = connection_->query(find_runs_over, pair_.provider, pair_.base, pair_.quote, day);
  while (rows.next()) {
    if (imports.empty() || imports.back() != rows->integer(0)) imports.push_back(rows->integer(0));
  }
  return imports;
}

std::vector<RateStatement> RateVersions::on(std::int32_t day) {
  Decimal first;
  std::vector<std::int64_t> imports;
  {
    sqlite::Query row = connection_->query(find_first, pair_.provider, pair_.base, pair_.quote, day);
    if (!row.next()) return {};
    first = rate_of(row, 0);
    imports.push_back(row->integer(2));
  }
  for (const std::int64_t import_id : repeating(day)) {
    if (import_id != imports.front()) imports.push_back(import_id);
  }
  std::vector<RateStatement> later;
  {
    sqlite::Query rows =
        connection_->query(find_corrections, pair_.provider, pair_.base, pair_.quote, day, day, last_day_of_all);
    while (rows.next()) {
      later.push_back({rows->integer(4), rate_of(rows, 2), rows->small(1, ranges::days), 0, true});
    }
  }
  std::vector<RateStatement> statements;
  for (const std::int64_t import_id : imports) {
    RateStatement statement = plain(import_id, first, day);
    // What was corrected stands first as things are, whatever the day of its import.
    for (const RateStatement& other : later) statement.as_of = std::min(statement.as_of, other.known_on);
    statement.dated = statement.dated || !later.empty();
    statements.push_back(statement);
  }
  for (RateStatement& statement : later) {
    const RateStatement plainly = plain(statement.import_id, statement.rate, day);
    // What is stored is either what the import's own day says, or what its row said.
    if (plainly.known_on == statement.known_on) {
      statement = plainly;
      follow(statement, statements);
    } else {
      statement.as_of = statement.known_on;
    }
    statements.push_back(statement);
  }
  return statements;
}

void RateVersions::add_run(std::int64_t import_id, std::int32_t first, std::int32_t last) {
  connection_->run(add_run_of, pair_.provider, pair_.base, pair_.quote, import_id, first, last);
}

void RateVersions::split_runs(std::int32_t day) {
  struct Run {
    std::int64_t import_id;
    std::int32_t first, last;
  };
  std::vector<Run> runs;
  {
    sqlite::Query rows = connection_->query(find_runs_over, pair_.provider, pair_.base, pair_.quote, day);
    while (rows.next()) runs.push_back({rows->integer(0), rows->small(1, ranges::days), rows->small(2, ranges::days)});
  }
  for (const Run& run : runs) {
    connection_->run(remove_version, pair_.provider, pair_.base, pair_.quote, run.import_id, run.first);
    if (run.first < day) add_run(run.import_id, run.first, day - 1);
    if (day < run.last) add_run(run.import_id, day + 1, run.last);
  }
}

void RateVersions::arrange(std::int32_t day, const std::vector<RateStatement>& statements) {
  const RateStanding standing = standing_of(statements);
  const auto by_import = [](const RateStatement& a, const RateStatement& b) { return a.import_id < b.import_id; };
  const std::vector<RateStatement>& first = standing.front();
  const RateStatement& owner = *std::min_element(first.begin(), first.end(), by_import);
  Decimal before;
  {
    sqlite::Query row = connection_->query(find_first, pair_.provider, pair_.base, pair_.quote, day);
    if (row.next()) before = rate_of(row, 0);
  }
  if (before != owner.rate) {
    // Nobody that repeated the rate before repeats this one.
    split_runs(day);
    for (const RateStatement& other : first) {
      if (other.import_id != owner.import_id) add_run(other.import_id, day, day);
    }
  }
  const Decimal& rate = before == owner.rate ? before : owner.rate;
  connection_->run(set_first, pair_.provider, pair_.base, pair_.quote, day, rate.coefficient(), rate.scale(),
                   owner.import_id);
  connection_->run(remove_corrections, pair_.provider, pair_.base, pair_.quote, day);
  // Nothing that was replaced is known since later than what replaced it.
  std::int32_t latest_known = last_day_of_all;
  std::vector<std::pair<std::int32_t, const RateStatement*>> rows;  // the last first
  for (auto later = standing.rbegin(); later != standing.rend() - 1; ++later) {
    std::int32_t known = latest_known;
    for (auto one = later->rbegin(); one != later->rend(); ++one) {
      const std::int32_t shown = std::min(latest_known, std::max(day, one->known_on));
      rows.emplace_back(shown, &*one);
      known = std::min(known, shown);
    }
    latest_known = known;
  }
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    const RateStatement& one = *row->second;
    connection_->run(add_correction, pair_.provider, pair_.base, pair_.quote, day, row->first, one.rate.coefficient(),
                     one.rate.scale(), one.import_id);
  }
}

std::vector<RateCorrection> corrections_of(sqlite::Connection& connection, const RatePair& pair, std::int64_t first,
                                           std::int64_t last, std::int64_t known_by) {
  std::vector<RateCorrection> found;
  sqlite::Query rows = connection.query(find_corrections, pair.provider, pair.base, pair.quote, first, last, known_by);
  while (rows.next()) {
    const RateCorrection next{date_of(rows, 0), date_of(rows, 1), rate_of(rows, 2)};
    // What another import repeats of the day changes nothing.
    const bool repeated = std::any_of(found.rbegin(), found.rend(), [&](const RateCorrection& earlier) {
      return earlier.day == next.day && earlier.rate == next.rate;
    });
    if (!repeated) found.push_back(next);
  }
  return found;
}

void withdraw_rates(sqlite::Connection& connection, std::int64_t import_id) {
  std::vector<std::pair<RatePair, std::int32_t>> days;
  {
    sqlite::Query rows = connection.query(find_all_corrected);
    while (rows.next()) {
      days.emplace_back(RatePair{rows->integer(0), rows->integer(1), rows->integer(2)}, rows->small(3, ranges::days));
    }
  }
  for (const auto& [pair, day] : days) {
    RateVersions versions(connection, pair);
    std::vector<RateStatement> statements = versions.on(day);
    const auto own = [import_id](const RateStatement& each) { return each.import_id == import_id; };
    const auto rest = std::remove_if(statements.begin(), statements.end(), own);
    if (rest == statements.end()) continue;
    statements.erase(rest, statements.end());
    if (statements.empty()) {
      connection.run(remove_corrections, pair.provider, pair.base, pair.quote, day);
    } else {
      versions.arrange(day, statements);
    }
  }
}

void recount_rates(sqlite::Connection& connection) {
  connection.run(count_rates);
}

}  // namespace capex::core::store
