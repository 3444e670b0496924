// What is tried: each command that writes, each question, and the folders in which they are run.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "trial.hpp"

namespace reliability {

enum class Effect {
  nothing,       // a question
  commit,        // one transaction on the folder's database
  steps,         // several, each of which leaves a good file: migrations
  new_database,  // a file of its own, whole or not there
  new_files,     // other files, each whole or not there
};

struct Operation {
  std::string name;   // "import csv, into an empty file"
  std::string world;  // a folder of Worlds
  Words words;
  Effect effect = Effect::commit;
};

/// All of them; with none named like `part` it is an error.
std::vector<Operation> operations(std::string_view part = "");

/// Folders, each with a capex.db as operations find it, made once.
class Worlds {
 public:
  explicit Worlds(const std::filesystem::path& folder);
  const std::filesystem::path& operator[](const std::string& name);
  /// A copy of one, for one trial: the next takes its place.
  std::filesystem::path fresh(const std::string& name);
  /// What a folder says after an operation that nothing disturbed.
  const std::string& after(const Operation& operation);

 private:
  void make(const std::string& name, const std::filesystem::path& world);

  std::filesystem::path folder_;
  std::map<std::string, std::filesystem::path> made_;
  std::map<std::string, std::string> after_;
};

/// Of so many points, those that are tried: all, or the first, the last and some between.
bool is_tried(std::uint64_t point, std::uint64_t points, std::uint64_t most);

/// One of so many points (none of none): for each `number` another, the last among them.
std::uint64_t any_of(std::uint64_t points, std::uint64_t number);

/// What is wrong with what an operation left that was hurt, or that said it was done: neither as before nor as after,
/// or what verify finds. Empty when nothing is. A migration goes on from where it was stopped.
std::string wrongly_left(const Operation& operation, const std::filesystem::path& folder, const std::string& before,
                         const std::string& after, bool is_done);

}  // namespace reliability
