// A database file that appears under its name when it is whole, and that nothing of an earlier file of the name gets
// at.
//
// It is made beside its name, as NAME.capex-part. What a killed maker left there is found by its lock being free, and
// taken away by the next one.
#pragma once

#include <filesystem>

namespace capex::store {

class NewFile {
 public:
  /// Makes the part file. Error{busy} while another program is making one, Error{storage} where it cannot be made.
  explicit NewFile(std::filesystem::path target);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  /// Takes the part file away unless it was published.
  ~NewFile();

  /// Empty, to be filled by SQLite; closed again before publish().
  const std::filesystem::path& part() const { return part_; }

  enum class Existing { keep, replace };
  /// Brings it to the disk and gives it its name. Error{conflict} when something is there that is to be kept. What lies
  /// beside a replaced file (the journal of a killed writer) is played into that file, or taken away, first.
  void publish(Existing existing);

 private:
  std::filesystem::path target_;
  std::filesystem::path part_;
  int lock_ = -1;
  bool published_ = false;
};

/// The regular file that a name stands for, through links; the name itself where there is nothing yet. Error{usage} for
/// a folder, a pipe, a device: they are not replaced.
std::filesystem::path replaceable(const std::filesystem::path& target);

}  // namespace capex::store
