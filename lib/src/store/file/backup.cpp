// A backup appears under its name when it is whole, and takes no other file's place unasked.
#include <fmt/core.h>

#include "store/file/new_file.hpp"
#include "store/file/open_file.hpp"
#include "store/file/store.hpp"

namespace capex::core {
namespace {

namespace fs = std::filesystem;

fs::path without_links(const fs::path& path) {
  std::error_code failure;
  const fs::path whole = fs::absolute(path, failure);
  if (failure) return path.lexically_normal();  // the working folder is gone
  const fs::path found = fs::weakly_canonical(whole, failure);
  return failure ? whole.lexically_normal() : found;
}

}  // namespace

bool is_part_of(const fs::path& path, const fs::path& database) {
  const fs::path one = without_links(path), file = without_links(database);
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
    const fs::path part = file.string() + suffix;
    std::error_code failure;  // what is not there is no other name of anything
    if (one == part || fs::equivalent(one, part, failure)) return true;
  }
  return false;
}

void Store::backup(const fs::path& named, bool replace) const {
  store::require_no_load(*file_, "backup");
  if (!file_->path.empty() && is_part_of(named, file_->path)) {
    throw Error(ErrorCode::usage,
                fmt::format("{}: that is the file itself, or belongs to it; name another", named.string()));
  }
  refuse_part_name(named);
  const fs::path target = replaceable(named);
  std::error_code failure;
  if (!replace && fs::exists(target, failure)) {
    throw Error(ErrorCode::conflict,
                fmt::format("{}: there already; choose another name or replace it", named.string()));
  }
  store::NewFile made(target);
  made.copy(file_->connection);
  made.publish(replace ? store::NewFile::Existing::replace : store::NewFile::Existing::keep, file_->connection.wait());
}

}  // namespace capex::core
