#include "catch.hpp"
#include "reading.hpp"

namespace csv_figures_test {

using namespace capex;
using namespace capex::core;

namespace {

constexpr std::string_view header = "company,measure,basis,scope,period,amount,currency,decimals,source,words\n";

Reading figures(const std::string& lines) {
  return reading(std::string(header) + lines + "\n");
}

/// The amount and its series' currency, of one figure.
StatedAmount amount(const std::string& cells) {
  const Reading r = figures("alibaba,capex,,,2024H1," + cells + ",s,");
  REQUIRE(r.messages().empty());
  return {r.batch.figures.at(0).amount, r.batch.series.at(0).currency};
}

StatedAmount cny(std::int64_t minor, int decimals, bool about = false) {
  return {Stated(minor, minor, decimals, 2, about), currency("CNY")};
}

}  // namespace

TEST_CASE("a figure is an amount of a series and a period by a source") {
  const Reading r =
      figures("bytedance,ai-chips,guidance,domestic,2025,40bn,CNY,,ft-2025-01,\"Rmb40bn, \"\"at least\"\"\"");
  REQUIRE(r.messages().empty());
  const FigureRow& figure = r.batch.figures.at(0);
  CHECK(r.batch.series.at(0) == SeriesName{{"bytedance", "ai-chips", Basis::guidance, "domestic"}, currency("CNY")});
  CHECK(r.batch.labels.at(0) == Label::year(2025));
  CHECK(r.batch.source_keys.at(0) == "ft-2025-01");
  CHECK(r.batch.words.at(0) == "Rmb40bn, \"at least\"");
  CHECK(figure.series == 0);
  CHECK(figure.label == 0);
  CHECK(figure.source == 0);
  CHECK(figure.words == 0);
  CHECK(figure.amount == Stated(4'000'000'000'000, 4'000'000'000'000, -9, 2));
  CHECK(figure.place.line == 2);
}

TEST_CASE("a figure names the variant of the definition that it follows, or none where it is the measure's own") {
  const Reading r = reading(
      "company,measure,period,amount,currency,source,variant\n"
      "amazon,capex-cash,2024,83bn,USD,s,productive-assets\n"
      "amazon,capex-cash,2023,52.7bn,USD,s,\n"
      "amazon,capex-cash,2022,63.6bn,USD,s, productive-assets \n"
      "amazon,capex-cash,2021,61.1bn,USD,s,same\n");
  REQUIRE(r.messages().empty());
  CHECK(r.batch.variants == std::vector<std::string>{"productive-assets"});
  CHECK(r.batch.figures.at(0).variant == 0);
  CHECK(r.batch.figures.at(1).variant == -1);
  CHECK(r.batch.figures.at(2).variant == 0);
  CHECK(r.batch.figures.at(3).variant == -1);
  CHECK(figures("alibaba,capex,,,2024H1,23bn,CNY,,s,").batch.figures.at(0).variant == -1);
}

TEST_CASE("basis and scope are actual and total where nothing is said") {
  const Reading r = reading("company,measure,period,amount,source\nalibaba,capex,2024H1,RMB 23bn,s\n");
  REQUIRE(r.messages().empty());
  CHECK(r.batch.series.at(0) == SeriesName{{"alibaba", "capex", Basis::actual, "total"}, currency("CNY")});
  CHECK(r.batch.figures.at(0).words == -1);
}

TEST_CASE("amounts are read as people write them, the currency from the cell or from the text") {
  CHECK(amount("23bn,CNY,") == cny(2'300'000'000'000, -9));
  CHECK(amount("RMB 23bn,,") == cny(2'300'000'000'000, -9));
  CHECK(amount("~23bn,cny,") == cny(2'300'000'000'000, -9, true));
  CHECK(amount("\"23,000,000,000\",CNY,") == cny(2'300'000'000'000, 0));
  CHECK(amount("230亿,CNY,") == cny(2'300'000'000'000, -8));
  CHECK(amount(">12bn,USD,") == StatedAmount{Stated(1'200'000'000'000, std::nullopt, -9, 2), currency("USD")});
}

TEST_CASE("the decimals column overrides what the writing says") {
  CHECK(amount("23000000000,CNY,-9") == cny(2'300'000'000'000, -9));
  CHECK(amount("23bn,CNY,-6") == cny(2'300'000'000'000, -6));
  CHECK(amount("23bn,CNY,INF") == cny(2'300'000'000'000, 2));
  CHECK(says(figures("a,capex,,,2024,1bn,CNY,x,s,").message(), "t.csv:2:24: 'x': decimals are a whole number"));
  CHECK(says(figures("a,capex,,,2024,1bn,CNY,31,s,").message(), "'31': decimals are a whole number from -30 to 30"));
}

TEST_CASE("a count has no currency") {
  CHECK(amount("\"~230,000\",,-4") == StatedAmount{Stated(230'000, 230'000, -4, 0, true), Currency::none()});
  CHECK(amount(">1m,,") == StatedAmount{Stated(1'000'000, std::nullopt, -6, 0), Currency::none()});
}

TEST_CASE("each cell of a figure says what it accepts") {
  CHECK(says(figures("a,capex,,,2024,some,CNY,,s,").message(), "t.csv:2:16: "));
  CHECK(says(figures("a,capex,,,2024,some,,,s,").message(), "t.csv:2:16: "));
  CHECK(says(figures("a,capex,,,2024,¥4bn,,,s,").message(), "t.csv:2:16: "));
  CHECK(says(figures("a,capex,,,2024,$4bn,CNY,,s,").message(), "t.csv:2:16: "));
  CHECK(says(figures("a,capex,,,2024,4bn,CNX,,s,").message(), "t.csv:2:20: "));
  CHECK(says(figures("a,capex,,,2024H3,4bn,CNY,,s,").message(), "t.csv:2:11: 2024H3: a year has halves 1 and 2"));
  CHECK(says(figures("a,capex,plan,,2024,4bn,CNY,,s,").message(),
             "t.csv:2:9: 'plan': expected actual, guidance or estimate"));
  CHECK(says(figures("a,capex,,in china,2024,4bn,CNY,,s,").message(), "t.csv:2:10: 'in china': a key has no blanks"));
  CHECK(figures(",capex,,,2024,4bn,CNY,,s,").message() == "t.csv:2:1: this cell must not be empty");
  CHECK(figures("a,,,,2024,4bn,CNY,,s,").message() == "t.csv:2:3: this cell must not be empty");
  CHECK(figures("a,capex,,,2024,4bn,CNY,,,").message() == "t.csv:2:25: this cell must not be empty");
}

TEST_CASE("a bad row makes no series, and each bad row is reported") {
  const Reading r = figures("a,capex,,,2024,x,CNY,,s,\nb,capex,plan,,2024,1bn,CNY,,s,\nb,capex,plan,,2025,1bn,CNY,,s,");
  CHECK(r.problems.size() == 3);
  CHECK(r.batch.series.empty());
  CHECK(r.batch.figures.empty());
}

TEST_CASE("series, periods and sources are kept once, however they are written") {
  const Reading r = figures(
      "a,capex,,,2024H1,1bn,CNY,,s,\n"
      "a,capex,actual,total,2024h1,2bn,cny,,\"s\",\n"
      "a,capex,,,2024H1,3bn,USD,,t,\n"
      "\"a\",capex,,,2024H2,4bn,CNY,,s,");
  REQUIRE(r.messages().empty());
  CHECK(r.batch.series.size() == 2);
  CHECK(r.batch.labels.size() == 2);
  CHECK(r.batch.source_keys == std::vector<std::string>{"s", "t"});
  std::vector<std::int32_t> series, labels;
  for (const FigureRow& row : r.batch.figures) {
    series.push_back(row.series);
    labels.push_back(row.label);
  }
  CHECK(series == std::vector<std::int32_t>{0, 0, 1, 0});
  CHECK(labels == std::vector<std::int32_t>{0, 0, 0, 1});
}

TEST_CASE("a second file of figures shares the series, periods and sources of the first") {
  Reading r = figures("a,capex,,,2024H1,1bn,CNY,,s,");
  read_csv(std::string(header) + "a,capex,,,2024H1,1bn,CNY,,t,\nb,capex,,,2024H1,1bn,CNY,,s,\n", "u.csv", r.batch,
           r.problems);
  CHECK(r.batch.series.size() == 2);
  CHECK(r.batch.labels.size() == 1);
  CHECK(r.batch.source_keys == std::vector<std::string>{"s", "t"});
  CHECK(r.batch.figures.at(2).series == 1);
  CHECK(r.batch.figures.at(2).place.file == 1);
}

}  // namespace csv_figures_test
