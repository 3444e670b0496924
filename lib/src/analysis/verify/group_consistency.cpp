// A group's figures against its members'.
#include <algorithm>

#include "analysis/answer/mixtures.hpp"
#include "analysis/verify/comparables.hpp"
#include "analysis/verify/consistency.hpp"
#include "analysis/verify/doubt.hpp"
#include "analysis/verify/slip.hpp"
#include "model/fineness.hpp"

namespace capex::core {
namespace {

/// What the members' figures of one measure come to over the period, as of a day.
Total of_members(const GroupRecord& record, const Series& stated, Basis basis, const Period& period, MeasureId measure,
                 Date as_of) {
  Question question;
  question.measures = {measure};
  question.basis = basis;
  question.scope = stated.scope;
  question.as_of = as_of;
  if (stated.currency.is_money()) question.in = stated.currency;
  // Without rates: what is stated in another currency is no part of the sum.
  return std::move(
      total(record, question, {Label::days(period)}, RateTable(), {.fallback = {}, .allow_missing = true}).front());
}

bool is_complete(const Total& total) {
  return has_value(total.sum.status) &&
         std::all_of(total.members.begin(), total.members.end(), [](const MemberAnswer& one) { return one.counted; });
}

Inconsistency finding(const Series& stated, const Figure& doubted, const Total& sum, Date as_of) {
  Inconsistency result = doubt(InconsistencyKind::group, stated, doubted, as_of);
  for (const MemberAnswer& member : sum.members) {
    if (!member.counted) continue;
    for (const Operand& operand : member.observation.operands) {
      result.against.push_back(
          {member.company, member.observation.measure, operand.sign, operand.figure, member.observation.basis});
    }
  }
  const Bounds& bounds = sum.sum.bounds;
  if (is_complete(sum)) {
    result.expected = sum.sum.amount;
    result.expected_bounds = bounds;
    result.slip = mending_slip(bounds_or_open(doubted.amount), bounds);
  } else {
    result.expected_bounds = Bounds(bounds.low(), std::nullopt);
  }
  return result;
}

/// Whether the sum meets any value that stood for the group, or did on the day that one of them became known.
bool met(const GroupRecord& record, const Series& stated, const History& history, const Total& sum, MeasureId measure) {
  if (meets(history, sum.sum.bounds)) return true;
  return std::any_of(history.vintages.begin(), history.vintages.end(), [&](const Vintage& vintage) {
    const Total then = of_members(record, stated, stated.basis, history.period, measure, vintage.figure->known_on);
    return is_complete(then) && meets(history, then.sum.bounds);
  });
}

/// Whether members that each follow one of the definitions come to a value that stood for the group.
bool met_by_a_mixture(const GroupRecord& record, const Series& stated, const History& history,
                      std::span<const MeasureId> definitions, Date as_of) {
  std::vector<std::vector<Observation>> alternatives;
  std::vector<CompanyId> whose;
  for (const MeasureId measure : definitions) {
    for (const MemberAnswer& member :
         of_members(record, stated, stated.basis, history.period, measure, as_of).members) {
      auto at = static_cast<std::size_t>(std::find(whose.begin(), whose.end(), member.company) - whose.begin());
      if (at == whose.size()) {
        whose.push_back(member.company);
        alternatives.emplace_back();
      }
      if (member.counted) alternatives[at].push_back(member.observation);
    }
  }
  const bool complete = std::none_of(alternatives.begin(), alternatives.end(),
                                     [](const std::vector<Observation>& ways) { return ways.empty(); });
  return complete &&
         mixture_that(alternatives, [&](const Observation& sum) { return meets(history, sum.bounds); }).has_value();
}

std::optional<Inconsistency> of_period(const GroupRecord& record, const Series& stated, const History& history,
                                       std::span<const MeasureId> definitions, Date as_of, bool is_signed) {
  std::optional<Inconsistency> beyond;  // members that are there come to more than their group
  for (const MeasureId measure : definitions) {
    const Total sum = of_members(record, stated, stated.basis, history.period, measure, as_of);
    if (!has_value(sum.sum.status)) continue;
    if (is_complete(sum)) {
      if (met(record, stated, history, sum, measure)) return std::nullopt;
      if (met_by_a_mixture(record, stated, history, definitions, as_of)) return std::nullopt;
      return finding(stated, *history.vintages.back().figure, sum, as_of);
    }
    const Bounds at_least(sum.sum.bounds.low(), std::nullopt);
    if (!is_signed && !beyond && !meets(history, at_least))
      beyond = finding(stated, *history.vintages.back().figure, sum, as_of);
  }
  return beyond;
}

/// Guidance and estimates need not add up, but lie near what the members guide to, or what they came to.
std::optional<Inconsistency> of_opinion(const GroupRecord& record, const Series& stated, const Figure& figure,
                                        std::span<const MeasureId> definitions, Date as_of) {
  constexpr int far = 5;
  const Item item = item_of(figure);
  if (item.size == 0 || item.is_negative) return std::nullopt;
  const auto pace = [&](std::int64_t amount) { return Pace(amount) * 1024 / figure.period.days(); };
  std::optional<Inconsistency> off;
  for (const Basis basis : {stated.basis, Basis::guidance, Basis::estimate, Basis::actual}) {
    for (const MeasureId measure : definitions) {
      const Total sum = of_members(record, stated, basis, figure.period, measure, as_of);
      const Bounds& bounds = sum.sum.bounds;
      if (!has_value(sum.sum.status) || bounds.low().value_or(0) <= 0) continue;
      const bool is_low = item.size * far <= pace(*bounds.low());
      const bool is_high = is_complete(sum) && bounds.has_high() && item.size >= pace(*bounds.high()) * far;
      if (is_complete(sum) && !is_low && !is_high) return std::nullopt;
      if (off || (!is_low && !is_high)) continue;
      off = finding(stated, figure, sum, as_of);
      off->slip = nearest_slip(item.size, pace(*bounds.low()), pace(bounds.high().value_or(*bounds.low())));
    }
  }
  return off;
}

}  // namespace

std::vector<Inconsistency> group_inconsistencies(const GroupRecord& record, std::span<const MeasureId> definitions,
                                                 Date as_of, const std::vector<MeasureId>& negative_too) {
  std::vector<Inconsistency> found;
  if (record.members.empty()) return found;
  for (const Series& stated : record.group.series) {
    if (stated.kind == MeasureKind::price) continue;
    const bool is_headline = !definitions.empty() && stated.measure == definitions.front();
    const std::span<const MeasureId> tried = is_headline ? definitions : std::span(&stated.measure, 1);
    if (stated.basis != Basis::actual) {
      for (const Figure& figure : stated.figures) {
        if (figure.known_on > as_of) continue;
        auto one = of_opinion(record, stated, figure, tried, as_of);
        if (one) found.push_back(std::move(*one));
      }
      continue;
    }
    const bool is_signed = may_be_negative(stated, negative_too);
    const Timeline timeline(stated, as_of);
    for (const History& history : timeline.histories()) {
      auto one = of_period(record, stated, history, tried, as_of, is_signed);
      if (one) found.push_back(std::move(*one));
    }
  }
  return found;
}

}  // namespace capex::core
