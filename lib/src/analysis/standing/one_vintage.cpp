#include "analysis/standing/one_vintage.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

namespace capex::core {
namespace {

constexpr int most_days_apart = 10;  // of a period and its counterpart, beside the step: weeks are not years

bool follows_a_longer_one(const Vintage& read, const Period& o, const Period& x, const Vintage& restated,
                          const Vintage& replaced, std::span<const History> all) {
  return std::any_of(all.begin(), all.end(), [&](const History& longer) {
    if (longer.period == o || longer.period == x || !contains(longer.period, o) || !contains(longer.period, x)) {
      return false;
    }
    return std::any_of(longer.vintages.begin() + 1, longer.vintages.end(), [&](const Vintage& recast) {
      return recast.restates && replaced.last_stated < recast.since && recast.since <= restated.since &&
             recast.since <= read.last_stated;
    });
  });
}

/// The operands of a growth, and which of one side are held against which of the other.
class Operands {
 public:
  explicit Operands(std::span<const History> alone) : all_(alone.begin(), alone.end()), of_amount_(alone.size()) {}
  Operands(const Side& amount, const Side& base)
      : all_(amount.operands.begin(), amount.operands.end()),
        of_amount_(amount.operands.size()),
        amount_(amount.period),
        base_(base.period) {
    all_.insert(all_.end(), base.operands.begin(), base.operands.end());
    find_counterparts();
  }

  std::size_t size() const { return all_.size(); }
  const History& operator[](std::size_t place) const { return all_[place]; }

  /// Whether the restatement that operand x is read at has to wait for what it is held against.
  bool hold_back(std::size_t x, const Readings& readings, std::span<const History> restated) const {
    const auto holds = [&](std::size_t o) { return holds_back(all_[o], readings[o], all_[x], readings[x], restated); };
    for (std::size_t o = 0; o < size(); ++o) {
      if (all_[o].period != all_[x].period && overlap(all_[o].period, all_[x].period) && holds(o)) return true;
    }
    if (counterparts_.empty() || counterparts_[x].empty()) return false;
    return std::all_of(counterparts_[x].begin(), counterparts_[x].end(), holds);
  }

 private:
  bool of_amount(std::size_t place) const { return place < of_amount_; }

  bool face(std::size_t a, std::size_t b) const {
    const Period& later = of_amount(a) ? all_[a].period : all_[b].period;
    const Period& earlier = of_amount(a) ? all_[b].period : all_[a].period;
    const auto near = [](int days, int wanted) { return std::abs(days - wanted) <= most_days_apart; };
    return near(days_between(earlier.begin(), later.begin()), days_between(base_->begin(), amount_->begin())) &&
           near(days_between(earlier.end(), later.end()), days_between(base_->end(), amount_->end()));
  }

  void find_counterparts() {
    counterparts_.resize(size());
    for (std::size_t x = 0; x < size(); ++x) {
      const bool whole = all_[x].period == (of_amount(x) ? *amount_ : *base_);
      for (std::size_t o = 0; o < size(); ++o) {
        if (of_amount(x) != of_amount(o) && face(x, o)) counterparts_[x].push_back(o);
      }
      if (!counterparts_[x].empty() || !whole) continue;
      for (std::size_t o = 0; o < size(); ++o) {
        if (of_amount(x) != of_amount(o)) counterparts_[x].push_back(o);
      }
    }
  }

  boost::container::small_vector<History, 8> all_;
  std::size_t of_amount_;
  std::optional<Period> amount_, base_;
  std::vector<boost::container::small_vector<std::size_t, 4>> counterparts_;  // of each operand of a growth
};

Readings read(const Operands& operands, std::span<const History> restated) {
  Readings readings;
  for (std::size_t i = 0; i < operands.size(); ++i) readings.push_back(operands[i].vintages.size() - 1);
  // Each round only ever goes back, so this ends.
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      while (readings[i] > 0 && operands.hold_back(i, readings, restated)) {
        --readings[i];
        changed = true;
      }
    }
  }
  return readings;
}

}  // namespace

bool holds_back(const History& o, std::size_t o_reading, const History& x, std::size_t x_reading,
                std::span<const History> restated) {
  if (!x.vintages[x_reading].restates) return false;
  const Vintage& newer = x.vintages[x_reading];
  const Vintage& replaced = x.vintages[x_reading - 1];
  const Vintage& read = o.vintages[o_reading];
  // What is itself read as before is older than whatever came on the day that replaced it, or later.
  if (o_reading + 1 < o.vintages.size() && o.vintages[o_reading + 1].since <= newer.since) return true;
  const bool stated_since = read.last_stated >= newer.since;
  const bool restated_too = o_reading > 0 && read.restates && read.since > replaced.last_stated;
  return !stated_since && !restated_too && !follows_a_longer_one(read, o.period, x.period, newer, replaced, restated);
}

Readings one_vintage(std::span<const History> operands, std::span<const History> restated) {
  return read(Operands(operands), restated);
}

Readings one_vintage(const Side& amount, const Side& base, std::span<const History> restated) {
  if (amount.operands.size() == 1 && base.operands.size() == 1) {
    const auto [a, b] = one_vintage(amount.operands.front(), base.operands.front(), restated);
    return {a, b};
  }
  return read(Operands(amount, base), restated);
}

std::pair<std::size_t, std::size_t> one_vintage(const History& amount, const History& base,
                                                std::span<const History> restated) {
  std::size_t a = amount.vintages.size() - 1;
  std::size_t b = base.vintages.size() - 1;
  for (bool changed = true; changed;) {
    changed = false;
    for (; a > 0 && holds_back(base, b, amount, a, restated); --a) changed = true;
    for (; b > 0 && holds_back(amount, a, base, b, restated); --b) changed = true;
  }
  return {a, b};
}

}  // namespace capex::core
