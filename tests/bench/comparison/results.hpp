// What was measured, by size and name: kept as lines of a file, so that each size is measured by a process of its own
// and all are reported together.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace capex::core::bench {

/// One size.
struct Measured {
  std::map<std::string, double> numbers;     // seconds of a party under its name, and what else is said in the report
  std::map<std::string, std::string> words;  // versions, and why a party is left out

  std::optional<double> number(const std::string& name) const;
  /// Keeps the smallest.
  void keep_best(const std::string& name, double number);
};

/// By the number of figures first stated.
using Results = std::map<std::int64_t, Measured>;

void append(const std::filesystem::path& file, std::int64_t figures, const Measured& measured);
Results read_results(const std::filesystem::path& file);

/// The tables, in Markdown.
std::string report(const Results& results, const std::string& date);

}  // namespace capex::core::bench
