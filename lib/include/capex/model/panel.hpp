// Many series held in columns, for programs that ask again and again.
//
// A panel is filled once (see Snapshot::panel) and then only read: threads may share it. It takes about 32 bytes a
// figure; periods are held once for all. Whatever is computed from a Series is computed from a panel's just so: read()
// gives back the very series that was appended.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "capex/model/series.hpp"

namespace capex {

class Panel {
 public:
  /// Error{overflow} past four thousand million figures or periods.
  void append(const Series& series);

  std::size_t size() const { return headers_.size(); }  // of series
  std::size_t figures() const { return low_.size(); }
  /// Bytes that the figures take; what series and periods take beside them is not counted.
  std::size_t bytes() const;

  /// The series at the place, 0 to size() - 1. `into` is reused: its buffers grow to the longest.
  void read(std::size_t place, Series& into) const;

  /// The ends of `parts` runs of neighbouring series with about as many figures each, for as many threads: part i is
  /// [ends[i - 1], ends[i]), the first from 0.
  std::vector<std::size_t> split(std::size_t parts) const;

 private:
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
    SourceKind source_kind;
    VariantId variant;
  };

  std::vector<Header> headers_;
  std::vector<std::string> scopes_;
  std::vector<Period> periods_;
  std::unordered_map<std::uint64_t, std::uint32_t> period_numbers_;  // while it is filled

  std::vector<std::int64_t> low_, high_;  // open_low, open_high where there is no end
  std::vector<std::uint32_t> period_;     // into periods_
  std::vector<Date> known_on_;
  std::vector<SourceId> source_;
  std::vector<Rest> rest_;
  std::vector<bool> about_;
};

}  // namespace capex
