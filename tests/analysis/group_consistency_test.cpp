#include "analysis/verify/consistency.hpp"
#include "catch.hpp"
#include "group_sample.hpp"

namespace group_consistency_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

constexpr MeasureId headline{1}, with_leases{2}, cash_paid{3};

std::vector<Inconsistency> checked(GroupRecord record, Date as_of = latest) {
  for (CompanyRecord& company : record.companies) company.claims.clear();
  const std::vector<MeasureId> definitions = {headline, with_leases, cash_paid};
  return group_inconsistencies(record, definitions, as_of);
}

Series half(const std::string& amount, MeasureId measure = headline, const std::string& known_on = "2024-08-26") {
  Series one = series({figure("2024H1", amount, known_on)});
  one.measure = measure;
  return one;
}

/// Three members, and what is stated for their group.
GroupRecord three(const std::string& a, const std::string& b, const std::string& c, const std::string& stated,
                  MeasureId measure = headline) {
  return group({company(1, "alibaba", {half(a, measure)}), company(2, "baidu", {half(b, measure)}),
                company(3, "tencent", {half(c, measure)})},
               {half(stated)});
}

}  // namespace

TEST_CASE("a group's figure that its members meet is no finding") {
  CHECK(checked(bat()).empty());
  // 23 + 4.2 + 23.1 = 50.3 [49.7, 50.9], and 50bn is 49.5 to 50.5.
  CHECK(checked(three("23bn", "4.2bn", "23.1bn", "50bn")).empty());
}

TEST_CASE("a group's figure that its members do not meet is found, with theirs") {
  const auto found = checked(three("23bn", "4.2bn", "23.1bn", "60bn"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == InconsistencyKind::group);
  CHECK(found[0].subject.company == the_group);
  CHECK(found[0].subject.period == period("2024H1"));
  CHECK(found[0].expected == 5'030'000'000'000);
  CHECK(found[0].expected_bounds == Bounds(4'970'000'000'000, 5'090'000'000'000));
  CHECK(found[0].against.size() == 3);
  CHECK(found[0].slip == 0);
  CHECK(checked(three("23bn", "4.2bn", "23.1bn", "503bn"))[0].slip == 1);
}

TEST_CASE("a headline is held against the first definition that every member has") {
  const auto found = checked(three("23bn", "4.2bn", "23.1bn", "60bn", cash_paid));
  REQUIRE(found.size() == 1);
  CHECK(found[0].against[0].measure == cash_paid);
  GroupRecord both = three("23bn", "4.2bn", "23.1bn", "60bn", cash_paid);
  const char* with[] = {"30bn", "5bn", "25bn"};
  for (std::size_t i = 0; i < 3; ++i) {
    Series leases = half(with[i], with_leases);
    leases.company = both.companies[i].company.id;
    both.companies[i].series.push_back(leases);
  }
  CHECK(checked(both).empty());
}

TEST_CASE("members that each follow a definition of their own may come to their group's figure") {
  // By cash 19 + 25 + 14 = 58; with the leases of the first two 26 + 30 + 14 = 70.
  GroupRecord record = three("19bn", "25bn", "14bn", "70bn", cash_paid);
  const char* with[] = {"26bn", "30bn"};
  for (std::size_t i = 0; i < 2; ++i) {
    Series leases = half(with[i], with_leases);
    leases.company = record.companies[i].company.id;
    record.companies[i].series.push_back(leases);
  }
  CHECK(checked(record).empty());
  record.companies[1].series.pop_back();
  const auto found = checked(record);
  REQUIRE(found.size() == 1);
  CHECK(found[0].expected == 5'800'000'000'000);
}

TEST_CASE("members that are there may not exceed their group") {
  GroupRecord lacking = three("23bn", "4.2bn", "23.1bn", "20bn");
  lacking.companies[1].series.clear();
  const auto found = checked(lacking);
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].expected);
  CHECK(found[0].expected_bounds == Bounds(4'555'000'000'000, std::nullopt));
  GroupRecord within = three("23bn", "4.2bn", "23.1bn", "60bn");
  within.companies[1].series.clear();
  CHECK(checked(within).empty());
}

TEST_CASE("a member's later restatement does not speak against what was added up before") {
  GroupRecord restated = three("23bn", "4.2bn", "23.1bn", "50bn");
  restated.companies[0].series[0].figures.push_back(figure("2024H1", "29bn", "2025-08-26", SourceRank::report, 2));
  CHECK(checked(restated).empty());
}

TEST_CASE("what is stated in another currency is not added up without a rate") {
  GroupRecord mixed = three("23bn", "4.2bn", "23.1bn", "100bn");
  mixed.companies[1].series = {
      series({figure("2024H1", "1bn", "2024-08-26", SourceRank::press, 1, currency("USD"))}, currency("USD"))};
  mixed.companies[1].series[0].company = CompanyId{2};
  CHECK(checked(mixed).empty());
}

TEST_CASE("who is no member of a group then does not count") {
  GroupRecord record = three("23bn", "4.2bn", "23.1bn", "46bn");
  CHECK(checked(record).size() == 1);
  record.members[1].until = day("2024-01-01");
  CHECK(checked(record).empty());
}

TEST_CASE("plans of a group, and groups without members, have no findings") {
  GroupRecord planned = three("23bn", "4.2bn", "23.1bn", "60bn");
  planned.group.series[0].basis = Basis::guidance;
  CHECK(checked(planned).empty());
  GroupRecord empty = three("23bn", "4.2bn", "23.1bn", "60bn");
  empty.members.clear();
  CHECK(checked(empty).empty());
}

TEST_CASE("a sum of members that does not fit says nothing of the group") {
  CHECK(checked(three("90000000bn", "90000000bn", "23.1bn", "60bn")).empty());
}

TEST_CASE("a group's guidance or estimate five times off its members' is found") {
  const auto opinion = [](const std::string& amount, Basis basis) {
    Series one = half(amount);
    one.basis = basis;
    return one;
  };
  const auto of_group = [&](const std::string& stated, Basis basis, Basis of_members, bool complete = true) {
    return checked(
        group({company(1, "alibaba", {opinion("23bn", of_members)}),
               company(2, "baidu", complete ? std::vector{opinion("4.2bn", of_members)} : std::vector<Series>{}),
               company(3, "tencent", {opinion("23.1bn", of_members)})},
              {opinion(stated, basis)}));
  };
  const auto found = of_group("500bn", Basis::guidance, Basis::guidance);
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == InconsistencyKind::group);
  CHECK(found[0].subject.basis == Basis::guidance);
  CHECK(found[0].slip == 1);
  CHECK(found[0].expected == 5'030'000'000'000);
  // What they came to will do where they said nothing before, and what some of them say where it is more.
  CHECK(of_group("50m", Basis::estimate, Basis::actual)[0].slip == -3);
  CHECK(of_group("50m", Basis::estimate, Basis::guidance, false)[0].slip == -3);
  CHECK(of_group("500bn", Basis::estimate, Basis::guidance, false).empty());
  CHECK(of_group("60bn", Basis::guidance, Basis::guidance).empty());
  CHECK(of_group("60bn", Basis::guidance, Basis::actual).empty());
}

}  // namespace group_consistency_test
