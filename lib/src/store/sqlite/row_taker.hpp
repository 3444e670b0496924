// Rows taken inside SQLite's own loop: a query of the form
//   SELECT capex_take(?1, a, b, c) FROM ... WHERE ...
// hands each of its rows to a RowTaker, whole. Stepping to every row and asking for each column takes half as much
// again, so this is for the queries that read thousands. For the same reason the values are read through SQLite's own
// functions.
#pragma once

#include <exception>

#include "store/sqlite/connection.hpp"

struct sqlite3_value;

namespace capex::sqlite {

class RowTaker {
 public:
  /// Runs the query with this as its ?1. What take() throws ends it and comes out here.
  void run(Query& query);

  /// take(), from inside SQLite: false when it threw, which stops the query.
  bool take_safely(sqlite3_value** columns) noexcept;

 protected:
  ~RowTaker() = default;
  /// One row: the columns after ?1.
  virtual void take(sqlite3_value** columns) = 0;

 private:
  std::exception_ptr failure_;
};

/// Makes capex_take known to a connection, once, before the first query that names it.
void add_row_taker(Connection& connection);

}  // namespace capex::sqlite
