// A growth in another currency: what is the company's, and what is the rate's.
#include <utility>

#include "analysis/answer/answer.hpp"
#include "capex/error.hpp"
#include "money/overflow.hpp"

namespace capex::core {
namespace {

/// Nothing of an amount of 0 is left to compare, so the rates themselves say by how much they changed.
Ratio change_of_currency(const GrowthAnswer& answer) {
  if (answer.local.factor->numerator() != 0) return *answer.growth.factor / *answer.local.factor;
  return currency_factor(answer.amount.rate(), answer.base.rate(), answer.amount.stated().currency);
}

std::optional<Ratio> between(const std::optional<Ratio>& total, const std::optional<Ratio>& local) {
  return total && local ? std::optional(*total - *local) : std::nullopt;
}

}  // namespace

GrowthSplit split(const GrowthAnswer& answer) {
  const GrowthSplit none{.status = answer.growth.status};
  if (!answer.growth.factor || !answer.local.factor) return none;
  const auto parts = unless_overflow([&] {
    // Equivalents that an issuer printed are rounded by themselves, so the two growths do not move together.
    const bool apart = answer.amount.rate().kind == RateKind::issuer || answer.base.rate().kind == RateKind::issuer;
    std::optional<Ratio> low = between(answer.growth.low, apart ? answer.local.high : answer.local.low);
    std::optional<Ratio> high = between(answer.growth.high, apart ? answer.local.low : answer.local.high);
    if (low && high && *high < *low) std::swap(low, high);  // a currency that fell takes more from the larger growth
    return GrowthSplit{answer.growth.status, change_of_currency(answer), *answer.growth.factor - *answer.local.factor,
                       std::move(low), std::move(high)};
  });
  return parts.value_or(GrowthSplit{.status = Status::overflow});
}

}  // namespace capex::core
