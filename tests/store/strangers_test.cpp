// Files that somebody else had his hands in: what is read of them is right, or refused with table and row.
#include <functional>

#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"
#include "store/read/sql.hpp"
#include "store/sample.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/transaction.hpp"

#include <sqlite3.h>

namespace capex::core::strangers_test {

namespace {

// The sample's file after somebody ran SQL on it with every check off.
class Strange {
 public:
  explicit Strange(const std::string& sql) : path_(folder_.path() / "capex.db") {
    {
      Store store = Store::create(path_);
      sample::load(store, sample::chinese_capex());
    }
    sqlite::Connection hands(path_, sqlite::Mode::read_write);
    const sqlite::UncheckedReferences unchecked(hands);
    sqlite3_db_config(hands.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    sqlite3_db_config(hands.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr);
    hands.execute("PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON");
    hands.execute(sql);
  }

  /// What reading says, without the folder; empty where it answers.
  std::string error(const std::function<void(const Snapshot&)>& read, Date as_of = latest) const {
    const Store store = Store::open(path_);
    std::string said = error_of([&] { read(store.snapshot(as_of)); });
    if (const auto at = said.find(folder_.path().string()); at != std::string::npos) {
      said.erase(at, folder_.path().string().size() + 1);
    }
    return said;
  }
  std::vector<Finding> findings() const { return Store::open(path_).verify(); }
  bool finds(const std::string& check, const std::string& message) const {
    for (const Finding& finding : findings()) {
      if (finding.check == check && finding.message.find(message) != std::string::npos) return true;
    }
    return false;
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  TemporaryFolder folder_;
  std::filesystem::path path_;
};

void companies(const Snapshot& snapshot) {
  snapshot.companies();
}
void figures(const Snapshot& snapshot) {
  snapshot.walk({}, [](const Series&) {});
}
void rates(const Snapshot& snapshot) {
  snapshot.rates();
}
void content(const Snapshot& snapshot) {
  snapshot.content([](const Batch&) {});
}

// SQL on a table whose columns take anything, for what no check can be off for; afterwards it has its own schema again.
std::string without_types(const std::string& table, const std::string& sql) {
  const std::string reload = " WHERE type = 'table' AND name = '" + table + "'; PRAGMA writable_schema = RESET; ";
  return "CREATE TEMP TABLE kept AS SELECT sql FROM sqlite_schema WHERE name = '" + table +
         "'; UPDATE sqlite_schema SET sql = replace(replace(replace(sql, 'INTEGER NOT NULL', ''), 'STRICT, ', ''), "
         "'STRICT', '')" +
         reload + sql + "; PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = (SELECT sql FROM kept)" + reload;
}

const std::string remedy = ", which it cannot be; `capex verify` lists what is wrong with the file";

}  // namespace

TEST_CASE("a number that no row can hold is refused with table, row and column, and listed by verify") {
  struct Case {
    std::string sql;
    void (*read)(const Snapshot&);
    std::string row;
  };
  const Case cases[] = {
      {"UPDATE company SET year_end_month = 719528 WHERE key = 'baidu'", companies,
       "table company, company_id 3: year_end_month is 719528"},
      {"UPDATE company SET year_name_offset = 2147483647 WHERE key = 'baidu'", companies,
       "table company, company_id 3: year_name_offset is 2147483647"},
      {"UPDATE company SET reporting_currency_id = 998 WHERE key = 'baidu'", companies,
       "table company, company_id 3: reporting_currency_id is 998"},
      {"UPDATE company SET company_id = 4294967297 WHERE key = 'baidu'", companies,
       "table company: company_id is 4294967297"},
      {"UPDATE source SET known_on = 9999999999 WHERE source_id = 1",
       [](const Snapshot& snapshot) { snapshot.sources(); }, "table source, source_id 1: known_on is 9999999999"},
      {"UPDATE figure SET source_rank = 77", figures, "source_rank is 77"},
      {"UPDATE figure SET known_on = 4294967296", figures, "known_on is 4294967296"},
      {"UPDATE figure SET low = 2, high = 1", figures, "low is 2"},
      {"UPDATE figure SET high = 9223372036854775807", figures, "high is 9223372036854775807"},
      {"UPDATE figure SET decimals = 99", figures, "decimals is 99"},
      {"UPDATE exchange_rate SET day = 2147483648 WHERE day = (SELECT max(day) FROM exchange_rate)", rates,
       "day is 2147483648"},
      {"UPDATE exchange_rate SET rate = 0", rates, "rate is 0"},
      {"UPDATE group_member SET since = 1000000 WHERE member_id = 1",
       [](const Snapshot& snapshot) { snapshot.members(snapshot.company("bat").id); }, "since is 1000000"},
      {"UPDATE claim SET period_id = 0", [](const Snapshot& snapshot) { snapshot.claims(); }, "period_id is 0"},
      {"UPDATE claim SET kind = 'rumour'", [](const Snapshot& snapshot) { snapshot.claims(); }, "kind is 'rumour'"},
      {"UPDATE measure SET kind = 'flux'", figures, "kind is 'flux'"},
  };
  for (const Case& each : cases) {
    INFO(each.sql);
    const Strange file(each.sql);
    const std::string said = file.error(each.read);
    CHECK(said.starts_with("damaged: capex.db: table "));
    CHECK(said.find(each.row + remedy) != std::string::npos);
    const bool is_missing_currency = each.row.find("998") != std::string::npos;
    CHECK(file.finds(is_missing_currency ? "foreign_key" : "range",
                     is_missing_currency ? "company" : each.row.substr(each.row.rfind(": ") + 1)));
  }
}

TEST_CASE("what is counted or picked out of many rows is refused by the word of its field") {
  const Strange file("UPDATE exchange_rate SET day = 2147483648 WHERE day = (SELECT max(day) FROM exchange_rate)");
  CHECK(file.error([](const Snapshot& snapshot) { snapshot.rate_coverage(); }) ==
        "damaged: capex.db: a row, key 'ecb': last_day is 2147483648" + remedy);
}

TEST_CASE("what is empty or no number where a number belongs is refused, never read as 0") {
  struct Case {
    std::string table, column;
    void (*read)(const Snapshot&);
  };
  const auto of_one = [](const Snapshot& snapshot) {
    SeriesFilter filter;
    filter.company = snapshot.company("baidu").id;
    snapshot.walk(filter, [](const Series&) {});
  };
  const auto at_half_years = [](const Snapshot& snapshot) {
    SeriesFilter filter;
    filter.touching = {Date(2024, 1, 1), Date(2024, 7, 1)};
    snapshot.walk(filter, [](const Series&) {});
  };
  const auto claims = [](const Snapshot& snapshot) { snapshot.claims(); };
  const Case cases[] = {
      {"figure", "known_on", figures},    {"figure", "known_on", of_one},  {"figure", "known_on", at_half_years},
      {"figure", "source_rank", figures}, {"figure", "decimals", figures}, {"figure", "about", figures},
      {"exchange_rate", "rate", rates},   {"source", "known_on", claims},  {"exchange_rate", "decimals", rates},
  };
  for (const Case& each : cases) {
    for (const char* value : {"NULL", "'x'", "0.5"}) {
      INFO(each.table << " " << each.column << " " << value);
      const Strange file(without_types(each.table, "UPDATE " + each.table + " SET " + each.column + " = " + value));
      for (const Date as_of : {latest, Date(2100, 1, 1)}) {
        const std::string said = file.error(each.read, as_of);
        CHECK(said.starts_with("damaged: capex.db: "));
        CHECK(said.find(each.column + " is ") != std::string::npos);
      }
      CHECK_FALSE(file.findings().empty());
    }
  }
}

TEST_CASE("a row that refers to none is refused by whoever needs the other, and listed by verify") {
  const Strange no_companies("DELETE FROM company");
  CHECK(no_companies.error(figures) ==
        "damaged: capex.db: table series, series_id 1 refers to company_id 1, which is not there; `capex verify` lists "
        "what is wrong with the file");
  CHECK(no_companies.error(content).starts_with("damaged: capex.db: table series, series_id 1 refers to company_id 1"));
  CHECK(no_companies.finds("foreign_key", "row 1 of table series refers to a row of company that is not there"));
  CHECK(Strange("UPDATE claim SET measure_id = 77").error(content) ==
        "damaged: capex.db: a row of table claim or claim_part refers to measure_id 77, which is not there; `capex "
        "verify` lists what is wrong with the file");
  CHECK(Strange("UPDATE series SET measure_id = 77")
            .error(figures)
            .starts_with("damaged: capex.db: a row of table series refers to measure_id 77"));
  CHECK(Strange("DELETE FROM series")
            .error(content)
            .starts_with("damaged: capex.db: a row of table figure refers to a series"));
  CHECK(Strange("DELETE FROM source")
            .error(content)
            .starts_with("damaged: capex.db: a row of table figure refers to source_id"));
  CHECK(Strange("DELETE FROM measure WHERE key = 'capex-net'")
            .error([](const Snapshot& snapshot) { snapshot.measures(); })
            .starts_with("damaged: capex.db: a row of table measure_term refers to measure_id"));
}

TEST_CASE("an index that leads from a key to the row of another key is refused, and listed by verify") {
  // The index of a table with the same keys at the rows of their neighbours, put in the place of ours.
  const auto turned = [](const std::string& table) {
    return Strange(
        "CREATE TABLE turned (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);"
        "INSERT INTO turned SELECT " +
        table + "_id % (SELECT max(" + table + "_id) FROM " + table + ") + 1, key FROM " + table +
        ";"
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = "
        "'sqlite_autoindex_turned_1') WHERE name = 'sqlite_autoindex_" +
        table + "_1'");
  };
  const Strange companies_turned = turned("company");
  CHECK(
      companies_turned.error([](const Snapshot& snapshot) { snapshot.company("Alibaba"); }) ==
      "damaged: capex.db: an index of table company leads from 'Alibaba' to another row; `capex verify` lists what is "
      "wrong with the file");
  CHECK_FALSE(companies_turned.findings().empty());
  CHECK(turned("measure").error([](const Snapshot& snapshot) { snapshot.measure("capex"); }) ==
        "damaged: capex.db: an index of table measure leads from 'capex' to another row; `capex verify` lists what is "
        "wrong with the file");
  CHECK(turned("source")
            .error([](const Snapshot& snapshot) { snapshot.source(snapshot.source(SourceId(1)).key); })
            .starts_with("damaged: capex.db: an index of table source leads from"));
}

TEST_CASE("a claim without what it is about is refused") {
  const Strange file("DELETE FROM claim_part");
  CHECK(file.error([](const Snapshot& snapshot) { snapshot.claims(); }) ==
        "damaged: capex.db: table claim, claim_id 1: a growth with 0 parts; `capex verify` lists what is wrong with "
        "the file");
  CHECK(file.finds("claim", "a growth with 0 parts"));
}

TEST_CASE("a table, view or trigger of a stranger in the place of ours is not asked") {
  const std::string endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT ";
  for (const std::string& sql : {
           "DROP TABLE company; CREATE VIEW company AS " + endless + "i AS company_id, 'x' AS key FROM n",
           std::string("DROP TABLE source; CREATE TABLE source (source_id INTEGER PRIMARY KEY, key, "
                       "publisher AS (zeroblob(1000000000)))"),
           std::string("CREATE TRIGGER planted AFTER INSERT ON figure BEGIN DELETE FROM company; END"),
           std::string("CREATE VIRTUAL TABLE planted USING fts5(words)"),
           std::string("UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'figure'"),
           std::string("INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_planted', 'figure', 0, 'CREATE TRIGGER "
                       "sqlite_planted AFTER INSERT ON figure BEGIN DELETE FROM company; END')"),
       }) {
    INFO(sql);
    const Strange file(sql);
    CHECK(file.error(companies).starts_with("damaged: "));
    CHECK(error_of([&] { run_sql(file.path(), "SELECT 1", {}); }).starts_with("damaged: "));
    CHECK(error_of([&] { Store::open(file.path(), Access::read_write); }).starts_with("damaged: "));
    CHECK(file.finds("schema", ""));
  }
}

TEST_CASE("a user's own tables and views beside ours are read past") {
  const Strange file(
      "CREATE TABLE mine (a, b); CREATE VIEW my_view AS SELECT key FROM company; INSERT INTO mine VALUES (1, 2)");
  CHECK(file.error(companies) == "no error");
  CHECK(file.findings().empty());
  int rows = 0;
  SqlHandlers handlers;
  handlers.row = [&](const std::vector<SqlValue>&) { return ++rows > 0; };
  run_sql(file.path(), "SELECT * FROM my_view", handlers);
  CHECK(rows == 4);
}

}  // namespace capex::core::strangers_test
