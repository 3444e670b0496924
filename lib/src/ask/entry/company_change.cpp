#include "ask/entry/company_change.hpp"

#include <fmt/format.h>

#include <optional>

#include "ask/entry/tidy_row.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

namespace {

// What is called otherwise after the year end moved: the last fiscal year that a figure is stated for.
std::optional<std::string> renamed(const Snapshot& snapshot, const Company& before, const Company& after) {
  if (before.calendar == after.calendar) return std::nullopt;
  SeriesFilter filter;
  filter.company = before.id;
  std::optional<Period> last;
  for (const Series& series : snapshot.series(filter)) {
    for (const Figure& figure : series.figures) {
      const auto label = fiscal_label(figure.period, before.calendar);
      if (label && label->kind() == LabelKind::year && (!last || *last < figure.period)) last = figure.period;
    }
  }
  if (!last) return "figures keep the days that they were stored with";
  const auto now = fiscal_label(*last, after.calendar);
  return fmt::format("figures keep the days that they were stored with: {} to {}, {} until now, {}",
                     to_string(last->first()), to_string(last->last()),
                     to_string(*fiscal_label(*last, before.calendar)),
                     now ? "is " + to_string(*now) : "is no fiscal year any more");
}

}  // namespace

Company changed(const Company& company, const CompanyChange& change) {
  TidyRow row;
  row.set("company", change.key.value_or(company.key));
  row.set("name", change.name.value_or(company.name));
  row.set("country", change.country);
  row.set("reporting_currency", change.reporting_currency);
  row.set("fiscal_year_end", change.fiscal_year_end);
  row.set("fiscal_year_offset", change.fiscal_year_offset);
  row.set("long_quarter", change.long_quarter);
  row.set("ticker", change.ticker);
  row.set("cik", change.cik);
  row.set("lei", change.lei);
  if (!change.aliases.empty()) row.set("aliases", fmt::format("{}", fmt::join(change.aliases, "|")));
  const Company said = batch_of({row}).companies.front().company;
  Company after = company;
  after.key = said.key;
  after.name = said.name;
  if (change.country) after.country = said.country;
  if (change.reporting_currency) after.reporting_currency = said.reporting_currency;
  if (change.fiscal_year_end) {
    after.calendar = said.calendar;
    after.calendar.name_offset = company.calendar.name_offset;
    after.calendar.long_quarter = company.calendar.long_quarter;
  }
  if (change.fiscal_year_offset) after.calendar.name_offset = said.calendar.name_offset;
  if (change.long_quarter) after.calendar.long_quarter = said.calendar.long_quarter;
  if (change.ticker) after.ticker = said.ticker;
  if (change.cik) after.cik = said.cik;
  if (change.lei) after.lei = said.lei;
  after.aliases = said.aliases;
  return after;
}

std::vector<std::string> change_words(const Snapshot& snapshot, const Company& before, const Company& after,
                                      const LoadCounts& counts, bool dry_run) {
  if (counts.fields + counts.aliases == 0) return {fmt::format("nothing to change: {} is so already", before.key)};
  std::string text;
  const auto change = [&](const char* what, const std::string& old_value, const std::string& new_value) {
    if (old_value == new_value) return;
    text += fmt::format("{}{} {} -> {}", text.empty() ? "" : ", ", what, old_value.empty() ? "(none)" : old_value,
                        new_value.empty() ? "(none)" : new_value);
  };
  const auto code = [](const Company& of) {
    return of.reporting_currency ? std::string(of.reporting_currency->code()) : std::string();
  };
  change("key", before.key, after.key);
  change("name", before.name, after.name);
  change("country", before.country, after.country);
  change("reporting currency", code(before), code(after));
  change("fiscal year end", fiscal_year_end_text(before.calendar), fiscal_year_end_text(after.calendar));
  change("fiscal year offset", fmt::to_string(before.calendar.name_offset), fmt::to_string(after.calendar.name_offset));
  change("long quarter", fmt::to_string(before.calendar.long_quarter), fmt::to_string(after.calendar.long_quarter));
  change("ticker", before.ticker, after.ticker);
  change("CIK", before.cik, after.cik);
  change("LEI", before.lei, after.lei);
  if (counts.aliases > 0) change("aliases", "", fmt::format("{}", fmt::join(after.aliases, ", ")));
  std::vector<std::string> said = {fmt::format("{} {}: {}", dry_run ? "would set" : "set", before.key, text)};
  if (auto renaming = renamed(snapshot, before, after)) said.push_back(*std::move(renaming));
  return said;
}

}  // namespace capex::core
