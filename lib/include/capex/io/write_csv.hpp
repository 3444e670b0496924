// The whole content of a file as the CSV files that read_csv reads: export, import, export gives the same bytes.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "capex/model/batch.hpp"

namespace capex {

/// Writes batches into a folder: companies.csv, groups.csv, measures.csv, sources.csv, figures.csv, claims.csv,
/// rates.csv. Files appear under their names only when finish() succeeds; Error{storage} otherwise.
class CsvFolderWriter {
 public:
  explicit CsvFolderWriter(const std::filesystem::path& folder);
  CsvFolderWriter(CsvFolderWriter&&) noexcept;
  ~CsvFolderWriter();

  void write(const Batch& batch);
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace capex
