#include "analysis/claims/claim_number.hpp"

#include "analysis/standing/bounded_amount.hpp"
#include "capex/error.hpp"
#include "money/overflow.hpp"

namespace capex::core {
namespace {

BoundedAmount in_billionths(const Growth& growth, bool less_one_each) {
  if (!has_value(growth.status)) return {growth.status};
  const auto billionths = [less_one_each](const Ratio& factor, Rounding rounding) {
    return to_decimal(less_one_each ? less_one(factor) : factor, ratio_digits, rounding).coefficient();
  };
  const auto number = unless_overflow([&] {
    BoundedAmount result{growth.status};
    if (growth.factor) result.point = billionths(*growth.factor, Rounding::half_even);
    std::optional<std::int64_t> low, high;
    if (growth.low) low = billionths(*growth.low, Rounding::floor);
    if (growth.high) high = billionths(*growth.high, Rounding::ceiling);
    result.bounds = Bounds(low, high);
    return result;
  });
  return number.value_or(BoundedAmount{Status::overflow});
}

}  // namespace

BoundedAmount claimed_number(const Claim& claim) {
  return bounded(claim.stated, claim.stated.about() ? Flag::about : Flags());
}

BoundedAmount growth_in_billionths(const Growth& growth) {
  return in_billionths(growth, true);
}

BoundedAmount factor_in_billionths(const Growth& growth) {
  return in_billionths(growth, false);
}

}  // namespace capex::core
