#include "chart_output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "capex/error.hpp"
#include "destination.hpp"
#include "screen_size.hpp"
#include "text/near_names.hpp"

extern char** environ;  // POSIX declares it nowhere

namespace capex::tool {

namespace {

const std::vector<std::string>& forms() {
  static const std::vector<std::string> all = {"text", "svg", "png", "csv", "json", "ndjson"};
  return all;
}

bool is_form(const std::string& word) {
  return std::find(forms().begin(), forms().end(), word) != forms().end();
}

/// Of a terminal its own width, else what COLUMNS says; 80 else.
std::size_t screen_width(bool on_stdout) {
  constexpr std::size_t usual = 80;
  if (!on_stdout || isatty(STDOUT_FILENO) != 1) return usual;
  const auto width = terminal_width();
  return width ? *width : width_said().value_or(usual);
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

Error no_picture(const std::string& why) {
  return {ErrorCode::storage, "no PNG was made: " + why};
}

File scratch() {
  File file(std::tmpfile());
  if (!file) throw no_picture(fmt::format("no temporary file can be made: {}", std::strerror(errno)));
  return file;
}

std::string all_of(std::FILE* file) {
  std::rewind(file);
  std::string text;
  std::array<char, 1 << 16> piece = {};
  for (std::size_t got = 0; (got = std::fread(piece.data(), 1, piece.size(), file)) > 0;) {
    text.append(piece.data(), got);
  }
  return text;
}

/// What rsvg-convert, of librsvg, makes of it, at twice its size for screens that are fine.
std::string png_of(const std::string& picture) {
  const File in = scratch(), out = scratch(), err = scratch();
  if (std::fwrite(picture.data(), 1, picture.size(), in.get()) != picture.size() || std::fflush(in.get()) != 0) {
    throw no_picture(fmt::format("a temporary file cannot be written: {}", std::strerror(errno)));
  }
  std::rewind(in.get());
  posix_spawn_file_actions_t actions = {};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fileno(in.get()), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(out.get()), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(err.get()), STDERR_FILENO);
  std::array<std::string, 3> words = {"rsvg-convert", "--format=png", "--zoom=2"};
  std::array<char*, 4> arguments = {words[0].data(), words[1].data(), words[2].data(), nullptr};
  pid_t child = 0;
  const int failure = posix_spawnp(&child, words[0].c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (failure == 0) {
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  constexpr int not_there = 127;  // as a shell says it
  if (failure == ENOENT || (failure == 0 && WIFEXITED(status) && WEXITSTATUS(status) == not_there)) {
    throw Error(ErrorCode::usage,
                "a PNG is drawn by rsvg-convert, which is not installed: on Debian, apt-get install librsvg2-bin; "
                "-o FILE.svg works without it");
  }
  if (failure != 0) throw no_picture(fmt::format("rsvg-convert cannot be run: {}", std::strerror(failure)));
  std::string made = all_of(out.get());
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || made.empty()) {
    std::string said = all_of(err.get());
    said.erase(said.find_last_not_of(" \n") + 1);
    throw no_picture("rsvg-convert failed" + (said.empty() ? "" : ": " + said));
  }
  return made;
}

}  // namespace

ChartOutput::ChartOutput(CommandLine& line) {
  line.group("Output");
  line.option(
      "--format", form_, "FORMAT",
      fmt::format("{} (default text; the last three are the numbers that are drawn)", fmt::join(forms(), ", ")));
  line.option("-o,--output", path_, "FILE", "write there, the format by its suffix; - is standard output");
  line.flag("--guard-formulas", guard_formulas_,
            "csv: text that a spreadsheet would take for a formula gets a leading '");
}

std::string ChartOutput::form() const {
  if (form_) {
    if (is_form(*form_)) return *form_;
    throw UsageError(fmt::format("no format '{}'{}", *form_, core::did_you_mean_one_of(*form_, forms())));
  }
  if (!path_ || *path_ == "-") return "text";
  std::string suffix = std::filesystem::path(*path_).extension().string();
  suffix.erase(0, 1);
  if (suffix == "txt") return "text";
  if (suffix != "text" && is_form(suffix)) return suffix;
  throw UsageError(
      fmt::format("which format is {}? Name it with --format ({}), or end the name in .svg, .png, .txt, "
                  ".csv, .json or .ndjson",
                  *path_, fmt::join(forms(), ", ")));
}

void ChartOutput::check() const {
  if (form() != "png" || (path_ && *path_ != "-") || isatty(STDOUT_FILENO) != 1) return;
  throw UsageError("a PNG is nothing for a terminal: name a file with -o FILE.png");
}

void ChartOutput::write(const Chart& chart) const {
  const std::string wanted = form();
  std::string content;
  if (wanted == "text") {
    content = text(chart, screen_width(!path_ || *path_ == "-"));
  } else if (wanted == "svg") {
    content = svg(chart);
  } else if (wanted == "png") {
    content = png_of(svg(chart));
  } else {
    WriteOptions options;
    options.guard_formulas = guard_formulas_;
    content = write_rows(rows(chart), *parse_format(wanted), options);
  }
  Destination destination(path_);
  destination.write(content);
  destination.finish();
}

}  // namespace capex::tool
