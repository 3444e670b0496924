#include "io/sec/concept_map.hpp"

#include "catch.hpp"

namespace concept_map_test {

using namespace capex;
using namespace capex::core;

namespace {

/// The only problem of a mapping file with these rows; what else there is, otherwise.
std::string message(const std::string& rows) {
  Problems problems;
  ConceptMap::parse("taxonomy,concept,measure,rank,meaning,note\n" + rows, "m.csv", problems);
  return problems.size() == 1 ? to_string(problems[0]) : std::to_string(problems.size()) + " problems";
}

const ConceptMapping& found(const ConceptMap& map, std::string_view taxonomy, std::string_view name) {
  const auto index = map.find(taxonomy, name);
  REQUIRE(index);
  return map.mappings()[*index];
}

}  // namespace

TEST_CASE("the shipped mapping knows the concepts of capital expenditure") {
  const ConceptMap map = ConceptMap::shipped();
  const ConceptMapping& paid = found(map, "us-gaap", "PaymentsToAcquirePropertyPlantAndEquipment");
  CHECK(paid.measure == "capex-cash");
  CHECK(paid.rank == 1);
  CHECK(map.meaning(paid.variant) == "same");
  const ConceptMapping& productive = found(map, "us-gaap", "PaymentsToAcquireProductiveAssets");
  CHECK(productive.measure == "capex-cash");
  CHECK(productive.rank == 2);
  CHECK(map.meaning(productive.variant) == "productive-assets");
  CHECK(map.meaning(found(map, "us-gaap", "PaymentsToAcquireOtherPropertyPlantAndEquipment").variant) ==
        "other-property");
  CHECK(found(map, "ifrs-full", "PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities").measure ==
        "capex-cash");
  CHECK(found(map, "us-gaap", "ProceedsFromSaleOfPropertyPlantAndEquipment").measure == "disposal-proceeds");
  CHECK(found(map, "us-gaap", "FinanceLeasePrincipalPayments").measure == "finance-lease-principal");
}

TEST_CASE("a concept is found by its taxonomy and its name, as they are written") {
  const ConceptMap map = ConceptMap::shipped();
  CHECK(map.find("us-gaap", "Revenues"));
  CHECK(!map.find("ifrs-full", "Revenues"));
  CHECK(!map.find("us-gaap", "revenues"));
  CHECK(!map.find("us-gaap", ""));
  CHECK(!ConceptMap().find("us-gaap", "Revenues"));
}

TEST_CASE("variants are numbered in the order in which the file names them") {
  Problems problems;
  const ConceptMap map = ConceptMap::parse(
      "concept,taxonomy,rank,measure,meaning\nZ,t,1,m,wide\nA,t,2,m,same\nB,t,3,m,narrow\nC,t,1,n,wide\n", "m.csv",
      problems);
  CHECK(problems.empty());
  CHECK(found(map, "t", "Z").variant == 1);
  CHECK(found(map, "t", "A").variant == 0);
  CHECK(found(map, "t", "B").variant == 2);
  CHECK(found(map, "t", "C").variant == 1);
  CHECK(map.meaning(2) == "narrow");
  CHECK(map.meaning(3).empty());
  CHECK(map.meaning(-1).empty());
}

TEST_CASE("bad rows of a mapping are named and left out") {
  CHECK(message("t,A,m,1,same,\n") == "0 problems");
  CHECK(message("t,A,m,x,same,\n") == "m.csv:2:7: 'x': expected a whole number from 1 to 99");
  CHECK(message("t,A,m,100,same,\n") == "m.csv:2:7: '100': expected a whole number from 1 to 99");
  CHECK(message("t,A,m,1,,\n") == "m.csv:2:9: this cell must not be empty");
  CHECK(message("t,A,m,1,same,\nt,A,n,1,same,\n") == "m.csv:3:3: A is there twice: a concept feeds one measure (m)");
  CHECK(message("t,A,m,1,same,\nt,B,m,1,same,\n") == "m.csv:3:7: A has rank 1 of m already: each rank is used once");
  Problems wrong;
  ConceptMap::parse("taxonomy,concept,measure,rank,meaning,statement\nt,A,m,1,same,income\n", "m.csv", wrong);
  REQUIRE(wrong.size() == 1);
  CHECK(to_string(wrong[0]) == "m.csv:2:14: 'income': cash-flow, balance-sheet or nothing");
  // Another taxonomy has ranks of its own.
  CHECK(message("t,A,m,1,same,\nu,A,m,1,same,\n") == "0 problems");

  Problems problems;
  const ConceptMap map =
      ConceptMap::parse("taxonomy,concept,measure,rank,meaning\nt,A,m,0,same\nt,B,m,1,same\n", "m.csv", problems);
  CHECK(problems.size() == 1);
  CHECK(map.mappings().size() == 1);
}

TEST_CASE("a mapping file needs its columns") {
  Problems problems;
  CHECK(ConceptMap::parse("", "m.csv", problems).mappings().empty());
  REQUIRE(problems.size() == 1);
  CHECK(to_string(problems[0]) == "m.csv: the file is empty: expected a header line");
  problems.clear();
  CHECK(ConceptMap::parse("taxonomy,concept,measure,rank\nt,A,m,1\n", "m.csv", problems).mappings().empty());
  REQUIRE(problems.size() == 1);
  CHECK(to_string(problems[0]).find("concept mappings need the column meaning") != std::string::npos);
}

}  // namespace concept_map_test
