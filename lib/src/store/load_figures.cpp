// Figures: resolved row by row, then written in the order of the table's key, so that a bulk load appends to the tree.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "capex/money/amount_text.hpp"
#include "store/figure_rows.hpp"
#include "store/load_state.hpp"
#include "store/stored.hpp"

namespace capex {
namespace {

const char* const add_series = R"sql(
INSERT INTO series (company_id, measure_id, basis, scope, currency_id) VALUES (?1, ?2, ?3, ?4, ?5)
)sql";
const char* const find_series = R"sql(
SELECT series_id FROM series
WHERE company_id = ?1 AND measure_id = ?2 AND basis = ?3 AND scope = ?4 AND currency_id = ?5
)sql";
const char* const add_figure = R"sql(
INSERT INTO figure (series_id, period_id, source_id, known_on, source_rank, low, high, decimals, about, variant_id,
  import_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING
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

using store::FigureRows;
using store::PendingFigure;

// Replaces each row's index into the batch by a series_id. New series are numbered in the order of company, measure and
// so on, so that the series of one company lie together.
void number_series(std::vector<PendingFigure>& figures, const FigureRows& rows, sqlite::Connection& connection,
                   store::NewReferences& references) {
  std::map<FigureRows::SeriesKey, std::int64_t> ids;
  std::int64_t last = -1;
  for (const PendingFigure& figure : figures) {
    if (figure.series != last) ids.emplace(rows.series_key(last = figure.series), 0);
  }
  for (auto& [key, id] : ids) {
    const std::string basis = to_string(key.basis);
    if (sqlite::Query row = connection.query(find_series, key.company, key.measure, basis, key.scope, key.currency);
        row.next()) {
      id = row->integer(0);
      continue;
    }
    connection.run(add_series, key.company, key.measure, basis, key.scope, key.currency);
    id = connection.last_insert_id();
    references.company(key.company);
    references.measure(key.measure);
    references.currency(key.currency);
  }
  last = -1;
  std::int64_t last_id = 0;
  for (PendingFigure& figure : figures) {
    if (figure.series != last) last_id = ids.at(rows.series_key(last = figure.series));
    figure.series = last_id;
  }
}

void bind_maybe(sqlite::Statement& statement, int index, std::optional<std::int64_t> value) {
  if (value) {
    statement.bind(index, *value);
  } else {
    statement.bind(index, std::nullopt);
  }
}

// What one source states: an amount, by one definition of the measure.
struct Statement {
  Stated amount;
  VariantId variant{};

  bool operator==(const Statement&) const = default;
};

std::string two_statements(sqlite::Connection& connection, const SeriesName& series, const std::string& source,
                           const Statement& here, const Statement& there, std::optional<std::int64_t> earlier_import) {
  const auto text = [&](const Statement& stated) {
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
  number_series(pending, rows, connection(), references);
  if (!std::is_sorted(pending.begin(), pending.end())) std::sort(pending.begin(), pending.end());

  sqlite::Query insert = connection().query(add_figure);
  insert->bind(11, import_id);
  for (const PendingFigure& figure : pending) {
    const FigureRow& row = batch.figures[figure.row];
    insert->bind(1, figure.series);
    insert->bind(2, figure.period);
    insert->bind(3, std::int64_t{figure.source});
    insert->bind(4, std::int64_t{figure.known_on});
    insert->bind(5, std::int64_t{figure.rank});
    bind_maybe(*insert, 6, row.amount.low());
    bind_maybe(*insert, 7, row.amount.high());
    insert->bind(8, std::int64_t{row.amount.decimals()});
    insert->bind(9, std::int64_t{row.amount.about()});
    const VariantId variant = rows.variant(row);
    bind_maybe(*insert, 10, variant == VariantId{} ? std::nullopt : std::optional(static_cast<std::int64_t>(variant)));
    insert.next();
    const bool is_new = connection().changes() > 0;
    insert->reset();
    if (is_new) {
      ++counts.figures;
      references.series(figure.series);
      references.period(figure.period);
      references.source(figure.source, figure.known_on, figure.rank);
      if (variant != VariantId{}) references.variant(variant);
    } else {
      sqlite::Query stored = connection().query(find_figure, figure.series, figure.period, figure.source);
      stored.next();
      const std::int64_t stored_import = stored->integer(5);
      const Statement there{store::stated_of(stored, 0, row.amount.digits()), store::variant_of(stored, 4)};
      if (const Statement here{row.amount, variant}; !(here == there)) {
        leave_out(batch, row.place,
                  two_statements(connection(), batch.series[static_cast<std::size_t>(row.series)],
                                 batch.source_keys[static_cast<std::size_t>(row.source)], here, there,
                                 stored_import == import_id ? std::nullopt : std::optional(stored_import)),
                  problems);
        continue;
      }
      ++counts.repeated;
      if (stored_import != import_id) {
        connection().run(add_repetition, figure.series, figure.period, figure.source, import_id);
      }
    }
    if (row.words >= 0 && !batch.words[static_cast<std::size_t>(row.words)].empty()) {
      connection().run(add_words, figure.series, figure.period, figure.source, import_id,
                       batch.words[static_cast<std::size_t>(row.words)]);
    }
  }
}

}  // namespace capex
