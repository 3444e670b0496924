// Walking series: headers first, then their figures in as few ordered scans as the order asked for allows.
#include <fmt/core.h>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "capex/error.hpp"
#include "store/read/company_range.hpp"
#include "store/read/figure_scan.hpp"
#include "store/read/period_id.hpp"
#include "store/read/snapshot_state.hpp"
#include "store/read/stored.hpp"

namespace capex::core {
namespace {

const char* const read_all_series = R"sql(
SELECT series_id, company_id, measure_id, basis, scope, currency_id FROM series ORDER BY series_id
)sql";
const char* const read_series = R"sql(
SELECT series_id, company_id, measure_id, basis, scope, currency_id FROM series WHERE company_id BETWEEN ?1 AND ?2
)sql";
const char* const read_measure_kind = "SELECT kind FROM measure WHERE measure_id = ?1";
// The company of the series behind so many others, and how many of its own are among these.
const char* const read_company_at = R"sql(
SELECT s.company_id, (SELECT count(*) FROM series AS o WHERE o.company_id = s.company_id AND
  (o.measure_id, o.basis, o.scope, o.currency_id) < (s.measure_id, s.basis, s.scope, s.currency_id))
FROM series AS s WHERE s.company_id >= ?1
ORDER BY s.company_id, s.measure_id, s.basis, s.scope, s.currency_id LIMIT 1 OFFSET ?2
)sql";
const char* const read_company_ids =
    "SELECT company_id FROM company WHERE company_id BETWEEN ?1 AND ?2 ORDER BY company_id";
const char* const count_all_series = "SELECT count(*) FROM series";
const char* const count_series = "SELECT count(*) FROM series WHERE company_id BETWEEN ?1 AND ?2";

// Series that nobody asked for are read along with their neighbours where that is cheaper than another seek.
constexpr std::int32_t tolerated_gap = 4;

bool admits_all(const SeriesFilter& filter) {
  return !filter.company && !filter.measure && !filter.basis && !filter.scope && !filter.from && !filter.until &&
         filter.touching.empty();
}

std::int32_t number(SeriesId id) {
  return static_cast<std::int32_t>(id);
}

/// The kinds of the measures that are met, each read once: a company has few.
class MeasureKinds {
 public:
  explicit MeasureKinds(sqlite::Connection& connection) : connection_(&connection) {}

  MeasureKind operator()(MeasureId measure) {
    for (const auto& [id, kind] : known_) {
      if (id == measure) return kind;
    }
    sqlite::Query row = connection_->query(read_measure_kind, measure);
    if (!row.next()) {
      store::refuse_reference(*connection_, "a row of table series",
                              fmt::format("measure_id {}", static_cast<std::int32_t>(measure)));
    }
    return known_.emplace_back(measure, store::measure_kind_of(row, 0)).second;
  }

 private:
  sqlite::Connection* connection_;
  std::vector<std::pair<MeasureId, MeasureKind>> known_;
};

// Whoever is given a series looks its company up.
void require_companies(sqlite::Connection& connection, const std::vector<SmallHead>& series) {
  if (series.empty()) return;
  sqlite::Query companies = connection.query(read_company_ids, series.front().company, series.back().company);
  auto company = CompanyId{};
  for (const SmallHead& each : series) {
    while (company < each.company && companies.next()) company = store::id_of<CompanyId>(companies, 0);
    if (company == each.company) continue;
    store::refuse_reference(connection, fmt::format("table series, series_id {}", static_cast<std::int32_t>(each.id)),
                            fmt::format("company_id {}", static_cast<std::int32_t>(each.company)));
  }
}

store::SeriesHeaders headers(sqlite::Connection& connection, const SeriesFilter& filter) {
  MeasureKinds kind_of(connection);
  store::SeriesHeaders found;
  const store::CompanyRange companies(filter);
  sqlite::Query rows = companies.are_all() ? connection.query(read_all_series)
                                           : connection.query(read_series, companies.first, companies.last);
  bool in_order = true;
  while (rows.next()) {
    const auto measure = store::id_of<MeasureId>(rows, 2);
    if (filter.measure && measure != *filter.measure) continue;
    const Basis basis = store::basis_of(rows, 3);
    if (filter.basis && basis != *filter.basis) continue;
    const std::string_view scope = rows->view(4);
    if (filter.scope && scope != *filter.scope) continue;
    const auto id = store::id_of<SeriesId>(rows, 0);
    const auto company = store::id_of<CompanyId>(rows, 1);
    in_order = in_order && (found.series.empty() ||
                            std::pair(found.series.back().company, found.series.back().id) < std::pair(company, id));
    found.series.push_back(
        {{{company, measure, basis, found.scopes.of(scope)}, store::currency_of(rows, 5)}, id, kind_of(measure)});
  }
  if (!in_order) {
    std::sort(found.series.begin(), found.series.end(),
              [](const auto& a, const auto& b) { return std::pair(a.company, a.id) < std::pair(b.company, b.id); });
  }
  require_companies(connection, found.series);
  return found;
}

}  // namespace

void Snapshot::walk(const SeriesFilter& filter, const std::function<void(const Series&)>& visit) const {
  const store::SeriesHeaders wanted = headers(state_->connection(), filter);
  const std::span<const SmallHead> all = wanted.series;
  if (all.empty()) return;
  store::FigureWish wish{state_->last_day, {}};
  for (const Date& day : filter.touching) wish.touching.add(day_number(day));
  store::FigureScan scan(*state_->file, state_->reading.get(), std::move(wish), wanted.scopes.names(), visit);
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
  const store::CompanyRange range(filter);
  sqlite::Query counted =
      range.are_all() ? connection.query(count_all_series) : connection.query(count_series, range.first, range.last);
  const std::int64_t count = counted.next() ? counted->integer(0) : 0;
  std::vector<SeriesFilter> split(parts, filter);
  // From one company on to the next, which SQLite does by itself: to be handed each series takes five times as long.
  std::int64_t from = range.first;
  std::int64_t before = 0;  // of the series, those of earlier companies
  std::size_t part = 1;
  for (; part < parts; ++part) {
    const std::int64_t place = count * static_cast<std::int64_t>(part) / static_cast<std::int64_t>(parts);
    sqlite::Query next = connection.query(read_company_at, from, place - before);
    if (!next.next() || next->integer(0) > range.last) break;
    const auto company = store::id_of<CompanyId>(next, 0);
    before = place - next->integer(1);
    from = static_cast<std::int64_t>(company);
    split[part - 1].until = split[part].from = company;
  }
  // A file without series, or one whose index lacks some: the part before has all that there are.
  for (; part < parts; ++part) split[part].from = split[part].until = CompanyId{};
  return split;
}

}  // namespace capex::core
