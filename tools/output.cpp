#include "output.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "capex/error.hpp"
#include "capex/look.hpp"
#include "text/near_names.hpp"

namespace capex::tool {

namespace {

std::optional<Format> format_called(const std::string& name) {
  return name == "text" ? Format::table : parse_format(name);
}

}  // namespace

Output::Output(CommandLine& line, Format usual) : Output(line, usual, {"table", "csv", "json", "ndjson", "markdown"}) {}

Output::Output(CommandLine& line, Format usual, std::vector<std::string> offered)
    : line_(&line), usual_(usual), offered_(std::move(offered)) {
  const auto name = std::find_if(offered_.begin(), offered_.end(),
                                 [usual](const std::string& one) { return format_called(one) == usual; });
  line.group("Output");
  line.option("--format", format_, "FORMAT", fmt::format("{} (default {})", fmt::join(offered_, ", "), *name),
              Takes(Takes::Kind::words, offered_));
  line.option("-o,--output", path_, "FILE", "write there, the format by its suffix; - is standard output",
              Takes::Kind::files);
  if (!offers(Format::csv)) return;
  line.flag("--guard-formulas", guard_formulas_,
            "csv: text that a spreadsheet would take for a formula gets a leading '");
}

bool Output::offers(Format format) const {
  return std::any_of(offered_.begin(), offered_.end(),
                     [format](const std::string& one) { return format_called(one) == format; });
}

Format Output::format() const {
  if (format_) {
    const auto format = format_called(*format_);
    if (format && offers(*format)) return *format;
    throw UsageError(fmt::format("no format '{}'{}", *format_, core::did_you_mean_one_of(*format_, offered_)));
  }
  if (path_ && *path_ != "-") {
    const auto format = format_of_path(*path_);
    if (format && offers(*format)) return *format;
    if (std::filesystem::path(*path_).extension() == ".txt") return Format::table;
    throw UsageError(fmt::format("which format is {}? Name it with --format ({}), or end the name in {}", *path_,
                                 fmt::join(offered_, ", "),
                                 offers(Format::csv) ? ".csv, .json, .ndjson, .md or .txt" : ".json, .md or .txt"));
  }
  return usual_;
}

bool Output::bold() const {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool wanted = !line_->no_color() && (no_color == nullptr || *no_color == '\0') && term != nullptr &&
                      std::strcmp(term, "dumb") != 0;
  const bool on_screen = (!path_ || *path_ == "-") && isatty(STDOUT_FILENO) == 1;
  return wanted && on_screen;
}

std::string Output::text(const Rows& rows) const {
  const Format chosen = format();
  if (chosen != Format::table) {
    WriteOptions options;
    options.guard_formulas = guard_formulas_;
    return write_rows(rows, chosen, options);
  }
  TableStyle style;
  style.bold = bold();
  return table(rows, style);
}

void Output::write(std::string_view text) const {
  Destination destination(path_);
  destination.write(text);
  destination.finish();
}

}  // namespace capex::tool
