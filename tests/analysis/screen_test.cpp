#include "analysis/pass/screen.hpp"

#include "catch.hpp"
#include "sample.hpp"

namespace screen_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");

CompanyRecord company(const std::string& key, std::vector<Series> all) {
  CompanyRecord record;
  record.company.key = key;
  record.company.id = CompanyId{static_cast<int>(key.front())};
  record.series = std::move(all);
  return record;
}

CompanyRecord halves(const std::string& key, const std::string& base, const std::string& amount, Currency in = cny) {
  return company(key, {series({figure("2023H1", base, "2023-08-01", SourceRank::report, 1, in),
                               figure("2024H1", amount, "2024-08-01", SourceRank::report, 1, in)},
                              in)});
}

/// Doubled to 14bn CNY, tripled to 3bn USD, shrunk to 70bn CNY; one without a base, one with a limit, one with nothing.
std::vector<CompanyRecord> market() {
  return {halves("doubled", "7bn", "14bn"),
          halves("tripled", "1bn", "3bn", usd),
          halves("shrunk", "80bn", "70bn"),
          company("new", {series({figure("2024H1", "21bn", "2024-08-01")})}),
          company("vague", {series({figure("2024H1", ">12bn", "2024-08-01")})}),
          company("silent", {series({figure("2020", "1bn", "2021-02-01")})})};
}

struct Screened {
  std::vector<std::string> hits;
  std::size_t unknown;
};

Screened screened(const char* condition, ScreenOrder order = ScreenOrder::company, std::size_t top = 0,
                  std::optional<Currency> in = std::nullopt) {
  Question question;
  question.measures = {MeasureId{1}};
  question.in = in;
  const RateTable rates = yuan_rates();
  Screen screen(Condition::parse(condition, in), question, {parse_label("2024H1"), Step::year, order, top}, rates);
  for (const CompanyRecord& record : market()) screen.offer(record);
  Screened found{{}, screen.unknown()};
  for (const ScreenHit& hit : screen.hits()) found.hits.push_back(hit.company.key);
  CHECK(screen.offered() == 6);
  CHECK(screen.matched() >= found.hits.size());
  return found;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("a screen keeps the companies that meet the condition") {
  CHECK(screened("growth >= 100%").hits == Keys{"doubled", "tripled"});
  CHECK(screened("growth > 100%").hits == Keys{"tripled"});
  CHECK(screened("growth < 0%").hits == Keys{"shrunk"});
}

TEST_CASE("amounts are compared in the currency of the comparison, at the rate of their period") {
  // 14 / 7.5 = 1.87, 70 / 7.5 = 9.33, 21 / 7.5 = 2.8; the base of 80bn at 7 is 11.4
  CHECK(screened("amount > 2.5bn USD").hits == Keys{"new", "shrunk", "tripled"});
  CHECK(screened("amount > 20bn CNY").hits == Keys{"new", "shrunk", "tripled"});
  CHECK(screened("amount > 22.4bn CNY").hits == Keys{"shrunk", "tripled"});
  CHECK(screened("base > 11bn USD").hits == Keys{"shrunk"});
}

TEST_CASE("the largest come first, and only so many are kept") {
  CHECK(screened("amount > 0 USD", ScreenOrder::growth).hits == Keys{"tripled", "doubled", "shrunk", "new", "vague"});
  CHECK(screened("amount > 0 USD", ScreenOrder::growth, 2).hits == Keys{"tripled", "doubled"});
  CHECK(screened("amount > 0 USD", ScreenOrder::amount, 3).hits == Keys{"shrunk", "tripled", "new"});
  CHECK(screened("growth > -100%", ScreenOrder::amount, 1, usd).hits == Keys{"shrunk"});
  CHECK_THROWS_AS(screened("growth > 0%", ScreenOrder::amount), Error);
}

TEST_CASE("what has no value meets nothing, nor its opposite, and is counted") {
  const Screened grown = screened("growth > -100%");
  CHECK(grown.hits == Keys{"doubled", "shrunk", "tripled"});
  CHECK(grown.unknown == 3);
  CHECK(screened("not growth > -100%").hits == Keys{});
  CHECK(screened("growth > -100% or amount > 0 CNY").unknown == 1);  // only the silent one
}

TEST_CASE("a limit meets what its bound decides") {
  CHECK(screened("amount > 11bn CNY and amount < 30bn CNY").hits == Keys{"doubled", "new", "tripled"});
  const Screened above = screened("amount > 11bn CNY");
  CHECK(above.hits == Keys{"doubled", "new", "shrunk", "tripled", "vague"});
  CHECK(screened("amount < 11bn CNY").unknown == 1);  // the silent one; more than 12bn is not less than 11bn
  CHECK(screened("amount > 13bn CNY").unknown == 2);
  CHECK(screened("amount_low >= 12bn CNY and amount_low < 13bn CNY").hits == Keys{"vague"});
}

TEST_CASE("the issuer's own rates do not compare companies") {
  Question question;
  question.rate.kind = RateKind::issuer;
  CHECK_THROWS_AS(Screen(Condition::parse("growth > 0%"), question, {parse_label("2024H1")}, {}), Error);
}

TEST_CASE("a screen by excerpts finds the base that the company filed on other days") {
  const CompanyRecord filer = company(
      "filer",
      {series({millions("2021-12-26..2022-12-30", "100", "2023-02-01"), millions("2023", "150", "2024-02-01")})});
  CompanyRecord excerpt = filer;
  std::erase_if(excerpt.series.front().figures, [](const Figure& one) { return one.period != period("2023"); });
  Question question;
  question.measures = {MeasureId{1}};
  Screen screen(Condition::parse("growth > 40%", {}), question,
                {parse_label("2023"), Step::year, ScreenOrder::company, 0}, yuan_rates());
  CHECK_FALSE(screen.offer_excerpt(excerpt));
  screen.offer(filer);
  REQUIRE(screen.hits().size() == 1);
  CHECK(screen.hits().front().answer.growth.factor == Ratio(150, 100));
}

TEST_CASE("counts are compared as they are, and never with money") {
  const auto chips = [](const char* key, const char* number) {
    return company(key, {series({figure("2024", number, "2025-02-01", SourceRank::vendor, 1, Currency::none())},
                                Currency::none())});
  };
  const auto meeting = [&](const char* condition, std::optional<Currency> in) {
    Question question;
    question.measures = {MeasureId{1}};
    const RateTable rates = yuan_rates();
    Screen screen(Condition::parse(condition, in), question, {parse_label("2024"), Step::year, ScreenOrder::company, 0},
                  rates);
    screen.offer(chips("many", "485,000"));
    screen.offer(chips("few", "90,000"));
    Keys found;
    for (const ScreenHit& hit : screen.hits()) found.push_back(hit.company.key);
    return std::pair(found, screen.unknown());
  };
  CHECK(meeting("amount > 100000", Currency::none()) == std::pair(Keys{"many"}, std::size_t{0}));
  CHECK(meeting("amount > 100k", Currency::none()) == std::pair(Keys{"many"}, std::size_t{0}));
  CHECK(meeting("amount > 1bn USD", std::nullopt) == std::pair(Keys{}, std::size_t{2}));
  CHECK(meeting("amount > 100000", usd) == std::pair(Keys{}, std::size_t{2}));
}

TEST_CASE("at most, equal and unequal hold of a point, and of a limit where its bound decides") {
  // 14, 22.5, 70 and 21bn CNY; more than 12bn; nothing.
  CHECK(screened("amount <= 14bn CNY").hits == Keys{"doubled"});
  CHECK(screened("amount <= 14bn CNY").unknown == 2);
  CHECK(screened("amount <= 11bn CNY").hits == Keys{});
  CHECK(screened("amount <= 11bn CNY").unknown == 1);
  CHECK(screened("amount = 14bn CNY").hits == Keys{"doubled"});
  CHECK(screened("amount = 14bn CNY").unknown == 2);
  CHECK(screened("amount = 11bn CNY").unknown == 1);
  CHECK(screened("amount != 14bn CNY").hits == Keys{"new", "shrunk", "tripled"});
  CHECK(screened("amount != 11bn CNY").hits == Keys{"doubled", "new", "shrunk", "tripled", "vague"});
  CHECK(screened("amount != 11bn CNY").unknown == 1);
  CHECK(screened("growth <= 100% and growth != -12.5%").hits == Keys{"doubled"});
}

}  // namespace screen_test
