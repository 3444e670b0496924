// Walking series: headers first, then their figures in as few ordered scans as the order asked for allows.
#include <algorithm>
#include <limits>

#include "store/figure_scan.hpp"
#include "store/snapshot_state.hpp"
#include "store/stored.hpp"

namespace capex {
namespace {

const char* const read_series = R"sql(
SELECT s.series_id, s.company_id, s.measure_id, m.kind, s.basis, s.scope, s.currency_id
FROM series AS s JOIN measure AS m ON m.measure_id = s.measure_id
WHERE s.series_id >= ?1 AND s.series_id < ?2 ORDER BY s.series_id
)sql";
const char* const read_series_of_company = R"sql(
SELECT s.series_id, s.company_id, s.measure_id, m.kind, s.basis, s.scope, s.currency_id
FROM series AS s JOIN measure AS m ON m.measure_id = s.measure_id WHERE s.company_id = ?3 AND s.series_id >= ?1 AND s.series_id < ?2
ORDER BY s.series_id
)sql";

// Series that nobody asked for are read along with their neighbours where that is cheaper than another seek.
constexpr std::int32_t tolerated_gap = 4;

bool admits(const SeriesFilter& filter, const Series& series) {
  return (!filter.measure || series.measure == *filter.measure) && (!filter.basis || series.basis == *filter.basis) &&
         (!filter.scope || series.scope == *filter.scope);
}

bool admits_all(const SeriesFilter& filter) {
  return !filter.company && !filter.measure && !filter.basis && !filter.scope && !filter.from && !filter.until;
}

// Ordered by company, then series.
std::vector<Series> headers(sqlite::Connection& connection, const SeriesFilter& filter) {
  std::vector<Series> found;
  const auto from = filter.from ? static_cast<std::int64_t>(*filter.from) : 0;
  const auto until = filter.until ? static_cast<std::int64_t>(*filter.until) : std::numeric_limits<std::int64_t>::max();
  sqlite::Query rows = filter.company ? connection.query(read_series_of_company, from, until, *filter.company)
                                      : connection.query(read_series, from, until);
  while (rows.next()) {
    Series series{SeriesId(rows->small(0)),
                  CompanyId(rows->small(1)),
                  MeasureId(rows->small(2)),
                  store::measure_kind_of(rows->text(3)),
                  store::basis_of(rows->text(4)),
                  rows->text(5),
                  store::currency_of(rows->integer(6)),
                  {}};
    if (admits(filter, series)) found.push_back(std::move(series));
  }
  const auto by_company = [](const Series& a, const Series& b) { return a.company < b.company; };
  if (!std::is_sorted(found.begin(), found.end(), by_company)) {
    std::stable_sort(found.begin(), found.end(), by_company);
  }
  return found;
}

std::int32_t number(const Series& series) {
  return static_cast<std::int32_t>(series.id);
}

}  // namespace

void Snapshot::walk(const SeriesFilter& filter, const std::function<void(const Series&)>& visit) const {
  const std::vector<Series> wanted = headers(state_->connection(), filter);
  if (wanted.empty()) return;
  store::FigureScan scan(state_->connection(), state_->last_day, visit);
  const auto by_id = [](const Series& a, const Series& b) { return a.id < b.id; };
  const bool whole_file = admits_all(filter);
  if (whole_file && std::is_sorted(wanted.begin(), wanted.end(), by_id)) {
    scan.read_all(wanted);
    return;
  }
  const Series* const end = wanted.data() + wanted.size();
  for (const Series* first = wanted.data(); first != end;) {
    const Series* last = first + 1;
    while (last != end && number(*last) > number(last[-1]) && number(*last) - number(last[-1]) <= tolerated_gap + 1) {
      ++last;
    }
    scan.read(first, last);
    first = last;
  }
}

std::vector<SeriesFilter> Snapshot::split(const SeriesFilter& filter, std::size_t parts) const {
  std::vector<SeriesId> ids;
  for (const Series& series : headers(state_->connection(), filter)) ids.push_back(series.id);
  std::sort(ids.begin(), ids.end());
  std::vector<SeriesFilter> split;
  for (std::size_t part = 0; part < parts; ++part) {
    SeriesFilter one = filter;
    if (part > 0 && !ids.empty()) one.from = ids[ids.size() * part / parts];
    if (part + 1 < parts && !ids.empty()) one.until = ids[ids.size() * (part + 1) / parts];
    split.push_back(one);
  }
  return split;
}

}  // namespace capex
