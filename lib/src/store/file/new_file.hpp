// A database file that appears under its name when it is whole, and that nothing of an earlier file of the name gets
// at.
#pragma once

#include <chrono>
#include <filesystem>

#include "disk/part_file.hpp"
#include "store/sqlite/connection.hpp"

namespace capex::core::store {

class NewFile {
 public:
  using Existing = PartFile::Existing;

  /// As PartFile.
  explicit NewFile(std::filesystem::path target) : file_(std::move(target)) {}

  /// Empty, to be filled by SQLite; closed again before publish().
  const std::filesystem::path& part() const { return file_.part(); }

  /// Fills it with all that a database holds, in one consistent state. Error{damaged} where that does not pass the
  /// check: a copy of a file that was damaged unnoticed, or that went wrong on its way, is no backup. Whoever may not
  /// read the file may not read its copy.
  void copy(const sqlite::Connection& from);

  /// As PartFile::publish. Its commits are counted from anywhere, so that no two files begin with the same page. What
  /// lies beside a replaced file (the journal of a killed writer) is played into that file, or taken away, first; where
  /// none is replaced, it is Error{conflict}.
  /// `wait`: how long whoever uses the replaced file is waited for.
  void publish(Existing existing, std::chrono::milliseconds wait = std::chrono::seconds(5));

 private:
  void count_from_anywhere();

  PartFile file_;
};

}  // namespace capex::core::store
