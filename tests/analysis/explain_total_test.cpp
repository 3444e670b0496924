#include "analysis/explain/explain.hpp"
#include "analysis/standing/bounded_amount.hpp"
#include "catch.hpp"
#include "explain_recomputing.hpp"
#include "sample.hpp"

namespace explain_total_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency usd = currency("USD");

ExplanationNames names() {
  return {[](MeasureId id) {
            return Measure{id, "capex", MeasureKind::flow, "", ""};
          },
          [](SourceId) { return Source(); },
          {},
          {}};
}

CompanyRecord company(int id, const std::string& key, std::vector<Figure> figures) {
  CompanyRecord record;
  record.company.id = CompanyId{id};
  record.company.key = key;
  if (!figures.empty()) {
    record.series = {series(std::move(figures))};
    record.series.front().company = record.company.id;
  }
  return record;
}

GroupRecord group(std::vector<CompanyRecord> companies) {
  GroupRecord record;
  record.group = company(9, "both", {});
  for (const CompanyRecord& one : companies) record.members.push_back({one.company.id, one.company.key, {}, {}});
  record.companies = std::move(companies);
  return record;
}

GroupRecord two() {
  return group({company(1, "alibaba", {figure("2023H1", "10bn", "2023-08-01"), figure("2024H1", "23bn", "2024-08-01")}),
                company(2, "tencent",
                        {figure("2023H1", "8.4bn", "2023-08-01"), figure("2024Q1", "14.4bn", "2024-05-01"),
                         figure("2024Q2", "8.7bn", "2024-08-01")})});
}

Question question(std::optional<Currency> in = std::nullopt) {
  Question asked;
  asked.measures = {MeasureId{1}};
  asked.in = in;
  return asked;
}

const Label half = parse_label("2024H1");

}  // namespace

TEST_CASE("a total explains itself by its members, each down to its figures") {
  for (const auto in : {std::optional<Currency>(), std::optional(usd)}) {
    const GroupRecord record = two();
    const Explanation tree = explain_total(record, question(in), half, yuan_rates(), names());
    recompute(tree);
    CHECK(tree.kind == StepKind::sum);
    CHECK(tree.series->company == "both");
    const Total sum = total(record, question(in), {half}, yuan_rates()).front();
    CHECK(std::get<AmountIn>(tree.number).amount == bounded(sum.sum));
    REQUIRE(tree.parts.size() == 2);
    CHECK(tree.parts[0].series->company == "tencent");  // 23.1bn, the larger
    CHECK(tree.parts[1].series->company == "alibaba");
  }
}

TEST_CASE("the growth of a total stands on two sums") {
  const GroupRecord record = two();
  const Explanation tree = explain_total_growth(record, question(usd), half, Step::year, yuan_rates(), names());
  recompute(tree);
  CHECK(tree.kind == StepKind::growth);
  const TotalGrowth grown = total_growth(record, question(usd), {half}, Step::year, yuan_rates()).front();
  CHECK(std::get<Growth>(tree.number).factor == grown.growth.factor);
  REQUIRE(tree.parts.size() == 2);
  CHECK(tree.parts[1].label == "2023H1");
}

TEST_CASE("who is missing from a total is told") {
  GroupRecord record = two();
  record.companies.push_back(company(3, "baidu", {figure("2020", "1bn", "2021-01-01")}));
  record.members.push_back({CompanyId{3}, "baidu", {}, {}});
  const Explanation tree = explain_total(record, question(), half, {}, names());
  CHECK(status_of(tree) == Status::incomplete);
  REQUIRE(tree.parts.size() == 3);
  CHECK(tree.reasons[1] == "without baidu");
  CHECK(status_of(tree.parts[2]) == Status::missing);
  TotalRules rules;
  rules.allow_missing = true;
  const Explanation partial = explain_total(record, question(), half, {}, names(), rules);
  recompute(partial);
  CHECK(status_of(partial) == Status::partial);
}

}  // namespace explain_total_test
