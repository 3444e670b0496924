#include <string>
#include <vector>

#include "capex/capex.hpp"
#include "catch.hpp"
#include "error_text.hpp"

namespace companies_test {

using namespace capex;

namespace {

/// Three issuers, one of which is called by the ticker ALL and has another year alone, and a group of the other two.
Database filled() {
  Database db = Database::in_memory();
  db.add(CompanyEntry{.key = "alibaba", .name = "Alibaba Group", .reporting_currency = "CNY", .ticker = "BABA"});
  db.add(CompanyEntry{.key = "tencent", .name = "Tencent", .reporting_currency = "CNY"});
  db.add(CompanyEntry{.key = "allstate", .name = "Allstate", .reporting_currency = "USD", .ticker = "ALL"});
  db.add(CompanyEntry{.key = "pair", .name = "Pair", .members = {"alibaba", "tencent"}});
  db.add(SourceEntry{.key = "ft", .publisher = "Financial Times", .kind = "press", .known_on = "2024-08-26"});
  const auto figure = [&db](const char* company, const char* period, const char* amount, const char* currency) {
    db.add(FigureEntry{.company = company, .period = period, .amount = amount, .currency = currency, .source = "ft"});
  };
  figure("alibaba", "2023H1", "10bn", "CNY");
  figure("alibaba", "2024H1", "23bn", "CNY");
  figure("tencent", "2023H1", "8bn", "CNY");
  figure("tencent", "2024H1", "22bn", "CNY");
  figure("allstate", "2023", "300m", "USD");
  figure("pair", "2024H1", "45bn", "CNY");
  return db;
}

template <class All>
std::vector<std::string> companies_of(const All& answers) {
  std::vector<std::string> keys;
  for (const auto& each : answers) keys.push_back(each.company);
  return keys;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("a screen asks all companies, or those that are named and the members of groups") {
  const View view = filled().now();
  const auto screened = [&](std::vector<std::string> companies) {
    return companies_of(
        view.screen({.question = {.companies = std::move(companies), .periods = "2024H1"}, .order = "growth"}));
  };
  CHECK(screened({}) == Keys{"tencent", "alibaba"});
  CHECK(screened({"BABA"}) == Keys{"alibaba"});
  CHECK(screened({"pair"}) == Keys{"tencent", "alibaba"});
  CHECK(screened({"allstate"}).empty());
  CHECK(error_of([&] { screened({"nobody"}); }).starts_with("not_found: no company 'nobody'"));
  CHECK(error_of([&] {
          view.compare_rates("1bn", "CNY", "USD", {.periods = "2024H1"}, {"issuer"});
        }).starts_with("usage: "));
}

TEST_CASE("all is every issuer that has an answer, and it is counted who has none") {
  const Database db = filled();
  const auto shown = db.now().show({.companies = {"all"}, .periods = "2024H1"});
  CHECK(companies_of(shown) == Keys{"alibaba", "tencent"});
  REQUIRE(shown.notes().size() == 1);
  CHECK(shown.notes()[0] == "all: 2 companies with an answer; of 1 other there is none");
  CHECK(companies_of(db.now().show({.companies = {"all"}, .periods = "latest"})) ==
        Keys{"alibaba", "allstate", "tencent"});
  CHECK(companies_of(db.now().growth({.companies = {"tencent", "all"}, .periods = "2024H1"})) ==
        Keys{"tencent", "alibaba"});
}

TEST_CASE("ALL in capital letters is a ticker") {
  const auto shown = filled().now().show({.companies = {"ALL"}});
  CHECK(companies_of(shown) == Keys{"allstate"});
}

TEST_CASE("all is nobody where nobody has an answer, and that is said") {
  const auto shown = filled().now().show({.companies = {"all"}, .periods = "2019"});
  CHECK(shown.empty());
  REQUIRE(shown.notes().size() == 1);
  CHECK(shown.notes()[0] == "of no company is there what was asked: 'capex list periods' shows what there is");
}

TEST_CASE("a group answers by itself, or by its members where they are asked for") {
  const Database db = filled();
  CHECK(companies_of(db.now().show({.companies = {"pair"}, .periods = "2024H1"})) == Keys{"pair"});
  CHECK(companies_of(db.now().show({.companies = {"pair"}, .members = true, .periods = "2024H1"})) ==
        Keys{"alibaba", "tencent"});
  CHECK(error_of([&] { db.now().screen({.question = {.members = true, .periods = "2024H1"}}); }) ==
        "usage: members: is of show, growth and changes alone");
}

TEST_CASE("named issuers are added up as a group of their own, of which nothing is stated") {
  const Database db = filled();
  const auto totals = db.now().total({.companies = {"tencent", "BABA"}, .periods = "2024H1", .over = "year"});
  REQUIRE(totals.size() == 1);
  CHECK(totals[0].group == "tencent + alibaba");
  CHECK(companies_of(totals[0].members) == Keys{"alibaba", "tencent"});
  CHECK(totals[0].sum.amount.point == 4'500'000'000'000);
  CHECK(totals[0].sum.base.amount.point == 1'800'000'000'000);
  CHECK(totals[0].sum.growth.point == 1'500'000);
  CHECK_FALSE(totals[0].stated);
  CHECK(db.now().total({.companies = {"all"}, .periods = "2024H1"})[0].group == "all");
  CHECK(error_of([&] {
          db.now().total({.companies = {"alibaba", "alibaba"}, .periods = "2024H1"});
        }).starts_with("usage: alibaba is an issuer"));
  CHECK(error_of([&] {
          db.now().total({.companies = {"pair", "alibaba"}, .periods = "2024H1"});
        }) ==
        "usage: pair is a group and alibaba is none: ask for groups, each with a total of its own, or for companies "
        "that are "
        "added up");
}

TEST_CASE("a screen without a condition ranks whoever has a growth, or an amount where that is the order") {
  const Database db = filled();
  const auto grown = db.now().screen({.question = {.periods = "2024H1"}});
  CHECK(companies_of(grown) == Keys{"tencent", "alibaba"});
  CHECK(grown.notes().back() == "2 of 3 companies are ranked; of 1 it cannot be told");
  const auto largest = db.now().screen({.question = {.periods = "2024H1", .in = "CNY"}, .order = "amount", .top = 1});
  CHECK(companies_of(largest) == Keys{"alibaba"});
  CHECK(companies_of(db.now().screen({.question = {.periods = "2023"}, .order = "company"})) == Keys{"allstate"});
}

}  // namespace companies_test
