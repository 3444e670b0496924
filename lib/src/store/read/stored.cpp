#include "store/read/stored.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "capex/error.hpp"
#include "model/rules.hpp"
#include "store/read/period_id.hpp"
#include "text/letters.hpp"

namespace capex::core::store {
namespace {

const char* const read_companies = R"sql(
SELECT company_id, key, kind, reporting_currency_id, name, country, year_end, year_end_month, year_end_weekday,
  year_name_offset, long_quarter, ticker, cik, lei
FROM company WHERE company_id BETWEEN ?1 AND ?2 ORDER BY company_id
)sql";
const char* const read_company_heads = R"sql(
SELECT company_id, key, kind, reporting_currency_id FROM company WHERE company_id BETWEEN ?1 AND ?2 ORDER BY company_id
)sql";
const char* const read_aliases = R"sql(
SELECT company_id, alias FROM company_alias WHERE company_id BETWEEN ?1 AND ?2 ORDER BY company_id
)sql";
const char* const read_measures = R"sql(
SELECT measure_id, key, kind, definition, unit FROM measure WHERE measure_id BETWEEN ?1 AND ?2 ORDER BY measure_id
)sql";
const char* const read_terms = R"sql(
SELECT t.measure_id, t.sign, m.key, m.measure_id
FROM measure_term AS t JOIN measure AS m ON m.measure_id = t.term_id
WHERE t.measure_id BETWEEN ?1 AND ?2 ORDER BY t.measure_id, t.position
)sql";
const char* const read_sources = R"sql(
SELECT source_id, key, publisher, kind, known_on, title, url, note, form
FROM source WHERE source_id BETWEEN ?1 AND ?2 ORDER BY source_id
)sql";
const char* const read_variant = "SELECT key FROM variant WHERE variant_id = ?1";
const char* const read_words = R"sql(
SELECT words FROM figure_words AS w WHERE series_id = ?1 AND period_id = ?2 AND source_id = ?3
ORDER BY NOT EXISTS (SELECT 1 FROM superseded_figure AS s
                     WHERE s.series_id = w.series_id AND s.period_id = w.period_id AND s.source_id = w.source_id
                       AND s.corrected_by = w.import_id), import_id
LIMIT 1
)sql";
const char* const company_by_key = "SELECT company_id FROM company WHERE key = ?1";
const char* const company_by_ticker = "SELECT company_id FROM company WHERE ticker = ?1";
const char* const company_by_alias = "SELECT company_id FROM company_alias WHERE alias = ?1";
const char* const company_by_cik = "SELECT company_id FROM company WHERE cik = ?1";
const char* const companies_by_name = "SELECT company_id, key FROM company WHERE name = ?1 ORDER BY key";
const char* const measure_by_key = "SELECT measure_id FROM measure WHERE key = ?1";
const char* const source_by_key = "SELECT source_id FROM source WHERE key = ?1";

// What the column's word stands for.
template <class Value>
Value known(std::optional<Value> value, const sqlite::Query& row, int column) {
  if (!value) row->refuse(column);
  return *value;
}

YearEnd year_end_of(const sqlite::Query& row, int column) {
  const std::string word = row->text(column);
  for (const YearEnd each : {YearEnd::month_end, YearEnd::last_weekday, YearEnd::nearest_weekday}) {
    if (year_end_word(each) == word) return each;
  }
  row->refuse(column);
}

CompanyHead company_head_of(const sqlite::Query& row) {
  return {id_of<CompanyId>(row, 0), row->text(1), known(parse_company_kind(row->view(2)), row, 2),
          row->is_null(3) ? std::nullopt : std::optional(currency_of(row, 3))};
}

Company company_of(const sqlite::Query& row) {
  Company company;
  static_cast<CompanyHead&>(company) = company_head_of(row);
  company.name = row->text(4);
  company.country = row->text(5);
  company.calendar.year_end = year_end_of(row, 6);
  company.calendar.month = row->small(7, ranges::months);
  company.calendar.weekday = Weekday(static_cast<unsigned short>(row->maybe_small(8, ranges::weekdays).value_or(0)));
  company.calendar.name_offset = row->small(9, ranges::name_offsets);
  company.calendar.long_quarter = row->small(10, ranges::quarters);
  company.ticker = row->text(11);
  company.cik = row->text(12);
  company.lei = row->text(13);
  return company;
}

[[noreturn]] void refuse_number(const char* what, std::int64_t number) {
  throw Error(ErrorCode::not_found, fmt::format("the file has no {} of the number {}; `capex verify` lists the rows "
                                                "that name it",
                                                what, number));
}

template <class Record>
Record only(std::vector<Record> records, const char* what, std::int64_t number) {
  if (records.empty()) refuse_number(what, number);
  return std::move(records.front());
}

std::optional<std::int64_t> first_number(sqlite::Query& row) {
  return row.next() ? std::optional(row->integer(0)) : std::nullopt;
}

}  // namespace

std::string year_end_word(YearEnd year_end) {
  switch (year_end) {
    case YearEnd::month_end:
      return "month_end";
    case YearEnd::last_weekday:
      return "last_weekday";
    case YearEnd::nearest_weekday:
      return "nearest_weekday";
  }
  return {};
}

Date date_of(const sqlite::Query& row, int column) {
  return capex::core::date_of(row->small(column, ranges::days));
}

std::optional<Date> maybe_date_of(const sqlite::Query& row, int column) {
  return row->is_null(column) ? std::nullopt : std::optional(date_of(row, column));
}

Decimal rate_of(const sqlite::Query& row, int column) {
  return Decimal(row->integer(column, ranges::rates), row->small(column + 1, ranges::rate_decimals));
}

Currency currency_of(const sqlite::Query& row, int column) {
  return known(find_currency(row->small(column, ranges::currencies)), row, column);
}

SourceRank rank_of(const sqlite::Query& row, int column) {
  return static_cast<SourceRank>(row->small(column, ranges::ranks));
}

Basis basis_of(const sqlite::Query& row, int column) {
  return known(parse_basis(row->view(column)), row, column);
}

Subject subject_of(const sqlite::Query& row, int column) {
  return {{id_of<CompanyId>(row, column), id_of<MeasureId>(row, column + 1), basis_of(row, column + 2),
           row->text(column + 3)},
          period_of(row, column + 4)};
}

MeasureKind measure_kind_of(const sqlite::Query& row, int column) {
  return known(parse_measure_kind(row->view(column)), row, column);
}

ClaimKind claim_kind_of(const sqlite::Query& row, int column) {
  return known(parse_claim_kind(row->view(column)), row, column);
}

Stated stated_of(const sqlite::Query& row, int column, int digits) {
  const auto end = [&row](int at) {
    return row->is_null(at) ? std::nullopt : std::optional(row->integer(at, ranges::amounts));
  };
  const auto low = end(column);
  const auto high = end(column + 1);
  if (!(low || high) || (low && high && *low > *high)) row->refuse(column);
  return Stated(low, high, row->small(column + 2, ranges::decimals), digits,
                row->small(column + 3, ranges::flags) != 0);
}

VariantId variant_of(const sqlite::Query& row, int column) {
  return VariantId(static_cast<std::int16_t>(row->maybe_small(column, ranges::variants).value_or(0)));
}

void refuse_reference(const sqlite::Connection& connection, const std::string& row, const std::string& missing) {
  throw Error(ErrorCode::damaged, fmt::format("{}: {} refers to {}, which is not there; `capex verify` lists what is "
                                              "wrong with the file",
                                              connection.file(), row, missing));
}

void refuse_index(const sqlite::Connection& connection, std::string_view table, std::string_view name) {
  throw Error(ErrorCode::damaged, fmt::format("{}: an index of table {} leads from '{}' to another row; `capex verify` "
                                              "lists what is wrong with the file",
                                              connection.file(), table, name));
}

std::vector<Company> stored_companies(sqlite::Connection& connection, std::int64_t low, std::int64_t high) {
  std::vector<Company> companies;
  sqlite::Query rows = connection.query(read_companies, low, high);
  while (rows.next()) companies.push_back(company_of(rows));
  sqlite::Query aliases = connection.query(read_aliases, low, high);
  auto at = companies.begin();
  while (aliases.next()) {
    const auto id = id_of<CompanyId>(aliases, 0);
    while (at != companies.end() && at->id < id) ++at;
    if (at != companies.end() && at->id == id) at->aliases.push_back(aliases->text(1));
  }
  // Few have several: sorting those takes less than having SQLite sort all.
  const auto by_letters = [](const std::string& a, const std::string& b) { return lower_case(a) < lower_case(b); };
  for (Company& company : companies) std::sort(company.aliases.begin(), company.aliases.end(), by_letters);
  return companies;
}

std::vector<CompanyHead> stored_company_heads(sqlite::Connection& connection, std::int64_t low, std::int64_t high) {
  std::vector<CompanyHead> companies;
  sqlite::Query rows = connection.query(read_company_heads, low, high);
  while (rows.next()) companies.push_back(company_head_of(rows));
  return companies;
}

std::vector<Measure> stored_measures(sqlite::Connection& connection, std::int64_t low, std::int64_t high) {
  std::vector<Measure> measures;
  sqlite::Query rows = connection.query(read_measures, low, high);
  while (rows.next()) {
    measures.push_back(
        Measure{id_of<MeasureId>(rows, 0), rows->text(1), measure_kind_of(rows, 2), rows->text(3), rows->text(4), {}});
  }
  sqlite::Query terms = connection.query(read_terms, low, high);
  auto measure = measures.begin();
  while (terms.next()) {
    const auto id = id_of<MeasureId>(terms, 0);
    while (measure != measures.end() && measure->id < id) ++measure;
    if (measure == measures.end() || measure->id != id) {
      refuse_reference(connection, "a row of table measure_term", fmt::format("measure_id {}", terms->integer(0)));
    }
    const int sign = terms->small(1, ranges::signs);
    if (sign == 0) terms->refuse(1);
    measure->terms.push_back({sign, terms->text(2), id_of<MeasureId>(terms, 3)});
  }
  return measures;
}

std::vector<Source> stored_sources(sqlite::Connection& connection, std::int64_t low, std::int64_t high) {
  std::vector<Source> sources;
  sqlite::Query rows = connection.query(read_sources, low, high);
  while (rows.next()) {
    sources.push_back(Source{id_of<SourceId>(rows, 0), rows->text(1), rows->text(2),
                             known(parse_source_kind(rows->text(3)), rows, 3), date_of(rows, 4), rows->text(5),
                             rows->text(6), rows->text(7), rows->text(8)});
  }
  return sources;
}

Company stored_company(sqlite::Connection& connection, std::int64_t number) {
  return only(stored_companies(connection, number, number), "company", number);
}

Measure stored_measure(sqlite::Connection& connection, std::int64_t number) {
  return only(stored_measures(connection, number, number), "measure", number);
}

Source stored_source(sqlite::Connection& connection, std::int64_t number) {
  return only(stored_sources(connection, number, number), "source", number);
}

std::string stored_variant(sqlite::Connection& connection, VariantId id) {
  if (id == VariantId{}) return {};
  sqlite::Query row = connection.query(read_variant, id);
  if (!row.next()) refuse_number("variant", static_cast<std::int64_t>(id));
  return row->text(0);
}

std::string stored_words(sqlite::Connection& connection, std::int64_t series, std::int64_t period,
                         std::int64_t source) {
  sqlite::Query row = connection.query(read_words, series, period, source);
  return row.next() ? row->text(0) : std::string();
}

std::optional<std::int64_t> company_with_key(sqlite::Connection& connection, std::string_view key) {
  sqlite::Query row = connection.query(company_by_key, key);
  return first_number(row);
}

std::optional<std::int64_t> measure_with_key(sqlite::Connection& connection, std::string_view key) {
  sqlite::Query row = connection.query(measure_by_key, key);
  return first_number(row);
}

std::optional<std::int64_t> source_with_key(sqlite::Connection& connection, std::string_view key) {
  sqlite::Query row = connection.query(source_by_key, key);
  return first_number(row);
}

std::optional<std::int64_t> company_called(sqlite::Connection& connection, std::string_view name) {
  if (const auto found = company_with_key(connection, lower_case(name))) return found;
  for (const char* sql : {company_by_ticker, company_by_alias}) {
    sqlite::Query row = connection.query(sql, name);
    if (row.next()) return row->integer(0);
  }
  if (const auto cik = ten_digit_cik(name)) {
    sqlite::Query row = connection.query(company_by_cik, *cik);
    if (row.next()) return row->integer(0);
  }
  sqlite::Query rows = connection.query(companies_by_name, name);
  if (!rows.next()) return std::nullopt;
  const std::int64_t found = rows->integer(0);
  std::string keys = rows->text(1);
  bool several = false;
  while (rows.next()) {
    several = true;
    keys += ", " + rows->text(1);
  }
  if (several) throw Error(ErrorCode::conflict, fmt::format("several companies are called '{}': say {}", name, keys));
  return found;
}

}  // namespace capex::core::store
