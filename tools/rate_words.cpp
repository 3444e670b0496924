#include "rate_words.hpp"

#include <fmt/format.h>

#include "capex/money/decimal.hpp"

namespace capex::tool {

std::string rate_number(const AppliedRate& rate) {
  const Decimal& value = rate.rate.rate;
  constexpr int places = 4;
  int scale = places;
  // Each zero behind the point of a number below 1 leaves room for one more place: five significant digits.
  for (Decimal limit(1, 0); scale < Decimal::max_scale && value < limit; ++scale)
    limit = Decimal(1, scale - places + 1);
  if (rate.kind != RateKind::average && value.scale() <= scale) return to_string(value);
  return to_string(rescale(value, scale));
}

std::string rate_words(const AppliedRate& rate, std::string_view provider) {
  std::string how;
  const std::string day = rate.days > 0 ? to_string(rate.first) : "";
  switch (rate.kind) {
    case RateKind::none:
      return "";
    case RateKind::average:
      how = rate.first == rate.last
                ? fmt::format("{} rate of {}", provider, day)
                : fmt::format("average of {} daily {} rates, {}..{}", rate.days, provider, day, to_string(rate.last));
      break;
    case RateKind::closing:
      how = fmt::format("closing {} rate, of {}", provider, day);
      break;
    case RateKind::on:
      how = fmt::format("{} rate of {}", provider, day);
      break;
    case RateKind::fixed:
      how = "fixed";
      break;
    case RateKind::issuer:
      how = "as the source itself converts";
      break;
  }
  std::string text =
      fmt::format("{} {} per {}, {}", rate_number(rate), rate.rate.quote.code(), rate.rate.base.code(), how);
  bool first = true;
  for (const Currency& via : rate.via) {
    if (!via.is_money()) continue;
    text += first ? ", through " : " and ";
    text += via.code();
    first = false;
  }
  return text;
}

}  // namespace capex::tool
