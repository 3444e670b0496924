// Bytes of files: all that io needs of the file system, and the hash by which an import knows them again.
#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "disk/folder_names.hpp"
#include "io/csv/csv_reader.hpp"
#include "io/csv/read_csv.hpp"
#include "io/csv/stopped_export.hpp"
#include "io/input/byte_source.hpp"
#include "io/input/content_hash.hpp"

namespace capex::core {

std::string read_file(const std::filesystem::path& path) {
  ByteSource source(path);
  std::string bytes(source.size(), '\0');
  bytes.resize(source.read(bytes.data(), bytes.size()));
  // What has no size, such as a pipe, is read to its end all the same.
  constexpr std::size_t step = 1 << 20;
  for (bool more = true; more;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + step);
    bytes.resize(before + source.read(bytes.data() + before, step));
    more = bytes.size() == before + step;
  }
  return bytes;
}

std::string read_csv_text(const std::string& path) {
  constexpr std::string_view standard_input = "-";
  ByteSource source = path == standard_input ? ByteSource::standard_input() : ByteSource(path);
  constexpr std::size_t most = std::size_t{256} << 20;
  // A step holds a whole row at least, and so an end of a line.
  constexpr std::size_t step = 2 * most_record_bytes;
  std::string text;
  for (bool more = true; more;) {
    const std::size_t before = text.size();
    text.resize(before + step);
    text.resize(before + source.read(text.data() + before, step));
    more = text.size() == before + step && text.find('\n', before + most_record_bytes) != std::string::npos;
    if (text.size() <= most) continue;
    throw Error(ErrorCode::parse,
                fmt::format("more than the {} bytes that a file of rates or a mapping may have", most),
                {path == standard_input ? "standard input" : path, 0, 0});
  }
  return text;
}

std::vector<std::string> csv_inputs(const std::string& path) {
  std::error_code ignored;  // what cannot be looked at is told where it is read
  if (path == "-" || !std::filesystem::is_directory(path, ignored)) return {path};
  std::vector<std::string> files;
  for (const std::filesystem::path& file : csv_files(path)) files.push_back(file.string());
  if (files.empty()) throw Error(ErrorCode::not_found, fmt::format("{} has no .csv files", path));
  return files;
}

std::vector<std::filesystem::path> csv_files(const std::filesystem::path& folder) {
  std::error_code failure;
  std::vector<std::filesystem::path> files;
  for (const std::string& name : folder_names(folder, failure)) {
    std::filesystem::path path = folder / name;
    std::error_code ignored;  // what cannot be looked at cannot be read
    if (path.extension() == ".csv" && is_regular_file(path, ignored)) files.push_back(std::move(path));
  }
  if (failure == std::errc::no_such_file_or_directory) {
    throw Error(ErrorCode::not_found, fmt::format("there is no folder '{}'", folder.string()));
  }
  if (failure) {
    throw Error(ErrorCode::storage,
                fmt::format("the folder '{}' cannot be read: {}", folder.string(), failure.message()));
  }
  if (is_of_two_exports(folder)) {
    throw Error(
        ErrorCode::storage,
        fmt::format("the folder '{}' holds an export that was stopped, with files of two states: export into it "
                    "again with --force, or take rates.csv.partial away to read it as it is",
                    folder.string()));
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct ContentHash::State {
  XXH3_state_t bytes;
};

ContentHash::ContentHash() : state_(new State) {
  XXH3_128bits_reset(&state_->bytes);
}
ContentHash::ContentHash(ContentHash&&) noexcept = default;
ContentHash& ContentHash::operator=(ContentHash&&) noexcept = default;
ContentHash::~ContentHash() = default;

void ContentHash::add(std::string_view bytes) {
  XXH3_128bits_update(&state_->bytes, bytes.data(), bytes.size());
}

std::string ContentHash::text() const {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(&state_->bytes));
  return fmt::format("{:02x}", fmt::join(std::begin(canonical.digest), std::end(canonical.digest), ""));
}

std::string content_hash(std::string_view bytes) {
  ContentHash hash;
  hash.add(bytes);
  return hash.text();
}

}  // namespace capex::core
