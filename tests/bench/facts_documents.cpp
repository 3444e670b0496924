#include "facts_documents.hpp"

#include <fmt/core.h>

#include <filesystem>

#include "io/input/open_input.hpp"

namespace capex::core::bench {
namespace {

constexpr int companies = 40;
constexpr int concepts = 450;
constexpr int filings = 64;
constexpr int first_year = 2009;
constexpr const char* mapped[] = {"PaymentsToAcquirePropertyPlantAndEquipment", "Revenues",
                                  "NetCashProvidedByUsedInOperatingActivities", "DepreciationDepletionAndAmortization",
                                  "FinanceLeasePrincipalPayments"};
constexpr int mapped_count = static_cast<int>(std::size(mapped));

enum class Kind { period, instant, per_share };

/// One fact of the filing after a quarter's end: of that quarter, or of the same one a year before.
std::string fact_of(int company, int concept_number, Kind kind, int quarter, int years_back) {
  constexpr const char* ends[] = {"03-31", "06-30", "09-30", "12-31"};
  constexpr const char* filed[] = {"04-30", "07-31", "10-31", "12-31"};
  const int year = first_year + quarter / 4;
  const int in_year = quarter % 4;
  const long long number = (company * 15'485'863LL + concept_number * 7'919LL + quarter * 104'729LL + years_back);
  const std::string start = kind == Kind::instant ? "" : fmt::format(R"("start":"{}-01-01",)", year - years_back);
  const std::string value = kind == Kind::per_share ? fmt::format("{}.{:02}", number % 9 + 1, number % 100)
                                                    : fmt::format("{}000000", number % 89'999 + 1);
  return fmt::format(R"({{{}"end":"{}-{}","val":{},"accn":"{:010}-{:02}-{:06}","fy":{},"fp":"Q{}","form":"{}",)"
                     R"("filed":"{}-{}"{}}})",
                     start, year - years_back, ends[in_year], value, company + 1, year % 100, quarter + 1, year,
                     in_year + 1, in_year == 3 ? "10-K" : "10-Q", year, filed[in_year],
                     years_back == 0 ? R"(,"frame":"CY2024Q1")" : "");
}

std::string concept_of(int company, int number) {
  const bool is_mapped = number < mapped_count;
  const Kind kind = is_mapped          ? Kind::period
                    : number % 20 == 0 ? Kind::per_share
                    : number % 2 == 0  ? Kind::instant
                                       : Kind::period;
  const std::string name = is_mapped ? mapped[number] : fmt::format("SomeOtherConceptWithALongName{}", number);
  // Most concepts are used for a few years only.
  const int span = is_mapped ? filings : 8 + number % 20;
  const int from = is_mapped ? 0 : number * 31 % (filings - span + 1);
  std::string facts;
  for (int quarter = from; quarter < from + span; ++quarter) {
    for (const int years_back : {0, 1}) {
      if (!facts.empty()) facts += ',';
      facts += fact_of(company, number, kind, quarter, years_back);
    }
  }
  return fmt::format(
      R"("{}":{{"label":"A label","description":"Amount of some sort, said in a sentence or two.","units":{{"{}":[{}]}}}})",
      name, kind == Kind::per_share ? "USD/shares" : "USD", facts);
}

FactsDocument document_of(int company) {
  std::string text;
  for (int number = 0; number < concepts; ++number) {
    if (number > 0) text += ',';
    text += concept_of(company, number);
  }
  return {fmt::format("made-up-{}", company + 1),
          fmt::format(R"({{"cik":{},"entityName":"Made Up {}","facts":{{"us-gaap":{{{}}}}}}})", company + 1,
                      company + 1, text)};
}

}  // namespace

const std::vector<FactsDocument>& made_up_documents() {
  static const std::vector<FactsDocument> documents = [] {
    std::vector<FactsDocument> made;
    for (int company = 0; company < companies; ++company) made.push_back(document_of(company));
    return made;
  }();
  return documents;
}

const std::vector<FactsDocument>& real_documents() {
  static const std::vector<FactsDocument> documents = [] {
    std::vector<FactsDocument> read;
    const std::filesystem::path folder = std::filesystem::path(CAPEX_SOURCE_DIR) / "../shared/data/sec";
    if (!std::filesystem::exists(folder)) return read;
    InputReader reader;
    for (const InputPlace& place : list_inputs(folder.string())) {
      read.push_back({place.name, std::string(reader.read(place))});
    }
    return read;
  }();
  return documents;
}

}  // namespace capex::core::bench
