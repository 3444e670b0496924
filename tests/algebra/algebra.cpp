// Algebra that exists, and, one at a time under a definition, algebra that must not.
#include "money/decimal.hpp"
#include "money/money.hpp"

namespace {

const capex::core::Money a{100, capex::core::Currency()};
const capex::core::Money b{200, capex::core::Currency()};
const capex::core::Decimal rate(72150, 4);

[[maybe_unused]] const capex::core::Money sum = a + b;
[[maybe_unused]] const capex::core::Money difference = a - b;
[[maybe_unused]] const capex::core::Money opposite = -a;
[[maybe_unused]] const bool less = a < b;
[[maybe_unused]] const bool same_rate = rate == rate;

#if defined(MONEY_TIMES_MONEY)
const auto wrong = a * b;
#elif defined(MONEY_BY_MONEY)
const auto wrong = a / b;
#elif defined(MONEY_PLUS_INTEGER)
const auto wrong = a + std::int64_t{5};
#elif defined(MONEY_IS_INTEGER)
const auto wrong = a == std::int64_t{5};
#elif defined(MONEY_TIMES_DOUBLE)
const auto wrong = a * 7.215;
#elif defined(MONEY_TIMES_RATE)
const auto wrong = a * rate;
#elif defined(MONEY_AS_INTEGER)
const std::int64_t wrong = a;
#elif defined(DECIMAL_OF_DOUBLE)
const capex::core::Decimal wrong = 7.215;
#elif defined(DECIMAL_AS_DOUBLE)
const double wrong = rate;
#endif

}  // namespace
