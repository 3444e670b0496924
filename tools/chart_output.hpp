// Where a chart goes and in which form: on the screen, as a picture, or as the numbers that are drawn.
#pragma once

#include <optional>
#include <string>

#include "capex/chart.hpp"
#include "command_line.hpp"

namespace capex::tool {

class ChartOutput {
 public:
  /// Declares --format and -o.
  explicit ChartOutput(CommandLine& line);
  ChartOutput(const ChartOutput&) = delete;
  ChartOutput& operator=(const ChartOutput&) = delete;

  /// After parse(): UsageError for a form that there is not.
  void check() const;
  /// Error{usage} where a PNG is wanted and there is no rsvg-convert, Error{storage} where it fails.
  void write(const Chart& chart) const;

 private:
  std::string form() const;

  std::optional<std::string> form_, path_;
  bool guard_formulas_ = false;
};

}  // namespace capex::tool
