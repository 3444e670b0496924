// Which of several concepts a filer's measure is, to what digit it is stated, and payments with a minus.
#include <filesystem>
#include <iostream>

#include "catch.hpp"
#include "company_facts_reading.hpp"
#include "io/csv/read_csv.hpp"
#include "quarterly_facts.hpp"

namespace company_facts_lines_test {

using namespace capex;
using namespace capex::core;

namespace {

std::optional<FactsReading> real(const std::string& file) {
  const std::filesystem::path path = std::filesystem::path(CAPEX_SOURCE_DIR) / "../shared/data/sec" / file;
  if (!std::filesystem::exists(path)) {
    std::cout << "skipped: " << path.string() << " is not here\n";
    return std::nullopt;
  }
  return facts_reading(read_file(path), {"acme", {}, {}});
}

}  // namespace

TEST_CASE("a concept stated in few filings is a note beside the one that is stated in all, also where that is silent") {
  const std::string line =
      all({filed(3, 0, 3, "15"), filed(6, 0, 6, "53"), filed(9, 0, 9, "68"), filed(12, 0, 12, "83")});
  const FactsReading read =
      facts_reading(document(facts_of(productive, "USD", line) + "," + facts_of(ppe, "USD", filed(6, 3, 3, "33"))));
  CHECK(of_measure(read, "capex-cash") == Texts{"2024-01-01..2024-03-31 15 USD d0 productive-assets",
                                                "2024-01-01..2024-06-30 53 USD d0 productive-assets",
                                                "2024-01-01..2024-09-30 68 USD d0 productive-assets",
                                                "2024-01-01..2024-12-31 83 USD d0 productive-assets"});
  CHECK(read.counts.outranked == 1);
  CHECK(read.adds_up());
}

TEST_CASE("a filing that goes over to another concept states no note") {
  const std::string old = all({filed(3, 0, 3, "15", 2023), filed(6, 0, 6, "53", 2023), filed(9, 0, 9, "68", 2023),
                               filed(12, 0, 12, "83", 2023)});
  const FactsReading read =
      facts_reading(document(facts_of(productive, "USD", old) + "," + facts_of(ppe, "USD", filed(3, 0, 3, "21"))));
  CHECK(of_measure(read, "capex-cash", "2024-01-01..2024-03-31") == Texts{"2024-01-01..2024-03-31 21 USD d0"});
}

TEST_CASE("of concepts of the cash flow statement the one that is stated to date only is the line") {
  const std::string line = all({filed(3, 0, 3, "101"), filed(6, 0, 6, "211"), filed(9, 0, 9, "331")});
  const std::string note = all(
      {filed(3, 0, 3, "40"), filed(6, 3, 3, "45"), filed(6, 0, 6, "85"), filed(9, 6, 3, "46"), filed(9, 0, 9, "131")});
  const Texts lines = {"2024-01-01..2024-03-31 101 USD d0", "2024-01-01..2024-06-30 211 USD d0",
                       "2024-01-01..2024-09-30 331 USD d0"};
  SECTION("against the rank") {
    const FactsReading read = facts_reading(document(facts_of("DepreciationAndAmortization", "USD", line) + "," +
                                                     facts_of("DepreciationDepletionAndAmortization", "USD", note)));
    CHECK(of_measure(read, "depreciation") == lines);
    CHECK(read.adds_up());
  }
  SECTION("a note of a definition of its own stays where the line is silent") {
    const FactsReading read = facts_reading(
        document(facts_of("DepreciationAndAmortization", "USD", line) + "," + facts_of("Depreciation", "USD", note)));
    Texts expected = lines;
    expected.insert(expected.end(), {"2024-04-01..2024-06-30 45 USD d0 depreciation-only",
                                     "2024-07-01..2024-09-30 46 USD d0 depreciation-only"});
    CHECK(of_measure(read, "depreciation") == expected);
  }
}

TEST_CASE("a payment beside which another of the filing says more names it, and may be a part of it") {
  const FactsReading read = facts_reading(
      document(facts_of(ppe, "USD", filed(6, 0, 6, "63")) + "," + facts_of(productive, "USD", filed(6, 0, 6, "96"))));
  CHECK(of_measure(read, "capex-cash") ==
        Texts{"2024-01-01..2024-06-30 63 USD d0 narrower (63 of PaymentsToAcquirePropertyPlantAndEquipment, not 96 of "
              "PaymentsToAcquireProductiveAssets)"});
}

TEST_CASE("a payment that is filed with a minus is taken for what it is, and its words say what was filed") {
  CHECK(of_measure(facts_reading(document(facts_of(ppe, "USD", filed(3, 0, 3, "-4452000000")))), "capex-cash") ==
        Texts{"2024-01-01..2024-03-31 4452000000 USD d-6 (-4452000000 as filed)"});
  CHECK(of_measure(facts_reading(document(
                       facts_of("ProceedsFromSaleOfPropertyPlantAndEquipment", "USD", filed(3, 0, 3, "-40000000")))),
                   "disposal-proceeds") == Texts{"2024-01-01..2024-03-31 40000000 USD d-6 (-40000000 as filed)"});
  // With and without it is one amount; what is no payment can be below zero.
  CHECK(
      facts_reading(document(facts_of(ppe, "USD", filed(3, 0, 3, "-7") + "," + filed(3, 0, 3, "7")))).problems.empty());
  CHECK(facts_reading(document(facts_of("NetCashProvidedByUsedInOperatingActivities", "USD", filed(3, 0, 3, "-7"))))
            .figure() == "-7 USD d0");
}

TEST_CASE("few amounts that end in zeros are taken to be of a usual scale") {
  const auto decimals = [](std::string_view val) {
    return facts_reading(revenue(filed(9, 0, 9, val))).batch.figures.at(0).amount.decimals();
  };
  CHECK(decimals("3000000000") == -6);
  CHECK(decimals("3120000") == -3);
  CHECK(decimals("3100000") == -3);  // one alone may be in thousands
  CHECK(decimals("310") == 0);
  CHECK(decimals("3.5") == 1);
  // Of four amounts the zeros are no chance.
  const std::string four = all({filed(9, 0, 9, "300000000"), filed(9, 6, 3, "120000000"), filed(9, 0, 6, "180000000"),
                                filed(9, 3, 6, "210000000")});
  CHECK(facts_reading(revenue(four)).batch.figures.at(0).amount.decimals() == -7);
}

TEST_CASE("one amount of ten may be a slip of scale") {
  std::string facts;
  for (int month = 0; month < 9; ++month) facts += filed(12, month, 1, fmt::format("{}000000", 101 + month)) + ",";
  facts += filed(12, 9, 1, "310171");
  const FactsReading read = facts_reading(revenue(facts));
  CHECK(of_measure(read, "revenue", "2024-01-01..2024-01-31") == Texts{"2024-01-01..2024-01-31 101000000 USD d-6"});
  CHECK(of_measure(read, "revenue", "2024-10-01..2024-10-31") == Texts{"2024-10-01..2024-10-31 310171 USD d0"});
}

TEST_CASE("a filing that mixes millions and tenths of them has amounts of either") {
  std::string facts;
  for (int month = 0; month < 4; ++month) facts += filed(12, month, 1, fmt::format("{}000000", 101 + month)) + ",";
  for (int month = 4; month < 8; ++month) facts += filed(12, month, 1, fmt::format("{}300000", 101 + month)) + ",";
  facts += filed(12, 0, 12, "4838900000");
  const FactsReading read = facts_reading(revenue(facts));
  CHECK(of_measure(read, "revenue", "2024-01-01..2024-01-31") == Texts{"2024-01-01..2024-01-31 101000000 USD d-6"});
  CHECK(of_measure(read, "revenue", "2024-05-01..2024-05-31") == Texts{"2024-05-01..2024-05-31 105300000 USD d-5"});
}

TEST_CASE("what is stated at a day is a figure of that day") {
  const std::string day =
      R"({"end":"2024-06-30","val":7000,"accn":"0000000000-24-000001","form":"10-Q","filed":"2024-04-25"})";
  const FactsReading read = facts_reading(document(
      facts_of("PropertyPlantAndEquipmentNet", "USD", day) + "," + facts_of("FinanceLeaseLiability", "USD", day) + "," +
      facts_of("RevenueRemainingPerformanceObligation", "USD", day) + "," +
      facts_of("RightOfUseAssetObtainedInExchangeForFinanceLeaseLiability", "USD", fact("5000")) + "," +
      facts_of("Assets", "USD", day)));
  CHECK(read.problems.empty());
  CHECK(of_measure(read, "property") == Texts{"2024-06-30 7000 USD d-3"});
  CHECK(of_measure(read, "finance-lease-liability").size() == 1);
  CHECK(of_measure(read, "remaining-performance-obligation").size() == 1);
  CHECK(of_measure(read, "finance-lease-additions") == Texts{"2024-01-01..2024-03-31 5000 USD d-3"});
  CHECK(read.counts.instants == 1);
  CHECK(read.adds_up());
}

TEST_CASE("real filers' measures are their lines, not their notes") {
  const auto panw = real("panw.json");
  if (!panw) return;
  CHECK(of_measure(*panw, "capex-cash", "2021-08-01..2022-01-31") ==
        Texts{"2021-08-01..2022-01-31 115300000 USD d-5 productive-assets"});
  const auto isrg = real("isrg.json");
  CHECK(of_measure(*isrg, "capex-cash", "2011-04-01..2011-06-30").empty());
  CHECK(of_measure(*isrg, "capex-cash", "2011-01-01..2011-09-30")
            .front()
            .starts_with("2011-01-01..2011-09-30 67700000 "));
  const auto pg = real("pg.json");
  for (const std::string& text : of_measure(*pg, "revenue", "2011-07-01..2012-06-30"))
    CHECK(text.find(" 28400000000 ") == text.npos);
  for (const std::string& text : of_measure(*pg, "revenue", "2013-07-01..2014-06-30"))
    CHECK(text.find(" 29400000000 ") == text.npos);
  const auto tesla = real("tsla.json");
  // Later reports state the note alone, which is told apart by its definition.
  CHECK(of_measure(*tesla, "depreciation", "2018-04-01..2018-06-30") ==
        Texts{"2018-04-01..2018-06-30 251800000 USD d-3 depreciation-only",
              "2018-04-01..2018-06-30 251800000 USD d-3 narrower"});
  CHECK(
      of_measure(*tesla, "depreciation", "2016-01-01..2016-12-31") ==
      Texts{"2016-01-01..2016-12-31 477300000 USD d-3 depreciation-only", "2016-01-01..2016-12-31 947099000 USD d-3"});
  CHECK(of_measure(*tesla, "capex-cash", "2021-01-01..2021-12-31") ==
        Texts{"2021-01-01..2021-12-31 6482000000 USD d-6"});
  CHECK(of_measure(*tesla, "capex-cash", "2018-01-01..2018-12-31") ==
        Texts{"2018-01-01..2018-12-31 2100724000 USD d-3", "2018-01-01..2018-12-31 2101000000 USD d-6"});
  for (const FigureRow& row : tesla->batch.figures) {
    CHECK((row.amount.decimals() == -3 || row.amount.decimals() == -6));
  }
  const auto chevron = real("cvx.json");
  CHECK(of_measure(*chevron, "capex-cash", "2008-01-01..2008-03-31") ==
        Texts{"2008-01-01..2008-03-31 4452000000 USD d-6 productive-assets (-4452000000 as filed)"});
  const auto express = real("axp.json");
  for (const std::string& text : of_measure(*express, "revenue", "2017-01-01..2017-06-30")) {
    CHECK(text.find(" 12072000000 ") == text.npos);
  }
}

}  // namespace company_facts_lines_test
