#include "command_line.hpp"

#include <fmt/core.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <charconv>
#include <utility>

#include "text/near_names.hpp"

namespace capex::tool {

struct CommandLine::Parser {
  CLI::App app;
};

namespace {

std::string indented(std::string_view lines) {
  std::string text = "  ";
  for (char c : lines) {
    text += c;
    if (c == '\n') text += "  ";
  }
  return text;
}

// Text from column `indent` on, broken at blanks so that no line passes the 100th column.
std::string wrapped(std::string_view text, std::size_t indent) {
  constexpr std::size_t width = 100;
  std::string out;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (column > indent && column + 1 + word.size() > width) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// A group of their own, lest the heading of options stand where the first of them was declared.
const char* const arguments_heading = "Arguments";

// What an option is called: "-o,--output".
std::string names_of(const CLI::Option& option) {
  return option.get_name(false, true);
}

// Examples first, then arguments and options, in a column as wide as the widest of them.
class HelpText : public CLI::Formatter {
 public:
  HelpText(const Command& command, const CLI::App& app) : command_(command) {
    label("Positionals", arguments_heading);
    column_width_ = 0;
    for (const CLI::Option* option : app.get_options()) {
      column_width_ = std::max(column_width_, HelpText::make_option_name(option, option->get_positional()).size());
    }
  }

  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    std::string text = fmt::format("{}\n\nExamples:\n{}\n\nUsage: {} {}\n", command_.summary,
                                   indented(command_.examples), name, command_.usage);
    const std::string list = make_positionals(app);
    text += list.empty() ? "\n" : fmt::format("\n{}\n", list);
    text += make_groups(app, mode);
    if (!command_.notes.empty()) text += fmt::format("\n{}\n", command_.notes);
    return text;
  }

 private:
  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    std::string text = fmt::format("{}:\n", group);
    for (const CLI::Option* option : options) text += make_option(option, is_positional);
    return text;
  }
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    return fmt::format("  {:<{}}  {}\n", make_option_name(option, is_positional), column_width_,
                       wrapped(option->get_description(), column_width_ + 4));
  }
  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    if (is_positional) return option->get_name(true) + (option->get_expected_max() > 1 ? "..." : "");
    const std::string value = option->get_type_name();
    return CLI::detail::find_and_replace(names_of(*option), ",", ", ") + (value.empty() ? "" : ' ' + value);
  }

  const Command& command_;
};

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

void CommandLine::argument(const std::string& name, std::string& value, const std::string& help) {
  parser_->app.add_option(name, value, help)->required()->group(arguments_heading);
}

void CommandLine::optional_argument(const std::string& name, std::optional<std::string>& value,
                                    const std::string& help) {
  parser_->app
      .add_option_function<std::string>(
          name, [&value](const std::string& text) { value = text; }, help)
      ->group(arguments_heading);
}

void CommandLine::arguments(const std::string& name, std::vector<std::string>& values, const std::string& help) {
  parser_->app.add_option(name, values, help)->required()->group(arguments_heading);
}

void CommandLine::optional_arguments(const std::string& name, std::vector<std::string>& values,
                                     const std::string& help) {
  parser_->app.add_option(name, values, help)->group(arguments_heading);
}

void CommandLine::option(const std::string& names, std::optional<std::string>& value, const std::string& placeholder,
                         const std::string& help) {
  parser_->app
      .add_option_function<std::string>(
          names, [&value](const std::string& text) { value = text; }, help)
      ->type_name(placeholder)
      ->group(heading_);
}

void CommandLine::option(const std::string& names, std::vector<std::string>& values, const std::string& placeholder,
                         const std::string& help) {
  parser_->app.add_option(names, values, help)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->type_name(placeholder)
      ->group(heading_);
}

void CommandLine::flag(const std::string& names, bool& value, const std::string& help) {
  parser_->app.add_flag(names, value, help)->group(heading_);
}

void CommandLine::parse() {
  bool help_asked = false;
  std::optional<std::string> wait;
  group("Everywhere");
  option("--db", database_, "FILE", "the file to ask; else CAPEX_DB, else capex.db in this folder");
  option("--wait", wait, "SECONDS",
         "how long to wait for others who use the file (default: 60; to write what was read, as long as the reading "
         "took, if that is longer)");
  flag("-q,--quiet", quiet_, "only data and errors: no notes");
  flag("--no-color", no_color_, "no colour (also NO_COLOR, and TERM=dumb)");
  flag("-h,--help", help_asked, "this help");

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
    throw UsageError(fmt::format("'{}' has no option {}{}", command_->name, option,
                                 near.empty() ? fmt::format(": see 'capex {} --help'", command_->name) : near));
  }
  throw UsageError(fmt::format("'{}' does not take '{}': it is called as capex {} {}", command_->name, word,
                               command_->name, command_->usage));
}

std::string CommandLine::short_help() const {
  const std::string_view first = command_->examples.substr(0, command_->examples.find('\n'));
  return fmt::format("{}\n\nUsage: capex {} {}\nSuch as: {}\nMore: capex {} --help", command_->summary, command_->name,
                     command_->usage, first, command_->name);
}

std::string CommandLine::help() const {
  return HelpText(*command_, parser_->app)
      .make_help(&parser_->app, fmt::format("capex {}", command_->name), CLI::AppFormatMode::Normal);
}

}  // namespace capex::tool
