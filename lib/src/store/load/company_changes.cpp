#include "store/load/company_changes.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "capex/error.hpp"
#include "store/read/stored.hpp"
#include "store/sqlite/failure.hpp"

namespace capex::core::store {
namespace {

const char* const currency_number = "SELECT currency_id FROM currency WHERE code = ?1";
// One statement, as the row's CHECKs look at several columns at once.
const char* const update_company = R"sql(
UPDATE company SET key = ?2, name = ?3, country = nullif(?4, ''), reporting_currency_id = ?5, year_end = ?6,
  year_end_month = ?7, year_end_weekday = ?8, year_name_offset = ?9, long_quarter = ?10, ticker = nullif(?11, ''),
  cik = nullif(?12, ''), lei = nullif(?13, '')
WHERE company_id = ?1
)sql";
const char* const keep_change = R"sql(
INSERT INTO company_change (company_id, field, import_id, old_value, new_value) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT DO UPDATE SET new_value = excluded.new_value
)sql";
const char* const read_changes = R"sql(
SELECT c.company_id, c.field, c.old_value,
  (SELECT min(import_id) FROM company_change
   WHERE company_id = c.company_id AND field = c.field AND import_id > ?1)
FROM company_change AS c WHERE c.import_id = ?1 ORDER BY c.company_id
)sql";
const char* const set_old =
    "UPDATE company_change SET old_value = ?4 WHERE company_id = ?1 AND field = ?2 AND import_id = ?3";
const char* const forget = "DELETE FROM company_change WHERE import_id = ?1";

using Fields = std::array<std::pair<const char*, std::string>, 10>;

/// As the columns of companies.csv write them.
Fields fields_of(const Company& company) {
  return {{{"company", company.key},
           {"name", company.name},
           {"country", company.country},
           {"reporting_currency", company.reporting_currency ? std::string(company.reporting_currency->code()) : ""},
           {"fiscal_year_end", fiscal_year_end_text(company.calendar)},
           {"fiscal_year_offset", fmt::to_string(company.calendar.name_offset)},
           {"long_quarter", fmt::to_string(company.calendar.long_quarter)},
           {"ticker", company.ticker},
           {"cik", company.cik},
           {"lei", company.lei}}};
}

int number_of(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void set_field(Company& company, const std::string& field, const std::string& value) {
  if (field == "company") company.key = value;
  if (field == "name") company.name = value;
  if (field == "country") company.country = value;
  if (field == "reporting_currency") {
    company.reporting_currency = value.empty() ? std::nullopt : std::optional(currency(value));
  }
  if (field == "fiscal_year_end") {
    FiscalCalendar calendar = parse_fiscal_year_end(value);
    calendar.name_offset = company.calendar.name_offset;
    calendar.long_quarter = company.calendar.long_quarter;
    company.calendar = calendar;
  }
  if (field == "fiscal_year_offset") company.calendar.name_offset = number_of(value);
  if (field == "long_quarter") company.calendar.long_quarter = number_of(value);
  if (field == "ticker") company.ticker = value;
  if (field == "cik") company.cik = value;
  if (field == "lei") company.lei = value;
}

void write(sqlite::Connection& connection, const Company& company) {
  const FiscalCalendar& calendar = company.calendar;
  const bool by_weekday = calendar.year_end != YearEnd::month_end;
  std::optional<std::int64_t> reporting;
  if (company.reporting_currency) {
    sqlite::Query row = connection.query(currency_number, company.reporting_currency->code());
    if (row.next()) reporting = row->integer(0);
  }
  connection.run(update_company, company.id, company.key, company.name, company.country, reporting,
                 year_end_word(calendar.year_end), calendar.month,
                 by_weekday ? std::optional(calendar.weekday.as_number()) : std::nullopt, calendar.name_offset,
                 calendar.long_quarter, company.ticker, company.cik, company.lei);
}

}  // namespace

std::int64_t change_company(sqlite::Connection& connection, const Company& stored, const Company& wanted,
                            std::int64_t import_id) {
  const Fields before = fields_of(stored);
  const Fields after = fields_of(wanted);
  std::int64_t changed = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i].second == after[i].second) continue;
    connection.run(keep_change, stored.id, before[i].first, import_id, before[i].second, after[i].second);
    ++changed;
  }
  Company written = wanted;
  written.id = stored.id;
  if (changed > 0) write(connection, written);
  return changed;
}

std::int64_t restore_companies(sqlite::Connection& connection, std::int64_t import_id) {
  struct Change {
    CompanyId company{};
    std::string field, old_value;
    std::optional<std::int64_t> later;  // the next import that changed the same
  };
  std::vector<Change> changes;
  {
    sqlite::Query rows = connection.query(read_changes, import_id);
    while (rows.next()) {
      changes.push_back({id_of<CompanyId>(rows, 0), rows->text(1), rows->text(2), rows->maybe_integer(3)});
    }
  }
  std::int64_t restored = 0;
  for (std::size_t i = 0; i < changes.size();) {
    Company company = stored_company(connection, changes[i].company);
    for (; i < changes.size() && changes[i].company == company.id; ++i) {
      const Change& change = changes[i];
      if (change.later) {
        connection.run(set_old, change.company, change.field, *change.later, change.old_value);
      } else {
        set_field(company, change.field, change.old_value);
        ++restored;
      }
    }
    try {
      write(connection, company);
    } catch (const sqlite::Failure& failure) {
      if (failure.code() != ErrorCode::conflict) throw;
      throw Error(
          ErrorCode::conflict,
          fmt::format("company '{}' cannot be as before: another company has its key, ticker, CIK or LEI by now",
                      company.key));
    }
  }
  connection.run(forget, import_id);
  return restored;
}

}  // namespace capex::core::store
