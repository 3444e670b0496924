#include "store/schema_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace capex::store {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kinds = {{
    {"CREATE TABLE ", "table"},
    {"CREATE INDEX ", "index"},
    {"CREATE UNIQUE INDEX ", "index"},
    {"CREATE VIEW ", "view"},
    {"CREATE TRIGGER ", "trigger"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 2> drops = {{
    {"DROP TABLE ", "table"},
    {"DROP VIEW ", "view"},
}};

/// Where what begins here is over: a quoted text, a comment, or else the one character.
std::size_t end_of_token(std::string_view script, std::size_t at) {
  const char first = script[at];
  if (first == '\'' || first == '"') return std::min(script.find(first, at + 1), script.size() - 1) + 1;
  if (script.substr(at, 2) == "--") return std::min(script.find('\n', at), script.size() - 1) + 1;
  return at + 1;
}

std::size_t end_of_statement(std::string_view script, std::size_t at) {
  while (at < script.size() && script[at] != ';') at = end_of_token(script, at);
  return at;
}

/// The first statement at or after `at`; the end where there is none.
std::size_t next_statement(std::string_view script, std::size_t at) {
  while (at < script.size()) {
    if (script.substr(at, 2) == "--") {
      at = end_of_token(script, at);
    } else if (script[at] == ' ' || script[at] == '\n' || script[at] == ';') {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace

void follow(std::string_view script, std::vector<SchemaObject>& made) {
  for (std::size_t at = next_statement(script, 0); at < script.size();) {
    const std::size_t end = end_of_statement(script, at);
    const std::string_view sql = script.substr(at, end - at);
    for (const auto& [words, type] : kinds) {
      if (sql.substr(0, words.size()) != words) continue;
      const std::string_view rest = sql.substr(words.size());
      made.push_back({type, rest.substr(0, rest.find_first_of(" (\n")), sql});
    }
    for (const auto& [words, type] : drops) {
      if (sql.substr(0, words.size()) != words) continue;
      const std::string_view name = sql.substr(words.size());
      made.erase(std::remove_if(made.begin(), made.end(),
                                [&, type = type](const SchemaObject& object) {
                                  return object.type == type && object.name == name;
                                }),
                 made.end());
    }
    at = next_statement(script, end);
  }
}

}  // namespace capex::store
