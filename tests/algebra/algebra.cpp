// Algebra that exists, and, one at a time under a definition, algebra that must not.
#include "capex/money/decimal.hpp"
#include "capex/money/money.hpp"

namespace {

const capex::Money a{100, capex::Currency()};
const capex::Money b{200, capex::Currency()};
const capex::Decimal rate(72150, 4);

[[maybe_unused]] const capex::Money sum = a + b;
[[maybe_unused]] const capex::Money difference = a - b;
[[maybe_unused]] const capex::Money opposite = -a;
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
const capex::Decimal wrong = 7.215;
#elif defined(DECIMAL_AS_DOUBLE)
const double wrong = rate;
#endif

}  // namespace
