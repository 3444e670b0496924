// Mutated files of strangers, each put to every question that the tool answers: an answer or a clear error, in bounded
// time and memory, and the file as it was. A crash, a hang, the words of a C++ library in a message and a changed file
// are faults; each is named with the number that makes it again.
//
//   hostile_files [COUNT [FIRST]]     e.g. 10000; the number of the first, 0 unless said
//   hostile_files one NUMBER FILE     leaves the mutated file there
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "capex/error.hpp"
#include "command_line.hpp"
#include "commands.hpp"
#include "mutation.hpp"

namespace {

namespace fs = std::filesystem;
using capex::tool::Command;
using capex::tool::CommandLine;

constexpr int most_seconds = 20;  // of the processor, for all questions of one file
#ifdef CAPEX_ADDRESS_SANITIZER
constexpr long most_kilobytes = 3'000'000;
#else
constexpr long most_kilobytes = 900'000;  // a query may have 512 MB
#endif

struct Asked {
  const Command* command;
  std::vector<std::string> words;
};

const std::vector<Asked>& questions() {
  using namespace capex::tool;
  static const std::vector<Asked> all = {
      {&list_command, {"companies"}},
      {&list_command, {"sources", "--format", "json"}},
      {&list_command, {"groups"}},
      {&list_command, {"measures"}},
      {&list_command, {"rates"}},
      {&list_command, {"imports", "--format", "markdown"}},
      {&show_command, {"alibaba", "tencent", "--in", "USD"}},
      {&show_command, {"microsoft", "--revisions"}},
      {&growth_command, {"alibaba", "meta", "--period", "2024H1", "--in", "USD", "--split"}},
      {&total_command, {"bat", "--period", "2024H1", "--in", "USD"}},
      {&check_command, {"--all"}},
      {&explain_command, {"alibaba", "2024H1", "--in", "USD", "--growth"}},
      {&screen_command, {"growth > 10%", "--period", "2024H1", "--in", "USD"}},
      {&convert_command, {"1bn", "CNY", "USD", "--period", "2024H1"}},
      {&export_growth_command, {"--in", "USD"}},
      {&export_observations_command, {}},
      {&export_content_command, {"out", "--force"}},
      {&verify_command, {}},
      {&sql_command, {"select * from stated_figures", "--format", "csv"}},
      {&sql_command, {"select * from daily_rates", "--format", "csv", "--timeout", "5"}},
      {&sql_command, {"select * from claims", "--timeout", "5"}},
  };
  return all;
}

// What nobody is to read: the words of a library, and of our own where the call was right.
std::string strange(std::string_view message) {
  for (const std::string_view words :
       {"basic_string", "unordered_map", "map::at", "vector::", "std::", "_M_", "bad_alloc", "length_error",
        "filesystem error", "is out of range 0..6", "is out of range 1..12", "Year is out of valid range",
        "Day of month", "bad optional", "bad variant", "bad_function", "invalid argument"}) {
    if (message.find(words) != std::string_view::npos) return std::string(words);
  }
  return message.empty() ? "nothing" : "";  // what a terminal would obey the tool writes out
}

// In a process of its own: 0, or 1 with what is wrong on stderr. What a sanitizer says goes to `report`.
int ask_all(const fs::path& file, const fs::path& report) {
  dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
  const int errors = dup(STDERR_FILENO);
  dup2(open(report.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
  int faults = 0;
  const auto fault = [&](const Asked& asked, const std::string& what) {
    std::string words;
    for (const std::string& word : asked.words) words += " " + word;
    const std::string line = fmt::format("  {}{}: {}\n", asked.command->name, words, what);
    if (write(errors, line.data(), line.size()) < 0) std::abort();
    faults = 1;
  };
  for (const Asked& asked : questions()) {
    std::vector<std::string> words = asked.words;
    words.insert(words.end(), {"--db", file.string(), "-q", "--wait", "1"});
    try {
      CommandLine line(*asked.command, words);
      asked.command->run(line);
    } catch (const capex::tool::UsageError& error) {
      fault(asked, fmt::format("a right question is called wrong: {}", error.what()));
    } catch (const capex::Error& error) {
      if (const std::string words_of = strange(error.what()); !words_of.empty()) fault(asked, error.what());
      if (error.code() == capex::ErrorCode::usage) {
        fault(asked, fmt::format("a right question is called wrong: {}", error.what()));
      }
    } catch (const std::bad_alloc&) {
      fault(asked, "memory ran out");
    } catch (const std::exception& error) {
      fault(asked, fmt::format("the words of a library: {}", error.what()));
    }
  }
  return faults;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The line of a sanitizer's report that names the fault; empty where it said nothing.
std::string sanitizers_line(const fs::path& report) {
  std::ifstream lines(report);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("runtime error: ") != std::string::npos || line.find("Sanitizer: ") != std::string::npos) return line;
  }
  return {};
}

// The process's end; how much memory it had.
std::string in_a_process(const fs::path& file, long& kilobytes) {
  const fs::path report = file.parent_path() / "report";
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    rlimit limit{most_seconds, most_seconds + 1};
    setrlimit(RLIMIT_CPU, &limit);
    rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    alarm(10 * most_seconds);  // one that waits
    _exit(ask_all(file, report));
  }
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  kilobytes = used.ru_maxrss;
  if (const std::string line = sanitizers_line(report); !line.empty()) return line;
  if (WIFSIGNALED(status)) return fmt::format("ended by signal {}", WTERMSIG(status));
  if (WEXITSTATUS(status) != 0) return "said what it should not";
  return {};
}

void make_file(const fs::path& file) {
  const auto run = [&](const Command& command, std::vector<std::string> words) {
    words.insert(words.end(), {"--db", file.string(), "-q"});
    CommandLine line(command, std::move(words));
    command.run(line);
  };
  // Of the example the companies that are asked for, with the rates of one year: small, so that what is hit matters.
  const fs::path folder = file.parent_path() / "example";
  fs::copy(fs::path(CAPEX_SOURCE_DIR) / "examples/ai-capex", folder);
  std::ifstream all(fs::path(CAPEX_SOURCE_DIR) / "examples/ai-capex/rates.csv");
  std::ofstream some(folder / "rates.csv", std::ios::trunc);
  for (std::string line; std::getline(all, line);) {
    if (line.find(",20") == std::string::npos || line.find(",2024-") != std::string::npos) some << line << '\n';
  }
  some.close();
  for (const char* company :
       {"alphabet", "amazon", "amd", "constellation", "coreweave", "ge-vernova", "nvidia", "oracle", "vistra"}) {
    fs::remove(folder / fmt::format("figures-{}.csv", company));
  }
  run(capex::tool::init_command, {});
  run(capex::tool::import_csv_command, {folder.string()});
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const fs::path folder = fs::temp_directory_path() / fmt::format("capex-hostile-{}", getpid());
  fs::create_directories(folder);
  fs::current_path(folder);
  const fs::path sound = folder / "sound.db";
  const fs::path file = folder / "file.db";
  // In a process of its own, so that none of its threads or connections is copied by the forks below.
  if (const pid_t maker = fork(); maker == 0) {
    make_file(sound);
    _exit(0);
  } else {
    int status = 0;
    waitpid(maker, &status, 0);
    if (status != 0) return 1;
  }
  if (words.size() == 3 && words[0] == "one") {
    fs::copy_file(sound, words[2], fs::copy_options::overwrite_existing);
    fmt::print("{}\n", hostile::mutate(words[2], std::stoull(words[1])));
    fs::remove_all(folder);
    return 0;
  }
  const std::uint64_t count = words.empty() ? 200 : std::stoull(words[0]);
  const std::uint64_t first = words.size() < 2 ? 0 : std::stoull(words[1]);
  std::uint64_t faults = 0;
  long most = 0;
  for (std::uint64_t number = first; number < first + count; ++number) {
    for (const fs::directory_entry& left : fs::directory_iterator(folder)) {
      if (left.path() != sound) fs::remove_all(left.path());
    }
    fs::copy_file(sound, file);
    const std::string how = hostile::mutate(file, number);
    fs::remove(file.string() + "-wal");
    fs::remove(file.string() + "-shm");
    const std::string before = bytes_of(file);
    long kilobytes = 0;
    std::string wrong = in_a_process(file, kilobytes);
    if (wrong.empty() && bytes_of(file) != before) wrong = "the file is another";
    for (const char* beside : {"-journal", "-wal", "-shm"}) {
      if (wrong.empty() && fs::exists(file.string() + beside)) wrong = fmt::format("{} lies beside it", beside);
    }
    if (wrong.empty() && kilobytes > most_kilobytes) wrong = fmt::format("{} kB of memory", kilobytes);
    most = std::max(most, kilobytes);
    if (wrong.empty()) continue;
    ++faults;
    fmt::print(stderr, "{}: {} ({})\n", number, wrong, how);
  }
  fs::current_path(folder.parent_path());
  fs::remove_all(folder);
  fmt::print("mutated files, {} questions each: {} tried, {} wrong\n{} MB at most\n", questions().size(), count, faults,
             most / 1024);
  return faults == 0 ? 0 : 1;
}
