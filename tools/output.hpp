// Where data goes and in which form: --format and -o, the format following the suffix.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "capex/io/rows.hpp"
#include "command_line.hpp"
#include "table.hpp"

namespace capex::tool {

/// Data to stdout; Error{storage} when it cannot be written (a full disk, a closed pipe).
void write_stdout(std::string_view text);

class Output {
 public:
  /// Declares --format and -o; `usual` is what is written where neither says.
  explicit Output(CommandLine& line, Format usual = Format::table);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// After parse(): what was asked for, else the suffix of -o, else the usual one.
  Format format() const;
  /// Bold headings: only for a table on a terminal that shows colour.
  Colour colour() const;

  /// To the file, which appears whole or not at all, or to stdout ("-", or no -o).
  void write(std::string_view text) const;
  /// A table on the screen, else the strict format.
  void write(const Rows& rows, const Table& table) const;
  /// A table made of the rows themselves.
  void write(const Rows& rows) const;

 private:
  const CommandLine* line_;
  Format usual_;
  std::optional<std::string> format_;
  std::optional<std::string> path_;
  bool guard_formulas_ = false;
};

}  // namespace capex::tool
