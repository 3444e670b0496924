#include <string>
#include <vector>

#include "capex/capex.hpp"
#include "catch.hpp"
#include "error_text.hpp"

namespace changes_test {

using namespace capex;

namespace {

/// A company that files and restates, one that the press writes about, and guidance.
Database filled() {
  Database db = Database::in_memory();
  db.add(CompanyEntry{.key = "meta", .name = "Meta", .reporting_currency = "USD"});
  db.add(CompanyEntry{.key = "tencent", .name = "Tencent", .reporting_currency = "CNY"});
  const auto source = [&db](const char* key, const char* kind, const char* day) {
    db.add(SourceEntry{.key = key, .publisher = key, .kind = kind, .known_on = day});
  };
  source("10-k", "filing", "2024-02-02");
  source("10-q", "filing", "2024-10-31");
  source("10-k-next", "filing", "2025-01-30");
  source("call", "release", "2024-04-24");
  source("call-next", "release", "2024-10-30");
  source("ft", "press", "2024-08-26");
  source("wsj", "press", "2024-09-10");
  source("results", "release", "2024-11-13");
  const auto figure = [&db](const char* company, const char* period, const char* amount, const char* key,
                            const char* basis = "actual") {
    const bool is_meta = std::string(company) == "meta";
    db.add(FigureEntry{.company = company,
                       .period = period,
                       .amount = amount,
                       .currency = is_meta ? "USD" : "CNY",
                       .source = key,
                       .measure = is_meta ? "capex-cash" : "capex",
                       .basis = basis});
  };
  figure("meta", "2023", "27,266m", "10-k");
  figure("meta", "2023", "27,045m", "10-k-next");
  figure("meta", "2023H1", "13.1bn", "10-k");
  figure("meta", "2023H1", "13,058m", "10-q");
  figure("meta", "2024H1", "15bn", "10-q");
  figure("meta", "2024H1", "15bn", "10-k-next");
  figure("meta", "2025", "64-72bn", "call", "guidance");
  figure("meta", "2025", "66-72bn", "call-next", "guidance");
  figure("tencent", "2024H1", "23bn", "ft");
  figure("tencent", "2024H1", "30bn", "wsj");
  figure("tencent", "2023H1", "8bn", "ft");
  figure("tencent", "2023H1", "9.1bn", "results");
  return db;
}

std::vector<std::string> told(const Answers<Change>& changes) {
  std::vector<std::string> lines;
  for (const Change& each : changes) {
    std::string line = each.company + ' ' + each.basis + ' ' + each.period + ": " + each.was.amount.text + " -> " +
                       each.amount.text + ' ' + each.why;
    for (const std::string& source : each.brought_by) line += ' ' + source;
    lines.push_back(line + (each.brought_on ? ' ' + to_string(*each.brought_on) : ""));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("changes tell what each answer was, what it is, who brought it and why") {
  const Database db = filled();
  const Answers<Change> changes = db.now().changes("2024-08-31");
  CHECK(told(changes) == Lines{
                             "meta actual 2023H1: 13.1bn USD [13.05, 13.15] -> 13.058bn USD refined 10-q 2024-10-31",
                             "meta actual 2023: 27.266bn USD -> 27.045bn USD restated 10-k-next 2025-01-30",
                             "meta actual 2024H1:  -> 15bn USD [14.50, 15.50] new 10-q 2024-10-31",
                             "meta guidance 2025: 64-72bn USD -> 66-72bn USD revised call-next 2024-10-30",
                             "tencent actual 2023H1: 8bn CNY [7.50, 8.50] -> 9.1bn CNY [9.05, 9.15] replaced results "
                             "2024-11-13",
                             "tencent actual 2024H1: 23bn CNY [22.50, 23.50] -> 23bn CNY [22.50, 23.50] disagrees wsj "
                             "2024-09-10",
                         });
  REQUIRE(changes.notes().size() == 1);
  CHECK(changes.notes()[0] ==
        "6 answers changed since 2024-08-31: 1 new, 1 refined, 1 restated, 1 revised, 1 replaced, 1 disagrees");
  CHECK(changes[0].was.sources == Lines{"10-k"});
  CHECK(changes[0].was.known_on == parse_day("2024-02-02"));
  CHECK(changes.rows().columns.back() == "brought_on");
  CHECK(changes.rows().rows.front().size() == changes.rows().columns.size());
}

TEST_CASE("of the reasons that are asked for only their changes are told, and all are counted") {
  const Answers<Change> changes = filled().now().changes("2024-08-31", {}, {"restated", "disagrees"});
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].why == "restated");
  CHECK(changes[1].why == "disagrees");
  CHECK(changes.rows().rows.size() == 2);
  REQUIRE(changes.sources().size() == 4);
  CHECK(changes.sources()[0].key == "10-k");
  CHECK(changes.notes()[0].starts_with("6 answers changed since 2024-08-31: 1 new, 1 refined, 1 restated"));
  CHECK(error_of([] { filled().now().changes("2024-08-31", {}, {"restatd"}); }) ==
        "usage: no reason 'restatd': did you mean restated?");
}

TEST_CASE("the sources that brought a change are a list") {
  const Answers<Change> changes = filled().now().changes("2024-08-31", {.companies = {"tencent"}});
  const Rows& rows = changes.rows();
  CHECK(rows.rows[0][rows.columns.size() - 2] == Cell(List{{"results"}}));
}

TEST_CASE("a sheet of changes says of each number what it was, why, and by whom") {
  const std::vector<Sheet> book = sheets(filled().now().changes("2024-08-31", {.companies = {"meta"}}));
  REQUIRE(book.size() == 3);
  CHECK(book[0].name == "changes");
  std::vector<std::string> comments;
  for (const Sheet::Remark& remark : book[0].remarks) {
    const std::string& column = book[0].rows.columns[remark.column];
    if (remark.row == 1 && (column == "amount" || column == "was_amount")) comments.push_back(remark.comment);
  }
  CHECK(comments == Lines{"restated, was 27.266bn USD\n27.045bn USD\nSource:\n10-k-next, 2025-01-30",
                          "27.266bn USD\nSource:\n10-k, 2024-02-02"});
}

TEST_CASE("what repeats an answer, and what is known later, changes nothing") {
  const Database db = filled();
  CHECK(told(db.as_of("2025-01-29").changes("2024-10-31")) ==
        Lines{"tencent actual 2023H1: 8bn CNY [7.50, 8.50] -> 9.1bn CNY [9.05, 9.15] replaced results 2024-11-13"});
  CHECK(db.as_of("2025-01-30").changes("2025-01-29").size() == 1);
  CHECK(db.now().changes("2025-01-30").empty());
}

// 27,266 - 13,058 = 14,208: the year is restated later than its first half was last stated, and is held back.
TEST_CASE("changes are of the companies, series and periods that are asked for") {
  const Database db = filled();
  CHECK(db.now().changes("2024-08-31", {.companies = {"tencent"}}).size() == 2);
  CHECK(db.now().changes("2024-08-31", {.basis = "guidance"}).size() == 1);
  CHECK(
      told(db.now().changes("2024-08-31", {.companies = {"meta"}, .periods = "2023", .by = "half"})) ==
      Lines{"meta actual 2023H1: 13.1bn USD [13.05, 13.15] -> 13.058bn USD refined 10-q 2024-10-31",
            "meta actual 2023H2: 14.17bn USD [14.12, 14.22] -> 14.208bn USD [14.207, 14.209] refined 10-q 2024-10-31"});
}

TEST_CASE("the day since which changes are told lies before the view's, and nothing is converted") {
  const Database db = filled();
  CHECK(error_of([&] { db.as_of("2024-08-26").changes("2024-08-26"); }) ==
        "usage: since: 2024-08-26 is not before 2024-08-26: it is the earlier of the two days");
  CHECK(error_of([&] { db.now().changes("yesterday"); }).starts_with("usage: since: "));
  CHECK(error_of([&] { db.now().changes("2024-08-26", {.in = "USD"}); }) ==
        "usage: in: changes are told in the currency that is stated: leave it out");
}

}  // namespace changes_test
