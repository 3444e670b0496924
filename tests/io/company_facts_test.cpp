// What company facts mean: sources, figures, precision, ranks, translations.
#include "catch.hpp"
#include "company_facts_reading.hpp"
#include "error_text.hpp"
#include "io/sec/read_company_facts.hpp"

namespace capex::core::company_facts_test {

namespace {

using Texts = std::vector<std::string>;

constexpr const char* ppe = "PaymentsToAcquirePropertyPlantAndEquipment";
constexpr const char* productive = "PaymentsToAcquireProductiveAssets";

}  // namespace

TEST_CASE("a fact is a figure of the filing that states it") {
  const FactsReading read = facts_reading(revenue(fact("6412000000")));
  REQUIRE(read.problems.empty());
  CHECK(read.figures() == Texts{"revenue 2024-01-01..2024-03-31 6412000000 USD d-6 by 0000000000-24-000001"});
  REQUIRE(read.batch.series.size() == 1);
  CHECK(read.batch.series[0] == SeriesName{{"acme", "revenue", Basis::actual, "total"}, currency("USD")});
  CHECK(read.batch.figures[0].variant == -1);
  CHECK(read.batch.files == Texts{"t.json"});

  REQUIRE(read.batch.sources.size() == 1);
  const Source& source = read.batch.sources[0].source;
  CHECK(source.key == "0000000000-24-000001");
  CHECK(source.publisher == "Acme Inc.");
  CHECK(source.kind == SourceKind::filing);
  CHECK(to_string(source.known_on) == "2024-04-25");
  CHECK(source.title == "10-Q");
  CHECK(source.form == "10-Q");
  CHECK(source.url == "https://www.sec.gov/Archives/edgar/data/320193/000000000024000001/");
}

TEST_CASE("a fact that is filed again is a figure of the other filing") {
  const FactsReading read = facts_reading(revenue(fact("64") + "," + fact("64", second_filing)));
  CHECK(read.figures() == Texts{"revenue 2024-01-01..2024-03-31 64 USD d0 by 0000000000-24-000001",
                                "revenue 2024-01-01..2024-03-31 64 USD d0 by 0000000000-24-000002"});
  CHECK(read.batch.sources.size() == 2);
  CHECK(read.batch.labels.size() == 1);
  CHECK(read.batch.series.size() == 1);
}

TEST_CASE("a filing that states no mapped measure is no source") {
  const FactsReading read = facts_reading(document(facts_of("Goodwill", "USD", fact("64"))));
  CHECK(read.batch.sources.empty());
  CHECK(read.counts.unmapped == 1);
  CHECK(read.adds_up());
}

TEST_CASE("precision is the fewest zeros at the end of a filing's mapped facts over a period") {
  SECTION("what feeds no measure does not tell") {
    const FactsReading read = facts_reading(document(facts_of("Revenues", "USD", fact("6400000000")) + "," +
                                                     facts_of("Goodwill", "USD", fact("123000001"))));
    CHECK(read.figure() == "6400000000 USD d-6");
  }
  SECTION("instants do not tell, mapped or not") {
    const std::string at_a_day = R"({"end":"2024-03-31","val":7001,"accn":"0000000000-24-000001","form":"10-Q",)"
                                 R"("filed":"2024-04-25"})";
    const FactsReading read = facts_reading(document(facts_of("Revenues", "USD", fact("6400000000")) + "," +
                                                     facts_of("Assets", "USD", at_a_day) + "," +
                                                     facts_of("PropertyPlantAndEquipmentNet", "USD", at_a_day)));
    CHECK(read.figures() == Texts{"property 2024-03-31 7001 USD d0 by 0000000000-24-000001",
                                  "revenue 2024-01-01..2024-03-31 6400000000 USD d-6 by 0000000000-24-000001"});
  }
  SECTION("other measures tell") {
    const FactsReading read =
        facts_reading(document(facts_of("Revenues", "USD", fact("6400000000")) + "," +
                               facts_of("NetCashProvidedByUsedInOperatingActivities", "USD", fact("-123000000"))));
    CHECK(read.figures()[1] == "revenue 2024-01-01..2024-03-31 6400000000 USD d-6 by 0000000000-24-000001");
  }
  SECTION("other filings and other units do not") {
    const FactsReading read =
        facts_reading(document(facts_of("Revenues", "USD", fact("6400000000") + "," + fact("1", second_filing)) + "," +
                               facts_of("Revenues", "CNY", fact("1"))),
                      {"acme", currency("USD"), {}});
    CHECK(read.figures()[0] == "revenue 2024-01-01..2024-03-31 6400000000 USD d-6 by 0000000000-24-000001");
  }
  SECTION("a zero says nothing") {
    const FactsReading read =
        facts_reading(revenue(fact("6400000000") + "," + fact("0", first_filing, "2023-01-01", "2023-03-31")));
    REQUIRE(read.batch.figures.size() == 2);
    CHECK(read.batch.figures[0].amount.decimals() == -6);
    CHECK(read.batch.figures[1].amount.decimals() == -6);
  }
  SECTION("a filing of zeros is in whole units") {
    CHECK(facts_reading(revenue(fact("0"))).figure() == "0 USD d0");
  }
  SECTION("cents show") {
    CHECK(facts_reading(revenue(fact("1234.50"))).figure() == "1234.5 USD d1");
  }
  SECTION("an option sets it") {
    CHECK(facts_reading(revenue(fact("6412345678")), {"acme", {}, -9}).figure() == "6412345678 USD d-9");
  }
}

TEST_CASE("of several concepts of one measure the lowest rank speaks") {
  const std::string both = document(facts_of(productive, "USD", fact("71")) + "," + facts_of(ppe, "USD", fact("64")));
  SECTION("within one filing and period") {
    const FactsReading read = facts_reading(both);
    CHECK(read.figures() == Texts{"capex-cash 2024-01-01..2024-03-31 64 USD d0 by 0000000000-24-000001"});
    CHECK(read.batch.variants == Texts{"narrower"});  // beside a payment that is more
    CHECK(read.counts.outranked == 1);
    CHECK(read.adds_up());
  }
  SECTION("another filing's or period's concept joins the series, and is marked") {
    const FactsReading read = facts_reading(
        document(facts_of(productive, "USD",
                          fact("71", second_filing) + "," + fact("72", first_filing, "2023-01-01", "2023-03-31")) +
                 "," + facts_of(ppe, "USD", fact("64"))));
    // Filing by filing, as they first come.
    REQUIRE(read.figures() == Texts{"capex-cash 2024-01-01..2024-03-31 71 USD d0 by 0000000000-24-000002",
                                    "capex-cash 2023-01-01..2023-03-31 72 USD d0 by 0000000000-24-000001",
                                    "capex-cash 2024-01-01..2024-03-31 64 USD d0 by 0000000000-24-000001"});
    CHECK(read.batch.series.size() == 1);
    CHECK(read.batch.variants == Texts{"productive-assets"});
    CHECK(read.batch.figures[0].variant == 0);
    CHECK(read.batch.figures[1].variant == 0);
    CHECK(read.batch.figures[2].variant == -1);
  }
}

TEST_CASE("one filing that states a fact twice states it once") {
  SECTION("with the same value") {
    const FactsReading read = facts_reading(revenue(fact("64") + "," + fact("64")));
    CHECK(read.figure() == "64 USD d0");
    CHECK(read.counts.repeated == 1);
    CHECK(read.adds_up());
  }
  SECTION("where one value is the other one rounded the finer stands") {
    const FactsReading read = facts_reading(revenue(fact("5230000000") + "," + fact("5229616000")));
    CHECK(read.problems.empty());
    CHECK(read.figure() == "5229616000 USD d-3");
    CHECK(read.counts.repeated == 1);
  }
  SECTION("to one digit is no rounding") {
    CHECK(facts_reading(revenue(fact("6000000000") + "," + fact("6400000000"))).problems.size() == 1);
  }
}

TEST_CASE("two values of one fact in one filing contradict each other, and neither is loaded") {
  const std::string facts = fact("6412000000") + ",\n" + fact("6500000000") + "," + fact("7", second_filing);
  const FactsReading read =
      facts_reading(document(facts_of(ppe, "USD", facts) + "," + facts_of(productive, "USD", fact("9"))));
  CHECK(read.message() ==
        "t.json:1: us-gaap PaymentsToAcquirePropertyPlantAndEquipment, USD, fact 1 and fact 2 contradict each other: "
        "0000000000-24-000001 states both 6412000000 and 6500000000 USD for 2024-01-01..2024-03-31; neither is loaded");
  // Nor does another concept speak in their place; another filing does.
  CHECK(read.figures() == Texts{"capex-cash 2024-01-01..2024-03-31 7 USD d0 by 0000000000-24-000002"});
  CHECK(read.counts.bad == 2);
  CHECK(read.counts.outranked == 1);
  CHECK(read.adds_up());
}

TEST_CASE("a translation beside the reporting currency is a claim, never a second figure") {
  const std::string yuan = fact("24662000000") + "," + fact("15601000000", first_filing, "2023-01-01", "2023-03-31");
  const std::string both = document(facts_of(ppe, "USD", fact("3483000000")) + "," + facts_of(ppe, "CNY", yuan));
  SECTION("which is the one with the most facts") {
    const FactsReading read = facts_reading(both);
    CHECK(read.figures() == Texts{"capex-cash 2023-01-01..2023-03-31 15601000000 CNY d-6 by 0000000000-24-000001",
                                  "capex-cash 2024-01-01..2024-03-31 24662000000 CNY d-6 by 0000000000-24-000001"});
    REQUIRE(read.batch.claims.size() == 1);
    const ClaimRow& claim = read.batch.claims[0];
    CHECK(claim.key == "0000000000-24-000001/capex-cash/2024-01-01..2024-03-31/USD");
    CHECK(claim.kind == ClaimKind::equivalent);
    CHECK(claim.subject.company == "acme");
    CHECK(claim.subject.measure == "capex-cash");
    CHECK(claim.subject.basis == Basis::actual);
    CHECK(claim.subject.scope == "total");
    CHECK(to_string(claim.subject.period) == "2024-01-01..2024-03-31");
    CHECK(claim.currency == currency("USD"));
    CHECK(claim.stated == Stated(348'300'000'000, 348'300'000'000, -6, 2));
    CHECK(claim.source == "0000000000-24-000001");
    CHECK(claim.parts.empty());
    CHECK(read.counts.equivalents == 1);
    CHECK(read.adds_up());
  }
  SECTION("or the one that the caller names") {
    const FactsReading read = facts_reading(both, {"acme", currency("USD"), {}});
    CHECK(read.figures() == Texts{"capex-cash 2023-01-01..2023-03-31 15601000000 CNY d-6 by 0000000000-24-000001",
                                  "capex-cash 2024-01-01..2024-03-31 3483000000 USD d-6 by 0000000000-24-000001"});
    REQUIRE(read.batch.claims.size() == 1);
    CHECK(read.batch.claims[0].currency == currency("CNY"));
  }
  SECTION("of another filing's figure it is a figure of its own currency") {
    const FactsReading read =
        facts_reading(document(facts_of(ppe, "USD", fact("3483", second_filing)) + "," + facts_of(ppe, "CNY", yuan)));
    CHECK(read.counts.figures == 3);
    CHECK(read.batch.claims.empty());
  }
  SECTION("of another concept it says nothing") {
    const FactsReading read =
        facts_reading(document(facts_of(productive, "USD", fact("3483")) + "," + facts_of(ppe, "CNY", yuan)));
    CHECK(read.counts.figures == 2);
    CHECK(read.batch.claims.empty());
    CHECK(read.counts.outranked == 1);
    CHECK(read.adds_up());
  }
}

TEST_CASE("of currencies with as many facts the first by code is the reporting one") {
  const FactsReading read =
      facts_reading(document(facts_of(ppe, "USD", fact("3")) + "," + facts_of(ppe, "CNY", fact("21"))));
  CHECK(read.figure() == "21 CNY d0");
}

TEST_CASE("what cannot be a figure is passed over and counted") {
  SECTION("instants") {
    CHECK(facts_reading(revenue(R"({"end":"2024-03-31","val":7,"accn":"0000000000-24-000001"})")).counts.instants == 1);
  }
  SECTION("units that are no currency") {
    const FactsReading read = facts_reading(document(facts_of("Revenues", "USD/shares", fact("1.5") + "," + fact("2")) +
                                                     "," + facts_of("Goodwill", "shares", fact("3")) + "," +
                                                     facts_of("Goodwill", "XXX", fact("3"))));
    CHECK(read.counts.other_units == 4);
    CHECK(read.problems.empty());
    CHECK(read.adds_up());
  }
  SECTION("periods of more than 380 days") {
    // 2023-01-01 to 2024-01-15 are 380 days.
    const FactsReading read = facts_reading(revenue(fact("1", first_filing, "2023-01-01", "2024-01-15") + "," +
                                                    fact("2", first_filing, "2023-01-01", "2024-01-16")));
    CHECK(read.figure() == "1 USD d0");
    CHECK(read.counts.long_periods == 1);
    CHECK(read.problems.empty());
    CHECK(read.adds_up());
  }
}

TEST_CASE("a reader reads document after document into one batch") {
  CompanyFactsReader reader;
  Batch batch;
  Problems problems;
  reader.read(revenue(fact("64")), "a.json", {"a", {}, {}}, batch, problems);
  reader.read(revenue(fact("65", second_filing)), "b.json", {"b", {}, {}}, batch, problems);
  REQUIRE(batch.figures.size() == 2);
  const FigureRow& row = batch.figures[1];
  CHECK(batch.files[static_cast<std::size_t>(row.place.file)] == "b.json");
  CHECK(batch.series[static_cast<std::size_t>(row.series)].company == "b");
  CHECK(batch.source_keys[static_cast<std::size_t>(row.source)] == second_filing);
  CHECK(batch.labels[static_cast<std::size_t>(row.label)] == batch.labels[0]);
}

TEST_CASE("concepts can be mapped otherwise") {
  Problems problems;
  CompanyFactsReader reader(ConceptMap::parse(
      "taxonomy,concept,measure,rank,meaning\nus-gaap,Goodwill,investment,1,same\n", "m.csv", problems));
  Batch batch;
  reader.read(document(facts_of("Goodwill", "USD", fact("64")) + "," + facts_of("Revenues", "USD", fact("1"))),
              "t.json", {"acme", {}, {}}, batch, problems);
  CHECK(problems.empty());
  REQUIRE(batch.series.size() == 1);
  CHECK(batch.series[0].measure == "investment");
}

TEST_CASE("company facts need a company, and decimals within reach") {
  CHECK(error_of([] { facts_reading(revenue(fact("1")), {}); }) == "usage: t.json: company facts need a company");
  CHECK(error_of([] {
          facts_reading(revenue(fact("1")), {"acme", {}, 31});
        }) == "usage: decimals are from -30 to 30, not 31");
}

TEST_CASE("the head of a document says whose facts they are") {
  const auto head = [](std::string_view json) { return read_company_facts_head(json, "t.json"); };
  CHECK(head(revenue("")).cik == "0000320193");
  CHECK(head(revenue("")).name == "Acme Inc.");
  // No further than the facts is looked: they are cut short here.
  CHECK(head(R"({"cik":"0000000001","entityName":"A \"B\" {C}","facts":{"us-gaap":{)").name == "A \"B\" {C}");
  CHECK(head(R"({"facts":{"a":[]},"entityName":"Late","cik":7})").cik == "0000000007");
  CHECK(head(R"({"facts":{"a":[]},"entityName":"Late","cik":7})").name == "Late");
  CHECK(head("{}").cik.empty());
  CHECK(head(R"({"cik":-1})").cik.empty());
  CHECK(head(R"({"cik":null,"entityName":3})").name.empty());
  CHECK(error_of([&] { head("no"); }).starts_with("parse: t.json:1:1: this is no document of company facts"));
  CHECK(error_of([&] { head(""); }).starts_with("parse: t.json:1:1: this is no whole JSON document: "));
  CHECK(error_of([&] { head("[{}]"); }).starts_with("parse: t.json:1:1: this is no document of company facts"));
}

}  // namespace capex::core::company_facts_test
