#include "store/load/corrections.hpp"
#include "store/read/period_id.hpp"

#include <fmt/core.h>

#include "money/amount_text.hpp"
#include "store/load/load_state.hpp"
#include "store/read/stored.hpp"

namespace capex::core {
namespace {

const char* const find_stored_series = R"sql(
SELECT series_id FROM series
WHERE company_id = ?1 AND measure_id = ?2 AND basis = ?3 AND scope = ?4 AND currency_id = ?5
)sql";
const char* const find_stored_figure = R"sql(
SELECT low, high, decimals, about, variant_id, import_id FROM figure WHERE series_id = ?1 AND period_id = ?2 AND source_id = ?3
)sql";
const char* const keep_figure = R"sql(
INSERT INTO superseded_figure (series_id, period_id, source_id, low, high, decimals, about, variant_id, import_id,
  corrected_by)
SELECT series_id, period_id, source_id, low, high, decimals, about, variant_id, import_id, ?4 FROM figure
WHERE series_id = ?1 AND period_id = ?2 AND source_id = ?3
)sql";
const char* const correct_figure = R"sql(
UPDATE figure SET low = ?4, high = ?5, decimals = ?6, about = ?7, variant_id = nullif(?8, 0), import_id = ?9
WHERE series_id = ?1 AND period_id = ?2 AND source_id = ?3
)sql";
const char* const count_out = "UPDATE import SET figures = figures - 1 WHERE import_id = ?1";
const char* const add_corrected_words = R"sql(
INSERT INTO figure_words (series_id, period_id, source_id, import_id, words) VALUES (?1, ?2, ?3, ?4, ?5)
)sql";

// Where the correction still stands, what it replaced stands again; where it was itself corrected, it is left out of
// the chain.
const char* const restore_standing = R"sql(
UPDATE figure AS f SET low = s.low, high = s.high, decimals = s.decimals, about = s.about, variant_id = s.variant_id,
  import_id = s.import_id
FROM superseded_figure AS s
WHERE s.corrected_by = ?1 AND f.series_id = s.series_id AND f.period_id = s.period_id AND f.source_id = s.source_id
  AND f.import_id = ?1
)sql";
const char* const restore_superseded = R"sql(
UPDATE superseded_figure AS later SET low = s.low, high = s.high, decimals = s.decimals, about = s.about,
  variant_id = s.variant_id, import_id = s.import_id
FROM superseded_figure AS s
WHERE s.corrected_by = ?1 AND later.import_id = ?1 AND later.series_id = s.series_id AND later.period_id = s.period_id
  AND later.source_id = s.source_id
)sql";
const char* const forget_corrected = "DELETE FROM superseded_figure WHERE corrected_by = ?1";

const char* const pass_corrected_on = R"sql(
UPDATE superseded_figure AS s SET import_id = r.import_id
FROM (SELECT series_id, period_id, source_id, min(import_id) AS import_id FROM figure_repetition
      GROUP BY series_id, period_id, source_id) AS r
WHERE s.import_id = ?1 AND r.series_id = s.series_id AND r.period_id = s.period_id AND r.source_id = s.source_id
  AND r.import_id < s.corrected_by
)sql";
const char* const forget_passed_on_corrected = R"sql(
DELETE FROM figure_repetition AS r WHERE EXISTS (
  SELECT 1 FROM superseded_figure AS s
  WHERE s.series_id = r.series_id AND s.period_id = r.period_id AND s.source_id = r.source_id
    AND s.import_id = r.import_id)
)sql";
const char* const forget_superseded = "DELETE FROM superseded_figure WHERE import_id = ?1";

}  // namespace

StatedAmount Load::correct(const Batch& batch) {
  state_->require_open();
  if (batch.figures.size() != 1) throw Error(ErrorCode::usage, "one figure is corrected at a time");
  State& state = *state_;
  sqlite::Connection& connection = state.connection();
  store::FigureRows rows(batch, state.names);
  const store::PendingFigure figure = rows.resolve(0);
  const SeriesKey& key = rows.series_key(figure.series);
  const FigureRow& row = batch.figures.front();
  const SeriesName& name = batch.series[static_cast<std::size_t>(row.series)];
  const std::string& source = batch.source_keys[static_cast<std::size_t>(row.source)];

  std::optional<std::int64_t> series;
  if (sqlite::Query found = connection.query(find_stored_series, key.company, key.measure, to_string(key.basis),
                                             key.scope, key.currency.number());
      found.next()) {
    series = found->integer(0);
  }
  sqlite::Query stored = connection.query(find_stored_figure, series.value_or(0), figure.period, figure.source);
  if (!series || !stored.next()) {
    throw Error(
        ErrorCode::not_found,
        fmt::format("source '{}' states no {} of {} for {}: there is nothing to correct; 'capex add figure' adds it",
                    source, name.measure, name.company, to_string(batch.labels[static_cast<std::size_t>(row.label)])));
  }
  const Stated there = store::stated_of(stored, 0, row.amount.digits());
  const std::int64_t stored_import = stored->integer(5);
  const std::int64_t variant =
      figure.variant == VariantId{} ? stored->maybe_integer(4).value_or(0) : static_cast<std::int64_t>(figure.variant);
  if (there == row.amount) {
    throw Error(ErrorCode::conflict,
                fmt::format("source '{}' says so already: {}", source, to_string(StatedAmount{there, name.currency})));
  }
  connection.run(keep_figure, *series, figure.period, figure.source, state.import_id);
  connection.run(correct_figure, *series, figure.period, figure.source, row.amount.low(), row.amount.high(),
                 row.amount.decimals(), row.amount.about(), variant, state.import_id);
  connection.run(count_out, stored_import);
  if (row.words >= 0) {
    connection.run(add_corrected_words, *series, figure.period, figure.source, state.import_id,
                   batch.words[static_cast<std::size_t>(row.words)]);
  }
  ++state.counts.corrections;
  state.new_figures.push_back(
      {SeriesId(static_cast<std::int32_t>(*series)), store::period_of(figure.period), SourceId(figure.source)});
  return {there, name.currency};
}

std::int64_t store::restore_figures(sqlite::Connection& connection, std::int64_t import_id) {
  connection.run(restore_standing, import_id);
  const std::int64_t restored = connection.changes();
  connection.run(restore_superseded, import_id);
  connection.run(forget_corrected, import_id);
  return restored;
}

void store::pass_on_superseded(sqlite::Connection& connection, std::int64_t import_id) {
  connection.run(pass_corrected_on, import_id);
  connection.run(forget_passed_on_corrected);
  connection.run(forget_superseded, import_id);
}

}  // namespace capex::core
