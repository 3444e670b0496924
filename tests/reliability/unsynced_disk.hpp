// A disk that loses its power: what was written and not yet synced is on it in part, out of order, or not at all.
//
// A file's bytes are on the disk once the file is synced, its name once its folder is. Of what is not, a file keeps any
// of its writes, each in sectors; a folder keeps its first so many changes of names, as journalling file systems do.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace reliability {

std::string bytes_of(const std::filesystem::path& path);

class UnsyncedDisk {
 public:
  /// All that is in the folder is on the disk.
  void begin(const std::filesystem::path& folder);

  void written(int file, off_t at, std::string bytes);
  void truncated(int file, off_t size);
  /// A file or a folder.
  void synced(int file);
  void unlinked(const std::filesystem::path& path);
  void renamed(const std::filesystem::path& from, const std::filesystem::path& to);
  void linked(const std::filesystem::path& from, const std::filesystem::path& to);
  /// Files that came up; to be called before names change.
  void notice_new_names();

  /// Makes the folder what is left of it.
  void lose_power(unsigned seed);

 private:
  using Identity = std::pair<dev_t, ino_t>;
  using Names = std::map<std::string, std::size_t>;  // path to index into contents_
  struct Write {
    off_t at;  // of a truncation, the size
    std::optional<std::string> bytes;
  };
  struct Content {
    std::string on_disk;
    std::vector<Write> since;
  };
  using Change = std::vector<std::pair<std::string, std::optional<std::size_t>>>;

  std::optional<std::size_t> content_of(int file);
  void change(const std::filesystem::path& folder, const Change& change);
  std::string left_of(const Content& content, std::mt19937& random) const;

  std::filesystem::path folder_;
  std::vector<Content> contents_;
  std::map<Identity, std::size_t> known_;
  Names names_, names_on_disk_;
  std::map<std::string, std::vector<Change>> changes_;  // of each folder since it was synced
};

}  // namespace reliability
