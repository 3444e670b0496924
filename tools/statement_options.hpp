// What adding a figure and adding a claim have in common: which series and which document they speak of.
#pragma once

#include <optional>
#include <string>

#include "capex/entry.hpp"
#include "command_line.hpp"

namespace capex::tool {

class StatementOptions {
 public:
  /// Bound to the command line: it has to stay where it is until the command line was parsed.
  void declare(CommandLine& line);

  /// The figure or the claim, with what these options say of it, a source that is described among that. UsageError
  /// without a source, and where its description lacks what every source has.
  template <class Entry>
  Entry of(Entry entry) const {
    entry.source = source();
    entry.measure = measure_.value_or("");
    entry.basis = basis_.value_or("");
    entry.scope = scope_.value_or("");
    entry.decimals = decimals_.value_or("");
    entry.words = words_.value_or("");
    entry.described = described();
    return entry;
  }

 private:
  const std::string& source() const;
  std::optional<SourceEntry> described() const;

  std::optional<std::string> source_, measure_, basis_, scope_, decimals_, words_;
  std::optional<std::string> publisher_, kind_, known_on_, title_, url_;
};

}  // namespace capex::tool
