#include "analysis/answer/total.hpp"

#include "catch.hpp"
#include "group_sample.hpp"

namespace total_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");
constexpr std::int64_t million = 100'000'000;  // in minor units

Total total_of(const GroupRecord& record, const char* label, const TotalRules& rules = {},
               const Question& asked = about_capex()) {
  return total(record, asked, {parse_label(label)}, yuan_rates(), rules).front();
}

const TotalRules what_is_there = {{}, true};

CompanyRecord with(int id, const char* key, const char* label, const char* amount, Basis basis = Basis::actual) {
  return company(id, key, {series({figure(label, amount, "2024-08-26")}, cny, basis)});
}

std::string millions_of(const Bounds& bounds) {
  const auto text = [](std::optional<std::int64_t> end) { return end ? std::to_string(*end / million) : "open"; };
  return text(bounds.low()) + ".." + text(bounds.high());
}

std::string fraction(const std::optional<Ratio>& ratio) {
  return ratio ? to_string(to_decimal(*ratio, 4)) : "-";
}

}  // namespace

TEST_CASE("a total sums its members with their bounds, beside what was stated for the group") {
  const Total bat_total = total_of(bat(), "2024H1");
  // 23 + 4.2 + 23.1; 22.5 + 4.15 + 23.05 and 23.5 + 4.25 + 23.15.
  CHECK(bat_total.sum.status == Status::derived);
  CHECK(bat_total.sum.amount == 50'300 * million);
  CHECK(millions_of(bat_total.sum.bounds) == "49700..50900");
  CHECK(bat_total.sum.company == the_group);
  CHECK(bat_total.sum.currency == cny);
  CHECK(bat_total.sum.measure == MeasureId{1});
  CHECK(bat_total.sum.period == period("2024H1"));
  CHECK(bat_total.sum.flags.empty());
  CHECK(bat_total.stated.amount == 50'000 * million);
  // 49.7 - 50.5 and 50.9 - 49.5.
  CHECK(bat_total.difference.status == Status::derived);
  CHECK(bat_total.difference.point == 300 * million);
  CHECK(millions_of(bat_total.difference.bounds) == "-800..1400");
}

TEST_CASE("members are ranked by amount and have shares whose bounds know the whole") {
  const Total bat_total = total_of(bat(), "2024H1");
  REQUIRE(bat_total.members.size() == 3);
  CHECK(bat_total.members[0].company == CompanyId{3});
  CHECK(bat_total.members[1].company == CompanyId{1});
  CHECK(bat_total.members[2].company == CompanyId{2});
  CHECK(bat_total.members[0].rank == 1);
  CHECK(bat_total.members[2].rank == 3);
  CHECK(bat_total.members[0].share == Ratio(231, 503));
  // Alibaba: 22.5 / (22.5 + 23.15 + 4.25) = 0.4509, 23.5 / (23.5 + 23.05 + 4.15) = 0.4635.
  CHECK(fraction(bat_total.members[1].share_low) == "0.4509");
  CHECK(fraction(bat_total.members[1].share_high) == "0.4635");
}

TEST_CASE("equal amounts share a rank and the next one is skipped") {
  const GroupRecord record = group({with(1, "a", "2024H1", "5bn"), with(2, "b", "2024H1", "7bn"),
                                    with(3, "c", "2024H1", "7bn"), with(4, "d", "2024H1", "6bn")});
  const Total four = total_of(record, "2024H1");
  CHECK(four.members[0].rank == 1);
  CHECK(four.members[1].rank == 1);
  CHECK(four.members[2].rank == 3);
  CHECK(four.members[3].rank == 4);
}

TEST_CASE("a member that states a range is added, ranked and shared by its middle") {
  const GroupRecord record =
      group({with(1, "a", "2024H1", "5bn"), with(2, "b", "2024H1", "10-14bn"), with(3, "c", "2024H1", "3bn")});
  const Total three = total_of(record, "2024H1");
  CHECK(three.sum.amount == 20'000 * million);
  CHECK(three.members[0].company == CompanyId{2});
  CHECK(three.members[0].rank == 1);
  CHECK(three.members[0].share == Ratio(12, 20));
  CHECK(fraction(three.members[0].share_low) == "0.5263");  // 10 / (10 + 5.5 + 3.5)
  CHECK(three.members[1].rank == 2);
  CHECK(three.members[1].share == Ratio(5, 20));

  const Total alike = total_of(
      group({with(1, "a", "2024H1", "10-14bn"), with(2, "b", "2024H1", "8-10bn"), with(3, "c", "2024H1", "12bn")}),
      "2024H1");
  CHECK(alike.members[0].rank == 1);
  CHECK(alike.members[1].rank == 1);
  CHECK(alike.members[2].rank == 3);
  CHECK(alike.members[2].company == CompanyId{2});
}

TEST_CASE("members that claims imply make the sum implied") {
  const Total base = total_of(bat(), "2023H1");
  CHECK(base.sum.status == Status::implied);
  // 23 / 2.23 = 10.313901, 4.2 / 1.04 = 4.038461, and 8.4; 22.5 / 2.235 + 4.15 / 1.045 + 8.35 and
  // 23.5 / 2.225 + 4.25 / 1.035 + 8.45.
  CHECK(base.sum.amount == 2'275'236'288'375);
  CHECK(millions_of(base.sum.bounds) == "22388..23118");
}

TEST_CASE("a member without a value leaves the total incomplete") {
  const GroupRecord record = group({with(1, "a", "2024H1", "5bn"), with(2, "b", "2023H1", "7bn")});
  const Total lacking = total_of(record, "2024H1");
  CHECK(lacking.sum.status == Status::incomplete);
  CHECK_FALSE(lacking.sum.amount);
  CHECK(lacking.sum.bounds == Bounds());
  REQUIRE(lacking.members.size() == 2);
  CHECK(lacking.members[0].counted);
  CHECK_FALSE(lacking.members[0].share);
  CHECK(lacking.members[0].rank == 0);
  CHECK_FALSE(lacking.members[1].counted);
  CHECK(lacking.members[1].company == CompanyId{2});
  CHECK(lacking.members[1].observation.status == Status::missing);
  CHECK(lacking.difference.status == Status::incomplete);
}

TEST_CASE("what is there is summed where that is allowed, and is partial") {
  const GroupRecord record = group({with(1, "a", "2024H1", "5bn"), with(2, "b", "2023H1", "7bn")});
  const Total some = total_of(record, "2024H1", what_is_there);
  CHECK(some.sum.status == Status::partial);
  CHECK(some.sum.amount == 5'000 * million);
  // One alone is no part of what the others lack.
  CHECK_FALSE(some.members[0].share);
  CHECK(some.members[0].rank == 0);
  CHECK_FALSE(some.members[1].share);
}

TEST_CASE("amounts are added, ranked and shared by the one definition that all members have") {
  const auto both = [](int id, const char* key, const char* leases, const char* cash) {
    CompanyRecord record = with(id, key, "2024H1", cash);
    record.series[0].measure = MeasureId{3};
    if (leases == nullptr) return record;
    CompanyRecord more = with(id, key, "2024H1", leases);
    more.series[0].measure = MeasureId{2};
    more.series[0].id = SeriesId{id * 10 + 5};
    record.series.push_back(more.series[0]);
    return record;
  };
  const GroupRecord record = group({both(1, "microsoft", "33bn", "25bn"), both(2, "amazon", nullptr, "32bn")},
                                   {series({figure("2024H1", "65bn", "2024-08-26")})});
  Question asked = about_capex();
  asked.measures = {MeasureId{1}, MeasureId{2}, MeasureId{3}};
  const Total by_cash = total_of(record, "2024H1", {}, asked);
  CHECK(by_cash.sum.amount == 57'000 * million);
  CHECK(by_cash.sum.measure == MeasureId{3});
  CHECK(by_cash.sum.flags.empty());
  CHECK(by_cash.members[0].company == CompanyId{2});
  CHECK(by_cash.members[0].rank == 1);
  CHECK(by_cash.members[0].share == Ratio(32, 57));
  REQUIRE(by_cash.otherwise);
  CHECK(by_cash.otherwise->sum.amount == 65'000 * million);
  CHECK(by_cash.otherwise->by == std::vector{std::pair(CompanyId{1}, MeasureId{2})});

  TotalRules mixing;
  mixing.each_own = true;
  const Total mixed = total_of(record, "2024H1", mixing, asked);
  CHECK(mixed.sum.amount == 65'000 * million);
  CHECK(mixed.sum.flags.has(Flag::mixed_definitions));
  CHECK(mixed.members[0].rank == 0);
  CHECK_FALSE(mixed.members[0].share);
}

TEST_CASE("a partial sum of implied members is partial") {
  GroupRecord record = bat();
  record.companies.push_back(with(4, "meituan", "2024H1", "5bn"));
  record.members.push_back({CompanyId{4}, "meituan", std::nullopt, std::nullopt});
  CHECK(total_of(record, "2023H1", what_is_there).sum.status == Status::partial);
}

TEST_CASE("a sum of nothing is missing and never 0") {
  const GroupRecord none_there = group({with(1, "a", "2023H1", "5bn")});
  CHECK(total_of(none_there, "2024H1").sum.status == Status::incomplete);
  CHECK(total_of(none_there, "2024H1", what_is_there).sum.status == Status::missing);
  CHECK_FALSE(total_of(none_there, "2024H1", what_is_there).sum.amount);
  const GroupRecord nobody = group({}, {series({figure("2024H1", "50bn", "2024-08-26")})});
  const Total empty = total_of(nobody, "2024H1");
  CHECK(empty.sum.status == Status::missing);
  CHECK_FALSE(empty.sum.amount);
  CHECK(empty.stated.status == Status::stated);
  CHECK(empty.difference.status == Status::missing);
  CHECK(total(nobody, about_capex(), {}, yuan_rates()).empty());
}

TEST_CASE("those who are members on the last day of the latest label answer for all labels") {
  GroupRecord record =
      group({with(1, "a", "2024H1", "5bn"), with(2, "b", "2024H1", "7bn"), with(3, "c", "2024H1", "1bn")});
  record.companies[0].series[0].figures =
      in_order({figure("2023H1", "4bn", "2024-08-26"), figure("2024H1", "5bn", "2024-08-26")});
  record.members[1].until = day("2024-06-30");  // exclusive: no member on that day
  record.members[2].since = day("2024-06-30");  // inclusive
  const auto members = members_on(record, day("2024-06-30"));
  REQUIRE(members.size() == 2);
  CHECK(members[0]->company.key == "a");
  CHECK(members[1]->company.key == "c");
  CHECK(total_of(record, "2024H1").sum.amount == 6'000 * million);
  const auto both = total(record, about_capex(), parse_labels("2023H1..2024H1", Step::half), yuan_rates());
  REQUIRE(both.size() == 3);
  CHECK(both[0].members.size() == 2);
  CHECK(both[0].sum.status == Status::incomplete);  // c has no 2023H1
  CHECK(both[2].sum.amount == 6'000 * million);
  // By itself 2023H1 is of the members of its own day: a and b.
  CHECK(total_of(record, "2023H1").members[1].company == CompanyId{2});
}

TEST_CASE("a company that came back is a member once") {
  GroupRecord record = group({with(1, "a", "2024H1", "5bn")});
  record.members = {{CompanyId{1}, "a", std::nullopt, day("2020-01-01")},
                    {CompanyId{1}, "a", day("2022-01-01"), std::nullopt},
                    {CompanyId{1}, "a", day("2023-01-01"), std::nullopt}};
  CHECK(total_of(record, "2024H1").members.size() == 1);
  CHECK(members_on(record, day("2021-01-01")).empty());
}

TEST_CASE("a member without a record is refused") {
  GroupRecord record = bat();
  record.companies.pop_back();
  CHECK_THROWS_AS(total_of(record, "2024H1"), Error);
}

TEST_CASE("a member that is only a limit makes the sum a limit") {
  const Total at_least = total_of(group({with(1, "a", "2024H1", "5bn"), with(2, "b", "2024H1", ">12bn")}), "2024H1");
  CHECK(at_least.sum.status == Status::limit);
  CHECK_FALSE(at_least.sum.amount);
  CHECK(millions_of(at_least.sum.bounds) == "16500..open");
  CHECK(at_least.members[0].rank == 0);
  CHECK_FALSE(at_least.members[0].share);
  CHECK(at_least.difference.status == Status::missing);  // nothing is stated for the group
  const Total neither = total_of(group({with(1, "a", "2024H1", "<5bn"), with(2, "b", "2024H1", ">12bn")}), "2024H1");
  CHECK(neither.sum.status == Status::missing);  // what is open on both sides says nothing
  CHECK(neither.sum.bounds == Bounds());
  CHECK(neither.sum.known_on.is_special());
  CHECK(neither.members[1].observation.status == Status::limit);
}

TEST_CASE("two limits of one side have no difference") {
  const Total both =
      total_of(group({with(1, "a", "2024H1", "<5bn")}, {series({figure("2024H1", "<7bn", "2024-08-26")})}), "2024H1");
  CHECK(both.sum.status == Status::limit);
  CHECK(both.stated.status == Status::limit);
  CHECK(both.difference.status == Status::missing);
}

TEST_CASE("unlike measures and variants are flagged, and so are the measures of sum and stated") {
  CompanyRecord leases = with(2, "b", "2024H1", "7bn");
  leases.series[0].measure = MeasureId{2};
  Question asked = about_capex();
  asked.measures = {MeasureId{1}, MeasureId{2}};
  const Total unlike = total_of(group({with(1, "a", "2024H1", "5bn"), leases}), "2024H1", {}, asked);
  CHECK(unlike.sum.flags.has(Flag::mixed_definitions));
  CHECK(unlike.sum.measure == MeasureId{});
  CHECK_FALSE(unlike.members[0].share);
  CHECK(unlike.members[0].rank == 0);

  CompanyRecord variant = with(2, "b", "2024H1", "7bn");
  variant.series[0].figures[0].variant = VariantId{3};
  const Total varied = total_of(group({with(1, "a", "2024H1", "5bn"), variant}), "2024H1");
  CHECK(varied.sum.flags.has(Flag::mixed_definitions));
  CHECK(varied.sum.measure == MeasureId{1});

  const Total beside =
      total_of(group({leases}, {series({figure("2024H1", "7bn", "2024-08-26")})}), "2024H1", {}, asked);
  CHECK(beside.sum.flags.empty());
  CHECK(beside.difference.flags.has(Flag::mixed_definitions));
}

TEST_CASE("an estimate answers where there is no actual, if that is asked for, and is flagged") {
  const GroupRecord record = group({with(1, "a", "2024H1", "5bn"), with(2, "b", "2024H1", "7bn", Basis::estimate)});
  CHECK(total_of(record, "2024H1").sum.status == Status::incomplete);
  const TotalRules or_estimates = {{Basis::estimate}, false};
  const Total mixed = total_of(record, "2024H1", or_estimates);
  CHECK(mixed.sum.amount == 12'000 * million);
  CHECK(mixed.sum.flags.has(Flag::mixed_basis));
  CHECK(mixed.members[0].observation.basis == Basis::estimate);
  const Total actuals = total_of(group({with(1, "a", "2024H1", "5bn")}), "2024H1", or_estimates);
  CHECK(actuals.sum.flags.empty());
}

TEST_CASE("an actual that lacks only a rate is not replaced by an estimate") {
  CompanyRecord company_with_both = with(1, "a", "2025H1", "5bn");
  company_with_both.series.push_back(
      series({figure("2025H1", "6bn", "2024-08-26", SourceRank::press, 1, usd)}, usd, Basis::estimate));
  Question asked = about_capex();
  asked.in = usd;
  const Total lacking = total_of(group({company_with_both}), "2025H1", {{Basis::estimate}, false}, asked);
  CHECK(lacking.sum.status == Status::incomplete);
  CHECK(lacking.members[0].observation.status == Status::stale_rate);
}

TEST_CASE("members in several currencies are summed in the one asked for") {
  const GroupRecord record =
      group({with(1, "a", "2024H1", "7.5bn"),
             company(2, "b", {series({figure("2024H1", "2bn", "2024-08-26", SourceRank::report, 1, usd)}, usd)})},
            {series({figure("2024H1", "3bn", "2024-08-26", SourceRank::press, 1, usd)}, usd)});
  try {
    total_of(record, "2024H1");
    FAIL("summed across currencies");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::currency_mismatch);
    CHECK(std::string(error.what()).find("CNY, USD") != std::string::npos);
  }
  Question asked = about_capex();
  asked.in = usd;
  const Total dollars = total_of(record, "2024H1", {}, asked);  // 7.5 / 7.5 + 2
  CHECK(dollars.sum.amount == 3'000 * million);
  CHECK(dollars.sum.currency == usd);
  CHECK(dollars.difference.point == 0);
}

TEST_CASE("what was stated in another currency has no difference until both are converted") {
  const GroupRecord record = group({with(1, "a", "2024H1", "7.5bn")},
                                   {series({figure("2024H1", "1bn", "2024-08-26", SourceRank::press, 1, usd)}, usd)});
  CHECK(total_of(record, "2024H1").difference.status == Status::no_rate);
  Question asked = about_capex();
  asked.in = cny;
  CHECK(total_of(record, "2024H1", {}, asked).difference.status == Status::derived);
}

TEST_CASE("a count asked for in a currency leaves the total incomplete") {
  const auto chips = [](int id, const char* key) {
    return company(
        id, key,
        {series({figure("2024", "5k", "2024-08-26", SourceRank::report, 1, Currency::none())}, Currency::none())});
  };
  const GroupRecord record = group({chips(1, "a"), chips(2, "b")});
  CHECK(total_of(record, "2024").sum.amount == 10'000);
  Question asked = about_capex();
  asked.in = usd;
  const Total none = total_of(record, "2024", {}, asked);
  CHECK(none.sum.status == Status::incomplete);
  CHECK(none.members[0].observation.status == Status::not_money);
}

TEST_CASE("a sum that does not fit is overflow") {
  const GroupRecord record = group({with(1, "a", "2024H1", "90000000bn"), with(2, "b", "2024H1", "90000000bn")},
                                   {series({figure("2024H1", "50bn", "2024-08-26")})});
  const Total large = total_of(record, "2024H1");
  CHECK(large.sum.status == Status::overflow);
  CHECK_FALSE(large.sum.amount);
  CHECK(large.difference.status == Status::overflow);
}

TEST_CASE("a member whose days were moved makes the sum skewed by its days") {
  Question asked = about_capex();
  asked.align = Alignment::nearest;
  const GroupRecord moved = group({with(1, "a", "2024H1", "5bn"), with(2, "b", "2024-02-01..2024-07-31", "7bn")});
  const Total apart = total_of(moved, "2024H1", {}, asked);
  CHECK(apart.sum.amount == 12'000 * million);
  CHECK(apart.sum.flags.has(Flag::skewed));
  CHECK(apart.sum.skew == Skew{31, 31});
  CHECK(apart.sum.period == period("2024H1"));
  const GroupRecord together = group({with(2, "b", "2024-02-01..2024-07-31", "7bn")});
  CHECK(total_of(together, "2024H1", {}, asked).sum.skew == Skew{31, 31});
}

TEST_CASE("fiscal years of one name and unlike days are skewed") {
  CompanyRecord june = with(2, "b", "2023-07-01..2024-06-30", "7bn");
  june.company.calendar = parse_fiscal_year_end("06-30");
  const Total years = total_of(group({with(1, "a", "2024", "5bn"), june}), "FY2024");
  CHECK(years.sum.amount == 12'000 * million);
  CHECK(years.sum.flags.has(Flag::skewed));
  CHECK(years.sum.skew == Skew{-184, -184});
  const Total one = total_of(group({june}), "FY2024");  // whose days are the sum's
  CHECK_FALSE(one.sum.flags.has(Flag::skewed));
  CHECK(one.sum.period == period("2023-07-01..2024-06-30"));
}

TEST_CASE("a sum is known when the last of its parts is") {
  CompanyRecord later = with(2, "b", "2024H1", "7bn");
  later.series[0].figures[0].known_on = day("2024-09-01");
  CHECK(total_of(group({with(1, "a", "2024H1", "5bn"), later}), "2024H1").sum.known_on == day("2024-09-01"));
}

TEST_CASE("a part below zero leaves shares without bounds") {
  const Total with_refund = total_of(group({with(1, "a", "2024H1", "5bn"), with(2, "b", "2024H1", "-1bn")}), "2024H1");
  CHECK(with_refund.sum.amount == 4'000 * million);
  CHECK(with_refund.members[0].share == Ratio(5, 4));
  CHECK_FALSE(with_refund.members[0].share_low);
}

}  // namespace total_test
