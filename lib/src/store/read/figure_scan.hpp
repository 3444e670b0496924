// The scan of the figure table that feeds every analysis: rows in the order of their key become whole series.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "model/series.hpp"
#include "store/file/open_file.hpp"
#include "store/sqlite/row_taker.hpp"

namespace capex::core::store {

/// Ordered by company, then series.
struct SeriesHeaders {
  std::vector<SmallHead> series;
  std::vector<std::string> scopes;
};

class FigureScan final : private sqlite::RowTaker {
 public:
  /// `last_day`: figures known later are left out. `visit` sees each series that has figures, once. The scopes outlive
  /// the scan.
  FigureScan(OpenFile& file, std::int64_t last_day, const std::vector<std::string>& scopes,
             const std::function<void(const Series&)>& visit);

  /// Reads the series (in ascending order of id) in one range of the table, skipping others between them.
  void read(std::span<const SmallHead> headers);
  /// The same, but only the figures of these periods, ascending, with one look-up a series. What has other figures than
  /// these is seen without any.
  void read(std::span<const SmallHead> headers, std::span<const std::int64_t> periods);
  /// All series of the file, given in ascending order of id.
  void read_all(std::span<const SmallHead> headers);

 private:
  void begin(std::span<const SmallHead> headers);
  bool is_read(std::int64_t period_id) const;
  bool has_figures(SeriesId series);
  void scan(sqlite::Query& query);
  /// Series, period, source, known_on, rank, low, high, decimals, about, variant.
  void take(const sqlite::TakenRow& row) override;
  bool turn_to(const sqlite::TakenRow& row, std::int64_t series_id);
  void finish_series();
  void order_ties();
  const std::string& publisher_of(SourceId id);

  sqlite::Connection* connection_;
  std::int64_t last_day_;
  const std::vector<std::string>* scopes_;
  const std::function<void(const Series&)>* visit_;

  std::span<const SmallHead> ahead_;  // headers not yet met
  bool all_ = false;                  // the headers are those of the whole file
  bool excerpt_ = false;              // only these periods are read:
  std::span<const std::int64_t> only_;
  std::int64_t current_id_ = 0;  // of the row before; 0 for none
  bool wanted_ = false;          // current_id_ is one of the headers
  std::int64_t period_id_ = 0;
  bool has_ties_ = false;  // several figures for one period
  Series series_;
  PeriodMemo<Period>* periods_;                 // the file's
  std::map<SourceId, std::string> publishers_;  // of the sources that were asked for
};

}  // namespace capex::core::store
