#include "store/schema/upgrade.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "store/file/new_file.hpp"
#include "store/schema/schema.hpp"

namespace capex::core::store {
namespace {

namespace fs = std::filesystem;

// But for the counts of commits in the header, at 24 and 92, which each copy begins anywhere.
bool same_content(const fs::path& one, const fs::path& other) {
  std::error_code failure;
  if (!fs::is_regular_file(one, failure) || fs::file_size(one, failure) != fs::file_size(other, failure)) return false;
  std::ifstream a(one, std::ios::binary), b(other, std::ios::binary);
  std::vector<char> of_a(1 << 16), of_b(1 << 16);
  for (bool is_first = true; a && b; is_first = false) {
    a.read(of_a.data(), static_cast<std::streamsize>(of_a.size()));
    b.read(of_b.data(), static_cast<std::streamsize>(of_b.size()));
    if (is_first) {
      for (const std::ptrdiff_t count : {24, 92}) std::copy_n(of_b.begin() + count, 4, of_a.begin() + count);
    }
    if (a.gcount() != b.gcount() || std::memcmp(of_a.data(), of_b.data(), static_cast<std::size_t>(a.gcount())) != 0) {
      return false;
    }
  }
  return a.eof() && b.eof();
}

std::string copy_name(const fs::path& path, std::int64_t version, int number) {
  const std::string first = fmt::format("{}.schema-{}", path.string(), version);
  return number == 1 ? first : fmt::format("{}-{}", first, number);
}

struct Kept {
  fs::path name;
  bool is_new = false;
};

// Under the first name that is free: a copy that somebody has kept is never replaced. The same one, of an upgrade that
// was stopped, is not made again.
Kept keep_as_it_is(const fs::path& path, std::int64_t version) {
  int free = 1;
  std::error_code ignored;  // what cannot be looked at cannot be made either, which is told then
  while (fs::exists(fs::symlink_status(copy_name(path, version, free), ignored))) ++free;
  try {
    NewFile made(copy_name(path, version, free));
    // Of its own: SQLite copies nothing through a connection that is about to write.
    made.copy(sqlite::Connection(path, sqlite::Mode::read_only));
    for (int number = 1; number < free; ++number) {
      const std::string name = copy_name(path, version, number);
      if (same_content(name, made.part())) return {name, false};
    }
    made.publish(NewFile::Existing::keep);
    return {copy_name(path, version, free), true};
  } catch (const Error& error) {
    throw Error(error.code(), fmt::format("{}: made by an older capexdb (schema {}), and kept as it is before it is "
                                          "brought up to date; that failed, so nothing was changed: {}",
                                          path.string(), version, error.what()));
  }
}

}  // namespace

std::optional<Upgrade> bring_up_to_date(sqlite::Connection& connection, const fs::path& path) {
  std::optional<Upgrade> done;
  Kept kept;
  try {
    migrate(connection, [&](std::int64_t version) {
      kept = keep_as_it_is(path, version);
      done = Upgrade{static_cast<int>(version), schema_version(), kept.name};
    });
  } catch (...) {
    std::error_code ignored;  // a copy too many does no harm
    if (kept.is_new) fs::remove(kept.name, ignored);
    throw;
  }
  return done;
}

}  // namespace capex::core::store
