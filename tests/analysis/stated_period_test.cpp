
#include "analysis/standing/bounded_amount.hpp"
#include "catch.hpp"
#include "sample.hpp"

namespace stated_period_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

TEST_CASE("a stated figure is observed with its bounds and lineage") {
  const Series alibaba = series({figure("2024H1", "23bn", "2024-08-26", SourceRank::press, 3)});
  const Observation seen = observe(alibaba, period("2024H1"));
  CHECK(seen.status == Status::stated);
  CHECK(seen.amount == 2'300'000'000'000);
  CHECK(seen.bounds == Bounds(2'250'000'000'000, 2'350'000'000'000));
  CHECK(seen.currency == currency("CNY"));
  CHECK(seen.stated().currency == currency("CNY"));
  CHECK(seen.series == SeriesId{7});
  CHECK(seen.company == CompanyId{1});
  CHECK(seen.measure == MeasureId{1});
  CHECK(seen.basis == Basis::actual);
  CHECK(seen.period == period("2024H1"));
  CHECK(seen.known_on == day("2024-08-26"));
  CHECK(seen.rate().kind == RateKind::none);
  CHECK(seen.flags.empty());
  REQUIRE(seen.operands.size() == 1);
  CHECK(seen.operands[0].sign == 1);
  CHECK(seen.operands[0].figure.source == SourceId{3});
}

TEST_CASE("a range is observed as its two ends") {
  const Series guided = series({figure("2025", "64-72bn", "2025-04-30")}, currency("CNY"), Basis::guidance);
  const Observation seen = observe(guided, period("2025"));
  CHECK(seen.status == Status::range);
  CHECK_FALSE(seen.amount.has_value());
  CHECK(seen.bounds == Bounds(6'400'000'000'000, 7'200'000'000'000));
}

TEST_CASE("a limit has one bound and no amount") {
  const Series bytedance = series({figure("2025", ">12bn", "2025-01-22")}, currency("USD"), Basis::guidance);
  const Observation seen = observe(bytedance, period("2025"));
  CHECK(seen.status == Status::limit);
  CHECK_FALSE(seen.amount.has_value());
  CHECK(seen.bounds == Bounds(1'200'000'000'000, std::nullopt));
  CHECK(seen.known_on == day("2025-01-22"));
}

TEST_CASE("a period with a boundary that is not stated is missing, and says which") {
  const Series filed = series({figure("2024Q1", "6bn", "2024-05-01"), figure("2024Q2", "7bn", "2024-08-01")});
  CHECK(observe(filed, period("2024H1")).status == Status::derived);
  for (const char* label : {"2024", "2023Q1", "2024-01-01"}) {
    const Observation seen = observe(filed, period(label));
    CHECK(seen.status == Status::missing);
    CHECK_FALSE(seen.amount.has_value());
    CHECK(seen.bounds == Bounds());
    CHECK(seen.operands.empty());
    CHECK(seen.known_on.is_not_a_date());
    CHECK(seen.series == SeriesId{7});
    REQUIRE(seen.gap);
    CHECK(seen.gap->begin_is_stated == (std::string(label) != "2023Q1"));
    CHECK_FALSE(seen.gap->end_is_stated);
  }
}

TEST_CASE("only what was known on the day is observed") {
  const Series meta =
      series({millions("2023H1", "13058", "2023-07-27"), millions("2023H1", "12957", "2024-08-01")}, currency("USD"));
  CHECK(observe(meta, period("2023H1"), day("2023-07-26")).status == Status::missing);
  CHECK(observe(meta, period("2023H1"), day("2024-07-31")).amount == 1'305'800'000'000);
  CHECK(observe(meta, period("2023H1"), day("2024-08-01")).amount == 1'295'700'000'000);
  CHECK(observe(meta, period("2023H1")).known_on == day("2024-08-01"));
}

TEST_CASE("a count is observed in no currency") {
  const Series chips = series({figure("2024", "485k", "2025-01-22", SourceRank::press, 1, Currency::none())},
                              Currency::none(), Basis::estimate);
  const Observation seen = observe(chips, period("2024"));
  CHECK(seen.amount == 485'000);
  CHECK_FALSE(seen.currency.is_money());
}

TEST_CASE("an amount whose bounds do not fit overflows, and keeps its lineage") {
  Figure huge = figure("2024", "1bn", "2025-01-01");
  huge.amount = Stated(9'000'000'000'000'000'000, 9'000'000'000'000'000'000, -16, 2);
  const Observation seen = observe(series({huge}), period("2024"));
  CHECK(seen.status == Status::overflow);
  CHECK_FALSE(seen.amount.has_value());
  CHECK(seen.operands.size() == 1);
}

TEST_CASE("an observation is bounded as it says") {
  const Series alibaba = series({figure("2024H1", "~23bn", "2024-08-26")});
  const BoundedAmount amount = bounded(observe(alibaba, period("2024H1")));
  CHECK(amount ==
        BoundedAmount{Status::stated, Flag::about, 2'300'000'000'000, Bounds(2'250'000'000'000, 2'350'000'000'000)});
  CHECK(bounded(observe(alibaba, period("2023H1"))) == BoundedAmount{});
}

}  // namespace stated_period_test
