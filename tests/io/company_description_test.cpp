// What company facts tell of a company that the file does not know.
#include "catch.hpp"
#include "company_facts_reading.hpp"
#include "error_text.hpp"
#include "io/sec/read_company_facts.hpp"
#include "time/fiscal_calendar.hpp"

namespace company_description_test {

using namespace capex;
using namespace capex::core;

namespace {

const CompanyFactsHead acme = {"0000320193", "Acme Inc."};

std::string yearly(std::string_view end, std::string_view form, std::string_view accn) {
  const int year = std::stoi(std::string(end.substr(0, 4)));
  return fmt::format(R"({{"start":"{}{}","end":"{}","val":1,"accn":"{}","form":"{}","filed":"2025-01-31"}})", year - 1,
                     end.substr(4), end, accn, form);
}

Company described(const std::string& json) {
  CompanyFactsReader reader;
  Batch batch;
  Problems problems;
  reader.read(json, "t.json", {"acme", {}, {}}, batch, problems);
  return problems.empty() ? reader.described(acme) : Company{};
}

std::string year_end(const std::string& facts) {
  return fiscal_year_end_text(described(revenue(facts)).calendar);
}

}  // namespace

TEST_CASE("a company's key is made of its name and its CIK") {
  CHECK(company_key({"0001326801", "Meta Platforms, Inc."}) == "meta-platforms-inc-1326801");
  CHECK(company_key({"0000060667", "LOWE'S COMPANIES INC"}) == "lowes-companies-inc-60667");
  CHECK(company_key({"0000000007", "  A & B /DE/ "}) == "a-b-de-7");
  CHECK(company_key({"0000000007", ""}) == "cik-7");
  CHECK(company_key({"0000000007", "\xE9\x98\xBF\xE9\x87\x8C"}) == "cik-7");
  CHECK(company_key({"0000000007", "International Consolidated Business Machines of the World"}) ==
        "international-consolidated-business-machines-7");
  CHECK(error_of([] { company_key({"", "Nobody"}); }) == "usage: 'Nobody' has no CIK to make a key of");
}

TEST_CASE("a document describes its company") {
  const Company company = described(revenue(fact("7")));
  CHECK(company.key == "acme-inc-320193");
  CHECK(company.name == "Acme Inc.");
  CHECK(company.cik == "0000320193");
  CHECK(company.reporting_currency == currency("USD"));
  CHECK(company.country.empty());
  CHECK(company.kind == CompanyKind::issuer);
}

TEST_CASE("the reporting currency is the one with the most facts, mapped or not") {
  CHECK(described(document(facts_of("Revenues", "USD", fact("7")) + "," +
                           facts_of("Goodwill", "CNY", fact("7") + "," + fact("8"))))
            .reporting_currency == currency("CNY"));
  CHECK(!described(document(facts_of("Shares", "shares", fact("7")))).reporting_currency);
}

TEST_CASE("a fiscal year ends where annual reports say so") {
  SECTION("by the end that most facts of a report share") {
    const std::string year = yearly("2024-06-30", "10-K", first_filing);
    const Company company =
        described(document(facts_of("Revenues", "USD", year + "," + yearly("2024-12-31", "10-K", first_filing)) + "," +
                           facts_of("DepreciationDepletionAndAmortization", "USD", year)));
    CHECK(fiscal_year_end_text(company.calendar) == "06-30");
  }
  SECTION("of several the last: a report repeats earlier years") {
    CHECK(year_end(yearly("2023-06-30", "20-F", first_filing) + "," + yearly("2024-12-31", "20-F", first_filing)) ==
          "12-31");
  }
  SECTION("trailing years in quarterly reports do not count") {
    CHECK(year_end(yearly("2024-06-30", "10-K/A", first_filing) + "," + yearly("2024-09-30", "10-Q", second_filing)) ==
          "06-30");
  }
  SECTION("unless there is nothing else") {
    CHECK(year_end(yearly("2024-03-31", "6-K", second_filing)) == "03-31");
  }
  SECTION("or will end, once the months up to there are reported") {
    const auto of_transition = [](std::string_view start, std::string_view end) {
      return fmt::format(R"({{"start":"{}","end":"{}","val":1,"accn":"{}","form":"10-KT","filed":"2025-01-31"}})",
                         start, end, second_filing);
    };
    const std::string years = yearly("2024-06-30", "10-K", first_filing);
    CHECK(year_end(years + "," + of_transition("2024-07-01", "2024-12-31")) == "12-31");
    CHECK(year_end(years + "," + of_transition("2024-07-01", "2024-12-31") + "," +
                   of_transition("2023-07-01", "2024-06-30") + "," + of_transition("2023-07-01", "2023-12-31")) ==
          "12-31");
  }
  SECTION("a quarter is no year") {
    CHECK(year_end(fact("7")) == "12-31");
  }
}

TEST_CASE("a source is published by whom the caller names") {
  CHECK(facts_reading(revenue(fact("7")), {"acme", {}, {}, "Acme"}).batch.sources[0].source.publisher == "Acme");
  CHECK(facts_reading(revenue(fact("7"))).batch.sources[0].source.publisher == "Acme Inc.");
}

}  // namespace company_description_test
