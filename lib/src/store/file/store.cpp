#include "store/file/store.hpp"

#include <fmt/core.h>

#include "store/file/open_file.hpp"
#include "store/file/opening.hpp"
#include "store/read/snapshot_state.hpp"
#include "store/schema/schema.hpp"
#include "store/sqlite/beside.hpp"
#include "store/sqlite/failure.hpp"

namespace capex::core {
namespace {

using store::OpenFile;

}  // namespace

void store::require_idle(const OpenFile& file, const char* what) {
  if (!file.connection.in_transaction()) return;
  throw Error(ErrorCode::usage, fmt::format("{}: a snapshot or a load of this store is still in use", what));
}

void store::require_no_load(const OpenFile& file, const char* what) {
  if (!file.connection.in_transaction() || !file.reading.expired()) return;
  throw Error(ErrorCode::usage, fmt::format("{}: a load of this store is still in use", what));
}

Store::Store(std::shared_ptr<OpenFile> file) : file_(std::move(file)) {}

std::shared_ptr<sqlite::ReadTransaction> store::begin_reading(OpenFile& file) {
  std::shared_ptr<sqlite::ReadTransaction> reading;
  try {
    reading = std::make_shared<sqlite::ReadTransaction>(file.connection);
  } catch (const sqlite::Failure& failure) {
    if (!failure.needs_recovery() || file.path.empty()) throw;
    recover(file.path);
    reading = std::make_shared<sqlite::ReadTransaction>(file.connection);
  }
  if (file.path.empty()) return reading;
  refuse_log(file.connection);
  if (!file.schema_compared) require_schema(file.connection);
  file.schema_compared = true;
  return reading;
}

void store::require_in_place(const OpenFile& file) {
  if (!sqlite::has_moved(file.connection)) return;
  throw Error(ErrorCode::storage,
              fmt::format("{}: moved or replaced since it was opened; open it again", file.connection.file()));
}

namespace {

// Made absolute before anything else, so that the file stays the same when the process changes folders.
std::filesystem::path whole(const std::filesystem::path& path) {
  std::error_code failure;
  std::filesystem::path found = std::filesystem::absolute(path, failure);
  if (failure || path.empty()) {
    throw Error(ErrorCode::storage, fmt::format("'{}': no path of a file{}", path.string(),
                                                failure ? ": " + failure.message() : std::string()));
  }
  return found;
}

}  // namespace

Store Store::create(const std::filesystem::path& path) {
  const std::filesystem::path absolute = whole(path);
  auto file = std::make_shared<OpenFile>(store::make_file(path), absolute);
  file->schema_compared = true;
  return Store(std::move(file));
}

Store Store::open(const std::filesystem::path& path, Access access, std::chrono::milliseconds wait) {
  const std::filesystem::path absolute = whole(path);
  if (access == Access::read_only) {
    return Store(std::make_shared<OpenFile>(store::open_to_read(path, wait), absolute));
  }
  store::Writable opened = store::open_to_write(path, wait);
  auto file = std::make_shared<OpenFile>(std::move(opened.connection), absolute);
  file->upgrade = std::move(opened.upgrade);
  file->schema_compared = true;
  return Store(std::move(file));
}

const std::optional<Upgrade>& Store::upgrade() const {
  return file_->upgrade;
}

Store Store::in_memory() {
  sqlite::Connection connection;
  store::migrate(connection);
  return Store(std::make_shared<OpenFile>(std::move(connection), std::filesystem::path()));
}

Snapshot Store::snapshot(Date as_of) const {
  std::shared_ptr<sqlite::ReadTransaction> reading = file_->reading.lock();
  if (reading == nullptr) {
    store::require_idle(*file_, "snapshot");
    reading = store::begin_reading(*file_);
    file_->reading = reading;
  }
  return Snapshot(std::make_shared<Snapshot::State>(file_, std::move(reading), as_of));
}

}  // namespace capex::core
