// Daily rates, by provider and pair.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>

#include "store/load/rate_versions.hpp"
#include "store/pages/table_rows.hpp"
#include "store/read/snapshot_state.hpp"
#include "store/read/stored.hpp"
#include "text/letters.hpp"
#include "text/near_names.hpp"

namespace capex::core {
namespace {

const char* const read_default_provider = "SELECT value FROM setting WHERE key = 'default_provider'";
const char* const read_provider = "SELECT provider_id, key FROM provider WHERE key = ?1";
const char* const read_providers = "SELECT provider_id, key FROM provider ORDER BY key";
const char* const read_first_provider = R"sql(
SELECT p.provider_id, p.key FROM provider AS p WHERE EXISTS (SELECT 1 FROM exchange_rate AS r WHERE r.provider_id = p.provider_id)
ORDER BY p.provider_id LIMIT 1
)sql";
// From one pair to the next through the key: a seek, however many days they have. The day is in it because SQLite seeks
// to the first row that is not less, and would step through all the days of the pair before.
const char* const read_next_pair = R"sql(
SELECT base_id, quote_id FROM exchange_rate WHERE provider_id = ?1 AND (base_id, quote_id, day) > (?2, ?3, 9223372036854775807)
ORDER BY base_id, quote_id, day LIMIT 1
)sql";
const char* const read_rates_of_pair = R"sql(
SELECT day, rate, decimals FROM exchange_rate
WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND day BETWEEN ?4 AND ?5 ORDER BY day
)sql";
const char* const read_last_day = R"sql(
SELECT day FROM exchange_rate
WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND day <= ?4 ORDER BY day DESC LIMIT 1
)sql";
const char* const read_coverage = R"sql(
SELECT p.key, r.base_id, r.quote_id, count(*) AS days, min(r.day) AS first_day, max(r.day) AS last_day,
  (SELECT count(DISTINCT c.day) FROM rate_correction AS c
   WHERE c.provider_id = r.provider_id AND c.base_id = r.base_id AND c.quote_id = r.quote_id) AS corrected
FROM exchange_rate AS r JOIN provider AS p ON p.provider_id = r.provider_id
GROUP BY r.provider_id, r.base_id, r.quote_id
)sql";

struct Provider {
  std::int64_t id = 0;
  std::string key;
};

Provider provider_of(const sqlite::Query& row) {
  return Provider{row->integer(0), row->text(1)};
}

std::optional<Provider> provider_called(sqlite::Connection& connection, std::string_view key) {
  sqlite::Query found = connection.query(read_provider, key);
  return found.next() ? std::optional(provider_of(found)) : std::nullopt;
}

/// What is set, else the only one, else the one whose rates came first; nothing in a file without rates. What is set
/// may be none that the file has: then with its key alone.
std::optional<Provider> default_provider_of(sqlite::Connection& connection) {
  sqlite::Query set = connection.query(read_default_provider);
  if (set.next()) return provider_called(connection, set->text(0)).value_or(Provider{0, set->text(0)});
  sqlite::Query providers = connection.query(read_providers);
  if (!providers.next()) return std::nullopt;
  const Provider only = provider_of(providers);
  if (!providers.next()) return only;
  sqlite::Query first = connection.query(read_first_provider);
  return first.next() ? provider_of(first) : only;
}

[[noreturn]] void refuse_provider(sqlite::Connection& connection, std::string_view provider) {
  std::vector<std::string> known;
  sqlite::Query providers = connection.query(read_providers);
  while (providers.next()) known.push_back(providers->text(1));
  if (const std::string near = did_you_mean(provider, known); !near.empty()) {
    throw Error(ErrorCode::not_found, fmt::format("no rates of a provider '{}'{}", provider, near));
  }
  throw Error(ErrorCode::not_found,
              fmt::format("no rates of a provider '{}'; {}", provider,
                          known.empty() ? "the file has no rates"
                                        : fmt::format("the file has those of {}", fmt::join(known, ", "))));
}

struct Pair {
  Currency base;
  Currency quote;
};

std::vector<Pair> pairs_of(sqlite::Connection& connection, std::int64_t provider) {
  std::vector<Pair> pairs;
  std::int64_t base = -1;
  std::int64_t quote = -1;
  while (true) {
    sqlite::Query next = connection.query(read_next_pair, provider, base, quote);
    if (!next.next()) return pairs;
    base = next->integer(0);
    quote = next->integer(1);
    pairs.push_back(Pair{store::currency_of(next, 0), store::currency_of(next, 1)});
  }
}

bool is_rate(const store::RateTableRows::Row& row) {
  return !row.is_null(4) && !row.is_null(5) && store::ranges::days.has(row.values[3]) &&
         store::ranges::rates.has(row.values[4]) && store::ranges::rate_decimals.has(row.values[5]);
}

/// How many rates there are at most of one a weekday; 0 for days without an end.
std::size_t weekdays_between(std::int64_t first_day, std::int64_t last_day) {
  constexpr std::uint64_t most = 36'525;  // a hundred years
  const std::uint64_t days = static_cast<std::uint64_t>(last_day) - static_cast<std::uint64_t>(first_day);
  return days > most ? 0 : (days / 7 + 1) * 5;
}

/// From the pages; nothing where SQLite has to step through the rows.
std::optional<std::vector<DailyRate>> rates_in_pages(sqlite::Connection& connection, const sqlite::PlainPages& pages,
                                                     std::int64_t provider, const Pair& pair, std::int64_t first_day,
                                                     std::int64_t last_day) {
  const std::int64_t base = pair.base.number(), quote = pair.quote.number();
  std::vector<DailyRate> days;
  days.reserve(weekdays_between(first_day, last_day));
  store::RateTableRows rows(pages, sqlite::root_page(connection, "exchange_rate"), {provider, base, quote, first_day},
                            {provider, base, quote, last_day});
  store::RateTableRows::Row row;
  for (auto some = rows.next(); !some.empty(); some = rows.next()) {
    for (const auto& record : some) {
      if (!record.read(row) || !is_rate(row)) return std::nullopt;
      days.push_back(DailyRate{date_of(static_cast<std::int32_t>(row.values[3])),
                               Decimal(row.values[4], static_cast<int>(row.values[5]))});
    }
  }
  return rows.is_usual() ? std::optional(std::move(days)) : std::nullopt;
}

std::vector<DailyRate> daily_rates(sqlite::Connection& connection, sqlite::ReadTransaction* reading,
                                   std::int64_t provider, const Pair& pair, std::int64_t first_day,
                                   std::int64_t last_day) {
  if (const sqlite::PlainPages* pages = reading == nullptr ? nullptr : reading->pages(); pages != nullptr) {
    if (auto days = rates_in_pages(connection, *pages, provider, pair, first_day, last_day)) return std::move(*days);
  }
  std::vector<DailyRate> days;
  sqlite::Query row =
      connection.query(read_rates_of_pair, provider, pair.base.number(), pair.quote.number(), first_day, last_day);
  while (row.next()) {
    // As the key orders them, each day once.
    if (!days.empty() && row->integer(0) <= day_number(days.back().day)) row->refuse(0);
    days.push_back(DailyRate{date_of(row->small(0, store::ranges::days)), store::rate_of(row, 1)});
  }
  return days;
}

// A cross may go through any currency, so a pair is needed unless both of its ends are strangers, or it leads from a
// hub to a stranger and nowhere else.
bool needed(const Pair& pair, const std::vector<Pair>& pairs, const std::vector<Currency>& among) {
  if (among.empty()) return true;
  const auto asked = [&among](Currency currency) {
    return std::find(among.begin(), among.end(), currency) != among.end();
  };
  // A pair that is given both ways leads to one currency all the same.
  const auto leaf = [&pairs](Currency currency) {
    std::optional<Currency> only;
    for (const Pair& each : pairs) {
      if (each.base != currency && each.quote != currency) continue;
      const Currency other = each.base == currency ? each.quote : each.base;
      if (only && *only != other) return false;
      only = other;
    }
    return true;
  };
  return (asked(pair.base) || !leaf(pair.base)) && (asked(pair.quote) || !leaf(pair.quote));
}

/// The last day of the pair that is not after the other one.
std::optional<std::int32_t> last_day_until(sqlite::Connection& connection, std::int64_t provider, const Pair& pair,
                                           std::int64_t until) {
  sqlite::Query row = connection.query(read_last_day, provider, pair.base.number(), pair.quote.number(), until);
  return row.next() ? std::optional(row->small(0, store::ranges::days)) : std::nullopt;
}

constexpr std::int64_t first_day_of_all = std::numeric_limits<std::int64_t>::min();

// From which day on rates have to be read so that every question about days from `since` on has the answer that all
// rates would give it. An answer is "too old" rather than "unknown" where there is an earlier rate, and a cross has a
// rate on the days that all its legs have: so from the last earlier day that all pairs have, of those that have any.
// Without such a day, all of them.
std::int64_t first_day_needed(sqlite::Connection& connection, std::int64_t provider, const std::vector<Pair>& pairs,
                              std::int32_t since, std::int64_t last_day) {
  const std::int64_t before = std::min<std::int64_t>(std::int64_t{since} - 1, last_day);
  std::vector<Pair> earlier;
  std::int64_t day = before;
  for (const Pair& pair : pairs) {
    const auto last = last_day_until(connection, provider, pair, before);
    if (!last) continue;
    earlier.push_back(pair);
    day = std::min<std::int64_t>(day, *last);
  }
  if (earlier.empty()) return since;
  for (std::size_t agreed = 0; agreed < earlier.size();) {
    for (agreed = 0; agreed < earlier.size(); ++agreed) {
      const auto last = last_day_until(connection, provider, earlier[agreed], day);
      if (!last) return first_day_of_all;
      if (*last == day) continue;
      day = *last;
      break;
    }
  }
  return day;
}

}  // namespace

std::string Snapshot::default_provider() const {
  const auto provider = default_provider_of(state_->connection());
  return provider ? provider->key : std::string();
}

std::vector<std::string> Snapshot::providers() const {
  std::vector<std::string> keys;
  sqlite::Query rows = state_->connection().query(read_providers);
  while (rows.next()) keys.push_back(rows->text(1));
  return keys;
}

RateTable Snapshot::rates(std::string_view provider, const std::vector<Currency>& among, std::optional<Date> since,
                          std::optional<Date> until) const {
  sqlite::Connection& connection = state_->connection();
  const std::optional<Provider> from =
      provider.empty() ? default_provider_of(connection) : provider_called(connection, lower_case(provider));
  if (provider.empty() && !from) return RateTable({}, {}, state_->as_of);  // a file without rates
  if (!from || from->id == 0) refuse_provider(connection, from ? from->key : provider);
  const std::vector<Pair> all = pairs_of(connection, from->id);
  std::vector<Pair> pairs;
  std::copy_if(all.begin(), all.end(), std::back_inserter(pairs),
               [&](const Pair& pair) { return needed(pair, all, among); });
  const std::int64_t last_day = until ? std::min(State::day_limit(*until), state_->last_day) : state_->last_day;
  const std::int64_t first_day =
      since ? first_day_needed(connection, from->id, pairs, day_number(*since), last_day) : first_day_of_all;
  std::vector<PairRates> stored;
  // A pair that is given both ways is one, and where both have a day the way of the market goes first.
  std::stable_partition(pairs.begin(), pairs.end(),
                        [](const Pair& pair) { return quoted_before(pair.base, pair.quote); });
  for (const Pair& pair : pairs) {
    auto days = daily_rates(connection, state_->reading.get(), from->id, pair, first_day, last_day);
    // A pair whose rates come later has none yet, but is the way to its currency, as it is with all rates.
    if (days.empty() && !last_day_until(connection, from->id, pair, state_->last_day)) continue;
    const auto corrections =
        store::corrections_of(connection, store::RatePair{from->id, pair.base.number(), pair.quote.number()}, first_day,
                              last_day, state_->last_day);
    PairRates next(pair.base, pair.quote, std::move(days), {}, corrections);
    const auto same = std::find_if(stored.begin(), stored.end(), [&](const PairRates& other) {
      return other.base() == next.base() && other.quote() == next.quote();
    });
    if (same == stored.end()) {
      stored.push_back(std::move(next));
    } else {
      same->add(next);
    }
  }
  return RateTable(from->key, std::move(stored), state_->as_of);
}

std::vector<RateCoverage> Snapshot::rate_coverage() const {
  std::vector<RateCoverage> all;
  sqlite::Query rows = state_->connection().query(read_coverage);
  while (rows.next()) {
    all.push_back(RateCoverage{rows->text(0), store::currency_of(rows, 1), store::currency_of(rows, 2),
                               rows->integer(3), store::date_of(rows, 4), store::date_of(rows, 5), rows->integer(6)});
  }
  std::sort(all.begin(), all.end(), [](const RateCoverage& a, const RateCoverage& b) {
    return std::tie(a.provider, a.base, a.quote) < std::tie(b.provider, b.base, b.quote);
  });
  return all;
}

}  // namespace capex::core
