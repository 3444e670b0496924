#include "look/table/text_table.hpp"

#include <string>

#include "catch.hpp"

namespace text_table_test {

using namespace capex::look;

TEST_CASE("columns are as wide as their widest cell, and lines have no blanks at their ends") {
  const Table table{{{"company", Align::left}, {"days", Align::right}}, {{"alibaba", "182"}, {"bat", "7"}}};
  CHECK(render(table) ==
        "company  days\n"
        "alibaba   182\n"
        "bat         7\n");
}

TEST_CASE("decimal columns stand with their points one under the other") {
  const Table table{{{"CNY bn", Align::decimal}, {"growth", Align::decimal}, {"x", Align::left}},
                    {{"23", "+123%", "a"}, {"4.2", "+4%", "b"}, {"25.198", "+175.0%", "c"}, {"", "", "d"}}};
  CHECK(render(table) ==
        "CNY bn   growth  x\n"
        "23      +123%    a\n"
        " 4.2      +4%    b\n"
        "25.198  +175.0%  c\n"
        "                 d\n");
}

TEST_CASE("a heading wider than its numbers stands at their right") {
  const Table table{{{"amount", Align::decimal}, {"x", Align::left}}, {{"2.5", "a"}, {"10", "b"}}};
  CHECK(render(table) ==
        "amount  x\n"
        "   2.5  a\n"
        "  10    b\n");
}

TEST_CASE("a column without a single cell is left out") {
  const Table table{{{"company", Align::left}, {"bounds", Align::left}, {"status", Align::left}},
                    {{"bat", "", "stated"}}};
  CHECK(render(table) ==
        "company  status\n"
        "bat      stated\n");
}

TEST_CASE("wide characters take two places and combining marks none") {
  const Table table{{{"name", Align::left}, {"kind", Align::left}}, {{"阿里巴巴", "issuer"}, {"BAT", "group"}}};
  CHECK(render(table) ==
        "name      kind\n"
        "阿里巴巴  issuer\n"
        "BAT       group\n");
}

TEST_CASE("headings are bold where colour is wanted, and nowhere else is an escape") {
  const Table table{{{"a", Align::left}}, {{"b"}}};
  CHECK(render(table, Colour::headings) == "\033[1ma\033[0m\nb\n");
  CHECK(render(table).find('\033') == std::string::npos);
}

}  // namespace text_table_test
