// Repetitions of rates as runs of days. A run of an import says: every stored rate of the pair from its first to its
// last day was also stated by that import.
//
// So a run ends before a stored rate that the import does not state, and a new rate inside the runs of other imports
// splits them: those imports never stated it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "store/sqlite/connection.hpp"

namespace capex::core::store {

struct RatePair {
  std::int64_t provider = 0;
  std::int64_t base = 0;
  std::int64_t quote = 0;

  friend auto operator<=>(const RatePair&, const RatePair&) = default;
};

/// The repetitions of one pair in one batch, told in the order of days.
class RateRuns {
 public:
  RateRuns(sqlite::Connection& connection, const RatePair& pair, std::int64_t import_id)
      : connection_(&connection), pair_(pair), import_id_(import_id) {}

  /// A stored rate that the batch repeats; `owner` is the import that brought it.
  void repeat(std::int32_t day, std::int64_t owner);
  /// A stored rate that the batch does not have, or the one that was repeated last.
  void pass_over(std::int32_t day, std::int64_t owner);
  /// A new rate.
  void insert(std::int32_t day) { inserted_.push_back(day); }
  /// Writes the runs, and splits those of others.
  void finish();

 private:
  struct Run {
    std::int32_t first = 0, last = 0;
  };
  void write(std::int64_t import_id, const Run& run);
  void split_others();

  sqlite::Connection* connection_;
  RatePair pair_;
  std::int64_t import_id_;
  std::optional<Run> open_;
  std::vector<Run> runs_;
  std::vector<std::int32_t> inserted_;
};

}  // namespace capex::core::store
