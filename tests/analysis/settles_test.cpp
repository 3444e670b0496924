#include <random>

#include "catch.hpp"
#include "excerpt.hpp"
#include "sample.hpp"

namespace settles_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

bool settles(std::vector<Figure> figures, const char* label) {
  const Series stated = series(std::move(figures));
  return Timeline(stated, latest).settles(period(label));
}

}  // namespace

TEST_CASE("a stated period is settled by the figures at its ends") {
  CHECK(settles({figure("2024H1", "23bn", "2024-08-01")}, "2024H1"));
  CHECK(settles({figure("2024H1", "23bn", "2024-08-01"), figure("2024H2", "24bn", "2025-02-01")}, "2024H1"));
}

TEST_CASE("a period with an end that no figure has is missing, whatever else is stated") {
  CHECK(settles({}, "2024H1"));
  CHECK(settles({figure("2023H1", "23bn", "2023-08-01")}, "2024H1"));
  CHECK(settles({figure("2023", "23bn", "2024-02-01")}, "2024H1"));  // ends where the half begins
}

TEST_CASE("a period that others may lead to is not settled by its ends") {
  // 2023 ends where 2024H1 begins, 2024H2 begins where it ends: a year to 2024-12-31 would connect the two.
  CHECK_FALSE(settles({figure("2023", "23bn", "2024-02-01"), figure("2024H2", "24bn", "2025-02-01")}, "2024H1"));
}

TEST_CASE("a coarse figure between finer ones is not settled: three of them may be narrower") {
  const Figure half = figure("2024H1", "23bn", "2024-08-01");  // 1bn wide
  CHECK(settles({half, figure("2023", "40bn", "2024-02-01"), figure("2024H2", "24.0bn", "2025-02-01")}, "2024H1"));
  CHECK_FALSE(
      settles({half, figure("2023", "40.0bn", "2024-02-01"), figure("2024H2", "24.0bn", "2025-02-01")}, "2024H1"));
}

TEST_CASE("a sum is not settled: figures elsewhere may outdate what it is made of") {
  const Figure year = millions("2024", "48000", "2025-02-01", SourceRank::report, 1, currency("CNY"));
  const Figure half = millions("2024H1", "23000", "2024-08-01", SourceRank::report, 1, currency("CNY"));
  CHECK_FALSE(settles({year, half}, "2024H2"));
}

TEST_CASE("a figure that is not of a report is not settled: a sum of reports that misses it would answer") {
  const Figure next = figure("2024H2", "24bn", "2025-02-01");
  const Figure before = figure("2023", "23bn", "2024-02-01");
  CHECK(settles({before, figure("2024H1", "23bn", "2024-08-01"), next}, "2024H1"));
  CHECK_FALSE(settles({before, figure("2024H1", "23bn", "2024-08-01", SourceRank::press), next}, "2024H1"));
}

TEST_CASE("a count is settled by its own period") {
  CHECK(settles({figure("2023", "485,000", "2024-02-01", SourceRank::press, 1, Currency::none())}, "2024H1"));
}

TEST_CASE("what an excerpt settles is what the whole series answers, on random series") {
  std::mt19937_64 random(7);
  const auto below = [&random](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
  const Currency usd = currency("USD");
  int settled = 0, stated = 0, missing = 0, open = 0;
  for (int world = 0; world < 3000; ++world) {
    std::vector<Figure> figures;
    for (int year = 2022; year <= 2024; ++year) {
      for (const Label& label :
           {Label::year(year), Label::half(year, 1), Label::half(year, 2), Label::quarter(year, 1),
            Label::quarter(year, 2), Label::quarter(year, 3), Label::quarter(year, 4), Label::nine_months(year)}) {
        if (below(2) == 0) continue;
        for (int i = 1 + below(5) / 4; i > 0; --i) {
          const std::int64_t point = 100'000 + below(900) * 100;
          Figure made{resolve(label), Stated(point, point, 2 - below(3), 2),
                      Date(2025, 1, 1) + boost::gregorian::days(below(3)), SourceId{below(4)},
                      below(4) == 0 ? static_cast<SourceRank>(below(5)) : SourceRank::report};
          if (below(12) == 0) made.amount = Stated(point, std::nullopt, 0, 2);
          figures.push_back(made);
        }
      }
    }
    const Series whole = series(std::move(figures), usd);
    const VintageChoice choice = below(4) == 0 ? VintageChoice::first : VintageChoice::last;
    const Date as_of = below(4) == 0 ? Date(2025, 1, 2) : latest;
    const Label label = below(2) == 0 ? Label::half(2024, 1 + below(2)) : Label::quarter(2024, 1 + below(4));
    const Period wanted = resolve(label);
    const Period base = resolve(earlier(label, Step::year));
    Series excerpt;
    excerpt::read(whole, {base.begin(), base.end(), wanted.begin(), wanted.end()}, excerpt);
    Timeline part(excerpt, as_of, choice);
    if (!part.settles(wanted) || !part.settles(base)) {
      ++open;
      continue;
    }
    ++settled;
    Timeline all(whole, as_of, choice);
    const auto seen = part.observe(wanted, base);
    const auto expected = all.observe(wanted, base);
    for (const auto& [a, b] : {std::pair(&seen.first, &expected.first), std::pair(&seen.second, &expected.second)}) {
      REQUIRE(a->status == b->status);
      REQUIRE(a->amount == b->amount);
      REQUIRE(a->bounds == b->bounds);
      REQUIRE(a->known_on == b->known_on);
      REQUIRE(a->gap.has_value() == b->gap.has_value());
      if (a->gap) {
        REQUIRE(a->gap->begin_is_stated == b->gap->begin_is_stated);
        REQUIRE(a->gap->end_is_stated == b->gap->end_is_stated);
        REQUIRE(a->gap->reached == b->gap->reached);
        REQUIRE(a->gap->resumed == b->gap->resumed);
      }
      REQUIRE(a->operands.size() == b->operands.size());
      for (std::size_t i = 0; i < a->operands.size(); ++i) {
        REQUIRE(a->operands[i].sign == b->operands[i].sign);
        REQUIRE(a->operands[i].figure.period == b->operands[i].figure.period);
        REQUIRE(a->operands[i].figure.source == b->operands[i].figure.source);
        REQUIRE(a->operands[i].figure.amount == b->operands[i].figure.amount);
      }
      stated += a->status == Status::stated ? 1 : 0;
      missing += a->status == Status::missing ? 1 : 0;
    }
  }
  CHECK(settled > 500);
  CHECK(open > 200);
  CHECK(stated > 50);
  CHECK(missing > 50);
}

}  // namespace settles_test
