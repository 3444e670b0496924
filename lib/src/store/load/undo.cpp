// Takes one import back. What another import also stated passes to it, and so does what another import's rows need; the
// rest goes.
//
// Foreign keys are not enforced row by row meanwhile: no table is indexed by import or by source, so each deletion
// would read the figures once. Instead one pass through what stays finds what it refers to, and nothing of that is
// removed.
#include <fmt/core.h>

#include <algorithm>

#include "store/file/open_file.hpp"
#include "store/file/store.hpp"
#include "store/load/company_changes.hpp"
#include "store/load/corrections.hpp"
#include "store/load/needed_rows.hpp"
#include "store/load/rate_versions.hpp"

namespace capex::core {
namespace {

using store::NeededRows;

const char* const find_import = "SELECT 1 FROM import WHERE import_id = ?1";

// What the import repeated, the words it used, and what it read, which the next one reads again.
const char* const forget_own[] = {
    "DELETE FROM repetition WHERE import_id = ?1",      "DELETE FROM figure_repetition WHERE import_id = ?1",
    "DELETE FROM rate_repetition WHERE import_id = ?1", "DELETE FROM figure_words WHERE import_id = ?1",
    "DELETE FROM import_known_on WHERE import_id = ?1", "DELETE FROM read_document WHERE import_id = ?1",
};

// What another import also stated is that import's from now on: of several, the first. An import that now owns a row no
// longer repeats it.
const char* const pass_on_repeated[] = {
    R"sql(
UPDATE figure SET import_id = r.import_id
FROM (SELECT series_id, period_id, source_id, min(import_id) AS import_id FROM figure_repetition
      GROUP BY series_id, period_id, source_id) AS r
WHERE figure.import_id = ?1 AND r.series_id = figure.series_id AND r.period_id = figure.period_id
  AND r.source_id = figure.source_id
)sql",
    R"sql(
UPDATE exchange_rate AS e SET import_id = (
  SELECT min(r.import_id) FROM rate_repetition AS r
  WHERE r.provider_id = e.provider_id AND r.base_id = e.base_id AND r.quote_id = e.quote_id
    AND e.day BETWEEN r.first_day AND r.last_day)
WHERE import_id = ?1 AND EXISTS (
  SELECT 1 FROM rate_repetition AS r
  WHERE r.provider_id = e.provider_id AND r.base_id = e.base_id AND r.quote_id = e.quote_id
    AND e.day BETWEEN r.first_day AND r.last_day)
)sql",
};
const char* const forget_passed_on = R"sql(
DELETE FROM figure_repetition AS r WHERE import_id = (
  SELECT f.import_id FROM figure AS f
  WHERE f.series_id = r.series_id AND f.period_id = r.period_id AND f.source_id = r.source_id)
)sql";

// The same for the rows that `repetition` names by kind and number.
const char* const read_repeated = "SELECT row_id, min(import_id) FROM repetition WHERE kind = ?1 GROUP BY row_id";
const char* const forget_repetition = "DELETE FROM repetition WHERE kind = ?1 AND row_id = ?2 AND import_id = ?3";
const struct {
  const char* kind;
  const char* pass_on;
} repeated_kinds[] = {
    {"claim", "UPDATE claim SET import_id = ?3 WHERE claim_id = ?2 AND import_id = ?1"},
    {"alias", "UPDATE company_alias SET import_id = ?3 WHERE alias_id = ?2 AND import_id = ?1"},
    {"member", "UPDATE group_member SET import_id = ?3 WHERE member_id = ?2 AND import_id = ?1"},
    {"source", "UPDATE source SET import_id = ?3 WHERE source_id = ?2 AND import_id = ?1"},
    {"measure", "UPDATE measure SET import_id = ?3 WHERE measure_id = ?2 AND import_id = ?1"},
    {"company", "UPDATE company SET import_id = ?3 WHERE company_id = ?2 AND import_id = ?1"},
};

const char* const list_figures = R"sql(
SELECT printf('%s %s %s %s %s: %d figure%s', c.key, m.key, s.basis, s.scope, u.code, count(*), iif(count(*) = 1, '', 's'))
FROM figure AS f JOIN series AS s USING (series_id) JOIN company AS c USING (company_id)
  JOIN measure AS m USING (measure_id) JOIN currency AS u USING (currency_id)
WHERE f.import_id = ?1 GROUP BY f.series_id ORDER BY c.key, m.key, s.basis, s.scope, u.code
)sql";
const char* const remove_figures = "DELETE FROM figure WHERE import_id = ?1";
const char* const remove_claim_parts =
    "DELETE FROM claim_part WHERE claim_id IN (SELECT claim_id FROM claim WHERE import_id = ?1)";
const char* const remove_claims = "DELETE FROM claim WHERE import_id = ?1";
const char* const remove_rates = "DELETE FROM exchange_rate WHERE import_id = ?1";
const char* const count_rates = "SELECT (SELECT count(*) FROM exchange_rate) + (SELECT count(*) FROM rate_correction)";
const char* const remove_others[] = {
    "DELETE FROM company_alias WHERE import_id = ?1",
    "DELETE FROM group_member WHERE import_id = ?1",
};

// What only exists for rows that are gone.
const struct {
  const char* list;
  const char* remove;
  store::NeededBy NeededRows::*needed;
} swept_tables[] = {
    {"SELECT series_id FROM series", "DELETE FROM series WHERE series_id = ?1", &NeededRows::series},
    {"SELECT period_id FROM period", "DELETE FROM period WHERE period_id = ?1", &NeededRows::periods},
    {"SELECT variant_id FROM variant", "DELETE FROM variant WHERE variant_id = ?1", &NeededRows::variants},
};
const char* const sweep_rates[] = {
    R"sql(
DELETE FROM rate_repetition AS r WHERE NOT EXISTS (
  SELECT 1 FROM exchange_rate AS e
  WHERE e.provider_id = r.provider_id AND e.base_id = r.base_id AND e.quote_id = r.quote_id
    AND e.day BETWEEN r.first_day AND r.last_day)
)sql",
    R"sql(
DELETE FROM provider WHERE NOT EXISTS (
  SELECT 1 FROM exchange_rate AS e WHERE e.provider_id = provider.provider_id)
)sql",
    "DELETE FROM setting WHERE key = 'default_provider' AND value NOT IN (SELECT key FROM provider)",
};

// Rows of this import that rows of others refer to stay, and are theirs from now on: of several imports, the first's.
const struct {
  const char* what;
  const char* list;
  const char* pass_on;
  const char* remove;
  store::NeededBy NeededRows::*needed;
} named_tables[] = {
    {"source", "SELECT source_id, key FROM source WHERE import_id = ?1",
     "UPDATE source SET import_id = ?2 WHERE source_id = ?1", "DELETE FROM source WHERE source_id = ?1",
     &NeededRows::sources},
    {"measure", "SELECT measure_id, key FROM measure WHERE import_id = ?1",
     "UPDATE measure SET import_id = ?2 WHERE measure_id = ?1", "DELETE FROM measure WHERE measure_id = ?1",
     &NeededRows::measures},
    {"company", "SELECT company_id, key FROM company WHERE import_id = ?1",
     "UPDATE company SET import_id = ?2 WHERE company_id = ?1", "DELETE FROM company WHERE company_id = ?1",
     &NeededRows::companies},
};

// A measure that stays keeps those that it is made of.
const char* const read_terms = R"sql(
SELECT t.term_id, m.measure_id, m.import_id FROM measure_term AS t JOIN measure AS m USING (measure_id)
WHERE m.import_id IS NOT NULL
)sql";
const char* const remove_terms = "DELETE FROM measure_term WHERE measure_id = ?1";

const char* const recount_figures = "UPDATE import SET figures = ?2 WHERE import_id = ?1 AND figures <> ?2";
const char* const recount_claims = R"sql(
UPDATE import SET claims = n.rows FROM (SELECT import_id, count(*) AS rows FROM claim GROUP BY import_id) AS n
WHERE n.import_id = import.import_id AND claims <> n.rows
)sql";
const char* const remove_import = "DELETE FROM import WHERE import_id = ?1";

std::int64_t remove(sqlite::Connection& connection, const char* sql, std::int64_t id) {
  connection.run(sql, id);
  return connection.changes();
}

std::int64_t rates_in(sqlite::Connection& connection) {
  sqlite::Query row = connection.query(count_rates);
  return row.next() ? row->integer(0) : 0;
}

void pass_on(sqlite::Connection& connection, std::int64_t id) {
  for (const char* sql : pass_on_repeated) connection.run(sql, id);
  connection.run(forget_passed_on);
  for (const auto& kind : repeated_kinds) {
    std::vector<std::pair<std::int64_t, std::int64_t>> repeated;  // row and import: read before any is removed
    sqlite::Query rows = connection.query(read_repeated, kind.kind);
    while (rows.next()) repeated.emplace_back(rows->integer(0), rows->integer(1));
    for (const auto& [row, import] : repeated) {
      if (connection.run(kind.pass_on, id, row, import); connection.changes() > 0) {
        connection.run(forget_repetition, kind.kind, row, import);
      }
    }
  }
}

void sweep(sqlite::Connection& connection, const NeededRows& needed) {
  for (const auto& table : swept_tables) {
    std::vector<std::int64_t> unneeded;
    sqlite::Query rows = connection.query(table.list);
    while (rows.next()) {
      if ((needed.*table.needed).count(rows->integer(0)) == 0) unneeded.push_back(rows->integer(0));
    }
    for (const std::int64_t row : unneeded) connection.run(table.remove, row);
  }
  for (const char* sql : sweep_rates) connection.run(sql);
}

void need_terms(sqlite::Connection& connection, std::int64_t id, NeededRows& needed) {
  sqlite::Query rows = connection.query(read_terms);
  while (rows.next()) {
    std::int64_t owner = rows->integer(2);
    if (owner == id) {
      const auto by = needed.measures.find(rows->integer(1));
      if (by == needed.measures.end()) continue;
      owner = by->second;
    }
    const auto [first, is_new] = needed.measures.emplace(rows->integer(0), owner);
    if (!is_new) first->second = std::min(first->second, owner);
  }
}

void remove_named(sqlite::Connection& connection, std::int64_t id, const NeededRows& needed, UndoReport& report) {
  for (const auto& table : named_tables) {
    std::vector<std::pair<std::int64_t, std::string>> own;
    sqlite::Query rows = connection.query(table.list, id);
    while (rows.next()) own.emplace_back(rows->integer(0), rows->text(1));
    for (const auto& [row, key] : own) {
      const auto by = (needed.*table.needed).find(row);
      if (by == (needed.*table.needed).end()) {
        if (table.needed == &NeededRows::measures) connection.run(remove_terms, row);
        connection.run(table.remove, row);
        ++report.others;
        report.removed.push_back(fmt::format("{} {}", table.what, key));
      } else {
        connection.run(table.pass_on, row, by->second);
        report.kept.push_back(fmt::format("{} {}: import {} needs it", table.what, key, by->second));
      }
    }
  }
}

enum class Listing { none, figures };

/// Within a transaction that the caller ends.
UndoReport take_back(sqlite::Connection& connection, std::int64_t id, Listing listing) {
  if (!connection.query(find_import, id).next()) {
    throw Error(ErrorCode::not_found, fmt::format("no import {}; `capex list imports` shows them", id));
  }
  UndoReport report;
  report.restored_figures = store::restore_figures(connection, id);
  report.restored_fields = store::restore_companies(connection, id);
  store::pass_on_superseded(connection, id);
  for (const char* sql : forget_own) connection.run(sql, id);
  const std::int64_t rates_before = rates_in(connection);
  store::withdraw_rates(connection, id);
  pass_on(connection, id);
  if (listing == Listing::figures) {
    sqlite::Query rows = connection.query(list_figures, id);
    while (rows.next()) report.removed.push_back(rows->text(0));
  }
  report.figures = remove(connection, remove_figures, id);
  connection.run(remove_claim_parts, id);
  report.claims = remove(connection, remove_claims, id);
  connection.run(remove_rates, id);
  report.rates = rates_before - rates_in(connection);
  for (const char* sql : remove_others) report.others += remove(connection, sql, id);
  NeededRows needed = store::needed_rows(connection);
  need_terms(connection, id, needed);
  sweep(connection, needed);
  remove_named(connection, id, needed, report);
  for (const auto& [owner, figures] : needed.figures) connection.run(recount_figures, owner, figures);
  connection.run(recount_claims);
  store::recount_rates(connection);
  connection.run(remove_import, id);
  return report;
}

}  // namespace

UndoReport Store::undo(ImportId import, bool dry_run) {
  store::require_idle(*file_, "undo");
  const sqlite::UncheckedReferences unchecked(file_->connection);
  sqlite::WriteTransaction transaction(file_->connection);
  UndoReport report =
      take_back(file_->connection, static_cast<std::int64_t>(import), dry_run ? Listing::figures : Listing::none);
  if (dry_run) {
    transaction.rollback();
  } else {
    transaction.commit();
  }
  return report;
}

}  // namespace capex::core
