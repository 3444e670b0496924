#include "io/sec/fact_choice.hpp"

#include "io/sec/fact_precision.hpp"
#include "money/rounding.hpp"

namespace capex::core {
namespace {

/// Whether `coarse` is what `fine` rounds to, at two significant digits or more.
bool rounds_to(std::int64_t fine, std::int64_t coarse) {
  int zeros = trailing_zeros(coarse);
  const std::int64_t digits = coarse / small_powers_of_ten[static_cast<std::size_t>(zeros)];
  if (digits > -10 && digits < 10) --zeros;
  if (zeros <= trailing_zeros(fine)) return false;
  const Int128 distance = Int128{fine} - coarse;
  return 2 * (distance < 0 ? -distance : distance) <= power_of_ten(zeros);
}

}  // namespace

FactChoice choose_fact(FactSpan facts) {
  const FactSpan best = run(facts, [](const FiledFact& fact) { return fact.concept_index; });
  const auto finest = std::min_element(best.begin(), best.end(), [](const FiledFact& a, const FiledFact& b) {
    return trailing_zeros(a.minor) < trailing_zeros(b.minor);
  });
  const auto contradicts = [&](const FiledFact& fact) {
    return fact.minor != finest->minor && !rounds_to(finest->minor, fact.minor);
  };
  const auto against = std::find_if(best.begin(), best.end(), contradicts);
  return {&*finest, against == best.end() ? nullptr : &*against, best.size()};
}

}  // namespace capex::core
