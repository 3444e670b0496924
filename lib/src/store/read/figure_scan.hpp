// The scan of the figure table that feeds every analysis: rows in the order of their key become whole series.
//
// The rows are taken from the pages where those can be read, see pages/table_rows.hpp. What is not usual in them,
// damage among it, is stepped through by SQLite, which either reads it or says what is wrong. Of rows that are not
// wanted only the key is read there, and judged.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/scope_places.hpp"
#include "model/series.hpp"
#include "store/file/open_file.hpp"
#include "store/pages/table_rows.hpp"
#include "store/read/day_set.hpp"

namespace capex::core::store {

/// Ordered by company, then series.
struct SeriesHeaders {
  std::vector<SmallHead> series;
  ScopePlaces scopes;
};

/// What of the figures is read.
struct FigureWish {
  /// Figures known later are left out.
  std::int64_t last_day;
  /// Only those whose period begins or ends on one of these days; where there are none, all. Of what has other figures
  /// than these, a series without any is seen.
  DaySet touching;
};

class FigureScan {
 public:
  /// `visit` sees each series that has figures, once. The scopes outlive the scan. `reading`: null in a transaction
  /// that writes.
  FigureScan(OpenFile& file, sqlite::ReadTransaction* reading, FigureWish wish, const std::vector<std::string>& scopes,
             const std::function<void(const Series&)>& visit);

  /// Reads the series (in ascending order of id) in one range of the table, skipping others between them.
  void read(std::span<const SmallHead> headers);
  /// All series of the file, given in ascending order of id.
  void read_all(std::span<const SmallHead> headers);

 private:
  using Row = FigureTableRows::Row;
  /// What keeps a row from being a figure: the place of the column that holds what it cannot, or one of these.
  using Fault = int;
  static constexpr Fault none = -1, disorder = -2, unknown_series = -3, unread = -4;

  void scan(std::int64_t first, std::int64_t last);
  bool scan_pages(std::int64_t first, std::int64_t last);
  void step(std::int64_t first, std::int64_t last);
  template <class Read>
  Fault take(const FigureTableRows::Keys& key, const Read& read);
  Fault turn_to(std::int64_t series_id);
  void finish_series();
  bool touches(std::int64_t period_id) const;
  void order_ties();
  const std::string& publisher_of(SourceId id);

  sqlite::Connection* connection_;
  sqlite::ReadTransaction* reading_;
  std::optional<std::uint32_t> root_;  // of the table's pages, once it was asked for
  FigureWish wish_;
  const std::vector<std::string>* scopes_;
  const std::function<void(const Series&)>* visit_;

  std::span<const SmallHead> ahead_;  // headers not yet met
  bool all_ = false;                  // the headers are those of the whole file
  std::int64_t current_id_ = 0;       // of the row before
  bool wanted_ = false;               // current_id_ is one of the headers
  bool has_others_ = false;           // figures that are not read
  std::int64_t period_id_ = 0;
  bool has_ties_ = false;  // several figures for one period
  Series series_;
  PeriodMemo<Period>* periods_;                 // the file's
  std::map<SourceId, std::string> publishers_;  // of the sources that were asked for
};

}  // namespace capex::core::store
