#include "database.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

namespace capex::tool {

namespace {

const char* from_environment() {
  const char* path = std::getenv("CAPEX_DB");
  return path != nullptr && *path != '\0' ? path : nullptr;
}

}  // namespace

namespace {

// Every database that this command asks: one, or two for a command that compares.
std::vector<std::filesystem::path>& asked() {
  static auto& paths = *new std::vector<std::filesystem::path>();
  return paths;
}

}  // namespace

void refuse_to_overwrite_database(const std::filesystem::path& path) {
  for (const std::filesystem::path& database : asked()) {
    if (!is_part_of(path, database)) continue;
    throw Error(ErrorCode::usage, fmt::format("{} belongs to the file that is asked, {}, and would destroy it: write "
                                              "to another",
                                              path.string(), database.string()));
  }
}

std::filesystem::path database_path(const CommandLine& line) {
  if (line.database()) return *line.database();
  if (const char* path = from_environment()) return path;
  return "capex.db";
}

std::filesystem::path existing_database(const CommandLine& line) {
  const std::filesystem::path path = database_path(line);
  std::error_code failure;
  if (!std::filesystem::exists(path, failure)) {
    if (line.database()) {
      throw Error(ErrorCode::not_found,
                  fmt::format("--db names {}, which does not exist: 'capex --db {} init' makes it", path.string(),
                              path.string()));
    }
    if (from_environment() != nullptr) {
      throw Error(ErrorCode::not_found,
                  fmt::format("CAPEX_DB names {}, which does not exist: set it to another file, or make this one with "
                              "'capex init'",
                              path.string()));
    }
    throw Error(ErrorCode::not_found,
                "there is no capex.db in this folder: make it with 'capex init', or name a file with --db or CAPEX_DB");
  }
  asked().push_back(path);
  return path;
}

Store open_database(const CommandLine& line, Access access) {
  Store store = Store::open(existing_database(line), access, line.wait());
  // A reader ends with its process. To close its file before that would only give memory back, piece by piece, which
  // takes as long as a twentieth of a question about one company. A writer closes: what it left undone is undone then.
  static auto& readers = *new std::vector<Store>();
  if (access == Access::read_only) readers.push_back(store);
  return store;
}

std::string read_stdin() {
  std::string text;
  char buffer[1 << 16];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, stdin)) > 0;) text.append(buffer, got);
  if (std::ferror(stdin) != 0) throw Error(ErrorCode::storage, "standard input cannot be read");
  return text;
}

std::string time_now() {
  std::time_t now = std::time(nullptr);
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH"); fixed != nullptr) {
    std::from_chars(fixed, fixed + std::strlen(fixed), now);
  }
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

}  // namespace capex::tool
