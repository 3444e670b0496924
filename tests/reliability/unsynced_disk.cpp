#include "unsynced_disk.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>

namespace reliability {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sector = 512;

std::string whole(const fs::path& path) {
  return fs::absolute(path).lexically_normal().string();
}

void put(std::string& content, off_t offset, std::string_view bytes) {
  const auto at = static_cast<std::size_t>(offset);
  if (content.size() < at + bytes.size()) content.resize(at + bytes.size(), '\0');
  std::copy(bytes.begin(), bytes.end(), content.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

void UnsyncedDisk::begin(const fs::path& folder) {
  folder_ = folder;
  notice_new_names();
  for (const auto& [path, index] : names_) contents_[index].on_disk = bytes_of(path);
  names_on_disk_ = names_;
  changes_.clear();
}

void UnsyncedDisk::notice_new_names() {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder_)) {
    struct stat found {};
    const std::string path = whole(entry.path());
    if (names_.count(path) != 0 || ::lstat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) continue;
    const Identity identity(found.st_dev, found.st_ino);
    contents_.emplace_back();
    known_[identity] = contents_.size() - 1;
    change(entry.path().parent_path(), {{path, contents_.size() - 1}});
  }
}

std::optional<std::size_t> UnsyncedDisk::content_of(int file) {
  struct stat found {};
  if (::fstat(file, &found) != 0 || !S_ISREG(found.st_mode)) return std::nullopt;
  const Identity identity(found.st_dev, found.st_ino);
  if (known_.count(identity) == 0) notice_new_names();
  const auto known = known_.find(identity);
  if (known == known_.end()) return std::nullopt;
  return known->second;
}

void UnsyncedDisk::change(const fs::path& folder, const Change& change) {
  for (const auto& [path, index] : change) {
    if (index) {
      names_[path] = *index;
    } else {
      names_.erase(path);
    }
  }
  changes_[whole(folder)].push_back(change);
  // The number of a file without a name may be given to another.
  for (auto known = known_.begin(); known != known_.end();) {
    const auto has_name = [&known](const auto& name) { return name.second == known->second; };
    known = std::any_of(names_.begin(), names_.end(), has_name) ? std::next(known) : known_.erase(known);
  }
}

void UnsyncedDisk::written(int file, off_t at, std::string bytes) {
  if (const auto index = content_of(file)) contents_[*index].since.push_back({at, std::move(bytes)});
}

void UnsyncedDisk::truncated(int file, off_t size) {
  if (const auto index = content_of(file)) contents_[*index].since.push_back({size, std::nullopt});
}

void UnsyncedDisk::synced(int file) {
  const fs::path path = fs::read_symlink("/proc/self/fd/" + std::to_string(file));
  if (fs::is_directory(path)) {
    notice_new_names();
    const std::string folder = whole(path);
    for (const Change& each : changes_[folder]) {
      for (const auto& [name, index] : each) {
        if (index) {
          names_on_disk_[name] = *index;
        } else {
          names_on_disk_.erase(name);
        }
      }
    }
    changes_[folder].clear();
  } else if (const auto index = content_of(file)) {
    contents_[*index] = {bytes_of(path), {}};
  }
}

void UnsyncedDisk::unlinked(const fs::path& path) {
  if (names_.count(whole(path)) == 0) return;
  change(fs::absolute(path).parent_path(), {{whole(path), std::nullopt}});
}

void UnsyncedDisk::renamed(const fs::path& from, const fs::path& to) {
  const auto name = names_.find(whole(from));
  if (name == names_.end()) return;
  change(fs::absolute(to).parent_path(), {{whole(from), std::nullopt}, {whole(to), name->second}});
}

void UnsyncedDisk::linked(const fs::path& from, const fs::path& to) {
  const auto name = names_.find(whole(from));
  if (name != names_.end()) change(fs::absolute(to).parent_path(), {{whole(to), name->second}});
}

std::string UnsyncedDisk::left_of(const Content& content, std::mt19937& random) const {
  std::string left = content.on_disk;
  enum { nothing, everything, first_ones, some };
  const auto kept = random() % 4;
  const std::size_t first = content.since.empty() ? 0 : random() % (content.since.size() + 1);
  for (std::size_t i = 0; i < content.since.size(); ++i) {
    if (kept == nothing || (kept == first_ones && i >= first) || (kept == some && random() % 2 == 0)) continue;
    const Write& write = content.since[i];
    if (!write.bytes) {
      left.resize(static_cast<std::size_t>(write.at), '\0');
      continue;
    }
    const std::string_view bytes = *write.bytes;
    for (std::size_t at = 0; at < bytes.size(); at += sector) {
      if (kept == some && random() % 4 == 0) continue;
      put(left, write.at + static_cast<off_t>(at), bytes.substr(at, sector));
    }
  }
  return left;
}

void UnsyncedDisk::lose_power(unsigned seed) {
  std::mt19937 random(seed);
  notice_new_names();
  Names left = names_on_disk_;
  for (const auto& [folder, changes] : changes_) {
    const std::size_t kept = random() % (changes.size() + 1);
    for (std::size_t i = 0; i < kept; ++i) {
      for (const auto& [path, index] : changes[i]) {
        if (index) {
          left[path] = *index;
        } else {
          left.erase(path);
        }
      }
    }
  }
  std::map<std::size_t, std::string> bytes;
  for (const auto& [path, index] : left) bytes.emplace(index, left_of(contents_[index], random));
  for (const auto& [path, index] : names_) fs::remove(path);
  for (const auto& [path, index] : left) std::ofstream(path, std::ios::binary) << bytes.at(index);
}

}  // namespace reliability
