// The figures and rates that are decoded from the pages of a file are those that SQLite steps through, whatever was
// done to the file; and what is not usual in a file is left to SQLite.
#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <random>
#include <span>

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
using store::FigureTableRows;
using store::RateTableRows;

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
  FigureTableRows rows(*pages, root_page(file, "figure"), {first, least, least}, {last, most, most});
  std::vector<Values> found;
  FigureTableRows::Row row;
  for (auto some = rows.next(); !some.empty(); some = rows.next()) {
    for (const FigureTableRows::Record& record : some) {
      if (!record.read(row)) return std::nullopt;
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

TEST_CASE("rates are decoded as SQLite steps through them, whatever their provider and currencies are numbered") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "rates";
  std::ofstream(path).close();
  sqlite::Connection file(path, sqlite::Mode::read_write);
  file.execute(
      "CREATE TABLE exchange_rate (a INTEGER, b INTEGER, c INTEGER, d INTEGER, e, f, g, PRIMARY KEY (a, b, c, d)) "
      "WITHOUT ROWID; BEGIN");
  for (const int provider : {1, 7, 12, 200}) {
    for (const int base : {7, 36, 124, 840, 978}) {
      for (int day = 19000; day < 19040; ++day) {
        const std::string key =
            std::to_string(provider) + ", " + std::to_string(base) + ", 156, " + std::to_string(day);
        file.execute("INSERT INTO exchange_rate VALUES (" + key + ", " + std::to_string(day * 7 + base) + ", 4, NULL)");
      }
    }
  }
  file.execute("COMMIT");
  std::vector<Values> expected, found;
  sqlite::Query query = file.query("SELECT * FROM exchange_rate ORDER BY a, b, c, d");
  while (query.next()) {
    Values& values = expected.emplace_back();
    for (int column = 0; column < 7; ++column) values.push_back(query->maybe_integer(column));
  }
  sqlite::ReadTransaction reading(file);
  REQUIRE(reading.pages() != nullptr);
  RateTableRows rows(*reading.pages(), root_page(file, "exchange_rate"), {least, least, least, least},
                     {most, most, most, most});
  RateTableRows::Row row;
  for (auto some = rows.next(); !some.empty(); some = rows.next()) {
    for (const RateTableRows::Record& record : some) {
      REQUIRE(record.read(row));
      Values& values = found.emplace_back();
      for (std::size_t column = 0; column < 7; ++column) {
        values.push_back(row.is_null(column) ? std::nullopt : std::optional(row.values[column]));
      }
    }
  }
  CHECK(rows.is_usual());
  CHECK(found == expected);
}

namespace {

// What keeps pages() from being read, in a file that was made so and in one that was not.
bool has_pages(const std::filesystem::path& path) {
  sqlite::Connection file(path, sqlite::Mode::read_only);
  return sqlite::ReadTransaction(file).pages() != nullptr;
}

std::string small_file(const TemporaryFolder& folder, const std::string& before, const std::string& after = {}) {
  static int made = 0;
  const auto path = folder.path() / ("file-" + std::to_string(++made));
  fill(path, 1024, 200, 1, before);
  sqlite::Connection(path, sqlite::Mode::read_write).execute(after);
  return path.string();
}

}  // namespace

TEST_CASE("a file of another kind than the plain one is left to SQLite") {
  const TemporaryFolder folder;
  CHECK(has_pages(small_file(folder, "")));
  CHECK(has_pages(small_file(folder, "PRAGMA auto_vacuum = FULL")));
  CHECK(has_pages(small_file(folder, "PRAGMA auto_vacuum = INCREMENTAL", "DELETE FROM figure WHERE b % 2 = 0")));
  CHECK_FALSE(has_pages(small_file(folder, "PRAGMA encoding = 'UTF-16le'")));
  CHECK_FALSE(has_pages(small_file(folder, "", "PRAGMA journal_mode = WAL")));
  {
    sqlite::Connection memory;
    CHECK(sqlite::ReadTransaction(memory).pages() == nullptr);
  }
  {
    const std::string path = small_file(folder, "");
    sqlite::Connection reserving(path, sqlite::Mode::read_write);
    int bytes = 32;  // as a cipher needs them
    REQUIRE(sqlite3_file_control(reserving.handle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes) == SQLITE_OK);
    reserving.execute("VACUUM");
    CHECK_FALSE(has_pages(path));
  }
}

TEST_CASE("what is read through another VFS than the system's is left to SQLite") {
  const TemporaryFolder folder;
  const std::string path = small_file(folder, "");
  sqlite3_vfs* const usual = sqlite3_vfs_find(nullptr);
  sqlite3_vfs other = *usual;
  other.zName = "other";
  REQUIRE(sqlite3_vfs_register(&other, 1) == SQLITE_OK);
  const bool found = has_pages(path);
  sqlite3_vfs_unregister(&other);
  sqlite3_vfs_register(usual, 1);
  CHECK_FALSE(found);
  CHECK(has_pages(path));
}

TEST_CASE("what a connection has not committed yet is read by SQLite alone") {
  const TemporaryFolder folder;
  sqlite::Connection file(small_file(folder, ""), sqlite::Mode::read_write);
  CHECK_FALSE(sqlite::plain_pages(file));
  {
    const sqlite::ReadTransaction reading(file);
    CHECK(sqlite::plain_pages(file));
  }
  const sqlite::WriteTransaction writing(file);
  CHECK_FALSE(sqlite::plain_pages(file));
}

TEST_CASE("a header that is not the plain one is found by each of its fields") {
  const TemporaryFolder folder;
  const std::string bytes = sample::bytes(small_file(folder, ""));
  const auto layout = [&](const std::function<void(std::vector<unsigned char>&)>& change, std::int64_t more = 0) {
    std::vector<unsigned char> header(bytes.begin(), bytes.begin() + 100);
    change(header);
    return sqlite::plain_layout(header, static_cast<std::int64_t>(bytes.size()) + more);
  };
  const auto as_it_is = layout([](auto&) {});
  REQUIRE(as_it_is);
  CHECK(as_it_is->size == 1024);
  CHECK(as_it_is->count == bytes.size() / 1024);
  for (const std::size_t at : {0U, 15U, 16U, 18U, 19U, 20U, 21U, 22U, 23U, 24U, 28U, 31U, 44U, 47U, 56U, 59U, 95U}) {
    INFO("byte " << at);
    CHECK_FALSE(layout([at](auto& header) { header[at] = static_cast<unsigned char>(header[at] + 1); }));
  }
  CHECK_FALSE(layout([](auto&) {}, 1));
  CHECK_FALSE(layout([](auto&) {}, -1024));
  CHECK_FALSE(layout([](auto& header) { header.resize(99); }));
  CHECK_FALSE(layout([](auto& header) { std::fill_n(header.begin() + 28, 4, static_cast<unsigned char>(0)); }));
}

TEST_CASE("rows that are not all of integers, or lie otherwise than usual, are left to SQLite") {
  const TemporaryFolder folder;
  const auto is_usual = [&](const std::string& after) {
    sqlite::Connection file(small_file(folder, "", after), sqlite::Mode::read_write);
    return decoded(file, least, most).has_value();
  };
  CHECK(is_usual(""));
  CHECK_FALSE(is_usual("UPDATE figure SET d = 'text' WHERE a = 20"));
  CHECK_FALSE(is_usual("UPDATE figure SET k = 0.5 WHERE a = 20"));
  CHECK_FALSE(is_usual("UPDATE figure SET f = zeroblob(3) WHERE a = 20"));
  CHECK_FALSE(is_usual("UPDATE figure SET f = zeroblob(5000) WHERE a = 20"));  // runs over onto other pages
  CHECK_FALSE(is_usual("ALTER TABLE figure ADD COLUMN l; UPDATE figure SET l = 1 WHERE a = 20"));
  CHECK_FALSE(is_usual("ALTER TABLE figure DROP COLUMN k"));
  CHECK_FALSE(is_usual("DROP TABLE figure"));
  CHECK_FALSE(
      is_usual("DROP TABLE figure; CREATE TABLE figure (a, b, c, d, e, f, g, h, i, j, k); "
               "INSERT INTO figure VALUES (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)"));
}

namespace {

/// A file in memory, which can be broken in any way.
struct Bytes {
  std::vector<unsigned char> bytes;
  std::uint32_t page_size;
  std::uint32_t root;

  sqlite::PlainPages pages() const {
    return {{page_size, static_cast<std::uint32_t>(bytes.size() / page_size)},
            [this](std::uint32_t first, std::span<unsigned char> into) {
              const std::size_t offset = std::size_t{first - 1} * page_size;
              if (offset + into.size() > bytes.size()) return false;
              std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
              return true;
            }};
  }
  unsigned char* page(std::uint32_t number) { return bytes.data() + std::size_t{number - 1} * page_size; }
  std::uint32_t child(std::uint32_t number, std::size_t cell) {
    const unsigned char* at = page(number) + page(number)[12 + 2 * cell] * 256 + page(number)[13 + 2 * cell];
    return static_cast<std::uint32_t>(at[2] * 256 + at[3]);
  }
};

Bytes in_memory(const TemporaryFolder& folder, int page_size, int rows) {
  const auto path = folder.path() / "in-memory";
  fill(path, page_size, rows, 3);
  sqlite::Connection file(path, sqlite::Mode::read_only);
  const std::string bytes = sample::bytes(path.string());
  return {{bytes.begin(), bytes.end()}, static_cast<std::uint32_t>(page_size), root_page(file, "figure")};
}

struct Read {
  std::size_t rows = 0;
  bool usual = false, ascending = true;
};

Read read(const Bytes& file, std::int64_t first = least, std::int64_t last = most) {
  const sqlite::PlainPages pages = file.pages();
  FigureTableRows rows(pages, file.root, {first, least, least}, {last, most, most});
  Read result;
  std::array<std::int64_t, 3> before{};
  bool are_read = true;
  for (auto some = rows.next(); are_read && !some.empty(); some = rows.next()) {
    for (const FigureTableRows::Record& record : some) {
      FigureTableRows::Row row;
      if (!(are_read = record.read(row))) break;
      const std::array<std::int64_t, 3> key{row.values[0], row.values[1], row.values[2]};
      if (result.rows++ > 0) result.ascending = result.ascending && before < key;
      result.ascending = result.ascending && key == record.key() && key[0] >= first && key[0] <= last;
      before = key;
    }
  }
  result.usual = are_read && rows.is_usual();
  return result;
}

}  // namespace

TEST_CASE("pages that lead in a circle, twice to one page, nowhere or to no page of the table are left to SQLite") {
  const TemporaryFolder folder;
  const Bytes whole = in_memory(folder, 512, 2000);
  REQUIRE(read(whole).usual);
  REQUIRE(whole.page_size == 512);
  const auto with = [&](const std::function<void(Bytes&)>& change) {
    Bytes broken = whole;
    change(broken);
    const Read found = read(broken);
    return found.ascending && found.rows < read(whole).rows && !found.usual;
  };
  const auto lead = [](Bytes& file, std::uint32_t page, std::size_t cell, std::uint32_t to) {
    unsigned char* const root = file.page(page);
    unsigned char* const at = root + root[12 + 2 * cell] * 256 + root[13 + 2 * cell];
    for (int byte = 0; byte < 4; ++byte) at[byte] = static_cast<unsigned char>(to >> (24 - 8 * byte));
  };
  CHECK(with([&](Bytes& file) { lead(file, file.root, 0, file.root); }));
  CHECK(with([&](Bytes& file) { lead(file, file.root, 1, file.child(file.root, 0)); }));
  CHECK(with([&](Bytes& file) { lead(file, file.child(file.root, 1), 1, file.root); }));
  for (const std::uint32_t to : {0U, 1U, 0xffffffffU, static_cast<std::uint32_t>(whole.bytes.size() / 512) + 1}) {
    CHECK(with([&](Bytes& file) { lead(file, file.root, 1, to); }));
  }
  CHECK(with([&](Bytes& file) { file.bytes.resize(file.bytes.size() - 200 * 512UL); }));
  CHECK(with([&](Bytes& file) { file.page(file.root)[0] = 5; }));
  CHECK(with([&](Bytes& file) { file.page(file.root)[3] = 255; }));
  CHECK(with([&](Bytes& file) { std::fill_n(file.page(file.root) + 3, 2, static_cast<unsigned char>(0)); }));
  CHECK(with([&](Bytes& file) {
    std::swap_ranges(file.page(file.root) + 12, file.page(file.root) + 14, file.page(file.root) + 14);
  }));
}

TEST_CASE("whatever is changed in the bytes of a file, reading its pages ends, in the order of the key") {
  const TemporaryFolder folder;
  std::mt19937_64 random(17);
  for (const int page_size : {512, 4096}) {
    const Bytes whole = in_memory(folder, page_size, 1500);
    const std::size_t rows = read(whole).rows;
    for (int trial = 0; trial < 3000; ++trial) {
      Bytes broken = whole;
      for (std::uint64_t change = 0, changes = 1 + random() % 20; change < changes; ++change) {
        // As often at the beginning of a page, where its head is, as anywhere.
        std::size_t at = random() % broken.bytes.size();
        if (random() % 2 == 0) at -= at % broken.page_size - random() % 40;
        broken.bytes[std::min(at, broken.bytes.size() - 1)] = static_cast<unsigned char>(random());
      }
      const auto first = static_cast<std::int64_t>(random() % 40);
      for (const Read& found : {read(broken), read(broken, first, first + 3)}) {
        CHECK(found.ascending);
        CHECK(found.rows <= 2 * rows);
      }
    }
  }
}

}  // namespace pages_test
