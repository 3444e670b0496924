// What adding a figure and adding a claim have in common: which series and which document they speak of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adding.hpp"
#include "command_line.hpp"

namespace capex::core::tool {

class StatementOptions {
 public:
  /// Bound to the command line: it has to stay where it is until the command line was parsed.
  void declare(CommandLine& line);

  /// The row, but for what is stated. UsageError without a source; Error{not_found} with a near name for a company, a
  /// measure or a source that the file does not know.
  TidyRow row(const CommandLine& line, const std::string& company, const std::string& period) const;

  /// The row, and before it the source where the line describes one: a document that the file does not know yet, or
  /// one that it knows so. UsageError where the description lacks what every source has.
  std::vector<TidyRow> with_source(TidyRow row) const;

  /// Of the document; valid after row().
  const std::string& source() const { return *source_; }

 private:
  std::optional<TidyRow> source_row() const;

  std::optional<std::string> source_, measure_, basis_, scope_, decimals_, words_;
  std::optional<std::string> publisher_, kind_, known_on_, title_, url_;
};

}  // namespace capex::core::tool
