// Real company facts, as the SEC publishes them.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>

#include "catch.hpp"
#include "company_facts_reading.hpp"
#include "io/csv/read_csv.hpp"
#include "io/sec/read_company_facts.hpp"

namespace company_facts_files_test {

using namespace capex;
using namespace capex::core;

namespace {

/// Nothing and a word why where the shared data is not there.
std::optional<FactsReading> real(const std::string& file, const std::string& company) {
  const std::filesystem::path path = std::filesystem::path(CAPEX_SOURCE_DIR) / "../shared/data/sec" / file;
  if (!std::filesystem::exists(path)) {
    std::cout << "skipped: " << path.string() << " is not here\n";
    return std::nullopt;
  }
  return facts_reading(read_file(path), {company, {}, {}});
}

/// What each filing says of one measure and period: "2024-02-02 27266000000 USD d-6".
std::vector<std::string> stated(const FactsReading& read, std::string_view measure, std::string_view period) {
  std::map<std::string, std::string> days;
  for (const SourceRow& row : read.batch.sources) days[row.source.key] = to_string(row.source.known_on);
  std::vector<std::string> texts;
  for (const FigureRow& row : read.batch.figures) {
    const SeriesName& series = read.batch.series[static_cast<std::size_t>(row.series)];
    if (series.measure != measure || to_string(read.batch.labels[static_cast<std::size_t>(row.label)]) != period)
      continue;
    texts.push_back(days[read.batch.source_keys[static_cast<std::size_t>(row.source)]] + " " +
                    read.amount(row.amount, series.currency));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("Microsoft's facts are read whole") {
  const auto read = real("msft.json", "microsoft");
  if (!read) return;
  CHECK(read->problems.empty());
  CHECK(read->adds_up());
  CHECK(read->counts.bad == 0);
  CHECK(read->batch.claims.empty());
  CHECK(stated(*read, "capex-cash", "2023-07-01..2024-06-30").size() == 4);
  for (const std::string& text : stated(*read, "capex-cash", "2023-07-01..2024-06-30")) {
    CHECK(text.ends_with(" 44477000000 USD d-6"));
  }
}

TEST_CASE("Meta's facts are read whole, restated and as first filed") {
  const auto read = real("meta.json", "meta");
  if (!read) return;
  CHECK(read->problems.empty());
  CHECK(read->adds_up());
  CHECK(stated(*read, "capex-cash", "2023-01-01..2023-06-30") ==
        Texts{"2023-07-27 13058000000 USD d-6", "2024-08-01 12957000000 USD d-6"});
  CHECK(stated(*read, "capex-cash", "2024-01-01..2024-03-31") ==
        Texts{"2024-04-25 6400000000 USD d-6", "2025-05-01 6400000000 USD d-6"});
  CHECK(!stated(*read, "disposal-proceeds", "2023-01-01..2023-03-31").empty());
}

TEST_CASE("Alibaba's dollars are translations of its yuan") {
  const auto read = real("baba.json", "alibaba");
  if (!read) return;
  CHECK(read->problems.empty());
  CHECK(read->adds_up());
  CHECK(read->counts.figures == 12);
  CHECK(read->counts.equivalents == 4);
  CHECK(stated(*read, "capex-cash", "2019-04-01..2020-03-31") ==
        Texts{"2020-07-09 24662000000 CNY d-6", "2021-02-02 24662000000 CNY d-6"});
  for (const SeriesName& series : read->batch.series) CHECK(series.currency == currency("CNY"));
}

TEST_CASE("real files give the company's names from their heads") {
  const std::filesystem::path path = std::filesystem::path(CAPEX_SOURCE_DIR) / "../shared/data/sec/meta.json";
  if (!std::filesystem::exists(path)) return;
  const CompanyFactsHead head = read_company_facts_head(read_file(path), "meta.json");
  CHECK(head.cik == "0001326801");
  CHECK(head.name == "Meta Platforms, Inc.");
}

}  // namespace company_facts_files_test
