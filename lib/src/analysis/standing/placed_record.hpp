// The series of one company as questions ask of them: each label is placed in a series once and given its base once,
// whoever asks.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "analysis/standing/alignment.hpp"
#include "analysis/standing/timeline.hpp"
#include "model/company_record.hpp"

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
      : timeline_(series, as_of, vintage), calendar_(calendar), as_of_(as_of), vintage_(vintage), align_(align) {}

  const Series& series() const { return timeline_.series(); }
  Timeline& timeline() { return timeline_; }
  const FiscalCalendar& calendar() const { return calendar_; }
  /// Whether nothing of it was known.
  bool empty() const { return timeline_.histories().empty(); }
  bool is_read_as(Date as_of, VintageChoice vintage, Alignment align) const {
    return as_of_ == as_of && vintage_ == vintage && align_ == align;
  }

  /// As place() and place_base().
  Placement place(const Label& label);
  Placement place_base(const Label& label, Step over);

 private:
  Timeline timeline_;
  FiscalCalendar calendar_;
  Date as_of_;
  VintageChoice vintage_;
  Alignment align_;
  Placements<Label> placed_;
  Placements<std::pair<Label, Step>> bases_;
};

/// A company's record with what was placed in its series so far, for all questions of one reader: not shared between
/// threads. The record outlives it.
class PlacedRecord {
 public:
  PlacedRecord(const CompanyRecord& record) : record_(&record) {}  // NOLINT: a record of which nothing is placed yet

  const CompanyRecord* operator->() const { return record_; }
  operator const CompanyRecord&() const { return *record_; }  // NOLINT: what only reads the record takes it

  /// `series` is one of the record's.
  PlacedSeries& read(const Series& series, Date as_of, VintageChoice vintage, Alignment align) const;

 private:
  const CompanyRecord* record_;
  mutable std::vector<std::unique_ptr<PlacedSeries>> series_;
};

}  // namespace capex::core
