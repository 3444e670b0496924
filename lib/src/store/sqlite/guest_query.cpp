#include "store/sqlite/guest_query.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

#include "store/sqlite/failure.hpp"

namespace capex::sqlite {
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

[[noreturn]] void refuse(const std::string& why) {
  throw Error(ErrorCode::usage, why);
}

}  // namespace

void GuestQuery::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

// SQLite has one heap limit for the whole process, so it is lent and given back.
GuestQuery::GuestQuery(Connection connection, std::string_view query, const std::function<bool()>& stop)
    : heap_limit_before_(sqlite3_soft_heap_limit64(heap_limit)), connection_(std::move(connection)), stop_(&stop) {
  try {
    connection_.execute("PRAGMA query_only = ON");
    sqlite3* handle = connection_.handle();
    for (const auto& limit : limits) sqlite3_limit(handle, limit.what, limit.most);
    sqlite3_set_authorizer(handle, authorize, nullptr);
    if (stop) sqlite3_progress_handler(handle, steps_between_questions, ask, this);
    statement_ = prepared(query);
  } catch (...) {
    sqlite3_soft_heap_limit64(heap_limit_before_);
    throw;
  }
}

GuestQuery::~GuestQuery() {
  sqlite3_soft_heap_limit64(heap_limit_before_);
}

int GuestQuery::ask(void* query) {
  GuestQuery& asking = *static_cast<GuestQuery*>(query);
  try {
    asking.stopped_ = (*asking.stop_)();
  } catch (...) {
    asking.failure_ = std::current_exception();
  }
  return asking.stopped_ || asking.failure_ ? 1 : 0;
}

GuestQuery::OneStatement GuestQuery::prepared(std::string_view query) const {
  sqlite3* handle = connection_.handle();
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

std::vector<std::string> GuestQuery::columns() const {
  std::vector<std::string> names;
  const int width = sqlite3_column_count(statement_.get());
  for (int column = 0; column < width; ++column) names.emplace_back(sqlite3_column_name(statement_.get(), column));
  return names;
}

bool GuestQuery::next(std::vector<SqlValue>& values) {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_DONE) return false;
  if (result != SQLITE_ROW) {
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    if (stopped_) refuse("the query was stopped");
    sqlite3* handle = connection_.handle();
    if ((result & 0xff) == SQLITE_ERROR) refuse(fmt::format("the query failed: {}", sqlite3_errmsg(handle)));
    fail(handle, result, connection_.file(), "running the query");
  }
  values.clear();
  const int width = sqlite3_column_count(statement_.get());
  for (int column = 0; column < width; ++column) values.push_back(value_of(statement_.get(), column));
  return true;
}

}  // namespace capex::sqlite
