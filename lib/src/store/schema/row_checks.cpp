#include "store/schema/row_checks.hpp"

#include <fmt/format.h>

#include <initializer_list>
#include <string_view>

#include "store/schema/ranges.hpp"

namespace capex::core::store {
namespace {

// What is wrong with a column where the condition holds.
struct Rule {
  Rule(std::string_view column_name, const sqlite::Range& range)
      : column(column_name),
        broken(fmt::format("typeof({0}) NOT IN ('integer', 'null') OR {0} < {1} OR {0} > {2}", column,
                           literal(range.least), literal(range.most))) {}
  Rule(std::string_view column_name, std::string_view condition) : column(column_name), broken(condition) {}

  // The smallest number of 64 bits is none that SQL reads as an integer.
  static std::string literal(std::int64_t value) {
    return value == ranges::amounts.least - 1 ? fmt::format("({} - 1)", value + 1) : fmt::to_string(value);
  }

  std::string_view column;
  std::string broken;
};

const char* const list_columns = R"sql(
SELECT t.name, c.name, c.pk, c.type = 'TEXT' FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY t.name, c.cid
)sql";

const char* const no_period = "typeof(period_id) <> 'integer' OR period_id & 4095 = 0";
const char* const no_basis = "basis IS NULL OR basis NOT IN ('actual', 'guidance', 'estimate')";

// `row`: the columns that name one.
void check(sqlite::Connection& connection, std::string_view table, std::initializer_list<std::string_view> row,
           std::initializer_list<Rule> rules, std::vector<std::string>& found) {
  std::string named;
  for (const std::string_view key : row) named += fmt::format(" || ', {0} ' || coalesce({0}, 'empty')", key);
  std::string which;
  std::string any;
  for (const Rule& rule : rules) {
    which += fmt::format(" WHEN {1} THEN '{0} is ' || substr(quote({0}), 1, 60)", rule.column, rule.broken);
    any += fmt::format("{}{}", any.empty() ? "" : " OR ", rule.broken);
  }
  sqlite::Statement rows = connection.prepare(
      fmt::format("SELECT 'table {0}'{1} || ': ' || CASE{2} END FROM {0} WHERE {3}", table, named, which, any));
  while (rows.step()) found.push_back(rows.text(0));
}

}  // namespace

std::vector<std::string> rows_out_of_range(sqlite::Connection& connection) {
  std::vector<std::string> found;
  const auto rows = [&](std::string_view table, std::initializer_list<std::string_view> row,
                        std::initializer_list<Rule> rules) { check(connection, table, row, rules, found); };
  using namespace ranges;
  rows("import", {"import_id"}, {{"import_id", ids}, {"figures", counts}, {"claims", counts}, {"rates", counts}});
  rows("import_known_on", {"import_id"}, {{"known_on", days}});
  rows("read_document", {"bytes", "crc"}, {{"bytes", counts}, {"crc", checksums}});
  rows("measure", {"measure_id", "key"},
       {{"measure_id", ids}, {"kind", "kind IS NULL OR kind NOT IN ('flow', 'stock', 'price', 'count')"}});
  rows("measure_term", {"measure_id", "position"}, {{"sign", "sign IS NULL OR sign NOT IN (-1, 1)"}});
  rows("company", {"company_id", "key"},
       {{"company_id", ids},
        {"kind", "kind IS NULL OR kind NOT IN ('issuer', 'group')"},
        {"reporting_currency_id", currencies},
        {"year_end", "year_end IS NULL OR year_end NOT IN ('month_end', 'last_weekday', 'nearest_weekday')"},
        {"year_end_month", months},
        {"year_end_weekday", weekdays},
        {"year_name_offset", name_offsets},
        {"long_quarter", quarters}});
  rows("group_member", {"member_id"}, {{"since", days}, {"until", days}});
  rows("period", {"period_id"}, {{"period_id", period_ids}, {"period_id", no_period}});
  rows("source", {"source_id", "key"},
       {{"source_id", ids},
        {"kind", "kind IS NULL OR kind NOT IN ('filing', 'release', 'vendor', 'press')"},
        {"source_rank", ranks},
        {"known_on", days}});
  rows("series", {"series_id"}, {{"series_id", ids}, {"basis", no_basis}, {"currency_id", currencies}});
  rows("variant", {"variant_id"}, {{"variant_id", variants}});
  rows("figure", {"series_id", "period_id", "source_id"},
       {{"series_id", ids},
        {"period_id", period_ids},
        {"period_id", no_period},
        {"source_id", ids},
        {"known_on", days},
        {"source_rank", ranks},
        {"low", amounts},
        {"high", amounts},
        {"low", "low > high OR (low IS NULL AND high IS NULL)"},
        {"decimals", ranges::decimals},
        {"about", flags},
        {"variant_id", variants}});
  rows("superseded_figure", {"series_id", "period_id", "source_id"},
       {{"low", amounts},
        {"high", amounts},
        {"low", "low > high OR (low IS NULL AND high IS NULL)"},
        {"decimals", ranges::decimals},
        {"about", flags},
        {"variant_id", variants}});
  rows("claim", {"claim_id", "key"},
       {{"claim_id", ids},
        {"kind", "kind IS NULL OR kind NOT IN ('growth', 'equivalent', 'total', 'share')"},
        {"basis", no_basis},
        {"period_id", period_ids},
        {"period_id", no_period},
        {"low", amounts},
        {"high", amounts},
        {"low", "low > high OR (low IS NULL AND high IS NULL)"},
        {"decimals", ranges::decimals},
        {"about", flags},
        {"currency_id", currencies}});
  rows("claim_part", {"claim_id", "position"},
       {{"basis", no_basis}, {"period_id", period_ids}, {"period_id", no_period}});
  rows(
      "exchange_rate", {"provider_id", "base_id", "quote_id", "day"},
      {{"base_id", currencies}, {"quote_id", currencies}, {"day", days}, {"rate", rates}, {"decimals", rate_decimals}});
  rows("rate_correction", {"correction_id"},
       {{"day", days}, {"known_on", days}, {"rate", rates}, {"decimals", rate_decimals}});
  rows("rate_repetition", {"provider_id", "base_id", "quote_id", "import_id", "first_day"},
       {{"first_day", days}, {"last_day", days}});
  return found;
}

std::vector<std::string> keys_out_of_form(sqlite::Connection& connection) {
  std::vector<std::string> found;
  const auto rows = [&](std::string_view table, std::initializer_list<std::string_view> row, std::string_view column) {
    constexpr std::string_view broken =
        "substr({0}, 1, 1) = '-' OR {0} GLOB '*[' || char(1) || '-' || char(32) || ',;|=\"' || char(127) || ']*'";
    check(connection, table, row, {{column, fmt::format(broken, column)}}, found);
  };
  rows("company", {"company_id"}, "key");
  rows("measure", {"measure_id"}, "key");
  rows("source", {"source_id"}, "key");
  rows("claim", {"claim_id"}, "key");
  rows("provider", {"provider_id"}, "key");
  rows("variant", {"variant_id"}, "key");
  rows("series", {"series_id"}, "scope");
  rows("claim", {"claim_id"}, "scope");
  rows("claim_part", {"claim_id", "position"}, "scope");
  for (std::string& each : found) {
    each +=
        ": a key or a scope does not begin with -, as options do, and has no blanks and none of , ; | = \"; any "
        "SQLite client can give it another";
  }
  const std::size_t keys = found.size();
  check(connection, "company_alias", {"alias_id", "company_id"}, {{"alias", "instr(alias, '|') > 0"}}, found);
  for (std::size_t i = keys; i < found.size(); ++i) {
    found[i] += ": an alias has no |, which separates aliases in CSV; any SQLite client can give it another";
  }
  return found;
}

std::vector<std::string> texts_not_utf8(sqlite::Connection& connection) {
  struct Table {
    std::string name;
    std::vector<std::string> row, columns;
  };
  std::vector<Table> tables;
  {
    sqlite::Query columns = connection.query(list_columns);
    while (columns.next()) {
      if (tables.empty() || tables.back().name != columns->text(0)) tables.push_back({columns->text(0), {}, {}});
      if (columns->integer(2) != 0) tables.back().row.push_back(columns->text(1));
      if (columns->integer(3) != 0) tables.back().columns.push_back(columns->text(1));
    }
  }
  std::vector<std::string> found;
  for (const Table& table : tables) {
    if (table.columns.empty()) continue;
    std::string named;
    for (const std::string& key : table.row) {
      named += fmt::format(" || ', {0} ' || iif(typeof({0}) = 'integer', {0}, quote(CAST({0} AS BLOB)))", key);
    }
    sqlite::Statement rows = connection.prepare(fmt::format("SELECT 'table {0}'{1}, {2} FROM {0}", table.name,
                                                            named.empty() ? " || ', row ' || rowid" : named,
                                                            fmt::join(table.columns, ", ")));
    while (rows.step()) {
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (rows.is_whole_text(static_cast<int>(i) + 1)) continue;
        found.push_back(
            fmt::format("{}: {} is no text: not UTF-8, or with a NUL; any SQLite client can give it another",
                        rows.text(0), table.columns[i]));
      }
    }
  }
  return found;
}

}  // namespace capex::core::store
