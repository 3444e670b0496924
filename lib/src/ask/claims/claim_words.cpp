#include "ask/claims/claim_words.hpp"

#include "ask/answer/figure_cells.hpp"
#include "money/display_text.hpp"

namespace capex::core {

namespace {

bool is_ratio(const Claim& claim) {
  return claim.kind == ClaimKind::growth || claim.kind == ClaimKind::share;
}

// The number of a reckoning as an amount that the cells of amounts can show.
Observation as_observation(const Claim& claim, const BoundedAmount& amount) {
  Observation made(claim.subject.period);
  made.set(amount);
  made.currency = claim.currency;
  return made;
}

Growth as_growth(const Claim& claim, const BoundedAmount& amount) {
  constexpr std::int64_t one = small_powers_of_ten[ratio_digits];
  const auto factor = [&](std::int64_t billionths) {
    return Ratio(Int128{billionths} + (claim.kind == ClaimKind::growth ? one : 0), one);
  };
  Growth growth{amount.status};
  if (has_point(amount.status)) growth.factor = factor(amount.point);
  if (const auto low = amount.bounds.low()) growth.low = factor(*low);
  if (const auto high = amount.bounds.high()) growth.high = factor(*high);
  return growth;
}

}  // namespace

std::string number_words(const Claim& claim, const BoundedAmount& amount) {
  if (!has_value(amount.status)) return "";
  if (!is_ratio(claim)) return value_words(as_observation(claim, amount));
  const Growth growth = as_growth(claim, amount);
  const bool share = claim.kind == ClaimKind::share;
  const std::string point = !growth.factor ? ""
                            : share        ? share_text(*growth.factor, growth.low, growth.high)
                                           : growth_text(*growth.factor, growth.low, growth.high);
  const std::string bounds =
      share ? share_bounds_text(growth.low, growth.high) : growth_bounds_text(growth.low, growth.high);
  return point.empty() || bounds.empty() ? point + bounds : point + ' ' + bounds;
}

std::string claimed_words(const Claim& claim) {
  if (!claim.words.empty()) return claim.words;
  if (claim.kind == ClaimKind::growth) return growth_text(claim.stated);
  if (claim.kind == ClaimKind::share) return share_text(claim.stated);
  return amount_words(claim.stated, claim.currency);
}

}  // namespace capex::core
