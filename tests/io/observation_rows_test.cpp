#include "io/rows/observation_rows.hpp"

#include "catch.hpp"
#include "time/label.hpp"

namespace capex::core::observation_rows_test {

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");

Period half(int year, int number) {
  return resolve(Label::half(year, number));
}

Observation observation(const Period& period, Status status, Currency in) {
  Observation o(period);
  o.status = status;
  o.currency = in;
  return o;
}

/// BAT's 50bn CNY of 2024H1, as stated.
Observation fifty_billion() {
  Observation o = observation(half(2024, 1), Status::stated, cny);
  o.amount = 5'000'000'000'000;
  o.bounds = Bounds(4'950'000'000'000, 5'050'000'000'000);
  o.known_on = Date(2024, 8, 26);
  o.operands.push_back(
      {1, {half(2024, 1), Stated(*o.amount, *o.amount, -9, 2), o.known_on, SourceId{1}, SourceRank::press}});
  return o;
}

const ObservationNames bat{"bat", "capex", "2024H1", {"ft-2024-08"}, ""};

std::string csv(const std::vector<std::string>& columns, Row row) {
  const std::string text = write_rows({columns, {std::move(row)}}, Format::csv);
  return text.substr(text.find('\n') + 1);
}
std::string shown(const Observation& o, const ObservationNames& names) {
  return csv(show_columns(), show_row(o, names));
}

}  // namespace

TEST_CASE("the columns of show and growth are fixed") {
  CHECK(write_rows({show_columns(), {}}, Format::csv) ==
        "company,measure,basis,scope,period,first_day,last_day,currency,amount,low,high,status,rate,rate_kind,known_on,"
        "sources,derivation,flags\n");
  CHECK(write_rows({growth_columns(), {}}, Format::csv) ==
        "company,measure,basis,scope,period,first_day,last_day,currency,amount,low,high,status,rate,rate_kind,known_on,"
        "sources,derivation,flags,base_period,base_amount,base_low,base_high,base_status,growth,growth_low,growth_high,"
        "growth_status\n");
}

TEST_CASE("a stated figure is a row in whole units with its days, source and derivation") {
  CHECK(
      shown(fifty_billion(), bat) ==
      "bat,capex,actual,total,2024H1,2024-01-01,2024-06-30,CNY,50000000000,49500000000,50500000000,stated,,,2024-08-26,"
      "ft-2024-08,2024H1,\n");
}

TEST_CASE("a growth is flagged for the figures of its base, not for the days of it") {
  const Flags base = Flags(Flag::sources_disagree) | Flag::held_back | Flag::skewed | Flag::long_period;
  CHECK(growth_flags(Flag::about, base) == (Flags(Flag::about) | Flag::sources_disagree | Flag::held_back));
  CHECK(growth_flags(Flag::skewed, {}) == Flags(Flag::skewed));
}

TEST_CASE("a conversion prints the rate that it used, and flags their words") {
  Observation o = fifty_billion();
  o.currency = usd;
  o.amount = 693'000'690'001;
  o.bounds = Bounds(686'070'683'100, 699'930'696'900);
  o.conversion = Conversion{
      {}, {RateKind::average, {usd, cny, Decimal(72150, 4)}, half(2024, 1).first(), half(2024, 1).last(), 126, {}}};
  o.flags = Flags(Flag::about) | Flags(Flag::sources_disagree);
  CHECK(shown(o, bat) ==
        "bat,capex,actual,total,2024H1,2024-01-01,2024-06-30,USD,6930006900.01,6860706831,6999306969,stated,7.2150,"
        "average,"
        "2024-08-26,ft-2024-08,2024H1,sources_disagree about\n");
}

TEST_CASE("what has no value prints no number and keeps its status") {
  Observation missing = observation(half(2023, 2), Status::missing, Currency::none());
  missing.amount = 1;
  missing.bounds = Bounds::exactly(1);
  CHECK(shown(missing, {"baidu", "capex", "2023H2", {}, ""}) ==
        "baidu,capex,actual,total,2023H2,2023-07-01,2023-12-31,,,,,missing,,,,,,\n");

  Observation stale = fifty_billion();
  stale.status = Status::stale_rate;
  stale.currency = usd;
  stale.conversion = Conversion{
      {}, {RateKind::average, {usd, cny, Decimal(7, 0)}, half(2024, 1).first(), half(2024, 1).last(), 126, {}}};
  CHECK(shown(stale, bat) ==
        "bat,capex,actual,total,2024H1,2024-01-01,2024-06-30,USD,,,,stale_rate,,,,ft-2024-08,2024H1,\n");
}

TEST_CASE("a limit's row has one bound and no amount") {
  Observation o = observation(resolve(Label::year(2025)), Status::limit, usd);
  o.basis = Basis::guidance;
  o.bounds = Bounds(1'200'000'000'000, std::nullopt);
  o.known_on = Date(2025, 1, 22);
  CHECK(shown(o, {"bytedance", "ai-infrastructure", "2025", {"ft-2025-01"}, ""}) ==
        "bytedance,ai-infrastructure,guidance,total,2025,2025-01-01,2025-12-31,USD,,12000000000,,limit,,,2025-01-22,"
        "ft-2025-01,,\n");
}

TEST_CASE("a row of a count has no currency") {
  Observation o = observation(resolve(Label::year(2024)), Status::stated, Currency::none());
  o.scope = "nvidia";
  o.amount = 485'000;
  o.bounds = Bounds(484'500, 485'500);
  const Row row = show_row(o, {"microsoft", "chips-ordered", "2024", {}, ""});
  CHECK(std::holds_alternative<std::monostate>(row[7]));
  CHECK(row[8] == Cell(Number{"485000"}));
}

TEST_CASE("a derivation names the periods added and subtracted, sources once, and the claim behind it") {
  Observation o = fifty_billion();
  o.status = Status::derived;
  const Figure year{resolve(Label::year(2024)), Stated(1, 1, 2, 2), {}, {}, SourceRank::report};
  const Figure nine{resolve(Label::nine_months(2024)), Stated(1, 1, 2, 2), {}, {}, SourceRank::report};
  o.operands = {{1, year}, {-1, nine}};
  o.flags = Flag::skewed;
  o.skew = {31, -1};
  const Row row = show_row(o, {"meta", "capex", "2024Q4", {"10-k", "10-q", "10-k"}, "ft/growth"});
  CHECK(row[15] == Cell(List{{"10-k", "10-q"}}));
  CHECK(row[16] == Cell(List{{"2024", "-9M2024", "claim:ft/growth"}}));
  CHECK(row[17] == Cell(List{{"skewed:+31/-1"}}));
}

TEST_CASE("growth is a fraction to six places, its bounds rounded outwards") {
  // 50bn [49.5, 50.5] on 23bn [22.5, 23.5]: 50/23 = 2.17391304..., 49.5/23.5 = 2.10638297..., 50.5/22.5 = 2.24444...
  Observation base = fifty_billion();
  base.period = half(2023, 1);
  base.amount = 2'300'000'000'000;
  base.bounds = Bounds(2'250'000'000'000, 2'350'000'000'000);
  const Growth growth{Status::stated, Ratio(50, 23), Ratio(495, 235), Ratio(505, 225), {}};
  const std::string text = csv(growth_columns(), growth_row(fifty_billion(), bat, base, "2023H1", growth));
  CHECK(text.substr(text.find(",2023H1,")) ==
        ",2023H1,23000000000,22500000000,23500000000,stated,1.173913,1.106382,1.244445,stated\n");
}

TEST_CASE("growth has no trailing zeros, and none at all without a base") {
  const Observation missing = observation(half(2023, 1), Status::missing, cny);
  const auto tail = [&](const Observation& base, const Growth& growth) {
    const std::string text = csv(growth_columns(), growth_row(fifty_billion(), bat, base, "2023H1", growth));
    return text.substr(text.find(",2023H1,"));
  };
  CHECK(tail(missing, {Status::missing_base, std::nullopt, std::nullopt, std::nullopt, {}}) ==
        ",2023H1,,,,missing,,,,missing_base\n");
  CHECK(tail(missing, {Status::implied, Ratio(223, 100), Ratio(2225, 1000), Ratio(2235, 1000), {}}) ==
        ",2023H1,,,,missing,1.23,1.225,1.235,implied\n");
  CHECK(tail(missing, {Status::stated, Ratio(1, 1), Ratio(96, 100), std::nullopt, {}}) ==
        ",2023H1,,,,missing,0,-0.04,,stated\n");
}

TEST_CASE("growth from next to nothing is written in full") {
  const Observation missing = observation(half(2023, 1), Status::missing, cny);
  const auto growth_of = [&](const Ratio& factor) {
    const Growth growth{Status::stated, factor, factor, factor, {}};
    const std::string text = csv(growth_columns(), growth_row(fifty_billion(), bat, missing, "2023H1", growth));
    return text.substr(text.find("missing,"));
  };
  // All that fits, from one cent.
  CHECK(growth_of(Ratio(9'000'000'000'000'000'000, 1)) ==
        "missing,8999999999999999999,8999999999999999999,8999999999999999999,stated\n");
  CHECK(growth_of(Ratio(-9'000'000'000'000'000'000, 7)) ==
        "missing,-1285714285714285715.285714,-1285714285714285715.285715,-1285714285714285715.285714,stated\n");
}

}  // namespace capex::core::observation_rows_test
