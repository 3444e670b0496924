#include "store/load/figure_insert.hpp"

#include "store/sqlite/failure.hpp"

namespace capex::core::store {
namespace {

const char* const insert_all = R"sql(
INSERT INTO figure (series_id, period_id, source_id, known_on, source_rank, low, high, decimals, about, variant_id,
  import_id)
SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, ?2 FROM capex_rows(?1)
)sql";
const char* const insert_unless_there = R"sql(
INSERT INTO figure (series_id, period_id, source_id, known_on, source_rank, low, high, decimals, about, variant_id,
  import_id)
SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, ?2 FROM capex_rows(?1) WHERE true ON CONFLICT DO NOTHING
)sql";

sqlite::IntegerRow columns_of(const PendingFigure& figure, const Stated& amount) {
  return {figure.series,
          figure.period,
          figure.source,
          figure.known_on,
          figure.rank,
          amount.low().value_or(sqlite::null_integer),
          amount.high().value_or(sqlite::null_integer),
          amount.decimals(),
          amount.about() ? 1 : 0,
          figure.variant == VariantId{} ? sqlite::null_integer : static_cast<std::int64_t>(figure.variant)};
}

}  // namespace

void FigureInsert::run(const char* sql, std::span<const PendingFigure> figures) {
  rows_.clear();
  for (const PendingFigure& figure : figures) rows_.push_back(columns_of(figure, batch_->figures[figure.row].amount));
  const std::span<const sqlite::IntegerRow> rows = rows_;
  sqlite::Query insert = connection_->query(sql, nullptr, import_id_);
  sqlite::bind_rows(*insert, 1, rows);
  insert.next();
}

bool FigureInsert::all(std::span<const PendingFigure> figures) {
  try {
    run(insert_all, figures);
    return true;
  } catch (const sqlite::Failure& failure) {
    if (!failure.repeats_key()) throw;
    return false;  // SQLite took back what the statement had done
  }
}

bool FigureInsert::one(const PendingFigure& figure) {
  run(insert_unless_there, {&figure, 1});
  return connection_->changes() > 0;
}

}  // namespace capex::core::store
