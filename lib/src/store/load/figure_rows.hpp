// The figures of a batch with their natural keys resolved: what each row's series, label and source stand for is found
// out once, however many rows name them.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/batch.hpp"
#include "store/load/load_names.hpp"

namespace capex::core::store {

/// A figure row on its way into the table.
struct PendingFigure {
  std::int64_t series = 0;  // into Batch::series, then the series_id
  std::int64_t period = 0;
  std::int32_t source = 0;
  std::int32_t known_on = 0;
  std::int16_t rank = 0;
  VariantId variant{};
  std::uint32_t row = 0;  // into Batch::figures

  friend bool operator<(const PendingFigure& a, const PendingFigure& b) {
    if (a.series != b.series) return a.series < b.series;
    if (a.period != b.period) return a.period < b.period;
    if (a.source != b.source) return a.source < b.source;
    return a.row < b.row;  // of rows with one key the first counts
  }
};

class FigureRows {
 public:
  FigureRows(const Batch& batch, LoadNames& names);

  /// Error{not_found, parse, conflict} when the row cannot be a figure.
  PendingFigure resolve(std::uint32_t row);

  /// What a series of the batch stands for; resolved by a row before.
  const SeriesKey& series_key(std::int64_t series) const { return series_[static_cast<std::size_t>(series)].key; }

 private:
  // Each is resolved at most once; what failed fails again with the same words.
  struct Resolved {
    bool done = false;
    std::string error;
    ErrorCode code = ErrorCode::not_found;
  };
  struct SeriesEntry : Resolved {
    SeriesKey key;
    MeasureKind kind = MeasureKind::flow;
    FiscalCalendar calendar;
  };
  struct PeriodEntry : Resolved {
    std::int64_t id = 0;
  };
  struct SourceEntry : Resolved {
    std::int32_t id = 0, known_on = 0, rank = 0;
  };
  struct VariantEntry : Resolved {
    VariantId id{};
  };

  template <class Entry, class Find>
  static const Entry& once(Entry& entry, Find find);

  const SeriesEntry& series(std::int32_t index);
  const PeriodEntry& period(std::int32_t label, const SeriesEntry& series);
  const SourceEntry& source(std::int32_t index);
  const VariantEntry& variant(std::int32_t index);

  const Batch* batch_;
  LoadNames* names_;
  std::vector<SeriesEntry> series_;
  std::vector<PeriodEntry> calendar_periods_;
  std::unordered_map<std::int64_t, PeriodEntry> fiscal_periods_;  // by company and label
  std::vector<SourceEntry> sources_;
  std::vector<VariantEntry> variants_;
};

}  // namespace capex::core::store
