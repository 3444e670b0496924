// What answers for a period: which figure or sum, of which definition and vintage.
#include <string>

#include "analysis/answer/growth.hpp"
#include "analysis/standing/timeline.hpp"
#include "catch.hpp"
#include "sample.hpp"

namespace ways_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency usd = currency("USD");
const auto report = SourceRank::report;
const auto press = SourceRank::press;

Figure of(VariantId definition, Figure figure) {
  figure.variant = definition;
  return figure;
}

std::string in_millions(std::int64_t minor) {
  std::string text = to_string(Decimal(minor, 8));
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

/// "+4089 = 4089 stated", "+40 -10 = 30 derived held_back", in millions.
std::string told(const Observation& seen) {
  std::string text;
  for (const Operand& operand : seen.operands) {
    text += (operand.sign > 0 ? "+" : "-") + in_millions(*operand.figure.amount.point()) + " ";
  }
  if (seen.amount) text += "= " + in_millions(*seen.amount) + " ";
  text += to_string(seen.status);
  for (const Flag flag : list(seen.flags)) text += " " + std::string(to_string(flag));
  return text;
}

std::string shown(const Series& all, const std::string& label, const std::string& as_of = "2100-01-01") {
  Timeline timeline(all, day(as_of));
  return told(timeline.observe(period(label)));
}

std::string grown(const Series& all, const std::string& label, const std::string& as_of = "2100-01-01") {
  Timeline timeline(all, day(as_of));
  const Label one = parse_label(label);
  const auto [amount, base] = timeline.observe(resolve(one), resolve(earlier(one, Step::year)));
  return told(amount) + " on " + told(base);
}

/// Four quarters to the thousand, and a year in millions that was restated.
Series acme(const std::string& restated = "4089m") {
  return series(
      {figure("2014Q1", "1000.123m", "2014-05-01", report, 1, usd),
       figure("2014Q2", "1010.456m", "2014-08-01", report, 2, usd),
       figure("2014Q3", "1020.789m", "2014-11-01", report, 3, usd),
       figure("2014Q4", "1098.632m", "2015-02-01", report, 4, usd),
       figure("2014", "4130m", "2015-02-01", report, 4, usd), figure("2014", restated, "2016-02-01", report, 5, usd)},
      usd);
}

}  // namespace

TEST_CASE("a restated year stands before its finer quarters that were never restated") {
  CHECK(shown(acme(), "2014") == "+4089 = 4089 stated");
  // Before the restatement the sum meets the year and is finer.
  CHECK(shown(acme(), "2014", "2015-06-01") == "+1000.123 +1010.456 +1020.789 +1098.632 = 4130 derived");
}

TEST_CASE("a sum of the same vintage that misses the year disagrees with it, and the year stands") {
  std::vector<Figure> figures = acme("4130m").figures;
  figures[0].amount = parse_amount("990.123m", usd).number;
  CHECK(shown(series(figures, usd), "2014") == "+4130 = 4130 stated sources_disagree");
}

TEST_CASE("a quarter that was restated later than the year and its neighbours contradicts nothing") {
  std::vector<Figure> figures = acme("4130m").figures;
  figures.push_back(figure("2014Q1", "990.123m", "2015-05-01", report, 6, usd));
  CHECK(shown(series(figures, usd), "2014") == "+4130 = 4130 stated");
}

TEST_CASE("a sum of what was last stated before the year was restated carries held_back") {
  CHECK(shown(acme(), "2014H1") == "+1000.123 +1010.456 = 2010.579 derived held_back");
  CHECK(shown(acme(), "2014H1", "2015-06-01") == "+1000.123 +1010.456 = 2010.579 derived");
}

TEST_CASE("sums that agree with a restated whole go before sums that do not") {
  // Either way leads to 2014H2: by the old quarters, which are finer, or by the restated year less the restated half.
  std::vector<Figure> figures = acme().figures;
  figures.push_back(figure("2014H1", "1980m", "2016-02-01", report, 5, usd));
  CHECK(shown(series(figures, usd), "2014H2") == "+4089 -1980 = 2109 derived");
}

TEST_CASE("filed quarters answer for a half of which a newspaper says otherwise") {
  const Series filed = series(
      {figure("2024Q1", "11bn", "2024-05-01", report, 1, usd), figure("2024Q2", "12bn", "2024-08-01", report, 2, usd),
       figure("2024H1", "32.1bn", "2024-08-26", press, 3, usd)},
      usd);
  CHECK(shown(filed, "2024H1") == "+11000 +12000 = 23000 derived sources_disagree");
  const Series agreed = series(
      {figure("2024Q1", "11bn", "2024-05-01", report, 1, usd), figure("2024Q2", "12bn", "2024-08-01", report, 2, usd),
       figure("2024H1", "23.1bn", "2024-08-26", press, 3, usd)},
      usd);
  CHECK(shown(agreed, "2024H1") == "+23100 = 23100 stated");
}

TEST_CASE("an amount that the filing states for the whole year too is the year's") {
  const Series oracle =
      series({millions("2018Q1", "9187", "2017-09-20", report, 1), millions("2018H1", "18801", "2017-12-20", report, 2),
              millions("9M2018", "28572", "2018-03-20", report, 3), millions("2018", "39383", "2018-06-22", report, 4),
              millions("2018Q4", "39383", "2018-06-22", report, 4)},
             usd);
  CHECK(shown(oracle, "2018Q4") == "+39383 -28572 = 10811 derived");
  CHECK(shown(oracle, "2018") == "+39383 = 39383 stated");
  Timeline timeline(oracle, latest);
  REQUIRE(timeline.passed_over(period("2018Q4")).size() == 1);
  CHECK(timeline.passed_over(period("2018")).empty());
}

TEST_CASE("nothing in a quarter and in the year that ends with it is no slip") {
  const Series none =
      series({millions("2018", "0", "2019-02-01", report, 4), millions("2018Q4", "0", "2019-02-01", report, 4)}, usd);
  CHECK(shown(none, "2018Q4") == "+0 = 0 stated");
}

TEST_CASE("figures of the measure's own definition are tiled before a stated one of another") {
  // A note states depreciation alone for single quarters, the cash flow statement all of it to date.
  const Series snow = series({figure("2023Q1", "23.163m", "2023-06-02", report, 1, usd),
                              figure("2023H1", "52.447m", "2023-08-31", report, 2, usd),
                              figure("9M2023", "84.917m", "2023-12-01", report, 3, usd),
                              of(VariantId(4), figure("2023Q2", "8.5m", "2023-08-31", report, 2, usd)),
                              of(VariantId(4), figure("2023Q3", "10.0m", "2023-12-01", report, 3, usd))},
                             usd);
  CHECK(shown(snow, "2023Q2") == "+52.447 -23.163 = 29.284 derived");
  CHECK(shown(snow, "2023Q3") == "+84.917 -52.447 = 32.47 derived");
}

TEST_CASE("an answer by another definition than the figures about it says so") {
  const Series mixed = series({millions("2023", "100", "2024-02-01", report, 1),
                               of(VariantId(4), millions("2024Q1", "8", "2024-05-01", report, 2))},
                              usd);
  CHECK(shown(mixed, "2024Q1") == "+8 = 8 stated mixed_definitions");
  // A company that only ever states the other one, or has long changed to it, mixes nothing.
  const Series other = series({millions("2013", "100", "2014-02-01", report, 1),
                               of(VariantId(4), millions("2024Q1", "8", "2024-05-01", report, 2))},
                              usd);
  CHECK(shown(other, "2024Q1") == "+8 = 8 stated");
}

TEST_CASE("of definitions that are none of the measure's own the one with fewer figures says that it is another") {
  const Series two = series({of(VariantId(4), millions("2023", "100", "2024-02-01", report, 1)),
                             of(VariantId(4), millions("2022", "90", "2023-02-01", report, 3)),
                             of(VariantId(5), millions("2024Q1", "8", "2024-05-01", report, 2))},
                            usd);
  CHECK(shown(two, "2024Q1") == "+8 = 8 stated mixed_definitions");
  CHECK(shown(two, "2023") == "+100 = 100 stated");
}

TEST_CASE("a change of definition is no restatement, and growth is of one definition where it can be") {
  const Series amazon =
      series({millions("2015", "4589", "2016-01-29", report, 1), millions("2016", "6737", "2017-02-10", report, 2),
              of(VariantId(1), millions("2016", "7804", "2018-02-02", report, 3)),
              of(VariantId(1), millions("2017", "11955", "2018-02-02", report, 3))},
             usd);
  CHECK(shown(amazon, "2016") == "+6737 = 6737 stated");
  CHECK(grown(amazon, "2016") == "+6737 = 6737 stated on +4589 = 4589 stated");
  CHECK(grown(amazon, "2017") == "+11955 = 11955 stated mixed_definitions on +7804 = 7804 stated mixed_definitions");
}

TEST_CASE("growth across definitions is flagged on both sides") {
  const Series unlike = series({of(VariantId(4), millions("2023", "3807", "2024-02-01", report, 1)),
                                millions("2024", "12001", "2025-02-01", report, 2)},
                               usd);
  CHECK(grown(unlike, "2024") == "+12001 = 12001 stated mixed_definitions on +3807 = 3807 stated mixed_definitions");
}

namespace {

/// Alphabet's operating cash flow of 2015, which was recast from 2016-05-03 on (SEC, CIK 1652044).
Series alphabet() {
  return series(
      {millions("2015Q1", "6722", "2016-05-03", report, 3), millions("2015H1", "13818", "2016-08-04", report, 4),
       millions("9M2015", "19609", "2015-10-29", report, 1), millions("9M2015", "19963", "2016-11-03", report, 5),
       millions("2015", "26024", "2016-02-11", report, 2), millions("2015", "26572", "2016-05-03", report, 3),
       millions("2015", "26572", "2017-02-03", report, 6)},
      usd);
}

/// Tesla's purchases of property: 2011 and 2012 were reclassified early in 2013 (SEC, CIK 1318605), in thousands.
Series tesla() {
  return series({figure("2011H1", "74.790m", "2011-08-12", report, 1, usd),
                 figure("2011H1", "74.790m", "2012-08-02", report, 3, usd),
                 figure("9M2011", "143.634m", "2011-11-14", report, 2, usd),
                 figure("2011", "197.896m", "2012-02-27", report, 8, usd),
                 figure("2012H1", "129.273m", "2012-08-02", report, 3, usd),
                 figure("9M2012", "197.745m", "2012-11-07", report, 4, usd),
                 figure("2011", "184.226m", "2013-03-07", report, 5, usd),
                 figure("2012", "239.228m", "2013-03-07", report, 5, usd),
                 figure("2012H1", "112.777m", "2013-08-09", report, 6, usd),
                 figure("9M2012", "175.175m", "2013-11-08", report, 7, usd)},
                usd);
}

}  // namespace

TEST_CASE("what was first stated after a year was recast holds back no part of the recast") {
  CHECK(shown(alphabet(), "2015Q3") == "+19963 -13818 = 6145 derived");
  CHECK(shown(alphabet(), "2015Q4") == "+26572 -19963 = 6609 derived");
}

TEST_CASE("growth of a restated half on a half that was not is that of the filing that stated both") {
  CHECK(grown(tesla(), "2012H1") == "+129.273 = 129.273 stated held_back on +74.79 = 74.79 stated");
  CHECK(shown(tesla(), "2012H1") == "+112.777 = 112.777 stated");
  CHECK(grown(tesla(), "2012H1", "2013-08-08") == "+129.273 = 129.273 stated on +74.79 = 74.79 stated");
}

TEST_CASE("a year and its base that were restated by one filing are grown as restated") {
  CHECK(grown(tesla(), "2012") == "+239.228 = 239.228 stated on +184.226 = 184.226 stated");
}

TEST_CASE("a sum of a year on a new basis and nine months on the old one mixes definitions") {
  CHECK(shown(tesla(), "2012Q4", "2013-04-01") == "+239.228 -197.745 = 41.483 derived mixed_definitions");
  CHECK(shown(tesla(), "2012Q4", "2013-12-01").find("held_back") != std::string::npos);
}

TEST_CASE("a range answers as its two ends, and counts by its middle in a sum and a growth") {
  const Series guided = series(
      {figure("2024", "60-65bn", "2024-01-29", report, 1, usd), figure("2024H1", "29bn", "2024-07-31", report, 2, usd),
       figure("2025", "64-72bn", "2025-01-29", report, 3, usd)},
      usd, Basis::guidance);
  const Observation year = observe(guided, period("2025"));
  CHECK(year.status == Status::range);
  CHECK_FALSE(year.amount.has_value());
  CHECK(year.bounds == Bounds(6'400'000'000'000, 7'200'000'000'000));
  const Observation rest = observe(guided, period("2024H2"));
  CHECK(rest.status == Status::derived);
  CHECK(rest.amount == 3'350'000'000'000);
  CHECK(rest.bounds == Bounds(3'050'000'000'000, 3'650'000'000'000));
  const Growth growth = grow(year, observe(guided, period("2024")));
  CHECK(growth.status == Status::derived);
  CHECK(growth.factor == Ratio(680, 625));
  CHECK(growth.low == Ratio(64, 65));
  CHECK(growth.high == Ratio(72, 60));
}

// Amazon's annual report of 2012 puts that year's quarters where the year before's belong, and states that year too.
TEST_CASE(
    "quarters restated to what their own filing's year contradicts are flagged, whatever older totals make of them") {
  const Series filed = series(
      {figure("2011Q1", "9857m", "2011-04-27", report, 1, usd),
       figure("2011H1", "19770m", "2011-07-27", report, 2, usd),
       figure("2011Q2", "9913m", "2011-07-27", report, 2, usd),
       figure("2011Q3", "10876m", "2011-10-26", report, 3, usd), figure("2011", "48077m", "2012-02-01", report, 4, usd),
       figure("2011Q1", "13185m", "2013-01-30", report, 5, usd),
       figure("2011Q2", "12834m", "2013-01-30", report, 5, usd),
       figure("2011Q3", "13806m", "2013-01-30", report, 5, usd),
       figure("2011Q4", "21268m", "2013-01-30", report, 5, usd),
       figure("2011", "48077m", "2013-01-30", report, 5, usd)},
      usd);
  CHECK(shown(filed, "2011Q1") == "+13185 = 13185 stated sources_disagree");
  CHECK(shown(filed, "2011Q1", "2012-12-31") == "+9857 = 9857 stated");
}

}  // namespace ways_test
