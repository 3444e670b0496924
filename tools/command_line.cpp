#include "command_line.hpp"

#include <fmt/core.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <charconv>
#include <utility>

#include "commands.hpp"
#include "text/near_names.hpp"

namespace capex::tool {

struct CommandLine::Parser {
  CLI::App app;
};

namespace {

const std::string arguments_heading = "Arguments";

// What an option is called: "-o,--output".
std::string names_of(const CLI::Option& option) {
  return option.get_name(false, true);
}

// -$5bn and -€5bn are amounts, though CLI11 would take them for options: the minus of typography is none.
std::string with_minus(std::string word) {
  const auto next = word.size() > 1 && word[0] == '-' ? static_cast<unsigned char>(word[1]) : '-';
  return next == '$' || next == '.' || next >= 0x80 ? "\u2212" + word.substr(1) : word;
}

}  // namespace

CommandLine::CommandLine(const Command& command, std::vector<std::string> words)
    : command_(&command), words_(std::move(words)), parser_(std::make_unique<Parser>()) {
  parser_->app.set_help_flag();  // help is a flag of ours, so that it wins over every other mistake
  parser_->app.allow_extras();   // what is left over is refused with a correction
}
CommandLine::CommandLine(CommandLine&&) noexcept = default;
CommandLine::~CommandLine() = default;

void CommandLine::declare(Declared::Kind kind, const std::string& names, const std::string& placeholder,
                          const std::string& help, Takes takes, bool many) {
  const std::string& heading = kind == Declared::Kind::argument ? arguments_heading : heading_;
  declared_.push_back(Declared{kind, names, placeholder, help, heading, many, std::move(takes)});
}

void CommandLine::argument(const std::string& name, std::string& value, const std::string& help, Takes takes) {
  declare(Declared::Kind::argument, name, "", help, std::move(takes));
  parser_->app.add_option(name, value, help)->required()->group(arguments_heading);
}

void CommandLine::optional_argument(const std::string& name, std::optional<std::string>& value, const std::string& help,
                                    Takes takes) {
  declare(Declared::Kind::argument, name, "", help, std::move(takes));
  parser_->app
      .add_option_function<std::string>(
          name, [&value](const std::string& text) { value = text; }, help)
      ->group(arguments_heading);
}

void CommandLine::arguments(const std::string& name, std::vector<std::string>& values, const std::string& help,
                            Takes takes) {
  declare(Declared::Kind::argument, name, "", help, std::move(takes), true);
  parser_->app.add_option(name, values, help)->required()->group(arguments_heading);
}

void CommandLine::optional_arguments(const std::string& name, std::vector<std::string>& values, const std::string& help,
                                     Takes takes) {
  declare(Declared::Kind::argument, name, "", help, std::move(takes), true);
  parser_->app.add_option(name, values, help)->group(arguments_heading);
}

void CommandLine::option(const std::string& names, std::optional<std::string>& value, const std::string& placeholder,
                         const std::string& help, Takes takes) {
  declare(Declared::Kind::option, names, placeholder, help, std::move(takes));
  parser_->app
      .add_option_function<std::string>(
          names, [&value](const std::string& text) { value = text; }, help)
      ->type_name(placeholder)
      ->group(heading_);
}

void CommandLine::option(const std::string& names, std::vector<std::string>& values, const std::string& placeholder,
                         const std::string& help, Takes takes) {
  declare(Declared::Kind::option, names, placeholder, help, std::move(takes));
  parser_->app.add_option(names, values, help)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->type_name(placeholder)
      ->group(heading_);
}

void CommandLine::flag(const std::string& names, bool& value, const std::string& help) {
  declare(Declared::Kind::flag, names, "", help, {});
  parser_->app.add_flag(names, value, help)->group(heading_);
}

void CommandLine::parse() {
  bool help_asked = false;
  std::optional<std::string> wait;
  group("Everywhere");
  option("--db", database_, "FILE", "the file to ask; else CAPEX_DB, else capex.db in this folder", Takes::Kind::files);
  option("--wait", wait, "SECONDS",
         "how long to wait for others who use the file (default: 60; to write what was read, as long as the reading "
         "took, if that is longer)");
  flag("-q,--quiet", quiet_, "only data and errors: no notes");
  flag("--no-pager", no_pager_, "no pager for what is longer than the screen (also CAPEX_PAGER='')");
  flag("--no-color", no_color_, "no colour (also NO_COLOR, and TERM=dumb)");
  flag("-h,--help", help_asked, "this help");

  if (only_declare_) throw HelpAsked{};
  const auto options_end = std::find(words_.begin(), words_.end(), "--");
  if (std::any_of(words_.begin(), options_end,
                  [](const std::string& word) { return word == "-h" || word == "--help"; })) {
    throw HelpAsked{};
  }
  try {
    std::vector<std::string> backwards(words_.rbegin(), words_.rend());
    for (std::string& word : backwards) word = with_minus(std::move(word));
    parser_->app.parse(std::move(backwards));
  } catch (const CLI::RequiredError&) {
    for (const std::string& word : parser_->app.remaining()) refuse(word);
    throw UsageError(short_help());
  } catch (const CLI::ArgumentMismatch& error) {
    // CLI11 leads with the option's name.
    const std::string what = error.what();
    const std::string name = what.substr(0, what.find(':'));
    throw UsageError(name +
                     (std::count(words_.begin(), words_.end(), name) > 1 ? " is given twice" : " needs a value"));
  } catch (const CLI::ParseError& error) {
    throw UsageError(fmt::format("{} (see 'capex {} --help')", error.what(), command_->name));
  }
  for (const std::string& word : parser_->app.remaining()) {
    if (word != "--") refuse(word);  // what ends the options is left over too
  }
  if (wait) {
    constexpr int most = 1'000'000;  // SQLite counts milliseconds in 32 bits
    int seconds = 0;
    const char* end = wait->data() + wait->size();
    const auto [stopped, failure] = std::from_chars(wait->data(), end, seconds);
    if (failure != std::errc() || stopped != end || seconds < 0 || seconds > most) {
      throw UsageError(fmt::format("--wait {}: a whole number of seconds, up to {}", *wait, most));
    }
    wait_ = std::chrono::seconds(seconds);
  }
}

void CommandLine::refuse(const std::string& word) const {
  const auto options_end = std::find(words_.begin(), words_.end(), "--");
  if (std::find(options_end, words_.end(), word) != words_.end()) {
    throw UsageError(fmt::format("'{}' does not take '{}': what follows -- is an argument, so options come before it",
                                 command_->name, word));
  }
  const std::string option = word.substr(0, word.find('='));
  if (option.size() > 1 && option[0] == '-') {
    std::vector<std::string> known;
    for (const CLI::Option* each : parser_->app.get_options()) {
      if (each->get_positional()) continue;
      for (std::string& name : CLI::detail::split(names_of(*each), ',')) known.push_back(std::move(name));
    }
    const std::string near = core::did_you_mean(option, known);
    std::string advice = near;
    if (near.empty()) advice = ": see 'capex " + std::string(command_->name) + " --help'";
    if (const std::string others = commands_with(option); near.empty() && !others.empty()) advice = ": " + others;
    throw UsageError(fmt::format("'{}' has no option {}{}", command_->name, option, advice));
  }
  throw UsageError(fmt::format("'{}' does not take '{}': it is called as capex {} {}", command_->name, word,
                               command_->name, command_->usage));
}

std::string CommandLine::short_help() const {
  const std::string_view first = command_->examples.substr(0, command_->examples.find('\n'));
  return fmt::format("{}\n\nUsage: capex {} {}\nSuch as: {}\nMore: capex {} --help", command_->summary, command_->name,
                     command_->usage, first, command_->name);
}

HelpPage CommandLine::page() const {
  HelpPage page{fmt::format("capex {}", command_->name),
                std::string(command_->summary),
                fmt::format("capex {} {}", command_->name, command_->usage),
                std::string(command_->examples),
                {},
                std::string(command_->notes),
                {"capex"}};
  // Arguments first; a heading once, where the first of it was declared.
  const auto enter = [&page](const Declared& one, const std::string& names) {
    const auto same = [&one](const HelpGroup& group) { return group.heading == one.heading; };
    auto group = std::find_if(page.groups.begin(), page.groups.end(), same);
    if (group == page.groups.end()) group = page.groups.insert(group, HelpGroup{one.heading, {}, true});
    group->entries.push_back({names, one.help});
  };
  for (const Declared& one : declared_) {
    if (one.kind == Declared::Kind::argument) enter(one, one.names + (one.many ? "..." : ""));
  }
  for (const Declared& one : declared_) {
    if (one.kind == Declared::Kind::argument) continue;
    const std::string names = CLI::detail::find_and_replace(one.names, ",", ", ");
    enter(one, one.placeholder.empty() ? names : names + ' ' + one.placeholder);
  }
  return page;
}

}  // namespace capex::tool
