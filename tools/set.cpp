#include <fmt/format.h>

#include <map>

#include "adding.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"

namespace capex::core::tool {

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

Exit run_set_company(CommandLine& line) {
  std::string company;
  std::optional<std::string> key, name, country, currency_code, year_end, year_offset, long_quarter, ticker, cik, lei;
  std::vector<std::string> aliases;
  bool dry_run = false;
  line.argument("COMPANY", company, "key, alias or ticker");
  line.option("--key", key, "KEY", "what it is called from now on in CSV files and questions");
  line.option("--name", name, "NAME", "as the company writes itself");
  line.option("--alias", aliases, "NAME", "another name, beside those it has; can be repeated");
  line.option("--country", country, "CODE", "ISO 3166-1: CN, US");
  line.option("--reporting-currency", currency_code, "CODE", "the currency of its accounts");
  line.option("--fiscal-year-end", year_end, "DAY",
              "03-31, 'last Saturday of September', 'nearest Sunday to December'");
  line.option("--fiscal-year-offset", year_offset, "N", "-1 where years are named for the calendar year they begin in");
  line.option("--long-quarter", long_quarter, "N", "the quarter that takes a 53rd week");
  line.option("--ticker", ticker, "TICKER", "where it is listed; '' for nowhere");
  line.option("--cik", cik, "NUMBER", "the SEC's number");
  line.option("--lei", lei, "LEI", "ISO 17442");
  line.flag("--dry-run", dry_run, "check, and change nothing");
  line.parse();

  Store store = open_store(line, Access::read_write);
  const Company before = store.snapshot().company(company);
  // Read as a row of companies.csv is.
  TidyRow row;
  row.set("company", key.value_or(before.key));
  row.set("name", name.value_or(before.name));
  row.set("country", country);
  row.set("reporting_currency", currency_code);
  row.set("fiscal_year_end", year_end);
  row.set("fiscal_year_offset", year_offset);
  row.set("long_quarter", long_quarter);
  row.set("ticker", ticker);
  row.set("cik", cik);
  row.set("lei", lei);
  row.set("aliases", joined(aliases, "|"));
  const Company said = batch_of({row}).companies.front().company;
  Company after = before;
  after.key = said.key;
  after.name = said.name;
  if (country) after.country = said.country;
  if (currency_code) after.reporting_currency = said.reporting_currency;
  if (year_end) {
    const FiscalCalendar old = before.calendar;
    after.calendar = said.calendar;
    after.calendar.name_offset = old.name_offset;
    after.calendar.long_quarter = old.long_quarter;
  }
  if (year_offset) after.calendar.name_offset = said.calendar.name_offset;
  if (long_quarter) after.calendar.long_quarter = said.calendar.long_quarter;
  if (ticker) after.ticker = said.ticker;
  if (cik) after.cik = said.cik;
  if (lei) after.lei = said.lei;
  after.aliases = said.aliases;

  const std::optional<std::string> renaming = renamed(store.snapshot(), before, after);
  Load load = store.load(import_of_line(line));
  load.set_company(before.id, after);
  const LoadCounts counts = load.counts();
  if (!dry_run) load.commit();
  const Notes note(line.quiet());
  if (counts.fields + counts.aliases == 0) {
    note(fmt::format("nothing to change: {} is so already", before.key));
    return Exit::done;
  }
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
  note(fmt::format("{} {}: {}", dry_run ? "would set" : "set", before.key, text));
  if (renaming) note(*renaming);
  return Exit::done;
}

}  // namespace

const Command set_company_command = {
    "set company",
    "change what a company is said to be: key, name, year end, ticker ...",
    "COMPANY [options]",
    "capex set company alibaba --name 'Alibaba Group Holding' --dry-run\n"
    "capex set company baidu --ticker BIDU --alias 百度 --dry-run",
    "What is not named stays. An import of its own: 'capex undo' brings back what was there before. Figures keep the "
    "days\n"
    "that they were stored with, whatever their fiscal names become.",
    run_set_company,
};

}  // namespace capex::core::tool
