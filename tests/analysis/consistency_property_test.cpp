// Ledgers cut at random from one truth: consistent ones have no findings, one slip is found and named.
#include <random>

#include "analysis/verify/consistency.hpp"
#include "catch.hpp"
#include "sample.hpp"

namespace consistency_property_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

class Ledger {
 public:
  explicit Ledger(unsigned seed) : random_(seed) {
    std::int64_t amount = 2'000 + below(20'000);  // millions a quarter
    for (int quarter = 0; quarter < quarters; ++quarter) {
      truth_.push_back(amount);
      amount = amount * (93 + below(18)) / 100;
    }
  }

  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

  /// Quarters, halves, nine months and years, some left out, some rounded to ten or a hundred million.
  std::vector<Figure> statements() {
    std::vector<Figure> figures;
    for (int quarter = 0; quarter < quarters; ++quarter) {
      for (const int length : {1, 2, 3, 4}) {
        const bool standard = length == 1 || quarter % 4 == 0 || (length == 2 && quarter % 2 == 0);
        if (!standard || quarter + length > quarters || below(3) == 0) continue;
        figures.push_back(statement(quarter, length));
      }
    }
    return figures;
  }

 private:
  static constexpr int quarters = 20;

  Figure statement(int quarter, int length) {
    std::int64_t sum = 0;
    for (int i = quarter; i < quarter + length; ++i) sum += truth_[static_cast<std::size_t>(i)];
    const int coarse = below(4) == 0 ? 1 + below(2) : 0;
    const std::int64_t unit = coarse == 0 ? 1 : coarse == 1 ? 10 : 100;
    const std::int64_t rounded = (sum + unit / 2) / unit * unit * 100'000'000;
    const Date begin = months_later(day("2019-01-01"), 3 * quarter);
    const Period stated(begin, months_later(begin, 3 * length));
    return {stated, Stated(rounded, rounded, -6 - coarse, 2), stated.end() + boost::gregorian::days(30), SourceId{1},
            SourceRank::report};
  }

  std::mt19937 random_;
  std::vector<std::int64_t> truth_;
};

Stated times(const Stated& stated, int slip) {
  const std::int64_t power = small_powers_of_ten[static_cast<std::size_t>(slip < 0 ? -slip : slip)];
  const std::int64_t amount = slip > 0 ? *stated.low() * power : *stated.low() / power;
  return Stated(amount, amount, stated.decimals() - slip, 2);
}

}  // namespace

TEST_CASE("random statements of one truth, rounded, have no findings") {
  ConsistencyCheck check;
  for (unsigned seed = 0; seed < 2'000; ++seed) {
    INFO(seed);
    REQUIRE(check(series(Ledger(seed).statements(), currency("USD"))).empty());
  }
}

TEST_CASE("one slip among them is found, once, and named") {
  ConsistencyCheck check;
  for (unsigned seed = 0; seed < 2'000; ++seed) {
    INFO(seed);
    Ledger ledger(seed);
    std::vector<Figure> figures = ledger.statements();
    // Of the middle years, so that both sides have neighbours.
    std::vector<std::size_t> middle;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const bool inside =
          figures[i].period.begin() >= day("2020-07-01") && figures[i].period.end() <= day("2023-01-01");
      if (inside) middle.push_back(i);
    }
    if (middle.empty()) continue;
    const std::size_t at = middle[static_cast<std::size_t>(ledger.below(static_cast<int>(middle.size())))];
    const int slips[] = {1, 3, 4, -1, -3, -4};
    const int slip = slips[ledger.below(6)];
    figures[at].amount = times(figures[at].amount, slip);
    const Period slipped = figures[at].period;
    const auto found = check(series(std::move(figures), currency("USD")));
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].subject.period == slipped);
    REQUIRE(found[0].slip == slip);
  }
}

}  // namespace consistency_property_test
