#include "trial.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

#include "store/file/store.hpp"
#include "system_calls.hpp"
#include "unsynced_disk.hpp"

/// The command's main().
int capex_command(int count, char** words);

/// What coverage has counted is written at exit(), to which a child does not come. There where it is measured.
extern "C" int __llvm_profile_write_file() __attribute__((weak));

namespace reliability {
namespace {

namespace fs = std::filesystem;

constexpr unsigned most_seconds = 120;

std::string read_whole(int file) {
  std::string text;
  char some[4096];
  for (off_t at = 0;;) {
    const ssize_t got = ::pread(file, some, sizeof some, at);
    if (got <= 0) return text;
    text.append(some, static_cast<std::size_t>(got));
    at += got;
  }
}

// Every row of every table, as SQL writes its values.
std::string rows_of(const fs::path& path) {
  std::string text;
  sqlite3* handle = nullptr;
  const auto ask = [&](const std::string& sql, const auto& row) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
      text += std::string("error: ") + sqlite3_errmsg(handle) + "\n";
      return;
    }
    int result = SQLITE_ROW;
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) row(statement);
    if (result != SQLITE_DONE) text += std::string("error: ") + sqlite3_errmsg(handle) + "\n";
    sqlite3_finalize(statement);
  };
  if (sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK) {
    std::vector<std::string> tables;
    ask("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
        [&](sqlite3_stmt* row) { tables.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(row, 0))); });
    ask("PRAGMA user_version", [&](sqlite3_stmt* row) { text += std::to_string(sqlite3_column_int(row, 0)) + "\n"; });
    for (const std::string& table : tables) {
      text += table + ":\n";
      ask("SELECT * FROM \"" + table + "\"", [&](sqlite3_stmt* row) {
        for (int i = 0; i < sqlite3_column_count(row); ++i) {
          const auto* value = reinterpret_cast<const char*>(sqlite3_column_text(row, i));
          text += value == nullptr ? "NULL" : value;
          text += i + 1 < sqlite3_column_count(row) ? "|" : "\n";
        }
      });
    }
  }
  sqlite3_close(handle);
  return text;
}

// A child that threw what nobody caught would go on as a second parent, and clear the parent's folder away.
int ended_by(const std::function<int()>& work) noexcept {
  return work();
}

bool is_database(const fs::path& path) {
  return path.extension() == ".db";
}

// What lies beside a file until it is whole, or until the next command looks.
bool is_left_over(const fs::path& path) {
  const std::string name = path.filename().string();
  for (const std::string_view end : {"-journal", "-wal", "-shm", ".capex-part", ".partial"}) {
    if (name.size() > end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0) return true;
  }
  return false;
}

// A file of an older schema, as it was before it was brought up to date.
bool is_kept(const fs::path& path) {
  return path.filename().string().find(".schema-") != std::string::npos;
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::set<fs::path> sorted;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) sorted.insert(entry.path());
  }
  return {sorted.begin(), sorted.end()};
}

}  // namespace

std::uint64_t Outcome::met_of(unsigned points) const {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < of_kind.size(); ++i) {
    if ((points >> i & 1U) != 0) sum += of_kind[i];
  }
  return sum;
}

Outcome in_child(const fs::path& folder, const std::function<int()>& work) {
  const int said = ::memfd_create("said", 0), printed = ::memfd_create("printed", 0);
  if (said < 0 || printed < 0) throw std::runtime_error("no memory for what a child says");
  tally.met = tally.hurt = 0;
  for (auto& kind : tally.of_kind) kind = 0;
  std::fflush(stdout);
  std::fflush(stderr);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no child process");
  if (child == 0) {
    const int nothing = ::open("/dev/null", O_RDONLY);
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    ::dup2(nothing, 0);
    ::dup2(printed, 1);
    ::dup2(said, 2);
    ::alarm(most_seconds);
    if (::chdir(folder.c_str()) != 0) ::_exit(99);
    const int ended = ended_by(work);
    if (__llvm_profile_write_file != nullptr) __llvm_profile_write_file();
    ::_exit(ended);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  Outcome outcome;
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
  outcome.said = read_whole(said);
  outcome.printed = read_whole(printed);
  outcome.met = tally.met;
  outcome.hurt = tally.hurt;
  for (std::size_t i = 0; i < outcome.of_kind.size(); ++i) outcome.of_kind[i] = tally.of_kind[i];
  ::close(said);
  ::close(printed);
  return outcome;
}

Outcome run(const fs::path& folder, const Words& words, const Plan& planned, Ending ending) {
  return in_child(folder, [&] {
    std::vector<std::string> kept{"capex"};
    kept.insert(kept.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (std::string& word : kept) arguments.push_back(word.data());
    if (planned.harm == Harm::cut) remember_unsynced(fs::current_path());
    plan = planned;
    const int exit_code = capex_command(static_cast<int>(arguments.size()), arguments.data());
    if (plan.harm == Harm::cut && plan.at > 0) lose_power_now();
    plan = {};
    std::fflush(stdout);
    std::fflush(stderr);
    if (ending == Ending::checking_for_leaks) std::exit(exit_code);
    return exit_code;
  });
}

void run_well(const fs::path& folder, const Words& words) {
  const Outcome outcome = run(folder, words);
  if (outcome.exit_code == 0) return;
  std::string line;
  for (const std::string& word : words) line += " " + word;
  throw std::runtime_error("capex" + line + ": " + outcome.said);
}

std::string state_of(const fs::path& folder) {
  std::string text;
  for (const fs::path& path : files_in(folder)) {
    if (is_left_over(path) || is_kept(path)) continue;
    text += "== " + fs::relative(path, folder).string() + "\n" + (is_database(path) ? rows_of(path) : bytes_of(path));
  }
  return text;
}

std::string names_in(const fs::path& folder) {
  std::string text;
  for (const fs::path& path : files_in(folder)) {
    if (!is_kept(path)) text += fs::relative(path, folder).string() + " ";
  }
  return text;
}

bool keeps_only(const fs::path& folder, const std::string& state) {
  for (const fs::path& path : files_in(folder)) {
    if (is_kept(path) && !is_left_over(path) && "== capex.db\n" + rows_of(path) != state) return false;
  }
  return true;
}

void copy_folder(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive);
}

std::string findings_in(const fs::path& folder) {
  std::string text;
  for (const fs::path& path : files_in(folder)) {
    if (!is_database(path)) continue;
    try {
      for (const capex::core::Finding& finding : capex::core::Store::open(path).verify()) {
        text += finding.check + ": " + finding.message + "; ";
      }
    } catch (const std::exception& error) {
      text += error.what();
    }
  }
  return text;
}

std::string wrongly_said(const Outcome& outcome) {
  if (outcome.signal == SIGALRM) return "hung";
  if (outcome.signal != 0) return "ended by signal " + std::to_string(outcome.signal) + ": " + outcome.said;
  if (outcome.exit_code != 1) return "exit " + std::to_string(outcome.exit_code) + ": " + outcome.said;
  if (outcome.said.find("capex: ") == std::string::npos) return "without a message: " + outcome.said;
  for (const char* const wrong :
       {"damaged", "not a capexdb file", "empty file", "newer capexdb", "any command that writes brings", "terminate",
        "std::", "basic_string", "filesystem error", "unordered_map", "bad_alloc", "vector::", "cannot rollback",
        "is missing", "not as it should be", "no such file", "does not pass the check", "AddressSanitizer"}) {
    if (outcome.said.find(wrong) != std::string::npos) return "says '" + std::string(wrong) + "': " + outcome.said;
  }
  return {};
}

Workshop::Workshop() {
  std::string pattern = (fs::temp_directory_path() / "capex-reliability-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

Workshop::~Workshop() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void Record::wrong(const std::string& trial, const std::string& why) {
  ++wrong_;
  std::printf("%s: %s: %s\n", what_.c_str(), trial.c_str(), why.c_str());
  std::fflush(stdout);
}

int Record::finish() const {
  std::printf("%s: %llu tried, %llu wrong\n", what_.c_str(), static_cast<unsigned long long>(tried_),
              static_cast<unsigned long long>(wrong_));
  return wrong_ == 0 ? 0 : 1;
}

}  // namespace reliability
