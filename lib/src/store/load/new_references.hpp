// The foreign keys of the rows that one load writes, checked once at its end.
//
// SQLite's own enforcement looks every parent of every row up as it is inserted, which makes a bulk load four times
// slower; `PRAGMA foreign_key_check` reads every row again. A load has few distinct parents, though: what it bound to
// each foreign key is noted here when it is bound, and before the commit each distinct one is looked up in its table.
// That covers exactly the rows written, at a cost that does not grow with the file.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "model/ids.hpp"
#include "store/sqlite/connection.hpp"

namespace capex::core::store {

class NewReferences {
 public:
  void company(CompanyId id) { note(companies_, static_cast<std::int64_t>(id)); }
  void measure(MeasureId id) { note(measures_, static_cast<std::int64_t>(id)); }
  void currency(std::int64_t id) { note(currencies_, id); }
  void provider(std::int64_t id) { note(providers_, id); }
  void series(std::int64_t id) { note(series_, id); }
  void variant(VariantId id) { note(variants_, static_cast<std::int64_t>(id)); }
  void period(std::int64_t id) {
    // The periods of one series are those of the next: nearly all of them were noted just now.
    std::int64_t& recent =
        recent_periods_[(static_cast<std::uint64_t>(id) * 0x9E3779B97F4A7C15U) >> (64 - recent_bits)];
    if (recent == id) return;
    recent = id;
    periods_.insert(id);
  }
  /// A claim's source, by number alone.
  void source(std::int64_t id) { note(sources_, id); }
  /// A figure's source, with the day and rank that stand beside it.
  void source(std::int64_t id, std::int32_t known_on, std::int32_t rank);

  /// Error{storage} names the first one that is not there.
  void check(sqlite::Connection& connection) const;

 private:
  using Ids = std::vector<bool>;  // ids are dense and small
  static void note(Ids& ids, std::int64_t id) {
    const auto at = static_cast<std::size_t>(id);
    if (at >= ids.size()) ids.resize(at + 1024);
    ids[at] = true;
  }

  struct Dated {
    std::int32_t known_on = 0;
    std::int32_t rank = -1;  // not noted
    bool contradicted = false;
  };

  Ids companies_, measures_, currencies_, providers_, series_, sources_, variants_;
  std::unordered_set<std::int64_t> periods_;
  static constexpr int recent_bits = 9;
  std::array<std::int64_t, 1U << recent_bits> recent_periods_{};  // 0 is no period: none has 0 days
  std::vector<Dated> dated_sources_;
};

}  // namespace capex::core::store
