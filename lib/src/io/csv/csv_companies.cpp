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

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

std::string parse_country(std::string_view text) {
  if (text.size() == 2 && std::all_of(text.begin(), text.end(), is_upper)) return std::string(text);
  throw Error(ErrorCode::parse, fmt::format("'{}': a country is two capital letters (ISO 3166-1), such as CN", text));
}

std::string parse_cik(std::string_view text) {
  if (text.size() > 10 || !std::all_of(text.begin(), text.end(), is_digit)) {
    throw Error(ErrorCode::parse, fmt::format("'{}': a CIK is up to ten digits", text));
  }
  return std::string(10 - text.size(), '0').append(text);
}

std::string parse_lei(std::string_view text) {
  const auto accepted = [](char c) { return is_digit(c) || is_upper(c); };
  if (text.size() != 20 || !std::all_of(text.begin(), text.end(), accepted)) {
    throw Error(ErrorCode::parse, fmt::format("'{}': an LEI is twenty digits and capital letters (ISO 17442)", text));
  }
  // ISO 7064 MOD 97-10: with A as 10, B as 11 ..., the whole number leaves 1.
  int remainder = 0;
  for (const char c : text) {
    remainder = (is_digit(c) ? remainder * 10 + (c - '0') : remainder * 100 + (c - 'A' + 10)) % 97;
  }
  if (remainder != 1) {
    throw Error(ErrorCode::parse,
                fmt::format("'{}': the check digits of this LEI do not fit: look for a mistyped character", text));
  }
  return std::string(text);
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
    table.read_given(column::country, parse_country, company.country);
    table.read_given(column::reporting_currency, parse_currency, company.reporting_currency);
    table.read_given(column::fiscal_year_end, parse_fiscal_year_end, company.calendar);
    table.read_given(column::fiscal_year_offset, whole_number(-1, 1), company.calendar.name_offset);
    table.read_given(column::long_quarter, whole_number(1, 4), company.calendar.long_quarter);
    company.ticker = table.word(column::ticker);
    table.read_given(column::cik, parse_cik, company.cik);
    table.read_given(column::lei, parse_lei, company.lei);
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
    if (member.since && member.until && *member.until <= *member.since) {
      table.problem(column::until, fmt::format("'{}': until is the day after the last, so later than since ({})",
                                               table.word(column::until), table.word(column::since)));
    }
    member.place = {file, table.line()};
    if (table.good()) batch.members.push_back(std::move(member));
  }
}

}  // namespace

const CsvKind companies_csv = {"companies", "name", company_columns, read_companies};
const CsvKind groups_csv = {"groups", "group", group_columns, read_groups};

}  // namespace capex::core
