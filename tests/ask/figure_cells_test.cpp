#include "ask/answer/figure_cells.hpp"

#include "catch.hpp"
#include "money/amount_text.hpp"

namespace capex::core::figure_cells_test {

namespace {

const Period half = Period::between(parse_date("2024-01-01"), parse_date("2024-06-30"));

// An amount as a source wrote it.
Observation stated(const char* text, const char* code = "CNY") {
  const StatedAmount amount = parse_amount(text, currency(code));
  Observation observation(half, MeasureId{1});
  observation.series = SeriesId{1};
  observation.company = CompanyId{1};
  observation.status = Status::stated;
  observation.currency = amount.currency;
  observation.amount = amount.number.point();
  observation.bounds = amount.number.bounds();
  observation.known_on = parse_date("2024-08-26");
  if (amount.number.is_limit()) observation.status = Status::limit;
  observation.operands.push_back(Operand{1, Figure{half, amount.number, parse_date("2024-08-26"), SourceId{1}}});
  return observation;
}

// An amount that was computed: nothing says how it was written.
Observation computed(std::int64_t minor, std::int64_t low, std::int64_t high) {
  Observation observation = stated("1bn");
  observation.status = Status::derived;
  observation.operands.clear();
  observation.amount = minor;
  observation.bounds = Bounds(low, high);
  return observation;
}

}  // namespace

TEST_CASE("a stated amount reads as it was written, its bounds one place finer") {
  CHECK(amount_cell(stated("23bn"), Scale::billion) == "23");
  CHECK(bounds_cell(stated("23bn"), Scale::billion) == "[22.50, 23.50]");
  CHECK(amount_cell(stated("4.2bn"), Scale::billion) == "4.2");
  CHECK(bounds_cell(stated("4.2bn"), Scale::billion) == "[4.15, 4.25]");
  CHECK(amount_cell(stated("6.72bn"), Scale::billion) == "6.72");
  CHECK(bounds_cell(stated("6.72bn"), Scale::billion) == "[6.715, 6.725]");
}

TEST_CASE("bounds that the third place can hardly show are left out") {
  CHECK(amount_cell(stated("25198m"), Scale::billion) == "25.198");
  CHECK(bounds_cell(stated("25198m"), Scale::billion).empty());
  CHECK(bounds_cell(computed(100, 100, 100), Scale::one).empty());
  CHECK(bounds_cell(stated("800m"), Scale::million) == "[799.50, 800.50]");
}

TEST_CASE("a cell of a computed amount shows the places that its bounds justify") {
  // 50bn CNY at 7.2150: 6.930 [6.861, 6.999]
  const Observation dollars = computed(692'996'746'147, 686'066'778'685, 699'926'713'609);
  CHECK(amount_cell(dollars, Scale::billion) == "6.93");
  CHECK(bounds_cell(dollars, Scale::billion) == "[6.86, 7.00]");
}

TEST_CASE("a limit is a bound without an amount") {
  CHECK(amount_cell(stated(">12bn"), Scale::billion).empty());
  CHECK(bounds_cell(stated(">12bn"), Scale::billion) == ">12");
  CHECK(bounds_cell(stated("<100bn"), Scale::billion) == "<100");
}

TEST_CASE("amounts read in billions, millions or whole units, counts always in units") {
  CHECK(reading_scale(stated("23bn")) == Scale::billion);
  CHECK(reading_scale(stated("1500bn")) == Scale::billion);
  CHECK(reading_scale(stated(">12bn")) == Scale::billion);
  CHECK(reading_scale(stated("950m")) == Scale::million);
  CHECK(reading_scale(stated("12,500")) == Scale::one);
  CHECK(reading_scale(stated("-3bn")) == Scale::billion);
  CHECK(reading_scale(stated("1m", "XXX")) == Scale::one);
}

TEST_CASE("a growth shows one place, none where its bounds are far apart, and no bounds that print alike") {
  const auto growth = [](std::int64_t amount, std::int64_t base, std::int64_t low, std::int64_t high) {
    Growth grown;
    grown.status = Status::stated;
    grown.factor = Ratio(amount, base);
    grown.low = Ratio(low, 10'000);
    grown.high = Ratio(high, 10'000);
    return grown;
  };
  CHECK(growth_cell(growth(231, 84, 27'278, 27'725)) == "+175.0%");
  CHECK(growth_bounds_cell(growth(231, 84, 27'278, 27'725)) == "[172.8, 177.2]");
  CHECK(growth_cell(growth(50, 23, 21'064, 22'444)) == "+117%");
  CHECK(growth_bounds_cell(growth(25198, 13177, 19'122, 19'123)).empty());
  CHECK(growth_cell(Growth{}).empty());
  CHECK(growth_bounds_cell(Growth{}).empty());
}

TEST_CASE("an amount in a sentence carries its scale and currency") {
  const auto words = [](const char* text, const char* code) {
    const StatedAmount amount = parse_amount(text, currency(code));
    return amount_words(amount.number, amount.currency);
  };
  CHECK(words("23bn", "CNY") == "23bn CNY");
  CHECK(words("more than 12bn", "USD") == "more than 12bn USD");
  CHECK(words("up to 100bn", "USD") == "up to 100bn USD");
  CHECK(words("60-65bn", "USD") == "60-65bn USD");
  CHECK(words("about 6.8bn", "USD") == "about 6.8bn USD");
  CHECK(words("1,234.50", "USD") == "1,234.50 USD");
  CHECK(words("950m", "USD") == "950m USD");
  CHECK(words("485,000", "XXX") == "485,000");
}

}  // namespace capex::core::figure_cells_test
