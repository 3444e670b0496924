// Takes one import back. What another import also stated passes to it, and so does what another import's rows need; the
// rest goes.
//
// Foreign keys are not enforced row by row meanwhile: no table is indexed by import or by source, so each deletion
// would read the figures once. The whole file is checked before the commit instead.
#include <fmt/format.h>

#include "capex/store/store.hpp"
#include "store/open_file.hpp"

namespace capex {
namespace {

const char* const find_import = "SELECT 1 FROM import WHERE import_id = ?1";

// What the import repeated, and the words it used.
const char* const forget_own[] = {
    "DELETE FROM repetition WHERE import_id = ?1",
    "DELETE FROM figure_repetition WHERE import_id = ?1",
    "DELETE FROM rate_repetition WHERE import_id = ?1",
    "DELETE FROM figure_words WHERE import_id = ?1",
};

// What another import also stated is that import's from now on: of several, the first.
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
    R"sql(
UPDATE claim SET import_id = r.import_id
FROM (SELECT row_id, min(import_id) AS import_id FROM repetition WHERE kind = 'claim' GROUP BY row_id) AS r
WHERE claim.import_id = ?1 AND r.row_id = claim_id
)sql",
    R"sql(
UPDATE company_alias SET import_id = r.import_id
FROM (SELECT row_id, min(import_id) AS import_id FROM repetition WHERE kind = 'alias' GROUP BY row_id) AS r
WHERE company_alias.import_id = ?1 AND r.row_id = alias_id
)sql",
    R"sql(
UPDATE group_member SET import_id = r.import_id
FROM (SELECT row_id, min(import_id) AS import_id FROM repetition WHERE kind = 'member' GROUP BY row_id) AS r
WHERE group_member.import_id = ?1 AND r.row_id = member_id
)sql",
    R"sql(
UPDATE source SET import_id = r.import_id
FROM (SELECT row_id, min(import_id) AS import_id FROM repetition WHERE kind = 'source' GROUP BY row_id) AS r
WHERE source.import_id = ?1 AND r.row_id = source_id
)sql",
    R"sql(
UPDATE measure SET import_id = r.import_id
FROM (SELECT row_id, min(import_id) AS import_id FROM repetition WHERE kind = 'measure' GROUP BY row_id) AS r
WHERE measure.import_id = ?1 AND r.row_id = measure_id
)sql",
    R"sql(
UPDATE company SET import_id = r.import_id
FROM (SELECT row_id, min(import_id) AS import_id FROM repetition WHERE kind = 'company' GROUP BY row_id) AS r
WHERE company.import_id = ?1 AND r.row_id = company_id
)sql",
};

// An import that now owns a row no longer repeats it.
const char* const forget_passed_on[] = {
    R"sql(
DELETE FROM figure_repetition AS r WHERE import_id = (
  SELECT f.import_id FROM figure AS f
  WHERE f.series_id = r.series_id AND f.period_id = r.period_id AND f.source_id = r.source_id)
)sql",
    R"sql(
DELETE FROM repetition AS r WHERE import_id = CASE kind
  WHEN 'company' THEN (SELECT import_id FROM company WHERE company_id = r.row_id)
  WHEN 'alias' THEN (SELECT import_id FROM company_alias WHERE alias_id = r.row_id)
  WHEN 'member' THEN (SELECT import_id FROM group_member WHERE member_id = r.row_id)
  WHEN 'measure' THEN (SELECT import_id FROM measure WHERE measure_id = r.row_id)
  WHEN 'source' THEN (SELECT import_id FROM source WHERE source_id = r.row_id)
  WHEN 'claim' THEN (SELECT import_id FROM claim WHERE claim_id = r.row_id) END
)sql",
};

const char* const remove_figures = "DELETE FROM figure WHERE import_id = ?1";
const char* const remove_claim_parts =
    "DELETE FROM claim_part WHERE claim_id IN (SELECT claim_id FROM claim WHERE import_id = ?1)";
const char* const remove_claims = "DELETE FROM claim WHERE import_id = ?1";
const char* const remove_rates = "DELETE FROM exchange_rate WHERE import_id = ?1";
const char* const remove_others[] = {
    "DELETE FROM company_alias WHERE import_id = ?1",
    "DELETE FROM group_member WHERE import_id = ?1",
};

// What only exists for rows that are gone.
const char* const sweep[] = {
    "DELETE FROM series WHERE NOT EXISTS (SELECT 1 FROM figure AS f WHERE f.series_id = series.series_id)",
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
    "DELETE FROM variant WHERE NOT EXISTS (SELECT 1 FROM figure AS f WHERE f.variant_id = variant.variant_id)",
    "DELETE FROM setting WHERE key = 'default_provider' AND value NOT IN (SELECT key FROM provider)",
    R"sql(
DELETE FROM period WHERE period_id NOT IN (SELECT period_id FROM figure)
  AND period_id NOT IN (SELECT period_id FROM claim) AND period_id NOT IN (SELECT period_id FROM claim_part)
)sql",
};

// Rows of this import that rows of others refer to stay, and are theirs from now on: of several imports, the first's.
const char* const pass_on_needed_sources = R"sql(
UPDATE source SET import_id = needed.import_id
FROM (SELECT source_id, min(import_id) AS import_id
      FROM (SELECT source_id, import_id FROM figure UNION ALL SELECT source_id, import_id FROM claim)
      WHERE source_id IN (SELECT source_id FROM source WHERE import_id = ?1)
      GROUP BY source_id) AS needed
WHERE source.import_id = ?1 AND needed.source_id = source.source_id
RETURNING key, import_id
)sql";
const char* const pass_on_needed_measures = R"sql(
UPDATE measure SET import_id = needed.import_id
FROM (SELECT measure_id, min(import_id) AS import_id
      FROM (SELECT s.measure_id, f.import_id FROM series AS s JOIN figure AS f ON f.series_id = s.series_id
            UNION ALL SELECT measure_id, import_id FROM claim
            UNION ALL SELECT p.measure_id, k.import_id FROM claim_part AS p JOIN claim AS k ON k.claim_id = p.claim_id)
      WHERE measure_id IN (SELECT measure_id FROM measure WHERE import_id = ?1)
      GROUP BY measure_id) AS needed
WHERE measure.import_id = ?1 AND needed.measure_id = measure.measure_id
RETURNING key, import_id
)sql";
const char* const pass_on_needed_companies = R"sql(
UPDATE company SET import_id = needed.import_id
FROM (SELECT company_id, min(import_id) AS import_id
      FROM (SELECT s.company_id, f.import_id FROM series AS s JOIN figure AS f ON f.series_id = s.series_id
            UNION ALL SELECT company_id, import_id FROM claim
            UNION ALL SELECT p.company_id, k.import_id FROM claim_part AS p JOIN claim AS k ON k.claim_id = p.claim_id
            UNION ALL SELECT company_id, import_id FROM company_alias
            UNION ALL SELECT company_id, import_id FROM group_member
            UNION ALL SELECT group_id, import_id FROM group_member)
      WHERE company_id IN (SELECT company_id FROM company WHERE import_id = ?1)
      GROUP BY company_id) AS needed
WHERE company.import_id = ?1 AND needed.company_id = company.company_id
RETURNING key, import_id
)sql";
const char* const remove_sources = "DELETE FROM source WHERE import_id = ?1";
const char* const remove_measures = "DELETE FROM measure WHERE import_id = ?1";
const char* const remove_companies = "DELETE FROM company WHERE import_id = ?1";

const char* const recount[] = {
    R"sql(
UPDATE import SET figures = n.rows FROM (SELECT import_id, count(*) AS rows FROM figure GROUP BY import_id) AS n
WHERE n.import_id = import.import_id AND figures <> n.rows
)sql",
    R"sql(
UPDATE import SET claims = n.rows FROM (SELECT import_id, count(*) AS rows FROM claim GROUP BY import_id) AS n
WHERE n.import_id = import.import_id AND claims <> n.rows
)sql",
    R"sql(
UPDATE import SET rates = n.rows FROM (SELECT import_id, count(*) AS rows FROM exchange_rate GROUP BY import_id) AS n
WHERE n.import_id = import.import_id AND rates <> n.rows
)sql",
};
const char* const remove_import = "DELETE FROM import WHERE import_id = ?1";
const char* const check_references = "PRAGMA foreign_key_check";

std::int64_t remove(sqlite::Connection& connection, const char* sql, std::int64_t id) {
  connection.run(sql, id);
  return connection.changes();
}

template <std::size_t n>
void run_all(sqlite::Connection& connection, const char* const (&statements)[n], std::int64_t id) {
  for (const char* sql : statements) connection.run(sql, id);
}

template <std::size_t n>
void run_all(sqlite::Connection& connection, const char* const (&statements)[n]) {
  for (const char* sql : statements) connection.run(sql);
}

void pass_on_needed(sqlite::Connection& connection, const char* sql, const char* what, std::int64_t id,
                    std::vector<std::string>& kept) {
  sqlite::Query rows = connection.query(sql, id);
  while (rows.next()) {
    kept.push_back(fmt::format("{} {}: import {} needs it", what, rows->text(0), rows->integer(1)));
  }
}

}  // namespace

UndoReport Store::undo(ImportId import) {
  store::require_idle(*file_, "undo");
  sqlite::Connection& connection = file_->connection;
  const auto id = static_cast<std::int64_t>(import);
  const sqlite::UncheckedReferences unchecked(connection);
  sqlite::WriteTransaction transaction(connection);
  if (!connection.query(find_import, id).next()) {
    throw Error(ErrorCode::not_found, fmt::format("no import {}; `capex list imports` shows them", id));
  }
  UndoReport report;
  run_all(connection, forget_own, id);
  run_all(connection, pass_on_repeated, id);
  run_all(connection, forget_passed_on);
  report.figures = remove(connection, remove_figures, id);
  connection.run(remove_claim_parts, id);
  report.claims = remove(connection, remove_claims, id);
  report.rates = remove(connection, remove_rates, id);
  for (const char* sql : remove_others) report.others += remove(connection, sql, id);
  run_all(connection, sweep);
  pass_on_needed(connection, pass_on_needed_sources, "source", id, report.kept);
  pass_on_needed(connection, pass_on_needed_measures, "measure", id, report.kept);
  pass_on_needed(connection, pass_on_needed_companies, "company", id, report.kept);
  for (const char* sql : {remove_sources, remove_measures, remove_companies}) {
    report.others += remove(connection, sql, id);
  }
  run_all(connection, recount);
  connection.run(remove_import, id);
  if (sqlite::Query broken = connection.query(check_references); broken.next()) {
    throw Error(ErrorCode::damaged,
                fmt::format("{}: a row of {} would refer to nothing; nothing was undone, run `capex "
                            "verify`",
                            connection.file(), broken->text(0)));
  }
  transaction.commit();
  return report;
}

}  // namespace capex
