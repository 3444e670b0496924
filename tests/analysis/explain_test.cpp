#include "analysis/explain/explain.hpp"

#include <random>

#include "analysis/standing/bounded_amount.hpp"
#include "catch.hpp"
#include "explain_recomputing.hpp"
#include "sample.hpp"

namespace explain_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");

ExplanationNames names() {
  return {[](MeasureId id) {
            return Measure{id, id == MeasureId{1} ? "capex" : "capex-cash", MeasureKind::flow, "", ""};
          },
          [](SourceId id) {
            Source source;
            source.id = id;
            source.key = "source-" + std::to_string(static_cast<int>(id));
            return source;
          },
          {},
          [](SeriesId, const Period& of, SourceId) { return of == period("2024H1") ? "about half a year" : ""; }};
}

CompanyRecord record_of(std::vector<Figure> figures, std::vector<Claim> claims = {}, Currency in = cny,
                        Basis basis = Basis::actual) {
  CompanyRecord record;
  record.company.id = CompanyId{1};
  record.company.key = "alibaba";
  record.company.reporting_currency = in;
  record.series = {series(std::move(figures), in, basis)};
  record.claims = std::move(claims);
  return record;
}

Question question(std::optional<Currency> in = std::nullopt) {
  Question asked;
  asked.measures = {MeasureId{1}};
  asked.in = in;
  return asked;
}

Explanation explained(const CompanyRecord& record, const Question& asked, const std::string& label,
                      const RateTable& rates = yuan_rates()) {
  Explanation tree = explain(record, asked, parse_label(label), rates, names());
  recompute(tree);
  return tree;
}

Explanation grown(const CompanyRecord& record, const Question& asked, const std::string& label,
                  const RateTable& rates = yuan_rates()) {
  Explanation tree = explain_growth(record, asked, parse_label(label), Step::year, rates, names());
  recompute(tree);
  return tree;
}

bool says(const Explanation& step, const std::string& words) {
  return std::any_of(step.reasons.begin(), step.reasons.end(),
                     [&](const std::string& reason) { return reason.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("a stated amount is its figure, with its document and its own words") {
  const Explanation tree =
      explained(record_of({figure("2024H1", "23bn", "2024-08-26", SourceRank::press, 3)}), question(), "2024H1");
  CHECK(tree.kind == StepKind::figure);
  CHECK(tree.parts.empty());
  CHECK(amount_in(tree).amount.point == 2'300'000'000'000);
  CHECK(amount_in(tree).amount.bounds == Bounds(2'250'000'000'000, 2'350'000'000'000));
  CHECK(tree.statement->source.key == "source-3");
  CHECK(tree.statement->words == "about half a year");
  CHECK(tree.series->company == "alibaba");
  CHECK(tree.label == "2024H1");
}

TEST_CASE("a half that no source states is the year less the other half") {
  const Explanation tree = explained(record_of({millions("2024", "100", "2025-02-01", SourceRank::report, 1, cny),
                                                millions("2024H1", "40", "2024-08-01", SourceRank::report, 2, cny)}),
                                     question(), "2024H2");
  CHECK(tree.kind == StepKind::sum);
  REQUIRE(tree.parts.size() == 2);
  CHECK(tree.parts[0].sign == +1);
  CHECK(tree.parts[0].label == "2024");
  CHECK(tree.parts[1].sign == -1);
  CHECK(tree.parts[1].label == "2024H1");
  CHECK(amount_in(tree).amount.point == 6'000'000'000);
  CHECK(says(tree, "2024H2 = 2024 (2024-01-01..2024-12-31) less 2024H1 (2024-01-01..2024-06-30)"));
  CHECK(says(tree, "no source states 2024H2 itself"));
}

TEST_CASE("a stated half that its quarters make narrower says so") {
  const Explanation tree = explained(record_of({figure("2024H1", "11bn", "2024-08-01"),
                                                millions("2024Q1", "5200", "2024-05-01", SourceRank::report, 1, cny),
                                                millions("2024Q2", "5700", "2024-08-01", SourceRank::report, 1, cny)}),
                                     question(), "2024H1");
  CHECK(tree.kind == StepKind::sum);
  CHECK(says(tree, "narrower than what is stated for it, 11bn CNY"));
}

TEST_CASE("an average rate is the mean of the crosses of its days") {
  const RateTable ecb("ecb", {PairRates(currency("EUR"), cny,
                                        {{day("2024-01-01"), Decimal::parse("7.8")},
                                         {day("2024-01-03"), Decimal::parse("7.9")},
                                         {day("2024-01-04"), Decimal::parse("8")}}),
                              PairRates(currency("EUR"), usd,
                                        {{day("2024-01-01"), Decimal::parse("1.1")},
                                         {day("2024-01-03"), Decimal::parse("1.2")},
                                         {day("2024-01-05"), Decimal::parse("1.3")}})});
  const Explanation tree = explained(record_of({figure("2024-01-01..2024-01-05", "23bn", "2024-08-26")}), question(usd),
                                     "2024-01-01..2024-01-05", ecb);
  CHECK(tree.kind == StepKind::conversion);
  REQUIRE(tree.parts.size() == 2);
  const Explanation& average = tree.parts[1];
  CHECK(average.kind == StepKind::average_rate);
  CHECK(average.provider == "ecb");
  CHECK(says(average, "average of 2 daily ecb rates, 2024-01-01..2024-01-05, through EUR"));
  CHECK(says(tree, "a flow converts at the average of its period"));
  REQUIRE(average.parts.size() == 2);
  const Explanation& first = average.parts[0];
  CHECK(first.kind == StepKind::cross_rate);
  CHECK(first.label == "2024-01-01");
  CHECK(rate_in(first).rate == Decimal::parse("7.09090909091"));  // 7.8 / 1.1
  REQUIRE(first.parts.size() == 2);
  CHECK(first.parts[0].sign == +1);
  CHECK(rate_in(first.parts[0]).quote == cny);
  CHECK(first.parts[1].sign == -1);
  CHECK(rate_in(first.parts[1]).quote == usd);
  // (7.09090909091 + 6.58333333333) / 2
  CHECK(rate_in(average).rate == Decimal::parse("6.83712121212"));
}

TEST_CASE("a rate of one day says when it is an earlier day's") {
  const CompanyRecord record = record_of({figure("2024H1", "23bn", "2024-08-26")});
  Question closing = question(usd);
  closing.rate.kind = RateKind::closing;
  const RateTable rates("test", {PairRates(usd, cny, {{day("2024-06-28"), Decimal::parse("7.25")}})});
  const Explanation tree = explained(record, closing, "2024H1", rates);
  CHECK(tree.parts[1].kind == StepKind::stored_rate);
  CHECK(tree.parts[1].label == "2024-06-28");
  CHECK(says(tree.parts[1], "2024-06-30 has none: the latest earlier rate is taken, 2 days old"));
  Question fixed = question(usd);
  fixed.rate = parse_rate_policy("fixed:7.14");
  CHECK(explained(record, fixed, "2024H1", rates).parts[1].kind == StepKind::given_rate);
}

TEST_CASE("the source's own equivalent is explained by its claim and the rate between the two") {
  Question issuer = question(usd);
  issuer.rate.kind = RateKind::issuer;
  const CompanyRecord record = record_of({figure("2024H1", "50bn", "2024-08-26", SourceRank::press, 1)},
                                         {equivalent_claim(2, "2024H1", "7bn", usd, 1)});
  const Explanation tree = explained(record, issuer, "2024H1");
  CHECK(tree.kind == StepKind::equivalent);
  REQUIRE(tree.parts.size() == 3);
  CHECK(tree.parts[0].kind == StepKind::figure);
  CHECK(tree.parts[1].kind == StepKind::claim);
  CHECK(rate_in(tree.parts[2]).rate == Decimal::parse("7.14285714286"));
}

TEST_CASE("a growth on a base that its own claim implied is that claim") {
  const CompanyRecord record = record_of({figure("2024H1", "23bn", "2024-08-26", SourceRank::press)},
                                         {growth_claim(1, "2024H1", "2023H1", "+123%")});
  const Explanation plain = grown(record, question(), "2024H1");
  CHECK(plain.kind == StepKind::claimed_growth);
  REQUIRE(plain.parts.size() == 3);
  CHECK(plain.parts[0].statement->claim == "claim-1");
  CHECK(plain.parts[2].kind == StepKind::implied);
  CHECK(amount_in(plain.parts[2]).amount.point == 1'031'390'134'529);  // 23bn / 2.23
  const Explanation dollars = grown(record, question(usd), "2024H1");
  CHECK(dollars.kind == StepKind::claimed_growth);
  CHECK(*growth_in(dollars).factor == Ratio(223 * 70, 100 * 75));
}

TEST_CASE("a claim calls its periods by the names that the figures beside it go by") {
  // Years to June until 2019, calendar years from 2020.
  const CompanyRecord record =
      record_of({millions("2018-07-01..2019-06-30", "120", "2019-08-01"), millions("2019H2", "70", "2020-02-01"),
                 millions("2020", "150", "2021-02-01"), millions("2020Q1", "30", "2020-05-01")},
                {growth_claim(1, "2018-07-01..2019-06-30", "2017-07-01..2018-06-30", "20%")}, usd);
  const Explanation tree = explained(record, question(), "2017-07-01..2018-06-30");
  CHECK(tree.kind == StepKind::implied);
  REQUIRE(tree.parts.size() == 2);
  CHECK(tree.parts[0].label == "FY2019");
  CHECK(tree.parts[1].label == "FY2019");
  CHECK(tree.parts[1].base_label == "2017-07-01..2018-06-30");  // was not filed
}

TEST_CASE("a growth is explained by its amount and its base") {
  const CompanyRecord record =
      record_of({figure("2024H1", "23.1bn", "2024-08-26"), figure("2023H1", "8.4bn", "2024-08-26")});
  const Explanation tree = grown(record, question(), "2024H1");
  CHECK(tree.kind == StepKind::growth);
  CHECK(*growth_in(tree).factor == Ratio(231, 84));
  CHECK(*growth_in(tree).low == Ratio(2305, 845));
  CHECK(tree.base_label == "2023H1");
  REQUIRE(tree.parts.size() == 2);
  CHECK(tree.parts[1].label == "2023H1");
}

TEST_CASE("why a figure stands is said beside it") {
  const std::vector<Figure> told = {figure("2024H1", "24bn", "2024-07-01", SourceRank::press, 1),
                                    figure("2024H1", "23bn", "2024-08-26", SourceRank::press, 2),
                                    figure("2024H1", "23.1bn", "2024-08-26", SourceRank::press, 3),
                                    figure("2024H1", "23.1bn", "2024-08-28", SourceRank::press, 4)};
  const Explanation tree = explained(record_of(told), question(), "2024H1");
  CHECK(says(tree, "sources disagree: 24bn CNY of source-1 (2024-07-01) does not meet it"));
  CHECK(says(tree, "no issuer speaks; of 4 publishers 3 meet it"));
  CHECK(says(tree, "finer than 23bn CNY of source-2 (2024-08-26)"));
  CHECK(says(tree, "also stated by source-4 (2024-08-28)"));
  Question first = question();
  first.vintage = VintageChoice::first;
  const Explanation before = explained(record_of(told), first, "2024H1");
  CHECK(says(before, "as first stated; since 2024-08-26 23.1bn CNY of source-3 (2024-08-26) stands"));
  CHECK(says(before, "figures as before any restatement"));
}

TEST_CASE("a restatement that is held back is named at the figure that it waits for") {
  const CompanyRecord meta = record_of({millions("9M2023", "19601", "2023-10-26", SourceRank::report, 1),
                                        millions("2023", "27266", "2024-02-02", SourceRank::report, 2),
                                        millions("9M2023", "19453", "2024-10-31", SourceRank::report, 3)},
                                       {}, usd);
  const Explanation tree = explained(meta, question(), "2023Q4");
  CHECK(amount_in(tree).amount.point == 766'500'000'000);
  REQUIRE(tree.parts.size() == 2);
  CHECK(says(tree.parts[1], "held back: restated since 2024-10-31 to 19.453bn USD of source-3"));
  CHECK(amount_in(tree).amount.flags.has(Flag::held_back));
}

TEST_CASE("sources that disagree are named, and of guidance the latest stands") {
  const CompanyRecord disputed = record_of({figure("2024H1", "23.4bn", "2024-08-20", SourceRank::report, 1),
                                            figure("2024H1", "25bn", "2024-08-26", SourceRank::press, 2)});
  CHECK(says(explained(disputed, question(), "2024H1"), "sources disagree: 25bn CNY of source-2 (2024-08-26)"));
  const CompanyRecord guided = record_of({figure("2025", "60-65bn", "2025-01-29", SourceRank::release, 1),
                                          figure("2025", "64-72bn", "2025-04-30", SourceRank::release, 2)},
                                         {}, cny, Basis::guidance);
  Question asked = question();
  asked.basis = Basis::guidance;
  const Explanation tree = explained(guided, asked, "2025");
  CHECK(says(tree, "the latest guidance stands; before it 60-65bn CNY of source-1 (2025-01-29)"));
}

TEST_CASE("the measure of the default chain says why it answers") {
  CompanyRecord record = record_of({figure("2024H1", "23bn", "2024-08-26")});
  record.series.front().measure = MeasureId{2};
  Question asked = question();
  asked.measures = {MeasureId{1}, MeasureId{2}};
  CHECK(says(explained(record, asked, "2024H1"), "capex-cash: the default measure, as there is no capex"));
}

TEST_CASE("what has no value says what is missing, and keeps what is there") {
  const CompanyRecord record = record_of({figure("2024H1", "23bn", "2024-08-26"), figure("2023H1", "0", "2024-08-26")});
  SECTION("a period") {
    const Explanation tree = explained(record, question(), "2022H1");
    CHECK(tree.kind == StepKind::missing);
    CHECK(status_of(tree) == Status::missing);
    CHECK(says(tree, "no capex figure begins or ends at the beginning of 2022-01-01 or at the end of 2022-06-30"));
  }
  SECTION("a series") {
    const Explanation tree = explained(record_of({}), question(), "2022H1");
    CHECK(status_of(tree) == Status::missing);
    CompanyRecord nothing = record;
    nothing.series.clear();
    CHECK(says(explained(nothing, question(), "2022H1"), "nothing of this measure, basis and scope is stated"));
  }
  SECTION("a rate") {
    const Explanation tree = explained(record, question(usd), "2024H1", RateTable("ecb", {}));
    CHECK(tree.kind == StepKind::conversion);
    CHECK(status_of(tree) == Status::no_rate);
    REQUIRE(tree.parts.size() == 2);
    CHECK(amount_in(tree.parts[0]).amount.point == 2'300'000'000'000);
    CHECK(tree.parts[1].kind == StepKind::missing);
    CHECK(status_of(tree.parts[1]) == Status::no_rate);
    CHECK(says(tree.parts[1], "there are no CNY per USD rates of ecb"));
  }
  SECTION("a recent rate") {
    const RateTable old("ecb", {PairRates(usd, cny, {{day("2024-01-02"), Decimal::parse("7.1")}})});
    const Explanation tree = explained(record, question(usd), "2024H1", old);
    CHECK(status_of(tree) == Status::stale_rate);
    CHECK(says(tree.parts[1], "that is at most 7 days old"));
  }
  SECTION("the source's own equivalent") {
    Question issuer = question(usd);
    issuer.rate.kind = RateKind::issuer;
    const Explanation tree = explained(record, issuer, "2024H1");
    CHECK(status_of(tree) == Status::no_rate);
    CHECK(says(tree.parts[1], "its source prints no equivalent in USD"));
  }
  SECTION("a base") {
    const Explanation tree = grown(record_of({figure("2024H1", "23bn", "2024-08-26")}), question(), "2024H1");
    CHECK(status_of(tree) == Status::missing_base);
    CHECK(says(tree, "2023H1 is missing, and no source states the growth itself"));
    CHECK(status_of(tree.parts[1]) == Status::missing);
  }
  SECTION("a base above zero") {
    const Explanation tree = grown(record, question(), "2024H1");
    CHECK(status_of(tree) == Status::zero_base);
    CHECK(says(tree, "2023H1 is 0, and nothing can be said to grow from it"));
    CHECK(status_of(grown(record_of({figure("2024H1", "1bn", "2024-08-26"), figure("2023H1", "-1bn", "2024-08-26")}),
                          question(), "2024H1")) == Status::negative_base);
  }
  SECTION("money") {
    const CompanyRecord chips = record_of(
        {figure("2024H1", "485,000", "2024-08-26", SourceRank::press, 1, Currency::none())}, {}, Currency::none());
    const Explanation tree = explained(chips, question(usd), "2024H1");
    CHECK(status_of(tree) == Status::not_money);
    CHECK(amount_in(tree.parts[0]).amount.point == 485'000);
  }
  SECTION("room for the amount") {
    const RateTable huge("x", {PairRates(usd, cny, daily("2024-01-01", "2024-06-30", "0.000000000001"))});
    const Explanation tree = explained(record, question(usd), "2024H1", huge);
    CHECK(status_of(tree) == Status::overflow);
    CHECK(says(tree, "the amount does not fit in USD"));
  }
}

namespace {

/// A company with random figures, claims and gaps: what filers and newspapers might state over three years.
CompanyRecord random_record(std::mt19937& random) {
  const auto one_of = [&](int count) { return std::uniform_int_distribution<int>(0, count - 1)(random); };
  std::vector<Figure> figures;
  const char* const sizes[] = {"bn", "00m", "m"};
  for (int year = 2022; year <= 2024; ++year) {
    for (const char* part : {"Q1", "Q2", "Q3", "Q4", "H1", "H2", ""}) {
      for (int source = 1; source <= 2; ++source) {
        if (one_of(3) == 0) continue;
        const std::string amount = std::to_string(1 + one_of(90)) + sizes[one_of(3)];
        const std::string known = std::to_string(year + 1) + "-0" + std::to_string(1 + one_of(9)) + "-15";
        figures.push_back(figure(std::to_string(year) + part, one_of(12) == 0 ? ">" + amount : amount, known,
                                 one_of(2) == 0 ? SourceRank::report : SourceRank::press, source));
      }
    }
  }
  std::vector<Claim> claims = {growth_claim(1, "2022H1", "2021H1", "+" + std::to_string(one_of(200)) + "%"),
                               growth_claim(2, "2023", "2022", "-" + std::to_string(one_of(90)) + "%"),
                               equivalent_claim(3, "2023H1", "7bn", usd, 1)};
  return record_of(std::move(figures), std::move(claims));
}

/// EUR/CNY and EUR/USD on most days.
RateTable random_rates(std::mt19937& random) {
  std::vector<DailyRate> yuan, dollars;
  std::uniform_int_distribution<int> change(0, 9999);
  for (Date on = day("2020-12-25"); on <= day("2025-01-05"); on += boost::gregorian::days(1)) {
    if (change(random) % 3 != 0) yuan.push_back({on, Decimal(70'000 + change(random), 4)});
    if (change(random) % 3 != 0) dollars.push_back({on, Decimal(10'000 + change(random) / 10, 4)});
  }
  return RateTable("ecb", {PairRates(currency("EUR"), cny, yuan), PairRates(currency("EUR"), usd, dollars)});
}

}  // namespace

TEST_CASE("at constant currency both periods explain themselves by the base's rate") {
  Question asked = question(usd);
  asked.constant_currency = true;
  const Explanation tree = grown(
      record_of({figure("2023H1", "7bn", "2023-08-01"), figure("2024H1", "14bn", "2024-08-01")}), asked, "2024H1");
  CHECK(std::get<Growth>(tree.number).factor == Ratio(2, 1));
  const Explanation& amount = tree.parts.front();
  CHECK(std::get<ExchangeRate>(amount.parts[1].number).rate == Decimal::parse("7"));
  CHECK(amount.reasons.front() == "at constant currency both periods convert at the rate of the base period");
}

TEST_CASE("of random series every step follows from its parts, and the root is what show and growth answer") {
  std::mt19937 random(20240826);
  int recomputed = 0;
  for (int round = 0; round < 60; ++round) {
    const CompanyRecord record = random_record(random);
    const RateTable rates = random_rates(random);
    Question asked = question(round % 3 == 0 ? std::nullopt : std::optional(usd));
    if (round % 6 == 1) asked.rate.kind = RateKind::closing;
    if (round % 12 == 2) asked.rate.kind = RateKind::issuer;
    if (round % 5 == 0) asked.as_of = day("2024-06-01");
    for (const Label& label : parse_labels("2021..2024", Step::half)) {
      const Explanation amount = explain(record, asked, label, rates, names());
      const Observation shown = show(record, asked, {label}, rates).front();
      CHECK(amount_in(amount).amount == bounded(shown));
      CHECK(amount_in(amount).currency == shown.currency);
      recomputed += recompute(amount);
      const Explanation growth_tree = explain_growth(record, asked, label, Step::year, rates, names());
      const GrowthAnswer answer = growth(record, asked, {label}, Step::year, rates).front();
      CHECK(growth_in(growth_tree).status == answer.growth.status);
      CHECK(growth_in(growth_tree).factor == answer.growth.factor);
      CHECK(growth_in(growth_tree).low == answer.growth.low);
      CHECK(growth_in(growth_tree).high == answer.growth.high);
      recomputed += recompute(growth_tree);
    }
  }
  CHECK(recomputed > 10'000);  // the random companies do have answers
}

TEST_CASE("a stored rate says how it was written, and what it was before it was corrected") {
  const PairRates yuan(cny, usd, {{day("2024-06-28"), Decimal::parse("0.125")}}, {},
                       {{day("2024-06-28"), day("2024-07-15"), Decimal::parse("0.16")}});
  Question closing = question(usd);
  closing.rate.kind = RateKind::closing;
  const Explanation tree =
      explained(record_of({figure("2024H1", "23bn", "2024-08-26")}), closing, "2024H1", RateTable("desk", {yuan}));
  REQUIRE(tree.parts.size() == 2);
  CHECK(says(tree.parts[1], "given as 1 CNY = 0.16 USD"));
  CHECK(says(tree.parts[1], "corrected on 2024-07-15, 8 until then"));
}

}  // namespace explain_test
