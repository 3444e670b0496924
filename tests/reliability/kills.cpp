// A command is killed: at each call that changes a file or a name, before it or in the middle of it, and, as the real
// program, at random moments. The next command of any kind does what it does undisturbed, the file verifies, and the
// command repeated gives what it gives undisturbed, with nothing left beside it.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>

#include "ideas.hpp"
#include "operations.hpp"
#include "trial.hpp"

namespace reliability {
namespace {

namespace fs = std::filesystem;

const Words next_commands[] = {
    {"list", "companies"},
    {"verify"},
    {"sql", "select count(*) from figure"},
    {"add", "source", "next", "--publisher", "Next", "--kind", "press", "--known-on", "2024-09-01"},
    {"backup", "next.db"},
    {"export", "content", "next"},
    {"export", "growth", "-o", "next.csv"},
    {"import", "csv", "../../rows"},
    {"undo"},
    {"show", "alibaba"},
};

std::string text(const Words& words) {
  std::string line = "capex";
  for (const std::string& word : words) line += " " + word;
  return line;
}

class Kills {
 public:
  Kills(Worlds& worlds, Record& record) : worlds_(worlds), record_(record) {}

  /// `folder` is what a killed command left.
  void judge(const Operation& operation, const std::string& trial, const fs::path& folder) {
    record_.tried();
    try_next(operation, trial, folder);
    const std::string& after = worlds_.after(operation);
    const std::string why = wrongly_left(operation, folder, before_of(operation), after, false);
    if (!why.empty()) record_.wrong(trial, why);
    const std::string state = state_of(folder);
    // What is done says that it is there already.
    Outcome again = run(folder, operation.words);
    if (again.said.find("--force replaces it") != std::string::npos) {  // some of an export's files
      Words forced = operation.words;
      forced.emplace_back("--force");
      again = run(folder, forced);
    }
    if (state != after && again.exit_code != 0) record_.wrong(trial, "cannot be repeated: " + again.said);
    if (state_of(folder) != after) record_.wrong(trial, "repeated, it does not give the same");
    if (const std::string names = names_in(folder); names != names_after(operation)) {
      record_.wrong(trial, "leaves beside: " + names);
    }
  }

 private:
  // Another command comes first, in a copy: what it changes is no part of the trial. A file of an older schema is only
  // read once it was brought up to date, and where nothing was made there is nothing to ask.
  void try_next(const Operation& operation, const std::string& trial, const fs::path& folder) {
    if (operation.effect == Effect::steps || operation.world == "nothing") return;
    const Words& next = next_commands[next_++ % std::size(next_commands)];
    const fs::path copy = folder.parent_path() / "next";
    copy_folder(folder, copy);
    const bool needs_content = next.front() == "show" && operation.world == "empty";
    const Words& asked = needs_content ? next_commands[0] : next;
    const Outcome outcome = run(copy, asked);
    if (outcome.exit_code != 0 && !is_said_undisturbed(operation, asked, outcome, folder.parent_path())) {
      record_.wrong(trial, "then " + text(asked) + ": exit " + std::to_string(outcome.exit_code) + ": " + outcome.said +
                               outcome.printed);
    }
    if (const std::string found = findings_in(copy); !found.empty()) {
      record_.wrong(trial, "then " + text(asked) + ": " + found);
    }
  }

  // A kill may come when the command is done, and the next one say no to that: as it does where nothing was killed, on
  // the files as before or as after, in the same words.
  bool is_said_undisturbed(const Operation& operation, const Words& next, const Outcome& outcome,
                           const fs::path& trials) {
    if (outcome.signal != 0) return false;
    const fs::path copy = trials / "undisturbed";
    for (const bool is_done : {false, true}) {
      copy_folder(worlds_[operation.world], copy);
      if (is_done) run_well(copy, operation.words);
      const Outcome same = run(copy, next);
      if (same.exit_code == outcome.exit_code && same.said == outcome.said && same.printed == outcome.printed) {
        return true;
      }
    }
    return false;
  }

  const std::string& before_of(const Operation& operation) {
    std::string& before = before_[operation.world];
    if (before.empty()) {
      const fs::path copy = worlds_[operation.world].parent_path().parent_path() / "trials" / "before";
      copy_folder(worlds_[operation.world], copy);
      before = state_of(copy);
    }
    return before;
  }

  const std::string& names_after(const Operation& operation) {
    std::string& names = names_[operation.name];
    if (names.empty()) {
      const fs::path copy = worlds_[operation.world].parent_path().parent_path() / "trials" / "after";
      copy_folder(worlds_[operation.world], copy);
      run_well(copy, operation.words);
      names = names_in(copy);
    }
    return names;
  }

  Worlds& worlds_;
  Record& record_;
  std::size_t next_ = 0;
  std::map<std::string, std::string> before_, names_;
};

// The program itself, in a process that knows nothing of this one; killed after so long. Whether it was still running.
bool run_and_kill(const std::string& tool, const fs::path& folder, const Words& words,
                  std::chrono::microseconds after) {
  std::vector<std::string> kept{tool};
  kept.insert(kept.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& word : kept) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no child process");
  if (child == 0) {
    const int nothing = ::open("/dev/null", O_RDWR);
    for (int file = 0; file < 3; ++file) ::dup2(nothing, file);
    if (::chdir(folder.c_str()) == 0) ::execv(tool.c_str(), arguments.data());
    ::_exit(127);
  }
  std::this_thread::sleep_for(after);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) throw std::runtime_error(tool + " does not run");
  return WIFSIGNALED(status);
}

void kill_at_calls(const Asked& asked, Worlds& worlds, Record& record) {
  Kills kills(worlds, record);
  for (const Operation& operation : operations(asked.part)) {
    if (operation.effect == Effect::nothing && operation.world != "stopped") continue;
    Plan planned{calls_that_write, 0, Harm::kill, 0, false, 0};
    const std::uint64_t points = run(worlds.fresh(operation.world), operation.words, planned).met;
    for (std::uint64_t point = 1; point <= points; ++point) {
      if (asked.short_form && !is_tried(point, points, 1)) continue;
      for (unsigned half = 0; half < 2; ++half) {
        if (asked.short_form && half != point % 2) continue;
        const fs::path folder = worlds.fresh(operation.world);
        planned.at = point;
        planned.seed = half;
        run(folder, operation.words, planned);
        kills.judge(operation,
                    operation.name + (half == 0 ? ", before " : ", in ") + std::to_string(point) + " of " +
                        std::to_string(points),
                    folder);
      }
    }
  }
}

void kill_at_moments(const Asked& asked, Worlds& worlds, Record& record) {
  using std::chrono::microseconds;
  Kills kills(worlds, record);
  const int each = asked.short_form ? 1 : 20;
  std::mt19937 random(20240826);
  for (const Operation& operation : operations(asked.part)) {
    if (operation.effect == Effect::nothing && operation.world != "stopped") continue;
    const auto begun = std::chrono::steady_clock::now();
    run_and_kill(asked.tool, worlds.fresh(operation.world), {"--version"}, microseconds(0));
    const Outcome outcome = run(worlds.fresh(operation.world), operation.words);
    const auto taken = std::chrono::steady_clock::now() - begun;
    const auto most = static_cast<unsigned>(std::chrono::duration_cast<microseconds>(taken).count()) + 1000;
    for (int i = 0; i < each; ++i) {
      const microseconds moment(random() % most);
      const fs::path folder = worlds.fresh(operation.world);
      run_and_kill(asked.tool, folder, operation.words, moment);
      kills.judge(operation, operation.name + ", after " + std::to_string(moment.count()) + " us", folder);
    }
  }
}

}  // namespace

int kills(const Asked& asked) {
  const Workshop workshop;
  Worlds worlds(workshop.path());
  Record at_calls("kills at system calls"), at_moments("kills at random moments");
  kill_at_calls(asked, worlds, at_calls);
  if (!asked.tool.empty()) kill_at_moments(asked, worlds, at_moments);
  const int first = at_calls.finish(), second = at_moments.finish();
  return first != 0 ? first : second;
}

}  // namespace reliability
