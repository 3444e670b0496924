#include "store/row_checks.hpp"

#include <fmt/format.h>

#include <initializer_list>
#include <string_view>

#include "store/ranges.hpp"

namespace capex::store {
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
        {"decimals", decimals},
        {"about", flags},
        {"variant_id", variants}});
  rows("superseded_figure", {"series_id", "period_id", "source_id"},
       {{"low", amounts},
        {"high", amounts},
        {"low", "low > high OR (low IS NULL AND high IS NULL)"},
        {"decimals", decimals},
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
        {"decimals", decimals},
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

}  // namespace capex::store
