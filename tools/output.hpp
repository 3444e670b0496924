// Where data goes and in which form: --format and -o, the format following the suffix.
//
// A workbook is written into a file, or to a program that -o - says reads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capex/book.hpp"
#include "capex/rows.hpp"
#include "command_line.hpp"
#include "destination.hpp"

namespace capex::tool {

class Output {
 public:
  /// Declares --format and -o; `usual` is what is written where neither says.
  explicit Output(CommandLine& line, Format usual = Format::table);
  /// The same for a command that writes text, which is its usual form, JSON or Markdown.
  static Output of_text(CommandLine& line) { return Output(line, Format::table, {"text", "json", "markdown"}); }
  /// The same for one that writes rows alone, as CSV or a workbook.
  static Output of_rows(CommandLine& line) { return Output(line, Format::csv, {"csv", "xlsx"}); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// After parse(): what was asked for, else the suffix of -o, else the usual one.
  Format format() const;
  /// Bold headings: only for a table on a terminal that shows colour.
  bool bold() const;

  const std::optional<std::string>& path() const { return path_; }

  /// The rows in the format; in a table one column a column, in a workbook a sheet of that name, else the command's.
  std::string text(const Rows& rows, const std::string& sheet = "") const;

  /// The rows as a sheet that is called as the command is.
  Sheet sheet(Rows rows) const;

  /// To the file or to stdout.
  void write(std::string_view text) const;
  void write(const Rows& rows, const std::string& sheet = "") const { write(text(rows, sheet)); }
  /// Answers in a workbook with all that is to be said of them, else their rows.
  template <class One>
  void write(const Answers<One>& answers) const {
    write(format() == Format::xlsx ? workbook(sheets(answers)) : text(answers.rows()));
  }

 private:
  Output(CommandLine& line, Format usual, std::vector<std::string> offered);
  bool offers(Format format) const;
  Format format_asked() const;
  std::string suffixes() const;

  const CommandLine* line_;
  Format usual_;
  std::vector<std::string> offered_;  // the names of its formats; "text" is a table without cells
  std::optional<std::string> format_;
  std::optional<std::string> path_;
  bool guard_formulas_ = false;
};

}  // namespace capex::tool
