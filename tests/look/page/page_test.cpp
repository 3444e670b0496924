// A page: what it holds of its answers, and that nothing of strangers becomes markup.
#include "capex/page.hpp"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "capex/capex.hpp"
#include "catch.hpp"
#include "look/page/markup.hpp"

namespace page_test {

using namespace capex;

namespace {

const Database& example() {
  static const Database db = [] {
    Database made = Database::in_memory();
    made.import_csv({std::filesystem::path(CAPEX_SOURCE_DIR) / "examples/ai-capex"});
    return made;
  }();
  return db;
}

Report report_on(const Question& question) {
  const View view = example().now();
  Report report;
  report.question = question;
  report.amounts = view.show(question);
  report.growths = view.growth(question);
  return report;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

// What stands between two texts, wherever they do.
std::multiset<std::string> between(const std::string& text, const std::string& before, const std::string& after) {
  std::multiset<std::string> all;
  for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at)) {
    at += before.size();
    all.insert(text.substr(at, text.find(after, at) - at));
  }
  return all;
}

std::string section(const std::string& text, const std::string& id) {
  const std::size_t begin = text.find("<section aria-labelledby=\"" + id + "\">");
  REQUIRE(begin != std::string::npos);
  return text.substr(begin, text.find("</section>", begin) - begin);
}

// Of each number of the rows its digits, of one without a point its ends.
std::multiset<std::string> digits_in(const Rows& rows, const std::string& what, const std::string& ends) {
  std::map<std::string, std::size_t> at;
  for (std::size_t c = 0; c < rows.columns.size(); ++c) at[rows.columns[c]] = c;
  std::multiset<std::string> all;
  for (const Row& row : rows.rows) {
    const auto cell = [&](const std::string& column) { return text_of(row[at.at(column)]); };
    const std::string low = cell(ends + "low"), high = cell(ends + "high");
    if (!cell(what).empty()) {
      all.insert(cell(what));
    } else if (!low.empty() || !high.empty()) {
      all.insert(low + ".." + high);
    }
  }
  return all;
}

// A company and a source that mean no good.
Report hostile() {
  const std::string evil = "<img src=x onerror=alert(1)> \"A\" & 'B' </script>\xE2\x80\xAE\x1B[31m";
  Observation one;
  one.company = "evil";
  one.measure = "capex";
  one.basis = "actual";
  one.scope = "total";
  one.name = evil;
  one.period = "2024H1";
  one.first_day = parse_day("2024-01-01");
  one.last_day = parse_day("2024-06-30");
  one.amount.currency = one.amount.unit = "USD";
  one.amount.digits = 2;
  one.amount.point = one.amount.low = one.amount.high = 100'000'000'000;
  one.amount.text = "1bn USD";
  one.status = Status::stated;
  one.sources = {"a", "b", "c"};
  one.remarks = {evil};
  const Day day = parse_day("2024-08-01");
  const std::vector<Source> sources = {
      {"a", evil, "press", "", evil, "javascript:alert(1)", day},
      {"b", "Paper", "press", "", "", "https://example.org/\"><script>alert(1)</script>", day},
      {"c", "Filer", "filing", "10-Q", "", "https://example.org/a?b=1&c='2'", day},
  };
  Report report;
  report.title = evil;
  report.question.companies = {"evil"};
  report.question.periods = evil;
  report.amounts = Answers<Observation>({one}, {}, {evil}, {}, sources);
  CheckedClaim claim;
  claim.claim = "a/b";
  claim.source = "a";
  claim.company = "other";
  claim.kind = "growth";
  claim.verdict = "inconsistent";
  claim.claimed = claim.computed = evil;
  claim.remarks = {evil};
  report.claims = Answers<CheckedClaim>({claim}, {}, {}, {}, sources);
  return report;
}

}  // namespace

TEST_CASE("a page is one document with a heading, tables with headed rows and columns, and a section each") {
  const std::string text = page(report_on({.companies = {"alibaba", "tencent"}, .periods = "2023H1..2024H2"}));
  CHECK(text.rfind("<!doctype html>\n<html lang=\"en\">", 0) == 0);
  CHECK(count(text, "<h1>") == 1);
  CHECK(has(text, "<h1>Capex of Alibaba Group and Tencent, 2023H1 to 2024H2</h1>"));
  CHECK(count(text, "<h2") == 3);
  CHECK(count(text, "<table") == 2);
  CHECK(count(text, "<caption>") == 2);
  const std::string amounts = section(text, "amounts");
  CHECK(count(amounts, "<th scope=\"col\">") == 3);
  CHECK(count(amounts, "<th scope=\"row\">") == 4);
  CHECK(has(amounts, "Amounts by period, CNY bn"));
  CHECK(has(amounts, "d derived from other periods"));
  CHECK(has(amounts, "id=\"amounts-chart-title\""));
  CHECK(has(section(text, "growths"), "id=\"growths-chart-title\""));
  CHECK(has(text, "<dt>As of</dt>\n<dd>2025-03-19, the day of the newest source</dd>"));
}

TEST_CASE("a page holds the digits of the rows that its answers make") {
  const std::vector<Question> questions = {
      {.companies = {"alibaba", "tencent", "baidu", "bat"}, .periods = "2022H1..", .by = "half", .in = "USD"},
      {.companies = {"amazon", "alphabet", "microsoft", "meta"}, .periods = "2019..2026", .by = "year"},
      {.companies = {"meta", "alphabet"}, .periods = "2023..2026", .basis = "guidance,actual"},
      {.companies = {"bytedance"}, .periods = "2025", .measure = "ai-infrastructure", .basis = "guidance"},
      {.companies = {"alibaba", "amazon"}, .periods = "2024H1"}};
  for (const Question& question : questions) {
    const Report report = report_on(question);
    const std::string text = page(report);
    CHECK(between(section(text, "amounts"), "<data value=\"", "\"") == digits_in(report.amounts.rows(), "amount", ""));
    CHECK(between(section(text, "growths"), "<data value=\"", "\"") ==
          digits_in(report.growths.rows(), "growth", "growth_"));
  }
}

TEST_CASE("every number of a page can be reached and says where it comes from") {
  const std::string text = page(report_on({.companies = {"bat", "baidu"}, .periods = "2022H1..2024H1", .in = "USD"}));
  const auto described = between(text, "tabindex=\"0\" aria-describedby=\"", "\"");
  CHECK(described.size() == between(text, "<td>", "<").size() - count(text, "<td></td>"));
  CHECK(std::set<std::string>(described.begin(), described.end()).size() == described.size());
  CHECK(between(text, "role=\"tooltip\" id=\"", "\"") == described);
  CHECK(has(text, "<p>from 50bn CNY [49.50, 50.50]</p>"));
  CHECK(has(text, "<p>7.2150 CNY per USD, average of 126 daily ecb rates, 2024-01-01..2024-06-30, through EUR</p>"));
  // What is missing says why, once in the list beneath the table and where it is missing.
  CHECK(has(text, "<p>no number: first known 2023H1</p>"));
}

TEST_CASE("a source is cited by its number in the list, where it is a link to the document") {
  const std::string text = page(hostile());
  CHECK(has(text, "<p>Filer, 10-Q, 2024-08-01 [2]</p>"));
  CHECK(has(text,
            "<li id=\"s2\"><a href=\"https://example.org/a?b=1&amp;c=&#39;2&#39;\" rel=\"noopener noreferrer\">"
            "Filer, 10-Q, 2024-08-01</a>"));
}

TEST_CASE("what strangers wrote becomes no markup") {
  const std::string text = page(hostile());
  CHECK_FALSE(has(text, "<img"));
  CHECK(count(text, "<script") == 1);
  CHECK(count(text, "</script") == 1);
  CHECK_FALSE(has(text, "\xE2\x80\xAE"));
  CHECK_FALSE(has(text, "\x1B"));
  CHECK(
      has(text, "&lt;img src=x onerror=alert(1)&gt; &quot;A&quot; &amp; &#39;B&#39; &lt;/script&gt;\\u202e\\x1b[31m"));
  // An address that is none of the web is text.
  CHECK_FALSE(has(text, "href=\"javascript"));
  CHECK(has(text, ", javascript:alert(1)</li>"));
  CHECK(has(text, "<a href=\"https://example.org/&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""));
}

TEST_CASE("only an address of the web that hides nothing is one to follow") {
  CHECK(look::is_web_address("https://www.sec.gov/Archives/edgar/data/1652044/x.htm"));
  CHECK(look::is_web_address("http://example.org/\xE9\x98\xBF"));
  CHECK_FALSE(look::is_web_address("javascript:alert(1)"));
  CHECK_FALSE(look::is_web_address("java\nscript:alert(1)"));
  CHECK_FALSE(look::is_web_address(" https://example.org"));
  CHECK_FALSE(look::is_web_address("data:text/html,x"));
  CHECK_FALSE(look::is_web_address("file:///etc/passwd"));
  CHECK_FALSE(look::is_web_address("https://example.org/\xE2\x80\xAEgpj.exe"));
  CHECK_FALSE(look::is_web_address("https:\\\\example.org"));
  CHECK_FALSE(look::is_web_address(""));
}

TEST_CASE("companies of one name are told apart by their keys") {
  Report report = hostile();
  Observation one = report.amounts[0], other = one;
  one.name = other.name = "Twin";
  other.company = "twin-2";
  report.amounts = Answers<Observation>({one, other}, {}, {});
  const std::string text = page(report);
  CHECK(has(text, "<th scope=\"col\">Twin (evil)</th>"));
  CHECK(has(text, "<th scope=\"col\">Twin (twin-2)</th>"));
}

TEST_CASE("where answers share no axis the reason stands in the place of the picture") {
  const std::string text = page(report_on({.companies = {"alibaba", "amazon"}, .periods = "2024H1"}));
  const std::string amounts = section(text, "amounts");
  CHECK(has(amounts, "No picture: CNY (alibaba) and USD (amazon) share no axis: name one currency, such as USD."));
  CHECK(has(amounts, "Alibaba Group <small>CNY bn</small>"));
  CHECK(has(amounts, "Amazon <small>USD bn</small>"));
  CHECK(has(section(text, "growths"), "<svg"));
}

TEST_CASE("guidance and what came of it stand in columns of their own") {
  const std::string text =
      page(report_on({.companies = {"meta"}, .periods = "2024..2026", .basis = "guidance,actual"}));
  CHECK(has(text, "<th scope=\"col\">Meta, guidance</th>"));
  CHECK(has(text, "<data value=\"70000000000..72000000000\""));
  CHECK(has(text, "<p>outcome: beat</p>"));
}

TEST_CASE("of a group its members, their sum and what is stated for it are on the page") {
  Report report = report_on({.companies = {"bat"}, .periods = "2023H1..2024H1"});
  report.totals.push_back(example().now().total(report.question));
  const std::string total = section(page(report), "total-1");
  CHECK(has(total, "<h2 id=\"total-1\">BAT and its members</h2>"));
  CHECK(has(total, "<th scope=\"col\">sum of BAT</th>"));
  CHECK(has(total, "<data value=\"50491000000\""));
  CHECK(has(total, "<th scope=\"col\">stated for BAT</th>"));
  CHECK(has(total, "<svg"));
}

TEST_CASE("a sum is explained by the sources of its own period") {
  Report report;
  report.totals.push_back(example().now().total({.companies = {"bat"}, .periods = "2023H1..2024H1"}));
  const std::string text = page(report);
  const std::size_t sum = text.find("<b>sum of BAT, 2024H1</b>");
  REQUIRE(sum != std::string::npos);
  const std::string words = text.substr(sum, text.find("</div>", sum) - sum);
  CHECK(has(words, "<p>50.491bn CNY [50.488, 50.494]</p>"));
  CHECK(has(words, "<p>Tencent, 2024-08-14 ["));
  CHECK_FALSE(has(words, "Tencent, 2023-08-16"));
}

TEST_CASE("claims that do not hold are listed, those that contradict before those that cannot be told") {
  Report report = report_on({.companies = {"bat", "alibaba"}, .periods = "2024H1"});
  report.claims = example().now().check({.companies = {"bat", "alibaba"}});
  const std::string claims = section(page(report), "claims");
  CHECK(has(claims, "claims that sources make about these companies"));
  const std::size_t wrong = claims.find("equivalent of BAT, 2023H1"), untold = claims.find("undecidable");
  REQUIRE(wrong != std::string::npos);
  REQUIRE(untold != std::string::npos);
  CHECK(wrong < untold);
  CHECK(has(claims, "<td>3.22bn USD</td>\n<td>3.32bn USD [3.25, 3.39]<small>inconsistent</small>"));
  CHECK_FALSE(has(claims, ">consistent<"));
}

TEST_CASE("the same report makes the same bytes, and one of nothing is a page, too") {
  const Question question = {.companies = {"alibaba", "meta"}, .by = "half", .in = "USD"};
  CHECK(page(report_on(question)) == page(report_on(question)));
  const std::string text = page({});
  CHECK(has(text, "<h1>Nothing was answered</h1>"));
  CHECK_FALSE(has(text, "<section"));
}

TEST_CASE("the day that was asked for is said, else how new the sources are") {
  const View view = example().as_of("2025-01-31");
  Report report;
  report.as_of = "2025-01-31";
  report.amounts = view.show({.companies = {"alphabet"}, .periods = "2024H1"});
  CHECK(has(page(report), "<dd>2025-01-31, by what was known on that day</dd>"));
}

}  // namespace page_test
