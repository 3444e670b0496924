// One query of a user's own: it reads and can do nothing else, and neither its size nor its time gets out of hand.
//
// The connection is the query's from then on. It may read tables and views, call those of SQLite's functions that do
// nothing but answer, and describe tables; everything else is refused. What it sorts and groups is held in memory, of
// which it has 512 MB.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/read/sql.hpp"
#include "store/sqlite/connection.hpp"

namespace capex::core::sqlite {

/// SQLite has one heap limit for the whole process: it is lent to the first of the queries that live at a time, and
/// given back by the last.
class HeapLimit {
 public:
  HeapLimit();
  HeapLimit(const HeapLimit&) = delete;
  HeapLimit& operator=(const HeapLimit&) = delete;
  ~HeapLimit();
};

class GuestQuery {
 public:
  /// Error{usage} when it is not one query that reads. `stop`, if there is one, is asked now and then; where it answers
  /// true, next() throws Error{usage}. `functions`, if it is there, adds to the connection what the query may use, too.
  GuestQuery(Connection connection, std::string_view query, const std::function<bool()>& stop,
             const std::function<void(sqlite3* connection)>& functions = {});
  GuestQuery(const GuestQuery&) = delete;
  GuestQuery& operator=(const GuestQuery&) = delete;

  std::vector<std::string> columns() const;
  /// The next row, in place of what `values` holds; false at the end.
  bool next(std::vector<SqlValue>& values);

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  using OneStatement = std::unique_ptr<sqlite3_stmt, Finalize>;

  static int ask(void* query);
  static int authorize(void* query, int action, const char* first, const char* second, const char*, const char*);
  bool is_code(const char* table) const;
  OneStatement prepared(std::string_view query) const;

  HeapLimit heap_limit_;
  Connection connection_;
  std::set<std::string, std::less<>> functions_, modules_;  // that are refused
  const std::function<bool()>* stop_;
  std::exception_ptr failure_;  // of stop: it waits here until SQLite's frames are left
  bool stopped_ = false;
  OneStatement statement_;
};

}  // namespace capex::core::sqlite
