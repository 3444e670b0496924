#include "io/rows/number_cells.hpp"

#include <utility>

#include "io/rows/observation_rows.hpp"
#include "money/digits_text.hpp"

namespace capex::core {

Cell text_cell(std::string text) {
  return text.empty() ? Cell() : Cell(std::move(text));
}

std::string without_trailing_zeros(std::string digits) {
  if (digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits == "-0" ? "0" : digits;
}

std::string ratio_text(const Ratio& ratio, int places, Rounding rounding) {
  return shortest_text(multiply_divide(ratio.numerator(), power_of_ten(places), ratio.denominator(), rounding), places);
}

Cell ratio_cell(const std::optional<Ratio>& ratio, Rounding rounding) {
  if (!ratio) return {};
  return Number{ratio_text(*ratio, fraction_places, rounding)};
}

}  // namespace capex::core
