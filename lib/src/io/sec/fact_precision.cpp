#include "io/sec/fact_precision.hpp"

#include <algorithm>
#include <utility>

namespace capex::core {
namespace {

constexpr std::size_t few = 4;        // fewer amounts say little
constexpr std::size_t slips_in = 10;  // of so many amounts one may be finer
constexpr int zeros_of_millions = 6;

/// The coarsest scale that statements are written in, of those that amounts with so many zeros can be of.
int usual(int zeros, std::size_t amounts) {
  if (zeros >= 6) return 6;
  if (zeros == 5 && amounts > 1) return 5;
  return zeros >= 3 ? 3 : std::min(zeros, 0);
}

}  // namespace

int trailing_zeros(std::int64_t value) {
  int zeros = 0;
  for (; value != 0 && value % 10 == 0; value /= 10) ++zeros;
  return zeros;
}

std::optional<Stated> stated_to(std::int64_t minor, int decimals, Currency currency) {
  if (!Bounds::can_end_at(minor)) return std::nullopt;
  const Stated amount(minor, minor, decimals, currency.digits());
  Bounds bounds;
  return amount.bounds_fit(bounds) ? std::optional(amount) : std::nullopt;
}

FactPrecision::FactPrecision(const FiledFacts& facts, const ConceptMap& concepts) : facts_(&facts) {
  std::vector<std::pair<std::int32_t, std::int64_t>> amounts;  // currency and amount, of one filing
  std::vector<int> zeros;
  const auto gather = [&](auto from, auto end, bool at_a_day) {
    amounts.clear();
    for (auto fact = from; fact != end; ++fact) {
      const ConceptMapping& mapping = concepts.mappings()[static_cast<std::size_t>(fact->concept_index)];
      if (fact->minor != 0 && mapping.at_a_day == at_a_day) {
        amounts.emplace_back(fact->money, fact->minor < 0 ? -fact->minor : fact->minor);
      }
    }
    std::sort(amounts.begin(), amounts.end());
    amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
  };
  for (auto from = facts.facts.begin(); from != facts.facts.end();) {
    const std::int32_t filing = from->filing;
    const auto end =
        std::find_if(from, facts.facts.end(), [&](const FiledFact& fact) { return fact.filing != filing; });
    gather(from, end, false);
    if (amounts.empty()) gather(from, end, true);
    for (auto first = amounts.begin(); first != amounts.end();) {
      const std::int32_t money = first->first;
      zeros.clear();
      for (; first != amounts.end() && first->first == money; ++first) zeros.push_back(trailing_zeros(first->second));
      const auto place = zeros.begin() + static_cast<std::ptrdiff_t>(zeros.size() / slips_in);
      std::nth_element(zeros.begin(), place, zeros.end());
      const int digits = facts.currency(money).digits();
      const int whole = zeros.size() < few ? usual(*place - digits, zeros.size()) : *place - digits;
      const auto in_millions = static_cast<std::size_t>(
          std::count_if(zeros.begin(), zeros.end(), [digits](int own) { return own >= zeros_of_millions + digits; }));
      const bool mixed = whole < zeros_of_millions && in_millions >= few && 5 * in_millions >= 2 * zeros.size();
      entries_.push_back({filing, money, whole + digits, mixed});
    }
    from = end;
  }
}

const FactPrecision::Entry* FactPrecision::of(std::int32_t filing, std::int32_t money) const {
  const auto wanted = std::pair(filing, money);
  const auto found =
      std::lower_bound(entries_.begin(), entries_.end(), wanted,
                       [](const Entry& entry, const auto& key) { return std::pair(entry.filing, entry.money) < key; });
  return found != entries_.end() && std::pair(found->filing, found->money) == wanted ? &*found : nullptr;
}

int FactPrecision::decimals(const FiledFact& fact) const {
  const Entry* const entry = of(fact.filing, fact.money);
  // A filing that states nothing but zeros is taken to be in whole units.
  if (entry == nullptr) return 0;
  const int digits = facts_->currency(fact.money).digits();
  const int own = fact.minor == 0 ? entry->zeros : trailing_zeros(fact.minor);
  if (entry->mixed && fact.minor != 0 && own >= zeros_of_millions + digits) return -zeros_of_millions;
  return digits - std::min(entry->zeros, own);
}

}  // namespace capex::core
