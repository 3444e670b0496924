#include "mutation.hpp"

#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <string_view>
#include <vector>

namespace hostile {
namespace {

constexpr std::size_t page_size = 4096;

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  /// 0 to below `count`; the same everywhere, unlike the library's distributions.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  template <class Value, std::size_t count>
  const Value& of(const Value (&values)[count]) {
    return values[below(count)];
  }

 private:
  std::mt19937_64 engine_;
};

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// Bytes.

std::string flip_bytes(std::string& bytes, Chance& chance) {
  const std::size_t count = 1 + chance.below(24);
  // Half of the time all in one page.
  const std::size_t from = chance.below(2) == 0 ? chance.below(bytes.size() / page_size) * page_size : 0;
  const std::size_t room = from == 0 ? bytes.size() : page_size;
  for (std::size_t i = 0; i < count; ++i) bytes[from + chance.below(room)] = static_cast<char>(chance.below(256));
  return fmt::format("{} bytes of {} from {}", count, room, from);
}

std::string flip_header(std::string& bytes, Chance& chance) {
  std::string said = "header";
  for (std::size_t i = 0; i <= chance.below(3); ++i) {
    const std::size_t at = 16 + chance.below(120);
    bytes[at] = static_cast<char>(chance.below(256));
    said += fmt::format(" {}", at);
  }
  return said;
}

std::string swap_pages(std::string& bytes, Chance& chance) {
  const std::size_t pages = bytes.size() / page_size;
  const std::size_t a = 1 + chance.below(pages - 1);
  const std::size_t b = 1 + chance.below(pages - 1);
  std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(a * page_size),
                   bytes.begin() + static_cast<std::ptrdiff_t>((a + 1) * page_size),
                   bytes.begin() + static_cast<std::ptrdiff_t>(b * page_size));
  return fmt::format("pages {} and {} swapped", a + 1, b + 1);
}

std::string copy_page(std::string& bytes, Chance& chance) {
  const std::size_t pages = bytes.size() / page_size;
  const std::size_t a = 1 + chance.below(pages - 1);
  const std::size_t b = 1 + chance.below(pages - 1);
  std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(a * page_size), page_size,
              bytes.begin() + static_cast<std::ptrdiff_t>(b * page_size));
  return fmt::format("page {} copied over {}", a + 1, b + 1);
}

std::string cut(std::string& bytes, Chance& chance) {
  bytes.resize(chance.below(4) == 0 ? chance.below(page_size) : chance.below(bytes.size()));
  return fmt::format("cut to {} bytes", bytes.size());
}

std::string fill(std::string& bytes, Chance& chance) {
  constexpr char with[] = {'\0', '\xff', '\x80', '\x7f', '\x01'};
  const std::size_t at = chance.below(bytes.size() - 64);
  const char each = chance.of(with);
  const std::size_t count = 1 + chance.below(std::min<std::size_t>(512, bytes.size() - at));
  std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), count, each);
  return fmt::format("{} bytes from {} are {}", count, at, static_cast<int>(each));
}

// Where a cell of some page begins: its first bytes are the lengths of what it holds.
std::string huge_varint(std::string& bytes, Chance& chance) {
  const std::size_t page = 1 + chance.below(bytes.size() / page_size - 1);
  const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])); };
  const std::size_t start = page * page_size;
  const std::size_t cells = byte(start + 3) * 256 + byte(start + 4);
  const std::size_t header = byte(start) == 5 || byte(start) == 2 ? 12 : 8;
  if (cells == 0 || header + 2 * cells > page_size) return fill(bytes, chance);
  const std::size_t pointer = start + header + 2 * chance.below(cells);
  const std::size_t cell = start + std::min(byte(pointer) * 256 + byte(pointer + 1), page_size - 16);
  const std::size_t at = cell + chance.below(4);
  const std::size_t length = 1 + chance.below(9);
  for (std::size_t i = 0; i < length; ++i) bytes[at + i] = '\xff';
  return fmt::format("a number of {} bytes at {}", length, at);
}

// By SQL, with every check off.

class Hands {
 public:
  explicit Hands(const std::filesystem::path& path) {
    sqlite3_open(path.c_str(), &handle_);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    run("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON;"
        "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY");
  }
  Hands(const Hands&) = delete;
  Hands& operator=(const Hands&) = delete;
  ~Hands() { sqlite3_close(handle_); }

  /// What is refused is left undone.
  void run(const std::string& sql) { sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr); }
  std::vector<std::string> words(const std::string& sql) {
    std::vector<std::string> found;
    sqlite3_stmt* rows = nullptr;
    if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &rows, nullptr) != SQLITE_OK) return found;
    while (sqlite3_step(rows) == SQLITE_ROW) {
      found.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(rows, 0)));
    }
    sqlite3_finalize(rows);
    return found;
  }

 private:
  sqlite3* handle_ = nullptr;
};

const char* const absurd_numbers[] = {"-1",
                                      "0",
                                      "13",
                                      "77",
                                      "4096",
                                      "719528",
                                      "2147483647",
                                      "2147483648",
                                      "4294967297",
                                      "9999999999",
                                      "-2147483649",
                                      "9223372036854775806",
                                      "9223372036854775807",
                                      "(-9223372036854775807 - 1)",
                                      "NULL"};
const char* const absurd_texts[] = {"''",
                                    "'x'",
                                    "char(27) || '[31m' || char(8238) || 'x'",
                                    "'=cmd|'' /C calc''!A0'",
                                    "'-'",
                                    "'--help'",
                                    "printf('%.*c', 100000, 'a')",
                                    "CAST(x'ff00fe' AS TEXT)",
                                    "NULL"};

std::string absurd_cell(Hands& hands, Chance& chance) {
  const auto columns = hands.words(
      "SELECT m.name || '.' || c.name || '.' || c.type FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c "
      "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY 1");
  if (columns.empty()) return "nothing";
  const std::string& one = columns[chance.below(columns.size())];
  const std::string table = one.substr(0, one.find('.'));
  const std::string column = one.substr(table.size() + 1, one.rfind('.') - table.size() - 1);
  const std::string value = one.ends_with("TEXT") ? chance.of(absurd_texts) : chance.of(absurd_numbers);
  const std::size_t every = chance.below(3) == 0 ? 1 : 1 + chance.below(7);
  // Which rows is decided by their place, not by chance of SQLite's own.
  const std::string chosen = fmt::format(
      "WITH n AS (SELECT {1} AS v, row_number() OVER () AS i FROM {0}) UPDATE OR REPLACE {0} SET {1} = {2} "
      "WHERE {1} IN (SELECT v FROM n WHERE i % {3} = 0)",
      table, column, value, every);
  hands.run(chosen);
  return chosen;
}

std::string lost_rows(Hands& hands, Chance& chance) {
  const auto tables =
      hands.words("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1");
  if (tables.empty()) return "nothing";
  const std::string& table = tables[chance.below(tables.size())];
  std::string sql = fmt::format("DELETE FROM {}", table);
  // Or some of them: not every table has numbers of rows, so those of one value in the first column.
  const auto columns = hands.words(fmt::format("SELECT name FROM pragma_table_info('{}') WHERE cid = 0", table));
  if (chance.below(2) != 0 && !columns.empty()) {
    sql += fmt::format(" WHERE {0} = (SELECT min({0}) FROM {1})", columns[0], table);
  }
  hands.run(sql);
  return sql;
}

const char* const planted[] = {
    "CREATE TRIGGER planted AFTER INSERT ON figure BEGIN DELETE FROM company; END",
    "CREATE TRIGGER sqlite_planted AFTER INSERT ON figure BEGIN DELETE FROM company; END",
    "CREATE VIEW planted AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
    "CREATE VIRTUAL TABLE planted USING fts5(words)",
    "CREATE VIRTUAL TABLE planted USING rtree(id, a, b)",
    "CREATE INDEX planted ON figure (abs(low))",
    "CREATE TABLE planted (x, y AS (zeroblob(1000000000)), CHECK (length(zeroblob(1000000000)) > x))",
    "DROP TABLE company; CREATE VIEW company AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT i AS company_id, 'c' || i AS key, 'n' AS name, 'issuer' AS kind, NULL AS country, NULL AS "
    "reporting_currency_id, 'month_end' AS year_end, 12 AS year_end_month, NULL AS year_end_weekday, 0 AS "
    "year_name_offset, 4 AS long_quarter, NULL AS ticker, NULL AS cik, NULL AS lei, 1 AS import_id FROM n",
    "DROP TABLE source; CREATE TABLE source (source_id INTEGER PRIMARY KEY, key, publisher AS (zeroblob(1000000000)))",
    "DROP VIEW stated_figures; CREATE VIEW stated_figures AS SELECT zeroblob(1000000000) AS company FROM figure",
    "DROP TABLE exchange_rate",
    "DROP INDEX claim_by_company",
    "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'figure'",
    "UPDATE sqlite_schema SET sql = replace(sql, 'INTEGER NOT NULL', 'INTEGER NOT NULL DEFAULT (randomblob(9))')",
    "UPDATE sqlite_schema SET sql = 'CREATE VIEW planted AS SELECT * FROM company' WHERE name = 'latest_stated'",
    "UPDATE sqlite_schema SET rootpage = rootpage + 1 WHERE name = 'company'",
    "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'figure') WHERE name = "
    "'series'",
    "UPDATE sqlite_schema SET rootpage = 100000 WHERE name = 'source'",
    "UPDATE sqlite_schema SET type = 'view' WHERE name = 'company'",
    "UPDATE sqlite_schema SET name = 'x' || name",
    "UPDATE sqlite_schema SET sql = NULL WHERE name = 'claim'",
    "DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_company_1'",
    "INSERT INTO sqlite_schema VALUES ('table', 'mine', 'mine', 0, 'CREATE TRIGGER t AFTER UPDATE ON figure BEGIN "
    "SELECT 1; "
    "END')",
    "PRAGMA application_id = 7",
    "PRAGMA user_version = 3",
    "PRAGMA user_version = 99",
    "PRAGMA user_version = -1",
    "PRAGMA journal_mode = WAL",
    "PRAGMA encoding = 'UTF-16'",
};

std::string change_schema(Hands& hands, Chance& chance) {
  const char* sql = chance.of(planted);
  hands.run(sql);
  return sql;
}

}  // namespace

std::string mutate(const std::filesystem::path& path, std::uint64_t seed) {
  Chance chance(seed);
  constexpr std::size_t kinds = 11;
  const std::size_t kind = seed % kinds;
  std::string said;
  const std::size_t rounds = 1 + chance.below(3) / 2;
  for (std::size_t round = 0; round < rounds; ++round) {
    if (!said.empty()) said += "; ";
    if (kind >= 7) {
      Hands hands(path);
      said += kind == 7   ? lost_rows(hands, chance)
              : kind == 8 ? change_schema(hands, chance)
                          : absurd_cell(hands, chance);
      continue;
    }
    std::string bytes = read(path);
    if (bytes.size() < 3 * page_size) break;
    constexpr std::string (*ways[])(std::string&, Chance&) = {flip_bytes, flip_header, swap_pages, copy_page,
                                                              cut,        fill,        huge_varint};
    said += ways[kind](bytes, chance);
    write(path, bytes);
  }
  return said;
}

}  // namespace hostile
