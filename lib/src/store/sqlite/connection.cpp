#include "store/sqlite/connection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

#include "store/sqlite/failure.hpp"

namespace capex::sqlite {
namespace {

constexpr int busy_timeout_ms = 5000;

// A path as a file: URI, for the one open that needs a parameter.
std::string uri(const std::string& path, std::string_view parameters) {
  std::string text = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      text += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      text += c;
    }
  }
  return text + "?" + std::string(parameters);
}

}  // namespace

Connection::Connection(const std::filesystem::path& path, Mode mode)
    : file_(std::make_unique<std::string>(path.string())) {
  switch (mode) {
    case Mode::read_only:
      open(path.string(), SQLITE_OPEN_READONLY);
      break;
    case Mode::read_write:
      open(path.string(), SQLITE_OPEN_READWRITE);
      break;
    case Mode::unlocked:
      open(uri(std::filesystem::absolute(path).string(), "immutable=1"), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
      break;
  }
  set_up(mode);
}

Connection::Connection() : file_(std::make_unique<std::string>("(in memory)")) {
  open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  set_up(Mode::read_write);
}

Connection::Connection(Connection&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)),
      file_(std::move(other.file_)),
      statements_(std::move(other.statements_)) {}

Connection& Connection::operator=(Connection&& other) noexcept {
  std::swap(handle_, other.handle_);
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
    sqlite3_busy_timeout(handle_, busy_timeout_ms);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    execute("PRAGMA cell_size_check = ON");
    // Spilling a large write into the file early would lock readers out before the commit.
    if (mode == Mode::read_write) execute("PRAGMA synchronous = FULL; PRAGMA cache_spill = OFF");
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

void Connection::execute(const std::string& sql) {
  const int result = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(handle_, result, *file_, "running its set-up");
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

}  // namespace capex::sqlite
