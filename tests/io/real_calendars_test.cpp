// The fiscal calendars of real filers, held against the years of their annual reports.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>

#include "catch.hpp"
#include "io/csv/read_csv.hpp"
#include "io/sec/read_company_facts.hpp"

namespace real_calendars_test {

using namespace capex;
using namespace capex::core;

namespace {

/// The newest fiscal year of each annual report, by its source.
std::map<std::int32_t, Period> years_reported(const Batch& batch) {
  std::map<std::int32_t, Period> years;
  for (const FigureRow& row : batch.figures) {
    const Label& label = batch.labels[static_cast<std::size_t>(row.label)];
    const std::string& key = batch.source_keys[static_cast<std::size_t>(row.source)];
    const auto source = std::find_if(batch.sources.begin(), batch.sources.end(),
                                     [&key](const SourceRow& each) { return each.source.key == key; });
    const Period period = resolve(label);
    if (source == batch.sources.end() || !source->source.form.starts_with("10-K")) continue;
    if (period.days() < 357 || period.days() > 378) continue;
    const auto [found, is_first] = years.emplace(row.source, period);
    if (!is_first && found->second.end() < period.end()) found->second = period;
  }
  return years;
}

}  // namespace

TEST_CASE("the calendars inferred of real filers name the years of their annual reports") {
  const std::filesystem::path folder = std::filesystem::path(CAPEX_SOURCE_DIR) / "../shared/data/sec";
  if (!std::filesystem::exists(folder)) {
    std::cout << "skipped: " << folder.string() << " is not here\n";
    return;
  }
  int filers = 0, years = 0;
  std::string by_days;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    CompanyFactsReader reader;
    Batch batch;
    Problems problems;
    reader.read(read_file(entry.path()), entry.path().string(), {"filer", {}, {}}, batch, problems);
    const FiscalCalendar calendar = reader.described({"0000000001", "Filer"}).calendar;
    ++filers;
    for (const auto& [source, filed] : years_reported(batch)) {
      ++years;
      const int name = fiscal_year_of(calendar, filed.begin() + boost::gregorian::days(filed.days() / 2));
      const auto off = (filed.end() - fiscal_year(calendar, name).end()).days();
      INFO(entry.path().filename().string() << " " << to_string(filed) << ", " << fiscal_year_end_text(calendar));
      CHECK(std::abs(off) <= 7);
      // A year that ends in the first days of a month is the one before's.
      CHECK(name == (filed.last() - boost::gregorian::days(7)).year());
      if (off != 0) by_days += entry.path().stem().string() + " " + to_string(filed.last()) + "; ";
    }
  }
  std::cout << filers << " filers, " << years << " years; ended days off the rule: " << by_days << '\n';
  CHECK(filers > 0);
}

}  // namespace real_calendars_test
