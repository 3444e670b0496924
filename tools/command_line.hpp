// The command line of one subcommand: what it takes, the help that says so, and the corrections of typing errors.
//
// A subcommand declares its arguments and options, then calls parse(). Options are added when their subcommand runs,
// never for all of them, so that a question starts in a millisecond. CLI11 stays behind this header.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "help_page.hpp"
#include "takes.hpp"

namespace capex::tool {

class CommandLine;

/// Exit codes, the same for every subcommand.
enum class Exit { done = 0, failed = 1, usage = 2, found = 3 };

/// A subcommand: its words on the command line, what its help says, and what it does.
struct Command {
  std::string_view name;      // "show"; two words for one of a family: "import csv"
  std::string_view summary;   // one line
  std::string_view usage;     // what follows the name: "COMPANY... [options]"
  std::string_view examples;  // lines that can be typed as they are
  std::string_view notes;     // paragraphs after the options; may be empty
  Exit (*run)(CommandLine& line);
};

/// The command line does not fit: what is wrong, and what to type instead. Ends with exit code 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Help was asked for, or only what the command takes: not an error. Ends with exit code 0.
struct HelpAsked {};

/// An argument, an option or a flag, as it was declared.
struct Declared {
  enum class Kind { argument, option, flag };
  Kind kind;
  std::string names;  // "COMPANY", "-o,--output"
  std::string placeholder, help, heading;
  bool many = false;  // an argument that takes all words that are left
  Takes takes = {};
};

class CommandLine {
 public:
  /// `words`: everything after the program's name but the words of the command itself.
  CommandLine(const Command& command, std::vector<std::string> words);
  CommandLine(CommandLine&&) noexcept;
  ~CommandLine();

  const Command& command() const { return *command_; }
  /// The words as typed, after the command's own.
  const std::vector<std::string>& words() const { return words_; }

  /// Positional arguments, in order.
  void argument(const std::string& name, std::string& value, const std::string& help, Takes takes = {});
  void optional_argument(const std::string& name, std::optional<std::string>& value, const std::string& help,
                         Takes takes = {});
  void arguments(const std::string& name, std::vector<std::string>& values, const std::string& help, Takes takes = {});
  void optional_arguments(const std::string& name, std::vector<std::string>& values, const std::string& help,
                          Takes takes = {});

  /// The heading under which the options that follow are listed.
  void group(const std::string& heading) { heading_ = heading; }
  /// `names`: "--period" or "-o,--output"; `placeholder`: what stands for the value in the help.
  void option(const std::string& names, std::optional<std::string>& value, const std::string& placeholder,
              const std::string& help, Takes takes = {});
  void option(const std::string& names, std::vector<std::string>& values, const std::string& placeholder,
              const std::string& help, Takes takes = {});
  void flag(const std::string& names, bool& value, const std::string& help);

  /// Fills in the values. Throws HelpAsked for -h and --help, UsageError for what does not fit.
  void parse();

  /// Ends parse() with HelpAsked once everything is declared.
  void only_declare() { only_declare_ = true; }
  const std::vector<Declared>& declared() const { return declared_; }
  /// The help: examples first, then arguments and options.
  HelpPage page() const;
  /// What a command called without its arguments says: the usage, one example, where the rest is.
  std::string short_help() const;

  // Options of every command, valid after parse().
  const std::optional<std::string>& database() const { return database_; }
  const std::optional<std::chrono::seconds>& wait() const { return wait_; }
  bool quiet() const { return quiet_; }
  bool no_color() const { return no_color_; }

 private:
  struct Parser;

  [[noreturn]] void refuse(const std::string& word) const;

  void declare(Declared::Kind kind, const std::string& names, const std::string& placeholder, const std::string& help,
               Takes takes, bool many = false);

  const Command* command_;
  std::vector<std::string> words_;
  std::string heading_ = "Options";
  std::unique_ptr<Parser> parser_;
  std::vector<Declared> declared_;
  bool only_declare_ = false;
  std::optional<std::string> database_;
  bool quiet_ = false;
  bool no_color_ = false;
  bool no_pager_ = false;
  std::optional<std::chrono::seconds> wait_;
};

}  // namespace capex::tool
