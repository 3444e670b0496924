#include "capex/store/store.hpp"

#include <fmt/format.h>

#include "store/open_file.hpp"
#include "store/opening.hpp"
#include "store/schema.hpp"
#include "store/snapshot_state.hpp"

namespace capex {
namespace {

using store::OpenFile;

const char* const find_provider = "SELECT 1 FROM provider WHERE key = ?1";
const char* const set_default_provider_sql = R"sql(
INSERT INTO setting (key, value) VALUES ('default_provider', ?1) ON CONFLICT (key) DO UPDATE SET value = excluded.value
)sql";

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

Store Store::create(const std::filesystem::path& path) {
  return Store(std::make_shared<OpenFile>(store::make_file(path), std::filesystem::absolute(path)));
}

Store Store::open(const std::filesystem::path& path, Access access) {
  return Store(
      std::make_shared<OpenFile>(access == Access::read_only ? store::open_to_read(path) : store::open_to_write(path),
                                 std::filesystem::absolute(path)));
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
    reading = std::make_shared<sqlite::ReadTransaction>(file_->connection);
    file_->reading = reading;
  }
  return Snapshot(std::make_shared<Snapshot::State>(file_, std::move(reading), as_of));
}

void Store::set_default_provider(std::string_view provider) {
  store::require_idle(*file_, "default provider");
  sqlite::WriteTransaction transaction(file_->connection);
  if (!file_->connection.query(find_provider, provider).next()) {
    throw Error(ErrorCode::not_found, fmt::format("no rates of a provider '{}'; import some first", provider));
  }
  file_->connection.run(set_default_provider_sql, provider);
  transaction.commit();
}

}  // namespace capex
