#include "look/table/amount_cell.hpp"

#include <algorithm>
#include <vector>

#include "capex/error.hpp"
#include "money/decimal.hpp"
#include "text/near_names.hpp"

namespace capex::look {

core::ShownAmount shown(const Amount& amount) {
  core::ShownAmount made{amount.point, core::Bounds(amount.low, amount.high), core::Currency::none()};
  if (const auto currency = core::find_currency(amount.currency)) made.currency = *currency;
  made.decimals = amount.decimals;
  made.is_range = !amount.point && amount.low && amount.high;
  return made;
}

core::Scale common_scale(const std::vector<const Amount*>& amounts) {
  core::Scale scale = core::Scale::one;
  for (const Amount* amount : amounts) {
    if (is_there(*amount)) scale = std::max(scale, shown(*amount).scale());
  }
  return scale;
}

std::string common_unit(const std::vector<const Amount*>& amounts) {
  std::string unit;
  for (const Amount* amount : amounts) {
    if (!is_there(*amount)) continue;
    if (!unit.empty() && unit != amount->unit) return "";
    unit = amount->unit;
  }
  return unit;
}

std::optional<core::Scale> scale_called(const std::string& unit) {
  if (unit.empty()) return std::nullopt;
  if (unit == "1") return core::Scale::one;
  std::vector<std::string> known = {"1"};
  for (const core::Scale scale :
       {core::Scale::thousand, core::Scale::million, core::Scale::billion, core::Scale::trillion}) {
    if (unit == core::suffix(scale)) return scale;
    known.emplace_back(core::suffix(scale));
  }
  throw Error(ErrorCode::usage, "no unit '" + unit + "'" + core::did_you_mean_one_of(unit, known));
}

std::string half_width(const Fraction& growth) {
  if (!growth.point || !growth.low || !growth.high || growth.bounds.empty()) return "";
  const std::int64_t farther = std::max(*growth.point - *growth.low, *growth.high - *growth.point);
  return core::percent_text(core::rescale(core::Decimal(farther, 6), 3), false);
}

std::string heading(const std::string& unit, core::Scale scale) {
  const std::string word(core::suffix(scale));
  return unit.empty() || word.empty() ? unit + word : unit + ' ' + word;
}

}  // namespace capex::look
