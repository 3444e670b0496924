// The functions that SQL has, as they are described to SQLite.
#include "bindings/sqlite/functions.hpp"

#include <algorithm>
#include <set>

#include "catch.hpp"
#include "error_text.hpp"

namespace functions_test {

using namespace capex;

namespace {

Database loaded_example() {
  Database db = Database::in_memory();
  db.import_csv({std::filesystem::path(CAPEX_SOURCE_DIR) / "examples/ai-capex"});
  return db;
}

}  // namespace

TEST_CASE("whatever a function answers has a column of its own") {
  const Database db = loaded_example();
  const auto asked = [&](const std::string& name, const bindings::Words& words) {
    for (const bindings::TableFunction& function : bindings::table_functions()) {
      if (function.name != name) continue;
      const std::vector<std::string> columns = function.columns();
      const std::set<std::string> distinct(columns.begin(), columns.end());
      CHECK(distinct.size() == columns.size());
      const Rows rows = function.answer(db, words);
      CHECK_FALSE(rows.rows.empty());
      for (const std::string& column : rows.columns) {
        INFO(name << ' ' << column);
        CHECK(distinct.count(column) == 1);
      }
      return;
    }
    FAIL(name);
  };
  asked("capex_show", {{"companies", "meta"}, {"period", "2024"}, {"per", "revenue"}});
  asked("capex_revisions", {{"companies", "meta"}, {"period", "2025"}, {"basis", "guidance"}});
  asked("capex_growth", {{"companies", "meta"}, {"period", "2024"}, {"per", "revenue"}});
  asked("capex_growth", {{"companies", "alibaba"}, {"period", "2024H1"}, {"in", "USD"}, {"split", "1"}});
  asked("capex_growth", {{"companies", "meta"}, {"period", "2025"}, {"basis", "guidance,actual"}});
  asked("capex_total", {{"companies", "bat"}, {"period", "2024H1"}, {"growth", "1"}});
  asked("capex_screen", {{"period", "2024H1"}});
  asked("capex_check", {{"all", "1"}});
  asked("capex_changes", {{"since", "2024-08-26"}});
  asked("capex_rates", {{"from", "CNY"}, {"to", "USD"}, {"period", "2024H1"}});
  asked("capex_rates", {{"from", "CNY"}, {"to", "USD"}, {"on", "2024-08-26"}});
}

TEST_CASE("a function is asked with every word of its question, each once") {
  for (const bindings::TableFunction& function : bindings::table_functions()) {
    INFO(function.name);
    const std::set<std::string> words(function.words.begin(), function.words.end());
    CHECK(words.size() == function.words.size());
    CHECK(words.size() < 31);  // as many as a mask holds
    const std::string kind = function.name == "capex_rates" ? "convert" : function.name.substr(6);
    for (const std::string& name : bindings::names_of(kind)) {
      INFO(name);
      CHECK((words.count(name) == 1) == (function.name != "capex_rates" || name != "compare"));
    }
  }
}

}  // namespace functions_test
