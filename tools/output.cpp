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

Output::Output(CommandLine& line, Format usual)
    : Output(line, usual, {"table", "csv", "json", "ndjson", "markdown", "xlsx"}) {}

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

// ".json, .md or .txt"
std::string Output::suffixes() const {
  std::vector<std::string> all;
  for (const std::string& one : offered_) {
    const auto format = format_called(one);
    if (format && *format != Format::table) all.push_back(*format == Format::markdown ? ".md" : '.' + one);
  }
  if (offers(Format::table)) all.emplace_back(".txt");
  const std::string last = all.back();
  all.pop_back();
  return fmt::format("{} or {}", fmt::join(all, ", "), last);
}

Format Output::format() const {
  const Format format = format_asked();
  if (format == Format::xlsx && (!path_ || (*path_ == "-" && isatty(STDOUT_FILENO) == 1))) {
    throw UsageError(
        "a workbook is not for a screen: -o book.xlsx writes it into a file, -o - to a program that reads it");
  }
  return format;
}

Format Output::format_asked() const {
  if (format_) {
    const auto format = format_called(*format_);
    if (format && offers(*format)) return *format;
    throw UsageError(fmt::format("no format '{}'{}", *format_, core::did_you_mean_one_of(*format_, offered_)));
  }
  if (path_ && *path_ != "-") {
    const auto format = format_of_path(*path_);
    if (format && offers(*format)) return *format;
    if (offers(Format::table) && std::filesystem::path(*path_).extension() == ".txt") return Format::table;
    if (!format && !offers(Format::table)) return usual_;  // a file of rows may be called as it likes
    const std::string suffix = std::filesystem::path(*path_).extension().string();
    throw UsageError(fmt::format("which format is {}? Name it with --format ({}), or end the name in {}{}", *path_,
                                 fmt::join(offered_, ", "), suffixes(),
                                 suffix == ".html" || suffix == ".htm" ? "; 'capex report' makes a page" : ""));
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

std::string Output::text(const Rows& rows, const std::string& sheet) const {
  const Format chosen = format();
  if (chosen == Format::xlsx) {
    Sheet one = this->sheet(rows);
    if (!sheet.empty()) one.name = sheet;
    return workbook({one});
  }
  if (chosen != Format::table) {
    WriteOptions options;
    options.guard_formulas = guard_formulas_;
    return write_rows(rows, chosen, options);
  }
  TableStyle style;
  style.bold = bold();
  return table(rows, style);
}

Sheet Output::sheet(Rows rows) const {
  const std::string_view command = line_->command().name;
  return {std::string(command.substr(command.rfind(' ') + 1)), std::move(rows)};
}

void Output::write(std::string_view text) const {
  Destination destination(path_);
  destination.write(text);
  destination.finish();
}

}  // namespace capex::tool
