#include "capex/rows.hpp"

#include "catch.hpp"
#include "error_text.hpp"

namespace rows_test {

using namespace capex;
using namespace capex::core;

namespace {

Rows one(Cell cell) {
  return {{"x"}, {{std::move(cell)}}};
}

std::string json(const std::string& text) {
  const std::string line = write_rows(one(text), Format::ndjson);
  return line.substr(6, line.size() - 8);
}

const Rows table = {{"company", "amount"},
                    {{std::string("alibaba"), Number{"23000000000"}}, {std::string("baidu"), Cell()}}};

}  // namespace

TEST_CASE("rows as csv: a header, LF, empty cells for nothing") {
  CHECK(write_rows(table, Format::csv) == "company,amount\nalibaba,23000000000\nbaidu,\n");
  CHECK(write_rows({{"a", "b"}, {}}, Format::csv) == "a,b\n");
  CHECK(write_rows(one(std::string("a \"b\", c")), Format::csv) == "x\n\"a \"\"b\"\", c\"\n");
  CHECK(write_rows(one(std::string("a\nb")), Format::csv) == "x\n\"a\nb\"\n");
  CHECK(write_rows(one(std::string(" a")), Format::csv) == "x\n\" a\"\n");
}

TEST_CASE("the guard makes text of formulas and never touches numbers") {
  const WriteOptions guard{true};
  CHECK(write_rows(one(std::string("=1+1")), Format::csv, guard) == "x\n'=1+1\n");
  CHECK(write_rows(one(std::string("+2024H1")), Format::csv, guard) == "x\n'+2024H1\n");
  CHECK(write_rows(one(std::string("@a")), Format::csv, guard) == "x\n'@a\n");
  CHECK(write_rows(one(std::string("\ta")), Format::csv, guard) == "x\n'\ta\n");
  CHECK(write_rows(one(std::string("a-b")), Format::csv, guard) == "x\na-b\n");
  CHECK(write_rows(one(Number{"-0.04"}), Format::csv, guard) == "x\n-0.04\n");
  CHECK(write_rows(one(std::string("=1+1")), Format::csv) == "x\n=1+1\n");
}

TEST_CASE("rows as json: an array of objects, numbers bare, null for nothing") {
  CHECK(write_rows(table, Format::json) ==
        "[\n"
        "  {\"company\": \"alibaba\", \"amount\": 23000000000},\n"
        "  {\"company\": \"baidu\", \"amount\": null}\n"
        "]\n");
  CHECK(write_rows({{"a"}, {}}, Format::json) == "[]\n");
}

TEST_CASE("rows as ndjson: one object a line") {
  CHECK(write_rows(table, Format::ndjson) ==
        "{\"company\": \"alibaba\", \"amount\": 23000000000}\n{\"company\": \"baidu\", \"amount\": null}\n");
  CHECK(write_rows({{"a"}, {}}, Format::ndjson).empty());
}

TEST_CASE("json strings escape what they must and always are UTF-8") {
  CHECK(json("a \"b\" \\ /") == "\"a \\\"b\\\" \\\\ /\"");
  CHECK(json("\n\r\t\b\f") == "\"\\n\\r\\t\\b\\f\"");
  CHECK(json(std::string("\0\x1F\x7F", 3)) == "\"\\u0000\\u001f\\u007f\"");
  CHECK(json("阿里 é 🙂") == "\"阿里 é 🙂\"");
  CHECK(json("a\xE9z") == "\"a\xEF\xBF\xBDz\"");
  // A tag, which nothing shows, is beyond the first plane.
  CHECK(json("\xF3\xA0\x80\x81") == "\"\\udb40\\udc01\"");
  CHECK(json("\xED\xA0\x80") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST_CASE("rows as markdown: a pipe table, columns of numbers to the right") {
  CHECK(write_rows(table, Format::markdown) ==
        "| company | amount |\n| --- | ---: |\n| alibaba | 23000000000 |\n| baidu |  |\n");
  CHECK(write_rows(one(std::string("a|b\n<c> & *d*")), Format::markdown) ==
        "| x |\n| --- |\n| a\\|b<br>&lt;c> &amp; \\*d\\* |\n");
}

TEST_CASE("markdown strikes nothing out, stresses nothing and links nothing that a text holds") {
  const auto cell = [](std::string text) {
    const std::string rows = write_rows(one(std::move(text)), Format::markdown);
    return rows.substr(16, rows.size() - 16 - 3);
  };
  CHECK(cell("~~x~~") == "\\~\\~x\\~\\~");
  CHECK(cell("an _e_ and __strong__") == "an \\_e\\_ and \\_\\_strong\\_\\_");
  CHECK(cell("nothing_reported") == "nothing_reported");
  CHECK(cell("see http://a.example/b_c, HTTPS://b.example or www.c.example") ==
        "see http\\://a.example/b_c, HTTPS\\://b.example or www\\.c.example");
}

TEST_CASE("the lines of a markdown cell end where they did, however that was written") {
  CHECK(write_rows(one(std::string("a\rb\r\nc\r")), Format::markdown) == "| x |\n| --- |\n| a<br>b<br>c<br> |\n");
}

TEST_CASE("a table is for the screen, and rows are as long as the columns") {
  CHECK(error_of([] { write_rows(table, Format::table); }).substr(0, 6) == "usage:");
  CHECK(error_of([] { write_rows({{"a", "b"}, {{Cell()}}}, Format::csv); }).substr(0, 6) == "usage:");
}

TEST_CASE("formats are known by name and by suffix") {
  CHECK(parse_format("csv") == Format::csv);
  CHECK(parse_format("JSON") == Format::json);
  CHECK(parse_format("ndjson") == Format::ndjson);
  CHECK(parse_format("markdown") == Format::markdown);
  CHECK(parse_format("table") == Format::table);
  CHECK_FALSE(parse_format("xml"));
  CHECK(format_of_path("out.md") == Format::markdown);
  CHECK(format_of_path("/tmp/a.b/out.JSON") == Format::json);
  CHECK(format_of_path(".ndjson") == Format::ndjson);
  CHECK(format_of_path("csv") == Format::csv);
  CHECK_FALSE(format_of_path("out.csv/file"));
  CHECK_FALSE(format_of_path("out.table"));
  CHECK_FALSE(format_of_path(""));
}

}  // namespace rows_test
