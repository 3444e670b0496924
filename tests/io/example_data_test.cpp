#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "catch.hpp"
#include "money/amount_text.hpp"
#include "reading.hpp"

namespace example_data_test {

using namespace capex;
using namespace capex::core;

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

/// "ft-2024-08 total 50000000000 CNY -9 of 3", "ft-2024-08 growth 1.23 2 on 2023H1", in the order of the file.
std::vector<std::string> claimed(const char* company, const char* measure, const char* label) {
  std::vector<std::string> texts;
  for (const ClaimRow& claim : example().batch.claims) {
    const ClaimPartRow& subject = claim.subject;
    if (subject.company != company || subject.measure != measure || subject.period != parse_label(label)) continue;
    const bool is_money = claim.currency.is_money();
    const std::string stated =
        is_money ? to_string(StatedAmount{claim.stated, claim.currency}) + " " + std::string(claim.currency.code())
                 : ratio_text(claim.stated);
    std::string parts;
    if (claim.kind == ClaimKind::total) parts = " of " + std::to_string(claim.parts.size());
    if (!is_money) parts = " on " + to_string(claim.parts.at(0).period);
    texts.push_back(claim.source + " " + to_string(claim.kind) + " " + stated + " " +
                    std::to_string(claim.stated.decimals()) + parts);
  }
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the example data is read without a problem") {
  CHECK(example().messages() == Texts());
  CHECK(example().batch.companies.size() == 18);
  CHECK(example().batch.members.size() == 7);
  CHECK(example().batch.figures.size() == 1044);
  CHECK(example().batch.claims.size() == 46);
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

TEST_CASE("the example data states what half-years of 2024 and 2023 cost") {
  CHECK(stated("alibaba", "capex", "total", "2024H1") ==
        Texts{"23000000000 CNY -9 ft-2024-08", "23000000000 CNY -9 btw-2024-08", "23000000000 CNY -9 sna-2024-08"});
  CHECK(stated("tencent", "capex", "total", "2024H1") ==
        Texts{"23088000000 CNY -6 tencent-results-2024-08-14", "23000000000 CNY -9 ft-2024-08",
              "23100000000 CNY -8 tencent-press-2024-08-26", "23000000000 CNY -9 sna-2024-08",
              "23088000000 CNY -6 tencent-results-2025-08-13"});
  CHECK(stated("baidu", "capex", "total", "2024H1") ==
        Texts{"4200000000 CNY -8 ft-2024-08", "4200000000 CNY -8 sna-2024-08"});
  CHECK(stated("bat", "capex", "total", "2024H1") == Texts{"50000000000 CNY -9 benzinga-2024-08",
                                                           "50000000000 CNY -9 ft-2024-08",
                                                           "~50000000000 CNY -9 sna-2024-08"});
  CHECK(stated("bat", "capex", "total", "2023H1") == Texts{"23000000000 CNY -9 benzinga-2024-08",
                                                           "23000000000 CNY -9 ft-2024-08",
                                                           "23000000000 CNY -9 sna-2024-08"});
  CHECK(stated("us-big-four", "capex", "total", "2024H1") ==
        Texts{"106000000000 USD -9 ft-2024-08", "106000000000 USD -9 btw-2024-08", "106000000000 USD -9 sna-2024-08"});
  CHECK(stated("alphabet", "capex-cash", "total", "2024H1") == Texts{"25198000000 USD -6 0001652044-24-000079"});
}

TEST_CASE("what companies state by quarter adds up to the years that they state") {
  // In millions, by the company itself.
  const auto millions = [](const char* company, const std::string& label) {
    const Batch& batch = example().batch;
    for (const FigureRow& row : batch.figures) {
      const SeriesName& series = batch.series[static_cast<std::size_t>(row.series)];
      if (series.company == company && series.measure == "capex" && row.amount.decimals() == -6 &&
          batch.labels[static_cast<std::size_t>(row.label)] == parse_label(label)) {
        return std::stoll(to_string(StatedAmount{row.amount, series.currency})) / 1'000'000;
      }
    }
    FAIL("no " << label << " of " << company);
    return 0LL;
  };
  const auto quarters = [&](const char* company, int year, int first) {
    long long sum = 0;
    for (int i = first; i < first + 4; ++i) {
      sum += millions(company, fmt::format("{}Q{}", year + i / 4, i % 4 + 1));
    }
    return sum;
  };
  for (const int year : {2022, 2023, 2024, 2025}) {
    CHECK(quarters("tencent", year, 0) == millions("tencent", std::to_string(year)));
    CHECK(quarters("alibaba", year, 1) == millions("alibaba", fmt::format("FY{}", year + 1)));
    if (year > 2022) CHECK(quarters("baidu", year, 0) == millions("baidu", std::to_string(year)));
  }
}

TEST_CASE("the example data states what ByteDance plans, holds and is worth") {
  CHECK(stated("bytedance", "ai-infrastructure", "total", "2025") == Texts{">12000000000 USD -9 ft-2025-01",
                                                                           "90000000000 CNY -9 asiafinancial-2024-12",
                                                                           "150000000000 CNY -9 ft-2025-12-23"});
  CHECK(stated("bytedance", "ai-chips", "domestic", "2025") == Texts{"40000000000 CNY -9 ft-2025-01"});
  CHECK(stated("bytedance", "ai-infrastructure", "overseas", "2025") == Texts{"~6800000000 USD -8 ft-2025-01"});
  CHECK(stated("bytedance", "cash", "total", "2024-08-26") ==
        Texts{">50000000000 USD -9 ft-2024-08", ">50000000000 USD -9 sna-2024-08"});
  CHECK(stated("bytedance", "valuation", "total", "2025-01-22") == Texts{"300000000000 USD -9 ft-2025-01"});
  CHECK(stated("alibaba", "investment", "moonshot", "2024-02") ==
        Texts{"800000000 USD -6 ft-2024-08", "800000000 USD -6 sna-2024-08"});
}

TEST_CASE("the example data states what was said of chips and servers") {
  CHECK(stated("nvidia", "chips-shipped", "h20-china", "2024-08-26..2025-02-28") ==
        Texts{">1000000 XXX -6 benzinga-2024-08", ">1000000 XXX -6 ft-2024-08"});
  CHECK(stated("nvidia", "chip-price", "h20", "2024-08-26") ==
        Texts{"12000-13000 USD 0 ft-2024-08", "12000-13000 USD 0 sna-2024-08"});
  CHECK(stated("nvidia", "revenue", "total", "9MFY2025") == Texts{"91166000000 USD -6 0001045810-24-000316"});
  CHECK(stated("nvidia", "revenue", "china", "9MFY2025") == Texts{"11600000000 USD -8 ft-2025-01"});
  CHECK(stated("bytedance", "chips-ordered", "nvidia", "2024") == Texts{"~230000 XXX -4 ft-2025-01"});
  CHECK(stated("microsoft", "chips-ordered", "nvidia", "2024") == Texts{"485000 XXX -3 ft-2025-01"});
  CHECK(stated("meta", "chips-ordered", "nvidia", "2024") == Texts{"224000 XXX -3 ft-2025-01"});
  CHECK(stated("world", "servers", "total", "2024") == Texts{"229000000000 USD -9 ft-2025-01"});
  CHECK(stated("microsoft", "servers", "total", "2024") == Texts{"31000000000 USD -9 ft-2025-01"});
  CHECK(stated("amazon", "servers", "total", "2024") == Texts{"26000000000 USD -9 ft-2025-01"});
}

TEST_CASE("the example data states the claims of its press reports") {
  // Growth and shares as fractions with their decimals: +123% is 1.23 to two places, doubled is 1 to none.
  CHECK(claimed("alibaba", "capex", "2024H1") == Texts{"btw-2024-08 growth 1.23 2 on 2023H1",
                                                       "ft-2024-08 growth 1.23 2 on 2023H1",
                                                       "sna-2024-08 growth 1.23 2 on 2023H1"});
  CHECK(claimed("tencent", "capex", "2024H1") == Texts{"btw-2024-08 growth 1.76 2 on 2023H1",
                                                       "ft-2024-08 growth 1.76 2 on 2023H1",
                                                       "sna-2024-08 growth 1.76 2 on 2023H1"});
  CHECK(claimed("baidu", "capex", "2024H1") ==
        Texts{"ft-2024-08 growth 0.04 2 on 2023H1", "sna-2024-08 growth 0.04 2 on 2023H1"});
  CHECK(claimed("bat", "capex", "2024H1") ==
        Texts{"benzinga-2024-08 equivalent 7000000000 USD -9", "benzinga-2024-08 growth 1 0 on 2023H1",
              "ft-2024-08 equivalent 7000000000 USD -9", "ft-2024-08 total 50000000000 CNY -9 of 3",
              "ft-2024-08 growth 1 0 on 2023H1", "sna-2024-08 equivalent 7000000000 USD -9"});
  CHECK(claimed("bat", "capex", "2023H1") ==
        Texts{"benzinga-2024-08 equivalent 3220000000 USD -7", "ft-2024-08 total 23000000000 CNY -9 of 3"});
  CHECK(claimed("us-big-four", "capex", "2024H1") == Texts{"ft-2024-08 total 106000000000 USD -9 of 4"});
  CHECK(claimed("bytedance", "ai-chips", "2025") == Texts{"ft-2025-01 growth 1 0 on 2024",
                                                          "ft-2025-01 equivalent 5500000000 USD -8",
                                                          "ft-2025-01 share ~0.6 2 on 2025"});
  CHECK(claimed("bytedance", "ai-infrastructure", "2025") == Texts{"ft-2025-01 total >12000000000 USD -9 of 2"});
  CHECK(claimed("nvidia", "revenue", "9MFY2025") == Texts{"ft-2025-01 share ~0.13 2 on 9MFY2025"});
  CHECK(claimed("alibaba", "cloud-revenue", "2024Q2") ==
        Texts{"ft-2024-08 growth 0.06 2 on 2023Q2", "sna-2024-08 growth 0.06 2 on 2023Q2"});
}

TEST_CASE("the example data has the rates of the ECB for four currencies and of the H.10 for one since 2021") {
  const Batch& batch = example().batch;
  const auto quoted = [&](const char* base, const char* code) {
    return std::count_if(batch.rates.begin(), batch.rates.end(),
                         [&](const RateRow& row) { return row.base == currency(base) && row.quote == currency(code); });
  };
  CHECK(batch.providers == Texts{"ecb", "fred"});
  for (const char* code : {"CNY", "HKD", "JPY", "USD"}) CHECK(quoted("EUR", code) == 1351);
  CHECK(quoted("USD", "CNY") == 1439);
}

}  // namespace example_data_test
