#include "store/file/opening.hpp"

#include <fmt/core.h>

#include <utility>

#include "capex/error.hpp"
#include "disk/part_file.hpp"
#include "store/file/new_file.hpp"
#include "store/file/own_journal.hpp"
#include "store/schema/schema.hpp"
#include "store/schema/upgrade.hpp"
#include "store/sqlite/beside.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/journal.hpp"
#include "store/sqlite/transaction.hpp"
#include "text/shell_word.hpp"

namespace capex::core::store {
namespace {

namespace fs = std::filesystem;

using std::chrono::milliseconds;

const char* const count_schema = "SELECT count(*) FROM sqlite_schema";
const char* const find_import_table = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'import'";
const char* const find_import = "SELECT 1 FROM import LIMIT 1";

[[noreturn]] void refuse_unfinished(const std::string& file) {
  throw Error(ErrorCode::not_a_store,
              fmt::format("{}: an empty file, as a program that was stopped leaves it; `capex --db {} init` makes a "
                          "database of it",
                          file, shell_path(file)));
}

void require_known_version(const std::string& file, std::int64_t version) {
  if (version <= schema_version()) return;
  throw Error(ErrorCode::schema_version,
              fmt::format("{}: made by a newer capexdb (schema {}, this one knows {}); use that program, or upgrade "
                          "this one",
                          file, version, schema_version()));
}

bool is_empty(sqlite::Connection& connection) {
  sqlite::Query rows = connection.query(count_schema);
  return rows.next() && rows->integer(0) == 0;
}

// Of one of ours: everything in it that is not the same in every file comes with an import.
bool has_no_import(sqlite::Connection& connection) {
  return !connection.query(find_import_table).next() || !connection.query(find_import).next();
}

// The schema's version.
std::int64_t require_ours(sqlite::Connection& connection) {
  const Identity found = identity(connection);
  const std::string& file = connection.file();
  if (found.application_id != application_id) {
    if (found.application_id != 0 || !is_empty(connection)) refuse_foreign(file);
    refuse_unfinished(file);
  }
  require_known_version(file, found.version);
  // No capexdb makes one; where there is nothing, a maker was stopped.
  if (found.version < 1) {
    if (is_empty(connection)) refuse_unfinished(file);
    refuse_foreign(file);
  }
  return found.version;
}

// What is examined of a file: the header, for one that is then opened to write, which reads the schema by itself.
enum class Look { header, schema };

// The same, of a file that is as its writers left it. With the schema in one transaction, as each question by itself
// would lock the file; its beginning reads the schema, so that damage to it is noticed before anything else is asked.
std::int64_t examine(sqlite::Connection& connection, Look look) {
  if (look == Look::header) return require_ours(connection);
  const sqlite::ReadTransaction reading(connection);
  return require_ours(connection);
}

struct Known {
  sqlite::Connection connection;
  std::int64_t version;
};

void require_file(const fs::path& path) {
  refuse_part_name(path);
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (status.type() == fs::file_type::not_found) {
    throw Error(ErrorCode::not_found, fmt::format("{}: no such file; make one with `capex init`", path.string()));
  }
  if (failure) throw Error(ErrorCode::storage, fmt::format("{}: {}", path.string(), failure.message()));
  if (status.type() != fs::file_type::regular) {
    throw Error(ErrorCode::not_a_store, fmt::format("{}: not a file", path.string()));
  }
}

// Nothing is written before the file is known to be ours: a read-only connection says what it is.
Known open_known(const fs::path& path, Look look, milliseconds wait) {
  // Whoever else opens the file may roll it back meanwhile, and another writer may begin and be killed.
  constexpr int attempts = 5;
  for (int attempt = 1;; ++attempt) {
    sqlite::Connection connection(path, sqlite::Mode::read_only, wait);
    refuse_log(connection);
    refuse_journal_of_another_name(connection);
    try {
      const std::int64_t version = examine(connection, look);
      return {std::move(connection), version};
    } catch (const sqlite::Failure& failure) {
      if (!failure.needs_recovery() || attempt == attempts) throw;
    }
    recover(path);
  }
}

[[noreturn]] void refuse_log_of_another(const std::string& file) {
  throw sqlite::StrangerBeside(
      fmt::format("{0}: the log beside it, {0}-wal, is of another file of this name, and would break this one; nothing "
                  "was opened or changed: copy {0} alone to another name and use that (cp {0} NEW.db; capex --db "
                  "NEW.db verify), and keep the log for the file that it is of",
                  file));
}

// A file in WAL mode comes back to one file, for good: its log is brought into it, when nobody else has it open.
void leave_log(const fs::path& path, milliseconds wait) {
  {
    const sqlite::Connection as_found(path, sqlite::Mode::read_only);
    const auto page = sqlite::first_page(as_found);
    if (!page || !page->wal) return;
    if (page->application_id != application_id) refuse_foreign(path.string());
    require_known_version(path.string(), page->version);
    if (sqlite::has_journal(as_found)) recover(path);  // it would be played in first
    if (sqlite::is_log_of_another(as_found, *page)) refuse_log_of_another(path.string());
  }
  try {
    sqlite::Connection writer(path, sqlite::Mode::read_write, wait);
    writer.execute("PRAGMA journal_mode = DELETE", "setting it back from WAL mode");
  } catch (const sqlite::Failure& failure) {
    if (failure.code() != ErrorCode::busy) throw;
    throw Error(ErrorCode::busy, fmt::format("{}: another program has put it into WAL mode and has it open; nothing is "
                                             "written until that program has closed it",
                                             path.string()));
  }
}

// Whether a maker that was stopped left it, with nothing of anybody's in it.
bool is_half_made(const fs::path& path) {
  std::error_code failure;
  if (!fs::is_regular_file(path, failure)) return false;
  if (fs::file_size(path, failure) == 0 && !failure) return true;
  try {
    sqlite::Connection connection(path, sqlite::Mode::read_only);
    refuse_log(connection);
    const sqlite::ReadTransaction reading(connection);
    const Identity found = identity(connection);
    if (is_empty(connection)) return found.application_id == 0 || found.application_id == application_id;
    return found.application_id == application_id && found.version < schema_version() && has_no_import(connection);
  } catch (const Error&) {
    return false;  // whatever it is, it is somebody's
  }
}

// Whether SQLite says so, who asks for the lock of a writer that lives.
bool needs_recovery(sqlite::Connection& connection) {
  try {
    identity(connection);
    return false;
  } catch (const sqlite::Failure& failure) {
    if (!failure.needs_recovery()) throw;
    return true;
  }
}

// Read without a lock, so what a writer is busy with, who has come meanwhile, may fit nothing for a moment.
bool is_own_journal_left(sqlite::Connection& connection) {
  constexpr int attempts = 3;
  for (int attempt = 1;; ++attempt) {
    if (!sqlite::has_journal(connection)) return false;
    try {
      require_own_journal(connection);
      return true;
    } catch (const sqlite::StrangerBeside&) {
      if (attempt == attempts) throw;
    }
    if (!needs_recovery(connection)) return false;
  }
}

}  // namespace

void refuse_foreign(const std::string& file) {
  throw Error(ErrorCode::not_a_store,
              fmt::format("{}: not a capexdb file; check the path, or make one with `capex init`", file));
}

// What a file says of itself in the middle of a commit (its size, its schema) is neither before nor after, so nothing
// is judged but whose it is.
void recover(const fs::path& path) {
  {
    sqlite::Connection as_found(path, sqlite::Mode::read_only);
    if (!is_own_journal_left(as_found)) return;  // somebody else was first
  }
  try {
    sqlite::Connection writer(path, sqlite::Mode::read_write);
    identity(writer);  // the first read rolls back
  } catch (const sqlite::Failure& failure) {
    if (failure.code() != ErrorCode::storage) throw;
    throw Error(ErrorCode::storage,
                fmt::format("{0}: a writer was stopped in the middle of a commit, and taking back its half failed, as "
                            "that writes the file and its folder; open it once where both can be written, together "
                            "with {0}-journal: {1}",
                            path.string(), failure.what()));
  }
}

void refuse_log(const sqlite::Connection& connection) {
  if (sqlite::has_journal(connection)) return;  // it says what the file will be
  const auto page = sqlite::first_page(connection);
  if (!page || page->application_id != application_id) return;
  const std::string& file = connection.file();
  const bool has_log = sqlite::has_log(connection);
  if (has_log && (!page->wal || sqlite::is_log_of_another(connection, *page))) refuse_log_of_another(file);
  if (!page->wal) return;
  const char* const whose =
      has_log
          ? "; that is for a log that was written beside this very file: where a copy was put in the place of another "
            "file, the log is of that one and would break the copy, so copy {0} alone to another name and use that"
          : "";
  throw Error(ErrorCode::storage,
              fmt::format("{0}: another program has put it into WAL mode, whose newest rows lie in {0}-wal; any "
                          "command that writes sets it back, where it and its folder can be written and nobody else "
                          "has it open, and so does sqlite3 {0} 'PRAGMA journal_mode = DELETE'{1}",
                          file, fmt::format(fmt::runtime(whose), file)));
}

sqlite::Connection open_to_read(const fs::path& path, milliseconds wait) {
  require_file(path);
  remove_left_part(path);
  auto [connection, version] = open_known(path, Look::schema, wait);
  if (version < schema_version()) {
    const char* const next = has_no_import(connection)
                                 ? "nothing was loaded into it, or its making was stopped: `capex --db {2} init` makes "
                                   "it anew"
                                 : "any command that writes brings it up to date, and keeps it as it was in "
                                   "{0}.schema-{1}, or {0}.schema-{1}-2 and on where that is taken";
    throw Error(ErrorCode::schema_version,
                fmt::format("{}: made by an older capexdb (schema {}, this one reads {}); {}", path.string(), version,
                            schema_version(),
                            fmt::format(fmt::runtime(next), path.string(), version, shell_path(path.string()))));
  }
  return std::move(connection);
}

Writable open_to_write(const fs::path& path, milliseconds wait) {
  require_file(path);
  remove_left_parts(path.has_parent_path() ? path.parent_path() : fs::path("."));
  leave_log(path, wait);
  open_known(path, Look::header, wait);
  sqlite::Connection connection(path, sqlite::Mode::read_write, wait);
  std::optional<Upgrade> upgrade = bring_up_to_date(connection, path);
  require_schema(connection);
  return {std::move(connection), std::move(upgrade)};
}

sqlite::Connection make_file(const fs::path& path) {
  refuse_part_name(path);
  const bool half_made = is_half_made(path);
  std::error_code ignored;  // what cannot be looked at cannot be made either
  if (!half_made && fs::exists(fs::symlink_status(path, ignored))) {
    throw Error(ErrorCode::conflict, fmt::format("{}: there already; choose another name", path.string()));
  }
  NewFile made(half_made ? replaceable(path) : path);
  {
    sqlite::Connection connection(made.part(), sqlite::Mode::read_write);
    // Nobody knows the file yet, so it is brought to the disk once, and not with each migration.
    connection.execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
    migrate(connection);
  }
  made.publish(half_made ? NewFile::Existing::replace : NewFile::Existing::keep);
  return open_to_write(path, usual_wait).connection;
}

}  // namespace capex::core::store
