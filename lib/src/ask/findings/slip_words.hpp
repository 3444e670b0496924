// A slip of the decimal point in words.
#pragma once

#include <string>

#include "money/currency.hpp"
#include "money/stated.hpp"

namespace capex::core {

/// "ten times too large, likely an 亿 slip (191亿 is 19.1bn)"; empty for no slip. `slip` is the power of ten by which
/// the amount is too large, negative where too small.
std::string slip_words(int slip, const Stated& amount, Currency currency);

}  // namespace capex::core
