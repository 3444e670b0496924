// Companies with their aliases and identifiers.
#include <fmt/format.h>

#include <algorithm>

#include "model/rules.hpp"
#include "store/load/company_changes.hpp"
#include "store/load/load_state.hpp"
#include "store/read/stored.hpp"
#include "text/letters.hpp"

namespace capex::core {
namespace {

const char* const add_company = R"sql(
INSERT INTO company (key, name, kind, country, reporting_currency_id, year_end, year_end_month, year_end_weekday,
  year_name_offset, long_quarter, ticker, cik, lei, import_id)
VALUES (?1, ?2, ?3, nullif(?4, ''), ?5, ?6, ?7, ?8, ?9, ?10, nullif(?11, ''), nullif(?12, ''), nullif(?13, ''), ?14)
)sql";
const char* const find_import_of_company = "SELECT import_id FROM company WHERE company_id = ?1";
const char* const find_alias = "SELECT alias_id, company_id, import_id FROM company_alias WHERE alias = ?1";
const char* const add_alias = "INSERT INTO company_alias (alias, company_id, import_id) VALUES (?1, ?2, ?3)";
// Who else has a word as key, ticker or alias.
const char* const find_holder = R"sql(
SELECT key FROM company WHERE key = lower(?1) AND key <> ?2
UNION ALL SELECT key FROM company WHERE ticker = ?1 AND key <> ?2
UNION ALL SELECT key FROM company_alias JOIN company USING (company_id) WHERE alias = ?1 AND key <> ?2
)sql";
const char* const find_change = "SELECT 1 FROM company_change WHERE company_id = ?1 AND field = ?2";
const char* const find_cik = "SELECT key FROM company WHERE cik = ?1 AND key <> ?2";
const char* const find_lei = "SELECT key FROM company WHERE lei = ?1 AND key <> ?2";

// What is wrong with the row by itself; nothing when it is well formed. Puts the CIK into its ten digits.
std::optional<std::string> malformed(Company& company) {
  if (!store::is_key(company.key)) {
    return fmt::format("company key '{}': {} are accepted", company.key, store::key_form);
  }
  if (const Fault fault = country_fault(company.country)) return "country " + *fault;
  if (const Fault fault = cik_fault(company.cik)) return "CIK " + *fault;
  if (const Fault fault = lei_fault(company.lei)) return "LEI " + *fault;
  if (company.calendar.month < 1 || company.calendar.month > 12) {
    return fmt::format("fiscal year end in month {}: 1 to 12 are accepted", company.calendar.month);
  }
  if (company.calendar.name_offset < -1 || company.calendar.name_offset > 1) {
    return fmt::format("fiscal year offset {}: -1, 0 and 1 are accepted", company.calendar.name_offset);
  }
  if (company.calendar.long_quarter < 1 || company.calendar.long_quarter > 4) {
    return fmt::format("long quarter {}: 1 to 4 are accepted", company.calendar.long_quarter);
  }
  if (company.reporting_currency && !company.reporting_currency->is_money()) {
    return fmt::format("company '{}': the reporting currency has to be a currency", company.key);
  }
  company.cik = ten_digit_cik(company.cik).value_or("");
  for (const std::string& alias : company.aliases) {
    if (alias.empty()) return fmt::format("company '{}' has an empty alias", company.key);
  }
  return std::nullopt;
}

/// What a row says of a known company, and the file says otherwise.
struct Difference {
  const char* what;
  const char* field;  // as changes name it; nothing of what is never changed
  std::string here, there;
  bool is_weighty;  // whoever has another is another company, or its figures are of other days
};

// What the row leaves out it does not contradict, and what the file lacks is filled.
std::vector<Difference> differences(const Company& row, const NamedCalendar& named, const Company& stored) {
  const auto code = [](const std::optional<Currency>& currency) {
    return currency ? std::string(currency->code()) : std::string();
  };
  std::vector<Difference> found = {
      {"name", "name", row.name, stored.name, false},
      {"kind", nullptr, to_string(row.kind), to_string(stored.kind), true},
      {"country", "country", row.country, stored.country, false},
      {"reporting currency", "reporting_currency", code(row.reporting_currency), code(stored.reporting_currency),
       false},
      {"ticker", "ticker", lower_case(row.ticker), lower_case(stored.ticker), false},
      {"CIK", "cik", row.cik, stored.cik, true},
      {"LEI", "lei", row.lei, stored.lei, true},
      {"fiscal year end", "fiscal_year_end", named.year_end ? fiscal_year_end_text(row.calendar) : "",
       fiscal_year_end_text(stored.calendar), true},
      {"fiscal year offset", "fiscal_year_offset", named.year_offset ? fmt::to_string(row.calendar.name_offset) : "",
       fmt::to_string(stored.calendar.name_offset), true},
      {"long quarter", "long_quarter", named.long_quarter ? fmt::to_string(row.calendar.long_quarter) : "",
       fmt::to_string(stored.calendar.long_quarter), true},
  };
  const auto agrees = [](const Difference& each) {
    return each.here.empty() || each.there.empty() || each.here == each.there;
  };
  found.erase(std::remove_if(found.begin(), found.end(), agrees), found.end());
  return found;
}

std::string words(const Difference& one, const std::string& key) {
  return fmt::format("company '{}': {} '{}' here, '{}' in the file", key, one.what, one.here, one.there);
}

// A word by which another company is already known.
std::optional<std::string> clash(sqlite::Connection& connection, const Company& company, const std::string& own_key) {
  const auto held = [&](const char* sql, const char* what, const std::string& word) -> std::optional<std::string> {
    if (word.empty()) return std::nullopt;
    sqlite::Query row = connection.query(sql, word, own_key);
    if (!row.next()) return std::nullopt;
    return fmt::format("company '{}': {} '{}' belongs to company '{}'", own_key, what, word, row->text(0));
  };
  if (auto found = held(find_holder, "key", company.key)) return found;
  if (auto found = held(find_holder, "ticker", company.ticker)) return found;
  if (auto found = held(find_cik, "CIK", company.cik)) return found;
  if (auto found = held(find_lei, "LEI", company.lei)) return found;
  for (const std::string& alias : company.aliases) {
    if (auto found = held(find_holder, "alias", alias)) return found;
  }
  return std::nullopt;
}

}  // namespace

void Load::State::fill(const Company& row, CompanyId id) {
  const Company stored = store::stored_company(connection(), id);
  Company filled = stored;
  const auto take = [](std::string& there, const std::string& here) {
    if (there.empty()) there = here;
  };
  take(filled.country, row.country);
  take(filled.ticker, row.ticker);
  take(filled.cik, row.cik);
  take(filled.lei, row.lei);
  if (!filled.reporting_currency) filled.reporting_currency = row.reporting_currency;
  if (filled.reporting_currency) references.currency(names.currency(*filled.reporting_currency));
  counts.fields += store::change_company(connection(), stored, filled, import_id);
}

std::optional<std::string> Load::State::keep_company(Company& row, const NamedCalendar& named, CompanyId id) {
  const Company stored = store::stored_company(connection(), id);
  const std::vector<Difference> found = differences(row, named, stored);
  for (const Difference& one : found) {
    const auto was_changed = [&] {
      return one.field != nullptr && connection().query(find_change, id, one.field).next();
    };
    if (one.is_weighty && !was_changed()) {
      return words(one, row.key) + "; 'capex set company' changes it, or leave it out here";
    }
  }
  for (const Difference& one : found) {
    remark(words(one, row.key) + ", which is kept; 'capex set company' changes it");
    ++counts.kept;
  }
  // What is kept is nobody else's either.
  if (!stored.ticker.empty()) row.ticker = stored.ticker;
  if (!stored.cik.empty()) row.cik = stored.cik;
  if (!stored.lei.empty()) row.lei = stored.lei;
  return std::nullopt;
}

void Load::set_company(CompanyId company, const Company& wanted) {
  state_->require_open();
  State& state = *state_;
  Company changed = wanted;
  const Company stored = store::stored_company(state.connection(), company);
  if (changed.name.empty()) throw Error(ErrorCode::usage, fmt::format("company '{}' has a name", stored.key));
  // The words by which others are known are looked for as if by the stored company.
  if (const auto problem = malformed(changed)) throw Error(ErrorCode::usage, *problem);
  if (const auto problem = clash(state.connection(), changed, stored.key)) throw Error(ErrorCode::conflict, *problem);
  state.counts.fields += store::change_company(state.connection(), stored, changed, state.import_id);
  if (changed.reporting_currency) state.references.currency(state.names.currency(*changed.reporting_currency));
  state.add_aliases(changed, company);
}

void Load::State::add_companies(const Batch& batch, Problems& problems) {
  // What the schema asks of a company malformed() asks too, and without setting a list up for each.
  std::optional<sqlite::UncheckedConstraints> unchecked_here;
  if (batch.companies.size() >= store::rows_in_bulk) unchecked_here.emplace(connection());
  for (const CompanyRow& row : batch.companies) {
    Company company = row.company;
    auto problem = malformed(company);
    const auto stored_id = problem ? std::nullopt : store::company_with_key(connection(), company.key);
    if (stored_id) {
      problem = keep_company(company, row.named, store::stored_company(connection(), *stored_id).id);
    } else if (!problem && company.name.empty()) {
      problem = fmt::format("company '{}' has no name", company.key);
    }
    if (!problem) problem = clash(connection(), company, company.key);
    if (problem) {
      leave_out(batch, row.place, *problem, problems);
      continue;
    }
    std::int64_t id = 0;
    if (stored_id) {
      id = *stored_id;
      sqlite::Query import_of = connection().query(find_import_of_company, id);
      import_of.next();
      repeat("company", id, import_of->integer(0));
      fill(company, CompanyId(static_cast<std::int32_t>(id)));
    } else {
      const FiscalCalendar& calendar = company.calendar;
      const bool by_weekday = calendar.year_end != YearEnd::month_end;
      std::optional<std::int64_t> reporting;
      if (company.reporting_currency) {
        reporting = names.currency(*company.reporting_currency);
        references.currency(*reporting);
      }
      connection().run(add_company, company.key, company.name, to_string(company.kind), company.country, reporting,
                       store::year_end_word(calendar.year_end), calendar.month,
                       by_weekday ? std::optional(calendar.weekday.as_number()) : std::nullopt, calendar.name_offset,
                       calendar.long_quarter, company.ticker, company.cik, company.lei, import_id);
      id = connection().last_insert_id();
      ++counts.companies;
    }
    add_aliases(company, CompanyId(static_cast<std::int32_t>(id)));
  }
}

void Load::State::add_aliases(const Company& company, CompanyId id) {
  for (const std::string& alias : company.aliases) {
    sqlite::Query stored = connection().query(find_alias, alias);
    if (stored.next()) {
      repeat("alias", stored->integer(0), stored->integer(2));
      continue;
    }
    connection().run(add_alias, alias, id, import_id);
    references.company(id);
    ++counts.aliases;
  }
}

}  // namespace capex::core
