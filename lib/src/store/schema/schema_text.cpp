#include "store/schema/schema_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace capex::core::store {
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

/// The first statement at or after `at`, past comments and empty lines; the end where there is none.
std::size_t next_statement(std::string_view script, std::size_t at) {
  while (script.substr(at, 2) == "--" || script.substr(at, 1) == "\n") {
    at = std::min(script.find('\n', at), script.size() - 1) + 1;
  }
  return at;
}

}  // namespace

void follow(std::string_view script, std::vector<SchemaObject>& made) {
  for (std::size_t at = next_statement(script, 0); at < script.size();) {
    const std::size_t end = std::min(script.find(";\n", at), script.size());
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
    at = next_statement(script, std::min(end + 2, script.size()));
  }
}

}  // namespace capex::core::store
