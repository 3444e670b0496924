#include "io/sec/data_set_table.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "data_set_text.hpp"
#include "error_text.hpp"

namespace data_set_table_test {

using namespace capex;
using namespace capex::core;

namespace {

constexpr Column columns[] = {{"tag", true}, {"value", true}, {"coreg"}};
enum : std::size_t { tag, value, coreg };

}  // namespace

TEST_CASE("columns of a data set stand in any order, and some may be lacking") {
  Problems problems;
  DataSetTable table(supply_of(table_of({"footnote value tag", "seen 5 Revenues", ". . Assets"})), "num.txt", columns);
  REQUIRE(table.next(problems));
  CHECK(table.cell(tag) == "Revenues");
  CHECK(table.cell(value) == "5");
  CHECK(table.cell(coreg).empty());
  CHECK(table.place(value) == Place{"num.txt", 2, 6});
  REQUIRE(table.next(problems));
  CHECK(table.cell(value).empty());
  CHECK(table.line() == 3);
  CHECK_FALSE(table.next(problems));
  CHECK(problems.empty());
  const auto header = [](const char* line) {
    return error_of([&] { DataSetTable(supply_of(table_of({line})), "num.txt", columns); });
  };
  CHECK(header("tag coreg") == "parse: num.txt:1: there is no column 'value' between tabs");
  CHECK(header("tag value tag") == "parse: num.txt:1: the column 'tag' is there twice");
  CHECK(error_of([&] { DataSetTable(supply_of(""), "num.txt", columns); }) ==
        "parse: num.txt:1: the table is empty: expected a header line");
}

TEST_CASE("a row of other cells than the header is named, and the next one is read") {
  Problems problems;
  DataSetTable table(supply_of(table_of({"tag value", "Revenues", "Revenues 5 6", "Assets 7"})), "num.txt", columns);
  REQUIRE(table.next(problems));
  CHECK(table.cell(value) == "7");
  REQUIRE(problems.size() == 2);
  CHECK(to_string(problems[0]) == "num.txt:2: cells between tabs: 1, where the header has 2");
  CHECK(to_string(problems[1]) == "num.txt:3: cells between tabs: 3, where the header has 2");
}

TEST_CASE("a data set of any length is read line by line") {
  constexpr int many = 60'000;
  std::vector<std::string> lines = {"tag value"};
  for (int i = 0; i < many; ++i) lines.push_back(std::string(50, 'x') + " " + std::to_string(i));
  REQUIRE(table_of(lines).size() > std::size_t{3} << 20);
  Problems problems;
  DataSetTable table(supply_of(table_of(lines)), "num.txt", columns);
  int row = 0;
  bool in_order = true;
  for (; table.next(problems); ++row) in_order = in_order && table.cell(value) == std::to_string(row);
  CHECK(in_order);
  CHECK(row == many);
  CHECK(table.line() == many + 1);

  // A line without an end is none.
  DataSetTable endless(supply_of("tag\tvalue\nRevenues\t" + std::string(std::size_t{3} << 20, '1')), "num.txt",
                       columns);
  CHECK(error_of([&] { endless.next(problems); }) ==
        "parse: num.txt:2: a line of more than 1048576 bytes is none of such a table");
}

TEST_CASE("lines of a data set may end as on Windows, and the last without an end") {
  Problems problems;
  DataSetTable table(supply_of("\xEF\xBB\xBFtag\tvalue\r\n\r\nRevenues\t5\r\nAssets\t6"), "num.txt", columns);
  REQUIRE(table.next(problems));
  CHECK(table.cell(value) == "5");
  REQUIRE(table.next(problems));
  CHECK(table.cell(value) == "6");
  CHECK_FALSE(table.next(problems));
  CHECK(problems.empty());
}

}  // namespace data_set_table_test
