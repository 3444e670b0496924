#include "analysis/claims/check.hpp"

#include <random>

#include "catch.hpp"
#include "sample.hpp"

namespace check_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");
constexpr MeasureId capex_measure{1};
constexpr MeasureId with_leases{2};
constexpr MeasureId cash_paid{3};
constexpr MeasureId revenue{4};
constexpr int press = 1;   // the source that makes the claims
constexpr int filing = 2;  // another one

/// What a test's companies state and are said to have done.
class World {
 public:
  World& states(int company, Figure figure, MeasureId measure = capex_measure, Currency in = cny,
                Basis basis = Basis::actual, const std::string& scope = "total") {
    CompanyRecord& record = of(company);
    for (Series& series : record.series) {
      if (series.measure == measure && series.currency == in && series.basis == basis && series.scope == scope) {
        series.figures.push_back(figure);
        series.figures = in_order(std::move(series.figures));
        return *this;
      }
    }
    record.series.push_back({{{{record.company.id, measure, basis, scope}, in},
                              SeriesId{++series_},
                              in.is_money() ? MeasureKind::flow : MeasureKind::count},
                             {figure}});
    return *this;
  }

  World& has_members(int group, const std::vector<int>& members) {
    of(group).company.kind = CompanyKind::group;
    for (const int member : members) {
      of(member);
      members_[CompanyId{group}].push_back({CompanyId{member}, "company-" + std::to_string(member), {}, {}});
    }
    return *this;
  }

  Claim claims(Claim claim) {
    claim.id = ClaimId{++claim_};
    claim.key = "claim-" + std::to_string(claim_);
    for (const Subject& part : claim.parts) of(static_cast<int>(part.company));
    of(static_cast<int>(claim.subject.company)).claims.push_back(claim);
    return claim;
  }

  CheckedClaim check(const Claim& claim, Date as_of = latest) const {
    return capex::core::check(
        claim, {companies_, members_, {capex_measure, with_leases, cash_paid}, yuan_rates(as_of), 7, as_of});
  }

 private:
  CompanyRecord& of(int company) {
    CompanyRecord& record = companies_[CompanyId{company}];
    record.company.id = CompanyId{company};
    record.company.key = "company-" + std::to_string(company);
    return record;
  }

  std::map<CompanyId, CompanyRecord> companies_;
  std::map<CompanyId, std::vector<Member>> members_;
  int series_ = 0, claim_ = 0;
};

Subject of(int company, const std::string& label, MeasureId measure = capex_measure, Basis basis = Basis::actual) {
  return {CompanyId{company}, measure, basis, "total", period(label)};
}

Claim claim(ClaimKind kind, const Subject& subject, const Stated& stated, std::vector<Subject> parts,
            Currency in = Currency::none(), const std::string& known_on = "2024-08-26") {
  return {.id = {},
          .key = {},
          .kind = kind,
          .subject = subject,
          .stated = stated,
          .currency = in,
          .source = SourceId{press},
          .source_rank = SourceRank::press,
          .known_on = day(known_on),
          .parts = std::move(parts),
          .words = {},
          .note = {}};
}

Claim total(const Subject& subject, const std::string& amount, std::vector<Subject> parts, Currency in = cny) {
  return claim(ClaimKind::total, subject, parse_amount(amount, in).number, std::move(parts), in);
}

Claim equivalent(const Subject& subject, const std::string& amount, const std::string& known_on = "2024-06-28") {
  return claim(ClaimKind::equivalent, subject, parse_amount(amount, usd).number, {}, usd, known_on);
}

Claim grew(const std::string& growth) {
  return claim(ClaimKind::growth, of(1, "2024H1"), parse_growth(growth), {of(1, "2023H1")});
}

Figure said(const std::string& label, const std::string& amount, Currency in = cny) {
  return figure(label, amount, "2024-08-26", SourceRank::press, press, in);
}

Figure filed(const std::string& label, const std::string& amount, const std::string& known_on = "2024-08-01",
             Currency in = cny) {
  return figure(label, amount, known_on, SourceRank::report, filing, in);
}

std::vector<Status> statuses(const Reckoning& reckoning) {
  std::vector<Status> found;
  for (const Observation& operand : reckoning.operands) found.push_back(operand.status);
  return found;
}

}  // namespace

TEST_CASE("a claim ten times off the figures is far off, a growth also by its own size") {
  World world;
  world.states(1, filed("2023H1", "10.3bn")).states(1, filed("2024H1", "23bn"));  // +123%
  const auto far = [&](const Claim& claim) { return is_far_off(claim, world.check(claim)); };
  CHECK(far(grew("+1230%")));
  CHECK(far(grew("+12.3%")));
  CHECK(far(grew("23x")));
  CHECK_FALSE(far(grew("+123%")));
  CHECK_FALSE(far(grew("+200%")));
  CHECK_FALSE(far(grew("-12%")));
  CHECK(far(equivalent(of(1, "2024H1"), "3.2tn")));
  CHECK_FALSE(far(equivalent(of(1, "2024H1"), "7bn")));
}

TEST_CASE("growths of less than a hundredth are ten times apart without a slip") {
  World world;
  world.states(1, filed("2023H1", "100.0bn")).states(1, filed("2024H1", "100.2bn"));
  const Claim claim = grew("+2%");
  CHECK(world.check(claim).best.verdict == Verdict::inconsistent);
  CHECK_FALSE(is_far_off(claim, world.check(claim)));
}

TEST_CASE("a source contradicts itself where it claims two numbers of one thing") {
  CHECK(contradict(grew("+123%"), grew("+124%")));
  CHECK(contradict(grew("+123%"), grew("-4%")));
  CHECK(contradict(grew("more than doubled"), grew("+50%")));
  CHECK_FALSE(contradict(grew("+123%"), grew("doubled")));  // the same, in words
  CHECK_FALSE(contradict(grew("+123%"), grew("more than doubled")));
  Claim other = grew("+124%");
  other.source = SourceId{filing};
  CHECK_FALSE(contradict(grew("+123%"), other));
  CHECK_FALSE(contradict(equivalent(of(1, "2024H1"), "7bn"), grew("+124%")));
  const std::vector<Subject> parts = {of(1, "2024H1"), of(2, "2024H1")}, turned = {parts[1], parts[0]};
  CHECK(contradict(total(of(3, "2024H1"), "50bn", parts), total(of(3, "2024H1"), "60bn", turned)));
  CHECK_FALSE(contradict(total(of(3, "2024H1"), "50bn", parts), total(of(3, "2024H1"), "60bn", {parts[0]})));
}

TEST_CASE("a growth from a later period goes backwards") {
  const auto from = [](const char* base) {
    return is_backwards(claim(ClaimKind::growth, of(1, "2024H1"), parse_growth("+50%"), {of(1, base)}));
  };
  CHECK(from("2024H2"));
  CHECK(from("2025H1"));
  CHECK(from("2024"));
  CHECK_FALSE(from("2023H1"));
  CHECK_FALSE(from("2023"));
  CHECK_FALSE(from("2024Q1"));
}

TEST_CASE("a growth follows where the roundings of both sides meet") {
  World world;
  world.states(1, filed("2024H1", "23.1bn")).states(1, filed("2023H1", "8.4bn"));
  // 23.1 / 8.4 - 1 = 1.75; 23.05 / 8.45 - 1 = 1.7278..., 23.15 / 8.35 - 1 = 1.7724...
  const CheckedClaim checked = world.check(world.claims(grew("+176%")));
  CHECK(checked.best.verdict == Verdict::consistent);
  CHECK(checked.best.computed.point == 1'750'000'000);
  CHECK(checked.best.computed.bounds == Bounds(1'727'810'650, 1'772'455'090));
  CHECK(checked.claimed.bounds == Bounds(1'755'000'000, 1'765'000'000));
  CHECK(checked.reproduced_by.empty());
  CHECK(world.check(world.claims(grew("+178%"))).best.verdict == Verdict::inconsistent);  // from 177.5 on
  CHECK(world.check(world.claims(grew("+172%"))).best.verdict == Verdict::inconsistent);  // up to 172.5
  CHECK(world.check(world.claims(grew("doubled"))).best.verdict == Verdict::inconsistent);
}

TEST_CASE("a claim is checked against its own source and against the best figures") {
  World world;
  world.states(1, said("2024H1", "23bn")).states(1, filed("2024H1", "25.31bn", "2024-09-01"));
  world.states(1, filed("2023H1", "10bn"));
  const CheckedClaim checked = world.check(world.claims(grew("+153%")));
  CHECK(checked.best.verdict == Verdict::consistent);
  CHECK(checked.own.verdict == Verdict::undecidable);
  CHECK(statuses(checked.own) == std::vector{Status::stated, Status::missing});
}

TEST_CASE("no growth is checked against a base that a claim of the same growth implied") {
  World world;
  world.states(1, said("2024H1", "23bn"));
  Claim other = grew("+123%");
  other.source = SourceId{filing};
  world.claims(other);
  const CheckedClaim checked = world.check(world.claims(grew("+123%")));
  CHECK(checked.best.verdict == Verdict::undecidable);
  CHECK(checked.best.computed.status == Status::missing_base);
  CHECK(statuses(checked.best) == std::vector{Status::stated, Status::missing});
}

TEST_CASE("a total may use bases that growths imply") {
  World world;
  world.states(1, said("2024H1", "23bn")).states(2, said("2023H1", "8bn"));
  world.claims(grew("+130%"));  // 2023H1: 10bn, [22.5 / 2.305, 23.5 / 2.295] = [9.76, 10.24]
  const CheckedClaim checked =
      world.check(world.claims(total(of(3, "2023H1"), "18bn", {of(1, "2023H1"), of(2, "2023H1")})));
  CHECK(checked.best.verdict == Verdict::consistent);
  CHECK(checked.own.verdict == Verdict::consistent);
  CHECK(checked.best.computed.status == Status::implied);
  CHECK(checked.best.computed.point == 1'800'000'000'000);
}

TEST_CASE("an equivalent converts at the average of its period, and what else would give it is listed") {
  World world;
  // 7 in 2023H1; the source's other equivalent has 7.142857...; its day, in 2024H1, has 7.5.
  world.states(1, said("2023H1", "23bn")).states(1, said("2024H1", "50bn"));
  world.claims(equivalent(of(1, "2024H1"), "7bn"));
  const CheckedClaim checked = world.check(world.claims(equivalent(of(1, "2023H1"), "3.07bn")));
  CHECK(checked.best.verdict == Verdict::inconsistent);  // 23 / 7 = 3.286, [3.21, 3.36]
  CHECK(checked.best.computed.point == 328'571'428'571);
  REQUIRE(checked.reproduced_by.size() == 1);  // 3.067 [3.00, 3.13]; the implied rate gives 3.22 [3.15, 3.29]
  CHECK(checked.reproduced_by[0].alternative.rate == Alternative::Rate::publication_day);

  // 3.14 lies between the reach of the two: nothing gives it.
  const CheckedClaim between = world.check(world.claims(equivalent(of(1, "2023H1"), "3.14bn")));
  CHECK(between.best.verdict == Verdict::inconsistent);
  CHECK(between.reproduced_by.empty());

  const CheckedClaim both = world.check(world.claims(equivalent(of(1, "2023H1"), "3.2bn")));
  CHECK(both.best.verdict == Verdict::consistent);  // [3.15, 3.25] meets [3.21, 3.36]
  CHECK(both.reproduced_by.empty());
}

TEST_CASE("the rate of a source's other equivalent is found, and the nearest comes first") {
  World world;
  world.states(1, said("2023H1", "23bn")).states(1, said("2024H1", "50bn"));
  const ClaimId other = world.claims(equivalent(of(1, "2024H1"), "6.6bn")).id;  // 7.5757...
  const CheckedClaim checked = world.check(world.claims(equivalent(of(1, "2023H1"), "3.04bn")));
  REQUIRE(checked.reproduced_by.size() == 2);
  CHECK(checked.reproduced_by[0].alternative.rate == Alternative::Rate::implied);  // 3.036
  CHECK(checked.reproduced_by[0].alternative.implied_by == other);
  CHECK(checked.reproduced_by[1].alternative.rate == Alternative::Rate::publication_day);  // 3.067
}

TEST_CASE("an equivalent of guidance is checked at the day of its source") {
  World world;
  world.states(1, said("2025", "40bn"), capex_measure, cny, Basis::guidance);
  const Subject plan = of(1, "2025", capex_measure, Basis::guidance);
  const CheckedClaim checked = world.check(world.claims(equivalent(plan, "5.3bn", "2024-06-30")));
  CHECK(checked.best.verdict == Verdict::consistent);  // 40 / 7.5
  CHECK(checked.best.operands.front().rate().kind == RateKind::on);
  const CheckedClaim late = world.check(world.claims(equivalent(plan, "5.3bn", "2024-08-26")));
  CHECK(late.best.verdict == Verdict::undecidable);  // rates end on 2024-06-30
  CHECK(late.best.computed.status == Status::stale_rate);
}

TEST_CASE("a total is tried by each definition, and unlike ones of its parts are found where no other will do") {
  World world;
  world.states(1, filed("2024H1", "20bn"), cash_paid).states(1, filed("2024H1", "30bn"), with_leases);
  world.states(2, filed("2024H1", "10bn"), cash_paid).states(2, filed("2024H1", "14bn"), with_leases);
  world.states(3, filed("2024H1", "5bn"), cash_paid);
  const std::vector<Subject> parts = {of(1, "2024H1"), of(2, "2024H1"), of(3, "2024H1")};
  const CheckedClaim checked = world.check(world.claims(total(of(9, "2024H1"), "49bn", parts)));
  // The number shown is by the one definition that all three have; a mixture of their own meets the claim.
  CHECK(checked.best.verdict == Verdict::consistent);
  CHECK(checked.best.computed.point == 3'500'000'000'000);
  REQUIRE(checked.mixed);
  CHECK(checked.mixed->reckoning.computed.point == 4'900'000'000'000);
  REQUIRE(checked.reproduced_by.size() == 1);
  CHECK(checked.reproduced_by[0].alternative.measures == std::vector{with_leases, with_leases, cash_paid});
  CHECK(checked.reproduced_by[0].reckoning.computed.flags.has(Flag::mixed_definitions));

  const CheckedClaim plain = world.check(world.claims(total(of(9, "2024H1"), "35bn", parts)));
  CHECK(plain.best.verdict == Verdict::consistent);
  // One that names its definition means no other.
  const CheckedClaim named = world.check(
      world.claims(total(of(9, "2024H1", with_leases), "35bn",
                         {of(1, "2024H1", with_leases), of(2, "2024H1", with_leases), of(3, "2024H1", with_leases)})));
  CHECK(named.best.verdict == Verdict::undecidable);
  CHECK(statuses(named.best) == std::vector{Status::stated, Status::stated, Status::missing});
  const CheckedClaim by_cash = world.check(
      world.claims(total(of(9, "2024H1", cash_paid), "49bn",
                         {of(1, "2024H1", cash_paid), of(2, "2024H1", cash_paid), of(3, "2024H1", cash_paid)})));
  CHECK(by_cash.best.verdict == Verdict::inconsistent);
  CHECK_FALSE(by_cash.mixed);
}

TEST_CASE("a total of counts is added up as it is") {
  World world;
  const Currency none = Currency::none();
  const auto count = [&](const char* amount) {
    return figure("2024", amount, "2025-01-22", SourceRank::press, filing, none);
  };
  world.states(1, count("224,000"), revenue, none).states(2, count("485,000"), revenue, none);
  Claim claim = total(of(9, "2024", revenue), "709,000", {of(1, "2024", revenue), of(2, "2024", revenue)});
  claim.currency = none;
  claim.stated = parse_amount("709,000", none).number;
  const CheckedClaim checked = world.check(world.claims(claim));
  CHECK(checked.best.verdict == Verdict::consistent);
  CHECK(checked.best.computed.point == 709'000);
}

TEST_CASE("an alternative that needs fewer changes stands for those that need more") {
  World world;
  world.states(1, filed("2024H1", "20bn", "2024-08-01")).states(1, filed("2024H1", "22bn", "2025-02-01"));
  world.states(1, filed("2024H1", "26bn"), with_leases);
  world.states(2, filed("2024H1", "10bn"));
  const CheckedClaim checked =
      world.check(world.claims(total(of(9, "2024H1"), "30bn", {of(1, "2024H1"), of(2, "2024H1")})));
  CHECK(checked.best.verdict == Verdict::inconsistent);  // 22 + 10
  REQUIRE(checked.reproduced_by.size() == 2);            // as first stated; as known on the day of the claim
  CHECK(checked.reproduced_by[0].alternative.figures == Alternative::Figures::first_stated);
  CHECK(checked.reproduced_by[1].alternative.figures == Alternative::Figures::known_when_claimed);
  CHECK(checked.reproduced_by[1].alternative.rate == Alternative::Rate::usual);
}

TEST_CASE("a group of which nothing is stated is the sum of its members") {
  World world;
  world.has_members(9, {1, 2});
  world.states(1, filed("2023H1", "10bn")).states(1, filed("2024H1", "12bn"));
  world.states(2, filed("2023H1", "20bn")).states(2, filed("2024H1", "33bn"));
  const auto grew_by = [](const char* growth) {
    return claim(ClaimKind::growth, of(9, "2024H1"), parse_growth(growth), {of(9, "2023H1")});
  };
  const CheckedClaim checked = world.check(world.claims(grew_by("+50%")));
  CHECK(checked.best.verdict == Verdict::consistent);  // 45 on 30
  CHECK(checked.best.computed.point == 500'000'000);
  CHECK(checked.best.computed.status == Status::derived);
  CHECK(world.check(world.claims(grew_by("+60%"))).best.verdict == Verdict::inconsistent);
  // 45 / 7.5
  CHECK(world.check(world.claims(equivalent(of(9, "2024H1"), "6.0bn"))).best.verdict == Verdict::consistent);

  world.has_members(9, {3});
  const CheckedClaim lacking = world.check(world.claims(grew_by("+50%")));
  CHECK(lacking.best.verdict == Verdict::undecidable);
  CHECK(lacking.best.computed.status != Status::derived);
}

TEST_CASE("where what is stated for a group does not do, the sum of its members is tried") {
  World world;
  world.has_members(9, {1, 2});
  world.states(9, said("2023H1", "30bn")).states(9, said("2024H1", "40bn"));
  world.states(1, filed("2023H1", "10bn")).states(1, filed("2024H1", "12bn"));
  world.states(2, filed("2023H1", "20bn")).states(2, filed("2024H1", "33bn"));
  const CheckedClaim checked =
      world.check(world.claims(claim(ClaimKind::growth, of(9, "2024H1"), parse_growth("+50%"), {of(9, "2023H1")})));
  CHECK(checked.best.verdict == Verdict::inconsistent);  // 40 on 30
  REQUIRE(checked.reproduced_by.size() == 1);
  CHECK(checked.reproduced_by[0].alternative.of_members);
}

TEST_CASE("a limit is met by what lies on its side") {
  World world;
  world.states(1, said("2024H1", "40bn")).states(2, said("2024H1", "6.8bn", usd), capex_measure, usd);
  const std::vector<Subject> parts = {of(1, "2024H1"), of(2, "2024H1")};
  // 40 / 7.5 + 6.8 = 12.13
  CHECK(world.check(world.claims(total(of(3, "2024H1"), ">12bn", parts, usd))).best.verdict == Verdict::consistent);
  CHECK(world.check(world.claims(total(of(3, "2024H1"), ">13bn", parts, usd))).best.verdict == Verdict::inconsistent);
}

TEST_CASE("a share is the part over the whole") {
  World world;
  world.states(1, filed("2024H1", "11.6bn", "2024-08-01", usd), capex_measure, usd);
  world.states(1, filed("2024H1", "91.2bn", "2024-08-01", usd), revenue, usd);
  const auto share = [](const char* text) {
    return claim(ClaimKind::share, of(1, "2024H1"), parse_ratio(text, 2), {of(1, "2024H1", revenue)});
  };
  const CheckedClaim checked = world.check(world.claims(share("0.13")));
  CHECK(checked.best.verdict == Verdict::consistent);
  CHECK(checked.best.computed.point == 127'192'982);  // 11.6 / 91.2
  CHECK(world.check(world.claims(share("0.15"))).best.verdict == Verdict::inconsistent);
}

TEST_CASE("what cannot be computed is undecidable and says why") {
  World world;
  SECTION("a base of zero") {
    world.states(1, filed("2024H1", "5bn")).states(1, filed("2023H1", "0"));
    CHECK(world.check(world.claims(grew("+10%"))).best.computed.status == Status::zero_base);
  }
  SECTION("a negative base") {
    world.states(1, filed("2024H1", "5bn")).states(1, filed("2023H1", "-3bn"));
    CHECK(world.check(world.claims(grew("+10%"))).best.computed.status == Status::negative_base);
  }
  SECTION("no rate") {
    world.states(1, filed("2020", "5bn"));
    CHECK(world.check(world.claims(equivalent(of(1, "2020"), "1bn"))).best.computed.status == Status::no_rate);
  }
  SECTION("no figure in another currency") {
    world.states(1, filed("2024H1", "5bn", "2024-08-01", usd), capex_measure, usd);
    CHECK(world.check(world.claims(equivalent(of(1, "2024H1"), "5bn"))).best.computed.status == Status::missing);
  }
  SECTION("a count") {
    world.states(1, filed("2024H1", "5000", "2024-08-01", Currency::none()), capex_measure, Currency::none());
    CHECK(world.check(world.claims(equivalent(of(1, "2024H1"), "5bn"))).best.computed.status == Status::not_money);
  }
  SECTION("a part that is missing") {
    world.states(1, filed("2024H1", "5bn"));
    const CheckedClaim checked =
        world.check(world.claims(total(of(3, "2024H1"), "5bn", {of(1, "2024H1"), of(2, "2024H1")})));
    CHECK(checked.best.computed.status == Status::incomplete);
    CHECK(statuses(checked.best) == std::vector{Status::stated, Status::missing});
  }
  SECTION("a growth that does not fit") {
    world.states(1, filed("2024H1", "80000000bn")).states(1, filed("2023H1", "0.01"));
    CHECK(world.check(world.claims(grew("+10%"))).best.computed.status == Status::overflow);
  }
  SECTION("sums that do not fit") {
    world.states(1, filed("2024H1", "90000000bn")).states(2, filed("2024H1", "90000000bn"));
    const CheckedClaim checked =
        world.check(world.claims(total(of(3, "2024H1"), "5bn", {of(1, "2024H1"), of(2, "2024H1")})));
    CHECK(checked.best.computed.status == Status::overflow);
    CHECK(checked.best.verdict == Verdict::undecidable);
  }
}

TEST_CASE("only what was known by the day counts") {
  World world;
  world.states(1, filed("2024H1", "23bn", "2024-08-01")).states(1, filed("2023H1", "10bn", "2024-09-01"));
  const Claim growth = world.claims(grew("+130%"));
  CHECK(world.check(growth, day("2024-08-26")).best.verdict == Verdict::undecidable);
  CHECK(world.check(growth, day("2024-09-01")).best.verdict == Verdict::consistent);
}

TEST_CASE("a claim about a company outside the evidence is refused") {
  CHECK_THROWS_AS(check(grew("+10%"), Evidence{}), Error);
}

TEST_CASE("roundings of one truth are never inconsistent") {
  std::mt19937 random(20240826);
  std::uniform_int_distribution<std::int64_t> amount(1'000'000'00, 90'000'000'000'00);
  std::uniform_int_distribution<int> coarse(-10, -4);
  const auto rounded = [](std::int64_t minor, int decimals) {
    const std::int64_t unit = small_powers_of_ten[static_cast<std::size_t>(2 - decimals)];
    const std::int64_t nearest = narrow(divide(minor, unit)) * unit;
    return Stated(nearest, nearest, decimals, 2);
  };
  for (int i = 0; i < 1000; ++i) {
    World world;
    std::int64_t sum = 0;
    std::vector<Subject> parts;
    for (int company = 1; company <= 3; ++company) {
      const std::int64_t truth = amount(random);
      sum += truth;
      Figure stated = filed("2024H1", "1bn");
      stated.amount = rounded(truth, coarse(random));
      world.states(company, stated);
      parts.push_back(of(company, "2024H1"));
    }
    Claim whole = total(of(9, "2024H1"), "1bn", parts);
    whole.stated = rounded(sum, coarse(random));
    CHECK(world.check(world.claims(whole)).best.verdict == Verdict::consistent);

    const std::int64_t before = amount(random);
    const std::int64_t after = amount(random);
    World growing;
    Figure base = filed("2023H1", "1bn");
    base.amount = rounded(before, coarse(random));
    Figure last = filed("2024H1", "1bn");
    last.amount = rounded(after, coarse(random));
    growing.states(1, base).states(1, last);
    Claim growth = grew("+1%");
    const std::int64_t billionths = narrow(divide(Int128{after - before} * 1'000'000'000, before));
    const std::int64_t points = narrow(divide(billionths, 10'000'000)) * 10'000'000;
    growth.stated = Stated(points, points, 2, ratio_digits);
    const Reckoning reckoning = growing.check(growing.claims(growth)).best;
    CHECK(reckoning.verdict != Verdict::inconsistent);
    // Only a base that rounds to nothing decides nothing.
    CHECK((reckoning.verdict == Verdict::consistent || base.amount.low() == 0));
  }
}

}  // namespace check_test
