#include "analysis/pass/pass.hpp"

#include <random>

#include "analysis/answer/answer.hpp"
#include "analysis/standing/alignment.hpp"
#include "catch.hpp"
#include "sample.hpp"

namespace pass_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

/// A series of random statements over random periods, some restated, some coarse, some limits.
Series random_series(std::mt19937_64& random, const FiscalCalendar& calendar, Currency in) {
  const auto below = [&random](std::uint64_t limit) { return static_cast<int>(random() % limit); };
  std::vector<Figure> figures;
  for (int year = 2022; year <= 2024; ++year) {
    std::vector<Label> labels = {
        Label::year(year),    Label::half(year, 1),  Label::quarter(year, 1),      Label::quarter(year, 3),
        Label::half(year, 2), Label::month(year, 2), Label::day(Date(2024, 2, 29))};
    for (int i = 0; i < 5; ++i) labels.push_back(labels[static_cast<std::size_t>(i)].fiscal());
    for (const Label& label : labels) {
      for (int i = below(4); i > 0; --i) {
        const std::int64_t point = static_cast<std::int64_t>(random() % 2'000'000'000) - 100'000'000;
        const std::int64_t low = point / 100 * 100;
        Figure made{resolve(label, calendar), Stated(low, low, below(3), in.digits()),
                    Date(2025, 1, 1) + boost::gregorian::days(below(4)), SourceId{below(6)},
                    static_cast<SourceRank>(below(5))};
        if (below(10) == 0) made.amount = Stated(low, std::nullopt, 0, in.digits());
        if (below(20) == 0) made.amount = Stated(0, 0, 2, in.digits());
        figures.push_back(made);
      }
    }
  }
  return series(std::move(figures), in);
}

}  // namespace

TEST_CASE("the pass gives every stated period and its year-ago period") {
  const Series stated = series({figure("2023H1", "8bn", "2023-08-01"), figure("2024H1", "23bn", "2024-08-26"),
                                figure("2024H1", "23.1bn", "2024-08-26", SourceRank::press, 2)});
  Pass pass;
  const auto rows = pass(stated);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].period == period("2023H1"));
  CHECK(rows[0].base == nullptr);
  CHECK(rows[0].growth().status == Status::missing_base);
  CHECK(rows[1].amount.point == 2'310'000'000'000);
  REQUIRE(rows[1].base != nullptr);
  CHECK(*rows[1].base == rows[0].amount);
  CHECK(rows[1].growth().factor == Ratio(231, 80));
}

TEST_CASE("the pass leaves out what was not known on the day") {
  const Series stated = series({figure("2023H1", "8bn", "2023-08-01"), figure("2024H1", "23bn", "2024-08-26")});
  Pass pass(day("2024-08-25"));
  CHECK(pass(stated).size() == 1);
  CHECK(pass(series({})).empty());
}

namespace {

/// Holds every row of the pass against the slow way: one period and its base asked by themselves.
int compare(std::span<const PassRow> rows, const std::vector<Period>& wanted, const Series& made,
            const FiscalCalendar& calendar, Date as_of, Converter& convert) {
  int grown = 0;
  std::size_t at = 0;
  for (const Period& period : wanted) {
    Timeline timeline(made, as_of);
    const auto [stated, stated_base] = timeline.observe(period, year_before(timeline, period, calendar));
    if (stated.status == Status::missing) continue;
    REQUIRE(at < rows.size());
    const PassRow& row = rows[at++];
    REQUIRE(row.period == period);
    const Observation amount = convert(stated);
    const Observation base = convert(stated_base);
    REQUIRE(row.amount == bounded(amount));
    INFO(to_string(period) << " on " << to_string(stated_base.period) << ": "
                           << to_string(row.base == nullptr ? Status::missing : row.base->status) << " or "
                           << to_string(base.status));
    REQUIRE((row.base == nullptr ? BoundedAmount() : *row.base) == bounded(base));
    const Growth expected = grow(amount, base);
    const Growth growth = row.growth();
    REQUIRE(growth.status == expected.status);
    REQUIRE(growth.factor == expected.factor);
    REQUIRE(growth.low == expected.low);
    REQUIRE(growth.high == expected.high);
    grown += growth.factor.has_value() ? 1 : 0;
  }
  REQUIRE(at == rows.size());
  return grown;
}

}  // namespace

TEST_CASE("the pass answers as one-by-one questions do, on random worlds") {
  std::mt19937_64 random(1);
  const RateTable rates = yuan_rates();
  FiscalCalendar weeks = parse_fiscal_year_end("last Sunday of January");
  const FiscalCalendar calendars[] = {FiscalCalendar{}, parse_fiscal_year_end("03-31"), weeks,
                                      parse_fiscal_year_end("nearest Sunday to December")};
  const Currency currencies[] = {currency("CNY"), currency("USD"), currency("JPY"), Currency::none()};
  const Date as_of = Date(2025, 1, 3);
  Converter converter(rates, currency("USD"));
  Pass pass(converter, as_of);
  Pass halves(converter, as_of, {Step::half});
  Pass fiscal_quarters(converter, as_of, {Step::fiscal_quarter});
  Converter other(rates, currency("USD"));
  std::vector<Period> all_halves;
  for (const Label& label : parse_labels("2020..2027", Step::half)) all_halves.push_back(resolve(label));
  int grown = 0;
  for (int i = 0; i < 200; ++i) {
    const FiscalCalendar& calendar = calendars[random() % 4];
    const Series made = random_series(random, calendar, currencies[random() % 4]);
    std::vector<Period> stated;
    for (const Figure& figure : made.figures) {
      if (figure.known_on > as_of) continue;
      if (stated.empty() || stated.back() != figure.period) stated.push_back(figure.period);
    }
    std::vector<Period> own_quarters;
    Timeline placing(made, as_of);
    for (const Label& label : parse_labels("FY2020..FY2027", Step::fiscal_quarter)) {
      own_quarters.push_back(place(placing, label, calendar).period);
    }
    Panel panel;
    panel.append(made);
    grown += compare(pass(made, calendar), stated, made, calendar, as_of, other);
    grown += compare(pass(panel[0], calendar), stated, made, calendar, as_of, other);
    grown += compare(halves(made, calendar), all_halves, made, calendar, as_of, other);
    grown += compare(halves(panel[0], calendar), all_halves, made, calendar, as_of, other);
    grown += compare(fiscal_quarters(made, calendar), own_quarters, made, calendar, as_of, other);
  }
  CHECK(grown > 500);
}

TEST_CASE("a pass over many series answers as a new one for each does") {
  std::mt19937_64 random(20261130);
  const RateTable rates = yuan_rates();
  const Date as_of = Date(2025, 1, 2);
  Converter converter(rates, currency("USD"));
  Pass kept(converter, as_of);
  int compared = 0, alone = 0;
  for (int i = 0; i < 400; ++i) {
    // Mostly the same halves, from the same one on, as companies state them; some left out, restated or known too late.
    std::vector<Figure> figures;
    for (const Label& label : parse_labels("2021..2024", Step::half)) {
      if (!figures.empty() && random() % 12 == 0) continue;
      for (std::uint64_t times = random() % 4 == 0 ? 2 : 1; times > 0; --times) {
        const auto point = static_cast<std::int64_t>(random() % 1'000'000) * 100;
        figures.push_back(
            {resolve(label), Stated(point, point, static_cast<int>(random() % 3), 2),
             Date(2025, 1, 1) + boost::gregorian::days(static_cast<int>(random() % 10 == 0 ? 2 : times % 2)),
             SourceId{static_cast<std::int32_t>(times)}, SourceRank::report});
      }
      if (random() % 40 != 0) continue;
      figures.push_back({resolve(Label::year(label.year())), Stated(100, 100, 2, 2), Date(2025, 1, 1)});
    }
    Series made = series(std::move(figures), currency(random() % 4 == 0 ? "USD" : "CNY"));
    if (random() % 5 == 0) made.kind = MeasureKind::stock;
    Pass fresh(converter, as_of);
    const auto expected = fresh(made);
    const auto rows = kept(made);
    REQUIRE(rows.size() == expected.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      REQUIRE(rows[row].period == expected[row].period);
      REQUIRE(rows[row].amount == expected[row].amount);
      REQUIRE((rows[row].base == nullptr) == (expected[row].base == nullptr));
      if (rows[row].base != nullptr) REQUIRE(*rows[row].base == *expected[row].base);
      compared += rows[row].base != nullptr ? 1 : 0;
    }
    alone += rows.size() == 8 ? 1 : 0;
  }
  CHECK(compared > 1'000);
  CHECK(alone > 50);
}

TEST_CASE("the pass tiles the halves of a company that files by the year to date") {
  const Series filed = series({millions("2023H1", "100", "2023-08-01"), millions("2023", "250", "2024-02-01"),
                               millions("2024H1", "120", "2024-08-01"), millions("2024", "300", "2025-02-01")},
                              currency("USD"));
  Pass pass(latest, {Step::half});
  const auto rows = pass(filed);
  REQUIRE(rows.size() == 4);
  CHECK(rows[1].period == period("2023H2"));
  CHECK(rows[1].amount.status == Status::derived);
  CHECK(rows[1].amount.point == 15'000'000'000);
  REQUIRE(rows[3].base != nullptr);
  CHECK(rows[3].base->point == 15'000'000'000);
  CHECK(rows[3].growth().factor == Ratio(180, 150));
}

TEST_CASE("sums that are narrower than the coarse figure of their period speak in its place") {
  const Series filed = series({figure("2024", "1bn", "2025-02-01"), millions("2024H1", "400", "2024-08-01"),
                               millions("2024H2", "550", "2025-02-01")});
  Pass pass;
  const auto rows = pass(filed);
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].period == period("2024"));
  CHECK(rows[1].amount.status == Status::derived);
  CHECK(rows[1].amount.point == 95'000'000'000);
}

namespace {

/// A company that states every half, or every count of two years, in one precision, and restates some: what stands
/// alone.
Series regular_series(std::mt19937_64& random, bool halves, int gaps_in_ten) {
  std::vector<Figure> figures;
  for (int year = 2018; year <= 2024; ++year) {
    const std::vector<Label> labels =
        halves ? std::vector{Label::half(year, 1), Label::half(year, 2)}
               : std::vector{Label::days(Period(Date(static_cast<unsigned short>(year), 1, 1),
                                                Date(static_cast<unsigned short>(year + 2), 1, 1)))};
    for (const Label& label : labels) {
      if (static_cast<int>(random() % 10) < gaps_in_ten) continue;
      const auto amount = static_cast<std::int64_t>(1 + random() % 900);
      for (int i = 0; i < 1 + static_cast<int>(random() % 2); ++i) {
        figures.push_back(figure(to_string(label), std::to_string(amount + 10 * i) + "m",
                                 to_string(Date(2025, 1, 1) + boost::gregorian::days(i)), SourceRank::report, i + 1,
                                 halves ? currency("USD") : Currency::none()));
      }
    }
  }
  return series(std::move(figures), halves ? currency("USD") : Currency::none());
}

}  // namespace

TEST_CASE("the pass takes no other answer where figures stand alone") {
  std::mt19937_64 random(2);
  const RateTable rates = yuan_rates();
  Converter converter(rates, currency("USD"));
  Converter other(rates, currency("USD"));
  Pass pass(converter);
  int grown = 0;
  for (int i = 0; i < 200; ++i) {
    const Series made = regular_series(random, i % 2 == 0, i % 3);
    std::vector<Period> stated;
    for (const Figure& figure : made.figures) {
      if (stated.empty() || stated.back() != figure.period) stated.push_back(figure.period);
    }
    Panel panel;
    panel.append(series({figure("2001", "1bn", "2002-02-01")}));  // so that it does not begin at the first figure
    panel.append(made);
    grown += compare(pass(made), stated, made, {}, latest, other);
    grown += compare(pass(panel[1]), stated, made, {}, latest, other);
  }
  CHECK(grown > 1000);
}

TEST_CASE("a period that is stated by two definitions has one row") {
  Figure narrower = millions("2024", "60", "2025-02-01", SourceRank::report, 2);
  narrower.variant = VariantId{1};
  const Series filed =
      series({millions("2023", "80", "2024-02-01"), narrower, millions("2024", "100", "2025-02-01")}, currency("USD"));
  Pass pass;
  const auto rows = pass(filed);
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].growth().factor == Ratio(100, 80));
}

TEST_CASE("an amount that overlaps its base is of one vintage with it") {
  // Both are 366 days long and share a day; the later one's restatement is not yet in the earlier.
  const Series filed = series({figure("2022-01-01..2023-01-01", "100", "2023-02-01"),
                               figure("2023-01-01..2024-01-01", "100", "2024-02-01"),
                               figure("2023-01-01..2024-01-01", "120", "2024-06-01")});
  Pass pass;
  const auto rows = pass(filed);
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].amount.point == 10'000);
  CHECK(rows[1].amount.flags.has(Flag::held_back));
}

namespace {

CompanyRecord record_of(const Series& filed, const FiscalCalendar& calendar) {
  CompanyRecord record;
  record.company.id = CompanyId{1};
  record.company.calendar = calendar;
  record.series = {filed};
  return record;
}

GrowthAnswer asked(const Series& filed, const FiscalCalendar& calendar, const Label& label) {
  Question question;
  question.measures = {filed.measure};
  return growth(record_of(filed, calendar), question, {label}, Step::year, RateTable()).front();
}

Series two_years(const char* before, const char* after) {
  return series({millions(before, "100", "2024-03-01"), millions(after, "150", "2025-03-01")}, currency("USD"));
}

void check_half_more(const Series& filed, const char* calendar_text, const char* name, const char* base_name) {
  const FiscalCalendar calendar = parse_fiscal_year_end(calendar_text);
  Pass pass;
  Panel panel;
  panel.append(filed);
  for (const auto& rows : {pass(filed, calendar), pass(panel[0], calendar)}) {
    REQUIRE(rows.size() == 2);
    CHECK(rows[1].growth().factor == Ratio(3, 2));
    REQUIRE(rows[1].names != nullptr);
    CHECK(to_string(rows[1].names->period) == name);
    CHECK(to_string(rows[1].names->base) == base_name);
  }
  Timeline timeline(filed, latest);
  const Label label = name_of(timeline, filed.figures[1].period, calendar);
  CHECK(to_string(label) == name);
  CHECK(asked(filed, calendar, label).growth.factor == Ratio(3, 2));
}

}  // namespace

TEST_CASE("years that were filed off the rule of their calendar grow on each other in a pass as in an answer") {
  check_half_more(two_years("2023-01-29..2024-02-03", "2024-02-04..2025-02-01"), "last Saturday of January", "FY2025",
                  "FY2024");
  check_half_more(two_years("2021-12-26..2022-12-31", "2023-01-01..2023-12-30"), "12-31", "FY2023", "FY2022");
}

TEST_CASE("on random filed weeks the pass gives what growth gives by name") {
  std::mt19937_64 random(7);
  const auto below = [&random](std::uint64_t limit) { return static_cast<int>(random() % limit); };
  using boost::gregorian::days;
  const int patterns[][4] = {{13, 13, 13, 13}, {12, 12, 12, 16}, {16, 12, 12, 12}};
  int grown = 0;
  for (int world = 0; world < 300; ++world) {
    const char* rules[] = {"last Saturday of January", "nearest Sunday to December", "12-31",
                           "last Friday of September"};
    const FiscalCalendar calendar = parse_fiscal_year_end(rules[below(4)]);
    Date begin = fiscal_year(calendar, 2019).begin() + days(below(9) - 4);
    const auto& pattern = patterns[below(3)];
    std::vector<Figure> figures;
    for (int year = 0; year < 5; ++year) {
      Date end = begin;
      for (int quarter = 0; quarter < 4; ++quarter) {
        const Date quarter_begin = end;
        end += days(7 * pattern[quarter]);
        if (quarter == 3 && below(5) == 0) end += days(7);
        const auto state = [&](const Period& period) {
          figures.push_back(
              millions(to_string(Label::days(period)).c_str(), std::to_string(1 + below(900)).c_str(), "2025-03-01"));
        };
        if (quarter > 0 && below(3) == 0) state(Period(quarter_begin, end));
        if (below(5) > 0) state(Period(begin, end));
      }
      begin = end;
    }
    const Series filed = series(std::move(figures), currency("USD"));
    Pass pass;
    Panel panel;
    panel.append(filed);
    const auto hold = [&](const PassRow& row, const Label& label) {
      if (label.kind() == LabelKind::days && row.period.days() > 366)
        return;  // 53 weeks without a name: no year before
      const GrowthAnswer answer = asked(filed, calendar, label);
      INFO(to_string(row.period) << " called " << to_string(label) << " base " << to_string(answer.base.period));
      REQUIRE(answer.amount.period == row.period);
      REQUIRE(row.growth().factor == answer.growth.factor);
      REQUIRE(row.growth().status == answer.growth.status);
      if (row.names != nullptr) {
        REQUIRE(row.names->period == answer.label);
        REQUIRE(row.names->base == answer.base_label);
      }
      grown += row.growth().factor.has_value() ? 1 : 0;
    };
    for (const bool in_panel : {false, true}) {
      for (const PassRow& row : in_panel ? pass(panel[0], calendar) : pass(filed, calendar)) {
        Timeline timeline(filed, latest);
        hold(row, name_of(timeline, row.period, calendar));
      }
    }
  }
  CHECK(grown > 2000);
}

}  // namespace pass_test
