// Rows taken inside SQLite's own loop: a query of the form
//   SELECT capex_take(?1, a, b, c) FROM ... WHERE ...
// hands each of its rows to a RowTaker, whole. Stepping to every row and asking for each column takes half as much
// again, so this is for the queries that read thousands.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <span>
#include <string>

#include "store/sqlite/connection.hpp"

namespace capex::core::sqlite {

/// What the rows are of, for messages: the table, and its columns in their order after ?1.
struct TakenColumns {
  const char* table;
  std::span<const char* const> names;
};

/// The columns of a row, by their place after ?1, from 0. While it is taken. Error{damaged} for what is no integer
/// in its range.
class TakenRow {
 public:
  TakenRow(sqlite3_value** columns, const std::string& file, const TakenColumns& named)
      : columns_(columns), file_(&file), named_(&named) {}

  /// 0 for NULL.
  std::int64_t integer(std::size_t column) const { return sqlite3_value_int64(columns_[column]); }
  [[gnu::always_inline]] std::int64_t integer(std::size_t column, const Range& range) const {
    return in(range, column, sqlite3_value_type(columns_[column]));
  }
  [[gnu::always_inline]] std::int32_t small(std::size_t column, const Range& range) const {
    return static_cast<std::int32_t>(integer(column, range));
  }
  /// Nothing for NULL.
  [[gnu::always_inline]] std::optional<std::int64_t> maybe(std::size_t column, const Range& range) const {
    const int type = sqlite3_value_type(columns_[column]);
    if (type == SQLITE_NULL) return std::nullopt;
    return in(range, column, type);
  }
  [[noreturn, gnu::cold]] void refuse(std::size_t column) const;

 private:
  // Inlined, so that a range which is a constant costs two comparisons: they are made for each value of millions.
  [[gnu::always_inline]] std::int64_t in(const Range& range, std::size_t column, int type) const {
    const std::int64_t value = integer(column);
    if (type != SQLITE_INTEGER || !range.has(value)) refuse(column);
    return value;
  }

  sqlite3_value** columns_;
  const std::string* file_;
  const TakenColumns* named_;
};

class RowTaker {
 public:
  /// The file's name outlives this.
  RowTaker(const std::string& file, const TakenColumns& named) : file_(&file), named_(named) {}

  /// Runs the query with this as its ?1. What take() throws ends it and comes out here.
  void run(Query& query);

  /// take(), from inside SQLite: false when it threw, which stops the query.
  bool take_safely(sqlite3_value** columns) noexcept;

 protected:
  ~RowTaker() = default;
  virtual void take(const TakenRow& row) = 0;

 private:
  const std::string* file_;
  TakenColumns named_;
  std::exception_ptr failure_;
};

/// Makes capex_take known to a connection, once, before the first query that names it.
void add_row_taker(Connection& connection);

}  // namespace capex::core::sqlite
