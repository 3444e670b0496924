#include "analysis/answer/total_parts.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <utility>

#include "analysis/standing/bounded_amount.hpp"
#include "capex/error.hpp"

namespace capex::core {
namespace {

int farther(int a, int b) {
  return std::abs(b) > std::abs(a) ? b : a;
}

/// The days that all members answer for, else those that the label names.
Period common_period(const std::vector<Observation>& parts, const Period& named) {
  for (const Observation& part : parts) {
    if (part.period != parts.front().period) return named;
  }
  return parts.empty() ? named : parts.front().period;
}

/// The farthest that a member's boundaries lie from those asked for, or from the sum's: fiscal years of one name and
/// unlike days are skewed, too.
void mark_skew(Observation& sum, const std::vector<Observation>& parts) {
  for (const Observation& part : parts) {
    sum.skew.begin =
        farther(sum.skew.begin, farther(part.skew.begin, days_between(sum.period.begin(), part.period.begin())));
    sum.skew.end = farther(sum.skew.end, farther(part.skew.end, days_between(sum.period.end(), part.period.end())));
  }
  if (sum.skew != Skew{}) sum.flags |= Flag::skewed;
}

/// part / (part + others), where an end of the part makes an end of the share with the opposite end of the others.
std::optional<Ratio> share_end(Int128 part, Int128 others) {
  return part + others > 0 ? std::optional(Ratio(part, part + others)) : std::nullopt;
}

/// Amounts of unlike measures have no order, and one alone is no part of what others lack.
bool can_be_compared(const Total& total) {
  std::size_t counted = 0;
  bool same = true;
  const MemberAnswer* first = nullptr;
  for (const MemberAnswer& member : total.members) {
    if (!member.counted) continue;
    ++counted;
    if (first == nullptr) first = &member;
    same = same && member.observation.measure == first->observation.measure;
  }
  return same && (counted > 1 || counted == total.members.size());
}

void share_out(Total& total) {
  const std::int64_t whole = total.sum.amount.value_or(0);
  if (whole <= 0) return;
  bool closed = true;  // and nowhere below zero
  Int128 lows = 0;
  Int128 highs = 0;
  for (const MemberAnswer& member : total.members) {
    if (!member.counted) continue;
    const Bounds& bounds = member.observation.bounds;
    closed = closed && bounds.has_low() && *bounds.low() >= 0 && bounds.has_high();
    lows += bounds.low().value_or(0);
    highs += bounds.high().value_or(0);
  }
  for (MemberAnswer& member : total.members) {
    if (!member.counted) continue;
    member.share = Ratio(bounded(member.observation).point, whole);
    if (!closed) continue;
    const Int128 low = *member.observation.bounds.low();
    const Int128 high = *member.observation.bounds.high();
    member.share_low = share_end(low, highs - high);
    member.share_high = share_end(high, lows - low);
  }
}

void rank(Total& total) {
  if (!total.sum.amount) return;
  int place = 0;
  const MemberAnswer* before = nullptr;
  for (MemberAnswer& member : total.members) {
    if (!member.counted) continue;
    ++place;
    const bool equal = before != nullptr && bounded(before->observation).point == bounded(member.observation).point;
    member.rank = equal ? before->rank : place;
    before = &member;
  }
}

BoundedAmount without_value(Status status) {
  return {status, {}, 0, {}};
}

BoundedAmount difference(const Observation& sum, const Observation& stated) {
  if (!has_value(sum.status)) return without_value(sum.status);
  if (!has_value(stated.status)) return without_value(stated.status);
  if (sum.currency != stated.currency) return without_value(Status::no_rate);
  BoundedAmount result = bounded(sum);
  if (!result.add(-1, bounded(stated))) return without_value(Status::overflow);
  const bool has_middles = has_middle(sum.status) && has_middle(stated.status);
  if (!has_middles && !result.bounds.has_low() && !result.bounds.has_high()) return without_value(Status::missing);
  result.status = std::max({Status::derived, sum.status, stated.status});
  result.flags |= stated.flags;
  if (sum.measure != stated.measure) result.flags |= Flag::mixed_definitions;
  if (sum.basis != stated.basis) result.flags |= Flag::mixed_basis;
  return result;
}

}  // namespace

Date last_day(const GroupRecord& record, const std::vector<Label>& labels) {
  Date last = resolve(labels.front(), record.group.company.calendar).last();
  for (const Label& label : labels) last = std::max(last, resolve(label, record.group.company.calendar).last());
  return last;
}

std::vector<Question> on_each_basis(const Question& question, const TotalRules& rules) {
  std::vector<Question> questions = {question};
  for (const Basis basis : rules.fallback) {
    questions.push_back(question);
    questions.back().basis = basis;
  }
  return questions;
}

std::optional<std::size_t> one_definition(std::size_t measures, std::size_t members, std::size_t labels,
                                          const std::function<bool(std::size_t, std::size_t, std::size_t)>& there) {
  std::vector<int> whole(measures, 0);  // how many labels each has as far as any has them
  for (std::size_t label = 0; label < labels; ++label) {
    std::vector<std::size_t> answered(measures, 0);
    std::size_t by_any = 0;
    for (std::size_t member = 0; member < members; ++member) {
      bool any = false;
      for (std::size_t measure = 0; measure < measures; ++measure) {
        if (!there(measure, member, label)) continue;
        any = true;
        ++answered[measure];
      }
      if (any) ++by_any;
    }
    for (std::size_t measure = 0; measure < measures; ++measure) {
      if (by_any > 0 && answered[measure] == by_any) ++whole[measure];
    }
  }
  const auto most = std::max_element(whole.begin(), whole.end());
  if (most == whole.end() || *most == 0) return std::nullopt;
  return static_cast<std::size_t>(most - whole.begin());
}

std::vector<std::size_t> by_size(const std::vector<Observation>& observations) {
  std::vector<std::size_t> order(observations.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const BoundedAmount one = bounded(observations[a]);
    const BoundedAmount other = bounded(observations[b]);
    if (has_middle(one.status) && has_middle(other.status)) return one.point > other.point;
    if (has_middle(one.status) != has_middle(other.status)) return has_middle(one.status);
    return has_value(one.status) && !has_value(other.status);
  });
  return order;
}

Total add_up(const GroupRecord& record, const Label& label, std::vector<MemberAnswer> members, Observation stated,
             bool allow_missing) {
  std::vector<Observation> parts;
  for (const MemberAnswer& member : members) {
    if (member.counted || !allow_missing) parts.push_back(member.observation);
  }
  // What does not count is lacking, whether or not it has a value.
  const bool lacks_some = parts.size() < members.size();
  Observation sum = sum_of(parts, common_period(parts, resolve(label, record.group.company.calendar)));
  if (lacks_some && has_point(sum.status)) sum.status = Status::partial;
  sum.company = record.group.company.id;
  if (has_value(sum.status)) mark_skew(sum, parts);
  const BoundedAmount beside = difference(sum, stated);
  Total total{label, std::move(members), std::move(sum), std::move(stated), beside};
  if (can_be_compared(total)) {
    share_out(total);
    rank(total);
  }
  return total;
}

}  // namespace capex::core
