// Walking series: headers first, then their figures in as few ordered scans as the order asked for allows.
#include <algorithm>
#include <limits>
#include <map>

#include "capex/error.hpp"
#include "store/figure_scan.hpp"
#include "store/snapshot_state.hpp"
#include "store/stored.hpp"

namespace capex {
namespace {

const char* const read_series = R"sql(
SELECT series_id, company_id, measure_id, basis, scope, currency_id FROM series
WHERE series_id BETWEEN ?1 AND ?2 ORDER BY series_id
)sql";
const char* const read_series_of_company = R"sql(
SELECT series_id, company_id, measure_id, basis, scope, currency_id FROM series
WHERE company_id = ?3 AND series_id BETWEEN ?1 AND ?2 ORDER BY series_id
)sql";
const char* const read_series_ids = "SELECT series_id FROM series ORDER BY series_id";
const char* const count_series = "SELECT count(*) FROM series";

// Series that nobody asked for are read along with their neighbours where that is cheaper than another seek.
constexpr std::int32_t tolerated_gap = 4;

bool admits_all(const SeriesFilter& filter) {
  return !filter.company && !filter.measure && !filter.basis && !filter.scope && !filter.from && !filter.until;
}

// The place of a scope among those met so far, which are few.
std::uint16_t place_of(const std::string& scope, std::vector<std::string>& scopes) {
  const auto place = std::find(scopes.begin(), scopes.end(), scope) - scopes.begin();
  if (place > std::numeric_limits<std::uint16_t>::max()) throw_overflow("the number of scopes");
  if (static_cast<std::size_t>(place) == scopes.size()) scopes.push_back(scope);
  return static_cast<std::uint16_t>(place);
}

std::int32_t number(SeriesId id) {
  return static_cast<std::int32_t>(id);
}

store::SeriesHeaders headers(sqlite::Connection& connection, const SeriesFilter& filter) {
  constexpr std::int32_t last_of_all = std::numeric_limits<std::int32_t>::max();
  std::map<MeasureId, MeasureKind> kinds;
  for (const Measure& measure : store::stored_measures(connection, 0, last_of_all)) {
    kinds.emplace(measure.id, measure.kind);
  }
  store::SeriesHeaders found;
  const std::int32_t first = filter.from ? number(*filter.from) : 0;
  const std::int32_t last = filter.until ? number(*filter.until) - 1 : last_of_all;
  sqlite::Query rows = filter.company ? connection.query(read_series_of_company, first, last, *filter.company)
                                      : connection.query(read_series, first, last);
  bool in_order = true;
  while (rows.next()) {
    const auto measure = MeasureId(rows->small(2));
    if (filter.measure && measure != *filter.measure) continue;
    const Basis basis = store::basis_of(rows->text(3));
    if (filter.basis && basis != *filter.basis) continue;
    const std::string scope = rows->text(4);
    if (filter.scope && scope != *filter.scope) continue;
    const auto company = CompanyId(rows->small(1));
    in_order = in_order && (found.series.empty() || found.series.back().company <= company);
    const auto kind = kinds.find(measure);
    if (kind == kinds.end()) {
      throw Error(ErrorCode::damaged, connection.file() + ": a series of no measure; run `capex verify`");
    }
    found.series.push_back({SeriesId(rows->small(0)), company, measure, kind->second, basis,
                            place_of(scope, found.scopes), store::currency_of(rows->integer(5))});
  }
  if (!in_order) {
    std::stable_sort(found.series.begin(), found.series.end(),
                     [](const auto& a, const auto& b) { return a.company < b.company; });
  }
  return found;
}

}  // namespace

void Snapshot::walk(const SeriesFilter& filter, const std::function<void(const Series&)>& visit) const {
  const store::SeriesHeaders wanted = headers(state_->connection(), filter);
  const std::span<const store::SeriesHeader> all = wanted.series;
  if (all.empty()) return;
  store::FigureScan scan(state_->connection(), state_->last_day, wanted.scopes, visit);
  const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
  if (admits_all(filter) && std::is_sorted(all.begin(), all.end(), by_id)) {
    scan.read_all(all);
    return;
  }
  for (auto first = all.begin(); first != all.end();) {
    auto last = first + 1;
    while (last != all.end() && last->id > last[-1].id && number(last->id) - number(last[-1].id) <= tolerated_gap + 1) {
      ++last;
    }
    scan.read({first, last});
    first = last;
  }
}

std::vector<SeriesFilter> Snapshot::split(const SeriesFilter& filter, std::size_t parts) const {
  sqlite::Connection& connection = state_->connection();
  sqlite::Query counted = connection.query(count_series);
  const auto count = counted.next() ? static_cast<std::size_t>(counted->integer(0)) : 0;
  std::vector<SeriesFilter> split(parts, filter);
  sqlite::Query ids = connection.query(read_series_ids);
  std::size_t part = 1;
  for (std::size_t place = 0; part < parts && ids.next(); ++place) {
    for (; part < parts && place == count * part / parts; ++part) {
      split[part - 1].until = split[part].from = SeriesId(ids->small(0));
    }
  }
  return split;
}

}  // namespace capex
