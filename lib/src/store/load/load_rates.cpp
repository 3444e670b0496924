// Daily rates: the rows of each pair are merged with the stored ones, day by day. What is there already is remembered
// in runs of days, since an import of daily rates repeats thousands at a time; what differs from it is a correction.
#include <fmt/core.h>

#include <algorithm>
#include <tuple>

#include "model/rules.hpp"
#include "store/load/load_state.hpp"
#include "store/load/rate_runs.hpp"
#include "store/load/rate_versions.hpp"
#include "store/read/stored.hpp"

namespace capex::core {
namespace {

const char* const find_rates = R"sql(
SELECT day, rate, decimals, import_id FROM exchange_rate
WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND day BETWEEN ?4 AND ?5 ORDER BY day
)sql";
const char* const add_rate = R"sql(
INSERT INTO exchange_rate (provider_id, base_id, quote_id, day, rate, decimals, import_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
)sql";

constexpr std::size_t most_corrected = 5;  // that are named

struct PendingRate {
  store::RatePair pair;
  std::int32_t day = 0;
  std::size_t row = 0;  // into Batch::rates

  friend bool operator<(const PendingRate& a, const PendingRate& b) {
    return std::tie(a.pair, a.day, a.row) < std::tie(b.pair, b.day, b.row);
  }
};

struct StoredRate {
  std::int32_t day = 0;
  Decimal rate;
  std::int64_t import_id = 0;
};

std::vector<StoredRate> stored_rates(sqlite::Connection& connection, const store::RatePair& pair, std::int32_t first,
                                     std::int32_t last) {
  std::vector<StoredRate> found;
  sqlite::Query rows = connection.query(find_rates, pair.provider, pair.base, pair.quote, first, last);
  while (rows.next()) {
    found.push_back(StoredRate{rows->small(0, store::ranges::days), store::rate_of(rows, 1), rows->integer(3)});
  }
  return found;
}

PendingRate resolved(const Batch& batch, std::size_t index, store::LoadNames& names) {
  const RateRow& row = batch.rates[index];
  if (row.provider < 0 || static_cast<std::size_t>(row.provider) >= batch.providers.size()) {
    throw Error(ErrorCode::usage,
                fmt::format("a rate names provider {} of a batch that has {}", row.provider, batch.providers.size()));
  }
  if (const Fault fault = pair_fault(row.base, row.quote)) throw Error(ErrorCode::conflict, *fault);
  if (row.rate.coefficient() <= 0) {
    throw Error(ErrorCode::parse, fmt::format("rate {}: rates above zero are accepted", to_string(row.rate)));
  }
  if (row.day.is_special()) throw Error(ErrorCode::parse, "a rate needs a day");
  if (const Fault fault = known_fault(row.day, row.known_on)) throw Error(ErrorCode::parse, *fault);
  return PendingRate{{names.provider(batch.providers[static_cast<std::size_t>(row.provider)]), names.currency(row.base),
                      names.currency(row.quote)},
                     day_number(row.day),
                     index};
}

}  // namespace

/// What a load knows of the pair that it is at.
struct Load::State::PairLoad {
  store::RatePair pair;
  store::RateVersions versions;
  std::int32_t reach;  // the last day of this input
};

void Load::State::settle_rates(PairLoad& pair, const Batch& batch, std::int32_t day, std::span<const std::size_t> rows,
                               bool has_rate, Problems& problems) {
  std::vector<store::RateStatement> statements = pair.versions.on(day);
  const auto plain = [&](std::size_t row) { return batch.rates[row].known_on.is_special(); };
  // What the same input corrects is older than its corrections.
  const bool corrected_here = !std::all_of(rows.begin(), rows.end(), plain);
  std::vector<const RateRow*> news;
  for (const std::size_t index : rows) {
    const RateRow& row = batch.rates[index];
    store::RateStatement said = pair.versions.plain(import_id, row.rate, day, pair.reach);
    if (!plain(index)) {
      said = {import_id, row.rate, day_number(row.known_on), day_number(row.known_on), true};
    } else if (corrected_here) {
      said = {import_id, row.rate, day, day, true};
    }
    store::follow(said, statements);
    const auto same = [&](const store::RateStatement& other) { return other.rate == said.rate; };
    const auto own = [&](const store::RateStatement& other) { return other.import_id == import_id; };
    const bool known = std::any_of(statements.begin(), statements.end(), same);
    const auto contrary = std::find_if(statements.begin(), statements.end(), own);
    if (!known && contrary != statements.end() && (plain(index) || contrary->known_on == said.known_on)) {
      leave_out(batch, row.place,
                fmt::format("1 {} = {} {} on {} here, {} before it in the same input", row.base.code(),
                            to_string(row.rate), row.quote.code(), to_string(row.day), to_string(contrary->rate)),
                problems);
      continue;
    }
    if (known) {
      ++counts.repeated;
      ++counts.there.rates;
    } else if (statements.empty()) {
      ++counts.rates;
    } else {
      ++counts.rate_corrections;
      news.push_back(&row);
    }
    statements.push_back(said);
  }
  if (statements.empty()) return;
  const RateRow& any = batch.rates[rows.front()];
  const store::RateStanding standing = store::standing_of(statements);
  if (!has_rate) {
    const Decimal& rate = standing.front().front().rate;
    connection().run(add_rate, pair.pair.provider, pair.pair.base, pair.pair.quote, day, rate.coefficient(),
                     rate.scale(), import_id);
  }
  pair.versions.arrange(day, statements);
  rates_rearranged = true;
  for (const RateRow* row : news) {
    if (corrected.size() == most_corrected) break;
    auto after = std::find_if(standing.begin(), standing.end(), [&](const std::vector<store::RateStatement>& stated) {
      return stated.front().rate == row->rate;
    });
    if (after == standing.begin()) ++after;
    corrected.push_back({batch.providers[static_cast<std::size_t>(any.provider)], any.base, any.quote, any.day,
                         date_of(after->front().known_on), std::prev(after)->front().rate, after->front().rate});
  }
}

/// A rate that was corrected does not come back by being said again.
void Load::State::remind(const RateRow& row, const Decimal& stands, std::int64_t of_import) {
  if (row.rate == stands) return;
  remark(fmt::format(
      "1 {} = {} {} on {} was there before it was corrected to {}, which stands; to take that back: capex undo {}",
      row.base.code(), to_string(row.rate), row.quote.code(), to_string(row.day), to_string(stands), of_import));
}

void Load::State::add_rates(const Batch& batch, Problems& problems) {
  std::vector<PendingRate> pending;
  pending.reserve(batch.rates.size());
  for (std::size_t row = 0; row < batch.rates.size(); ++row) {
    try {
      pending.push_back(resolved(batch, row, names));
    } catch (const Error& error) {
      if (!store::concerns_row(error)) throw;
      leave_out(batch, batch.rates[row].place, error.what(), problems);
    }
  }
  std::sort(pending.begin(), pending.end());

  for (auto first = pending.begin(); first != pending.end();) {
    const store::RatePair pair = first->pair;
    const auto end = std::find_if(first, pending.end(), [&pair](const PendingRate& each) { return each.pair != pair; });
    const std::int32_t last_day = (end - 1)->day;
    const std::vector<StoredRate> stored = stored_rates(connection(), pair, first->day, last_day);
    store::RateRuns runs(connection(), pair, import_id);
    references.provider(pair.provider);
    references.currency(pair.base);
    references.currency(pair.quote);
    PairLoad state{pair, store::RateVersions(connection(), pair), last_day};
    const std::vector<std::int32_t> corrected_days = state.versions.corrected_days(first->day, last_day);
    auto known = stored.begin();
    for (auto each = first; each != end;) {
      const std::int32_t day = each->day;
      const auto next = std::find_if(each, end, [day](const PendingRate& other) { return other.day != day; });
      for (; known != stored.end() && known->day < day; ++known) runs.pass_over(known->day, known->import_id);
      const bool has_rate = known != stored.end() && known->day == day;
      const Decimal& rate = has_rate ? known->rate : batch.rates[each->row].rate;
      const bool agreed = std::all_of(each, next, [&](const PendingRate& other) {
        const RateRow& row = batch.rates[other.row];
        return row.rate == rate && row.known_on.is_special();
      });
      if (has_rate && agreed) {
        // Of a corrected day this repeats the first rate, which is of no consequence for the later ones.
        counts.repeated += next - each;
        counts.there.rates += next - each;
        runs.repeat(day, known->import_id);
        if (std::binary_search(corrected_days.begin(), corrected_days.end(), day)) {
          const store::RateStanding standing = store::standing_of(state.versions.on(day));
          remind(batch.rates[each->row], standing.back().front().rate, standing.back().front().import_id);
        }
      } else if (agreed) {
        connection().run(add_rate, pair.provider, pair.base, pair.quote, day, rate.coefficient(), rate.scale(),
                         import_id);
        runs.insert(day);
        ++counts.rates;
        counts.repeated += next - each - 1;
        counts.there.rates += next - each - 1;
      } else {
        std::vector<std::size_t> rows;
        for (auto other = each; other != next; ++other) rows.push_back(other->row);
        std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
          const Date& earlier = batch.rates[a].known_on;
          const Date& later = batch.rates[b].known_on;
          return !later.is_special() && (earlier.is_special() || earlier < later);
        });
        settle_rates(state, batch, day, rows, has_rate, problems);
        if (!has_rate) runs.insert(day);
      }
      each = next;
    }
    runs.finish();
    first = end;
  }
}

}  // namespace capex::core
