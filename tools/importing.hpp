// What the import commands share: their flags, what is recorded of them, and the hash of what they read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loading.hpp"

namespace capex::core::tool {

/// --dry-run and --skip-bad
void import_flags(CommandLine& line, LoadOptions& options);

/// What is recorded of an import of these paths, now; the hash is still to come.
ImportInfo import_of(const CommandLine& line, const std::vector<std::string>& paths);

/// --known-on: since when what the input says is known.
class KnownOn {
 public:
  void declare(CommandLine& line);
  /// The day that was named; UsageError for what is none.
  void into(ImportInfo& info) const;

 private:
  std::optional<std::string> day_;
};

/// One input's hash, or of several the hash of their hashes.
class InputHash {
 public:
  void add(std::string_view bytes);
  /// Of an input that was hashed already.
  void add_hash(const std::string& hash);
  /// Empty where nothing was read.
  std::string text() const;

 private:
  std::string hashes_;
  std::int64_t inputs_ = 0;
};

/// The paragraph that ends every help of theirs.
inline constexpr std::string_view all_or_nothing =
    "Nothing is loaded unless every row is good; each bad row is named with file, line and column. What is there "
    "already is\n"
    "never replaced, and loading the same file again changes nothing.";

}  // namespace capex::core::tool
