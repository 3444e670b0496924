#include "store/opening.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "capex/error.hpp"
#include "store/schema.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/transaction.hpp"

namespace capex::store {
namespace {

namespace fs = std::filesystem;

// The schema's version.
std::int64_t require_ours(sqlite::Connection& connection) {
  const Identity found = identity(connection);
  const std::string& file = connection.file();
  if (found.application_id != application_id) {
    throw Error(ErrorCode::not_a_store,
                fmt::format("{}: not a capexdb file; check the path, or make one with `capex init`", file));
  }
  if (found.version > schema_version()) {
    throw Error(ErrorCode::schema_version,
                fmt::format("{}: made by a newer capexdb (schema {}, this one knows {}); use that program, or upgrade "
                            "this one",
                            file, found.version, schema_version()));
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
Known open_known(const fs::path& path, Look look) {
  sqlite::Connection connection(path, sqlite::Mode::read_only);
  try {
    const std::int64_t version = examine(connection, look);
    return {std::move(connection), version};
  } catch (const sqlite::Failure& failure) {
    if (!failure.needs_recovery()) throw;
  }
  // A writer was killed, and its journal has to be rolled back, which a read-only connection may not do. The header
  // alone says whether the file is ours to touch.
  sqlite::Connection as_is(path, sqlite::Mode::unlocked);
  require_ours(as_is);
  {
    sqlite::Connection writer(path, sqlite::Mode::read_write);
    identity(writer);  // the first read rolls back
  }
  sqlite::Connection again(path, sqlite::Mode::read_only);
  const std::int64_t version = examine(again, look);
  return {std::move(again), version};
}

void require_schema(sqlite::Connection& connection) {
  const std::vector<std::string> differences = schema_differences(connection);
  if (differences.empty()) return;
  throw Error(ErrorCode::damaged,
              fmt::format("{}: {} ({} differences in all); restore the file from a backup, nothing was written",
                          connection.file(), differences.front(), differences.size()));
}

void create_empty(const fs::path& path) {
  std::FILE* made = std::fopen(path.c_str(), "wx");
  if (made == nullptr) {
    if (errno == EEXIST) {
      throw Error(ErrorCode::conflict, fmt::format("{}: there already; choose another name", path.string()));
    }
    throw Error(ErrorCode::storage, fmt::format("{}: {}", path.string(), std::strerror(errno)));
  }
  std::fclose(made);
}

}  // namespace

sqlite::Connection open_to_read(const fs::path& path) {
  require_file(path);
  auto [connection, version] = open_known(path, Look::schema);
  if (version < schema_version()) {
    throw Error(
        ErrorCode::schema_version,
        fmt::format("{}: made by an older capexdb (schema {}, this one reads {}); any command that writes brings "
                    "it up to date",
                    path.string(), version, schema_version()));
  }
  return std::move(connection);
}

sqlite::Connection open_to_write(const fs::path& path) {
  require_file(path);
  open_known(path, Look::header);
  sqlite::Connection connection(path, sqlite::Mode::read_write);
  migrate(connection);
  require_schema(connection);
  return connection;
}

sqlite::Connection make_file(const fs::path& path) {
  create_empty(path);
  try {
    sqlite::Connection connection(path, sqlite::Mode::read_write);
    // Nobody knows the file yet, so it is brought to the disk once: with the last write, not with each migration.
    connection.execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF");
    migrate(connection);
    connection.execute(fmt::format("PRAGMA synchronous = FULL; PRAGMA user_version = {}", schema_version()));
    return connection;
  } catch (...) {
    std::error_code ignored;  // the failure that matters is on its way
    fs::remove(path, ignored);
    throw;
  }
}

}  // namespace capex::store
