#include "capex/book.hpp"

#include "capex/error.hpp"
#include "catch.hpp"
#include "look/book/cell_text.hpp"
#include "look/book/columns.hpp"

namespace book_test {

using namespace capex;
using namespace capex::look;

namespace {

// Two companies over two periods, a remark on each amount.
Sheet amounts() {
  Sheet sheet;
  sheet.name = "amounts";
  sheet.rows.columns = {"company", "period", "last_day", "currency", "amount"};
  sheet.rows.rows = {{"baidu", "2023H2", "2023-12-31", "CNY", Number{"5000000000"}},
                     {"alibaba", "2024H1", "2024-06-30", "CNY", Number{"23247000000"}},
                     {"baidu", "2024H1", "2024-06-30", "CNY", Cell()}};
  sheet.remarks = {{0, 4, "of baidu", "CNY", std::nullopt}, {1, 4, "of alibaba", "CNY", std::nullopt}};
  return sheet;
}

// "row,column comment unit" of each remark.
std::vector<std::string> remarks_of(const Sheet& sheet) {
  std::vector<std::string> all;
  for (const Sheet::Remark& one : sheet.remarks) {
    all.push_back(std::to_string(one.row) + ',' + std::to_string(one.column) + ' ' + one.comment + ' ' + one.unit);
  }
  return all;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a cell replaces what XML cannot hold and keeps all other text") {
  CHECK(cell_text("=1+1") == "=1+1");
  CHECK(cell_text("阿里 \U0001F600\tnext\nline") == "阿里 \U0001F600\tnext\nline");
  CHECK(cell_text(std::string_view("a\0b\x1b[31m", 8)) == "a\uFFFDb\uFFFD[31m");
  CHECK(cell_text("a\xff\xef\xbf\xbf") == "a\uFFFD\uFFFD");
  CHECK(cell_text("one\r\ntwo\rthree") == "one\ntwo\nthree");
}

TEST_CASE("text that looks like the code of a character is coded itself") {
  CHECK(cell_text("_x0041_") == "_x005F_x0041_");
  CHECK(cell_text("_x004_ _xyz1_ x_") == "_x004_ _xyz1_ x_");
}

TEST_CASE("text longer than a cell ends in three points, and no character is cut in two") {
  const std::string fits(most_in_a_cell, 'a');
  CHECK(cell_text(fits) == fits);
  CHECK(cell_text(fits + 'a') == std::string(most_in_a_cell - 3, 'a') + "...");
  std::string wide = "a";  // of two characters of UTF-16 each
  for (std::size_t i = 0; i < most_in_a_cell / 2 + 1; ++i) wide += "\U0001F600";
  const std::string cut = cell_text(wide);
  CHECK(cut.size() == 1 + (most_in_a_cell - 4) / 2 * 4 + 3);
  CHECK(cut.substr(cut.size() - 3) == "...");
}

TEST_CASE("a sheet's name is one that Excel takes") {
  CHECK(sheet_name("growth", {}) == "growth");
  CHECK(sheet_name("a[b]:c*d?e/f\\g", {}) == "a b  c d e f g");
  CHECK(sheet_name("'quoted'", {}) == "quoted");
  CHECK(sheet_name("", {}) == "Sheet");
  CHECK(sheet_name("History", {}) == "History 2");
  CHECK(sheet_name(std::string(40, 'x'), {}) == std::string(31, 'x'));
  CHECK(sheet_name("growth", {"Growth", "growth 2"}) == "growth 3");
  CHECK(sheet_name(std::string(31, 'x'), {std::string(31, 'x')}) == std::string(29, 'x') + " 2");
}

TEST_CASE("the digits of a number are those from its first to its last that is not 0") {
  const auto significant = [](const char* text) { return digits_of(text).value().significant; };
  CHECK(significant("23000000000") == 2);
  CHECK(significant("-0.00120") == 2);
  CHECK(significant("9007199254740993") == 16);
  CHECK(significant("0") == 0);
  CHECK(digits_of("1501366072.49")->places == 2);
  CHECK(digits_of("12")->whole);
  CHECK_FALSE(digits_of("1e+20")->whole);
  CHECK_FALSE(digits_of("inf"));
  CHECK_FALSE(digits_of("12 apples"));
}

TEST_CASE("a day is one of the calendar from March 1900 on") {
  CHECK(calendar_day("2024-02-29")->day == 29);
  CHECK_FALSE(calendar_day("2023-02-29"));
  CHECK_FALSE(calendar_day("1900-02-28"));
  CHECK_FALSE(calendar_day("2024-1-01x"));
  CHECK_FALSE(calendar_day("2024H1"));
}

TEST_CASE("only a web address that Excel takes is a link") {
  CHECK(is_link("https://www.sec.gov/Archives/edgar/data/1652044/x.htm"));
  CHECK_FALSE(is_link("javascript:alert(1)"));
  CHECK_FALSE(is_link("external:c:\\calc.exe"));
  CHECK_FALSE(is_link("file:///etc/passwd"));
  CHECK_FALSE(is_link("https://a b"));
  CHECK_FALSE(is_link("https://" + std::string(2'000, 'a')));
}

TEST_CASE("numbers are shown in their own places, points below each other") {
  CHECK(format_of(Holds::amount, 0, 0, "") == "#,##0");
  CHECK(format_of(Holds::amount, 2, 2, "USD") == "#,##0.00\" USD\"");
  CHECK(format_of(Holds::amount, 1, 3, "") == "#,##0.0_0_0");
  CHECK(format_of(Holds::amount, 0, 1, "") == "#,##0_._0");
  CHECK(format_of(Holds::change, 1, 0, "") == "+0.0%;-0.0%;0.0%");
  CHECK(format_of(Holds::ratio, 0, 0, "") == "0%");
  // A unit of strangers cannot speak the language of formats.
  CHECK(format_of(Holds::amount, 0, 0, "\";[Red]0") == "#,##0");
}

TEST_CASE("what a column holds follows from its name") {
  CHECK(held_in("base_amount").holds == Holds::amount);
  CHECK(held_in("converted").unit == "in");
  CHECK(held_in("growth_low").holds == Holds::change);
  CHECK(held_in("known_on").holds == Holds::day);
  CHECK(held_in("url").holds == Holds::address);
  CHECK(held_in("cik").holds == Holds::any);
  CHECK(claimed_by("growth") == Holds::change);
  CHECK(claimed_by("total") == Holds::amount);
}

TEST_CASE("the same sheets make the same bytes") {
  const std::string bytes = workbook({amounts(), amounts()});
  CHECK(bytes.substr(0, 2) == "PK");
  CHECK(bytes == workbook({amounts(), amounts()}));
}

TEST_CASE("what no sheet holds is refused before anything is written") {
  Sheet tall;
  tall.name = "figures";
  tall.rows.rows.resize(1'048'576);
  CHECK_THROWS_WITH(workbook({tall}),
                    "'figures' has 1048576 rows, and a sheet of a workbook at most 1048575: ask for fewer, or for csv");
  Sheet broad;
  broad.name = "wide";
  broad.rows.columns.resize(16'385);
  CHECK_THROWS_WITH(workbook({broad}), "'wide' has 16385 columns, and a sheet of a workbook at most 16384");
}

TEST_CASE("a sheet that does not fit itself is refused") {
  Sheet ragged = amounts();
  ragged.rows.rows[1].pop_back();
  CHECK_THROWS_WITH(workbook({ragged}), "'amounts': a row has not as many cells as there are columns");
  Sheet stray = amounts();
  stray.remarks[0].row = 3;
  CHECK_THROWS_WITH(workbook({stray}), "'amounts': a remark has no cell");
  CHECK_THROWS_WITH(wide(stray), "'amounts': a remark has no cell");
}

TEST_CASE("remarks go where their numbers go") {
  CHECK(remarks_of(sorted(amounts(), "amount")) == Words{"0,4 of alibaba CNY", "1,4 of baidu CNY"});
  CHECK(remarks_of(sorted(amounts(), "amount", 1)) == Words{"0,4 of alibaba CNY"});
  CHECK(remarks_of(choose_columns(amounts(), {"amount", "company"})) ==
        Words{"0,0 of baidu CNY", "1,0 of alibaba CNY"});
  CHECK(remarks_of(in_unit(amounts(), "bn")) == Words{"0,4 of baidu CNY bn", "1,4 of alibaba CNY bn"});
  CHECK(remarks_of(wide(amounts())) == Words{"0,1 of baidu CNY", "1,2 of alibaba CNY"});
}

TEST_CASE("columns that are named after companies hold what they are made of") {
  CHECK(wide(amounts()).rows.columns == Words{"period", "baidu", "alibaba"});
  CHECK(wide(amounts()).as == Words{"period", "amount", "amount"});
  CHECK(choose_columns(in_unit(amounts(), "bn"), {"unit", "amount"}).as == Words{"", "amount"});
}

}  // namespace book_test
