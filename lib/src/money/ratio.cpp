#include "money/ratio.hpp"

#include "capex/error.hpp"

namespace capex::core {
namespace {

Int128 negated(Int128 value) {
  return checked_multiply(value, -1);
}

/// The common divisor of a numerator and a denominator, positive as the denominator is.
Int128 shared(Int128 numerator, Int128 denominator) {
  const Int128 divisor = common_divisor(denominator, numerator);
  return divisor < 0 ? negated(divisor) : divisor;
}

std::strong_ordering order(Int128 a, Int128 b) {
  return a < b ? std::strong_ordering::less : a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
}

/// value - floor(value / denominator) x denominator, for a denominator above zero; without the product, which may not
/// fit.
Int128 floor_rest(Int128 value, Int128 denominator) {
  const Int128 rest = value % denominator;
  return rest < 0 ? rest + denominator : rest;
}

/// By continued fractions: whole parts first, then the reciprocals of what is left, in opposite order. Exact without
/// products, so nothing can overflow.
std::strong_ordering order(Int128 a, Int128 a_denominator, Int128 b, Int128 b_denominator) {
  bool turned = false;
  for (;;) {
    const Int128 whole_a = divide(a, a_denominator, Rounding::floor);
    const Int128 whole_b = divide(b, b_denominator, Rounding::floor);
    const Int128 rest_a = floor_rest(a, a_denominator);
    const Int128 rest_b = floor_rest(b, b_denominator);
    if (whole_a != whole_b || rest_a == 0 || rest_b == 0) {
      // Of equal whole parts the one with a rest is the larger.
      const auto result = whole_a != whole_b ? order(whole_a, whole_b) : (rest_a != 0) <=> (rest_b != 0);
      return turned ? 0 <=> result : result;
    }
    a = a_denominator;
    a_denominator = rest_a;
    b = b_denominator;
    b_denominator = rest_b;
    turned = !turned;
  }
}

}  // namespace

void Ratio::turn() {
  if (denominator_ == 0) throw Error(ErrorCode::usage, "a ratio with denominator zero");
  numerator_ = negated(numerator_);
  denominator_ = negated(denominator_);
}

bool operator==(const Ratio& a, const Ratio& b) {
  return (a <=> b) == 0;
}

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
  Int128 left = 0;
  Int128 right = 0;
  if (!multiply_overflows(a.numerator(), b.denominator(), left) &&
      !multiply_overflows(b.numerator(), a.denominator(), right)) {
    return order(left, right);
  }
  return order(a.numerator(), a.denominator(), b.numerator(), b.denominator());
}

Ratio operator*(const Ratio& a, const Ratio& b) {
  const Int128 first = shared(a.numerator(), b.denominator());
  const Int128 second = shared(b.numerator(), a.denominator());
  return Ratio(checked_multiply(a.numerator() / first, b.numerator() / second),
               checked_multiply(a.denominator() / second, b.denominator() / first));
}

Ratio operator/(const Ratio& a, const Ratio& b) {
  return a * Ratio(b.denominator(), b.numerator());
}

Ratio operator+(const Ratio& a, const Ratio& b) {
  const Int128 common = common_divisor(a.denominator(), b.denominator());
  const Int128 left = checked_multiply(a.numerator(), b.denominator() / common);
  const Int128 right = checked_multiply(b.numerator(), a.denominator() / common);
  Int128 sum = 0;
  if (__builtin_add_overflow(left, right, &sum)) throw_overflow("a ratio");
  return Ratio(sum, checked_multiply(a.denominator(), b.denominator() / common));
}

Ratio operator-(const Ratio& a, const Ratio& b) {
  return a + Ratio(negated(b.numerator()), b.denominator());
}

Ratio less_one(const Ratio& factor) {
  Int128 change = 0;
  if (__builtin_sub_overflow(factor.numerator(), factor.denominator(), &change)) throw_overflow("a ratio");
  return Ratio(change, factor.denominator());
}

Decimal to_decimal(const Ratio& ratio, int scale, Rounding rounding) {
  if (scale < 0 || scale > Decimal::max_scale) return Decimal(0, scale);  // refused there
  return Decimal(narrow(multiply_divide(ratio.numerator(), power_of_ten(scale), ratio.denominator(), rounding)), scale);
}

std::optional<std::int64_t> coefficient_if_fits(const Ratio& ratio, int scale, Rounding rounding) {
  const auto quotient = multiply_divide_if_fits(ratio.numerator(), power_of_ten(scale), ratio.denominator(), rounding);
  return quotient ? narrow_if_fits(*quotient) : std::nullopt;
}

}  // namespace capex::core
