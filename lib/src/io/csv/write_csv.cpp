#include "io/csv/write_csv.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <set>
#include <utility>
#include <vector>

#include "disk/part_file.hpp"
#include "io/csv/csv_kinds.hpp"
#include "io/csv/csv_lines.hpp"
#include "io/csv/stopped_export.hpp"

namespace capex::core {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, std::string_view what) {
  throw Error(ErrorCode::storage, fmt::format("'{}' {}: {}", path.string(), what, std::strerror(errno)));
}

// What a name is given to: as it is, or the file that a link stands for. A folder, a pipe or a device is not replaced.
std::filesystem::path without_link(const std::filesystem::path& path) {
  std::error_code ignored;
  const auto type = std::filesystem::status(path, ignored).type();
  if (type != std::filesystem::file_type::not_found && type != std::filesystem::file_type::regular) {
    throw Error(ErrorCode::usage,
                fmt::format("'{}' is not a file that could be replaced: export into another folder", path.string()));
  }
  return std::filesystem::is_symlink(path, ignored) ? replaceable(path) : path;
}

/// One file of the folder, under a temporary name until it is published.
class OutputFile {
 public:
  OutputFile(const std::filesystem::path& folder, const CsvKind& kind)
      : path_(without_link(folder / fmt::format("{}.csv", kind.name))),
        temporary_(folder / fmt::format("{}.csv.partial", kind.name)) {
    for (const Column& column : kind.columns) text_ += fmt::format("{}{}", text_.empty() ? "" : ",", column.name);
    text_ += '\n';
  }

  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  ~OutputFile() {
    if (file_ >= 0) ::close(file_);
    if (!published_ && !kept_ && opened_) ::unlink(temporary_.c_str());
  }

  /// Where the name is a link, what is written goes to the file that it stands for.
  const std::filesystem::path& path() const { return path_; }

  /// A file gets its name by a move, which stays within one file system.
  void require_in_reach() const {
    struct stat here {
    }, there{};
    const std::filesystem::path folder = temporary_.parent_path().empty() ? "." : temporary_.parent_path();
    const std::filesystem::path target = path_.parent_path().empty() ? "." : path_.parent_path();
    if (::stat(folder.c_str(), &here) != 0 || ::stat(target.c_str(), &there) != 0) return;
    if (here.st_dev == there.st_dev) return;
    throw Error(ErrorCode::usage,
                fmt::format("'{}' is a link to {}, on another file system: export into another folder",
                            temporary_.stem().string(), path_.string()));
  }

  /// Gives what a stopped export had written to its end its name.
  void publish_left() {
    if (::rename(temporary_.c_str(), path_.c_str()) != 0 && errno != ENOENT) fail(path_, "cannot be given its name");
  }

  /// What a killed export left, or a stranger: it is neither written into nor waited for.
  void remove_left() {
    if (::unlink(temporary_.c_str()) != 0 && errno != ENOENT) fail(path_, "cannot be written");
  }

  void open() {
    file_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file_ < 0) fail(path_, "cannot be written");
    opened_ = true;
    // A file that is replaced keeps its permissions; where that cannot be, the umask has said who may read it.
    struct stat replaced {};
    if (::stat(path_.c_str(), &replaced) == 0) (void)(::fchmod(file_, replaced.st_mode & 0777) == 0);
  }

  /// Lines are appended here, then passed on with flush_if_full().
  std::string& text() { return text_; }

  void flush_if_full() {
    constexpr std::size_t full = 1 << 20;
    if (text_.size() >= full) flush();
  }

  void close() {
    flush();
    // On the disk before any name is given: a lost rename then loses nothing else.
    if (::fsync(file_) != 0 || ::close(std::exchange(file_, -1)) != 0) fail(path_, "could not be written to its end");
  }

  /// Whole, but without its name: it stays, so that the folder says that it is of two exports.
  void keep() { kept_ = true; }

  void publish() {
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, "cannot be given its name");
    published_ = true;
    if (path_.parent_path() != temporary_.parent_path()) sync_folder(path_.parent_path());
  }

 private:
  void flush() {
    for (std::string_view left = text_; !left.empty();) {
      const ssize_t written = ::write(file_, left.data(), left.size());
      if (written < 0 && errno != EINTR) fail(path_, "cannot be written");
      if (written > 0) left.remove_prefix(static_cast<std::size_t>(written));
    }
    text_.clear();
  }

  std::filesystem::path path_;  // without links
  std::filesystem::path temporary_;
  int file_ = -1;
  std::string text_;
  bool opened_ = false;
  bool published_ = false;
  bool kept_ = false;
};

/// Held while a folder is written, so that one export at a time does, and what lies there without a name is of one that
/// was stopped.
class FolderLock {
 public:
  explicit FolderLock(const std::filesystem::path& folder)
      : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    // Where a folder cannot be locked (some network file systems), exports are not kept apart.
    if (folder_ < 0 || ::flock(folder_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
    ::close(folder_);
    throw Error(ErrorCode::busy,
                fmt::format("another program is exporting into '{}' just now; try again when it has finished",
                            folder.string()));
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock() {
    if (folder_ >= 0) ::close(folder_);
  }

 private:
  int folder_;
};

/// The folder, which is made with those above it where there is none. Those that were made and are empty go again with
/// this.
class MadeFolder {
 public:
  explicit MadeFolder(const std::filesystem::path& folder) {
    std::error_code failed;
    for (std::filesystem::path each = folder; !each.empty() && !std::filesystem::exists(each, failed);) {
      made_.push_back(each);
      const std::filesystem::path above = each.parent_path();
      if (above == each) break;
      each = above;
    }
    std::filesystem::create_directories(folder, failed);
    if (!failed) return;
    remove();
    throw Error(ErrorCode::storage,
                fmt::format("the folder '{}' cannot be made: {}", folder.string(), failed.message()));
  }
  MadeFolder(const MadeFolder&) = delete;
  MadeFolder& operator=(const MadeFolder&) = delete;
  ~MadeFolder() { remove(); }

 private:
  void remove() {
    for (const std::filesystem::path& each : made_) {
      if (::rmdir(each.c_str()) != 0) break;
    }
  }

  std::vector<std::filesystem::path> made_;  // the innermost first
};

}  // namespace

std::vector<std::string> CsvFolderWriter::files() {
  std::vector<std::string> names;
  for (const CsvKind* kind :
       {&companies_csv, &groups_csv, &measures_csv, &sources_csv, &figures_csv, &claims_csv, &rates_csv}) {
    names.push_back(std::string(kind->name) + ".csv");
  }
  return names;
}

struct CsvFolderWriter::State {
  explicit State(const std::filesystem::path& named)
      : folder(named),
        made(named),
        lock(folder),
        companies(folder, companies_csv),
        groups(folder, groups_csv),
        measures(folder, measures_csv),
        sources(folder, sources_csv),
        figures(folder, figures_csv),
        claims(folder, claims_csv),
        rates(folder, rates_csv) {
    std::error_code ignored;  // what cannot be looked at cannot be written either
    std::set<std::filesystem::path> targets;
    for (const OutputFile* file : files()) {
      file->require_in_reach();
      if (targets.insert(std::filesystem::weakly_canonical(file->path(), ignored)).second) continue;
      throw Error(ErrorCode::usage, fmt::format("'{}' is what two files of the folder '{}' stand for: export into "
                                                "another folder",
                                                file->path().string(), folder.string()));
    }
    // Should this one be stopped as well, the folder is still of one export.
    if (is_of_two_exports(folder)) {
      for (OutputFile* file : files()) file->publish_left();
    }
    // rates.csv.partial is never there without companies.csv.partial, until the first file gets its name.
    const auto all = files();
    for (auto file = all.rbegin(); file != all.rend(); ++file) (*file)->remove_left();
    for (OutputFile* file : all) file->open();
  }

  std::array<OutputFile*, 7> files() { return {&companies, &groups, &measures, &sources, &figures, &claims, &rates}; }

  std::filesystem::path folder;
  MadeFolder made;
  FolderLock lock;
  OutputFile companies, groups, measures, sources, figures, claims, rates;
};

CsvFolderWriter::CsvFolderWriter(const std::filesystem::path& folder) : state_(std::make_unique<State>(folder)) {}
CsvFolderWriter::CsvFolderWriter(CsvFolderWriter&&) noexcept = default;
CsvFolderWriter::~CsvFolderWriter() = default;

void CsvFolderWriter::write(const Batch& batch) {
  if (!state_) throw Error(ErrorCode::usage, "the folder is finished: nothing more can be written into it");
  const auto append = [](OutputFile& file, const auto& rows, const auto&... context) {
    for (const auto& row : rows) {
      append_line(file.text(), row, context...);
      file.flush_if_full();
    }
  };
  append(state_->companies, batch.companies);
  append(state_->groups, batch.members);
  append(state_->measures, batch.measures);
  append(state_->sources, batch.sources);
  append(state_->figures, batch.figures, batch);
  append(state_->claims, batch.claims);
  append(state_->rates, batch.rates, batch);
}

void CsvFolderWriter::finish() {
  if (!state_) return;
  for (OutputFile* file : state_->files()) file->close();
  bool begun = false;
  try {
    for (OutputFile* file : state_->files()) {
      // The order of the first and the last name is the disk's as well.
      if (file == &state_->rates) sync_folder(state_->folder);
      file->publish();
      begun = true;
      if (file == &state_->companies) sync_folder(state_->folder);
    }
  } catch (...) {
    for (OutputFile* file : state_->files()) {
      if (begun) file->keep();
    }
    throw;
  }
  sync_folder(state_->folder);
  state_.reset();
}

}  // namespace capex::core
