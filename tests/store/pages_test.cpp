// The figures and rates that are decoded from the pages of a file are those that SQLite steps through, whatever was
// done to the file; and what is not usual in a file is left to SQLite.
#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <random>

#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"
#include "store/pages/table_rows.hpp"
#include "store/sample.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/transaction.hpp"

namespace pages_test {

using namespace capex;
using namespace capex::core;
using store::FigureRows;
using store::RateRows;

namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min(),
                       most = std::numeric_limits<std::int64_t>::max();

// A number of every length that a record has.
std::int64_t any_number(std::mt19937_64& random) {
  const auto bits = static_cast<std::int64_t>(random() >> (random() % 64));
  return random() % 2 == 0 ? bits : -bits;
}

// Table figure of a file of so many rows, in no order, with numbers of every size; nothing else is in it.
void fill(const std::filesystem::path& path, int page_size, int rows, std::uint64_t seed,
          const std::string& before = {}) {
  std::ofstream(path).close();
  sqlite::Connection file(path, sqlite::Mode::read_write);
  file.execute("PRAGMA page_size = " + std::to_string(page_size) + "; " + before +
               "; CREATE TABLE figure (a INTEGER, b INTEGER, c INTEGER, d, e, f, g, h, i, j, k, PRIMARY KEY (a, b, c)) "
               "WITHOUT ROWID; CREATE TABLE other (text); BEGIN");
  std::mt19937_64 random(seed);
  for (int row = 0; row < rows; ++row) {
    std::string values = std::to_string(random() % 40);
    for (int column = 1; column < 11; ++column) {
      const bool is_null = column > 2 && random() % 8 == 0;
      values += is_null ? ", NULL" : ", " + std::to_string(any_number(random));
    }
    file.execute("INSERT OR IGNORE INTO figure VALUES (" + values + ")");
    if (random() % 50 == 0) file.execute("INSERT INTO other VALUES (hex(randomblob(700)))");
  }
  file.execute("COMMIT");
}

using Values = std::vector<std::optional<std::int64_t>>;

std::vector<Values> stepped(sqlite::Connection& file, std::int64_t first, std::int64_t last) {
  std::vector<Values> rows;
  sqlite::Query query = file.query("SELECT * FROM figure WHERE a BETWEEN ?1 AND ?2 ORDER BY a, b, c", first, last);
  while (query.next()) {
    Values values;
    for (int column = 0; column < 11; ++column) values.push_back(query->maybe_integer(column));
    rows.push_back(values);
  }
  return rows;
}

// Nothing where the pages are not usual.
std::optional<std::vector<Values>> decoded(sqlite::Connection& file, std::int64_t first, std::int64_t last) {
  sqlite::ReadTransaction reading(file);
  const sqlite::PlainPages* const pages = reading.pages();
  if (pages == nullptr) return std::nullopt;
  FigureRows rows(*pages, root_page(file, "figure"), {first, least, least}, {last, most, most});
  std::vector<Values> found;
  for (auto some = rows.next(); !some.empty(); some = rows.next()) {
    for (const FigureRows::Row& row : some) {
      Values values;
      for (std::size_t column = 0; column < 11; ++column) {
        values.push_back(row.is_null(column) ? std::nullopt : std::optional(row.values[column]));
      }
      found.push_back(values);
    }
  }
  return rows.is_usual() ? std::optional(found) : std::nullopt;
}

void check_same(sqlite::Connection& file) {
  for (const auto& [first, last] :
       {std::pair(least, most), {0, 0}, {7, 7}, {3, 12}, {39, most}, {40, most}, {least, -1}}) {
    INFO(first << " to " << last);
    CHECK(decoded(file, first, last) == stepped(file, first, last));
  }
}

}  // namespace

TEST_CASE("rows are decoded as SQLite steps through them, at every page size, after deletes and after vacuum") {
  const TemporaryFolder folder;
  for (const int page_size : {512, 1024, 2048, 4096, 8192, 16384, 32768, 65536}) {
    for (const int rows : {0, 1, 5, 300, 4000}) {
      INFO(page_size << " bytes a page, " << rows << " rows");
      const auto path = folder.path() / (std::to_string(page_size) + "-" + std::to_string(rows));
      fill(path, page_size, rows, static_cast<std::uint64_t>(page_size + rows));
      sqlite::Connection file(path, sqlite::Mode::read_write);
      check_same(file);
      file.execute("DELETE FROM figure WHERE b % 3 = 0 OR a = 7");
      check_same(file);
      file.execute(
          "INSERT OR IGNORE INTO figure SELECT a + 1, b, c + 5, 1, 0, NULL, 127, 128, -128, -129, k FROM figure");
      check_same(file);
      file.execute("VACUUM");
      check_same(file);
      file.execute("DELETE FROM figure");
      check_same(file);
    }
  }
}

}  // namespace pages_test
