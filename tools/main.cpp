// The capex command: finds the subcommand, runs it, and turns what it throws into a message and an exit code.
#include <fmt/core.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <system_error>
#include <vector>

#include "capex/database.hpp"
#include "capex/question.hpp"
#include "commands.hpp"
#include "complete.hpp"
#include "destination.hpp"
#include "messages.hpp"
#include "pager.hpp"
#include "slow_pipe.hpp"
#include "text/near_names.hpp"

namespace {

using namespace capex::tool;

std::string_view first_word(std::string_view name) {
  return name.substr(0, name.find(' '));
}

std::string command_list() {
  std::size_t width = 0;
  for (const Command* command : commands()) width = std::max(width, command->name.size());
  std::string text;
  for (const Command* command : commands()) {
    text += fmt::format("  {:<{}}  {}\n", command->name, width, command->summary);
  }
  return text;
}

std::string next_step() {
  std::error_code ignored;  // an unreadable folder has no file in it either
  return std::filesystem::exists("capex.db", ignored) || std::getenv("CAPEX_DB") != nullptr
             ? "Next: capex list companies"
             : "Next: capex init, then capex import csv FOLDER";
}

// The help of the program itself: what leads the list of commands, and what follows it.
constexpr std::string_view program_summary =
    "who spent how much, when, in one currency, how fast it grows, and how far each number can be trusted";
constexpr std::string_view program_examples =
    "capex init\n"
    "capex import csv examples/ai-capex\n"
    "capex show alibaba tencent --period 2024H1 --in USD\n"
    "capex growth bat --period 2024H1\n"
    "capex convert 50bn CNY USD --period 2024H1";
constexpr std::string_view program_notes =
    "Help on one: capex COMMAND --help. Version: capex --version.\n"
    "The file asked is --db FILE, else CAPEX_DB, else capex.db in this folder.\n"
    "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a check ran and found something.";

HelpPage program_page() {
  HelpPage page{"capex",
                std::string(program_summary),
                "capex [--db FILE] COMMAND ...",
                std::string(program_examples),
                {{"Commands", {}, false}},
                std::string(program_notes),
                {}};
  for (const Command* command : commands()) {
    page.groups[0].entries.push_back({std::string(command->name), std::string(command->summary)});
    page.see_also.push_back(fmt::format("capex {}", command->name));
  }
  return page;
}

std::string program_help() {
  return "capex: " + help_text(program_page());
}

std::string program_short_help() {
  return fmt::format("Usage: capex [--db FILE] COMMAND ...\n\nCommands:\n{}\n{}\nMore: capex --help\n", command_list(),
                     next_step());
}

// What was typed: the command's words taken out of the rest.
struct Typed {
  const Command* command = nullptr;
  std::string family;  // help on "import" alone was asked for
  std::vector<std::string> rest;
};

bool asks(const std::vector<std::string>& words, std::string_view what, std::string_view shorter = "") {
  for (const std::string& word : words) {
    if (word == what || (!shorter.empty() && word == shorter)) return true;
  }
  return false;
}

std::string family_list(std::string_view family) {
  std::string list;
  for (const Command* command : commands()) {
    if (first_word(command->name) != family) continue;
    list += fmt::format("\n  capex {:<19}  {}", command->name, command->summary);
  }
  return list;
}

[[noreturn]] void refuse_family(std::string_view family, const std::string* member) {
  if (member == nullptr) throw UsageError(fmt::format("'{}' needs one more word:{}", family, family_list(family)));
  std::vector<std::string> known;
  for (const Command* command : commands()) {
    if (first_word(command->name) == family && command->name != family) {
      known.emplace_back(command->name.substr(family.size() + 1));
    }
  }
  const std::string near = capex::core::did_you_mean(*member, known);
  throw UsageError(
      fmt::format("no command '{} {}'{}", family, *member, near.empty() ? "; there is:" + family_list(family) : near));
}

// What other tools call it leads on.
void refuse_other_word(std::string_view word) {
  for (const OtherWord& other : other_words()) {
    const std::string all = fmt::format(" {} ", other.words);
    if (word.empty() || all.find(fmt::format(" {} ", word)) == std::string::npos) continue;
    throw UsageError(fmt::format("no command '{}': {}", word, other.advice));
  }
}

/// What may stand before the command's own words.
void refuse_unknown_option(const std::vector<std::string>& words) {
  static const std::vector<std::string> known = {"--db",       "--wait", "-q",     "--quiet",  "--no-pager",
                                                 "--no-color", "-h",     "--help", "--version"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string option = words[i].substr(0, words[i].find('='));
    if ((option == "--db" || option == "--wait") && option == words[i]) ++i;
    if (option.size() < 2 || option[0] != '-' || std::find(known.begin(), known.end(), option) != known.end()) continue;
    throw UsageError(fmt::format("no option {}{}", option, capex::core::did_you_mean(option, known)));
  }
}

Typed find_command(const std::vector<std::string>& words) {
  Typed typed;
  std::string family;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const bool is_option = word.size() > 1 && word[0] == '-';
    if (typed.command != nullptr || is_option) {
      typed.rest.push_back(word);
      const bool has_value = word == "--db" || word == "--wait";
      if (typed.command == nullptr && has_value && i + 1 < words.size()) typed.rest.push_back(words[++i]);
      continue;
    }
    const std::string name = family.empty() ? word : family + ' ' + word;
    bool has_family = false;
    for (const Command* command : commands()) {
      if (command->name == name) typed.command = command;
      has_family = has_family || (family.empty() && first_word(command->name) == word);
    }
    if (typed.command != nullptr) continue;
    if (!family.empty()) refuse_family(family, &word);
    if (!has_family) {
      refuse_unknown_option(typed.rest);
      refuse_other_word(word);
      std::vector<std::string> known;
      for (const Command* command : commands()) known.emplace_back(first_word(command->name));
      const std::string near = capex::core::did_you_mean(word, known);
      throw UsageError(fmt::format("no command '{}'{}", word, near.empty() ? ": see 'capex --help'" : near));
    }
    family = word;
  }
  if (typed.command == nullptr && !family.empty()) {
    if (!asks(words, "--help", "-h")) refuse_family(family, nullptr);
    typed.family = family;
  }
  return typed;
}

// "capex help --man [COMMAND]": the same as a manual page.
std::string manual(const std::vector<std::string>& words) {
  if (words.empty()) return man_page(program_page(), CAPEX_VERSION);
  const Typed typed = find_command(words);
  if (typed.command == nullptr) refuse_family(typed.family, nullptr);
  CommandLine line(*typed.command, {});
  line.only_declare();
  try {
    typed.command->run(line);
  } catch (const HelpAsked&) {  // everything is declared
  }
  return man_page(line.page(), CAPEX_VERSION);
}

Exit run(std::vector<std::string> words) {
  if (!words.empty() && words[0] == "complete") {
    complete({words.begin() + 1, words.end()});
    return Exit::done;
  }
  if (words.size() > 1 && words[0] == "help" && words[1] == "--man") {
    write_stdout(manual({words.begin() + 2, words.end()}));
    return Exit::done;
  }
  // "capex help show" is "capex show --help"
  if (!words.empty() && words[0] == "help") {
    words.erase(words.begin());
    words.emplace_back("--help");
  }
  if (asks({words.begin(), std::find(words.begin(), words.end(), "--")}, "--no-pager")) never_page();
  if (words.empty()) {
    write_stdout(program_short_help());
    return Exit::done;
  }
  Typed typed = find_command(words);
  if (!typed.family.empty()) {
    write_stdout(
        fmt::format("capex {} ...{}\n\nHelp on one: capex COMMAND --help\n", typed.family, family_list(typed.family)));
    return Exit::done;
  }
  if (typed.command == nullptr) {
    if (asks(words, "--help", "-h")) {
      write_stdout(program_help());
      return Exit::done;
    }
    if (asks(words, "--version")) {
      write_stdout(fmt::format("capex {} (SQLite {})\n", CAPEX_VERSION, capex::sqlite_version()));
      return Exit::done;
    }
    refuse_unknown_option(words);
    throw UsageError("which command? See 'capex --help'");
  }
  CommandLine line(*typed.command, std::move(typed.rest));
  try {
    return typed.command->run(line);
  } catch (const HelpAsked&) {
    write_stdout(help_text(line.page()));
    return Exit::done;
  }
}

// What no capex::Error was made of: the system's reason where there is one, never a library's own words.
std::string without_words(const std::exception& error) {
  if (const auto* file = dynamic_cast<const std::filesystem::filesystem_error*>(&error)) {
    return fmt::format("{}: {}", file->path1().string(), file->code().message());
  }
  if (const auto* system = dynamic_cast<const std::system_error*>(&error)) {
    return fmt::format("the system refused what was asked of it: {}", system->code().message());
  }
  return "stopped by what it has no words for, and nothing was written: a number in the file may be none that can be "
         "entered, which 'capex verify' tells; else it is a fault of this program";
}

// What was answered until then comes first, as it would to a reader who does not pause.
Exit failed(Exit exit, std::string_view message) {
  try {
    write_what_was_put_aside();
    show_what_waits();
  } catch (const std::exception&) {  // one reason is told, that of the command
  }
  print_error(message);
  return exit;
}

// The member of a question as it is called on the command line: an argument is in capitals already.
std::string option_of(const capex::QuestionError& error) {
  const bool is_argument = error.member().front() >= 'A' && error.member().front() <= 'Z';
  return is_argument ? error.member() : "--" + error.member();
}

// What the command threw, said: the lack of memory for its words, too.
Exit outcome(int argc, char** argv) {
  try {
    const Exit exit = run(std::vector<std::string>(argv + 1, argv + argc));
    write_what_was_put_aside();
    show_what_waits();
    return exit;
  } catch (const UsageError& error) {
    return failed(Exit::usage, error.what());
  } catch (const capex::QuestionError& error) {
    return failed(Exit::usage, error.is_sentence() ? error.problem() : option_of(error) + ": " + error.problem());
  } catch (const capex::Error& error) {
    return failed(error.code() == capex::ErrorCode::usage ? Exit::usage : Exit::failed, error.what());
  } catch (const std::bad_alloc&) {
    return failed(Exit::failed, "memory ran out: ask for less at once, or give it more");
  } catch (const std::exception& error) {
    return failed(Exit::failed, without_words(error));
  }
}

}  // namespace

int main(int argc, char** argv) {
  // A file that reaches the limit on its size is then a failed write, which is told and taken back.
  std::signal(SIGXFSZ, SIG_IGN);
  return static_cast<int>(outcome(argc, argv));
}
