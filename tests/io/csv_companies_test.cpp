#include "catch.hpp"
#include "reading.hpp"

namespace capex::core::csv_companies_test {

namespace {

constexpr std::string_view header =
    "company,name,kind,country,reporting_currency,fiscal_year_end,fiscal_year_offset,long_quarter,ticker,cik,lei,"
    "aliases\n";

Reading company(const std::string& line) {
  return reading(std::string(header) + line + "\n");
}

}  // namespace

TEST_CASE("a company is read with its calendar, identifiers and aliases") {
  const Reading r = company(
      "nvidia,Nvidia,issuer,US,USD,last Sunday of January,-1,1,NVDA,1045810,549300S4KLFTLO7GSQ80, 英伟达 |辉达|");
  REQUIRE(r.messages().empty());
  const Company& nvidia = r.batch.companies.at(0).company;
  CHECK(nvidia.key == "nvidia");
  CHECK(nvidia.name == "Nvidia");
  CHECK(nvidia.kind == CompanyKind::issuer);
  CHECK(nvidia.country == "US");
  CHECK(nvidia.reporting_currency == currency("USD"));
  CHECK(nvidia.calendar.year_end == YearEnd::last_weekday);
  CHECK(nvidia.calendar.month == 1);
  CHECK(nvidia.calendar.name_offset == -1);
  CHECK(nvidia.calendar.long_quarter == 1);
  CHECK(nvidia.ticker == "NVDA");
  CHECK(nvidia.cik == "0001045810");
  CHECK(nvidia.lei == "549300S4KLFTLO7GSQ80");
  CHECK(nvidia.aliases == std::vector<std::string>{"英伟达", "辉达"});
}

TEST_CASE("a company needs only a key and a name") {
  const Reading r = reading("company,name\nbaidu,Baidu\n");
  REQUIRE(r.messages().empty());
  const Company& baidu = r.batch.companies.at(0).company;
  CHECK(baidu.kind == CompanyKind::issuer);
  CHECK_FALSE(baidu.reporting_currency);
  CHECK(baidu.calendar == FiscalCalendar{});
  CHECK(baidu.aliases.empty());
}

TEST_CASE("each cell of a company says what it accepts") {
  CHECK(says(company("Nvidia,N,,,,,,,,,,").message(),
             "t.csv:2:1: 'Nvidia': this key is written in lower case ('nvidia')"));
  CHECK(says(company("n=1,N,,,,,,,,,,").message(), "'n=1': a key has no blanks and none of"));
  CHECK(says(company("n,N,firm,,,,,,,,,").message(), "t.csv:2:5: 'firm': expected issuer or group"));
  CHECK(says(company("n,N,,usa,,,,,,,,").message(), "'usa': a country is two capital letters"));
  CHECK(says(company("n,N,,,CNH,,,,,,,").message(), "t.csv:2:7: "));
  CHECK(says(company("n,N,,,,13-31,,,,,,").message(), "t.csv:2:8: "));
  CHECK(says(company("n,N,,,,,2,,,,,").message(), "'2': expected a whole number from -1 to 1"));
  CHECK(says(company("n,N,,,,,,5,,,,").message(), "'5': expected a whole number from 1 to 4"));
  CHECK(says(company("n,N,,,,,,,,12345678901,,").message(), "'12345678901': a CIK is up to ten digits"));
  CHECK(says(company("n,N,,,,,,,,,549300,").message(), "'549300': an LEI is twenty digits and capital letters"));
}

TEST_CASE("an LEI is accepted where its check digits fit") {
  CHECK(company("n,N,,,,,,,,,INR2EJN1ERAN0W5ZP974,").messages().empty());
  CHECK(company("n,N,,,,,,,,,INR2EJN1ERAN0W5ZP947,").message() ==  // two digits swapped
        "t.csv:2:13: 'INR2EJN1ERAN0W5ZP947': the check digits of this LEI do not fit: look for a mistyped character");
  CHECK(says(company("n,N,,,,,,,,,INR2EJN1ERAN0V5ZP974,").message(), "do not fit"));  // one letter wrong
}

TEST_CASE("a member belongs to its group from a day until the day before another") {
  CHECK(reading("group,company,since,until\nbat,baidu,2024-01-01,2024-01-02\n").messages().empty());
  CHECK(reading("group,company,since,until\nbat,baidu,2024-01-01,2024-01-01\n").message() ==
        "t.csv:2:22: '2024-01-01': until is the day after the last, so later than since (2024-01-01)");
}

TEST_CASE("counts have a unit and money has none") {
  const Reading r = reading(
      "measure,kind,unit,definition\nchips-ordered,count,chips,Processors ordered.\ncapex,flow,,Spent on property.\n");
  REQUIRE(r.messages().empty());
  CHECK(r.batch.measures[0].measure.kind == MeasureKind::count);
  CHECK(r.batch.measures[0].measure.unit == "chips");
  CHECK(r.batch.measures[1].measure.definition == "Spent on property.");
  CHECK(says(reading("measure,kind,unit,definition\nx,count,,X.\n").message(), "t.csv:2:9: a count needs a unit"));
  CHECK(says(reading("measure,kind,unit,definition\nx,flow,m,X.\n").message(), "only counts have a unit"));
  CHECK(
      says(reading("measure,kind,definition\nx,rate,X.\n").message(), "'rate': expected flow, stock, price or count"));
}

TEST_CASE("a source is read with all that is said of it") {
  const Reading r = reading(
      "source,publisher,kind,known_on,title,url,note\n"
      "0001564590-24-004869,Meta,filing,2024-02-02,\"Form 10-K, 2023\",https://example.org/a,undated\n");
  REQUIRE(r.messages().empty());
  const Source& source = r.batch.sources.at(0).source;
  CHECK(source.key == "0001564590-24-004869");
  CHECK(source.publisher == "Meta");
  CHECK(source.kind == SourceKind::filing);
  CHECK(source.known_on == Date(2024, 2, 2));
  CHECK(source.title == "Form 10-K, 2023");
  CHECK(source.url == "https://example.org/a");
  CHECK(source.note == "undated");
}

}  // namespace capex::core::csv_companies_test
