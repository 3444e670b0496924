// What else would reproduce a claim.
#include <algorithm>

#include "analysis/answer/mixtures.hpp"
#include "analysis/claims/recomputation.hpp"

namespace capex::core {
namespace {

/// So many ways to choose the definitions of a total's parts are tried; past that all change together.

/// What an alternative changes, one place a change; 0 where it does as usual.
using Steps = std::vector<int>;

int count(const Steps& changes) {
  return static_cast<int>(changes.size() - static_cast<std::size_t>(std::count(changes.begin(), changes.end(), 0)));
}

bool has_all_of(const Steps& some, const Steps& fewer) {
  return std::equal(some.begin(), some.end(), fewer.begin(), [](int a, int b) { return b == 0 || a == b; });
}

/// The alternatives to what gave a reckoning, those that change least first.
class Alternatives {
 public:
  Alternatives(Recomputation& recomputation, const Reproduction& usual) : usual_(usual.alternative) {
    rates_.push_back({Alternative::Rate::usual, ClaimId{}});
    if (recomputation.converts(usual.reckoning)) {
      for (const auto rate :
           {Alternative::Rate::average, Alternative::Rate::closing, Alternative::Rate::publication_day}) {
        rates_.push_back({rate, ClaimId{}});
      }
      for (const ClaimId equivalent : recomputation.equivalents(usual.reckoning)) {
        rates_.push_back({Alternative::Rate::implied, equivalent});
      }
    }
    if (recomputation.has_groups()) groups_.push_back(true);
    mix(recomputation.definitions(), recomputation.may_mix());
  }

  template <class Visit>
  void each(const Visit& visit) const {
    struct Listed {
      Steps changes;
      Alternative alternative;
    };
    std::vector<Listed> all;
    for (const std::vector<MeasureId>& measures : measures_) {
      for (std::size_t rate = 0; rate < rates_.size(); ++rate) {
        for (const auto figures : {Alternative::Figures::best, Alternative::Figures::first_stated,
                                   Alternative::Figures::known_when_claimed}) {
          for (const bool of_members : groups_) {
            Steps changes = {static_cast<int>(rate), static_cast<int>(figures),
                             of_members == usual_.of_members ? 0 : 1};
            for (std::size_t i = 0; i < measures.size(); ++i) {
              const bool same = measures[i] == usual_.measures[i];
              changes.push_back(same ? 0 : static_cast<int>(measures[i]));
            }
            all.push_back(
                {std::move(changes), {rates_[rate].first, rates_[rate].second, figures, of_members, measures}});
          }
        }
      }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Listed& a, const Listed& b) { return count(a.changes) < count(b.changes); });
    for (const Listed& one : all) {
      if (count(one.changes) > 0) visit(one.changes, one.alternative);
    }
  }

 private:
  void mix(const std::vector<std::vector<MeasureId>>& definitions, bool may_mix) {
    std::size_t mixtures = 1;
    for (const auto& measures : definitions) mixtures = std::min(mixtures * measures.size(), most_mixtures + 1);
    if (may_mix && mixtures <= most_mixtures) {
      measures_.push_back({});
      for (const auto& measures : definitions) {
        std::vector<std::vector<MeasureId>> longer;
        for (const std::vector<MeasureId>& chosen : measures_) {
          for (const MeasureId measure : measures) {
            longer.push_back(chosen);
            longer.back().push_back(measure);
          }
        }
        measures_ = std::move(longer);
      }
      return;
    }
    std::size_t most = 1;
    for (const auto& measures : definitions) most = std::max(most, measures.size());
    for (std::size_t which = 0; which < most; ++which) {
      std::vector<MeasureId>& chosen = measures_.emplace_back();
      for (const auto& measures : definitions) chosen.push_back(measures[std::min(which, measures.size() - 1)]);
    }
  }

  const Alternative& usual_;
  std::vector<std::pair<Alternative::Rate, ClaimId>> rates_;
  std::vector<char> groups_ = {false};  // whether they are the sum of their members
  std::vector<std::vector<MeasureId>> measures_;
};

/// How far the computed point lies from the claimed one, of a range its middle; 0 where either has none.
std::uint64_t distance(const BoundedAmount& claimed, const BoundedAmount& computed) {
  if (!has_middle(claimed.status) || !has_middle(computed.status)) return 0;
  const Int128 apart = Int128{claimed.point} - computed.point;
  return static_cast<std::uint64_t>(apart < 0 ? -apart : apart);
}

}  // namespace

std::vector<Reproduction> reproductions(Recomputation& recomputation, const Reproduction& usual) {
  const BoundedAmount claimed = recomputation.claimed();
  std::vector<Reproduction> found;
  std::vector<Steps> found_changes;
  Alternatives(recomputation, usual).each([&](const Steps& changes, const Alternative& alternative) {
    const bool needs_all = std::none_of(found_changes.begin(), found_changes.end(),
                                        [&](const Steps& fewer) { return has_all_of(changes, fewer); });
    if (!needs_all) return;
    Reckoning reckoning = recomputation.in(alternative);
    if (reckoning.verdict != Verdict::consistent) return;
    found_changes.push_back(changes);
    found.push_back({alternative, std::move(reckoning)});
  });
  std::stable_sort(found.begin(), found.end(), [&claimed](const Reproduction& a, const Reproduction& b) {
    return distance(claimed, a.reckoning.computed) < distance(claimed, b.reckoning.computed);
  });
  return found;
}

}  // namespace capex::core
