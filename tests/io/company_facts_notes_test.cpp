// The filer's line told from a note beside it by few filings, and what becomes of a note that stands alone.
#include "catch.hpp"
#include "company_facts_reading.hpp"
#include "quarterly_facts.hpp"

namespace company_facts_notes_test {

using namespace capex;
using namespace capex::core;

namespace {

constexpr const char* dda = "DepreciationDepletionAndAmortization";
constexpr const char* da = "DepreciationAndAmortization";

/// Of a document that states two concepts of a measure.
Texts of_two(std::string_view measure, const char* one, const std::string& facts, const char* other,
             const std::string& others, std::string_view period = {}) {
  const FactsReading read = facts_reading(document(facts_of(one, "USD", facts) + "," + facts_of(other, "USD", others)));
  CHECK(read.problems.empty());
  CHECK(read.adds_up());
  return of_measure(read, measure, period);
}

Texts of_year(const char* one, std::string_view amount, const char* other, std::string_view of_other,
              std::string_view measure) {
  return of_two(measure, one, filed(12, 0, 12, amount), other, filed(12, 0, 12, of_other));
}

}  // namespace

TEST_CASE("of one filing an amount of less than half is a note") {
  CHECK(of_year("Revenues", "28400", "SalesRevenueNet", "82006", "revenue") ==
        Texts{"2024-01-01..2024-12-31 82006 USD d0"});
  CHECK(of_year("Revenues", "2038", "RevenueFromContractWithCustomerExcludingAssessedTax", "19857", "revenue") ==
        Texts{"2024-01-01..2024-12-31 19857 USD d0"});
  CHECK(of_year(ppe, "39", productive, "115", "capex-cash") ==
        Texts{"2024-01-01..2024-12-31 115 USD d0 productive-assets"});
}

TEST_CASE("of amounts of like size the rank decides") {
  CHECK(of_year("Revenues", "3580", "RevenueFromContractWithCustomerExcludingAssessedTax", "5070", "revenue")
            .front()
            .starts_with("2024-01-01..2024-12-31 3580 USD d0"));
  CHECK(of_year("Revenues", "77084", "RevenueFromContractWithCustomerExcludingAssessedTax", "2436", "revenue") ==
        Texts{"2024-01-01..2024-12-31 77084 USD d0"});
  CHECK(of_year("RevenueFromContractWithCustomerExcludingAssessedTax", "12072", "RevenuesNetOfInterestExpense", "17881",
                "revenue") == Texts{"2024-01-01..2024-12-31 17881 USD d0"});
  // Once less than half, but not in the quarters around it.
  const std::string net = all({filed(3, 0, 3, "50"), filed(6, 0, 6, "190")});
  const std::string gross = all({filed(3, 0, 3, "120"), filed(6, 0, 6, "240")});
  CHECK(of_two("revenue", "Revenues", net, "SalesRevenueNet", gross, "2024-01-01..2024-03-31")
            .front()
            .starts_with("2024-01-01..2024-03-31 50 USD d0"));
  // Below zero nothing is a part.
  CHECK(of_year("NetCashProvidedByUsedInOperatingActivities", "-30",
                "NetCashProvidedByUsedInOperatingActivitiesContinuingOperations", "100", "operating-cash-flow")
            .front()
            .starts_with("2024-01-01..2024-12-31 -30 USD d0"));
}

TEST_CASE("of two concepts of the cash flow statement that mean the same the smaller is a part") {
  CHECK(of_year(dda, "4773", da, "9471", "depreciation") == Texts{"2024-01-01..2024-12-31 9471 USD d0"});
  CHECK(of_year(dda, "9471", da, "4773", "depreciation") == Texts{"2024-01-01..2024-12-31 9471 USD d0"});
}

TEST_CASE("an amount that is filed again to a later day while the other grows is one purchase") {
  const std::string note = all({filed(6, 3, 3, "33"), filed(9, 0, 9, "33")});
  const std::string line = all({filed(6, 0, 6, "53"), filed(9, 0, 9, "68")});
  const Texts lines = {"2024-01-01..2024-06-30 53 USD d0 productive-assets",
                       "2024-01-01..2024-09-30 68 USD d0 productive-assets"};
  CHECK(of_two("capex-cash", ppe, note, productive, line) == lines);
  // Where the other stands still too nothing is said.
  const std::string still = all({filed(6, 0, 6, "53"), filed(9, 0, 9, "53")});
  CHECK(of_two("capex-cash", ppe, all({filed(6, 0, 6, "33"), filed(9, 0, 9, "33")}), productive, still,
               "2024-01-01..2024-09-30")
            .front()
            .starts_with("2024-01-01..2024-09-30 33 USD d0"));
}

TEST_CASE("what is never stated without a line of the cash flow statement is a note, whatever its rank") {
  const std::string line = all({filed(3, 0, 3, "30"), filed(6, 0, 6, "60"), filed(9, 0, 9, "95")});
  CHECK(of_two("capex-cash", ppe, filed(6, 0, 6, "45"), productive, line, "2024-01-01..2024-06-30") ==
        Texts{"2024-01-01..2024-06-30 60 USD d0 productive-assets"});
  // Revenue net and gross may come and go.
  CHECK(of_two("revenue", "Revenues", filed(6, 0, 6, "45"), "SalesRevenueNet", line, "2024-01-01..2024-06-30")
            .front()
            .starts_with("2024-01-01..2024-06-30 45 USD d0"));
}

TEST_CASE("a note does not stand in for the line where a filing leaves that out") {
  const std::string line = all({filed(3, 0, 3, "110"), filed(9, 0, 9, "330"), filed(12, 0, 12, "440"),
                                filed(3, 0, 3, "120", 2025), filed(6, 0, 6, "240", 2025), filed(9, 0, 9, "360", 2025)});
  CHECK(of_two("capex-cash", ppe, all({filed(6, 0, 6, "39"), filed(9, 0, 9, "39")}), productive, line,
               "2024-01-01..2024-06-30")
            .empty());
  CHECK(of_two("capex-cash", ppe, all({filed(6, 0, 6, "39"), filed(9, 0, 9, "52")}), productive, line,
               "2024-01-01..2024-06-30")
            .empty());
}

TEST_CASE("a note of one purchase says nothing after the line has ended either") {
  const std::string line = all({filed(3, 0, 3, "34"), filed(6, 0, 6, "115")});
  CHECK(of_two("capex-cash", ppe, all({filed(6, 0, 6, "39"), filed(9, 0, 9, "39")}), productive, line) ==
        Texts{"2024-01-01..2024-03-31 34 USD d0 productive-assets",
              "2024-01-01..2024-06-30 115 USD d0 productive-assets"});
}

TEST_CASE("a note that goes on after the line has ended is of a narrower definition") {
  const std::string line = filed(3, 0, 3, "416");
  const std::string note = all({filed(3, 0, 3, "245"), filed(6, 0, 6, "497"), filed(6, 3, 3, "252")});
  CHECK(of_two("depreciation", da, line, dda, note) == Texts{"2024-01-01..2024-03-31 416 USD d0",
                                                             "2024-01-01..2024-06-30 497 USD d0 narrower",
                                                             "2024-04-01..2024-06-30 252 USD d0 narrower"});
}

TEST_CASE("a filer that states the line's amounts by the note's concept has gone over to it") {
  const std::string line = all({filed(3, 0, 3, "300", 2023), filed(3, 0, 3, "416")});
  const std::string note =
      all({filed(3, 0, 3, "245"), filed(3, 0, 3, "416", 2025).replace(10, 4, "2024").replace(29, 4, "2024"),
           filed(3, 0, 3, "500", 2025)});
  CHECK(of_two("depreciation", da, line, dda, note, "2025-01-01..2025-03-31") ==
        Texts{"2025-01-01..2025-03-31 500 USD d0"});
}

}  // namespace company_facts_notes_test
