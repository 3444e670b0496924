// Reading only the rates that a question needs must not change its answer.
#include <fmt/core.h>

#include "catch.hpp"
#include "store/sample.hpp"

namespace rates_since_test {

using namespace capex;
using namespace capex::core;
using sample::Rows;

namespace {

std::string text(const RateAnswer& answer) {
  if (!answer) {
    switch (answer.gap) {
      case RateGap::unknown:
        return "unknown";
      case RateGap::unfinished:
        return "unfinished";
      case RateGap::stale:
        return "stale";
    }
  }
  return fmt::format("{} of {} days", to_string(answer.rate->rate.rate), answer.rate->days);
}

/// What a table says of a pair: on each of the 40 days from `since` plus a week, and over the week before each.
std::vector<std::string> answers(const RateTable& table, const std::string& a, const std::string& b, Date since) {
  std::vector<std::string> said;
  const auto pair = table.pair(currency(a), currency(b));
  if (!pair) return {"no way"};
  for (int age = default_max_rate_age; age < default_max_rate_age + 40; ++age) {
    const Date day = since + boost::gregorian::days(age);
    said.push_back(text(pair->on(day)));
    said.push_back(text(pair->average(Period::between(day, day + boost::gregorian::days(6)))));
  }
  return said;
}

std::string answer_on(const Store& store, const std::string& day, const std::string& a, const std::string& b) {
  const Date since = parse_date(day) - boost::gregorian::days(default_max_rate_age);
  const RateTable table = store.snapshot().rates("ecb", {currency(a), currency(b)}, since);
  const auto pair = table.pair(currency(a), currency(b));
  return pair ? text(pair->on(parse_date(day))) : "no way";
}

}  // namespace

TEST_CASE("rates of days that no question needs are left out") {
  Store store = Store::in_memory();
  sample::load(store, Rows()
                          .rate("ecb", "USD", "CNY", "2024-06-26", "7.2660")
                          .rate("ecb", "USD", "CNY", "2024-06-27", "7.2680")
                          .rate("ecb", "USD", "CNY", "2024-06-28", "7.2673"));
  const RateTable table = store.snapshot().rates("ecb", {}, parse_date("2024-06-28"));
  const std::optional<PairRates> pair = table.pair(currency("USD"), currency("CNY"));
  REQUIRE(pair);
  REQUIRE(pair->rates().size() == 2);
  CHECK(pair->rates()[0].day == parse_date("2024-06-27"));  // tells a rate that is too old from none at all
}

TEST_CASE("rates after the days that are asked about are left out, and change no answer about them") {
  Store store = Store::in_memory();
  Rows rows;
  for (int day = 0; day < 60; ++day) {
    const std::string date = to_string(parse_date("2024-06-01") + boost::gregorian::days(day));
    if (day % 7 != 3) rows.rate("ecb", "EUR", "CNY", date, fmt::format("7.{:02}", day));
    if (day % 11 != 5) rows.rate("ecb", "EUR", "USD", date, fmt::format("1.{:02}", day));
  }
  sample::load(store, rows);
  const Snapshot snapshot = store.snapshot();
  const RateTable all = snapshot.rates("ecb");
  for (int day = 0; day < 60; ++day) {
    const Date until = parse_date("2024-06-01") + boost::gregorian::days(day);
    const RateTable some = snapshot.rates("ecb", {}, std::nullopt, until);
    INFO(to_string(until));
    for (const auto& [a, b] : {std::pair("EUR", "CNY"), {"USD", "CNY"}}) {
      const auto from_some = some.pair(currency(a), currency(b));
      const auto from_all = all.pair(currency(a), currency(b));
      REQUIRE(from_some);
      CHECK(from_some->rates().back().day <= until);
      CHECK(text(from_some->on(until)) == text(from_all->on(until)));
      const Period month = Period::between(parse_date("2024-06-01"), until);
      CHECK(text(from_some->average(month)) == text(from_all->average(month)));
    }
  }
  CHECK(snapshot.rates("ecb", {}, std::nullopt, latest).pair(currency("EUR"), currency("CNY"))->rates().size() ==
        all.pair(currency("EUR"), currency("CNY"))->rates().size());
}

TEST_CASE("a pair whose rates begin later is the way to its currency all the same") {
  Store store = Store::in_memory();
  sample::load(store, Rows()
                          .rate("ecb", "EUR", "USD", "2024-06-28", "1.0705")
                          .rate("ecb", "EUR", "CNY", "2024-06-28", "7.7740")
                          .rate("ecb", "USD", "CNY", "2025-06-02", "7.19"));
  const Date day = parse_date("2024-06-28");
  const auto answered = [day](const RateTable& rates) {
    return text(rates.pair(currency("USD"), currency("CNY"))->on(day));
  };
  const Snapshot snapshot = store.snapshot();
  CHECK(answered(snapshot.rates("ecb")) == "unknown");
  CHECK(answered(snapshot.rates("ecb", {}, std::nullopt, day)) == "unknown");
  CHECK(answered(snapshot.rates("ecb", {}, day, day)) == "unknown");
  // As of a day before it began there is no such pair.
  CHECK(answered(store.snapshot(parse_date("2024-12-31")).rates("ecb", {}, std::nullopt, day)) ==
        "7.26202709014 of 1 days");
}

TEST_CASE("a rate that is too old is told from one that was never there") {
  Store store = Store::in_memory();
  sample::load(store, Rows()
                          .rate("ecb", "EUR", "RUB", "2022-03-01", "117.201")
                          .rate("ecb", "EUR", "USD", "2022-03-01", "1.1162")
                          .rate("ecb", "EUR", "USD", "2024-06-28", "1.0705")
                          .rate("ecb", "EUR", "CNY", "2024-06-28", "7.7740"));
  CHECK(answer_on(store, "2024-06-28", "EUR", "RUB") == "stale");
  CHECK(answer_on(store, "2022-02-01", "EUR", "RUB") == "unknown");
  CHECK(answer_on(store, "2024-06-28", "USD", "RUB") == "stale");
  CHECK(answer_on(store, "2024-06-28", "USD", "CNY") == "7.26202709014 of 1 days");
  CHECK(answer_on(store, "2024-06-28", "CNY", "RUB") == "unknown");  // no day has both
}

TEST_CASE("whatever days the pairs have, answers since a day are those that all rates give") {
  Rows rows;
  const Date first = parse_date("2024-01-01");
  // Days that come and go by unlike rules: none, some or all pairs have one of them.
  const std::vector<std::pair<std::string, std::pair<int, int>>> pairs = {
      {"CNY", {3, 1}}, {"USD", {7, 3}}, {"JPY", {31, 5}}, {"GBP", {2, 0}}};
  for (int day = 0; day < 100; ++day) {
    for (const auto& [quote, rule] : pairs) {
      if (day % rule.first != rule.second && !(quote == "CNY" && day > 60)) continue;
      if (quote == "GBP" && day > 30) continue;
      rows.rate("ecb", "EUR", quote, to_string(first + boost::gregorian::days(day)), fmt::format("1.{:02}", day));
    }
  }
  Store store = Store::in_memory();
  sample::load(store, rows);
  for (const Date as_of : {latest, parse_date("2024-02-20")}) {
    const Snapshot snapshot = store.snapshot(as_of);
    const RateTable all = snapshot.rates("ecb");
    for (int day = -20; day < 120; ++day) {
      const Date since = first + boost::gregorian::days(day);
      const RateTable some = snapshot.rates("ecb", {}, since);
      for (const auto& [a, b] : {std::pair("EUR", "CNY"), {"EUR", "GBP"}, {"USD", "CNY"}, {"GBP", "JPY"}}) {
        INFO(a << " " << b << " since " << to_string(since));
        REQUIRE(answers(some, a, b, since) == answers(all, a, b, since));
      }
    }
  }
}

}  // namespace rates_since_test
