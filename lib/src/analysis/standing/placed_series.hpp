// One series as a question asks of it: each label is placed once and given its base once, whoever asks.
#pragma once

#include <utility>
#include <vector>

#include "analysis/standing/alignment.hpp"
#include "analysis/standing/timeline.hpp"

namespace capex::core {

/// What was found for each key, in the order of asking.
template <class Key>
class Placements {
 public:
  /// What was found for the key before, or is now.
  template <class Find>
  Placement once(const Key& key, const Find& find) {
    // Most are asked for again in the same order: each is looked for behind the one before.
    for (std::size_t tried = 0; tried < found_.size(); ++tried) {
      next_ = next_ < found_.size() ? next_ : 0;
      const auto& [known, placement] = found_[next_++];
      if (known == key) return placement;
    }
    next_ = 0;
    return found_.emplace_back(key, find()).second;
  }

 private:
  std::vector<std::pair<Key, Placement>> found_;
  std::size_t next_ = 0;
};

/// Not shared between threads. The series outlives it.
class PlacedSeries {
 public:
  PlacedSeries(const Series& series, const FiscalCalendar& calendar, Date as_of, VintageChoice vintage, Alignment align)
      : timeline_(series, as_of, vintage), calendar_(calendar), align_(align) {}

  const Series& series() const { return timeline_.series(); }
  Timeline& timeline() { return timeline_; }
  /// Whether nothing of it was known.
  bool empty() const { return timeline_.histories().empty(); }

  /// As place() and place_base().
  Placement place(const Label& label);
  Placement place_base(const Label& label, Step over);

 private:
  Timeline timeline_;
  FiscalCalendar calendar_;
  Alignment align_;
  Placements<Label> placed_;
  Placements<std::pair<Label, Step>> bases_;
};

}  // namespace capex::core
