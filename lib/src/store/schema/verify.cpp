// What can be wrong with a file: its pages, its foreign keys, its schema, then what our own domain demands.
#include <fmt/core.h>

#include <charconv>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "store/file/open_file.hpp"
#include "store/file/store.hpp"
#include "store/read/stored.hpp"
#include "store/schema/row_checks.hpp"
#include "store/schema/schema.hpp"
#include "store/sqlite/failure.hpp"

namespace capex::core {
namespace {

const char* const check_integrity = "PRAGMA integrity_check(20)";
const char* const check_references = "PRAGMA foreign_key_check";
// A figure repeats its source's day and rank, so that more can be wrong with it than that its source is gone.
const char* const check_sources_of_figures = R"sql(
SELECT CASE
  WHEN s.source_id IS NULL THEN printf('source_id %s is not there, and is the source of %d figure%s', f.source_id,
    count(*), iif(count(*) = 1, '', 's'))
  WHEN s.known_on <> f.known_on THEN printf('source %s is known on %s, but %d of its figures on %s', s.key,
    coalesce(date(s.known_on * 86400, 'unixepoch'), s.known_on), count(*),
    coalesce(date(f.known_on * 86400, 'unixepoch'), f.known_on))
  ELSE printf('source %s has the source_rank %s, but %d of its figures %s', s.key, s.source_rank, count(*),
    f.source_rank) END
FROM figure AS f LEFT JOIN source AS s ON s.source_id = f.source_id
WHERE (s.known_on, s.source_rank) IS NOT (f.known_on, f.source_rank)
GROUP BY f.source_id, f.known_on, f.source_rank
)sql";

// Each lists what it finds, as one text a row.
const struct {
  const char* check;
  const char* sql;
} domain_checks[] = {
    {"period", R"sql(
SELECT printf('period %s: %s to %s is not what its number says', label, first_day, last_day) FROM period
WHERE first_day <> date((period_id >> 12) * 86400, 'unixepoch')
  OR last_day <> date(((period_id >> 12) + (period_id & 4095) - 1) * 86400, 'unixepoch')
)sql"},
    {"series", R"sql(
SELECT printf('series %d of %s: measure %s in %s', s.series_id, c.key, m.key, u.code)
FROM series AS s JOIN company AS c USING (company_id) JOIN measure AS m USING (measure_id)
  JOIN currency AS u USING (currency_id)
WHERE (m.kind = 'count') <> (s.currency_id = 999)
)sql"},
    {"figure", R"sql(
SELECT printf('%s %s: a %s over %d days', c.key, m.key, m.kind, f.period_id & 4095)
FROM measure AS m JOIN series AS s USING (measure_id) JOIN company AS c USING (company_id)
  JOIN figure AS f USING (series_id)
WHERE m.kind IN ('stock', 'price') AND f.period_id & 4095 <> 1
)sql"},
    {"member", R"sql(
SELECT printf('%s in %s: a %s in a %s', c.key, g.key, c.kind, g.kind)
FROM group_member AS m JOIN company AS c ON c.company_id = m.company_id JOIN company AS g ON g.company_id = m.group_id
WHERE c.kind <> 'issuer' OR g.kind <> 'group'
)sql"},
    {"member", R"sql(
SELECT printf('%s in %s: member twice at one time', c.key, g.key)
FROM group_member AS a JOIN group_member AS b
  ON b.group_id = a.group_id AND b.company_id = a.company_id AND b.member_id > a.member_id
  JOIN company AS c ON c.company_id = a.company_id JOIN company AS g ON g.company_id = a.group_id
WHERE coalesce(a.since < b.until, 1) AND coalesce(b.since < a.until, 1)
)sql"},
    {"name", R"sql(
SELECT printf('''%s'' names both %s and %s', w.word, a.key, b.key)
FROM (SELECT alias AS word, company_id FROM company_alias
      UNION ALL SELECT ticker, company_id FROM company WHERE ticker IS NOT NULL) AS w
  JOIN company AS a ON a.company_id = w.company_id
  JOIN company AS b ON b.key = lower(w.word) AND b.company_id <> w.company_id
)sql"},
    {"claim", R"sql(
SELECT printf('claim %s: a %s with %d parts', k.key, k.kind, count(p.position))
FROM claim AS k LEFT JOIN claim_part AS p ON p.claim_id = k.claim_id
GROUP BY k.claim_id
HAVING count(p.position) NOT BETWEEN (CASE k.kind WHEN 'equivalent' THEN 0 ELSE 1 END)
  AND (CASE k.kind WHEN 'equivalent' THEN 0 WHEN 'total' THEN 1000000 ELSE 1 END)
)sql"},
    {"repetition", R"sql(
SELECT printf('import %d repeats %s %d, which is not there', import_id, kind, row_id) FROM repetition AS r
WHERE CASE kind
  WHEN 'company' THEN NOT EXISTS (SELECT 1 FROM company WHERE company_id = r.row_id)
  WHEN 'alias' THEN NOT EXISTS (SELECT 1 FROM company_alias WHERE alias_id = r.row_id)
  WHEN 'member' THEN NOT EXISTS (SELECT 1 FROM group_member WHERE member_id = r.row_id)
  WHEN 'measure' THEN NOT EXISTS (SELECT 1 FROM measure WHERE measure_id = r.row_id)
  WHEN 'source' THEN NOT EXISTS (SELECT 1 FROM source WHERE source_id = r.row_id)
  ELSE NOT EXISTS (SELECT 1 FROM claim WHERE claim_id = r.row_id) END
)sql"},
    {"import", R"sql(
SELECT printf('import %d: %d figures, %d claims and %d rates are recorded, others are there', i.import_id, i.figures,
              i.claims, i.rates)
FROM import AS i
  LEFT JOIN (SELECT import_id, count(*) AS n FROM figure GROUP BY import_id) AS f ON f.import_id = i.import_id
  LEFT JOIN (SELECT import_id, count(*) AS n FROM claim GROUP BY import_id) AS k ON k.import_id = i.import_id
  LEFT JOIN (SELECT import_id, count(*) AS n FROM (SELECT import_id FROM exchange_rate UNION ALL
             SELECT import_id FROM rate_correction) GROUP BY import_id) AS r ON r.import_id = i.import_id
WHERE i.figures <> coalesce(f.n, 0) OR i.claims <> coalesce(k.n, 0) OR i.rates <> coalesce(r.n, 0)
)sql"},
    {"rate", R"sql(
SELECT printf('a correction of %s per %s on %s, which has no rate', q.code, b.code, date(c.day * 86400, 'unixepoch'))
FROM rate_correction AS c JOIN currency AS b ON b.currency_id = c.base_id JOIN currency AS q ON q.currency_id = c.quote_id
WHERE NOT EXISTS (SELECT 1 FROM exchange_rate AS r WHERE r.provider_id = c.provider_id AND r.base_id = c.base_id
  AND r.quote_id = c.quote_id AND r.day = c.day)
)sql"},
    {"setting", R"sql(
SELECT printf('the default provider %s has no rates', value) FROM setting
WHERE key = 'default_provider' AND value NOT IN (SELECT key FROM provider)
)sql"},
};

const char* const read_currencies = "SELECT currency_id, code, digits FROM currency";

void check_currencies(sqlite::Connection& connection, std::vector<Finding>& findings) {
  sqlite::Query rows = connection.query(read_currencies);
  while (rows.next()) {
    const auto known = find_currency(rows->small(0));
    if (!known || known->code() != rows->text(1) || known->digits() != rows->integer(2)) {
      findings.push_back(Finding{"currency", fmt::format("{} is not what ISO 4217 says", rows->text(1))});
    }
  }
}

// SQLite lists a page that it could not get as it lists damage, with the result code; where that is the memory's or the
// disk's, nothing is known of the file.
void require_got(const std::string& finding, const std::string& file) {
  constexpr std::string_view before_code = "error code=";
  const std::size_t at = finding.find(before_code);
  if (at == std::string::npos) return;
  int result = 0;
  std::from_chars(finding.data() + at + before_code.size(), finding.data() + finding.size(), result);
  sqlite::fail_unless_damage(result, file, "checking");
}

// A row that breaks what its table asks: the table can be read all the same.
bool is_of_a_row(std::string_view finding) {
  return finding.starts_with("CHECK constraint failed in ") || finding.starts_with("NULL value in ") ||
         finding.find(" value in ") != std::string_view::npos;
}

void check_rows_referred_to(sqlite::Connection& connection, std::vector<Finding>& findings) {
  const auto tell = [&](std::string what) { findings.push_back(Finding{"foreign_key", std::move(what)}); };
  // Rows of tables without numbers of their own.
  std::map<std::pair<std::string, std::string>, std::int64_t> unnumbered;
  sqlite::Query rows = connection.query(check_references);
  while (rows.next()) {
    std::string table = rows->text(0), other = rows->text(2);
    if (rows->is_null(1)) {
      ++unnumbered[{std::move(table), std::move(other)}];
    } else {
      tell(fmt::format("row {} of table {} refers to a row of {} that is not there", rows->integer(1), table, other));
    }
  }
  for (const auto& [tables, count] : unnumbered) {
    if (tables == std::pair<std::string, std::string>("figure", "source")) {
      sqlite::Query sources = connection.query(check_sources_of_figures);
      while (sources.next()) tell(sources->text(0));
    } else {
      tell(fmt::format("{} of table {} {} to a row of {} that is not there",
                       count == 1 ? "a row" : fmt::format("{} rows", count), tables.first,
                       count == 1 ? "refers" : "refer", tables.second));
    }
  }
}

std::vector<Finding> findings_in(sqlite::Connection& connection) {
  std::vector<Finding> findings;
  for (const std::string& difference : store::schema_differences(connection)) {
    findings.push_back(Finding{"schema", difference});
  }
  // SQLite's check would evaluate what a stranger's schema asks for.
  if (!findings.empty()) return findings;
  bool readable = true;
  {
    sqlite::Query rows = connection.query(check_integrity);
    while (rows.next()) {
      const std::string found = rows->text(0);
      require_got(found, connection.file());
      if (found == "ok") continue;
      readable = readable && is_of_a_row(found);
      findings.push_back(Finding{"integrity", found});
    }
  }
  // The rest presumes tables that can be read.
  if (!readable) return findings;
  for (std::string& found : store::texts_not_utf8(connection)) findings.push_back(Finding{"text", std::move(found)});
  if (!findings.empty() && findings.back().check == "text") return findings;
  for (std::string& found : store::rows_out_of_range(connection))
    findings.push_back(Finding{"range", std::move(found)});
  for (std::string& found : store::keys_out_of_form(connection)) findings.push_back(Finding{"key", std::move(found)});
  check_rows_referred_to(connection, findings);
  for (const auto& each : domain_checks) {
    sqlite::Query rows = connection.query(each.sql);
    while (rows.next()) findings.push_back(Finding{each.check, rows->text(0)});
  }
  check_currencies(connection, findings);
  return findings;
}

}  // namespace

std::vector<Finding> Store::verify() const {
  store::require_no_load(*file_, "verify");
  if (!file_->connection.read_only()) return findings_in(file_->connection);
  // On a read-only connection SQLite does not even parse the CHECKs, so its integrity check passes over them. This one
  // could write, where the file's permissions let it, but is told not to.
  sqlite::Connection connection(file_->path, sqlite::Mode::read_write, file_->connection.wait());
  store::require_in_place(*file_);
  connection.execute("PRAGMA query_only = ON");
  return findings_in(connection);
}

}  // namespace capex::core
