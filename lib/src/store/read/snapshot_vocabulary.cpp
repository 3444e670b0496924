// Looking up measures, sources, variants and words.
#include <fmt/core.h>

#include <algorithm>

#include "store/load/near_in_file.hpp"
#include "store/read/company_range.hpp"
#include "store/read/period_id.hpp"
#include "store/read/snapshot_state.hpp"
#include "store/read/stored.hpp"
#include "text/letters.hpp"

namespace capex::core {
namespace {

const char* const read_superseded = R"sql(
SELECT f.low, f.high, f.decimals, f.about, s.currency_id,
  CASE WHEN i.imported_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
    THEN CAST(julianday(substr(i.imported_at, 1, 10)) - 2440587.5 AS INTEGER) END AS imported_at
FROM superseded_figure AS f JOIN series AS s USING (series_id) JOIN import AS i ON i.import_id = f.corrected_by
WHERE f.series_id = ?1 AND f.period_id = ?2 AND f.source_id = ?3 ORDER BY f.corrected_by
)sql";
const char* const read_scopes = "SELECT DISTINCT scope FROM series UNION SELECT 'total' ORDER BY scope";
const char* const read_turned_signs = R"sql(
SELECT w.series_id, w.period_id, w.source_id, w.words
FROM series AS s
CROSS JOIN figure_words AS w USING (series_id)
CROSS JOIN figure AS f USING (series_id, period_id, source_id)
WHERE s.company_id BETWEEN ?1 AND ?2 AND f.low > 0
  AND (w.words GLOB '-*' OR w.words GLOB '−*' OR w.words GLOB '([0-9$]*')
ORDER BY w.series_id, w.period_id, w.source_id
)sql";

}  // namespace

std::optional<Measure> Snapshot::find_measure(std::string_view key) const {
  const std::string wanted = lower_case(key);
  const auto id = store::measure_with_key(state_->connection(), wanted);
  if (!id) return std::nullopt;
  Measure found = store::stored_measure(state_->connection(), *id);
  if (found.key != wanted) store::refuse_index(state_->connection(), "measure", key);
  return found;
}

Measure Snapshot::measure(std::string_view key) const {
  if (auto found = find_measure(key)) return std::move(*found);
  const std::string near = store::near_measure(state_->connection(), key);
  throw Error(ErrorCode::not_found,
              fmt::format("no measure '{}'{}", key, near.empty() ? ": 'capex list measures' has them all" : near));
}

Measure Snapshot::measure(MeasureId id) const {
  return store::stored_measure(state_->connection(), id);
}

std::vector<std::string> Snapshot::scopes() const {
  std::vector<std::string> scopes;
  sqlite::Query rows = state_->connection().query(read_scopes);
  while (rows.next()) scopes.push_back(rows->text(0));
  return scopes;
}

Source Snapshot::source(SourceId id) const {
  return store::stored_source(state_->connection(), id);
}

std::optional<Source> Snapshot::find_source(std::string_view key) const {
  const auto id = store::source_with_key(state_->connection(), key);
  if (!id) return std::nullopt;
  Source found = store::stored_source(state_->connection(), *id);
  if (found.key != key) store::refuse_index(state_->connection(), "source", key);
  return found;
}

Source Snapshot::source(std::string_view key) const {
  if (auto found = find_source(key)) return std::move(*found);
  const std::string near = store::near_source(state_->connection(), key);
  throw Error(ErrorCode::not_found,
              fmt::format("no source '{}'{}", key, near.empty() ? ": 'capex list sources' has them all" : near));
}

std::string Snapshot::variant(VariantId id) const {
  return store::stored_variant(state_->connection(), id);
}

std::string Snapshot::words(SeriesId series, const Period& period, SourceId source) const {
  return store::stored_words(state_->connection(), static_cast<std::int64_t>(series), store::period_id(period),
                             static_cast<std::int64_t>(source));
}

std::vector<FigureCorrection> Snapshot::corrections(SeriesId series, const Period& period, SourceId source) const {
  std::vector<FigureCorrection> found;
  sqlite::Query rows = state_->connection().query(read_superseded, static_cast<std::int64_t>(series),
                                                  store::period_id(period), static_cast<std::int64_t>(source));
  while (rows.next()) {
    FigureCorrection one{store::stated_of(rows, 0, store::currency_of(rows, 4).digits())};
    if (const auto day = store::maybe_date_of(rows, 5)) one.corrected_on = *day;
    found.push_back(one);
  }
  return found;
}

std::vector<TurnedSign> Snapshot::turned_signs(const SeriesFilter& part) const {
  std::vector<TurnedSign> found;
  const store::CompanyRange range(part);
  sqlite::Query rows = state_->connection().query(read_turned_signs, range.first, range.last);
  while (rows.next()) {
    found.push_back(
        {store::id_of<SeriesId>(rows, 0), store::period_of(rows, 1), store::id_of<SourceId>(rows, 2), rows->text(3)});
  }
  return found;
}

std::vector<Measure> Snapshot::measures() const {
  std::vector<Measure> all =
      store::stored_measures(state_->connection(), store::every_row.least, store::every_row.most);
  std::sort(all.begin(), all.end(), [](const Measure& a, const Measure& b) { return a.key < b.key; });
  return all;
}

std::vector<Source> Snapshot::sources() const {
  std::vector<Source> all = store::stored_sources(state_->connection(), store::every_row.least, store::every_row.most);
  const auto unknown = [this](const Source& source) { return source.known_on > state_->as_of; };
  all.erase(std::remove_if(all.begin(), all.end(), unknown), all.end());
  std::sort(all.begin(), all.end(), [](const Source& a, const Source& b) { return a.key < b.key; });
  return all;
}

}  // namespace capex::core
