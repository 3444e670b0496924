#include "growth_row.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace capex::core::bench {
namespace {

bool before(const GrowthRow& a, const GrowthRow& b) {
  return std::tie(a.company, a.half) < std::tie(b.company, b.half);
}

std::string place(const GrowthRow& row) {
  return fmt::format("company_id {}, {}H{}", row.company, row.half / 2, row.half % 2 + 1);
}

template <class Row, class Less>
void sort(std::vector<Row>& rows, const Less& less) {
  if (!std::is_sorted(rows.begin(), rows.end(), less)) std::sort(rows.begin(), rows.end(), less);
}

}  // namespace

std::optional<std::string> difference(std::vector<ExactRow>& ours, std::vector<GrowthRow>& theirs, double printed) {
  sort(ours, [](const ExactRow& a, const ExactRow& b) { return before(a.row, b.row); });
  sort(theirs, before);
  const std::size_t both = std::min(ours.size(), theirs.size());
  for (std::size_t at = 0; at < both; ++at) {
    const GrowthRow& exact = ours[at].row;
    const GrowthRow& other = theirs[at];
    if (before(exact, other)) return fmt::format("no growth of {}, where the library has one", place(exact));
    if (before(other, exact)) return fmt::format("a growth of {}, where the library has none", place(other));
    const double apart = std::abs(other.factor - exact.factor);
    const double cents = 0.5 / static_cast<double>(ours[at].amount) + 0.5 / static_cast<double>(ours[at].base);
    if (!(apart <= exact.factor * (tolerance + cents) + printed)) {  // so that NaN differs
      return fmt::format("{}: the factor is {:.15g}, the library's {:.15g}", place(exact), other.factor, exact.factor);
    }
  }
  if (ours.size() == theirs.size()) return std::nullopt;
  return fmt::format("{} growths, the library has {}", theirs.size(), ours.size());
}

}  // namespace capex::core::bench
