#include "store/read/figure_scan.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "capex/error.hpp"
#include "model/fineness.hpp"
#include "store/read/period_id.hpp"
#include "store/read/stored.hpp"

namespace capex::core::store {
namespace {

const char* const step_figures = R"sql(
SELECT series_id, period_id, source_id, known_on, source_rank, low, high, decimals, about, variant_id, import_id FROM figure
WHERE series_id BETWEEN ?1 AND ?2
)sql";

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

// In the order of the table's columns.
enum Column : int {
  series_id,
  period_id_at,
  source_id,
  known_on,
  source_rank,
  low_end,
  high_end,
  decimals,
  about,
  variant
};

FigureTableRows::Row row_of(const sqlite::Query& query) {
  FigureTableRows::Row row;
  row.values.fill(0);
  for (int column = 0; column < static_cast<int>(row.values.size()); ++column) {
    const auto place = static_cast<std::size_t>(column);
    if (query->is_null(column)) continue;
    row.values[place] = query->integer(column);
    row.types[place] = 1;
  }
  return row;
}

}  // namespace

FigureScan::FigureScan(OpenFile& file, sqlite::ReadTransaction* reading, FigureWish wish,
                       const std::vector<std::string>& scopes, const std::function<void(const Series&)>& visit)
    : connection_(&file.connection),
      reading_(reading),
      wish_(std::move(wish)),
      scopes_(&scopes),
      visit_(&visit),
      periods_(&file.periods) {}

void FigureScan::read(std::span<const SmallHead> headers) {
  ahead_ = headers;
  all_ = false;
  scan(static_cast<std::int64_t>(headers.front().id), static_cast<std::int64_t>(headers.back().id));
}

void FigureScan::read_all(std::span<const SmallHead> headers) {
  ahead_ = headers;
  all_ = true;
  scan(least, most);
}

// `read` gives all of the row whose key it is, or null. To call this for each row takes a sixth of the time of the
// loops that it is in.
template <class Read>
[[gnu::always_inline]] inline FigureScan::Fault FigureScan::take(const FigureTableRows::Keys& key, const Read& read) {
  if (key[series_id] != current_id_) {
    if (const Fault fault = turn_to(key[series_id]); fault != none) return fault;
  }
  if (!wanted_) return none;
  const std::int64_t id = key[period_id_at];
  const bool is_wanted = wish_.touching.empty() || touches(id);
  if (!is_wanted && has_others_) return none;
  const Row* const found = read();
  if (found == nullptr) return unread;
  const Row& row = *found;
  const auto& values = row.values;
  if (row.is_null(known_on) || !ranges::days.has(values[known_on])) return known_on;
  if (values[known_on] > wish_.last_day) return none;
  if (!is_wanted) {
    has_others_ = true;
    return none;
  }
  if (id <= period_id_) {
    if (id < period_id_) return disorder;
    has_ties_ = true;
  }
  period_id_ = id;
  if (!is_period_id(id)) return period_id_at;
  if (!ranges::ids.has(values[source_id])) return source_id;
  if (row.is_null(source_rank) || !ranges::ranks.has(values[source_rank])) return source_rank;
  if (row.is_null(decimals) || !ranges::decimals.has(values[decimals])) return decimals;
  if (row.is_null(about) || !ranges::flags.has(values[about])) return about;
  if (!row.is_null(variant) && !ranges::variants.has(values[variant])) return variant;
  std::int64_t low = least, high = most;  // which stand for open ends
  if (!row.is_null(low_end) && !ranges::amounts.has(low = values[low_end])) return low_end;
  if (!row.is_null(high_end) && !ranges::amounts.has(high = values[high_end])) return high_end;
  if (low > high || (row.is_null(low_end) && row.is_null(high_end))) return low_end;
  series_.figures.emplace_back(periods_->of_number(id, [id] { return period_of(id); }),
                               Stated(Bounds::kept(low, high), static_cast<std::int8_t>(values[decimals]),
                                      static_cast<std::int8_t>(series_.currency.digits()), values[about] != 0),
                               capex::core::date_of(static_cast<std::int32_t>(values[known_on])),
                               SourceId(static_cast<std::int32_t>(values[source_id])),
                               static_cast<SourceRank>(values[source_rank]), static_cast<VariantId>(values[variant]));
  return none;
}

void FigureScan::scan(std::int64_t first, std::int64_t last) {
  current_id_ = least;
  wanted_ = false;
  series_.figures.clear();
  if (!scan_pages(first, last)) {
    // Once more from the series on that is not finished.
    series_.figures.clear();
    step(std::max(first, std::exchange(current_id_, least)), last);
  }
  finish_series();
}

bool FigureScan::scan_pages(std::int64_t first, std::int64_t last) {
  const sqlite::PlainPages* const pages = reading_ == nullptr ? nullptr : reading_->pages();
  if (pages == nullptr) return false;
  if (!root_) root_ = root_page(*connection_, "figure");
  FigureTableRows rows(*pages, *root_, {first, least, least}, {last, most, most});
  Row row;
  for (auto some = rows.next(); !some.empty(); some = rows.next()) {
    for (const FigureTableRows::Record& record : some) {
      if (take(record.key(), [&] { return record.read(row) ? &row : nullptr; }) != none) return false;
    }
  }
  return rows.is_usual();
}

void FigureScan::step(std::int64_t first, std::int64_t last) {
  wanted_ = false;
  sqlite::Query query = connection_->query(step_figures, first, last);
  while (query.next()) {
    const Row row = row_of(query);
    const Fault fault =
        take({row.values[series_id], row.values[period_id_at], row.values[source_id]}, [&] { return &row; });
    if (fault == none) continue;
    if (fault == disorder) {
      throw Error(ErrorCode::damaged, connection_->file() + ": figures out of order; run `capex verify`");
    }
    if (fault == unknown_series) {
      refuse_reference(*connection_, "a row of table figure", fmt::format("series_id {}", query->integer(series_id)));
    }
    query->refuse(fault);
  }
}

FigureScan::Fault FigureScan::turn_to(std::int64_t id) {
  finish_series();
  if (id < current_id_) return disorder;
  current_id_ = id;
  if (!ranges::ids.has(id)) return series_id;
  while (!ahead_.empty() && static_cast<std::int64_t>(ahead_.front().id) < id) ahead_ = ahead_.subspan(1);
  wanted_ = !ahead_.empty() && static_cast<std::int64_t>(ahead_.front().id) == id;
  if (!wanted_) return all_ ? unknown_series : none;
  // All but the figures, whose buffer is kept.
  series_.head() = with_scope(ahead_.front(), (*scopes_)[ahead_.front().scope]);
  period_id_ = least;
  has_ties_ = has_others_ = false;
  return none;
}

void FigureScan::finish_series() {
  if (series_.figures.empty() && !(wanted_ && has_others_)) return;
  if (has_ties_) order_ties();
  (*visit_)(series_);
  series_.figures.clear();
  wanted_ = false;
}

[[gnu::always_inline]] inline bool FigureScan::touches(std::int64_t period_id) const {
  const std::int64_t begin = period_id >> length_bits;
  return wish_.touching.has(begin) || wish_.touching.has(begin + (period_id & longest_period));
}

const std::string& FigureScan::publisher_of(SourceId id) {
  auto found = publishers_.find(id);
  if (found == publishers_.end()) found = publishers_.emplace(id, stored_source(*connection_, id).publisher).first;
  return found->second;
}

// Within a period rows come by source number, which depends on the order of loading.
void FigureScan::order_ties() {
  std::map<SourceId, std::string> keys;  // only of sources that nothing else tells apart
  std::map<std::string, PublisherId> publishers;
  const auto key = [this, &keys](SourceId id) -> const std::string& {
    auto found = keys.find(id);
    if (found == keys.end()) found = keys.emplace(id, stored_source(*connection_, id).key).first;
    return found->second;
  };
  const auto before = [&key](const Figure& a, const Figure& b) {
    if (a.known_on != b.known_on) return a.known_on < b.known_on;
    if (const auto order = coarseness(a.amount, b.amount); order != 0) return order < 0;
    if (a.rank != b.rank) return a.rank < b.rank;
    return a.source != b.source && key(a.source) < key(b.source);
  };
  auto& figures = series_.figures;
  for (auto begin = figures.begin(); begin != figures.end();) {
    auto end = begin + 1;
    while (end != figures.end() && end->period == begin->period) ++end;
    if (end - begin > 1) {
      std::sort(begin, end, before);
      for (auto figure = begin; figure != end; ++figure) {
        if (is_issuers(figure->rank)) continue;
        const auto next = static_cast<PublisherId>(publishers.size() + 1);
        figure->publisher = publishers.emplace(publisher_of(figure->source), next).first->second;
      }
    }
    begin = end;
  }
}

}  // namespace capex::core::store
