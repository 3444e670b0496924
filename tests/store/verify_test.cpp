#include <algorithm>

#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"
#include "store/sample.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/transaction.hpp"

namespace capex::core::verify_test {

namespace {

// What verify finds after somebody has had his hands in the file.
std::vector<Finding> findings_after(const std::string& sql) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  {
    Store store = Store::create(path);
    sample::load(store, sample::chinese_capex());
  }
  {
    sqlite::Connection hands(path, sqlite::Mode::read_write);
    const sqlite::UncheckedReferences unchecked(hands);
    hands.execute("PRAGMA ignore_check_constraints = ON");
    hands.execute(sql);
  }
  return Store::open(path).verify();
}

std::vector<std::string> checks_after(const std::string& sql) {
  std::vector<std::string> checks;
  for (const Finding& finding : findings_after(sql)) {
    CHECK_FALSE(finding.message.empty());
    checks.push_back(finding.check);
  }
  return checks;
}

bool finds(const std::vector<std::string>& checks, const std::string& check) {
  return std::find(checks.begin(), checks.end(), check) != checks.end();
}

}  // namespace

TEST_CASE("a sound file has no findings") {
  CHECK(checks_after("").empty());
}

TEST_CASE("a text that is not UTF-8 is found in any table, by row and column, and read by nobody") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  {
    Store store = Store::create(path);
    sample::load(store, sample::chinese_capex());
  }
  const struct {
    const char* sql;
    const char* message;
  } cases[] = {
      {"UPDATE company SET name = CAST(x'ff1b5b33316dc0af' AS TEXT) WHERE company_id = 1",
       "table company, company_id 1: name is no text"},
      {"UPDATE source SET title = CAST(x'61ed'  AS TEXT) WHERE source_id = 1",
       "table source, source_id 1: title is no"},
      {"UPDATE claim SET note = CAST(x'eda080' AS TEXT) WHERE claim_id = 1",
       "table claim, claim_id 1: note is no text"},
      {"UPDATE import SET file = CAST(x'610062' AS TEXT) WHERE import_id = 1", "table import, import_id 1: file is no"},
      {"UPDATE company_alias SET alias = CAST(x'c0af' AS TEXT) WHERE alias_id = 1",
       "table company_alias, alias_id 1: "},
  };
  for (const auto& c : cases) {
    INFO(c.sql);
    const auto broken = folder.path() / "broken.db";
    std::filesystem::copy_file(path, broken, std::filesystem::copy_options::overwrite_existing);
    sqlite::Connection(broken, sqlite::Mode::read_write).execute(c.sql);
    const Store store = Store::open(broken);
    const std::vector<Finding> findings = store.verify();
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].check == "text");
    CHECK(findings[0].message.starts_with(c.message));
  }
  sqlite::Connection(path, sqlite::Mode::read_write).execute(cases[0].sql);
  CHECK(error_of([&] {
          Store::open(path).snapshot().content([](const Batch&) {});
        }).find("table company, company_id 1: name is ") != std::string::npos);
  CHECK(error_of([&] { Store::open(path).snapshot().companies(); }).starts_with("damaged: "));
}

TEST_CASE("a key that no import would take is found by its row") {
  for (const char* sql :
       {"UPDATE company SET key = '--help' WHERE company_id = 1", "UPDATE source SET key = 'a b' WHERE source_id = 1",
        "UPDATE source SET key = '-'||key", "UPDATE claim SET key = 'a;'||claim_id",
        "UPDATE series SET scope = '-'||series_id", "UPDATE company_alias SET alias = alias || '|x'",
        "UPDATE measure SET key = '-x' WHERE measure_id = 1"}) {
    INFO(sql);
    CHECK(finds(checks_after(sql), "key"));
  }
}

TEST_CASE("broken rules are found") {
  CHECK(finds(checks_after("UPDATE figure SET decimals = 99"), "integrity"));
  CHECK(finds(checks_after("UPDATE figure SET known_on = known_on + 1"), "foreign_key"));
  CHECK(finds(checks_after("DELETE FROM source WHERE key = 'ft-2024-08'"), "foreign_key"));
  CHECK(finds(checks_after("UPDATE period SET last_day = '2024-07-01' WHERE label = '2024H1'"), "integrity"));
  CHECK(finds(checks_after("UPDATE series SET currency_id = 999"), "series"));
  CHECK(finds(checks_after("UPDATE series SET measure_id = (SELECT measure_id FROM measure WHERE key = 'cash')"),
              "figure"));
  CHECK(finds(checks_after("UPDATE company SET kind = 'group' WHERE key = 'baidu'"), "member"));
  CHECK(finds(checks_after("UPDATE company_alias SET alias = 'TENCENT'"), "name"));
  CHECK(finds(checks_after("DELETE FROM claim_part"), "claim"));
  CHECK(finds(checks_after("UPDATE import SET figures = 17"), "import"));
  CHECK(finds(checks_after("UPDATE currency SET digits = 3, minor_per_unit = 1000 WHERE code = 'CNY'"), "currency"));
  CHECK(
      finds(checks_after("INSERT INTO rate_correction (provider_id, base_id, quote_id, day, known_on, rate, decimals, "
                         "import_id) VALUES (1, 840, 156, 19000, 19001, 72, 1, 1)"),
            "rate"));
  CHECK(finds(checks_after("INSERT INTO repetition VALUES (1, 'claim', 77)"), "repetition"));
  CHECK(finds(checks_after("INSERT INTO setting VALUES ('default_provider', 'boe')"), "setting"));
  CHECK(finds(checks_after("DROP INDEX claim_by_company"), "schema"));
}

TEST_CASE("a source whose figures know another day is named with both days") {
  const auto told = [](const std::string& sql) { return findings_after(sql).front().message; };
  CHECK(told("UPDATE source SET known_on = known_on + 1 WHERE key = 'ft-2024-08'") ==
        "source ft-2024-08 is known on 2024-08-27, but 3 of its figures on 2024-08-26");
  CHECK(told("UPDATE figure SET source_rank = 1 WHERE source_id = "
             "(SELECT source_id FROM source WHERE key = 'ft-2024-08')") ==
        "source ft-2024-08 has the source_rank 4, but 3 of its figures 1");
}

TEST_CASE("a day or an amount that nobody can have entered is found") {
  CHECK(finds(checks_after("UPDATE source SET known_on = 9999999999"), "range"));
  CHECK(
      finds(checks_after("UPDATE exchange_rate SET day = 2147483648 WHERE day = (SELECT min(day) FROM exchange_rate)"),
            "range"));
  CHECK(finds(checks_after("UPDATE figure SET high = 9223372036854775807"), "range"));
  for (const char* const ends : {"5, 3", "NULL, NULL"}) {
    CHECK(finds(checks_after(std::string("INSERT INTO superseded_figure SELECT series_id, period_id, source_id, 1, ") +
                             ends + ", 0, 0, NULL, 1 FROM figure LIMIT 1"),
                "range"));
  }
  CHECK(finds(checks_after("UPDATE company SET company_id = 4294967297 WHERE key = 'baidu'"), "range"));
}

}  // namespace capex::core::verify_test
