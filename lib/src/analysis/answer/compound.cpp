// The yearly growth behind a growth over several years. Roots are taken of whole numbers, so every digit is right.

#include <boost/multiprecision/cpp_int.hpp>
#include <numeric>

#include "analysis/answer/growth.hpp"
#include "capex/error.hpp"
#include "money/overflow.hpp"
#include "money/stated.hpp"

namespace capex::core {
namespace {

using Whole = boost::multiprecision::cpp_int;

/// factor^(numerator / denominator), as the powers that decide whether a candidate is too large.
class Root {
 public:
  Root(const Ratio& factor, unsigned numerator, unsigned denominator)
      : above_(pow(Whole(factor.numerator()), numerator)),
        below_(pow(Whole(factor.denominator()), numerator)),
        degree_(denominator) {}

  /// candidate / scale against the root.
  int compare(const Whole& candidate, const Whole& scale) const {
    const Whole left = pow(candidate, degree_) * below_;
    return left.compare(above_ * pow(scale, degree_));
  }

 private:
  Whole above_, below_;
  unsigned degree_;
};

std::optional<Ratio> rooted(const std::optional<Ratio>& factor, int months, Rounding rounding) {
  if (!factor || factor->numerator() < 0) return std::nullopt;
  const int common = std::gcd(12, months);
  const Root root(*factor, static_cast<unsigned>(12 / common), static_cast<unsigned>(months / common));
  const Whole scale = small_powers_of_ten[ratio_digits];

  // The largest number of billionths that is not above the root.
  Whole low = 0;
  Whole high = 1;
  while (root.compare(high, scale) <= 0) high *= 2;
  while (high - low > 1) {
    const Whole middle = (low + high) / 2;
    (root.compare(middle, scale) <= 0 ? low : high) = middle;
  }
  const bool exact = root.compare(low, scale) == 0;
  if (!exact && rounding == Rounding::ceiling) ++low;
  if (!exact && rounding == Rounding::half_even) {
    const int half = root.compare(2 * low + 1, 2 * scale);
    if (half < 0 || (half == 0 && low % 2 != 0)) ++low;
  }
  if (low > Whole(std::numeric_limits<std::int64_t>::max())) throw_overflow("a yearly growth");
  return Ratio(static_cast<std::int64_t>(low), small_powers_of_ten[ratio_digits]);
}

}  // namespace

Growth compounded(const Growth& growth, int months) {
  if (months <= 0) throw Error(ErrorCode::usage, "a growth compounds over one month or more");
  if (!has_value(growth.status)) return growth;
  const auto yearly = unless_overflow([&] {
    return Growth{growth.status,
                  rooted(growth.factor, months, Rounding::half_even),
                  rooted(growth.low, months, Rounding::floor),
                  rooted(growth.high, months, Rounding::ceiling),
                  {}};
  });
  if (!yearly) return {.status = Status::overflow};
  if (growth.factor && !yearly->factor) return {.status = Status::missing};
  return *yearly;
}

}  // namespace capex::core
