// Bytes of files: all that io needs of the file system, and the hash by which an import knows them again.
#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <fstream>

#include "capex/io/read_csv.hpp"

namespace capex {

std::string read_file(const std::filesystem::path& path) {
  std::error_code failure;
  const std::filesystem::file_status status = std::filesystem::status(path, failure);
  if (!std::filesystem::exists(status)) {
    throw Error(ErrorCode::not_found, fmt::format("there is no file '{}'", path.string()));
  }
  if (std::filesystem::is_directory(status)) {
    throw Error(ErrorCode::storage, fmt::format("'{}' is a folder, not a file", path.string()));
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorCode::storage, fmt::format("'{}' cannot be opened for reading", path.string()));

  std::string bytes;
  // What has a size is read at once; a pipe has none, and is read to its end.
  if (const auto size = std::filesystem::file_size(path, failure); !failure) {
    bytes.resize(size);
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
  }
  constexpr std::streamsize step = 1 << 20;
  while (in) {
    const std::size_t before = bytes.size();
    bytes.resize(before + static_cast<std::size_t>(step));
    in.read(bytes.data() + before, step);
    bytes.resize(before + static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) throw Error(ErrorCode::storage, fmt::format("'{}' cannot be read to its end", path.string()));
  return bytes;
}

std::vector<std::filesystem::path> csv_files(const std::filesystem::path& folder) {
  std::error_code failure;
  std::vector<std::filesystem::path> files;
  for (auto entry = std::filesystem::directory_iterator(folder, failure);
       !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure)) {
    if (entry->is_regular_file() && entry->path().extension() == ".csv") files.push_back(entry->path());
  }
  if (failure == std::errc::no_such_file_or_directory) {
    throw Error(ErrorCode::not_found, fmt::format("there is no folder '{}'", folder.string()));
  }
  if (failure) {
    throw Error(ErrorCode::storage,
                fmt::format("the folder '{}' cannot be read: {}", folder.string(), failure.message()));
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string content_hash(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  return fmt::format("{:02x}", fmt::join(std::begin(canonical.digest), std::end(canonical.digest), ""));
}

}  // namespace capex
