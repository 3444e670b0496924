// Daily rates: the rows of each pair are merged with the stored ones, day by day. What is there already is remembered
// in runs of days, since an import of daily rates repeats thousands at a time.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "store/load_state.hpp"
#include "store/rate_runs.hpp"

namespace capex {
namespace {

const char* const find_rates = R"sql(
SELECT day, rate, decimals, import_id FROM exchange_rate
WHERE provider_id = ?1 AND base_id = ?2 AND quote_id = ?3 AND day BETWEEN ?4 AND ?5 ORDER BY day
)sql";
const char* const add_rate = R"sql(
INSERT INTO exchange_rate (provider_id, base_id, quote_id, day, rate, decimals, import_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
)sql";

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
    found.push_back(StoredRate{rows->small(0), Decimal(rows->integer(1), rows->small(2)), rows->integer(3)});
  }
  return found;
}

PendingRate resolved(const Batch& batch, std::size_t index, store::LoadNames& names) {
  const RateRow& row = batch.rates[index];
  if (row.provider < 0 || static_cast<std::size_t>(row.provider) >= batch.providers.size()) {
    throw Error(ErrorCode::usage,
                fmt::format("a rate names provider {} of a batch that has {}", row.provider, batch.providers.size()));
  }
  if (!row.base.is_money() || !row.quote.is_money() || row.base == row.quote) {
    throw Error(ErrorCode::conflict, "a rate is between two currencies");
  }
  if (!quoted_before(row.base, row.quote)) {
    throw Error(ErrorCode::conflict, fmt::format("rates of this pair are quoted as 1 {} = r {}; turn the row around",
                                                 row.quote.code(), row.base.code()));
  }
  if (row.rate.coefficient() <= 0) {
    throw Error(ErrorCode::parse, fmt::format("rate {}: rates above zero are accepted", to_string(row.rate)));
  }
  if (row.day.is_special()) throw Error(ErrorCode::parse, "a rate needs a day");
  return PendingRate{{names.provider(batch.providers[static_cast<std::size_t>(row.provider)]), names.currency(row.base),
                      names.currency(row.quote)},
                     day_number(row.day),
                     index};
}

bool same_as_written(const Decimal& a, const Decimal& b) {
  return a.coefficient() == b.coefficient() && a.scale() == b.scale();
}

}  // namespace

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

  const auto differs = [&](const RateRow& row, const Decimal& there, std::int64_t import) {
    leave_out(batch, row.place,
              fmt::format("1 {} = {} {} on {} here, {} {}", row.base.code(), to_string(row.rate), row.quote.code(),
                          to_string(row.day), to_string(there),
                          import == import_id ? "before it in the same input"
                                              : fmt::format("in the file; undo import {} first", import)),
              problems);
  };
  for (auto first = pending.begin(); first != pending.end();) {
    const store::RatePair pair = first->pair;
    const auto end = std::find_if(first, pending.end(), [&pair](const PendingRate& each) { return each.pair != pair; });
    const std::vector<StoredRate> stored = stored_rates(connection(), pair, first->day, (end - 1)->day);
    store::RateRuns runs(connection(), pair, import_id);
    references.provider(pair.provider);
    references.currency(pair.base);
    references.currency(pair.quote);
    auto known = stored.begin();
    const RateRow* previous = nullptr;  // the row that stands for the day before in this batch
    for (auto each = first; each != end; ++each) {
      const RateRow& row = batch.rates[each->row];
      for (; known != stored.end() && known->day < each->day; ++known) runs.pass_over(known->day, known->import_id);
      if (known != stored.end() && known->day == each->day) {
        if (!same_as_written(known->rate, row.rate)) {
          differs(row, known->rate, known->import_id);
          continue;
        }
        ++counts.repeated;
        ++counts.there.rates;
        runs.repeat(known->day, known->import_id);
      } else if (previous != nullptr && previous->day == row.day) {
        if (!same_as_written(previous->rate, row.rate)) {
          differs(row, previous->rate, import_id);
          continue;
        }
        ++counts.repeated;
        ++counts.there.rates;
      } else {
        connection().run(add_rate, pair.provider, pair.base, pair.quote, each->day, row.rate.coefficient(),
                         row.rate.scale(), import_id);
        runs.insert(each->day);
        ++counts.rates;
        previous = &row;
      }
    }
    runs.finish();
    first = end;
  }
}

}  // namespace capex
