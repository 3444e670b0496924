// SQLite's result codes as capex::Error: what failed, in which file, and what to do next.
#pragma once

#include <string>
#include <string_view>

#include "capex/error.hpp"

struct sqlite3;

namespace capex::core::sqlite {

/// An Error that remembers SQLite's extended result code.
class Failure : public Error {
 public:
  Failure(ErrorCode code, const std::string& message, int result) : Error(code, message), result_(result) {}
  int result() const { return result_; }
  /// Whether SQLite has to write (to roll back what a killed writer left) before it can read.
  bool needs_recovery() const;
  /// Whether a row with the same primary key is there.
  bool repeats_key() const;

 private:
  int result_;
};

/// Throws the Failure that `result` stands for. `doing` completes "while ...": "opening it", "writing".
[[noreturn]] void fail(sqlite3* handle, int result, const std::string& file, std::string_view doing);
/// The same, but only for a result that says nothing about the file: memory ran out, the disk did not answer.
void fail_unless_damage(int result, const std::string& file, std::string_view doing);

}  // namespace capex::core::sqlite
