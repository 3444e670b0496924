#include "io/daily_rate.hpp"

#include <fmt/format.h>

#include "capex/error.hpp"

namespace capex {

Currency parse_rate_currency(std::string_view text) {
  const Currency found = currency(text);
  if (!found.is_money())
    throw Error(ErrorCode::parse, fmt::format("'{}': a rate is between currencies of money", text));
  return found;
}

Decimal parse_daily_rate(std::string_view text) {
  const Decimal rate = Decimal::parse(text);
  if (rate.coefficient() <= 0) throw Error(ErrorCode::parse, fmt::format("'{}': a rate is more than zero", text));
  return rate;
}

}  // namespace capex
