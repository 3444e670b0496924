#include "analysis/standing/placed_record.hpp"

#include <algorithm>

namespace capex::core {

Placement PlacedSeries::place(const Label& label) {
  return placed_.once(label, [&] { return core::place(timeline_, label, calendar_, align_); });
}

Placement PlacedSeries::place_base(const Label& label, Step over) {
  return bases_.once(std::pair(label, over),
                     [&] { return core::place_base(timeline_, label, place(label), over, calendar_, align_); });
}

PlacedSeries& PlacedRecord::read(const Series& series, Date as_of, VintageChoice vintage, Alignment align) const {
  const auto before = std::find_if(series_.begin(), series_.end(), [&](const auto& each) {
    return &each->series() == &series && each->is_read_as(as_of, vintage, align);
  });
  if (before != series_.end()) return **before;
  series_.push_back(std::make_unique<PlacedSeries>(series, record_->company.calendar, as_of, vintage, align));
  return *series_.back();
}

}  // namespace capex::core
