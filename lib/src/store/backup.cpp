// A backup appears under its name when it is whole, and takes no other file's place unasked.
#include <fmt/format.h>

#include <cstdio>

#include "capex/store/store.hpp"
#include "store/open_file.hpp"
#include "store/sqlite/copy.hpp"

namespace capex {
namespace {

namespace fs = std::filesystem;

// An empty file that nobody else has, beside the target, so that the rename stays within one file system.
fs::path make_beside(const fs::path& target) {
  for (int attempt = 0; attempt < 1000; ++attempt) {
    fs::path path = target;
    path += fmt::format(".backup-{}", attempt);
    if (std::FILE* made = std::fopen(path.c_str(), "wx")) {
      std::fclose(made);
      return path;
    }
    if (!fs::exists(path)) break;
  }
  throw Error(ErrorCode::storage, fmt::format("{}: its folder cannot be written", target.string()));
}

}  // namespace

void Store::backup(const fs::path& target, bool replace) const {
  store::require_no_load(*file_, "backup");
  std::error_code failure;
  if (fs::equivalent(target, file_->connection.file(), failure)) {
    throw Error(ErrorCode::usage, fmt::format("{}: that is the file itself; name another", target.string()));
  }
  if (!replace && fs::exists(target)) {
    throw Error(ErrorCode::conflict,
                fmt::format("{}: there already; choose another name or replace it", target.string()));
  }
  const fs::path copied = make_beside(target);
  try {
    {
      sqlite::Connection to(copied, sqlite::Mode::read_write);
      sqlite::copy(file_->connection, to);
    }
    if (replace) {
      fs::rename(copied, target);
    } else {
      // Unlike a rename, a link never takes the place of a file that came up meanwhile.
      fs::create_hard_link(copied, target, failure);
      if (failure && fs::exists(target)) {
        throw Error(ErrorCode::conflict, fmt::format("{}: there already; choose another name", target.string()));
      }
      if (failure) {
        fs::rename(copied, target);
      } else {
        fs::remove(copied);
      }
    }
  } catch (const fs::filesystem_error& error) {
    fs::remove(copied, failure);
    throw Error(ErrorCode::storage, error.what());
  } catch (...) {
    fs::remove(copied, failure);
    throw;
  }
}

}  // namespace capex
