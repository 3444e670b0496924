// The whole content of a file as the CSV files that read_csv reads: export, import, export gives the same bytes.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "model/batch.hpp"

namespace capex::core {

/// Writes batches into a folder: companies.csv, groups.csv, measures.csv, sources.csv, figures.csv, claims.csv,
/// rates.csv, with a header alone where there is nothing. The rows keep the order in which they come. Files appear
/// under their names, in place of what was there, only when finish() is called, each as a whole and after all of them
/// are on the disk; Error{storage} where one cannot be written. Where that was interrupted, the files still to come are
/// left as NAME.csv.partial, and csv_files refuses the folder, which has rates.csv.partial and no
/// companies.csv.partial, until another export into it has finished. A link is written through, and a file that is
/// replaced keeps its permissions.
class CsvFolderWriter {
 public:
  /// The names of its files.
  static std::vector<std::string> files();
  /// Makes the folder where there is none.
  explicit CsvFolderWriter(const std::filesystem::path& folder);
  CsvFolderWriter(CsvFolderWriter&&) noexcept;
  ~CsvFolderWriter();

  /// Error{parse} for what the form cannot hold: an alias with |, a key with a blank in the parts of a claim.
  void write(const Batch& batch);
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace capex::core
