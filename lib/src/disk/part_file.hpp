// A file that appears under its name when it is whole, or not at all.
//
// It is made beside its name, as NAME.capex-part, and locked for as long as its maker lives. What a killed maker left
// is told by that lock being free, and taken away by the next that makes a file in the same folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace capex::core {

class PartFile {
 public:
  /// Makes the part file, empty. Error{busy} while another program is making one, Error{storage} where it cannot be
  /// made, Error{usage} for a name that is a part file's own.
  explicit PartFile(std::filesystem::path target);
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  /// Takes the part file away unless it was published.
  ~PartFile();

  const std::filesystem::path& target() const { return target_; }
  const std::filesystem::path& part() const { return part_; }

  /// Error{storage} where the disk does not take it.
  void write(std::string_view text);
  /// The same over what is there.
  void overwrite(std::int64_t offset, std::string_view bytes);

  /// Gives it the permissions of another file, where there is one, but for those that an earlier call has not given. A
  /// file that is replaced keeps its own, within the same bounds.
  void allow_as(const std::filesystem::path& other);

  enum class Existing { keep, replace };
  /// Brings it to the disk and gives it its name. Error{conflict} when something is there that is to be kept.
  void publish(Existing existing);

 private:
  void open();
  void send_on();

  std::filesystem::path target_;
  std::filesystem::path part_;
  int file_ = -1;
  std::int64_t size_ = 0;                   // that was written
  [[maybe_unused]] std::int64_t sent_ = 0;  // of it, on its way to the disk: where the system can be told to
  unsigned allowed_ = 0777;
  bool published_ = false;
};

/// Error{usage} for a name that part files have: what bears it is taken away when nobody is making it.
void refuse_part_name(const std::filesystem::path& path);

/// Takes away what killed makers left in a folder; what cannot be taken away stays, and so does a whole SQLite database
/// NAME.capex-part where there is no NAME, which may be somebody's.
void remove_left_parts(const std::filesystem::path& folder);
/// The same of one file.
void remove_left_part(const std::filesystem::path& target);

/// A rename is on the disk when its folder is. Error{storage} where the disk does not take it.
void sync_folder(const std::filesystem::path& folder);

/// The regular file that a name stands for, through links; the name itself where there is nothing yet. Error{usage} for
/// a folder, a pipe, a device: they are not replaced.
std::filesystem::path replaceable(const std::filesystem::path& target);

}  // namespace capex::core
