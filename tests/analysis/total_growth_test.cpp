#include <random>

#include "analysis/answer/total.hpp"
#include "catch.hpp"
#include "group_sample.hpp"
#include "money/display_text.hpp"

namespace total_growth_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency cny = currency("CNY");
constexpr std::int64_t million = 100'000'000;  // in minor units

TotalGrowth growth_of(const GroupRecord& record, const char* label, const TotalRules& rules = {},
                      const Question& asked = about_capex()) {
  return total_growth(record, asked, {parse_label(label)}, Step::year, yuan_rates(), rules).front();
}

std::string percent(const std::optional<Ratio>& factor) {
  return factor ? to_string(to_decimal(less_one(*factor) * Ratio(100, 1), 1)) : "-";
}

std::string points(const std::optional<Ratio>& contribution) {
  return contribution ? to_string(to_decimal(*contribution * Ratio(100, 1), 2)) : "-";
}

CompanyRecord grown_from(int id, const char* key, const char* base, const char* amount) {
  return company(id, key, {series({figure("2023H1", base, "2024-08-26"), figure("2024H1", amount, "2024-08-26")})});
}

CompanyRecord with(int id, const char* key, const char* label, const char* amount, Basis basis = Basis::actual) {
  return company(id, key, {series({figure(label, amount, "2024-08-26")}, cny, basis)});
}

}  // namespace

TEST_CASE("a total grows from the sum of its members' bases") {
  const TotalGrowth bat_growth = growth_of(bat(), "2024H1");
  CHECK(bat_growth.amount.sum.amount == 50'300 * million);
  CHECK(bat_growth.base.sum.amount == 2'275'236'288'375);
  CHECK(bat_growth.base.label == parse_label("2023H1"));
  CHECK(bat_growth.growth.status == Status::implied);
  CHECK(percent(bat_growth.growth.factor) == "121.1");
  CHECK(percent(bat_growth.growth.low) == "115.0");   // 49.7 / 23.118
  CHECK(percent(bat_growth.growth.high) == "127.3");  // 50.9 / 22.388
  CHECK(percent(bat_growth.stated.factor) == "117.4");
}

TEST_CASE("each member's growth is its own answer, also where that is a claim") {
  const TotalGrowth bat_growth = growth_of(bat(), "2024H1");
  REQUIRE(bat_growth.members.size() == 3);
  CHECK(bat_growth.amount.members[1].company == CompanyId{1});
  CHECK(bat_growth.base.members[1].company == CompanyId{1});
  CHECK(bat_growth.members[1].growth.claim == ClaimId{1});
  CHECK(percent(bat_growth.members[1].growth.low) == "122.5");
  CHECK(percent(bat_growth.members[0].growth.factor) == "175.0");
}

TEST_CASE("contributions are in points of the sum's base") {
  // (30 - 10) / 40 = 50 points, (27 - 30) / 40 = -7.5; 57 / 40 = +42.5%.
  const TotalGrowth two =
      growth_of(group({grown_from(1, "a", "10bn", "30bn"), grown_from(2, "b", "30bn", "27bn")}), "2024H1");
  CHECK(points(two.members[0].contribution) == "50.00");
  CHECK(points(two.members[1].contribution) == "-7.50");
  CHECK(percent(two.growth.factor) == "42.5");
}

TEST_CASE("a member that states a range adds its middle") {
  // (12 - 8) / 20 = 20 points, (18 - 12) / 20 = 30.
  const TotalGrowth two =
      growth_of(group({grown_from(1, "a", "8bn", "10-14bn"), grown_from(2, "b", "10-14bn", "18bn")}), "2024H1");
  CHECK(percent(two.growth.factor) == "50.0");
  CHECK(two.amount.members[0].company == CompanyId{2});
  CHECK(points(two.members[0].contribution) == "30.00");
  CHECK(points(two.members[1].contribution) == "20.00");
}

TEST_CASE("contributions add up to the growth exactly, whatever the amounts") {
  std::mt19937_64 random(20240826);
  for (int round = 0; round < 1000; ++round) {
    std::vector<CompanyRecord> companies;
    const int count = 1 + static_cast<int>(random() % 6);
    for (int i = 1; i <= count; ++i) {
      const auto amount = [&] { return std::to_string(random() % 100'000'000'000 + 1); };
      companies.push_back(grown_from(i, "c", amount().c_str(), amount().c_str()));
    }
    const TotalGrowth all = growth_of(group(std::move(companies)), "2024H1");
    Int128 sum = 0;
    for (const MemberGrowth& member : all.members) {
      REQUIRE(member.contribution->denominator() == *all.base.sum.amount);
      sum += member.contribution->numerator();
    }
    REQUIRE(Ratio(sum, *all.base.sum.amount) == less_one(*all.growth.factor));
  }
}

TEST_CASE("a growth lacks what its amount or base lacks") {
  const GroupRecord record = group({grown_from(1, "a", "10bn", "30bn"), with(2, "b", "2024H1", "7bn")});
  const TotalGrowth lacking = growth_of(record, "2024H1");
  CHECK(lacking.amount.sum.amount == 37'000 * million);
  CHECK(lacking.base.sum.status == Status::incomplete);
  CHECK(lacking.growth.status == Status::incomplete);
  CHECK_FALSE(lacking.growth.factor);
  CHECK_FALSE(lacking.members[0].contribution);
  CHECK(lacking.members[1].growth.status == Status::missing_base);
  const TotalGrowth no_amount = growth_of(group({with(1, "a", "2023H1", "7bn")}), "2024H1");
  CHECK(no_amount.growth.status == Status::incomplete);
}

TEST_CASE("a growth of what is there compares the members that have both periods") {
  const GroupRecord record = group({grown_from(1, "a", "10bn", "30bn"), with(2, "b", "2024H1", "70bn")});
  const TotalGrowth like = growth_of(record, "2024H1", {{}, true});
  CHECK(like.amount.sum.status == Status::partial);
  CHECK(like.amount.sum.amount == 30'000 * million);
  CHECK(like.base.sum.amount == 10'000 * million);
  CHECK(like.growth.status == Status::partial);
  CHECK(percent(like.growth.factor) == "200.0");
  CHECK(like.amount.members[0].company == CompanyId{2});  // the largest, shown and not counted
  CHECK_FALSE(like.amount.members[0].counted);
  CHECK(like.amount.members[0].rank == 0);
  CHECK_FALSE(like.members[0].contribution);
  CHECK(like.amount.members[1].rank == 0);  // one alone is the first of nothing
  const TotalGrowth nobody = growth_of(group({with(2, "b", "2024H1", "70bn")}), "2024H1", {{}, true});
  CHECK(nobody.growth.status == Status::missing);
  CHECK(growth_of(group({}), "2024H1").growth.status == Status::missing);
}

TEST_CASE("a sum does not grow from zero or less") {
  const TotalGrowth zero =
      growth_of(group({grown_from(1, "a", "5bn", "30bn"), grown_from(2, "b", "-5bn", "1bn")}), "2024H1");
  CHECK(zero.growth.status == Status::zero_base);
  CHECK_FALSE(zero.members[0].contribution);
  const TotalGrowth negative = growth_of(group({grown_from(1, "a", "-5bn", "30bn")}), "2024H1");
  CHECK(negative.growth.status == Status::negative_base);
}

TEST_CASE("a limit among the members makes the growth one, without contributions") {
  const TotalGrowth open =
      growth_of(group({grown_from(1, "a", "10bn", ">30bn"), grown_from(2, "b", "10bn", "20bn")}), "2024H1");
  CHECK(open.growth.status == Status::limit);
  CHECK_FALSE(open.growth.factor);
  CHECK(percent(open.growth.low) == "135.7");  // 49.5 / 21 - 1
  CHECK_FALSE(open.growth.high);
  CHECK_FALSE(open.members[1].contribution);
}

TEST_CASE("membership is that of the latest period, also for its base") {
  GroupRecord record = group({grown_from(1, "a", "10bn", "30bn"), grown_from(2, "b", "10bn", "20bn")});
  record.members[1].since = day("2024-01-01");
  const TotalGrowth joined = growth_of(record, "2024H1");
  CHECK(joined.base.sum.amount == 20'000 * million);
  CHECK(joined.growth.factor == Ratio(50, 20));
}

TEST_CASE("guidance on an actual is a growth of mixed bases") {
  CompanyRecord plans = with(1, "a", "2024", "10bn");
  plans.series.push_back(series({figure("2025", "15bn", "2024-08-26")}, cny, Basis::guidance));
  const TotalGrowth planned = growth_of(group({plans}), "2025", {{Basis::guidance}, false});
  CHECK(planned.growth.factor == Ratio(3, 2));
  CHECK(planned.amount.members[0].observation.basis == Basis::guidance);
  CHECK(planned.base.members[0].observation.basis == Basis::actual);
  CHECK(planned.amount.sum.flags.has(Flag::mixed_basis));
  CHECK(planned.members[0].growth.factor == Ratio(3, 2));
}

TEST_CASE("amounts and bases convert at the rates of their own periods") {
  Question asked = about_capex();
  asked.in = currency("USD");
  // 15 / 7.5 and 7 / 7.
  const TotalGrowth dollars = growth_of(group({grown_from(1, "a", "7bn", "15bn")}), "2024H1", {}, asked);
  CHECK(dollars.amount.sum.amount == 2'000 * million);
  CHECK(dollars.growth.factor == Ratio(2, 1));
}

TEST_CASE("printed contributions add up to the printed growth, printed shares to 100%") {
  const TotalGrowth bat_growth = growth_of(bat(), "2024H1");
  const auto shares = printed_shares(bat_growth.amount, 3);
  CHECK(percent_text(*shares[0], false) == "45.9");  // 23.1 / 50.3 = 0.45924, 23 / 50.3 = 0.45726, 4.2 / 50.3 = 0.08350
  CHECK(percent_text(*shares[1], false) == "45.7");
  CHECK(percent_text(*shares[2], false) == "8.4");  // the largest rest
  const auto contributions = printed_contributions(bat_growth, 3);
  // (23.1 - 8.4) / 22.752363 = 0.64609, (23 - 10.313901) / 22.752363 = 0.55757, 0.161538 / 22.752363 = 0.00710;
  // together 1.21076.
  CHECK(percent_text(*contributions[0]) == "+64.6");
  CHECK(percent_text(*contributions[1]) == "+55.8");
  CHECK(percent_text(*contributions[2]) == "+0.7");
  const TotalGrowth lacking = growth_of(group({with(1, "a", "2024H1", "7bn")}), "2024H1");
  CHECK_FALSE(printed_contributions(lacking, 3)[0]);
  CHECK_FALSE(printed_shares(lacking.base, 3)[0]);
}

}  // namespace total_growth_test
