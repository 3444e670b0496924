#include "store/sqlite/guest_query.hpp"

#include <fmt/core.h>
#include <sqlite3.h>

#include <functional>
#include <mutex>
#include <utility>

#include "store/sqlite/failure.hpp"
#include "text/letters.hpp"

namespace capex::core::sqlite {
namespace {

constexpr int steps_between_questions = 100'000;  // virtual machine instructions
constexpr std::int64_t megabyte = 1 << 20;
constexpr std::int64_t heap_limit = 512 * megabyte;

constexpr struct {
  int what, most;
} limits[] = {
    // One call of a function is not interrupted, and may take the square of this.
    {SQLITE_LIMIT_LENGTH, 1'000'000},    {SQLITE_LIMIT_SQL_LENGTH, 1'000'000}, {SQLITE_LIMIT_COLUMN, 500},
    {SQLITE_LIMIT_EXPR_DEPTH, 200},      {SQLITE_LIMIT_COMPOUND_SELECT, 50},   {SQLITE_LIMIT_VDBE_OP, 250'000},
    {SQLITE_LIMIT_FUNCTION_ARG, 20},     {SQLITE_LIMIT_ATTACHED, 0},           {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 100}, {SQLITE_LIMIT_TRIGGER_DEPTH, 10},     {SQLITE_LIMIT_WORKER_THREADS, 0},
};

struct {
  std::mutex mutex;
  int queries = 0;
  std::int64_t soft_before = 0, hard_before = 0;
} lent;

bool describes_tables(std::string_view pragma) {
  return pragma == "table_info" || pragma == "table_xinfo" || pragma == "table_list";
}

// Functions that SQLite itself does not call harmless, whatever it is built with; JSON's it does since 3.41.
const char* const list_functions = R"sql(
SELECT DISTINCT name FROM pragma_function_list
WHERE flags & 0x200000 = 0 AND name NOT GLOB 'json*' AND name NOT IN ('->', '->>')
)sql";
// Tables that are code and not of the file: the pages, the statements that run, what makes words of text.
const char* const list_modules = "SELECT name FROM pragma_module_list WHERE name NOT IN ('json_each', 'json_tree')";

// Their tables are made on first use, which the authorizer would take for a CREATE TABLE of the query's.
const char* const answering_tables[] = {"json_each", "json_tree", "pragma_table_info", "pragma_table_xinfo",
                                        "pragma_table_list"};

void make_answering_tables(const Connection& connection) {
  for (const char* table : answering_tables) {
    sqlite3_stmt* statement = nullptr;  // not every SQLite has JSON
    sqlite3_prepare_v2(connection.handle(), fmt::format("SELECT 1 FROM {}", table).c_str(), -1, &statement, nullptr);
    sqlite3_finalize(statement);
  }
}

std::set<std::string, std::less<>> words_of(const Connection& connection, const char* query) {
  std::set<std::string, std::less<>> words;
  for (Statement rows = connection.prepare(query); rows.step();) words.insert(lower_case(rows.text(0)));
  return words;
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

[[noreturn]] void refuse_size() {
  throw Error(ErrorCode::storage,
              fmt::format("the query needs more than {} MB of memory: ask for fewer rows, or for less "
                          "to be sorted and grouped at once",
                          heap_limit / megabyte));
}

}  // namespace

void GuestQuery::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

HeapLimit::HeapLimit() {
  const std::lock_guard lock(lent.mutex);
  if (lent.queries++ > 0) return;
  lent.soft_before = sqlite3_soft_heap_limit64(heap_limit);
  lent.hard_before = sqlite3_hard_heap_limit64(heap_limit);
}

// The hard one first: the soft one is never above it.
HeapLimit::~HeapLimit() {
  const std::lock_guard lock(lent.mutex);
  if (--lent.queries > 0) return;
  sqlite3_hard_heap_limit64(lent.hard_before);
  sqlite3_soft_heap_limit64(lent.soft_before);
}

GuestQuery::GuestQuery(Connection connection, std::string_view query, const std::function<bool()>& stop,
                       const std::function<void(sqlite3* connection)>& functions)
    : connection_(std::move(connection)), stop_(&stop) {
  // What is sorted and grouped stays in memory, whose limit is then that of all.
  connection_.execute("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY");
  functions_ = words_of(connection_, list_functions);
  modules_ = words_of(connection_, list_modules);
  make_answering_tables(connection_);
  sqlite3* handle = connection_.handle();
  if (functions) functions(handle);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 1, nullptr);
  for (const auto& limit : limits) sqlite3_limit(handle, limit.what, limit.most);
  sqlite3_set_authorizer(handle, authorize, this);
  if (stop) sqlite3_progress_handler(handle, steps_between_questions, ask, this);
  statement_ = prepared(query);
}

int GuestQuery::authorize(void* query, int action, const char* first, const char* second, const char*, const char*) {
  const GuestQuery& asked = *static_cast<const GuestQuery*>(query);
  try {
    switch (action) {
      case SQLITE_SELECT:
      case SQLITE_RECURSIVE:
        return SQLITE_OK;
      case SQLITE_READ:
        return asked.is_code(first) ? SQLITE_DENY : SQLITE_OK;
      case SQLITE_FUNCTION:
        return second == nullptr || asked.functions_.count(lower_case(second)) > 0 ? SQLITE_DENY : SQLITE_OK;
      case SQLITE_PRAGMA:
        return describes_tables(first) ? SQLITE_OK : SQLITE_DENY;
      default:
        return SQLITE_DENY;
    }
  } catch (...) {
    return SQLITE_DENY;  // out of memory
  }
}

bool GuestQuery::is_code(const char* table) const {
  if (table == nullptr) return false;
  const std::string name = lower_case(table);
  constexpr std::string_view pragma = "pragma_";
  if (name.starts_with(pragma)) return !describes_tables(std::string_view(name).substr(pragma.size()));
  return modules_.count(name) > 0;
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
  if (result == SQLITE_NOMEM) refuse_size();
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
    if ((result & 0xff) == SQLITE_AUTH)
      refuse(fmt::format("only queries that read are run: {}", sqlite3_errmsg(handle)));
    if ((result & 0xff) == SQLITE_TOOBIG) {
      refuse(fmt::format("the query failed: a text or blob of more than {} bytes", limits[0].most));
    }
    if ((result & 0xff) == SQLITE_NOMEM) refuse_size();
    fail(handle, result, connection_.file(), "running the query");
  }
  values.clear();
  const int width = sqlite3_column_count(statement_.get());
  for (int column = 0; column < width; ++column) values.push_back(value_of(statement_.get(), column));
  return true;
}

}  // namespace capex::core::sqlite
