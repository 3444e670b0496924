// One load in the making. Each kind of row is resolved, checked and written by a file of its own (load_*.cpp).
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "store/file/open_file.hpp"
#include "store/load/figure_rows.hpp"
#include "store/load/load.hpp"
#include "store/load/new_references.hpp"

namespace capex::core {

struct Load::State {
  State(std::shared_ptr<store::OpenFile> opened, const ImportInfo& about);

  void add_companies(const Batch& batch, Problems& problems);
  void add_members(const Batch& batch, Problems& problems);
  void add_measures(const Batch& batch, Problems& problems);
  /// Of a measure that was just added.
  void add_terms(const MeasureRow& row, const Batch& batch, Problems& problems);
  void add_sources(const Batch& batch, Problems& problems);
  void add_figures(const Batch& batch, Problems& problems);
  void add_claims(const Batch& batch, Problems& problems);
  void add_rates(const Batch& batch, Problems& problems);

  /// What the row names and the stored company lacks.
  void fill(const Company& row, CompanyId id);
  /// What the row says otherwise of the stored company: said, and left as it is stored. A problem where it is of
  /// another kind, or has another calendar or identifier, which nobody changed here.
  std::optional<std::string> keep_company(Company& row, const NamedCalendar& named, CompanyId id);
  void add_aliases(const Company& company, CompanyId id);
  struct PairLoad;
  /// The rates of one day where they are not simply new or there already.
  void remind(const RateRow& row, const Decimal& stands, std::int64_t of_import);
  void settle_rates(PairLoad& pair, const Batch& batch, std::int32_t day, std::span<const std::size_t> rows,
                    bool has_rate, Problems& problems);

  void note_new(const store::PendingFigure& figure);
  /// A figure that is there already; false where its source states another amount there.
  bool repeat_figure(const store::PendingFigure& figure, const Batch& batch, Problems& problems);

  /// A row that is left out.
  void leave_out(const Batch& batch, RowPlace place, std::string message, Problems& problems);
  /// A row that is there already, brought by `stored_import` (nothing for what every file has from the start).
  void repeat(const char* kind, std::int64_t row_id, std::optional<std::int64_t> stored_import);
  /// Worth saying; no more than some are kept.
  void remark(std::string sentence);

  /// Checks the references of what was added, and writes down what the import brought.
  void settle(const std::string& hash);
  /// Error{usage} when the load was committed or rolled back.
  void require_open() const;
  /// Commits or rolls back, and ends the load; after Error{busy} it goes on.
  void end(bool keep);
  /// Rolls back what is open; nothing can be added from now on.
  void close();

  sqlite::Connection& connection() { return file->connection; }

  std::shared_ptr<store::OpenFile> file;
  // Outlives the transaction, and ends with it; `references` are checked instead.
  std::optional<sqlite::UncheckedReferences> unchecked;
  std::optional<sqlite::WriteTransaction> transaction;
  ImportInfo info;
  std::int64_t import_id = 0;
  LoadCounts counts;
  std::vector<std::string> remarks;
  std::vector<NewFigure> new_figures;  // up to one more than are asked for
  std::vector<ClaimId> new_claims;
  std::vector<CorrectedRate> corrected;  // the first few
  bool rates_rearranged = false;
  store::LoadNames names;
  store::NewReferences references;
};

namespace store {

/// From so many rows of a kind on, a batch is written without CHECK constraints: where what they ask was asked of each
/// row before, that is faster.
inline constexpr std::size_t rows_in_bulk = 1000;

/// Whether an error is about the row at hand, which can be left out, and not about the file.
inline bool concerns_row(const Error& error) {
  switch (error.code()) {
    case ErrorCode::parse:
    case ErrorCode::not_found:
    case ErrorCode::conflict:
    case ErrorCode::currency_mismatch:
    case ErrorCode::overflow:
    case ErrorCode::usage:
      return true;
    default:
      return false;
  }
}

}  // namespace store

}  // namespace capex::core
