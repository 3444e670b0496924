#include "bare.hpp"

#include "sqlite.hpp"

namespace capex::core::bench {
namespace {

constexpr const char* begin_bare = "PRAGMA foreign_keys = OFF; PRAGMA synchronous = FULL; BEGIN IMMEDIATE";

/// The sum of so many columns of every figure.
std::int64_t step_columns(const std::filesystem::path& file, std::int32_t known_by, const std::string& columns) {
  const Connection connection = open(file);
  const Statement statement = prepare(
      connection.get(),
      ("SELECT " + columns + " FROM figure WHERE known_on <= ? ORDER BY series_id, period_id, source_id").c_str());
  sqlite3_bind_int64(statement.get(), 1, known_by);
  std::uint64_t sum = 0;
  int result = SQLITE_ROW;
  const int count = sqlite3_column_count(statement.get());
  while ((result = sqlite3_step(statement.get())) == SQLITE_ROW) {
    for (int column = 0; column < count; ++column) {
      sum += static_cast<std::uint64_t>(sqlite3_column_int64(statement.get(), column));
    }
  }
  expect(result == SQLITE_DONE, connection.get());
  return static_cast<std::int64_t>(sum);
}

}  // namespace

std::vector<BareFigure> read_figures(const std::filesystem::path& file) {
  const Connection connection = open(file);
  const Statement statement =
      prepare(connection.get(), "SELECT * FROM figure ORDER BY series_id, period_id, source_id");
  const auto columns = static_cast<std::size_t>(sqlite3_column_count(statement.get()));
  expect(columns == BareFigure{}.size(), connection.get());

  std::vector<BareFigure> rows;
  int result = SQLITE_ROW;
  while ((result = sqlite3_step(statement.get())) == SQLITE_ROW) {
    BareFigure row;
    for (std::size_t column = 0; column < columns; ++column) {
      const int at = static_cast<int>(column);
      const bool null = sqlite3_column_type(statement.get(), at) == SQLITE_NULL;
      row[column] = null ? no_value : sqlite3_column_int64(statement.get(), at);
    }
    rows.push_back(row);
  }
  expect(result == SQLITE_DONE, connection.get());
  return rows;
}

void insert_figures(const std::filesystem::path& file, const std::vector<BareFigure>& rows) {
  const Connection connection = open(file);
  execute(connection.get(), begin_bare);
  const Statement statement = prepare(connection.get(), "INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const BareFigure& row : rows) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      const int at = static_cast<int>(column) + 1;
      if (row[column] == no_value) {
        sqlite3_bind_null(statement.get(), at);
      } else {
        sqlite3_bind_int64(statement.get(), at, row[column]);
      }
    }
    expect(sqlite3_step(statement.get()) == SQLITE_DONE, connection.get());
    sqlite3_reset(statement.get());
  }
  execute(connection.get(), "COMMIT");
}

std::int64_t step_figures(const std::filesystem::path& file, std::int32_t known_by) {
  return step_columns(file, known_by,
                      "series_id, period_id, source_id, known_on, source_rank, low, high, decimals, about, variant_id");
}

std::int64_t step_four_columns(const std::filesystem::path& file, std::int32_t known_by) {
  return step_columns(file, known_by, "series_id, period_id, low, high");
}

struct BareRows::Table {
  std::string name;
  std::vector<std::vector<Value>> rows;
};

BareRows::BareRows(const std::filesystem::path& file, std::vector<std::string> tables) {
  const Connection connection = open(file);
  for (std::string& name : tables) {
    const Statement statement = prepare(connection.get(), ("SELECT * FROM " + name).c_str());
    Table table{std::move(name), {}};
    int result = SQLITE_ROW;
    while ((result = sqlite3_step(statement.get())) == SQLITE_ROW) {
      std::vector<Value>& row = table.rows.emplace_back();
      for (int column = 0; column < sqlite3_column_count(statement.get()); ++column) {
        row.emplace_back(sqlite3_value_dup(sqlite3_column_value(statement.get(), column)));
      }
    }
    expect(result == SQLITE_DONE, connection.get());
    tables_.push_back(std::move(table));
  }
}
BareRows::BareRows(BareRows&&) noexcept = default;
BareRows::~BareRows() = default;

void BareRows::insert_into(const std::filesystem::path& file) const {
  const Connection connection = open(file);
  execute(connection.get(), begin_bare);
  for (const Table& table : tables_) {
    if (table.rows.empty()) continue;
    std::string values = "?";
    for (std::size_t column = 1; column < table.rows.front().size(); ++column) values += ", ?";
    const Statement statement =
        prepare(connection.get(), ("INSERT INTO " + table.name + " VALUES (" + values + ")").c_str());
    for (const std::vector<Value>& row : table.rows) {
      for (std::size_t column = 0; column < row.size(); ++column) {
        sqlite3_bind_value(statement.get(), static_cast<int>(column) + 1, row[column].get());
      }
      expect(sqlite3_step(statement.get()) == SQLITE_DONE, connection.get());
      sqlite3_reset(statement.get());
    }
  }
  execute(connection.get(), "COMMIT");
}

}  // namespace capex::core::bench
