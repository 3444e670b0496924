// Company facts from memory to figures, beside a bare parse of the same bytes. The document is made here: compact, as
// the SEC serves them, 600 concepts of 64 quarterly filings.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <simdjson.h>

#include <string>

#include "capex/io/read_company_facts.hpp"

namespace {

constexpr const char* mapped[] = {"PaymentsToAcquirePropertyPlantAndEquipment", "Revenues",
                                  "NetCashProvidedByUsedInOperatingActivities", "DepreciationDepletionAndAmortization",
                                  "FinanceLeasePrincipalPayments"};

/// The quarters of 2009 to 2024, each filed a month after its end, beside the same one a year before.
std::string facts_of(int concept_number) {
  constexpr int first_year = 2009;
  constexpr const char* ends[] = {"03-31", "06-30", "09-30", "12-31"};
  constexpr const char* filed[] = {"04-30", "07-31", "10-31", "12-31"};
  std::string facts;
  for (int quarter = 0; quarter < 64; ++quarter) {
    const int year = first_year + quarter / 4;
    for (const int back : {0, 1}) {
      const long long value = 1'000'000LL * ((concept_number * 7919LL + quarter * 104'729LL + back) % 89'999 + 1);
      facts +=
          fmt::format(R"({}{{"start":"{}-01-01","end":"{}-{}","val":{},"accn":"0000789019-{:02}-{:06}",)"
                      R"("fy":{},"fp":"Q{}","form":"10-Q","filed":"{}-{}"{}}})",
                      facts.empty() ? "" : ",", year - back, year - back, ends[quarter % 4], value, year % 100, quarter,
                      year, quarter % 4 + 1, year, filed[quarter % 4], back == 0 ? R"(,"frame":"CY2024Q1")" : "");
    }
  }
  return facts;
}

const std::string& company_facts() {
  static const std::string text = [] {
    std::string facts;
    for (int i = 0; i < 600; ++i) {
      const std::string name = i < 5 ? mapped[i] : fmt::format("SomeOtherConceptWithALongName{}", i);
      facts +=
          fmt::format(R"({}"{}":{{"label":"A label","description":"Amount of some sort, said in a sentence or two.",)"
                      R"("units":{{"USD":[{}]}}}})",
                      facts.empty() ? "" : ",", name, facts_of(i));
    }
    return fmt::format(R"({{"cik":789019,"entityName":"Made Up","facts":{{"us-gaap":{{{}}}}}}})", facts);
  }();
  return text;
}

void company_facts_read(benchmark::State& state) {
  const std::string& text = company_facts();
  capex::CompanyFactsReader reader;
  std::size_t figures = 0;
  for (auto _ : state) {
    capex::Batch batch;
    capex::Problems problems;
    reader.read(text, "made-up.json", {"made-up", {}, {}}, batch, problems);
    figures = batch.figures.size();
    benchmark::DoNotOptimize(batch);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
  state.counters["figures"] = static_cast<double>(figures);
}
BENCHMARK(company_facts_read)->Unit(benchmark::kMillisecond);

void company_facts_bare_parse(benchmark::State& state) {
  const simdjson::padded_string text(company_facts());
  simdjson::dom::parser parser;
  for (auto _ : state) {
    simdjson::dom::element document = parser.parse(text);
    benchmark::DoNotOptimize(document);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
BENCHMARK(company_facts_bare_parse)->Unit(benchmark::kMillisecond);

}  // namespace
