#include "money/stated.hpp"

#include <fmt/core.h>

#include "capex/error.hpp"

namespace capex::core {

void Stated::refuse(int decimals, int digits) {
  if (decimals < -max_decimals || decimals > max_decimals) {
    throw Error(ErrorCode::usage,
                fmt::format("decimals {}: write {} to {}, where -9 means stated in billions and 2 to the cent",
                            decimals, -max_decimals, max_decimals));
  }
  if (digits < 0 || digits > max_digits) {
    throw Error(ErrorCode::usage, fmt::format("{} digits of the minor unit: 0 to {} are kept", digits, max_digits));
  }
  throw Error(ErrorCode::usage, "a stated number has a low end, a high end or both");
}

std::int64_t Stated::middle(std::int64_t low, std::int64_t high) {
  return narrow(divide(Int128{low} + high, 2, Rounding::half_even));
}

}  // namespace capex::core
