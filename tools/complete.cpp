#include "complete.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "commands.hpp"
#include "destination.hpp"
#include "file_words.hpp"
#include "text/visible.hpp"

namespace capex::tool {

namespace {

// A word of bash's line as it is meant: nothing is expanded.
struct Unquoted {
  std::string text;
  char open = '\0';  // the quote that is not closed
};

Unquoted unquoted(std::string_view typed) {
  Unquoted word;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const char c = typed[i];
    if (word.open == '\0' && (c == '\'' || c == '"')) {
      word.open = c;
    } else if (c == word.open && c != '\0') {
      word.open = '\0';
    } else if (c == '\\' && word.open != '\'' && i + 1 < typed.size()) {
      word.text += typed[++i];
    } else {
      word.text += c;
    }
  }
  return word;
}

// As bash takes it for the one word again, within the quote that is open. Nothing where there is no way to write it.
std::optional<std::string> for_bash(std::string_view text, char open) {
  constexpr std::string_view plain = "_./:=+@,%-";
  std::string out;
  for (const char c : text) {
    const bool is_plain = static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') || plain.find(c) != std::string_view::npos;
    if (open == '\'') {
      out += c == '\'' ? "'\\''" : std::string(1, c);
    } else if (open == '"') {
      if (c == '!') return std::nullopt;
      out += std::string_view("\\\"$`").find(c) == std::string_view::npos ? "" : "\\";
      out += c;
    } else {
      out += is_plain ? std::string(1, c) : std::string("\\") + c;
    }
  }
  return out;
}

// What of the line matters: the command, what is being typed, whose figures are asked for.
struct Line {
  std::vector<std::string> words;  // before the cursor's
  std::string current;
  const Command* command = nullptr;
  std::string family;
  bool help = false;
  std::size_t begin = 0;  // of the command's own words
  std::string database;
  std::vector<std::string> companies;
};

bool is_option(std::string_view word) {
  return word.size() > 1 && word[0] == '-';
}

void find_command(Line& line) {
  for (std::size_t i = 0; i < line.words.size() && line.command == nullptr; ++i) {
    const std::string& word = line.words[i];
    if (word == "--db" || word == "--wait") {
      ++i;
    } else if (word == "help" && line.family.empty()) {
      line.help = true;
    } else if (!is_option(word)) {
      const std::string name = line.family.empty() ? word : line.family + ' ' + word;
      for (const Command* command : commands()) {
        if (command->name == name) line.command = command;
      }
      line.family = name;
      line.begin = i + 1;
    }
  }
}

std::vector<Candidate> command_words(const Line& line) {
  std::vector<Candidate> words;
  for (const Command* command : commands()) {
    std::string_view name = command->name;
    if (!line.family.empty()) {
      if (name.substr(0, line.family.size()) != line.family || name.size() <= line.family.size() + 1) continue;
      name.remove_prefix(line.family.size() + 1);
    }
    const std::string first(name.substr(0, name.find(' ')));
    const bool known = std::any_of(words.begin(), words.end(), [&](const Candidate& one) { return one.text == first; });
    if (!known) words.push_back({first, first == name ? std::string(command->summary) : ""});
  }
  if (line.family.empty() && !line.help) words.push_back({"help", "help on one command"});
  return words;
}

std::vector<std::string> names_of(const Declared& one) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= one.names.size();) {
    const std::size_t end = std::min(one.names.find(',', begin), one.names.size());
    names.push_back(one.names.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

const Declared* option_called(const std::vector<Declared>& declared, const std::string& name) {
  for (const Declared& one : declared) {
    const std::vector<std::string> names = names_of(one);
    if (one.kind != Declared::Kind::argument && std::find(names.begin(), names.end(), name) != names.end()) return &one;
  }
  return nullptr;
}

// What the cursor's word is to be, and what of it is not a part of the value: "--basis=".
struct Place {
  const Declared* value = nullptr;
  bool options = false;
  std::string head;
};

Place place_of(Line& line, const std::vector<Declared>& declared) {
  std::vector<const Declared*> arguments;
  for (const Declared& one : declared) {
    if (one.kind == Declared::Kind::argument) arguments.push_back(&one);
  }
  std::size_t next = 0;
  bool ended = false;
  const Declared* awaited = nullptr;
  const auto take = [&line](const Declared* one, const std::string& word) {
    if (one == nullptr) return;
    if (one->takes.kind == Takes::Kind::companies || one->takes.kind == Takes::Kind::groups) {
      line.companies.push_back(word);
    }
  };
  for (std::size_t i = line.begin; i < line.words.size(); ++i) {
    const std::string& word = line.words[i];
    if (awaited != nullptr) {
      take(std::exchange(awaited, nullptr), word);
    } else if (!ended && word == "--") {
      ended = true;
    } else if (!ended && is_option(word)) {
      const Declared* option = option_called(declared, word);
      if (option != nullptr && option->kind == Declared::Kind::option) awaited = option;
    } else if (next < arguments.size()) {
      take(arguments[next], word);
      if (!arguments[next]->many) ++next;
    }
  }
  Place place;
  if (awaited != nullptr) {
    place.value = awaited;
  } else if (!ended && !line.current.empty() && line.current[0] == '-') {
    const std::size_t equals = line.current.find('=');
    if (equals == std::string::npos) {
      place.options = true;
    } else if (const Declared* option = option_called(declared, line.current.substr(0, equals))) {
      place.value = option;
      place.head = line.current.substr(0, equals + 1);
    }
  } else if (next < arguments.size()) {
    place.value = arguments[next];
  }
  return place;
}

std::string database_of(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--db" && i + 1 < words.size()) return words[i + 1];
    if (words[i].rfind("--db=", 0) == 0) return words[i].substr(5);
  }
  return "";
}

// Candidates and where their text begins in the cursor's word; files are the shell's own to complete.
struct Offer {
  std::string head;
  std::vector<Candidate> candidates;
  bool files = false;
};

Offer offer_for(Line& line) {
  Offer offer;
  find_command(line);
  if (line.command == nullptr &&
      (line.words.empty() || (line.words.back() != "--db" && line.words.back() != "--wait"))) {
    if (is_option(line.current) || line.current == "-") {
      for (const char* option : {"--db", "--wait", "--quiet", "--no-pager", "--no-color", "--help", "--version"}) {
        offer.candidates.push_back({option, ""});
      }
    } else {
      offer.candidates = command_words(line);
    }
    return offer;
  }
  if (line.command == nullptr) {
    offer.files = line.words.back() == "--db";
    return offer;
  }
  if (line.help) return offer;
  CommandLine command_line(*line.command, {});
  command_line.only_declare();
  try {
    line.command->run(command_line);
  } catch (const HelpAsked&) {  // everything is declared
  }
  const Place place = place_of(line, command_line.declared());
  if (place.options) {
    for (const Declared& one : command_line.declared()) {
      if (one.kind != Declared::Kind::argument) offer.candidates.push_back({names_of(one).back(), one.help});
    }
    return offer;
  }
  if (place.value == nullptr) return offer;
  const Takes& takes = place.value->takes;
  offer.files = takes.kind == Takes::Kind::files;
  offer.head = place.head;
  std::string typed = line.current.substr(offer.head.size());
  // The end of a range, the last of a list.
  const std::size_t part = takes.kind == Takes::Kind::periods ? typed.rfind("..")
                           : takes.list                       ? typed.rfind(',')
                                                              : std::string::npos;
  if (part != std::string::npos) offer.head += typed.substr(0, part + (takes.list ? 1 : 2));
  for (const std::string& word : takes.words) offer.candidates.push_back({word, ""});
  if (takes.kind != Takes::Kind::words && takes.kind != Takes::Kind::text) {
    line.database = database_of(line.words);
    FileWords(line.database, line.companies, !line.current.empty()).add(takes, offer.candidates);
  }
  return offer;
}

// On one line, without what would move a cursor.
std::string on_one_line(const std::string& text) {
  std::string line = core::visible(core::shortened(text, 120));
  std::replace(line.begin(), line.end(), '\t', ' ');
  return line;
}

void print(const Offer& offer, const std::string& current, bool bash, char open) {
  std::string text;
  std::set<std::string> said;
  for (const Candidate& one : offer.candidates) {
    const std::string whole = offer.head + one.text;
    if (whole.rfind(current, 0) != 0 || one.text.empty()) continue;
    // What cannot be typed on a line is not offered, nor what would look like something else.
    if (core::visible(whole) != whole || whole.find_first_of("\n\t\r") != std::string::npos) continue;
    if (!said.insert(whole).second) continue;
    const auto written = bash ? for_bash(whole, open) : std::optional<std::string>(whole);
    if (!written) continue;
    text += *written + (one.meaning.empty() ? "" : '\t' + on_one_line(one.meaning)) + '\n';
  }
  if (offer.files) text += "\tfiles\n";
  write_stdout(text);
}

}  // namespace

void complete(const std::vector<std::string>& words) noexcept {
  try {
    if (words.size() < 2 || words[1] != "--") return;
    const bool bash = words[0] == "bash";
    Line line;
    char open = '\0';
    for (std::size_t i = 2; i < words.size(); ++i) {
      const Unquoted word = bash ? unquoted(words[i]) : Unquoted{words[i], '\0'};
      line.words.push_back(word.text);
      open = word.open;
    }
    if (!line.words.empty()) {
      line.current = std::move(line.words.back());
      line.words.pop_back();
    }
    const Offer offer = offer_for(line);
    print(offer, line.current, bash, open);
  } catch (...) {  // whoever presses Tab is told nothing of what is wrong
  }
}

}  // namespace capex::tool
