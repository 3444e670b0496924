#include "table.hpp"

#include <string>

#include "catch.hpp"

using namespace capex::tool;

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
  CHECK(display_width("alibaba") == 7);
  CHECK(display_width("阿里巴巴") == 8);
  CHECK(display_width("ﾃﾝｾﾝﾄ") == 5);  // half-width kana
  CHECK(display_width("한국") == 4);
  CHECK(display_width("e\xCC\x81") == 1);  // e and a combining acute accent
  CHECK(display_width("é") == 1);
  CHECK(display_width("🇨") == 1);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("") == 0);

  const Table table{{{"name", Align::left}, {"kind", Align::left}}, {{"阿里巴巴", "issuer"}, {"BAT", "group"}}};
  CHECK(render(table) ==
        "name      kind\n"
        "阿里巴巴  issuer\n"
        "BAT       group\n");
}

TEST_CASE("control characters are written out, so that a cell cannot change the terminal") {
  CHECK(visible("plain 阿里 text") == "plain 阿里 text");
  CHECK(visible("\x1b[31mred") == "\\x1b[31mred");
  CHECK(visible("a\nb\tc\rd") == "a\\nb\\tc\\x0dd");
  CHECK(visible("a\nb", Lines::kept) == "a\nb");
  CHECK(visible("\x7f") == "\\x7f");
  CHECK(visible("\xC2\x9B"
                "31m") == "\\u009b31m");  // CSI as one character
  CHECK(visible("\xE2\x80\xAE"
                "evil") == "\\u202eevil");  // right-to-left override
}

TEST_CASE("broken UTF-8 becomes the replacement character") {
  const std::string replacement = "\xEF\xBF\xBD";
  CHECK(visible("a\xFFz") == "a" + replacement + "z");
  CHECK(visible("\xE4\xB8") == replacement + replacement);                    // cut off
  CHECK(visible("\xC0\xAF") == replacement + replacement);                    // overlong '/'
  CHECK(visible("\xED\xA0\x80") == replacement + replacement + replacement);  // a surrogate
}

TEST_CASE("headings are bold where colour is wanted, and nowhere else is an escape") {
  const Table table{{{"a", Align::left}}, {{"b"}}};
  CHECK(render(table, Colour::headings) == "\033[1ma\033[0m\nb\n");
  CHECK(render(table).find('\033') == std::string::npos);
}
