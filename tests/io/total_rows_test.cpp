#include "io/rows/total_rows.hpp"

#include "catch.hpp"
#include "time/label.hpp"

namespace capex::core::total_rows_test {

namespace {

const Period first_half = resolve(Label::half(2024, 1));
const Period year_before = resolve(Label::half(2023, 1));

Observation yuan(std::int64_t billions, const Period& period) {
  Observation o(period);
  o.status = Status::stated;
  o.currency = currency("CNY");
  o.amount = billions * 100'000'000'000;
  o.bounds = Bounds::exactly(*o.amount);
  return o;
}

std::string csv(const std::vector<std::string>& columns, Row row) {
  const std::string text = write_rows({columns, {std::move(row)}}, Format::csv);
  return text.substr(text.find('\n') + 1);
}

const ObservationNames alibaba{"alibaba", "capex", "2024H1", {"ft-2024-08"}, ""};

}  // namespace

TEST_CASE("the columns of a total are those of show between its own") {
  const auto& columns = total_columns();
  REQUIRE(columns.size() == 2 + show_columns().size() + 4);
  CHECK(columns[0] == "group");
  CHECK(columns[1] == "row");
  CHECK(columns[2] == "company");
  CHECK(columns.back() == "rank");
  const auto& grown = total_growth_columns();
  REQUIRE(grown.size() == growth_columns().size() + 7);
  CHECK(std::vector<std::string>(grown.begin(), grown.begin() + static_cast<std::ptrdiff_t>(columns.size())) ==
        columns);
  CHECK(grown[columns.size()] == "base_period");
  CHECK(grown.back() == "contribution");
}

TEST_CASE("a member has its share with bounds rounded outwards, and its rank") {
  TotalPlace place{"bat", TotalPart::member};
  place.share = Decimal::parse("0.460000");
  place.share_low = Ratio(1, 3);
  place.share_high = Ratio(2, 3);
  place.rank = 2;
  CHECK(csv(total_columns(), total_row(place, yuan(23, first_half), alibaba)) ==
        "bat,member,alibaba,capex,actual,total,2024H1,2024-01-01,2024-06-30,CNY,23000000000,23000000000,23000000000,"
        "stated,,,,ft-2024-08,,,0.46,0.333333,0.666667,2\n");
}

TEST_CASE("a sum says whom it adds up") {
  TotalPlace place{"bat", TotalPart::sum};
  place.share = Decimal(1, 0);
  place.derivation = {"alibaba", "+baidu"};
  place.contribution = Decimal::parse("1.210759");
  const Growth doubled{.status = Status::stated, .factor = Ratio(2, 1), .low = Ratio(2, 1), .high = Ratio(2, 1)};
  CHECK(csv(total_growth_columns(), total_growth_row(place, yuan(46, first_half), {"bat", "capex", "2024H1", {}, ""},
                                                     yuan(23, year_before), "2023H1", &doubled)) ==
        "bat,sum,bat,capex,actual,total,2024H1,2024-01-01,2024-06-30,CNY,46000000000,46000000000,46000000000,stated,"
        ",,,,alibaba +baidu,,1,,,,2023H1,23000000000,23000000000,23000000000,stated,1,1,1,stated,1.210759\n");
}

TEST_CASE("a difference without a value leaves its cells empty, and has no growth") {
  Observation none(first_half);
  none.status = Status::incomplete;
  CHECK(
      csv(total_growth_columns(), total_growth_row({"bat", TotalPart::difference}, none, {"bat", "", "2024H1", {}, ""},
                                                   none, "2023H1", nullptr)) ==
      "bat,difference,bat,,actual,total,2024H1,2024-01-01,2024-06-30,,,,,incomplete,,,,,,,,,,,2023H1,,,,incomplete,,,,"
      ",\n");
}

}  // namespace capex::core::total_rows_test
