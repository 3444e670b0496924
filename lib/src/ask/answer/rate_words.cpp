#include "ask/answer/rate_words.hpp"

#include <fmt/core.h>

#include "analysis/explain/reasons.hpp"
#include "money/decimal.hpp"

namespace capex::core {

namespace {

int places_of(const Decimal& value) {
  constexpr int places = 4;
  int scale = places;
  // Each zero behind the point of a number below 1 leaves room for one more place: five significant digits.
  for (Decimal limit(1, 0); scale < Decimal::max_scale && value < limit; ++scale)
    limit = Decimal(1, scale - places + 1);
  return scale;
}

}  // namespace

std::string rate_number(const Decimal& rate) {
  const int places = places_of(rate);
  return to_string(rate.scale() <= places ? rate : rescale(rate, places));
}

std::string rate_number(const AppliedRate& rate) {
  const Decimal& value = rate.rate.rate;
  return rate.kind == RateKind::average ? to_string(rescale(value, places_of(value))) : rate_number(value);
}

std::string pair_words(const AppliedRate& rate) {
  return fmt::format("{} per {}", rate.rate.quote.code(), rate.rate.base.code());
}

std::string rate_words(const AppliedRate& rate, std::string_view provider) {
  if (rate.kind == RateKind::none) return "";
  return fmt::format("{} {}, {}", rate_number(rate), pair_words(rate), rate_origin_words(rate, provider));
}

}  // namespace capex::core
