#include "money/display_text.hpp"

#include "catch.hpp"
#include "error_text.hpp"
#include "money/amount_text.hpp"

namespace display_text_test {

using namespace capex;
using namespace capex::core;

namespace {

constexpr std::int64_t m = 100'000'000;  // a million, in cents
constexpr std::int64_t bn = 1'000 * m;
constexpr auto billion = Scale::billion;
const auto open = std::nullopt;

/// As a table shows a computed amount in billions of a currency of two digits.
std::string computed(std::int64_t point, std::int64_t low, std::int64_t high) {
  const Bounds bounds(low, high);
  const int places = computed_places(point, bounds, 2, billion);
  return amount_text(point, 2, billion, places) + " " + bounds_text(bounds, 2, billion, places);
}

std::string stated(std::string_view text, Scale scale = billion) {
  const Stated number = parse_amount(text, currency("CNY")).number;
  return amount_text(number.point().value(), 2, scale, stated_places(number, scale));
}

std::string growth(std::int64_t amount, std::int64_t half, std::int64_t base, std::int64_t base_half) {
  const Ratio low(amount - half, base + base_half);
  const Ratio high(amount + half, base - base_half);
  return growth_text(Ratio(amount, base), low, high) + " " + growth_bounds_text(low, high);
}

}  // namespace

TEST_CASE("a computed amount shows the places that its bounds justify") {
  // 50bn and 50bn -/+ 0.5bn CNY at 7.2150
  CHECK(computed(693'000'693'001, 686'070'686'070, 699'930'699'931) == "6.93 [6.86, 7.00]");
  // 23bn / 2.23, from 22.5 / 2.235 to 23.5 / 2.225
  CHECK(computed(1'031'390'134'529, 1'006'711'409'396, 1'056'179'775'281) == "10.3 [10.07, 10.56]");
  // 23bn / 2.76, from 22.5 / 2.765 to 23.5 / 2.755
  CHECK(computed(833'333'333'333, 813'743'218'806, 852'994'555'354) == "8.3 [8.14, 8.53]");
  // 23 + 23 + 4.2
  CHECK(computed(5'020 * bn / 100, 4'915 * bn / 100, 5'125 * bn / 100) == "50.2 [49.15, 51.25]");
  // 40bn / 2, from 39.5 / 2.5 to 40.5 / 1.5
  CHECK(computed(20 * bn, 158 * bn / 10, 27 * bn) == "20 [15.80, 27.00]");
  // 40bn -/+ 0.5bn CNY at 7.2673
  CHECK(computed(550'410'744'018, 543'530'609'717, 557'290'878'318) == "5.50 [5.44, 5.57]");
  CHECK(computed(-693'000'693'001, -699'930'699'931, -686'070'686'070) == "-6.93 [-7.00, -6.86]");
}

TEST_CASE("a nearly exact amount shows three places at most, an exact one without zeros at the end") {
  CHECK(computed(24'825 * m, 24'824 * m, 24'826 * m) == "24.825 [24.824, 24.826]");
  CHECK(computed(24'800 * m, 24'799 * m, 24'801 * m) == "24.800 [24.799, 24.801]");
  CHECK(computed(24'000 * m, 24'000 * m, 24'000 * m) == "24 [24.00, 24.00]");
  CHECK(computed(0, 0, 0) == "0 [0.00, 0.00]");
}

TEST_CASE("what is small beside the scale does not look like zero") {
  CHECK(computed(5 * m, 5 * m, 5 * m).substr(0, 5) == "0.005");
  CHECK(stated("300,000") == "0.0003");
  CHECK(stated("15,000") == "0.000015");
}

TEST_CASE("a stated amount shows its own places") {
  CHECK(stated("23bn") == "23");
  CHECK(stated("4.2bn") == "4.2");
  CHECK(stated("7.0bn") == "7.0");
  CHECK(stated("24,825m") == "24.825");
  CHECK(stated("230.88亿") == "23.088");
  CHECK(stated("24,825m", Scale::million) == "24,825");
  CHECK(stated("500bn", Scale::trillion) == "0.500");
  CHECK(stated("23bn", Scale::million) == "23,000");
}

TEST_CASE("a stated amount of more than three places is cut, and its zeros with it where nothing else is") {
  CHECK(stated("23000000000") == "23");
  CHECK(stated("5,229.616m") == "5.230");
  CHECK(stated("439.538m") == "0.4395");
  CHECK(stated("9.5m") == "0.0095");
  CHECK(stated("12,000", Scale::one) == "12,000");
  CHECK(stated("12.50", Scale::one) == "12.50");
}

TEST_CASE("the middle of a range shows one place more where it needs it") {
  CHECK(stated("64-72bn") == "68");
  CHECK(stated("60-65bn") == "62.5");
}

TEST_CASE("nothing is shown finer than the minor unit") {
  const int jpy = 0;
  CHECK(computed_places(120, Bounds::exactly(120), jpy, Scale::one) == 0);
  CHECK(amount_text(120, jpy, Scale::one, 2) == "120");
  CHECK(bounds_text(Bounds(110, 130), jpy, Scale::one, 0) == "[110, 130]");
}

TEST_CASE("rounding is half-even and thousands are grouped") {
  CHECK(amount_text(125 * bn / 100, 2, billion, 1) == "1.2");
  CHECK(amount_text(135 * bn / 100, 2, billion, 1) == "1.4");
  CHECK(amount_text(1'234'567 * bn, 2, billion, 0) == "1,234,567");
  CHECK(amount_text(-1'234 * bn, 2, billion, 1) == "-1,234.0");
  CHECK(amount_text(-123 * bn, 2, billion, 0) == "-123");
  CHECK(amount_text(-m, 2, billion, 1) == "0.0");
}

TEST_CASE("a limit shows its one end exactly") {
  CHECK(bounds_text(Bounds(12 * bn, open), 2, billion, 0) == ">12");
  CHECK(bounds_text(Bounds(open, 1'234'500 * m), 2, billion, 0) == "<1,234.5");
  CHECK(bounds_text(Bounds(), 2, billion, 0).empty());
}

TEST_CASE("the scale is the largest that an amount reaches") {
  CHECK(scale_of(50 * bn, 2) == Scale::billion);
  CHECK(scale_of(-50 * bn, 2) == Scale::billion);
  CHECK(scale_of(999 * m, 2) == Scale::million);
  CHECK(scale_of(1'000 * bn, 2) == Scale::trillion);
  CHECK(scale_of(99'999, 2) == Scale::one);
  CHECK(scale_of(100'000, 2) == Scale::thousand);
  CHECK(scale_of(0, 2) == Scale::one);
  CHECK(scale_of(std::numeric_limits<std::int64_t>::min(), 0) == Scale::trillion);
  CHECK(suffix(Scale::billion) == "bn");
  CHECK(to_string(Scale::billion) == "billion");
  CHECK(suffix(Scale::one).empty());
}

TEST_CASE("growth shows one decimal, or none where its bounds are ten points apart") {
  CHECK(growth(23'100, 50, 8'400, 50) == "+175.0% [172.8, 177.2]");
  CHECK(growth(5'000, 50, 2'300, 50) == "+117% [110.6, 124.4]");
  CHECK(growth(96, 0, 100, 0) == "-4.0% [-4.0, -4.0]");
  CHECK(growth(100, 0, 100, 0) == "0.0% [0.0, 0.0]");
  CHECK(growth(1'100'000, 0, 1'000, 0) == "+109,900.0% [109,900.0, 109,900.0]");
  // Meta's first half of 2024 on that of 2023, as first filed: 14,573m on 13,058m
  CHECK(growth_text(Ratio(14'573, 13'058), open, open) == "+11.6%");
  CHECK(growth_text(Ratio(2, 1), Ratio(195, 100), Ratio(205, 100)) == "+100%");
  CHECK(growth_text(Ratio(2, 1), Ratio(19'501, 10'000), Ratio(205, 100)) == "+100.0%");
}

TEST_CASE("growth with one bound only says so") {
  CHECK(growth_bounds_text(Ratio(3, 2), open) == ">+50.0%");
  CHECK(growth_bounds_text(open, Ratio(96, 100)) == "<-4.0%");
  CHECK(growth_bounds_text(open, open).empty());
}

TEST_CASE("a claimed growth shows as it was stated") {
  CHECK(growth_text(parse_growth("+123%")) == "+123%");
  CHECK(growth_text(parse_growth("fell about 4.5%")) == "~-4.5%");
  CHECK(growth_text(parse_growth("doubled")) == "+100%");
  CHECK(growth_text(parse_growth("more than doubled")) == ">+100%");
  CHECK(growth_text(parse_growth("up to 4%")) == "<+4%");
  CHECK(growth_text(parse_growth("10-15%")) == "+10% to +15%");
}

TEST_CASE("an end of a claimed growth that was not written has no zeros behind it") {
  CHECK(growth_text(parse_growth("fell less than 4%")) == "-4% to 0%");
  CHECK(growth_text(parse_growth("grew by up to 12.5%")) == "0% to +12.5%");
  CHECK(growth_text(parse_growth("down by less than a third")) == "-33.3333333% to 0%");
  CHECK(growth_text(parse_growth("+10.0%")) == "+10.0%");
}

TEST_CASE("a fraction is shown as per cent with the places that it has") {
  CHECK(percent_text(Decimal::parse("0.456")) == "+45.6");
  CHECK(percent_text(Decimal::parse("0.456"), false) == "45.6");
  CHECK(percent_text(Decimal::parse("-0.07")) == "-7");
  CHECK(percent_text(Decimal::parse("0.000")) == "0.0");
  CHECK(percent_text(Decimal::parse("12.3456")) == "+1,234.56");
  CHECK(percent_text(Decimal::parse("2")) == "+200");
}

TEST_CASE("growth is shown in whole per cent where its bounds are ten points apart") {
  CHECK(growth_places(Ratio(21, 10), Ratio(22, 10)) == 0);
  CHECK(growth_places(Ratio(21, 10), Ratio(219, 100)) == 1);
  CHECK(growth_places(Ratio(21, 10), std::nullopt) == 1);
}

TEST_CASE("what is smaller than its bounds are apart does not look like zero") {
  // 0.04bn in [-0.11, 0.19]: tenths are justified, and would show 0.0.
  CHECK(computed_places(4'000'000'000, Bounds(-11'000'000'000, 19'000'000'000), 2, Scale::billion) == 2);
  CHECK(computed_places(0, Bounds(-15'000'000'000, 15'000'000'000), 2, Scale::billion) == 1);
}

TEST_CASE("every scale has a word and a suffix") {
  using Words = std::vector<std::string>;
  Words words, suffixes;
  for (const Scale scale : {Scale::one, Scale::thousand, Scale::million, Scale::billion, Scale::trillion}) {
    words.emplace_back(to_string(scale));
    suffixes.emplace_back(suffix(scale));
  }
  CHECK(words == Words{"", "thousand", "million", "billion", "trillion"});
  CHECK(suffixes == Words{"", "k", "m", "bn", "tn"});
}

}  // namespace display_text_test
