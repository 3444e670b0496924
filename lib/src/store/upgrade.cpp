#include "store/upgrade.hpp"

#include <fmt/format.h>

#include <string>

#include "store/new_file.hpp"
#include "store/schema.hpp"

namespace capex::store {
namespace {

namespace fs = std::filesystem;

// A copy that somebody has kept is never replaced.
fs::path free_name(const fs::path& path, std::int64_t version) {
  const std::string first = fmt::format("{}.schema-{}", path.string(), version);
  fs::path name = first;
  std::error_code ignored;  // what cannot be looked at cannot be made either, which is told then
  for (int number = 2; fs::exists(fs::symlink_status(name, ignored)); ++number) {
    name = fmt::format("{}-{}", first, number);
  }
  return name;
}

fs::path keep_as_it_is(const fs::path& path, std::int64_t version) {
  const fs::path name = free_name(path, version);
  try {
    NewFile made(name);
    // Of its own: SQLite copies nothing through a connection that is about to write.
    made.copy(sqlite::Connection(path, sqlite::Mode::read_only));
    made.publish(NewFile::Existing::keep);
  } catch (const Error& error) {
    throw Error(error.code(), fmt::format("{}: made by an older capexdb (schema {}), and kept as it is before it is "
                                          "brought up to date; that failed, so nothing was changed: {}",
                                          path.string(), version, error.what()));
  }
  return name;
}

}  // namespace

std::optional<Upgrade> bring_up_to_date(sqlite::Connection& connection, const fs::path& path) {
  std::optional<Upgrade> done;
  try {
    migrate(connection, [&](std::int64_t version) {
      done = Upgrade{static_cast<int>(version), schema_version(), keep_as_it_is(path, version)};
    });
  } catch (...) {
    std::error_code ignored;  // a copy too many does no harm
    if (done) fs::remove(done->kept, ignored);
    throw;
  }
  return done;
}

}  // namespace capex::store
