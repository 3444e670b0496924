// What SQLite alone takes for the same rows: the floor that the library is measured against.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace capex::core::bench {

/// A row of table figure, all its columns in their order; no_value for NULL.
using BareFigure = std::array<std::int64_t, 11>;
inline constexpr std::int64_t no_value = INT64_MIN;

/// The rows of table figure in the order of its key.
std::vector<BareFigure> read_figures(const std::filesystem::path& file);

/// Inserts the rows, in the order given, into the figure table of a file that has the schema and no figures: one
/// prepared statement, one transaction, foreign keys off, synchronous FULL.
void insert_figures(const std::filesystem::path& file, const std::vector<BareFigure>& rows);

/// Steps once through the figures known by the day and reads every column that a snapshot reads. Returns a sum over
/// them, so that no read is left out.
std::int64_t step_figures(const std::filesystem::path& file, std::int32_t known_by);
/// The same of four columns: how fast the machine is, to compare runs on unlike ones.
std::int64_t step_four_columns(const std::filesystem::path& file, std::int32_t known_by);

/// All rows of some tables of a file.
class BareRows {
 public:
  BareRows(const std::filesystem::path& file, std::vector<std::string> tables);
  BareRows(BareRows&&) noexcept;
  ~BareRows();

  /// Inserts them into the tables of a file that has the schema and none of the rows: as insert_figures.
  void insert_into(const std::filesystem::path& file) const;

 private:
  struct Table;
  std::vector<Table> tables_;
};

}  // namespace capex::core::bench
