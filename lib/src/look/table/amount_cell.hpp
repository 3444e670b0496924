// An amount of an answer as a cell of a table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capex/answer.hpp"
#include "money/shown_amount.hpp"

namespace capex::look {

/// Whether it is one: a point, or one end at least.
inline bool is_there(const Amount& amount) {
  return amount.point || amount.low || amount.high;
}

/// Of an amount that is there.
core::ShownAmount shown(const Amount& amount);

/// The scale in which the largest of them reads best; one that is not there does not count.
core::Scale common_scale(const std::vector<const Amount*>& amounts);

/// The unit of all that are there; empty where they differ.
std::string common_unit(const std::vector<const Amount*>& amounts);

/// Billions of "bn" and so on, as written after a number, and units of "1"; nothing of an empty text. Error{usage}.
std::optional<core::Scale> scale_called(const std::string& unit);

/// How far the true growth may lie from it at most, in points: "2.2"; empty where its bounds are.
std::string half_width(const Fraction& growth);

/// "USD bn", "chips"; "bn" where the unit is empty.
std::string heading(const std::string& unit, core::Scale scale);

}  // namespace capex::look
