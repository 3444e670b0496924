#include "store/read/figure_scan.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>
#include <map>

#include "capex/error.hpp"
#include "model/fineness.hpp"
#include "store/read/period_id.hpp"
#include "store/read/stored.hpp"

namespace capex::core::store {
namespace {

// A day that is none is let through, for its reader to refuse: every comparison would drop the row unsaid.
const char* const scan_all = R"sql(
SELECT capex_take(?1, series_id, period_id, source_id, known_on, source_rank, low, high, decimals, about,
  variant_id) FROM figure
)sql";
const char* const scan_all_known = R"sql(
SELECT capex_take(?1, series_id, period_id, source_id, known_on, source_rank, low, high, decimals, about,
  variant_id) FROM figure
WHERE known_on <= ?2 OR typeof(known_on) <> 'integer'
)sql";
const char* const scan_range_known = R"sql(
SELECT capex_take(?1, series_id, period_id, source_id, known_on, source_rank, low, high, decimals, about,
  variant_id) FROM figure
WHERE series_id BETWEEN ?3 AND ?4 AND (known_on <= ?2 OR typeof(known_on) <> 'integer')
)sql";
// A series without such figures is one row of nothing.
const char* const scan_periods_known = R"sql(
SELECT capex_take(?1, s.series_id, f.period_id, f.source_id, f.known_on, f.source_rank, f.low, f.high, f.decimals,
  f.about, f.variant_id)
FROM series AS s
LEFT JOIN figure AS f ON f.series_id = s.series_id AND f.period_id BETWEEN ?5 AND ?6
  AND (f.known_on <= ?2 OR typeof(f.known_on) <> 'integer')
WHERE s.series_id BETWEEN ?3 AND ?4
)sql";
const char* const find_figure = "SELECT 1 FROM figure WHERE series_id = ?1 AND known_on <= ?2 LIMIT 1";

constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max();

constexpr const char* columns[] = {"series_id", "period_id", "source_id", "known_on", "source_rank",
                                   "low",       "high",      "decimals",  "about",    "variant_id"};

}  // namespace

FigureScan::FigureScan(OpenFile& file, std::int64_t last_day, const std::vector<std::string>& scopes,
                       const std::function<void(const Series&)>& visit)
    : RowTaker(file.connection.file(), {"figure", columns}),
      connection_(&file.connection),
      last_day_(last_day),
      scopes_(&scopes),
      visit_(&visit),
      periods_(&file.periods) {}

void FigureScan::read(std::span<const SmallHead> headers) {
  begin(headers);
  sqlite::Query query = connection_->query(scan_range_known, nullptr, last_day_, headers.front().id, headers.back().id);
  scan(query);
}

void FigureScan::read(std::span<const SmallHead> headers, std::span<const std::int64_t> periods) {
  begin(headers);
  excerpt_ = true;
  only_ = periods;
  const std::int64_t first = periods.empty() ? 0 : periods.front();
  const std::int64_t last = periods.empty() ? -1 : periods.back();
  sqlite::Query query =
      connection_->query(scan_periods_known, nullptr, last_day_, headers.front().id, headers.back().id, first, last);
  scan(query);
}

void FigureScan::read_all(std::span<const SmallHead> headers) {
  begin(headers);
  all_ = true;
  if (last_day_ == no_limit) {
    sqlite::Query query = connection_->query(scan_all);
    scan(query);
  } else {
    sqlite::Query query = connection_->query(scan_all_known, nullptr, last_day_);
    scan(query);
  }
}

void FigureScan::begin(std::span<const SmallHead> headers) {
  ahead_ = headers;
  all_ = false;
  excerpt_ = false;
  current_id_ = std::numeric_limits<std::int64_t>::min();
  wanted_ = false;
}

void FigureScan::scan(sqlite::Query& query) {
  run(query);
  finish_series();
}

void FigureScan::take(const sqlite::TakenRow& row) {
  const std::int64_t series_id = row.integer(0);
  if (series_id != current_id_ && !turn_to(row, series_id)) return;
  if (!wanted_) return;
  const std::int64_t id = row.integer(1);
  if (excerpt_ && !is_read(id)) return;
  if (id <= period_id_) {
    if (id < period_id_)
      throw Error(ErrorCode::damaged, connection_->file() + ": figures out of order; run `capex verify`");
    has_ties_ = true;
  }
  if (!is_period_id(id)) row.refuse(1);
  period_id_ = id;
  const auto low = row.maybe(5, ranges::amounts);
  const auto high = row.maybe(6, ranges::amounts);
  if (!(low || high) || (low && high && *low > *high)) row.refuse(5);
  series_.figures.push_back(Figure{
      periods_->of_number(id, [id] { return period_of(id); }),
      Stated(low, high, row.small(7, ranges::decimals), series_.currency.digits(), row.small(8, ranges::flags) != 0),
      capex::core::date_of(row.small(3, ranges::days)), SourceId(row.small(2, ranges::ids)),
      static_cast<SourceRank>(row.small(4, ranges::ranks)),
      static_cast<VariantId>(row.maybe(9, ranges::variants).value_or(0))});
}

bool FigureScan::turn_to(const sqlite::TakenRow& row, std::int64_t series_id) {
  finish_series();
  if (series_id < current_id_) {
    throw Error(ErrorCode::damaged, connection_->file() + ": series out of order; run `capex verify`");
  }
  current_id_ = series_id;
  const auto id = SeriesId(row.small(0, ranges::ids));
  while (!ahead_.empty() && ahead_.front().id < id) ahead_ = ahead_.subspan(1);
  wanted_ = !ahead_.empty() && ahead_.front().id == id;
  if (!wanted_ && all_) refuse_reference(*connection_, "a row of table figure", fmt::format("series_id {}", series_id));
  if (!wanted_) return false;
  // All but the figures, whose buffer is kept.
  series_.head() = with_scope(ahead_.front(), (*scopes_)[ahead_.front().scope]);
  period_id_ = std::numeric_limits<std::int64_t>::min();
  has_ties_ = false;
  return true;
}

void FigureScan::finish_series() {
  if (series_.figures.empty() && !(excerpt_ && wanted_ && has_figures(series_.id))) return;
  if (has_ties_) order_ties();
  (*visit_)(series_);
  series_.figures.clear();
}

bool FigureScan::is_read(std::int64_t period_id) const {
  return std::binary_search(only_.begin(), only_.end(), period_id);
}

bool FigureScan::has_figures(SeriesId series) {
  sqlite::Query found = connection_->query(find_figure, series, last_day_);
  return found.next();
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
