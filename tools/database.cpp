#include "database.hpp"

#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "messages.hpp"
#include "text/shell_word.hpp"

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
  for (const std::filesystem::path& database : asked()) refuse_to_overwrite(path, database);
}

namespace {

// A shell has emptied a file by the time that a command begins, but ">>" leaves it as it is.
void refuse_stdout_into(const std::filesystem::path& database) {
  struct stat out {
  }, file{};
  if (::fstat(STDOUT_FILENO, &out) != 0 || !S_ISREG(out.st_mode) || ::stat(database.c_str(), &file) != 0) return;
  if (out.st_ino != file.st_ino || out.st_dev != file.st_dev) return;
  throw Error(ErrorCode::usage, fmt::format("standard output goes into the file that is asked, {}, and would destroy "
                                            "it: send it elsewhere",
                                            database.string()));
}

}  // namespace

std::filesystem::path database_path(const CommandLine& line) {
  if (line.database() && line.database()->empty()) throw UsageError("--db names no file: give its path");
  if (line.database()) return *line.database();
  if (const char* path = from_environment()) return path;
  return "capex.db";
}

std::filesystem::path existing_database(const CommandLine& line) {
  const std::filesystem::path path = database_path(line);
  std::error_code failure;
  if (!std::filesystem::exists(path, failure)) {
    if (failure) {
      throw Error(ErrorCode::storage, fmt::format("{} cannot be looked at: {}", path.string(), failure.message()));
    }
    if (line.database()) {
      throw Error(ErrorCode::not_found,
                  fmt::format("--db names {}, which does not exist; to make it: capex --db {} init", path.string(),
                              core::shell_path(path.string())));
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
  refuse_stdout_into(path);
  asked().push_back(path);
  return path;
}

Database open_database(const CommandLine& line, Access access) {
  const std::filesystem::path path = existing_database(line);
  Database db = Database::open(path, access, line.wait());
  if (!db.upgraded().empty()) Notes{line.quiet()}(db.upgraded());
  // A reader ends with its process. To close its file before that would only give memory back, piece by piece, which
  // takes as long as a twentieth of a question about one company. A writer closes: what it left undone is undone then.
  static auto& readers = *new std::vector<Database>();
  if (access == Access::read_only) readers.push_back(db);
  return db;
}

std::string read_stdin() {
  constexpr std::size_t most = std::size_t{16} << 20;
  std::string text;
  char buffer[1 << 16];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, stdin)) > 0;) {
    if (text.size() > most) throw Error(ErrorCode::usage, "standard input has more than 16 MB, which is no query");
    text.append(buffer, got);
  }
  if (std::ferror(stdin) != 0) throw Error(ErrorCode::storage, "standard input cannot be read");
  return text;
}

}  // namespace capex::tool
