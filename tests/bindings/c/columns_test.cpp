// Columns say what rows say, whichever way they are filled, and numbers keep every digit.
#include <cmath>
#include <filesystem>
#include <limits>

#include "bindings/c/table.hpp"
#include "catch.hpp"
#include "error_text.hpp"

namespace columns_test {

using namespace capex;
using namespace capex::bindings;

namespace {

Column column(const std::string& name, const std::vector<Cell>& cells) {
  ColumnMaker maker(name);
  for (const Cell& cell : cells) maker.add(cell);
  return std::move(maker).finish();
}

Cell number(const char* digits) {
  return Number{digits};
}

Database example() {
  Database db = Database::in_memory();
  db.import_csv({std::filesystem::path(CAPEX_SOURCE_DIR) / "examples/ai-capex"});
  return db;
}

std::string text(const Column& column, std::size_t row) {
  return column.has(row) ? column.text(row) : "";
}

// How "1.50" and "1.5" are written is no difference.
std::string plain(const Cell& cell) {
  std::string digits = text_of(cell);
  if (!std::holds_alternative<Number>(cell) || digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

std::string plain_text(const Column& column, std::size_t row) {
  const bool is_number = column.type >= Column::Type::whole;
  return is_number ? plain(Number{text(column, row)}) : text(column, row);
}

void check_same(const Table& table, const Rows& rows) {
  REQUIRE(table.columns.size() == rows.columns.size());
  REQUIRE(table.rows == rows.rows.size());
  REQUIRE(table.rows > 0);
  std::size_t unlike = 0;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    CHECK(table.columns[c].name == rows.columns[c]);
    for (std::size_t r = 0; r < table.rows; ++r) {
      if (plain_text(table.columns[c], r) != plain(rows.rows[r][c])) {
        ++unlike;
        UNSCOPED_INFO(rows.columns[c] << ": " << plain_text(table.columns[c], r) << " for " << plain(rows.rows[r][c]));
      }
    }
  }
  CHECK(unlike == 0);
}

}  // namespace

TEST_CASE("whole numbers are 64 bits, others decimals with the fewest places that hold all") {
  const Column whole = column("amount", {number("23088000000"), Cell(), number("-5")});
  CHECK(whole.type == Column::Type::whole);
  CHECK(whole.integer(0) == 23'088'000'000);
  CHECK_FALSE(whole.has(1));
  CHECK(whole.nulls == 1);
  const Column mixed = column("amount", {number("12"), number("-0.50"), number("179113395106.17"), number("7.100")});
  CHECK(mixed.type == Column::Type::decimal);
  CHECK(mixed.scale == 2);
  CHECK(mixed.text(0) == "12.00");
  CHECK(mixed.text(1) == "-0.50");
  CHECK(mixed.real(2) == 179113395106.17);
  const Column large = column("n", {number("9223372036854775808"), number("0.00000001")});
  CHECK(large.text(0) == "9223372036854775808.00000000");
  CHECK(column("n", {number("-170141183460469231731687303715884105729")}).type == Column::Type::real);
  const Column real = column("n", {number("0.5"), number("1e300"), Cell(), number("2")});
  CHECK(real.type == Column::Type::real);
  CHECK(real.real(0) == 0.5);
  CHECK(real.real(1) == 1e300);
  CHECK(real.real(3) == 2);
}

TEST_CASE("all numbers of a column as doubles are the nearest of each, however large one is, and NaN of nothing") {
  const auto check_nearest = [](const Column& numbers, const std::vector<double>& nearest) {
    std::vector<double> reals(nearest.size());
    numbers.reals(reals.data(), reals.size());
    for (std::size_t row = 0; row < reals.size(); ++row) {
      INFO("row " << row);
      CHECK(numbers.has(row) == !std::isnan(nearest[row]));
      if (numbers.has(row)) {
        CHECK(reals[row] == nearest[row]);
        CHECK(numbers.real(row) == nearest[row]);
      } else {
        CHECK(std::isnan(reals[row]));
      }
    }
  };
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  check_nearest(column("amount", {number("0.1"), {}, number("-25.375"), number("90071992547409.92")}),
                {0.1, nothing, -25.375, 90071992547409.92});
  // 2^53 + 1 hundredths are no double: divided, they would be rounded twice.
  check_nearest(
      column("amount", {number("90071992547409.93"), number("0.07"), {}, number("-123456789012345678901234.5")}),
      {90071992547409.93, 0.07, nothing, -123456789012345678901234.5});
  check_nearest(column("amount", {{}, number("3"), number("-9007199254740993")}), {nothing, 3, -9007199254740992});
}

TEST_CASE("equal lists of a column have one number, and no two that differ") {
  const auto list = [](std::vector<std::string> items) { return Cell(List{std::move(items), " "}); };
  const Column flags = column("flags", {list({"ab", "c"}),
                                        {},
                                        list({}),
                                        list({"a", "bc"}),
                                        list({"ab", "c"}),
                                        list({}),
                                        list({"ab"}),
                                        list({"ab", "c"}),
                                        list({""}),
                                        list({"c", "ab"}),
                                        {}});
  std::vector<std::int32_t> which(11);
  std::vector<std::size_t> firsts(11, 99);
  CHECK(flags.lists(which.data(), firsts.data(), which.size()) == 6);
  CHECK(which == std::vector<std::int32_t>{0, -1, 1, 2, 0, 1, 3, 0, 4, 5, -1});
  CHECK(firsts == std::vector<std::size_t>{0, 2, 3, 6, 8, 9, 99, 99, 99, 99, 99});
  CHECK(column("flags", {list({})}).lists(which.data(), firsts.data(), 0) == 0);
}

TEST_CASE("a name tells what a column without a cell holds, and cells overrule it") {
  CHECK(column("known_on", {Cell(), Cell()}).type == Column::Type::day);
  CHECK(column("growth", {Cell()}).type == Column::Type::whole);
  CHECK(column("company", {}).type == Column::Type::text);
  CHECK(column("first_day", {std::string("2024-02-29")}).integer(0) == 19782);
  const Column unlike = column("first_day", {std::string("2024-02-29"), Cell(), std::string("unknown")});
  CHECK(unlike.type == Column::Type::text);
  CHECK(unlike.text(0) == "2024-02-29");
  CHECK_FALSE(unlike.has(1));
  CHECK(unlike.text(2) == "unknown");
  CHECK(column("n", {number("1.5"), std::string("x"), number("2")}).text(0) == "1.5");
  const Column lists = column("flags", {Cell(), List{{"a", "b"}}, List{}});
  CHECK(lists.type == Column::Type::list);
  CHECK(lists.text(1) == "a b");
  CHECK(lists.text(2).empty());
}

TEST_CASE("texts have the narrowest codes that name them all") {
  std::vector<Cell> cells;
  for (int i = 0; i < 200; ++i) cells.emplace_back(std::to_string(i % 130));
  const Column many = column("company", cells);
  CHECK(many.width == 2);
  CHECK(many.texts.size() == 130);
  CHECK(many.text(131) == "1");
  cells.resize(100);
  CHECK(column("company", cells).width == 1);
}

TEST_CASE("every answer's columns say what its rows say") {
  const Database db = example();
  for (const char* kind : {"growth", "show", "revisions"}) {
    const Words words = {{"companies", "alibaba,meta,bat"}, {"in", "USD"}};
    check_same(ask_table(db, kind, words), ask(db, kind, words).rows);
  }
  for (const Words& words : {Words{}, Words{{"in", "USD"}, {"by", "half"}}, Words{{"in", "JPY"}}}) {
    check_same(ask_table(db, "export-growth", words), ask(db, "export-growth", words).rows);
  }
  check_same(ask_table(db, "export-observations", {{"growth", "1"}}),
             ask(db, "export-observations", {{"growth", "1"}}).rows);
  check_same(ask_table(db, "check", {{"all", "1"}}), ask(db, "check", {{"all", "1"}}).rows);
  check_same(ask_table(db, "list", {{"what", "companies"}}), ask(db, "list", {{"what", "companies"}}).rows);
}

}  // namespace columns_test
