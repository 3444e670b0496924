#include "store/read/sql.hpp"

#include <sqlite3.h>

#include <stdexcept>

#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"
#include "store/sample.hpp"
#include "store/sqlite/guest_query.hpp"

namespace capex::core::sql_test {

namespace {

struct Answer {
  std::vector<std::string> columns;
  std::vector<std::vector<SqlValue>> rows;
};

class File {
 public:
  File() : path_(folder_.path() / "capex.db") {
    Store store = Store::create(path_);
    sample::load(store, sample::chinese_capex());
  }
  Answer ask(const std::string& query) const {
    Answer answer;
    SqlHandlers handlers;
    handlers.columns = [&](const std::vector<std::string>& columns) { answer.columns = columns; };
    handlers.row = [&](const std::vector<SqlValue>& values) {
      answer.rows.push_back(values);
      return true;
    };
    run_sql(path_, query, handlers);
    return answer;
  }
  std::string error(const std::string& query) const {
    return error_of([&] { ask(query); });
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  TemporaryFolder folder_;
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("the version of SQLite is the one that answers") {
  const File file;
  CHECK(file.ask("SELECT sqlite_version()").rows.at(0).at(0) == SqlValue(sqlite_version()));
}

TEST_CASE("a query answers with column names and typed values") {
  const File file;
  const Answer answer =
      file.ask("SELECT 1 AS one, 1.5 AS real, 'x' AS text, NULL AS none, x'0aff' AS blob;  -- done\n");
  CHECK(answer.columns == std::vector<std::string>{"one", "real", "text", "none", "blob"});
  REQUIRE(answer.rows.size() == 1);
  CHECK(answer.rows[0][0] == SqlValue(std::int64_t{1}));
  CHECK(answer.rows[0][1] == SqlValue(1.5));
  CHECK(answer.rows[0][2] == SqlValue(std::string("x")));
  CHECK(answer.rows[0][3] == SqlValue());
  CHECK(answer.rows[0][4] == SqlValue(SqlBlob{{std::byte{0x0a}, std::byte{0xff}}}));
}

TEST_CASE("views, recursion and the pragmas that describe tables can be read") {
  const File file;
  CHECK(file.ask("SELECT company FROM stated_figures").rows.size() == 5);
  CHECK(file.ask("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT i FROM n")
            .rows.size() == 10);
  CHECK(file.ask("PRAGMA table_info(figure)").rows.size() == 11);
}

TEST_CASE("whatever does more than read is refused, and the file stays as it was") {
  const File file;
  const std::string before = sample::bytes(file.path());
  for (const char* query :
       {"DELETE FROM figure", "UPDATE company SET name = 'x'", "INSERT INTO setting VALUES ('a', 'b')",
        "CREATE TABLE t (x)", "CREATE TEMP TABLE t (x)", "DROP VIEW claims", "ATTACH 'other.db' AS other",
        "PRAGMA journal_mode = WAL", "PRAGMA query_only = OFF", "VACUUM INTO 'copy.db'", "BEGIN", "REINDEX",
        "SELECT load_extension('x')", "SELECT * FROM pragma_database_list", "EXPLAIN DELETE FROM figure"}) {
    CHECK(file.error(query).substr(0, 6) == "usage:");
  }
  CHECK(sample::bytes(file.path()) == before);
}

TEST_CASE("one statement at a time") {
  const File file;
  CHECK(file.error("SELECT 1; SELECT 2") == "usage: one statement at a time; there is more after the first");
  CHECK(file.error("SELECT 1; SELEKT") == "usage: one statement at a time; there is more after the first");
  CHECK(file.error("  -- nothing\n") == "usage: the query is empty");
  CHECK(file.error("") == "usage: the query is empty");
}

TEST_CASE("a mistake is explained in SQLite's words") {
  const File file;
  CHECK(file.error("SELECT amount FROM stated_figures") == "usage: the query cannot be run: no such column: amount");
}

TEST_CASE("sizes are limited") {
  const File file;
  std::string deep = "1";
  for (int i = 0; i < 300; ++i) deep = "(" + deep + "+1)";
  CHECK(file.error("SELECT " + deep).substr(0, 6) == "usage:");
  CHECK(file.error("SELECT length(zeroblob(500000000))").substr(0, 9) != "no error:");
}

TEST_CASE("a row handler can end the query, and what it throws comes out") {
  const File file;
  int rows = 0;
  SqlHandlers handlers;
  handlers.row = [&](const std::vector<SqlValue>&) { return ++rows < 2; };
  run_sql(file.path(), "SELECT * FROM stated_figures", handlers);
  CHECK(rows == 2);
  handlers.row = [](const std::vector<SqlValue>&) -> bool { throw std::runtime_error("enough"); };
  CHECK_THROWS_AS(run_sql(file.path(), "SELECT 1", handlers), std::runtime_error);
}

TEST_CASE("a query without end can be stopped") {
  const File file;
  SqlHandlers handlers;
  int asked = 0;
  handlers.row = [](const std::vector<SqlValue>&) { return true; };
  handlers.stop = [&asked] { return ++asked == 3; };
  const std::string endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  CHECK(error_of([&] { run_sql(file.path(), endless, handlers); }) == "usage: the query was stopped");
  CHECK(asked == 3);
}

TEST_CASE("only functions and tables that do nothing but answer are asked") {
  const File file;
  for (const char* query :
       {"SELECT fts3_tokenizer('simple')", "SELECT hex(fts3_tokenizer('simple'))", "SELECT fts3_tokenizer('x', x'00')",
        "SELECT * FROM sqlite_stmt", "SELECT * FROM dbstat", "SELECT * FROM fts3tokenize('simple', 'a b')",
        "SELECT * FROM pragma_function_list", "SELECT * FROM pragma_integrity_check"}) {
    INFO(query);
    CHECK(file.error(query).substr(0, 6) == "usage:");
  }
  for (const char* query :
       {"SELECT date('2024-06-30'), printf('%d', 1), lower('A'), abs(-1), round(1.5), group_concat('a')",
        "SELECT json_object('a', 1) ->> 'a', sum(value) OVER () FROM json_each('[1, 2]')",
        "SELECT name FROM pragma_table_info('figure')", "SELECT sqlite_version()", "SELECT sql FROM sqlite_schema"}) {
    INFO(query);
    CHECK(file.error(query).substr(0, 9) == "no error");
  }
}

TEST_CASE("a query that needs more memory than it may is refused, and nothing is written to a disk") {
  const File file;
  const std::string large =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
      "SELECT count(*) FROM (SELECT DISTINCT randomblob(400000) FROM n)";
  CHECK(file.error(large) ==
        "storage: the query needs more than 512 MB of memory: ask for fewer rows, or for less to be sorted and grouped "
        "at "
        "once");
  CHECK(file.error("SELECT zeroblob(2000000)").substr(0, 6) == "usage:");
  // What was lent is given back.
  CHECK(sqlite3_hard_heap_limit64(-1) == 0);
}

TEST_CASE("a file that is not there is not made") {
  const TemporaryFolder folder;
  CHECK(error_of([&] { run_sql(folder.path() / "no.db", "SELECT 1", {}); }).substr(0, 9) == "not_found");
}

TEST_CASE("of queries that overlap, the last one gives back the limit of memory, in whatever order they end") {
  const File file;
  const std::function<bool()> stop;
  const auto query = [&] {
    return std::make_unique<sqlite::GuestQuery>(sqlite::Connection(file.path(), sqlite::Mode::read_only), "SELECT 1",
                                                stop);
  };
  const std::int64_t soft = sqlite3_soft_heap_limit64(-1), hard = sqlite3_hard_heap_limit64(-1);
  auto first = query(), second = query();
  CHECK(sqlite3_hard_heap_limit64(-1) != hard);
  first.reset();
  CHECK(sqlite3_hard_heap_limit64(-1) != hard);
  second.reset();
  CHECK(sqlite3_hard_heap_limit64(-1) == hard);
  CHECK(sqlite3_soft_heap_limit64(-1) == soft);
}

}  // namespace capex::core::sql_test
