#include "capex/shape.hpp"

#include "catch.hpp"
#include "error_text.hpp"

namespace shape_test {

using namespace capex;

namespace {

Number number(const char* digits) {
  return {digits};
}

const Rows rows{{"company", "period", "last_day", "amount"},
                {{"alibaba", "2024H1", "2024-06-30", number("23000000000")},
                 {"tencent", "2024H1", "2024-06-30", number("439538000")},
                 {"alibaba", "2023H1", "2023-06-30", number("-1")},
                 {"tencent", "2023H1", "2023-06-30", Cell()}}};

std::string csv(const Rows& some) {
  return write_rows(some, Format::csv);
}

}  // namespace

TEST_CASE("columns are chosen by name, in the order of the names") {
  CHECK(csv(choose_columns(rows, {"amount", "company"})) ==
        "amount,company\n23000000000,alibaba\n439538000,tencent\n-1,alibaba\n,tencent\n");
  CHECK(error_of([] { choose_columns(rows, {"amuont"}); }) == "usage: no column 'amuont': did you mean amount?");
}

TEST_CASE("numbers are ordered by their size and not by their digits, what is empty last") {
  CHECK(order_of(rows, "amount") == std::vector<std::size_t>{0, 1, 2, 3});
  CHECK(order_of(rows, "-amount") == std::vector<std::size_t>{2, 1, 0, 3});
  CHECK(order_of(rows, "company", 3) == std::vector<std::size_t>{0, 2, 1});
  CHECK(order_of(rows, "", 1) == std::vector<std::size_t>{0});
}

TEST_CASE("lists are ordered as they read, what is empty last") {
  const Rows listed{{"sources"}, {{List{}}, {List{{"b", "a"}}}, {List{{"a"}}}, {Cell()}}};
  CHECK(order_of(listed, "sources") == std::vector<std::size_t>{2, 1, 0, 3});
  CHECK(order_of(listed, "-sources") == std::vector<std::size_t>{1, 2, 0, 3});
}

TEST_CASE("amounts move into another unit without losing a digit") {
  CHECK(csv(choose_columns(in_unit(rows, "bn"), {"amount", "unit"})) ==
        "amount,unit\n23,bn\n0.439538,bn\n-0.000000001,bn\n,bn\n");
}

TEST_CASE("rows become a table of periods and companies, with empty cells for what is missing") {
  CHECK(csv(wide(rows)) == "period,alibaba,tencent\n2023H1,-1,\n2024H1,23000000000,439538000\n");
  CHECK(csv(wide(rows, true)) == "company,2023H1,2024H1\nalibaba,-1,23000000000\ntencent,,439538000\n");
}

TEST_CASE("a company with two rows of one period makes no wide table") {
  Rows twice = rows;
  twice.rows.push_back(rows.rows[0]);
  CHECK(error_of([&] { wide(twice); }) == "usage: alibaba has several rows of 2024H1, and a wide table one");
}

}  // namespace shape_test
