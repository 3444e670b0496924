// Words are read as the command reads its options, and answered as the door answers them.
#include "bindings/question_words.hpp"

#include "catch.hpp"
#include "error_text.hpp"

namespace question_words_test {

using namespace capex;
using bindings::ask;

namespace {

Database example() {
  Database db = Database::in_memory();
  db.import_csv({std::filesystem::path(CAPEX_SOURCE_DIR) / "examples/ai-capex"});
  return db;
}

std::string csv(const Rows& rows) {
  return write_rows(rows, Format::csv);
}

}  // namespace

TEST_CASE("a pair fills in the member of a question that the option would") {
  Question question;
  bindings::set(question, "companies", "alibaba, tencent");
  bindings::set(question, "company", "Amazon.com, Inc.");
  bindings::set(question, "period", "2024H1");
  bindings::set(question, "max_rate_age", "10");
  bindings::set(question, "constant-currency", "true");
  bindings::set(question, "net_of", "disposal-proceeds");
  CHECK(question.companies == std::vector<std::string>{"alibaba", "tencent", "Amazon.com, Inc."});
  CHECK(question.periods == "2024H1");
  CHECK(question.max_rate_age == 10);
  CHECK(question.constant_currency);
  CHECK(question.net_of == "disposal-proceeds");
  CHECK(error_of([&] { bindings::set(question, "perod", "2024"); }).find("did you mean period") != std::string::npos);
  CHECK(error_of([&] { bindings::set(question, "cagr", "maybe"); }).find("cagr: true or false") != std::string::npos);
  CHECK(error_of([&] { bindings::set(question, "max-rate-age", "9x"); }).find("max-rate-age") != std::string::npos);
}

TEST_CASE("every kind answers with the rows of the door") {
  const Database db = example();
  const View view = db.now();
  CHECK(csv(ask(db, "growth", {{"companies", "alibaba,bat"}, {"period", "2024H1"}, {"in", "USD"}}).rows) ==
        csv(view.growth({.companies = {"alibaba", "bat"}, .periods = "2024H1", .in = "USD"}).rows()));
  CHECK(csv(ask(db, "show", {{"companies", "meta"}, {"periods", "2023Q4"}, {"as_of", "2024-11-15"}}).rows) ==
        csv(db.as_of("2024-11-15").show({.companies = {"meta"}, .periods = "2023Q4"}).rows()));
  const auto revised = ask(db, "revisions", {{"company", "meta"}, {"period", "2023Q4"}, {"measure", "capex-cash"}});
  CHECK(revised.rows.rows.size() > 1);
  CHECK(ask(db, "remaining", {{"company", "meta"}, {"period", "2026"}}).rows.rows.size() == 3);
  const auto total = ask(db, "total", {{"companies", "bat"}, {"period", "2024H1"}, {"growth", "yes"}});
  CHECK(csv(total.rows) == csv(view.total({.companies = {"bat"}, .periods = "2024H1", .over = "year"}).rows()));
  CHECK_FALSE(total.sources.empty());
  CHECK(ask(db, "screen", {{"condition", "growth > 100%"}, {"period", "2024H1"}, {"top", "2"}}).rows.rows.size() == 2);
  CHECK(ask(db, "check", {{"period", "2023H1"}}).rows.rows.size() <
        ask(db, "check", {{"period", "2023H1"}, {"all", "true"}}).rows.rows.size());
  const Rows explained = ask(db, "explain", {{"company", "tencent"}, {"period", "2024H1"}, {"growth", "1"}}).rows;
  REQUIRE(explained.rows.size() == 1);
  CHECK(text_of(explained.rows[0][1]).find("23,088,000,000 / 8,364,000,000 - 1") != std::string::npos);
  CHECK(text_of(ask(db, "convert", {{"amount", "50bn CNY"}, {"to", "USD"}, {"on", "2024-08-26"}}).rows.rows[0][2]) ==
        text_of(
            view.convert("50bn CNY", "", "USD", {.periods = "2024-08-26", .rate = "on:2024-08-26"}).rows().rows[0][2]));
  CHECK(ask(db, "convert", {{"amount", "50bn"}, {"from", "CNY"}, {"to", "USD"}, {"period", "2024H1"}, {"compare", "1"}})
            .rows.rows.size() == 2);
  CHECK(csv(ask(db, "changes", {{"since", "2024-08-26"}, {"until", "2025-01-31"}, {"why", "restated"}}).rows) ==
        csv(db.as_of("2025-01-31").changes("2024-08-26", {}, {"restated"}).rows()));
  CHECK(csv(ask(db, "list", {{"what", "periods"}, {"company", "alibaba"}}).rows) == csv(view.coverage("alibaba")));
  CHECK(ask(db, "verify", {}).rows.rows.empty());
  CHECK(error_of([&] { ask(db, "sql", {{"query", "select 1"}}); }).find("in memory") != std::string::npos);
  std::string whole;
  view.pass_as_csv({.in = "USD"}, [&whole](std::string_view text) { whole += text; });
  CHECK(csv(ask(db, "export-growth", {{"in", "USD"}}).rows) == whole);
  CHECK(ask(db, "export_observations", {{"company", "meta"}, {"growth", "1"}}).rows.columns.back() == "growth_status");
}

TEST_CASE("a word that says nothing here is refused with a near one") {
  const Database db = Database::in_memory();
  const auto said = [&](const char* kind, const bindings::Words& words) {
    return error_of([&] { ask(db, kind, words); });
  };
  CHECK(said("grwth", {}).find("did you mean growth") != std::string::npos);
  CHECK(said("show", {{"cagr", "1"}}).find("'show' has no 'cagr'") != std::string::npos);
  CHECK(said("growth", {{"perid", "2024"}}).find("did you mean period") != std::string::npos);
  CHECK(said("sql", {}).find("query: it is needed") != std::string::npos);
  CHECK(
      said("convert", {{"amount", "1"}, {"to", "USD"}, {"on", "2024-01-02"}, {"rate", "closing"}}).find("leave out") !=
      std::string::npos);
}

TEST_CASE("every kind says which names go with it") {
  for (const std::string& kind : bindings::kinds()) {
    INFO(kind);
    CHECK_FALSE(bindings::names_of(kind).empty());
  }
  CHECK(bindings::names_of("list") == std::vector<std::string>{"what", "company", "measure", "as-of"});
  CHECK(bindings::names_of("nothing").empty());
}

}  // namespace question_words_test
