#include <sstream>
#include <string>

#include "capex/capex.hpp"
#include "catch.hpp"
#include "error_text.hpp"
#include "text/visible.hpp"

namespace table_test {

using namespace capex;

namespace {

/// Three companies, two of them with four halves, one with none that are asked for.
View filled() {
  Database db = Database::in_memory();
  for (const char* company : {"alibaba", "tencent", "meta", "bytedance"}) {
    db.add(CompanyEntry{.key = company, .name = company, .reporting_currency = "CNY"});
  }
  db.add(SourceEntry{.key = "ft", .publisher = "Financial Times", .kind = "press", .known_on = "2025-08-26"});
  db.add(SourceEntry{.key = "10-q", .publisher = "Meta", .kind = "filing", .known_on = "2025-07-30", .title = "10-Q"});
  const auto figure = [&db](const char* company, const char* period, const char* amount, const char* source,
                            const char* currency = "CNY", const char* measure = "capex") {
    db.add(FigureEntry{.company = company,
                       .period = period,
                       .amount = amount,
                       .currency = currency,
                       .source = source,
                       .measure = measure});
  };
  figure("alibaba", "2023H1", "10.3bn", "ft");
  figure("alibaba", "2024H1", "23bn", "ft");
  figure("alibaba", "2024", "63bn", "ft");
  figure("tencent", "2023H1", "10bn", "ft");
  figure("tencent", "2024H1", "439.538m", "ft");
  figure("meta", "2024H1", "14.573bn", "10-q", "USD", "capex-cash");
  figure("bytedance", "2024H1", "12bn", "ft", "USD", "servers");
  return db.now();
}

Question asked(std::vector<std::string> companies, std::string periods) {
  return {.companies = std::move(companies), .periods = std::move(periods)};
}

std::size_t widest(const std::string& text) {
  std::istringstream lines(text);
  std::size_t most = 0;
  for (std::string line; std::getline(lines, line);) most = std::max(most, core::display_width(line));
  return most;
}

// Its first lines.
std::string head_of(const std::string& text, int lines) {
  std::size_t end = 0;
  for (; lines > 0 && end != std::string::npos; --lines) end = text.find('\n', end) + 1;
  return text.substr(0, end);
}

}  // namespace

TEST_CASE("one period of several companies is a row each, with how far the true value may lie off") {
  CHECK(table(filled().show(asked({"alibaba", "tencent"}, "2023H1"))) ==
        "company  period  CNY bn  ±\n"
        "alibaba  2023H1    10.3  ±0.05\n"
        "tencent  2023H1    10    ±0.5\n"
        "\n"
        "source: Financial Times, 2025-08-26\n");
}

TEST_CASE("several companies over several periods stand side by side, with a mark a cell and a dash for what is not") {
  CHECK(table(filled().show(asked({"alibaba", "tencent"}, "2024H1..2024H2"))) ==
        "CNY bn  alibaba  tencent\n"
        "2024H1    23      0.4395\n"
        "2024H2    40.0d        -\n"
        "\n"
        "d derived from other periods\n"
        "tencent 2024H2: last known 2024H1\n"
        "source: Financial Times, 2025-08-26\n");
}

TEST_CASE("companies of unlike currencies have their units beneath their names") {
  CHECK(table(filled().show(asked({"alibaba", "meta"}, "2023H1..2024H1"))) ==
        "bn      alibaba    meta\n"
        "            CNY     USD\n"
        "2023H1     10.3       -\n"
        "2023H2        -       -\n"
        "2024H1     23    14.573\n"
        "\n"
        "capex: alibaba; capex-cash: meta\n"
        "alibaba 2023H2: its figures do not add up to it\n"
        "meta 2023H1..2023H2: first known 2024H1\n"
        "sources: 1 filing, Financial Times, 2025-07-30..2025-08-26; --sources lists them\n");
}

TEST_CASE("a reason that holds for all of a company's periods is said once, without them") {
  const std::string text = table(filled().show(asked({"bytedance", "meta"}, "2025H1..2025H2")));
  CHECK(text.find("bytedance: nothing of what was asked; 'capex list periods bytedance' shows its 1 other series\n") !=
        std::string::npos);
  CHECK(text.find("meta: last known 2024H1\n") != std::string::npos);
}

TEST_CASE("growths stand side by side, and the other way round where that is asked for") {
  const View view = filled();
  const auto growths = view.growth(asked({"alibaba", "tencent"}, "2023H1..2024H1"));
  CHECK(head_of(table(growths, {.shape = TableStyle::Shape::tall}), 3) == ("growth   2023H1  2023H2   2024H1\n"
                                                                           "alibaba       -       -  +123%\n"
                                                                           "tencent       -       -   -95.6%\n"));
  CHECK(head_of(table(growths, {.shape = TableStyle::Shape::rows}), 1) ==
        ("company  period   CNY bn  ±       growth  ±\n"));
}

TEST_CASE("what does not fit the screen is left out and named") {
  const View view = filled();
  const auto shown = view.show(asked({"alibaba", "tencent", "meta", "bytedance"}, "2023H1..2024H2"));
  const std::string whole = table(shown);
  CHECK(whole.find("bytedance") < whole.find('\n'));
  const std::string narrow = table(shown, {.width = 30});
  CHECK(head_of(narrow, 1) == "bn      alibaba  tencent\n");
  CHECK(narrow.find("left out for want of room: meta, bytedance; --long has a row each\n") != std::string::npos);
  CHECK(widest(narrow.substr(0, narrow.find("\n\n"))) <= 30);
}

TEST_CASE("amounts stand in the unit that was asked for, to their digits") {
  const View view = filled();
  const auto shown = view.show(asked({"alibaba", "tencent"}, "2024H1"));
  CHECK(head_of(table(shown, {.unit = "m"}), 3) == ("company  period       CNY m  ±\n"
                                                    "alibaba  2024H1  23,000      ±500\n"
                                                    "tencent  2024H1     439.538\n"));
  CHECK(error_of([&] { table(shown, {.unit = "mm"}); }) == "usage: no unit 'mm': it is one of 1, k, m, bn, tn");
}

TEST_CASE("rows come in the order of a column, the first of them alone where that is asked for") {
  const View view = filled();
  const auto shown = view.show(asked({"tencent", "alibaba"}, "2024H1"));
  CHECK(table(shown, {.order = "amount"}).find("alibaba") < table(shown, {.order = "amount"}).find("tencent"));
  CHECK(table(shown, {.order = "-amount", .top = 1}).find("alibaba") == std::string::npos);
  CHECK(error_of([&] { table(shown, {.order = "amuont"}); }) == "usage: no column 'amuont': did you mean amount?");
}

TEST_CASE("every number of a table that fits is that of the detailed one") {
  const View view = filled();
  const auto shown = view.show(asked({"alibaba", "tencent", "meta"}, "2023H1..2024H2"));
  const std::string detail = table(shown, {.detail = true}), wide = table(shown);
  for (const Observation& one : shown) {
    if (!one.amount.point || one.amount.text.find("bn") == std::string::npos) continue;
    const std::string number = one.amount.text.substr(0, one.amount.text.find_first_not_of("0123456789."));
    CHECK(detail.find(number) != std::string::npos);
    CHECK(wide.find(number) != std::string::npos);
  }
}

TEST_CASE("text of strangers moves no cursor, in whatever shape") {
  Database db = Database::in_memory();
  db.add(CompanyEntry{.key = "evil", .name = "Evil", .reporting_currency = "CNY"});
  db.add(SourceEntry{.key = "s", .publisher = "A\x1b[2J", .kind = "press", .known_on = "2025-08-26"});
  db.add(FigureEntry{.company = "evil", .period = "2024H1", .amount = "1bn", .currency = "CNY", .source = "s"});
  const auto shown = db.now().show(asked({"evil"}, "2024H1"));
  for (const TableStyle& style : {TableStyle{}, TableStyle{.detail = true}, TableStyle{.markdown = true}}) {
    CHECK(table(shown, style).find('\x1b') == std::string::npos);
  }
}

}  // namespace table_test
