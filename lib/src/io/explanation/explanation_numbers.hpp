// The numbers of explanations, and the arithmetic that leads from the parts of a step to it.
#pragma once

#include <optional>
#include <string>

#include "model/explanation.hpp"
#include "money/ratio.hpp"

namespace capex::core {

/// "44,477,000,000", with the places of the minor unit that are not zero.
std::string exact_text(std::int64_t minor, Currency currency);
/// "[44,476,500,000, 44,477,500,000]", ">12,000,000,000"; empty where there is none.
std::string exact_bounds(const Bounds& bounds, Currency currency);

/// The growth of a factor as a fraction to 6 places, without zeros at the end: "1.75".
std::string fraction_text(const Ratio& factor, Rounding rounding = Rounding::half_even);
/// "[1.727811, 1.772456]"
std::string fraction_bounds(const Growth& growth);

/// How a step follows from its parts.
struct Arithmetic {
  std::string point;   // "44,477,000,000 - 19,652,000,000"; empty where it has no parts or no point
  std::string bounds;  // "[44,476,500,000 - 19,652,500,000, ...]", where it says more than the point
  std::string rounding;
};
Arithmetic arithmetic_of(const Explanation& step);

/// "CNY per USD"
std::string pair_text(const ExchangeRate& rate);

}  // namespace capex::core
