// Daily rates, by provider and pair.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "store/near.hpp"
#include "store/snapshot_state.hpp"
#include "store/stored.hpp"

namespace capex {
namespace {

const char* const read_default_provider = "SELECT value FROM setting WHERE key = 'default_provider'";
const char* const read_provider = "SELECT provider_id, key FROM provider WHERE key = ?1";
const char* const read_providers = "SELECT key FROM provider ORDER BY key";
const char* const read_fullest_provider = R"sql(
SELECT p.key FROM provider AS p JOIN exchange_rate AS r ON r.provider_id = p.provider_id
GROUP BY p.provider_id ORDER BY count(*) DESC, p.key LIMIT 1
)sql";
// Skips from pair to pair through the key: one seek each, however many days they have. Not by comparing
// (base_id, quote_id) as a row: SQLite seeks such a comparison by its first column only, and would scan the rest.
const char* const read_pairs = R"sql(
WITH RECURSIVE pair (base_id, quote_id) AS (
  SELECT * FROM (SELECT base_id, quote_id FROM exchange_rate WHERE provider_id = ?1
                 ORDER BY base_id, quote_id LIMIT 1)
  UNION ALL
  SELECT n.base_id, n.quote_id
  FROM pair AS p JOIN exchange_rate AS n ON (n.provider_id, n.base_id, n.quote_id, n.day) = (
    SELECT * FROM (SELECT provider_id, base_id, quote_id, day FROM exchange_rate
                   WHERE provider_id = ?1 AND base_id = p.base_id AND quote_id > p.quote_id
                   ORDER BY quote_id, day LIMIT 1)
    UNION ALL
    SELECT * FROM (SELECT provider_id, base_id, quote_id, day FROM exchange_rate
                   WHERE provider_id = ?1 AND base_id > p.base_id ORDER BY base_id, quote_id, day LIMIT 1)
    ORDER BY base_id LIMIT 1)
)
SELECT base_id, quote_id FROM pair
)sql";
const char* const read_rates = R"sql(
SELECT day, rate, decimals FROM exchange_rate
WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND day <= ?4 ORDER BY day
)sql";
const char* const read_coverage = R"sql(
SELECT p.key, r.base_id, r.quote_id, count(*), min(r.day), max(r.day)
FROM exchange_rate AS r JOIN provider AS p ON p.provider_id = r.provider_id
GROUP BY r.provider_id, r.base_id, r.quote_id
)sql";

struct Pair {
  Currency base;
  Currency quote;
};

std::vector<Pair> pairs_of(sqlite::Connection& connection, std::int64_t provider) {
  std::vector<Pair> pairs;
  sqlite::Query rows = connection.query(read_pairs, provider);
  while (rows.next()) pairs.push_back(Pair{store::currency_of(rows->integer(0)), store::currency_of(rows->integer(1))});
  return pairs;
}

// A cross may go through any currency, so a pair is needed unless both of its ends are strangers, or it leads from a
// hub to a stranger and nowhere else.
bool needed(const Pair& pair, const std::vector<Pair>& pairs, const std::vector<Currency>& among) {
  if (among.empty()) return true;
  const auto asked = [&among](Currency currency) {
    return std::find(among.begin(), among.end(), currency) != among.end();
  };
  const auto leaf = [&pairs](Currency currency) {
    return std::count_if(pairs.begin(), pairs.end(),
                         [currency](const Pair& each) { return each.base == currency || each.quote == currency; }) == 1;
  };
  return (asked(pair.base) || !leaf(pair.base)) && (asked(pair.quote) || !leaf(pair.quote));
}

}  // namespace

std::string Snapshot::default_provider() const {
  sqlite::Query set = state_->connection().query(read_default_provider);
  if (set.next()) return set->text(0);
  sqlite::Query providers = state_->connection().query(read_providers);
  if (!providers.next()) return {};
  const std::string only = providers->text(0);
  if (!providers.next()) return only;
  sqlite::Query fullest = state_->connection().query(read_fullest_provider);
  return fullest.next() ? fullest->text(0) : only;
}

RateTable Snapshot::rates(std::string_view provider, const std::vector<Currency>& among) const {
  const std::string key = provider.empty() ? default_provider() : store::folded(provider);
  if (key.empty()) return RateTable({}, {}, state_->as_of);  // a file without rates
  sqlite::Connection& connection = state_->connection();
  sqlite::Query found = connection.query(read_provider, key);
  if (!found.next()) {
    std::string known;
    sqlite::Query providers = connection.query(read_providers);
    while (providers.next()) known += (known.empty() ? "" : ", ") + providers->text(0);
    throw Error(ErrorCode::not_found,
                fmt::format("no rates of a provider '{}'; {}", provider,
                            known.empty() ? "the file has no rates" : "the file has those of " + known));
  }
  const std::int64_t id = found->integer(0);
  const std::vector<Pair> pairs = pairs_of(connection, id);
  std::vector<PairRates> stored;
  for (const Pair& pair : pairs) {
    if (!needed(pair, pairs, among)) continue;
    std::vector<DailyRate> days;
    sqlite::Query rows = connection.query(read_rates, id, pair.base.number(), pair.quote.number(), state_->last_day);
    while (rows.next()) days.push_back(DailyRate{date_of(rows->small(0)), Decimal(rows->integer(1), rows->small(2))});
    if (!days.empty()) stored.push_back(PairRates(pair.base, pair.quote, std::move(days)));
  }
  return RateTable(key, std::move(stored), state_->as_of);
}

std::vector<RateCoverage> Snapshot::rate_coverage() const {
  std::vector<RateCoverage> all;
  sqlite::Query rows = state_->connection().query(read_coverage);
  while (rows.next()) {
    all.push_back(RateCoverage{rows->text(0), store::currency_of(rows->integer(1)),
                               store::currency_of(rows->integer(2)), rows->integer(3), date_of(rows->small(4)),
                               date_of(rows->small(5))});
  }
  std::sort(all.begin(), all.end(), [](const RateCoverage& a, const RateCoverage& b) {
    return std::tie(a.provider, a.base, a.quote) < std::tie(b.provider, b.base, b.quote);
  });
  return all;
}

}  // namespace capex
