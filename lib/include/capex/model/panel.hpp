// Many series held in columns, for programs that ask again and again.
//
// A panel is filled once (see Snapshot::panel) and then only read: threads may share it. It takes 32 bytes a figure;
// periods are held once for all. Whatever is computed from a Series is computed from a panel's just so:
// PanelSeries::read gives back the very series that was appended, and a Pass runs on the columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "capex/model/series.hpp"

namespace capex {

class PanelSeries;

class Panel {
 public:
  /// Error{overflow} past four thousand million figures or periods.
  void append(const Series& series);

  std::size_t size() const { return headers_.size(); }  // of series
  std::size_t figures() const { return low_.size(); }
  /// Bytes that the figures take; what series and periods take beside them is not counted.
  std::size_t bytes() const;

  /// The series at the place, 0 to size() - 1. It lives as long as the panel, and until the next append().
  PanelSeries operator[](std::size_t place) const;
  /// The ends of `parts` runs of neighbouring series with about as many figures each, for as many threads: part i is
  /// [ends[i - 1], ends[i]), the first from 0.
  std::vector<std::size_t> split(std::size_t parts) const;

 private:
  friend class PanelSeries;

  struct Header {
    SeriesId id;
    CompanyId company;
    MeasureId measure;
    MeasureKind kind;
    Basis basis;
    std::uint16_t scope;  // into scopes_
    Currency currency;
    std::size_t end;  // of its figures
  };
  struct Rest {  // what is small
    std::int8_t decimals;
    unsigned char source_kind : 7;
    unsigned char about : 1;
    VariantId variant;
  };

  // What stands for no end; no stored end is the outermost number.
  static constexpr std::int64_t open_low = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t open_high = std::numeric_limits<std::int64_t>::max();

  std::vector<Header> headers_;
  std::vector<std::string> scopes_;
  std::vector<Period> periods_;
  std::unordered_map<std::uint64_t, std::uint32_t> period_numbers_;  // while it is filled

  std::vector<std::int64_t> low_, high_;
  std::vector<std::uint32_t> period_;  // into periods_
  std::vector<Date> known_on_;
  std::vector<SourceId> source_;
  std::vector<Rest> rest_;
};

/// One series of a panel, its figures made when they are asked for.
class PanelSeries {
 public:
  SeriesId id() const { return header_->id; }
  CompanyId company() const { return header_->company; }
  MeasureId measure() const { return header_->measure; }
  MeasureKind kind() const { return header_->kind; }
  Basis basis() const { return header_->basis; }
  const std::string& scope() const { return panel_->scopes_[header_->scope]; }
  Currency currency() const { return header_->currency; }

  std::size_t size() const { return header_->end - begin_; }  // of figures
  const Period& period(std::size_t index) const { return panel_->periods_[panel_->period_[begin_ + index]]; }
  Date known_on(std::size_t index) const { return panel_->known_on_[begin_ + index]; }
  Stated amount(std::size_t index) const {
    const std::size_t at = begin_ + index;
    const std::int64_t low = panel_->low_[at];
    const std::int64_t high = panel_->high_[at];
    const Panel::Rest& rest = panel_->rest_[at];
    return Stated(low == Panel::open_low ? std::nullopt : std::optional(low),
                  high == Panel::open_high ? std::nullopt : std::optional(high), rest.decimals,
                  header_->currency.digits(), rest.about != 0);
  }
  Figure figure(std::size_t index) const {
    const Panel::Rest& rest = panel_->rest_[begin_ + index];
    return Figure{period(index),
                  amount(index),
                  known_on(index),
                  panel_->source_[begin_ + index],
                  static_cast<SourceKind>(rest.source_kind),
                  rest.variant};
  }

  /// All of it. `into` is reused: its buffers grow to the longest.
  void read(Series& into) const;

 private:
  friend class Panel;
  PanelSeries(const Panel& panel, std::size_t begin, const Panel::Header& header)
      : panel_(&panel), begin_(begin), header_(&header) {}

  const Panel* panel_;
  std::size_t begin_;  // of its figures
  const Panel::Header* header_;
};

}  // namespace capex
