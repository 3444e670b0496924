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

#include "store/sqlite/connection.hpp"

namespace capex::sqlite {

/// The columns of a row, by their place after ?1, from 0. While it is taken.
class TakenRow {
 public:
  explicit TakenRow(sqlite3_value** columns) : columns_(columns) {}

  std::int64_t integer(std::size_t column) const { return sqlite3_value_int64(columns_[column]); }
  std::int32_t small(std::size_t column) const { return sqlite3_value_int(columns_[column]); }
  /// Nothing for NULL.
  std::optional<std::int64_t> maybe(std::size_t column) const {
    return sqlite3_value_type(columns_[column]) == SQLITE_NULL ? std::nullopt : std::optional(integer(column));
  }

 private:
  sqlite3_value** columns_;
};

class RowTaker {
 public:
  /// Runs the query with this as its ?1. What take() throws ends it and comes out here.
  void run(Query& query);

  /// take(), from inside SQLite: false when it threw, which stops the query.
  bool take_safely(const TakenRow& row) noexcept;

 protected:
  ~RowTaker() = default;
  virtual void take(const TakenRow& row) = 0;

 private:
  std::exception_ptr failure_;
};

/// Makes capex_take known to a connection, once, before the first query that names it.
void add_row_taker(Connection& connection);

}  // namespace capex::sqlite
