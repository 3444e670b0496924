#include "analysis/verify/conflicts.hpp"

#include <algorithm>
#include <tuple>

#include "analysis/standing/contemporary.hpp"
#include "analysis/verify/doubt.hpp"
#include "analysis/verify/parts.hpp"
#include "model/fineness.hpp"

namespace capex::core {
namespace {

constexpr Pace far_from_neighbours = 5;  // as of outliers

/// Histories that cannot all be true; of `part` the whole is one of them.
struct Relation {
  InconsistencyKind kind = InconsistencyKind::sum;
  std::vector<std::size_t> histories;  // in order
  std::size_t whole = 0;
};

/// One history of one relation, and what speaks against it.
struct Suspect {
  std::size_t relation = 0;
  std::size_t history = 0;
  int mending = 0;        // the slip that mends it
  bool is_copy = false;   // see copies_longer
  Pace estrangement = 0;  // from its neighbours, where that is far
  std::int64_t weight = 0;
};

class Inquiry {
 public:
  Inquiry(Timeline& timeline, Neighbourhood& neighbourhood) : timeline_(timeline), neighbourhood_(neighbourhood) {}

  void find_sums();
  void find_parts();
  std::vector<Conflict> settle();

 private:
  const Figure& figure(std::size_t history) const { return *timeline_.histories()[history].vintages.back().figure; }
  std::size_t history_of(const Period& period) const;
  bool copies_longer(std::size_t history) const;
  void add(Relation relation);
  std::vector<Suspect> suspects();
  Conflict told(const Suspect& suspect) const;
  Conflict told_of_part(const Relation& relation, std::size_t suspect) const;

  Timeline& timeline_;
  Neighbourhood& neighbourhood_;
  std::vector<Relation> relations_;
  std::vector<std::optional<Observation>> sums_;  // a history: what the others make of it, where it meets none of that
};

std::size_t Inquiry::history_of(const Period& period) const {
  const std::span<const History> histories = timeline_.histories();
  const auto found =
      std::lower_bound(histories.begin(), histories.end(), period,
                       [](const History& history, const Period& wanted) { return history.period < wanted; });
  return static_cast<std::size_t>(found - histories.begin());
}

/// Whether its source states the same amount for a longer period that it lies within: a year's amount that is also
/// filed as the fourth quarter's.
bool Inquiry::copies_longer(std::size_t history) const {
  const Figure& own = figure(history);
  const std::span<const History> histories = timeline_.histories();
  return std::any_of(histories.begin(), histories.end(), [&](const History& other) {
    if (other.period == own.period || !contains(other.period, own.period)) return false;
    return std::any_of(other.vintages.begin(), other.vintages.end(), [&](const Vintage& vintage) {
      return vintage.figure->amount == own.amount && vintage.figure->amount.point().value_or(0) != 0;
    });
  });
}

void Inquiry::add(Relation relation) {
  std::sort(relation.histories.begin(), relation.histories.end());
  const bool known = std::any_of(relations_.begin(), relations_.end(),
                                 [&](const Relation& each) { return each.histories == relation.histories; });
  if (!known) relations_.push_back(std::move(relation));
}

void Inquiry::find_sums() {
  const std::span<const History> histories = timeline_.histories();
  for (std::size_t i = 0; i < histories.size(); ++i) {
    std::optional<Observation> sum = timeline_.observe_otherwise(i);
    if (!sum || !contradicts(*sum, histories, i)) continue;
    Relation relation{InconsistencyKind::sum, {i}};
    for (const Operand& operand : sum->operands) relation.histories.push_back(history_of(operand.figure.period));
    add(std::move(relation));
    sums_.resize(histories.size());
    sums_[i] = std::move(sum);
  }
}

void Inquiry::find_parts() {
  for (std::size_t whole = 0; whole < timeline_.histories().size(); ++whole) {
    std::vector<std::size_t> parts = parts_beyond(timeline_.histories(), whole);
    if (parts.empty()) continue;
    parts.push_back(whole);
    add({InconsistencyKind::part, std::move(parts), whole});
  }
}

std::vector<Suspect> Inquiry::suspects() {
  std::vector<Suspect> found;
  for (std::size_t r = 0; r < relations_.size(); ++r) {
    const Relation& relation = relations_[r];
    for (const std::size_t history : relation.histories) {
      Suspect suspect{r, history};
      suspect.is_copy = copies_longer(history);
      if (relation.kind == InconsistencyKind::sum) {
        if (!sums_[history]) continue;  // another way meets it
        suspect.mending = mending_slip(bounds_or_open(figure(history).amount), sums_[history]->bounds);
        suspect.weight = figure(history).period.days();
      } else {
        // One part larger than its whole is odder than a whole; several are seldom all wrong.
        const bool one_part = relation.histories.size() == 2;
        suspect.weight = (history == relation.whole) == one_part ? 0 : 1;
      }
      const Pace estrangement = neighbourhood_.estrangement(history, relation.histories);
      suspect.estrangement = estrangement >= far_from_neighbours ? estrangement : 0;
      found.push_back(suspect);
    }
  }
  return found;
}

std::vector<Conflict> Inquiry::settle() {
  std::vector<Conflict> conflicts;
  std::vector<Suspect> left = suspects();
  std::vector<std::size_t> count(timeline_.histories().size());  // relations that a history is suspect in
  for (const Suspect& suspect : left) ++count[suspect.history];
  while (!left.empty()) {
    const auto rank = [&count](const Suspect& suspect) {
      return std::tuple(suspect.mending != 0, suspect.is_copy, suspect.estrangement, count[suspect.history],
                        suspect.weight);
    };
    const auto most = std::max_element(left.begin(), left.end(),
                                       [&](const Suspect& a, const Suspect& b) { return rank(a) < rank(b); });
    conflicts.push_back(told(*most));
    // What it is part of is explained by it.
    const std::size_t culprit = most->history;
    const auto explained = [&](const Suspect& suspect) {
      const auto& histories = relations_[suspect.relation].histories;
      return std::binary_search(histories.begin(), histories.end(), culprit);
    };
    const auto gone = std::stable_partition(left.begin(), left.end(), [&](const Suspect& s) { return !explained(s); });
    for (auto suspect = gone; suspect != left.end(); ++suspect) --count[suspect->history];
    left.erase(gone, left.end());
  }
  return conflicts;
}

Conflict Inquiry::told(const Suspect& suspect) const {
  const Relation& relation = relations_[suspect.relation];
  if (relation.kind == InconsistencyKind::part) return told_of_part(relation, suspect.history);
  const Observation& sum = *sums_[suspect.history];
  return {relation.kind, suspect.history, {sum.operands.begin(), sum.operands.end()},
          sum.amount,    sum.bounds,      suspect.mending};
}

Conflict Inquiry::told_of_part(const Relation& relation, std::size_t suspect) const {
  const bool is_whole = suspect == relation.whole;
  Conflict conflict{relation.kind, suspect, {}, std::nullopt, {}, 0};
  // What is left for a part of the whole, or what the parts come to.
  std::optional<Bounds> rest = Bounds::exactly(0);
  std::optional<Pace> pace;
  Pace parts_in_all = 0;
  std::int64_t days = 0;
  for (const std::size_t history : relation.histories) {
    if (history == suspect) continue;
    const int sign = is_whole || history == relation.whole ? +1 : -1;
    const Bounds bounds = bounds_or_open(figure(history).amount);
    rest = sign > 0 ? sum(*rest, bounds) : difference(*rest, bounds);
    if (!rest) break;
    conflict.against.push_back({sign, figure(history)});
    const Pace each = neighbourhood_.pace(history).value_or(0);
    if (history == relation.whole) pace = each;
    parts_in_all += each * figure(history).period.days();
    days += figure(history).period.days();
  }
  if (rest) {
    if (is_whole && days > 0) pace = parts_in_all / days;
    conflict.expected_bounds = is_whole ? Bounds(rest->low(), std::nullopt) : Bounds(std::nullopt, rest->high());
  }
  const Pace own = neighbourhood_.pace(suspect).value_or(0);
  if (own > 0 && pace.value_or(0) > 0) conflict.slip = likely_slip(own, *pace, *pace);
  return conflict;
}

}  // namespace

std::vector<Conflict> conflicts(Timeline& timeline, Neighbourhood& neighbourhood, bool is_signed) {
  Inquiry inquiry(timeline, neighbourhood);
  inquiry.find_sums();
  if (!is_signed) inquiry.find_parts();
  return inquiry.settle();
}

}  // namespace capex::core
