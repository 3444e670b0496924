#include "capex/chart.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "capex/capex.hpp"
#include "catch.hpp"
#include "error_text.hpp"
#include "text/visible.hpp"

namespace chart_test {

using namespace capex;

namespace {

/// A file with one source, to which a test adds what it draws.
struct Desk {
  Desk() { db.add(SourceEntry{.key = "paper", .publisher = "The Paper", .kind = "press", .known_on = "2025-08-01"}); }
  void company(const std::string& key, const std::string& name) {
    db.add(CompanyEntry{.key = key, .name = name, .reporting_currency = "USD"});
  }
  void figure(const std::string& key, const std::string& period, const std::string& amount,
              const std::string& basis = "actual") {
    db.add(FigureEntry{
        .company = key, .period = period, .amount = amount, .currency = "USD", .source = "paper", .basis = basis});
  }
  Chart shown(const Question& question) const {
    const View view = db.now();
    return chart_of(view.show(question));
  }
  Chart grown(const Question& question) const {
    const View view = db.now();
    return chart_of(view.growth(question));
  }
  Database db = Database::in_memory();
};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

double attribute(const std::string& element, std::string_view name) {
  const std::size_t at = element.find(' ' + std::string(name) + "=\"");
  REQUIRE(at != std::string::npos);
  double value = 0;
  std::from_chars(element.data() + at + name.size() + 3, element.data() + element.size(), value);
  return value;
}

/// Every "<text ...>words</text>" of a picture.
std::vector<std::string> texts_of(const std::string& picture) {
  std::vector<std::string> found;
  for (std::size_t at = picture.find("<text "); at != std::string::npos; at = picture.find("<text ", at + 1)) {
    found.push_back(picture.substr(at, picture.find("</text>", at) - at));
  }
  return found;
}

/// That every text lies on the page, by a letter's usual width.
void check_within(const std::string& picture) {
  const double page = attribute(picture.substr(0, picture.find('>')), "width");
  for (const std::string& element : texts_of(picture)) {
    const std::string words = element.substr(element.find('>') + 1);
    const double letters = contains(element, "title") ? 18 : 12;
    const double width = 0.6 * letters * static_cast<double>(core::display_width(words));
    double left = attribute(element, "x");
    if (contains(element, "text-anchor=\"middle\"")) left -= width / 2;
    if (contains(element, "text-anchor=\"end\"")) left -= width;
    INFO(element);
    CHECK(left >= 0);
    CHECK(left + width <= page);
  }
}

/// That no line is wider than the screen.
void check_width(const Chart& chart, std::size_t width) {
  const std::string drawn = text(chart, width);
  std::string widest;
  for (std::size_t begin = 0; begin < drawn.size();) {
    const std::size_t end = drawn.find('\n', begin);
    const std::string line = drawn.substr(begin, end - begin);
    if (core::display_width(line) > core::display_width(widest)) widest = line;
    begin = end + 1;
  }
  INFO(widest);
  CHECK(core::display_width(widest) <= width);
}

Desk pair() {
  Desk desk;
  desk.company("ant", "Ant");
  desk.company("bee", "Bee");
  desk.figure("ant", "2023H1", "10bn");
  desk.figure("ant", "2024H1", "23bn");
  desk.figure("ant", "2024H2", "12bn");
  desk.figure("bee", "2023H1", "8bn");
  desk.figure("bee", "2023H2", "4bn");
  desk.figure("bee", "2024H1", "6bn");
  desk.figure("bee", "2024H2", "1bn");
  return desk;
}

}  // namespace

TEST_CASE("a chart takes the form that what is asked reads best in") {
  const Desk desk = pair();
  CHECK(desk.shown({.companies = {"ant", "bee"}, .by = "half"}).kind == Chart::Kind::lines);
  CHECK(desk.shown({.companies = {"ant"}, .by = "half"}).kind == Chart::Kind::bars);
  CHECK(desk.shown({.companies = {"ant", "bee"}, .periods = "2024H1"}).kind == Chart::Kind::bars);
  CHECK(desk.shown({.companies = {"ant"}, .periods = "2024", .basis = "guidance,actual"}).kind == Chart::Kind::beside);
}

TEST_CASE("a mark has the words, the digits and the bounds of its answer") {
  const Chart chart = pair().shown({.companies = {"ant"}, .periods = "2024H1"});
  REQUIRE(chart.series.size() == 1);
  const ChartMark& mark = chart.series[0].marks.at(0);
  CHECK(mark.text == "23bn");
  CHECK(mark.bounds == "[22.50, 23.50]");
  CHECK(mark.value == "23000000000");
  CHECK(mark.low == "22500000000");
  CHECK(mark.high == "23500000000");
  CHECK(chart.unit == "USD");
  CHECK(chart.title == "Capex of Ant, 2024H1");
  CHECK(chart.caption == std::vector<std::string>{"Source: The Paper, 2025-08-01."});
}

TEST_CASE("a growth is drawn with its bounds, from 0 to either side") {
  const Chart chart = pair().grown({.companies = {"ant", "bee"}, .periods = "2024H1"});
  CHECK(chart.growth);
  CHECK(chart.title == "Growth of capex over a year: Ant and Bee, 2024H1");
  // 23 / 10 - 1 in [22.5 / 10.5, 23.5 / 9.5]; 6 / 8 - 1 in [5.5 / 8.5, 6.5 / 7.5].
  CHECK(chart.series[0].marks[0].text == "+130%");
  CHECK(chart.series[0].marks[0].bounds == "[114.3, 147.4]");
  CHECK(chart.series[1].marks[0].text == "-25%");
  CHECK(chart.series[1].marks[0].value == "-0.25");
  CHECK(chart.series[1].marks[0].low == "-0.352942");
  const std::string drawn = text(chart, 60);
  CHECK(contains(drawn, "├"));
  CHECK(contains(drawn, "┼"));
  const std::string picture = svg(chart);
  CHECK(contains(picture, ">-25%</text>"));
  CHECK(contains(picture, ">0%</text>"));
  check_within(picture);
}

TEST_CASE("what has no number is a gap with a sign, never 0") {
  const Chart chart = pair().shown({.companies = {"ant", "bee"}, .periods = "2023H1..2024H2"});
  const ChartMark& gap = chart.series[0].marks.at(1);
  CHECK(gap.status == Status::missing);
  CHECK(gap.value.empty());
  CHECK(chart.caption.front() == "× no number (missing): Ant 2023H2.");
  CHECK(contains(text(chart, 80), "× missing"));
  const std::string picture = svg(chart);
  CHECK(contains(picture, "<title>Ant 2023H2: no number, missing</title>"));
  CHECK(contains(picture, ">no number</text>"));
  // Ant's line is broken: 2023H1 stands alone, from 2024H1 it goes on.
  const std::size_t line = picture.find("<polyline class=\"s0 line\"");
  REQUIRE(line != std::string::npos);
  CHECK(count_of(picture.substr(line, picture.find("/>", line) - line), ",") == 2);
  CHECK(count_of(picture, "<polyline class=\"s0 line\"") == 1);
}

TEST_CASE("nothing at all is a page that says so") {
  const Chart chart = pair().shown({.companies = {"ant"}, .periods = "2019H1..2019H2"});
  CHECK(contains(text(chart), "× missing"));
  CHECK(contains(svg(chart), ">no number</text>"));
  CHECK(contains(svg(Chart()), "</svg>"));
  Desk desk;
  desk.company("ant", "Ant");
  const Chart none = desk.shown({.companies = {"ant"}});
  CHECK(text(none) == "Nothing to draw\n");
  CHECK(contains(svg(none), ">no number</text>"));
  CHECK(text(Chart()).empty());
}

TEST_CASE("a range reaches from end to end, a limit is open") {
  Desk desk;
  desk.company("ant", "Ant");
  desk.figure("ant", "2025", "60-65bn", "guidance");
  desk.figure("ant", "2026", ">70bn", "guidance");
  desk.figure("ant", "2027", "<40bn", "guidance");
  const Chart chart = desk.shown({.companies = {"ant"}, .by = "year", .basis = "guidance"});
  CHECK(chart.title == "Capex (guidance) of Ant, 2025 to 2027");
  REQUIRE(chart.series[0].marks.size() == 3);
  CHECK(chart.series[0].marks[0].text == "60-65bn");
  CHECK(chart.series[0].marks[0].value.empty());
  CHECK(chart.series[0].marks[0].low == "60000000000");
  CHECK(chart.series[0].marks[1].text == "more than 70bn");
  CHECK(chart.series[0].marks[1].high.empty());
  const std::string drawn = text(chart, 100);
  CHECK(contains(drawn, "▒"));
  CHECK(contains(drawn, "├───"));
  CHECK(contains(drawn, "<────┤"));
  CHECK(!contains(drawn, "█"));
  CHECK(contains(svg(chart), ">limit, open at one end</text>"));
}

TEST_CASE("guidance stands as a box beside the mark of what came") {
  Desk desk = pair();
  desk.figure("ant", "2024H1", "20-25bn", "guidance");
  const Chart chart = desk.shown({.companies = {"ant"}, .periods = "2024H1..2024H2", .basis = "guidance,actual"});
  REQUIRE(chart.series.size() == 2);
  CHECK(chart.series[0].name == "Ant, guidance");
  CHECK(chart.title == "Capex (guidance and actual) of Ant, 2024H1 to 2024H2");
  CHECK(contains(text(chart, 80), "▒"));
  const std::string picture = svg(chart);
  CHECK(contains(picture, "<title>Ant, guidance 2024H1: 20-25bn USD, range</title>"));
  CHECK(contains(picture, ">20-25bn</text>"));
  CHECK(contains(picture, ">23bn</text>"));
}

TEST_CASE("members of a group stand upon each other, under their sum and what is stated for it") {
  Desk desk = pair();
  desk.db.add(CompanyEntry{.key = "both", .name = "Both", .members = {"ant", "bee"}});
  desk.figure("both", "2024H1", "30bn");
  const View view = desk.db.now();
  const Chart chart = chart_of(view.total({.companies = {"both"}, .periods = "2023H2..2024H2"}));
  CHECK(chart.kind == Chart::Kind::stacks);
  REQUIRE(chart.series.size() == 4);
  CHECK(chart.series[0].name == "Ant");
  CHECK(chart.series[2].name == "sum of Both");
  CHECK(chart.series[2].marks[1].value == "29000000000");
  CHECK(chart.series[2].marks[0].status == Status::incomplete);
  CHECK(chart.series[3].name == "stated for Both");
  CHECK(chart.series[3].marks[1].text == "30bn");
  CHECK(contains(text(chart), "× incomplete"));
  check_within(svg(chart));
}

TEST_CASE("what shares no axis is refused with what to do") {
  Desk desk = pair();
  desk.figure("ant", "2024", "35bn");
  CHECK(error_of([&] { desk.shown({.companies = {"ant"}}); }) ==
        "usage: by: 2023H1 (181 days) and 2024 (366 days) share no axis: cut them alike, by half, quarter, year ...");
  desk.company("cat", "Cat");
  desk.db.add(FigureEntry{.company = "cat", .period = "2024H1", .amount = "5bn", .currency = "CNY", .source = "paper"});
  CHECK(error_of([&] {
          desk.shown({.companies = {"ant", "cat"}, .periods = "2024H1"});
        }) == "usage: in: USD (ant) and CNY (cat) share no axis: name one currency, such as USD");
}

TEST_CASE("a stranger's name changes neither picture nor screen") {
  Desk desk;
  const std::string name = "<script>alert('x')</script> & \"co\" \x1b[31m\xe2\x80\xae";
  desk.company("evil", name);
  desk.company("ant", "Ant");
  for (const char* key : {"evil", "ant"}) {
    desk.figure(key, "2023H1", "10bn");
    desk.figure(key, "2024H1", "12bn");
  }
  for (const char* periods : {"2024H1", "2023H1..2024H1"}) {
    const Chart chart = chart_of(desk.db.now().show({.companies = {"evil", "ant"}, .periods = periods}));
    const std::string picture = svg(chart);
    CHECK(!contains(picture, "<script"));
    CHECK(!contains(picture, "<b onload"));
    CHECK(count_of(picture, "</style>") == 1);
    CHECK(contains(picture, "&lt;script&gt;"));
    for (const std::string& drawn : {picture, text(chart)}) {
      CHECK(!contains(drawn, "\x1b"));
      CHECK(!contains(drawn, "\xe2\x80\xae"));
    }
  }
  const Chart chart = desk.shown({.companies = {"ant"}, .periods = "2024H1"});
  CHECK(contains(svg(chart, "one"), "id=\"one-title\""));
  CHECK(contains(svg(chart, "\"><script>"), "id=\"chart-title\""));
}

TEST_CASE("forty companies with long names keep off each other and within the page") {
  Desk desk;
  std::vector<std::string> keys;
  for (int i = 0; i < 40; ++i) {
    keys.push_back("c" + std::to_string(i));
    desk.company(keys.back(), "The Very Long and Winding Name of Company No. " + std::to_string(i) + " of 寒武纪科技");
    for (const char* period : {"2023H1", "2023H2", "2024H1"})
      desk.figure(keys.back(), period, std::to_string(20 + i / 8) + "bn");
  }
  const Chart lines = desk.shown({.companies = keys, .periods = "2023H1..2024H1"});
  CHECK(lines.title == "Capex of 40 companies, 2023H1 to 2024H1");
  const std::string picture = svg(lines);
  check_within(picture);
  std::vector<double> names;
  for (const std::string& element : texts_of(picture)) {
    if (contains(element, "class=\"small\"") && contains(element, "The Very Long and"))
      names.push_back(attribute(element, "y"));
  }
  REQUIRE(names.size() == 40);
  std::sort(names.begin(), names.end());
  for (std::size_t i = 1; i < names.size(); ++i) CHECK(names[i] - names[i - 1] >= 15);
  const Chart bars = desk.shown({.companies = keys, .periods = "2024H1"});
  check_within(svg(bars));
  for (const std::size_t width : {40U, 61U, 80U, 200U}) {
    check_width(lines, width);
    check_width(bars, width);
  }
}

TEST_CASE("one point is a bar of its own") {
  const Chart chart = pair().shown({.companies = {"bee"}, .periods = "2024H2"});
  check_within(svg(chart));
  CHECK(contains(text(chart, 60), "● 1bn [0.50, 1.50]"));
}

TEST_CASE("the same answers make the same bytes") {
  const Desk desk = pair();
  const Question question{.companies = {"ant", "bee"}, .periods = "2023H1..2024H2"};
  CHECK(svg(desk.shown(question)) == svg(desk.shown(question)));
  CHECK(svg(desk.grown(question)) == svg(desk.grown(question)));
  CHECK(text(desk.shown(question)) == text(desk.shown(question)));
}

TEST_CASE("as of a day the caption says so") {
  const Desk desk = pair();
  const View view = desk.db.as_of("2025-12-31");
  const Chart chart = chart_of(view.show({.companies = {"ant"}, .periods = "2024H1"}), "2025-12-31");
  CHECK(chart.caption.back() == "As known on 2025-12-31. Source: The Paper, 2025-08-01.");
}

}  // namespace chart_test
