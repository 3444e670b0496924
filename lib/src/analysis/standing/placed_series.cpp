#include "analysis/standing/placed_series.hpp"

namespace capex::core {

Placement PlacedSeries::place(const Label& label) {
  return placed_.once(label, [&] { return core::place(timeline_, label, calendar_, align_); });
}

Placement PlacedSeries::place_base(const Label& label, Step over) {
  return bases_.once(std::pair(label, over),
                     [&] { return core::place_base(timeline_, label, place(label), over, calendar_, align_); });
}

}  // namespace capex::core
