// What outlets (vendors, the press) say of one period: of each publisher the latest. How they vote and what they may
// refine is said in standing.hpp.
#pragma once

#include <boost/container/small_vector.hpp>
#include <span>

#include "analysis/standing/standing.hpp"

namespace capex::core {

class Outlets {
 public:
  std::span<const Figure* const> all() const { return {latest_.data(), latest_.size()}; }

  /// In the order of days. Of one publisher and day the first given counts.
  void hear(const Figure& figure);

  /// By vote. Only where there are some.
  Vintage elected() const;

  /// The finest that meets the figure stands in its place.
  void refine(Vintage& vintage) const;

  /// Whether the outlet disputes the last of the vintages.
  static bool disputes(const Figure& said, std::span<const Vintage> vintages);

 private:
  boost::container::small_vector<const Figure*, 8> latest_;
};

}  // namespace capex::core
