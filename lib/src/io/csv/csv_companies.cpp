// companies.csv and groups.csv: who spends, and who belongs to a group.
#include <algorithm>

#include "io/csv/cells.hpp"
#include "io/csv/csv_kinds.hpp"
#include "money/amount_text.hpp"

namespace capex::core {
namespace {

constexpr Column company_columns[] = {{"company", true},
                                      {"name"},
                                      {"kind"},
                                      {"country"},
                                      {"reporting_currency"},
                                      {"fiscal_year_end"},
                                      {"fiscal_year_offset"},
                                      {"long_quarter"},
                                      {"ticker"},
                                      {"cik"},
                                      {"lei"},
                                      {"aliases"}};
namespace company_column {
enum : std::size_t {
  company,
  name,
  kind,
  country,
  reporting_currency,
  fiscal_year_end,
  fiscal_year_offset,
  long_quarter,
  ticker,
  cik,
  lei,
  aliases
};
}

constexpr Column group_columns[] = {{"group", true}, {"company", true}, {"since"}, {"until"}};
namespace group_column {
enum : std::size_t { group, company, since, until };
}

std::string parse_cik(std::string_view text) {
  return *ten_digit_cik(held_to(cik_fault)(text));
}

std::vector<std::string> parse_aliases(std::string_view text) {
  std::vector<std::string> aliases;
  while (!text.empty()) {
    const std::size_t bar = std::min(text.find('|'), text.size());
    if (const std::string_view alias = trimmed(text.substr(0, bar)); !alias.empty()) aliases.emplace_back(alias);
    text.remove_prefix(std::min(bar + 1, text.size()));
  }
  return aliases;
}

void read_companies(CsvTable& table, std::int32_t file, Batch& batch) {
  namespace column = company_column;
  while (table.next()) {
    Company company;
    table.read(column::company, parse_lower_key, company.key);
    table.read_given(column::name, parse_name, company.name);
    table.read_given(column::kind, one_of(parse_company_kind, "issuer or group"), company.kind);
    table.read_given(column::country, held_to(country_fault), company.country);
    table.read_given(column::reporting_currency, parse_currency, company.reporting_currency);
    table.read_given(column::fiscal_year_end, parse_fiscal_year_end, company.calendar);
    table.read_given(column::fiscal_year_offset, whole_number(-1, 1), company.calendar.name_offset);
    table.read_given(column::long_quarter, whole_number(1, 4), company.calendar.long_quarter);
    company.ticker = table.word(column::ticker);
    table.read_given(column::cik, parse_cik, company.cik);
    table.read_given(column::lei, held_to(lei_fault), company.lei);
    company.aliases = parse_aliases(table.word(column::aliases));
    const NamedCalendar named{.year_end = !table.word(column::fiscal_year_end).empty(),
                              .year_offset = !table.word(column::fiscal_year_offset).empty(),
                              .long_quarter = !table.word(column::long_quarter).empty()};
    if (table.good()) batch.companies.push_back({std::move(company), {file, table.line()}, named});
  }
}

void read_groups(CsvTable& table, std::int32_t file, Batch& batch) {
  namespace column = group_column;
  while (table.next()) {
    MemberRow member;
    table.read(column::group, parse_name, member.group);
    table.read(column::company, parse_name, member.company);
    table.read_given(column::since, parse_date, member.since);
    table.read_given(column::until, parse_date, member.until);
    if (const Fault fault = span_fault(member.since, member.until)) table.problem(column::until, *fault);
    member.place = {file, table.line()};
    if (table.good()) batch.members.push_back(std::move(member));
  }
}

}  // namespace

const CsvKind companies_csv = {"companies", "name", company_columns, read_companies};
const CsvKind groups_csv = {"groups", "group", group_columns, read_groups};

}  // namespace capex::core
