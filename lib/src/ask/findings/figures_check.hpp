// The figures of a file, held against each other: what `verify` looks at of all of them, and what an entry brings of a
// few.
#pragma once

#include <span>
#include <vector>

#include "analysis/verify/consistency.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

class FiguresCheck {
 public:
  /// The snapshot outlives it.
  explicit FiguresCheck(const Snapshot& snapshot);

  void everything();
  /// The company's series, and where it is a group those of its members against its own.
  void only(Company company);
  /// A group against its members, whose series by themselves are left out.
  void group(Company company);

  /// The largest first (see size_of), then in the order of companies, measures and time; none is left.
  std::vector<Inconsistency> found();

 private:
  void series(const SeriesFilter& filter);
  void turned(const Series& series);
  void off_all(std::span<const Series> of_company);
  void take(std::vector<Inconsistency> found);

  const Snapshot* snapshot_;
  std::vector<MeasureId> headline_, negative_too_, irregular_;
  std::vector<TurnedSign> turned_;  // of the series that are looked at, in their order
  ConsistencyCheck check_;
  std::vector<Inconsistency> found_;
};

}  // namespace capex::core
