#include "capex/analysis/pass.hpp"

#include <random>

#include "capex/analysis/observe.hpp"
#include "catch.hpp"
#include "sample.hpp"

using namespace capex;
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
                    static_cast<SourceKind>(below(4))};
        if (below(10) == 0) made.amount = Stated(low, std::nullopt, 0, in.digits());
        if (below(20) == 0) made.amount = Stated(0, 0, 2, in.digits());
        figures.push_back(made);
      }
    }
  }
  return series(std::move(figures), in);
}

bool same(const std::optional<Ratio>& a, const std::optional<Ratio>& b) {
  return a == b;
}

}  // namespace

TEST_CASE("the pass gives every stated period and its year-ago period") {
  const Series stated = series({figure("2023H1", "8bn", "2023-08-01"), figure("2024H1", "23bn", "2024-08-26"),
                                figure("2024H1", "23.1bn", "2024-08-26", SourceKind::press, 2)});
  Pass pass;
  const auto rows = pass(stated);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].period == period("2023H1"));
  CHECK(rows[0].base == nullptr);
  CHECK(rows[0].growth().status == Status::missing_base);
  CHECK(rows[1].figure->source == SourceId{2});
  CHECK(rows[1].amount.point == 2'310'000'000'000);
  REQUIRE(rows[1].base == &rows[0]);
  CHECK(rows[1].growth().factor == Ratio(231, 80));
}

TEST_CASE("the pass leaves out what was not known on the day") {
  const Series stated = series({figure("2023H1", "8bn", "2023-08-01"), figure("2024H1", "23bn", "2024-08-26")});
  Pass pass(day("2024-08-25"));
  CHECK(pass(stated).size() == 1);
  CHECK(pass(series({})).empty());
}

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
  Converter other(rates, currency("USD"));
  int grown = 0;
  for (int i = 0; i < 200; ++i) {
    const FiscalCalendar& calendar = calendars[random() % 4];
    const Series made = random_series(random, calendar, currencies[random() % 4]);
    std::size_t at = 0;
    const auto rows = pass(made, calendar);
    for (const Figure& figure : made.figures) {
      if (at > 0 && rows[at - 1].period == figure.period) continue;
      const Observation amount = observe(made, figure.period, as_of);
      if (amount.status == Status::missing) continue;
      REQUIRE(at < rows.size());
      const PassRow& row = rows[at++];
      const Observation base = other(observe(made, year_ago(figure.period, calendar), as_of));
      REQUIRE(row.period == figure.period);
      REQUIRE(row.figure->source == amount.operands[0].figure.source);
      REQUIRE(row.amount == bounded(other(amount)));
      REQUIRE((row.base == nullptr ? BoundedAmount() : row.base->amount) == bounded(base));
      const Growth expected = grow(other(amount), base);
      const Growth growth = row.growth();
      REQUIRE(growth.status == expected.status);
      REQUIRE(same(growth.factor, expected.factor));
      REQUIRE(same(growth.low, expected.low));
      REQUIRE(same(growth.high, expected.high));
      grown += growth.factor.has_value() ? 1 : 0;
    }
    REQUIRE(at == rows.size());
  }
  CHECK(grown > 100);
}
