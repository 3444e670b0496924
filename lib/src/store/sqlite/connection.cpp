#include "store/sqlite/connection.hpp"

#include <sqlite3.h>

#include <utility>

#include "store/sqlite/beside.hpp"
#include "store/sqlite/failure.hpp"

namespace capex::core::sqlite {
namespace {}  // namespace

Connection::Connection(const std::filesystem::path& path, Mode mode, std::chrono::milliseconds wait)
    : wait_(wait), file_(std::make_unique<std::string>(path.string())) {
  open(path.string(), mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  set_up(mode);
}

Connection::Connection() : wait_(0), file_(std::make_unique<std::string>("(in memory)")) {
  open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  set_up(Mode::read_write);
}

Connection::Connection(Connection&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)),
      wait_(other.wait_),
      file_(std::move(other.file_)),
      statements_(std::move(other.statements_)) {}

Connection& Connection::operator=(Connection&& other) noexcept {
  std::swap(handle_, other.handle_);
  std::swap(wait_, other.wait_);
  std::swap(file_, other.file_);
  std::swap(statements_, other.statements_);
  return *this;
}

Connection::~Connection() {
  statements_.clear();
  sqlite3_close_v2(handle_);
}

void Connection::open(const std::string& name, int flags) {
  const int result =
      sqlite3_open_v2(name.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  if (result == SQLITE_OK) return;
  // A failed open hands out a handle all the same; the constructor throws, so no destructor closes it.
  sqlite3* failed = std::exchange(handle_, nullptr);
  try {
    fail(failed, result, *file_, "opening it");
  } catch (...) {
    sqlite3_close(failed);
    throw;
  }
}

void Connection::set_up(Mode mode) {
  try {
    // Opening has read the file's header at most; the first statement follows a journal.
    refuse_strangers_beside(handle_, *file_);
    sqlite3_busy_timeout(handle_, static_cast<int>(wait_.count()));
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    // Ours has no trigger, and asks no view: what a stranger planted does not run.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    execute("PRAGMA cell_size_check = ON");
    // A commit is the journal's going: with FULL a power loss can bring it back, and the commit was said to be done.
    // Spilling a large write into the file early would lock readers out before the commit.
    if (mode == Mode::read_write) execute("PRAGMA synchronous = EXTRA; PRAGMA cache_spill = OFF");
  } catch (...) {
    sqlite3_close(std::exchange(handle_, nullptr));
    throw;
  }
}

Statement Connection::prepare(std::string_view sql) const {
  return Statement(handle_, *file_, sql);
}

KeptStatement& Connection::kept(const char* sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return found->second;
  return statements_.emplace(sql, KeptStatement{Statement(handle_, *file_, sql, true)}).first->second;
}

void Connection::execute(const std::string& sql, std::string_view doing) {
  const int result = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(handle_, result, *file_, doing);
}

std::int64_t Connection::changes() const {
  return sqlite3_changes64(handle_);
}
std::int64_t Connection::last_insert_id() const {
  return sqlite3_last_insert_rowid(handle_);
}
bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}

bool Connection::read_only() const {
  return sqlite3_db_readonly(handle_, "main") == 1;
}

}  // namespace capex::core::sqlite
