// Many series held in columns, for programs that ask again and again.
//
// A panel is filled once (see Snapshot::panel) and then only read: threads may share it. It takes 32 bytes a figure;
// periods are held once for all that were appended one by one. Whatever is computed from a Series is computed from a
// panel's just so: PanelSeries::read gives back the very series that was appended, and a Pass runs on the columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/scope_places.hpp"
#include "model/series.hpp"
#include "time/period_memo.hpp"

namespace capex::core {

class PanelSeries;

class Panel {
 public:
  /// Error{overflow} past four thousand million figures or periods.
  void append(const Series& series);
  /// All series of another panel, whose columns are taken over as they lie.
  void append(Panel&& other);

  std::size_t size() const { return headers_.size(); }  // of series
  std::size_t figures() const { return headers_.empty() ? 0 : headers_.back().end; }
  /// Bytes that the figures take; what series and periods take beside them is not counted.
  std::size_t bytes() const;

  /// The series at the place, 0 to size() - 1. It lives as long as the panel, and until the next append().
  PanelSeries operator[](std::size_t place) const;
  /// The ends of `parts` runs of neighbouring series with about as many figures each, for as many threads: part i is
  /// [ends[i - 1], ends[i]), the first from 0.
  std::vector<std::size_t> split(std::size_t parts) const;

 private:
  friend class PanelSeries;

  struct Header : SmallHead {  // its scope among scopes_
    std::size_t end;           // of its figures, in the panel
    std::size_t block;
  };
  struct Rest {  // what is small
    std::int8_t decimals;
    unsigned char rank : 7;
    unsigned char about : 1;
    VariantId variant;
  };

  // What stands for no end; no stored end is the outermost number.
  static constexpr std::int64_t open_low = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t open_high = std::numeric_limits<std::int64_t>::max();

  /// The columns of what was filled in one go.
  struct Block {
    std::size_t before = 0;  // figures of the panel in earlier blocks
    std::vector<Period> periods;
    std::vector<std::int64_t> low, high;
    std::vector<std::uint32_t> period;  // into periods
    std::vector<Date> known_on;
    std::vector<SourceId> source;
    std::vector<Rest> rest;
    std::unordered_map<std::size_t, PublisherId> publishers;  // of the few figures that have one

    // While it is filled.
    std::unordered_map<std::uint64_t, std::uint32_t> period_numbers;
    PeriodMemo<std::uint32_t> met;

    std::uint32_t number_of(const Period& stated);
  };

  std::vector<Header> headers_;
  ScopePlaces scopes_;
  std::vector<Block> blocks_;
};

/// One series of a panel, its figures made when they are asked for.
class PanelSeries {
 public:
  SeriesId id() const { return header_->id; }
  CompanyId company() const { return header_->company; }
  MeasureId measure() const { return header_->measure; }
  MeasureKind kind() const { return header_->kind; }
  Basis basis() const { return header_->basis; }
  const std::string& scope() const { return scopes_[header_->scope]; }
  StoredHead<std::string> head() const { return with_scope(*header_, scope()); }
  Currency currency() const { return header_->currency; }

  std::size_t size() const { return size_; }  // of figures
  const Period& period(std::size_t index) const { return periods_[period_[index]]; }
  bool same_period(std::size_t a, std::size_t b) const { return period_[a] == period_[b]; }
  Date known_on(std::size_t index) const { return known_on_[index]; }
  Stated amount(std::size_t index) const {
    return Stated(Bounds::kept(low_[index], high_[index]), rest_[index].decimals,
                  static_cast<std::int8_t>(header_->currency.digits()), rest_[index].about != 0);
  }
  Figure figure(std::size_t index) const {
    return Figure{period(index),
                  amount(index),
                  known_on(index),
                  source_[index],
                  static_cast<SourceRank>(rest_[index].rank),
                  rest_[index].variant,
                  publisher(index)};
  }

  VariantId variant(std::size_t index) const { return rest_[index].variant; }
  PublisherId publisher(std::size_t index) const {
    if (publishers_->empty()) return {};
    const auto found = publishers_->find(begin_ + index);
    return found == publishers_->end() ? PublisherId{} : found->second;
  }

  /// All of it. `into` is reused: its buffers grow to the longest.
  void read(Series& into) const;

 private:
  friend class Panel;
  PanelSeries(const Panel& panel, const Panel::Block& block, std::size_t begin, const Panel::Header& header)
      : header_(&header),
        scopes_(panel.scopes_.names().data()),
        periods_(block.periods.data()),
        publishers_(&block.publishers),
        begin_(begin - block.before),
        size_(header.end - begin),
        low_(block.low.data() + begin_),
        high_(block.high.data() + begin_),
        period_(block.period.data() + begin_),
        known_on_(block.known_on.data() + begin_),
        source_(block.source.data() + begin_),
        rest_(block.rest.data() + begin_) {}

  const Panel::Header* header_;
  const std::string* scopes_;                                       // of the panel
  const Period* periods_;                                           // of the block
  const std::unordered_map<std::size_t, PublisherId>* publishers_;  // of the block
  std::size_t begin_;                                               // of the figures, in the block
  std::size_t size_;
  // Of the figures.
  const std::int64_t* low_;
  const std::int64_t* high_;
  const std::uint32_t* period_;
  const Date* known_on_;
  const SourceId* source_;
  const Panel::Rest* rest_;
};

}  // namespace capex::core
