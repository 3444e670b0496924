// What SQLite calls when it loads the extension, capexdb_sqlite.so. It answers from the file of the connection that
// loads it, as far as that is committed, and changes nothing.
#include <fmt/core.h>

#include <chrono>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "bindings/sqlite/functions.hpp"
#include "bindings/sqlite/host.hpp"
#include "capex/database.hpp"

namespace {

constexpr int least_sqlite = 3'040'000;  // what the library is built for, and tested with
constexpr std::chrono::seconds wait_for_a_writer(5);

/// The main file of a connection, opened a second time, by the same SQLite, to be read.
class FileOfConnection {
 public:
  explicit FileOfConnection(sqlite3* connection) : connection_(connection) {}

  const capex::Database& open() {
    const char* const name = sqlite3_db_filename(connection_, "main");
    if (name == nullptr || *name == '\0') {
      throw capex::Error(capex::ErrorCode::usage,
                         "this connection's main database is in memory: open a capexdb file, which capex init makes");
    }
    if (sqlite3_txn_state(connection_, "main") == SQLITE_TXN_WRITE) {
      throw capex::Error(
          capex::ErrorCode::busy,
          "this connection is in the middle of writing: commit first, as what is answered is what the file "
          "holds");
    }
    if (!file_ || path_ != name) {
      file_.emplace(capex::Database::open(name, capex::Access::read_only, wait_for_a_writer));
      path_ = name;
    }
    return *file_;
  }

 private:
  sqlite3* connection_;
  std::string path_;
  std::optional<capex::Database> file_;
};

int refuse_to_load(char** message, const std::string& why) {
  if (message != nullptr) {
    *message = static_cast<char*>(sqlite3_malloc64(why.size() + 1));
    if (*message != nullptr) std::memcpy(*message, why.c_str(), why.size() + 1);
  }
  return SQLITE_ERROR;
}

}  // namespace

extern "C" [[gnu::visibility("default")]] int sqlite3_capexdbsqlite_init(sqlite3* connection, char** message,
                                                                         const sqlite3_api_routines* host) {
  // Without a word: whose memory it would be in is not known.
  if (!capex::bindings::use_host(host)) return SQLITE_MISUSE;
  // An older one has not all the functions that we call.
  if (sqlite3_libversion_number() < least_sqlite) {
    return refuse_to_load(
        message, std::string("capexdb needs SQLite 3.40 or newer, and this program has ") + sqlite3_libversion());
  }
  try {
    const auto file = std::make_shared<FileOfConnection>(connection);
    capex::bindings::add_functions(connection, [file]() -> const capex::Database& { return file->open(); });
    return SQLITE_OK;
  } catch (const std::exception& failure) {
    return refuse_to_load(message, failure.what());
  }
}
