// The scan of the figure table that feeds every analysis: rows in the order of their key become whole series.
//
// The rows are taken by an aggregate function inside SQLite's own loop, which hands over the columns of a row at once;
// stepping and asking for each column costs half as much again for the same rows. For the same reason the values are
// read through SQLite's own functions here, not through a wrapper under sqlite/.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "capex/model/series.hpp"
#include "store/period_id.hpp"
#include "store/sqlite/connection.hpp"

struct sqlite3_value;

namespace capex::store {

/// Makes the function known to a connection, once, before the first scan.
void add_scan_function(sqlite::Connection& connection);

/// A series without its figures: small, because a file has hundreds of thousands.
struct SeriesHeader {
  SeriesId id;
  CompanyId company;
  MeasureId measure;
  MeasureKind kind;
  Basis basis;
  std::uint16_t scope;  // into the scopes of the headers
  Currency currency;
};

/// Ordered by company, then series.
struct SeriesHeaders {
  std::vector<SeriesHeader> series;
  std::vector<std::string> scopes;
};

class FigureScan {
 public:
  /// `last_day`: figures known later are left out. `visit` sees each series that has figures, once. The scopes outlive
  /// the scan.
  FigureScan(sqlite::Connection& connection, std::int32_t last_day, const std::vector<std::string>& scopes,
             const std::function<void(const Series&)>& visit);

  /// Reads the series (in ascending order of id) in one range of the table, skipping others between them.
  void read(std::span<const SeriesHeader> headers);
  /// The same, but only the figures of these periods, ascending, with one look-up a series. What has other figures than
  /// these is seen without any.
  void read(std::span<const SeriesHeader> headers, std::span<const std::int64_t> periods);
  /// All series of the file, given in ascending order of id.
  void read_all(std::span<const SeriesHeader> headers);

  /// One row, from the aggregate function: series, period, source, known_on, rank, low, high, decimals, about, variant.
  /// Never throws; false stops the scan.
  bool take(sqlite3_value** columns) noexcept;

 private:
  void begin(std::span<const SeriesHeader> headers);
  bool is_read(std::int64_t period_id) const;
  bool has_figures(SeriesId series);
  void run(sqlite::Query& query);
  void add(sqlite3_value** columns);
  bool turn_to(std::int64_t series_id);
  void finish_series();
  void order_ties();

  sqlite::Connection* connection_;
  std::int32_t last_day_;
  const std::vector<std::string>* scopes_;
  const std::function<void(const Series&)>* visit_;

  std::span<const SeriesHeader> ahead_;  // headers not yet met
  bool excerpt_ = false;                 // only these periods are read:
  std::span<const std::int64_t> only_;
  std::int64_t current_id_ = 0;  // of the row before; 0 for none
  bool wanted_ = false;          // current_id_ is one of the headers
  std::int64_t period_id_ = 0;
  bool has_ties_ = false;  // several figures for one period
  Series series_;
  PeriodCache periods_;
  std::exception_ptr failure_;
};

}  // namespace capex::store
