#include "analysis/pass/condition.hpp"

#include "catch.hpp"
#include "error_text.hpp"

namespace condition_test {

using namespace capex;
using namespace capex::core;

namespace {

const Currency usd = currency("USD");

/// What the condition comes to where each comparison is what `of` says of its value.
Truth truth(const char* text, const std::map<std::int64_t, Truth>& of) {
  return Condition::parse(text, usd).evaluate(
      [&](const Condition::Comparison& comparison) { return of.at(comparison.value); });
}

std::string refusal(const std::string& text) {
  return error_of([&] { Condition::parse(text); });
}

}  // namespace

TEST_CASE("a comparison names a field, a relation and a value") {
  std::vector<Condition::Comparison> seen;
  const Condition condition = Condition::parse("growth_low>=100% AND amount < 1.5bn USD and base != $2m");
  condition.evaluate([&](const Condition::Comparison& comparison) {
    seen.push_back(comparison);
    return Truth::yes;
  });
  REQUIRE(seen.size() == 3);
  CHECK(seen[0].field == Condition::Field::growth);
  CHECK(seen[0].side == Condition::Side::low);
  CHECK(seen[0].relation == Condition::Relation::at_least);
  CHECK(seen[0].value == 1'000'000'000);
  CHECK(seen[1].field == Condition::Field::amount);
  CHECK(seen[1].side == Condition::Side::point);
  CHECK(seen[1].relation == Condition::Relation::less);
  CHECK(seen[1].value == 150'000'000'000);
  CHECK(seen[1].currency == usd);
  CHECK(seen[2].field == Condition::Field::base);
  CHECK(seen[2].relation == Condition::Relation::not_equal);
  CHECK(condition.currencies() == std::set{usd});
  CHECK(condition.about_growth());
  CHECK_FALSE(Condition::parse("amount > 1bn USD").about_growth());
}

TEST_CASE("an amount names its currency by code, sign or word, or is in the one asked for") {
  const auto currencies = [](const char* text) { return Condition::parse(text, usd).currencies(); };
  for (const char* text : {"amount > 10bn yuan", "amount > 10bn CNY", "amount > 100亿元", "amount > RMB10bn"}) {
    CAPTURE(text);
    CHECK(currencies(text) == std::set{currency("CNY")});
  }
  CHECK(currencies("amount > 10bn") == std::set{usd});
  CHECK(currencies("amount > 20 trillion won and base < 5bn") == std::set{currency("KRW"), usd});
}

TEST_CASE("a growth may be written as a factor, and falls too") {
  const auto value = [](const char* text) {
    std::int64_t found = 0;
    Condition::parse(text).evaluate([&](const Condition::Comparison& comparison) {
      found = comparison.value;
      return Truth::yes;
    });
    return found;
  };
  CHECK(value("growth > 2x") == 1'000'000'000);
  CHECK(value("growth < -4.5%") == -45'000'000);
}

TEST_CASE("and binds closer than or, not closest, and parentheses say otherwise") {
  const std::map<std::int64_t, Truth> of = {
      {100, Truth::yes}, {200, Truth::no}, {300, Truth::no}, {400, Truth::unknown}};
  CHECK(truth("amount>1 or amount>2 and amount>3", of) == Truth::yes);
  CHECK(truth("(amount>1 or amount>2) and amount>3", of) == Truth::no);
  CHECK(truth("not amount>2 and amount>1", of) == Truth::yes);
  CHECK(truth("not (amount>2 or amount>1)", of) == Truth::no);
}

TEST_CASE("the unknown decides only where nothing else does") {
  const std::map<std::int64_t, Truth> of = {{100, Truth::yes}, {200, Truth::no}, {300, Truth::unknown}};
  CHECK(truth("amount>3 and amount>1", of) == Truth::unknown);
  CHECK(truth("amount>3 and amount>2", of) == Truth::no);
  CHECK(truth("amount>2 and amount>3", of) == Truth::no);
  CHECK(truth("amount>3 or amount>1", of) == Truth::yes);
  CHECK(truth("amount>3 or amount>2", of) == Truth::unknown);
  CHECK(truth("not amount>3", of) == Truth::unknown);
}

TEST_CASE("what is no condition is refused, with the column") {
  CHECK(refusal("").find("column 1: a comparison is expected") != std::string::npos);
  CHECK(refusal("grwth > 5%").find("column 1: no field 'grwth': did you mean growth?") != std::string::npos);
  CHECK(refusal("growth 5%").find("column 8: one of > >= < <= = !=") != std::string::npos);
  CHECK(refusal("growth >").find("column 9: a value is expected") != std::string::npos);
  CHECK(refusal("growth > 5").find("column 10: '5': a bare number is ambiguous") != std::string::npos);
  CHECK(refusal("amount > 5bn").find("names no currency") != std::string::npos);
  CHECK(refusal("amount > ~5bn USD").find("one plain number") != std::string::npos);
  CHECK(refusal("amount > 5-6bn USD").find("one plain number") != std::string::npos);
  CHECK(refusal("(growth > 5%").find("column 13: ')' is missing") != std::string::npos);
  CHECK(refusal("growth > 5%)").find("column 12: 'and', 'or' or the end") != std::string::npos);
  CHECK(refusal("growth > 5% and").find("column 16: a comparison is expected") != std::string::npos);
  CHECK(refusal(std::string(5000, '(')).find("nested too deeply") != std::string::npos);
}

}  // namespace condition_test
