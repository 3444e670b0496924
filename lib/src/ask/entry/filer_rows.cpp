#include "ask/entry/filer_rows.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "io/sec/filer_key.hpp"
#include "io/sec/read_company_facts.hpp"
#include "text/letters.hpp"

namespace capex::core {

namespace {

constexpr std::string_view of_industry = "sic-";

/// Month and day of "1231"; nothing where there is none such in a year that is no leap year.
std::optional<Date> day_of(const std::string& text, int year) {
  int number = 0;
  if (text.size() != 4 || std::from_chars(text.data(), text.data() + 4, number).ptr != text.data() + 4) {
    return std::nullopt;
  }
  const int month = number / 100;
  if (month < 1 || month > 12) return std::nullopt;
  const int last = boost::gregorian::gregorian_calendar::end_of_month_day(static_cast<unsigned short>(year),
                                                                          static_cast<unsigned short>(month));
  const int day = number == 229 ? std::min(last, 29) : number % 100;
  if (day < 1 || day > last) return std::nullopt;
  return Date(static_cast<unsigned short>(year), static_cast<unsigned short>(month), static_cast<unsigned short>(day));
}

Company group_of(std::string key, std::string name, std::string alias) {
  Company group;
  group.key = std::move(key);
  group.name = std::move(name);
  group.kind = CompanyKind::group;
  group.aliases = {std::move(alias)};
  return group;
}

Company industry_of(const FilerHead& head) {
  return group_of(fmt::format("{}{}", of_industry, head.industry),
                  head.industry_name.empty() ? "Industry " + head.industry : head.industry_name,
                  "sic:" + head.industry);
}

Company exchange_of(const std::string& exchange) {
  return group_of("exchange-" + key_words(exchange), "Listed on " + exchange, "exchange:" + lower_case(exchange));
}

void add_all(std::vector<std::string>& to, const std::vector<std::string>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

std::optional<int> month_of_year_end(const std::string& day) {
  const std::optional<Date> date = day_of(day, 2023);
  if (!date) return std::nullopt;
  // Years of whole weeks end a few days into the next month, too.
  const int month = date->month();
  return date->day() > 10 ? month : (month + 10) % 12 + 1;
}

bool ends_about(const FiscalCalendar& calendar, const std::string& day) {
  constexpr int near = 10;
  for (int year = 2022; year <= 2024; ++year) {
    const std::optional<Date> date = day_of(day, year);
    const Date end = fiscal_year(calendar, 2023).last();
    if (date && std::abs(days_between(*date, end)) <= near) return true;
  }
  return false;
}

std::vector<std::string> FilerRows::tickers_of(const Company& company, const FilerHead& head) const {
  std::vector<std::string> tickers;
  if (const ListedFiler* const listed = directory_->listed(company.cik)) tickers = listed->tickers;
  add_all(tickers, head.tickers);
  return tickers;
}

bool FilerRows::is_free(const std::string& word, const std::string& cik) const {
  if (directory_->is_listed_for_another(word, cik)) return false;
  try {
    return !load_->find_company(word);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::conflict) throw;
    return false;  // a name that several have
  }
}

std::string FilerRows::free_key(const Company& company, const std::vector<std::string>& tickers) const {
  for (const std::string& ticker : tickers) {
    if (const std::string key = ticker_key(ticker); !key.empty() && is_free(key, company.cik)) return key;
  }
  const std::string words = short_key(company.name);
  if (!words.empty() && is_free(words, company.cik)) return words;
  return company_key({company.cik, words});
}

std::vector<std::string> FilerRows::aliases_of(const Company& company, const std::vector<std::string>& words) const {
  std::set<std::string> own = {lower_case(company.key), lower_case(company.ticker), lower_case(company.name)};
  for (const std::string& alias : company.aliases) own.insert(lower_case(alias));
  std::vector<std::string> aliases;
  for (const std::string& word : words) {
    // A list of aliases is separated by "|" in CSV.
    if (word.empty() || word.find('|') != std::string::npos || !own.insert(lower_case(word)).second) continue;
    if (is_free(word, company.cik)) aliases.push_back(word);
  }
  return aliases;
}

Company FilerRows::named(Company described, const FilerHead& head) const {
  const ListedFiler* const listed = directory_->listed(described.cik);
  if (!head.name.empty()) {
    described.name = head.name;
  } else if (listed != nullptr && !listed->name.empty()) {
    described.name = listed->name;
  }
  std::vector<std::string> words = tickers_of(described, head);
  described.key = free_key(described, words);
  const auto ticker =
      std::find_if(words.begin(), words.end(), [&](const std::string& word) { return is_free(word, described.cik); });
  if (ticker != words.end()) described.ticker = *ticker;
  add_all(words, head.former_names);
  described.aliases = aliases_of(described, words);
  return described;
}

std::optional<CompanyRow> FilerRows::lacking(const Company& stored, const FilerHead& head) const {
  CompanyRow row;
  row.company.key = stored.key;
  row.company.kind = stored.kind;
  row.named = {false, false, false};
  std::vector<std::string> words = tickers_of(stored, head);
  Company known = stored;
  const auto ticker =
      std::find_if(words.begin(), words.end(), [&](const std::string& word) { return is_free(word, stored.cik); });
  if (stored.ticker.empty() && ticker != words.end()) row.company.ticker = known.ticker = *ticker;
  words.push_back(head.name);
  add_all(words, head.former_names);
  row.company.aliases = aliases_of(known, words);
  if (row.company.ticker.empty() && row.company.aliases.empty()) return std::nullopt;
  return row;
}

void FilerRows::add_member(const Company& company, const Company& group, Batch& batch) {
  if (groups_.count(group.key) == 0) {
    const std::optional<Company> stored = load_->find_company(group.key);
    if (stored && stored->kind != CompanyKind::group) return;  // a filer is called so
    if (!stored) {
      CompanyRow row{group, {}, {}};
      if (!is_free(group.aliases.front(), {})) row.company.aliases.clear();
      batch.companies.push_back(std::move(row));
    }
    groups_.insert(group.key);
  }
  batch.members.push_back({group.key, company.key, {}, {}, {}});
}

std::string FilerRows::add_groups(const Company& company, const FilerHead& head, Batch& batch) {
  std::set<std::string> own;  // the groups that it is or was in
  std::string industry_there;
  if (company.id != CompanyId{}) {
    for (const Company& group : load_->preview().groups_of({company.id})) {
      if (group.key.starts_with(of_industry)) industry_there = group.key;
      own.insert(group.key);
    }
  }
  std::string said;
  if (!head.industry.empty()) {
    const Company industry = industry_of(head);
    if (industry_there.empty()) {
      add_member(company, industry, batch);
    } else if (own.count(industry.key) == 0) {
      said = fmt::format("{}: it is of {} by the SEC's directory, of {} by the file, which is kept", company.key,
                         industry.key, industry_there);
    }
  }
  for (const std::string& exchange : head.exchanges) {
    const Company group = exchange_of(exchange);
    if (!key_words(exchange).empty() && own.insert(group.key).second) add_member(company, group, batch);
  }
  return said;
}

}  // namespace capex::core
