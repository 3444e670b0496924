#include "capex/store/sql.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <exception>
#include <memory>

#include "store/opening.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/failure.hpp"

namespace capex {
namespace {

constexpr int steps_between_questions = 100'000;        // virtual machine instructions
constexpr std::int64_t heap_limit = 512 * 1024 * 1024;  // bytes

constexpr struct {
  int what, most;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, 100'000'000},  {SQLITE_LIMIT_SQL_LENGTH, 1'000'000}, {SQLITE_LIMIT_COLUMN, 500},
    {SQLITE_LIMIT_EXPR_DEPTH, 200},      {SQLITE_LIMIT_COMPOUND_SELECT, 50},   {SQLITE_LIMIT_VDBE_OP, 250'000},
    {SQLITE_LIMIT_FUNCTION_ARG, 20},     {SQLITE_LIMIT_ATTACHED, 0},           {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 100}, {SQLITE_LIMIT_TRIGGER_DEPTH, 10},     {SQLITE_LIMIT_WORKER_THREADS, 0},
};

int authorize(void*, int action, const char* first, const char* second, const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return second != nullptr && std::string_view(second) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA: {
      const std::string_view name = first;
      return name == "table_info" || name == "table_xinfo" || name == "table_list" ? SQLITE_OK : SQLITE_DENY;
    }
    default:
      return SQLITE_DENY;
  }
}

// The handlers' exceptions wait here until SQLite's frames are left.
struct Run {
  const SqlHandlers* handlers;
  std::exception_ptr failure;
  bool stopped = false;
};

int ask(void* context) {
  Run& run = *static_cast<Run*>(context);
  try {
    run.stopped = run.handlers->stop();
  } catch (...) {
    run.failure = std::current_exception();
  }
  return run.stopped || run.failure ? 1 : 0;
}

SqlValue value_of(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(statement, column));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      return SqlBlob{size == 0 ? std::vector<std::byte>() : std::vector<std::byte>(bytes, bytes + size)};
    }
    default:
      return std::monostate();
  }
}

// SQLite has one such limit for the whole process, so it is lent and given back.
class HeapLimit {
 public:
  HeapLimit() : before_(sqlite3_soft_heap_limit64(heap_limit)) {}
  HeapLimit(const HeapLimit&) = delete;
  HeapLimit& operator=(const HeapLimit&) = delete;
  ~HeapLimit() { sqlite3_soft_heap_limit64(before_); }

 private:
  std::int64_t before_;
};

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using OneStatement = std::unique_ptr<sqlite3_stmt, Finalize>;

[[noreturn]] void refuse(const std::string& why) {
  throw Error(ErrorCode::usage, why);
}

OneStatement prepared(sqlite3* handle, std::string_view query) {
  sqlite3_stmt* statement = nullptr;
  const char* rest = nullptr;
  const int result = sqlite3_prepare_v2(handle, query.data(), static_cast<int>(query.size()), &statement, &rest);
  OneStatement owned(statement);
  if (result == SQLITE_AUTH) refuse(fmt::format("only queries that read are run: {}", sqlite3_errmsg(handle)));
  if (result != SQLITE_OK) refuse(fmt::format("the query cannot be run: {}", sqlite3_errmsg(handle)));
  if (statement == nullptr) refuse("the query is empty");
  // Whatever follows must be nothing but blanks and comments.
  const std::string_view left(rest, static_cast<std::size_t>(query.data() + query.size() - rest));
  sqlite3_stmt* second = nullptr;
  const int more = sqlite3_prepare_v2(handle, left.data(), static_cast<int>(left.size()), &second, nullptr);
  const OneStatement owned_second(second);
  if (more != SQLITE_OK || second != nullptr) refuse("one statement at a time; there is more after the first");
  if (sqlite3_stmt_readonly(statement) == 0) refuse("only queries that read are run");
  return owned;
}

}  // namespace

void run_sql(const std::filesystem::path& file, std::string_view query, const SqlHandlers& handlers) {
  sqlite::Connection connection = store::open_to_read(file);
  sqlite3* handle = connection.handle();
  connection.execute("PRAGMA query_only = ON");
  const HeapLimit heap;
  for (const auto& limit : limits) sqlite3_limit(handle, limit.what, limit.most);
  sqlite3_set_authorizer(handle, authorize, nullptr);

  Run run{&handlers, nullptr, false};
  if (handlers.stop) sqlite3_progress_handler(handle, steps_between_questions, ask, &run);
  const OneStatement statement = prepared(handle, query);
  const int width = sqlite3_column_count(statement.get());
  std::vector<std::string> columns;
  for (int column = 0; column < width; ++column) columns.emplace_back(sqlite3_column_name(statement.get(), column));
  if (handlers.columns) handlers.columns(columns);
  std::vector<SqlValue> values;
  while (true) {
    const int result = sqlite3_step(statement.get());
    if (result == SQLITE_DONE) return;
    if (result != SQLITE_ROW) {
      if (run.failure) std::rethrow_exception(run.failure);
      if (run.stopped) refuse("the query was stopped");
      if ((result & 0xff) == SQLITE_ERROR) refuse(fmt::format("the query failed: {}", sqlite3_errmsg(handle)));
      sqlite::fail(handle, result, connection.file(), "running the query");
    }
    values.clear();
    for (int column = 0; column < width; ++column) values.push_back(value_of(statement.get(), column));
    if (!handlers.row(values)) return;
  }
}

}  // namespace capex
