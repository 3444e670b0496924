// Figures: resolved row by row, then written in the order of the table's key, so that a bulk load appends to the tree.
#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "money/amount_text.hpp"
#include "store/load/figure_insert.hpp"
#include "store/load/load_state.hpp"
#include "store/read/period_id.hpp"
#include "store/read/stored.hpp"

namespace capex::core {
namespace {

const char* const add_series_row = R"sql(
INSERT INTO series (company_id, measure_id, basis, scope, currency_id) VALUES (?1, ?2, ?3, ?4, ?5)
)sql";
const char* const find_series_row = R"sql(
SELECT series_id FROM series
WHERE company_id = ?1 AND measure_id = ?2 AND basis = ?3 AND scope = ?4 AND currency_id = ?5
)sql";
const char* const find_figure = R"sql(
SELECT low, high, decimals, about, variant_id, import_id FROM figure WHERE series_id = ?1 AND period_id = ?2 AND source_id = ?3
)sql";
const char* const add_repetition = R"sql(
INSERT INTO figure_repetition (series_id, period_id, source_id, import_id) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO NOTHING
)sql";
const char* const add_words = R"sql(
INSERT INTO figure_words (series_id, period_id, source_id, import_id, words) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT DO NOTHING
)sql";

const char* const find_words = R"sql(
SELECT 1 FROM figure_words WHERE series_id = ?1 AND period_id = ?2 AND source_id = ?3 AND words = ?4
)sql";
const char* const find_superseded = R"sql(
SELECT 1 FROM superseded_figure
WHERE series_id = ?1 AND period_id = ?2 AND source_id = ?3 AND low IS ?4 AND high IS ?5 AND decimals = ?6 AND about = ?7
)sql";

using store::FigureRows;
using store::PendingFigure;

// Replaces each row's index into the batch by a series_id. New series are numbered in the order of company, measure and
// so on, so that the series of one company lie together.
void number_series(std::vector<PendingFigure>& figures, const FigureRows& rows, sqlite::Connection& connection,
                   store::NewReferences& references) {
  std::map<SeriesKey, std::int64_t> ids;
  std::int64_t last = -1;
  for (const PendingFigure& figure : figures) {
    if (figure.series != last) ids.emplace(rows.series_key(last = figure.series), 0);
  }
  for (auto& [key, id] : ids) {
    const std::string basis = to_string(key.basis);
    if (sqlite::Query row =
            connection.query(find_series_row, key.company, key.measure, basis, key.scope, key.currency.number());
        row.next()) {
      id = row->integer(0);
      continue;
    }
    connection.run(add_series_row, key.company, key.measure, basis, key.scope, key.currency.number());
    id = connection.last_insert_id();
    references.company(key.company);
    references.measure(key.measure);
    references.currency(key.currency.number());
  }
  last = -1;
  std::int64_t last_id = 0;
  for (PendingFigure& figure : figures) {
    if (figure.series != last) last_id = ids.at(rows.series_key(last = figure.series));
    figure.series = last_id;
  }
}

// What one source states: an amount, by one definition of the measure.
struct StatedHere {
  Stated amount;
  VariantId variant{};

  bool operator==(const StatedHere&) const = default;
};

std::string two_statements(sqlite::Connection& connection, const SeriesName& series, const std::string& source,
                           const StatedHere& here, const StatedHere& there,
                           std::optional<std::int64_t> earlier_import) {
  const auto text = [&](const StatedHere& stated) {
    const std::string variant = store::stored_variant(connection, stated.variant);
    return fmt::format("{} (decimals {}{})", to_string(StatedAmount{stated.amount, series.currency}),
                       stated.amount.decimals(), variant.empty() ? "" : ", variant " + variant);
  };
  return fmt::format("source '{}' states {} for {} {} here, and {} {}", source, text(here), series.company,
                     series.measure, text(there),
                     earlier_import ? fmt::format("in the file; undo import {}, or give the correction its own source",
                                                  *earlier_import)
                                    : "before it in the same input");
}

}  // namespace

void Load::State::add_figures(const Batch& batch, Problems& problems) {
  FigureRows rows(batch, names);
  std::vector<PendingFigure> pending;
  pending.reserve(batch.figures.size());
  for (std::uint32_t row = 0; row < batch.figures.size(); ++row) {
    try {
      pending.push_back(rows.resolve(row));
    } catch (const Error& error) {
      if (!store::concerns_row(error)) throw;
      leave_out(batch, batch.figures[row].place, error.what(), problems);
    }
  }
  if (pending.empty()) return;
  // What the schema asks of a series' basis and scope, and of an amount, was asked of these rows by SeriesName's
  // resolution and by Stated.
  std::optional<sqlite::UncheckedConstraints> unchecked_here;
  if (pending.size() >= store::rows_in_bulk) unchecked_here.emplace(connection());
  number_series(pending, rows, connection(), references);
  if (!std::is_sorted(pending.begin(), pending.end())) std::sort(pending.begin(), pending.end());

  // A run of figures goes in at once; where one of them is there already, each of the run by itself.
  constexpr std::size_t at_once = 1024;
  store::FigureInsert insert(connection(), batch, import_id);
  for (std::span<const PendingFigure> rest = pending; !rest.empty();) {
    const std::span<const PendingFigure> run = rest.first(std::min(rest.size(), at_once));
    rest = rest.subspan(run.size());
    const bool all_new = insert.all(run);
    for (const PendingFigure& figure : run) {
      const bool is_new = all_new || insert.one(figure);
      if (is_new) {
        note_new(figure);
      } else if (!repeat_figure(figure, batch, problems)) {
        continue;
      }
      const FigureRow& row = batch.figures[figure.row];
      if (row.words < 0 || batch.words[static_cast<std::size_t>(row.words)].empty()) continue;
      const std::string& words = batch.words[static_cast<std::size_t>(row.words)];
      const bool are_there =
          !is_new && connection().query(find_words, figure.series, figure.period, figure.source, words).next();
      if (!is_new && !are_there) ++counts.words;
      connection().run(add_words, figure.series, figure.period, figure.source, import_id, words);
    }
  }
}

void Load::State::note_new(const PendingFigure& figure) {
  ++counts.figures;
  if (new_figures.size() <= most_new_figures) {
    new_figures.push_back(
        {SeriesId(static_cast<std::int32_t>(figure.series)), store::period_of(figure.period), SourceId(figure.source)});
  }
  references.series(figure.series);
  references.period(figure.period);
  references.source(figure.source, figure.known_on, figure.rank);
  if (figure.variant != VariantId{}) references.variant(figure.variant);
}

bool Load::State::repeat_figure(const PendingFigure& figure, const Batch& batch, Problems& problems) {
  const FigureRow& row = batch.figures[figure.row];
  sqlite::Query stored = connection().query(find_figure, figure.series, figure.period, figure.source);
  stored.next();
  const std::int64_t stored_import = stored->integer(5);
  const StatedHere there{store::stated_of(stored, 0, row.amount.digits()), store::variant_of(stored, 4)};
  const auto was_corrected = [&] {
    return connection()
        .query(find_superseded, figure.series, figure.period, figure.source, row.amount.low(), row.amount.high(),
               row.amount.decimals(), row.amount.about())
        .next();
  };
  if (const StatedHere here{row.amount, figure.variant}; !(here == there) && !was_corrected()) {
    leave_out(batch, row.place,
              two_statements(connection(), batch.series[static_cast<std::size_t>(row.series)],
                             batch.source_keys[static_cast<std::size_t>(row.source)], here, there,
                             stored_import == import_id ? std::nullopt : std::optional(stored_import)),
              problems);
    return false;
  }
  ++counts.repeated;
  ++counts.there.figures;
  if (stored_import != import_id) {
    connection().run(add_repetition, figure.series, figure.period, figure.source, import_id);
  }
  return true;
}

}  // namespace capex::core
