#include <string>

#include "capex/capex.hpp"
#include "catch.hpp"
#include "error_text.hpp"

namespace findings_test {

using namespace capex;

namespace {

/// A dispute of two papers that was there by September, and another that came in November.
Database filled() {
  Database db = Database::in_memory();
  db.add(CompanyEntry{.key = "tencent", .name = "Tencent", .reporting_currency = "CNY"});
  const auto source = [&db](const char* key, const char* day) {
    db.add(SourceEntry{.key = key, .publisher = key, .kind = "press", .known_on = day});
  };
  source("ft", "2024-08-26");
  source("wsj", "2024-08-30");
  source("nikkei", "2024-11-13");
  const auto figure = [&db](const char* period, const char* amount, const char* key) {
    db.add(FigureEntry{.company = "tencent", .period = period, .amount = amount, .currency = "CNY", .source = key});
  };
  figure("2024H1", "23bn", "ft");
  figure("2024H1", "30bn", "wsj");
  figure("2023H1", "8bn", "ft");
  figure("2023H1", "10bn", "nikkei");
  return db;
}

}  // namespace

TEST_CASE("verify since a day tells what was not found as of it") {
  const Database db = filled();
  CHECK(db.verify().size() == 2);
  const Answers<Finding> since = db.verify({.since = "2024-10-01"});
  REQUIRE(since.size() == 1);
  CHECK(since[0].check == "sources");
  CHECK(since[0].period == "2023H1");
  CHECK(db.verify({.companies = {"tencent"}, .since = "2024-10-01"}).size() == 1);
  CHECK(db.verify({.since = "2024-08-01"}).size() == 2);
  CHECK(db.verify({.since = "2024-11-13"}).empty());
  CHECK(db.verify({.as_of = "2024-10-01", .since = "2024-08-26"}).size() == 1);
}

TEST_CASE("what a finding is held against may become more without a new finding") {
  Database db = Database::in_memory();
  db.add(CompanyEntry{.key = "meta", .name = "Meta", .reporting_currency = "USD"});
  for (const char* year : {"2019", "2020", "2021", "2022", "2023", "2024"}) {
    const std::string key = std::string("10-k-") + year;
    db.add(SourceEntry{
        .key = key, .publisher = "Meta", .kind = "filing", .known_on = std::to_string(std::stoi(year) + 1) + "-02-01"});
    const bool is_slip = std::string(year) == "2023";
    db.add(FigureEntry{
        .company = "meta", .period = year, .amount = is_slip ? "190bn" : "19bn", .currency = "USD", .source = key});
  }
  REQUIRE(db.verify({.as_of = "2024-12-31"}).size() == 1);
  REQUIRE(db.verify().size() == 1);
  CHECK(db.verify().rows().rows != db.verify({.as_of = "2024-12-31"}).rows().rows);
  CHECK(db.verify({.since = "2024-12-31"}).empty());
}

TEST_CASE("the day since which findings are told lies before the day that they are of") {
  CHECK(error_of([] { filled().verify({.as_of = "2024-08-26", .since = "2024-08-26"}); }) ==
        "usage: since: 2024-08-26 is not before 2024-08-26: it is the earlier of the two days");
}

}  // namespace findings_test
