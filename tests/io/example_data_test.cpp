#include <algorithm>
#include <filesystem>
#include <set>

#include "capex/money/amount_text.hpp"
#include "catch.hpp"
#include "reading.hpp"

using namespace capex;

namespace {

const Reading& example() {
  static const Reading all = [] {
    Reading r;
    for (const auto& path : csv_files(std::filesystem::path(CAPEX_SOURCE_DIR) / "examples/ai-capex")) {
      read_csv(read_file(path), path.filename().string(), r.batch, r.problems);
    }
    return r;
  }();
  return all;
}

/// "50000000000 CNY -9" by each source that states it, in order.
std::vector<std::string> stated(const char* company, const char* measure, const char* scope, const char* label) {
  const Batch& batch = example().batch;
  std::vector<std::string> texts;
  for (const FigureRow& row : batch.figures) {
    const SeriesName& series = batch.series[static_cast<std::size_t>(row.series)];
    if (series.company != company || series.measure != measure || series.scope != scope) continue;
    if (batch.labels[static_cast<std::size_t>(row.label)] != parse_label(label)) continue;
    texts.push_back(to_string(StatedAmount{row.amount, series.currency}) + " " + std::string(series.currency.code()) +
                    " " + std::to_string(row.amount.decimals()) + " " +
                    batch.source_keys[static_cast<std::size_t>(row.source)]);
  }
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the example data is read without a problem") {
  CHECK(example().messages() == Texts());
  CHECK(example().batch.companies.size() == 12);
  CHECK(example().batch.members.size() == 7);
  CHECK(example().batch.figures.size() == 134);
  CHECK(example().batch.claims.size() == 24);
}

TEST_CASE("every source, company and part that the example data names is there") {
  const Batch& batch = example().batch;
  std::set<std::string> sources, companies;
  for (const SourceRow& row : batch.sources) sources.insert(row.source.key);
  for (const CompanyRow& row : batch.companies) companies.insert(row.company.key);
  for (const std::string& key : batch.source_keys) CHECK(sources.count(key) == 1);
  for (const SeriesName& series : batch.series) CHECK(companies.count(series.company) == 1);
  for (const ClaimRow& claim : batch.claims) {
    CHECK(sources.count(claim.source) == 1);
    for (const ClaimPartRow& part : claim.parts) CHECK(companies.count(part.company) == 1);
  }
  for (const MemberRow& member : batch.members) CHECK(companies.count(member.company) == 1);
}

TEST_CASE("the example data states the figures that started the project") {
  CHECK(stated("alibaba", "capex", "total", "2024H1") ==
        Texts{"23000000000 CNY -9 ft-2024-08", "23000000000 CNY -9 btw-2024-08", "23000000000 CNY -9 sna-2024-08"});
  CHECK(stated("tencent", "capex", "total", "2024H1") == Texts{"23000000000 CNY -9 ft-2024-08",
                                                               "23000000000 CNY -9 sna-2024-08",
                                                               "23100000000 CNY -8 tencent-press-2024-08-26"});
  CHECK(stated("bat", "capex", "total", "2024H1") == Texts{"50000000000 CNY -9 ft-2024-08",
                                                           "50000000000 CNY -9 benzinga-2024-08",
                                                           "~50000000000 CNY -9 sna-2024-08"});
  CHECK(stated("bytedance", "ai-infrastructure", "total", "2025") == Texts{">12000000000 USD -9 ft-2025-01"});
  CHECK(stated("bytedance", "chips-ordered", "nvidia", "2024") == Texts{"~230000 XXX -4 ft-2025-01"});
  CHECK(stated("nvidia", "chip-price", "h20", "2024-08-26").front() == "12000-13000 USD 0 ft-2024-08");
  CHECK(stated("nvidia", "revenue", "china", "9MFY2025") == Texts{"11600000000 USD -8 ft-2025-01"});
  CHECK(stated("alphabet", "capex-cash", "total", "2024H1") == Texts{"25198000000 USD -6 alphabet-10q-2024-07-24"});
}

TEST_CASE("the example data has the rates of the ECB for four currencies since 2022") {
  const Batch& batch = example().batch;
  const auto quoted = [&](const char* code) {
    return std::count_if(batch.rates.begin(), batch.rates.end(),
                         [&](const RateRow& row) { return row.quote == currency(code); });
  };
  CHECK(batch.providers == Texts{"ecb"});
  for (const char* code : {"CNY", "HKD", "JPY", "USD"}) CHECK(quoted(code) == 1093);
}
