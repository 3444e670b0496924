// An amount with its bounds as tables and sentences show it: in one scale, in as many digits as are known.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "money/amount_words.hpp"
#include "money/bounds.hpp"
#include "money/currency.hpp"

namespace capex::core {

struct ShownAmount {
  std::optional<std::int64_t> point;  // nothing for a range, which is its two ends, and for a limit, which has one
  Bounds bounds;
  Currency currency;
  std::optional<int> decimals = {};  // as its one source wrote it; nothing for what was computed or converted
  bool is_range = false;

  /// In which it reads best: billions, millions or whole units. Counts are always in units.
  Scale scale() const;
  /// "6.93", of a range "91-93"; empty where there is neither.
  std::string number(Scale scale) const;
  /// "[6.86, 7.00]", ">12", "<100"; empty where the amount is exact, to the third place of the scale.
  std::string ends(Scale scale) const;
  /// "0.07", of "23" as it was written "0.5": how far the true value may lie from the number at most; empty where ends()
  /// are, and where there are not two.
  std::string half_width(Scale scale) const;
  /// "6.93bn USD [6.86, 7.00]", "91-93bn USD", "more than 86.58bn CNY": in its own scale.
  std::string words() const;

 private:
  int places(Scale scale) const;
  bool hides_bounds(Scale scale) const;
};

}  // namespace capex::core
