#include "store/load/needed_rows.hpp"

#include <algorithm>

namespace capex::core::store {
namespace {

const char* const needs_of_figures = "SELECT series_id, period_id, source_id, variant_id, import_id FROM figure";
const char* const read_superseded =
    "SELECT variant_id, corrected_by FROM superseded_figure WHERE variant_id IS NOT NULL";
const char* const needs_of_series = "SELECT series_id, company_id, measure_id FROM series";
const char* const read_subjects = R"sql(
SELECT company_id, measure_id, period_id, source_id, import_id FROM claim
UNION ALL
SELECT p.company_id, p.measure_id, p.period_id, k.source_id, k.import_id
FROM claim_part AS p JOIN claim AS k ON k.claim_id = p.claim_id
)sql";
const char* const read_names = R"sql(
SELECT company_id, import_id FROM company_alias
UNION ALL SELECT company_id, import_id FROM group_member
UNION ALL SELECT group_id, import_id FROM group_member
UNION ALL SELECT company_id, import_id FROM company_change
)sql";

void note(NeededBy& needed, std::int64_t id, std::int64_t import) {
  const auto [first, is_new] = needed.emplace(id, import);
  if (!is_new) first->second = std::min(first->second, import);
}

}  // namespace

NeededRows needed_rows(sqlite::Connection& connection) {
  NeededRows needed;
  sqlite::Query figures = connection.query(needs_of_figures);
  while (figures.next()) {
    const std::int64_t import = figures->integer(4);
    note(needed.series, figures->integer(0), import);
    note(needed.periods, figures->integer(1), import);
    note(needed.sources, figures->integer(2), import);
    if (const auto variant = figures->maybe_integer(3)) note(needed.variants, *variant, import);
    ++needed.figures[import];
  }
  sqlite::Query superseded = connection.query(read_superseded);
  while (superseded.next()) note(needed.variants, superseded->integer(0), superseded->integer(1));
  sqlite::Query series = connection.query(needs_of_series);
  while (series.next()) {
    const auto found = needed.series.find(series->integer(0));
    if (found == needed.series.end()) continue;
    note(needed.companies, series->integer(1), found->second);
    note(needed.measures, series->integer(2), found->second);
  }
  sqlite::Query subjects = connection.query(read_subjects);
  while (subjects.next()) {
    const std::int64_t import = subjects->integer(4);
    note(needed.companies, subjects->integer(0), import);
    note(needed.measures, subjects->integer(1), import);
    note(needed.periods, subjects->integer(2), import);
    note(needed.sources, subjects->integer(3), import);
  }
  sqlite::Query names = connection.query(read_names);
  while (names.next()) note(needed.companies, names->integer(0), names->integer(1));
  return needed;
}

}  // namespace capex::core::store
