#include <sqlite3.h>

#include <memory>

#include "catch.hpp"
#include "error_text.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/transaction.hpp"

namespace sqlite_test {

using namespace capex;
using namespace capex::core;
using namespace capex::core::sqlite;

namespace {

const char* const add_row = "INSERT INTO t (n, s) VALUES (?1, ?2)";
const char* const read_rows = "SELECT n, s FROM t ORDER BY rowid";

Connection with_table() {
  Connection connection;
  connection.execute("CREATE TABLE t (n INTEGER, s TEXT) STRICT");
  return connection;
}

std::int64_t count(Connection& connection) {
  Query row = connection.query("SELECT count(*) FROM t");
  row.next();
  return row->integer(0);
}

}  // namespace

TEST_CASE("columns tell NULL from zero and from empty text") {
  Connection connection = with_table();
  connection.run(add_row, 0, "");
  connection.run(add_row, nullptr, std::optional<std::string>());
  Query rows = connection.query(read_rows);
  REQUIRE(rows.next());
  CHECK(rows->maybe_integer(0) == 0);
  CHECK_FALSE(rows->is_null(1));
  REQUIRE(rows.next());
  CHECK(rows->maybe_integer(0) == std::nullopt);
  CHECK(rows->is_null(1));
  CHECK(rows->text(1).empty());
  CHECK_FALSE(rows.next());
}

TEST_CASE("a kept statement can be run again while it is being read") {
  Connection connection = with_table();
  connection.run(add_row, 1, "one");
  connection.run(add_row, 2, "two");
  Query outer = connection.query(read_rows);
  REQUIRE(outer.next());
  Query inner = connection.query(read_rows);
  REQUIRE(inner.next());
  CHECK(inner->integer(0) == 1);
  REQUIRE(outer.next());
  CHECK(outer->text(1) == "two");
}

TEST_CASE("a write transaction that is not committed leaves nothing") {
  Connection connection = with_table();
  {
    WriteTransaction transaction(connection);
    connection.run(add_row, 1, "one");
  }
  CHECK(count(connection) == 0);
  CHECK_FALSE(connection.in_transaction());
  {
    WriteTransaction transaction(connection);
    connection.run(add_row, 1, "one");
    transaction.commit();
  }
  CHECK(count(connection) == 1);
}

TEST_CASE("a failed commit throws, and nothing is kept") {
  Connection connection;
  connection.execute(
      "CREATE TABLE parent (id INTEGER PRIMARY KEY);"
      "CREATE TABLE t (n INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED, s TEXT)");
  WriteTransaction transaction(connection);
  connection.run(add_row, 1, "an orphan");
  CHECK_THROWS_AS(transaction.commit(), Error);
  CHECK_FALSE(connection.in_transaction());
  CHECK(count(connection) == 0);
}

TEST_CASE("a violated rule of the schema is a conflict that names the rule") {
  Connection connection;
  connection.execute("CREATE TABLE t (n INTEGER CHECK (n > 0), s TEXT)");
  const std::string error = error_of([&] { connection.run(add_row, 0, "zero"); });
  CHECK(error.find("conflict: (in memory)") == 0);
  CHECK(error.find("n > 0") != std::string::npos);
}

TEST_CASE("result codes become error codes") {
  const auto code = [](int result) {
    try {
      fail(nullptr, result, "file.db", "reading");
    } catch (const Failure& failure) {
      CHECK(failure.result() == result);
      return failure.code();
    }
  };
  CHECK(code(SQLITE_BUSY) == ErrorCode::busy);
  CHECK(code(SQLITE_LOCKED) == ErrorCode::busy);
  CHECK(code(SQLITE_NOTADB) == ErrorCode::not_a_store);
  CHECK(code(SQLITE_CORRUPT_INDEX) == ErrorCode::damaged);
  CHECK(code(SQLITE_READONLY) == ErrorCode::storage);
  CHECK(code(SQLITE_FULL) == ErrorCode::storage);
  CHECK(code(SQLITE_IOERR_READ) == ErrorCode::storage);
}

TEST_CASE("little memory and a disk that does not answer are no damage") {
  CHECK(error_of([] { fail_unless_damage(SQLITE_NOMEM, "file.db", "checking"); }).find("memory ran out") !=
        std::string::npos);
  CHECK(error_of([] { fail_unless_damage(SQLITE_IOERR_READ, "file.db", "checking"); }).find("the disk reported") !=
        std::string::npos);
  CHECK_NOTHROW(fail_unless_damage(SQLITE_CORRUPT, "file.db", "checking"));
}

TEST_CASE("a failed rollback does not hide what failed first") {
  Connection connection;
  connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE t (n INTEGER, s TEXT)");
  WriteTransaction transaction(connection);
  connection.execute("ROLLBACK");  // as a full disk does by itself
  CHECK(error_of([&] { transaction.commit(); }).find("committing") != std::string::npos);
  CHECK_NOTHROW(transaction.rollback());
}

TEST_CASE("a transaction ends where no memory is left to end it") {
  Connection connection = with_table();
  const auto without_memory = [](auto& transaction) {
    sqlite3_hard_heap_limit64(1);
    transaction.reset();
    sqlite3_hard_heap_limit64(0);
  };
  auto reading = std::make_unique<ReadTransaction>(connection);
  without_memory(reading);
  CHECK_FALSE(connection.in_transaction());
  auto writing = std::make_unique<WriteTransaction>(connection);
  connection.run(add_row, 1, "a");
  without_memory(writing);
  CHECK_FALSE(connection.in_transaction());
  CHECK(count(connection) == 0);
}

TEST_CASE("the schema of an opened file cannot be rewritten and its foreign keys are enforced") {
  Connection connection;
  connection.execute(
      "CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE t (n INTEGER REFERENCES parent, s TEXT)");
  CHECK_THROWS_AS(connection.execute("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema"), Error);
  CHECK_THROWS_AS(connection.run(add_row, 1, "an orphan"), Error);
  {
    const UncheckedReferences unchecked(connection);
    connection.run(add_row, 1, "an orphan");
  }
  CHECK_THROWS_AS(connection.run(add_row, 1, "another"), Error);
}

}  // namespace sqlite_test
