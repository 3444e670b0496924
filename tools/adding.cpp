#include "adding.hpp"

#include <fmt/core.h>

#include "capex/io/read_csv.hpp"
#include "database.hpp"
#include "loading.hpp"

namespace capex::tool {

void TidyRow::set(const std::string& column, const std::optional<std::string>& value) {
  if (!value) return;
  rows_.columns.push_back(column);
  rows_.rows[0].emplace_back(*value);
}

std::string TidyRow::csv() const {
  return write_rows(rows_, Format::csv);
}

std::optional<std::string> joined(const std::vector<std::string>& words, const char* separator) {
  if (words.empty()) return std::nullopt;
  std::string text = words[0];
  for (std::size_t i = 1; i < words.size(); ++i) text += separator + words[i];
  return text;
}

const std::string& required(const std::optional<std::string>& value, const char* option, const char* why) {
  if (!value) throw UsageError(fmt::format("{} is missing: {}", option, why));
  return *value;
}

Batch batch_of(const std::vector<TidyRow>& rows) {
  Batch batch;
  Problems problems;
  for (const TidyRow& row : rows) read_csv(row.csv(), "command line", batch, problems);
  // What is wrong with the one row is wrong with what was typed; there is no file to name a place in.
  if (!problems.empty()) throw UsageError(problems[0].message);
  return batch;
}

ImportInfo import_of_line(const CommandLine& line) {
  ImportInfo info;
  info.imported_at = time_now();
  info.command = fmt::format("{} {}", line.command().name, joined(line.words(), " ").value_or(""));
  return info;
}

Exit add_rows(const CommandLine& line, const std::vector<TidyRow>& rows, bool dry_run) {
  const Batch batch = batch_of(rows);
  Progress progress(true);
  LoadOptions options;
  options.dry_run = dry_run;
  options.from_command_line = true;
  return load_batch(line, batch, {}, import_of_line(line), options, progress);
}

}  // namespace capex::tool
