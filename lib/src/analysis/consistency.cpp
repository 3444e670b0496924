#include "capex/analysis/consistency.hpp"

#include <algorithm>
#include <limits>

#include "analysis/conflicts.hpp"
#include "analysis/doubt.hpp"
#include "analysis/outlier.hpp"
#include "capex/analysis/timeline.hpp"
#include "model/fineness.hpp"

namespace capex {
namespace {

// Figures that others confirm to the digit are believed against their neighbours, unless a thousandfold: then a whole
// document was taken in the wrong unit.
constexpr int incredible_slip = 3;

/// A series in which only the figures of one definition are left.
Series of_definition(const Series& series, VariantId definition) {
  Series result = series;
  auto& figures = result.figures;
  figures.erase(std::remove_if(figures.begin(), figures.end(),
                               [=](const Figure& figure) { return figure.variant != definition; }),
                figures.end());
  return result;
}

}  // namespace

std::string_view to_string(InconsistencyKind kind) {
  switch (kind) {
    case InconsistencyKind::sources:
      return "sources";
    case InconsistencyKind::sum:
      return "sum";
    case InconsistencyKind::part:
      return "part";
    case InconsistencyKind::group:
      return "group";
    case InconsistencyKind::outlier:
      return "outlier";
  }
  return {};
}

struct ConsistencyCheck::State {
  Date as_of;
  std::vector<MeasureId> negative_too;
  Timeline timeline = {};
  Neighbourhood neighbourhood = {};
  std::vector<Inconsistency> found = {};

  std::span<const History> histories() const { return timeline.histories(); }

  Inconsistency begin(InconsistencyKind kind, const Figure& doubted) const {
    return doubt(kind, timeline.series(), doubted, as_of);
  }
  Counterpart beside(int sign, const Figure& figure) const;

  bool adds_up() const {
    return timeline.series().kind == MeasureKind::flow && timeline.series().basis == Basis::actual;
  }

  void look_at(const Series& series);
  void find_conflicts();
  void find_disagreements(const History& history);
  bool find_slipped_restatement(std::size_t history);
  void find_outlier(std::size_t history);
};

Counterpart ConsistencyCheck::State::beside(int sign, const Figure& figure) const {
  return {timeline.series().company, timeline.series().measure, sign, figure};
}

void ConsistencyCheck::State::find_conflicts() {
  for (Conflict& conflict : conflicts(timeline, neighbourhood, may_be_negative(timeline.series(), negative_too))) {
    const Figure& doubted = *histories()[conflict.suspect].vintages.back().figure;
    Inconsistency result = begin(conflict.kind, doubted);
    for (const Operand& operand : conflict.against) result.against.push_back(beside(operand.sign, operand.figure));
    result.expected = conflict.expected;
    result.expected_bounds = conflict.expected_bounds;
    result.slip = conflict.slip;
    found.push_back(std::move(result));
  }
}

/// Every value that disputes the one that stands, once.
void ConsistencyCheck::State::find_disagreements(const History& history) {
  const Vintage& stands = history.vintages.back();
  if (!stands.flags.has(Flag::sources_disagree)) return;
  const bool opinions = timeline.series().basis != Basis::actual;
  const Bounds bounds = bounds_or_open(stands.figure->amount);
  const std::size_t first = found.size();
  for (const Figure& figure : figures_of(timeline.series(), history.period)) {
    const bool heard = figure.known_on <= as_of &&
                       (opinions ? figure.known_on == stands.figure->known_on : figure.known_on >= stands.since);
    const Bounds disputing = bounds_or_open(figure.amount);
    if (!heard || meet(disputing, bounds)) continue;
    const bool told = std::any_of(
        found.begin() + static_cast<std::ptrdiff_t>(first), found.end(),
        [&](const Inconsistency& each) { return meet(bounds_or_open(each.stated.front().amount), disputing); });
    if (told) continue;
    Inconsistency result = begin(InconsistencyKind::sources, figure);
    result.against = {beside(+1, *stands.figure)};
    result.expected = stands.figure->amount.point();
    result.expected_bounds = bounds;
    result.slip = mending_slip(disputing, bounds);
    found.push_back(std::move(result));
  }
}

/// Nobody restates an amount by exactly ten or a thousand times. Where the neighbours say that the later one is right,
/// it was a correction.
bool ConsistencyCheck::State::find_slipped_restatement(std::size_t index) {
  const History& history = histories()[index];
  if (timeline.series().basis != Basis::actual || history.vintages.size() < 2) return false;
  const Figure& later = *history.vintages.back().figure;
  const Figure& earlier = *history.vintages[history.vintages.size() - 2].figure;
  const Bounds replaced = bounds_or_open(earlier.amount);
  const int slip = mending_slip(bounds_or_open(later.amount), replaced);
  if (slip == 0) return false;
  const bool fits = neighbourhood.pace(index) && neighbourhood.agreeing(index) && !outlier(neighbourhood, index);
  if (fits) return false;
  Inconsistency result = begin(InconsistencyKind::sources, later);
  result.against = {beside(+1, earlier)};
  result.expected = earlier.amount.point();
  result.expected_bounds = replaced;
  result.slip = slip;
  found.push_back(std::move(result));
  return true;
}

void ConsistencyCheck::State::find_outlier(std::size_t index) {
  const auto lying_out = outlier(neighbourhood, index);
  if (!lying_out) return;
  const History& history = histories()[index];
  if (adds_up() && lying_out->slip < incredible_slip && -lying_out->slip < incredible_slip) {
    const auto sum = timeline.observe_otherwise(index);
    if (sum && has_value(sum->status) && meets(history, sum->bounds)) return;
  }
  Inconsistency result = begin(InconsistencyKind::outlier, *history.vintages.back().figure);
  const Neighbours& neighbours = lying_out->neighbours;
  for (const std::size_t neighbour : neighbours.histories) {
    result.against.push_back(beside(+1, *histories()[neighbour].vintages.back().figure));
  }
  std::sort(result.against.begin(), result.against.end(),
            [](const Counterpart& a, const Counterpart& b) { return a.figure.period < b.figure.period; });
  const bool below_zero = *neighbourhood.pace(index) < 0;
  const auto over_its_days = [&](Pace pace, Rounding rounding) {
    constexpr Int128 most = std::numeric_limits<std::int64_t>::max() - 1;  // that a bound may have
    const auto amount = static_cast<std::int64_t>(std::min(divide(pace * history.period.days(), 1024, rounding), most));
    return below_zero ? -amount : amount;
  };
  const std::int64_t low = over_its_days(neighbours.low, below_zero ? Rounding::ceiling : Rounding::floor);
  const std::int64_t high = over_its_days(neighbours.high, below_zero ? Rounding::floor : Rounding::ceiling);
  result.expected = over_its_days(neighbours.middle, Rounding::half_even);
  result.expected_bounds = below_zero ? Bounds(high, low) : Bounds(low, high);
  result.slip = lying_out->slip;
  found.push_back(std::move(result));
}

void ConsistencyCheck::State::look_at(const Series& series) {
  timeline.assign(series, as_of);
  neighbourhood.assign(timeline);
  const std::size_t first = found.size();
  if (adds_up()) find_conflicts();
  std::vector<Period> explained;
  for (std::size_t i = first; i < found.size(); ++i) explained.push_back(found[i].subject.period);
  for (std::size_t i = 0; i < histories().size(); ++i) {
    const History& history = histories()[i];
    find_disagreements(history);
    if (std::find(explained.begin(), explained.end(), history.period) != explained.end()) continue;
    if (!find_slipped_restatement(i)) find_outlier(i);
  }
}

ConsistencyCheck::ConsistencyCheck(Date as_of, std::vector<MeasureId> negative_too)
    : state_(new State{as_of, std::move(negative_too)}) {}
ConsistencyCheck::ConsistencyCheck(ConsistencyCheck&&) noexcept = default;
ConsistencyCheck& ConsistencyCheck::operator=(ConsistencyCheck&&) noexcept = default;
ConsistencyCheck::~ConsistencyCheck() = default;

std::vector<Inconsistency> ConsistencyCheck::operator()(const Series& series) {
  State& state = *state_;
  state.found.clear();
  std::vector<VariantId> definitions;
  for (const Figure& figure : series.figures) {
    const bool known = std::find(definitions.begin(), definitions.end(), figure.variant) != definitions.end();
    if (!known) definitions.push_back(figure.variant);
  }
  if (definitions.size() == 1) {
    state.look_at(series);
  } else {
    for (const VariantId definition : definitions) state.look_at(of_definition(series, definition));
  }
  std::stable_sort(state.found.begin(), state.found.end(),
                   [](const Inconsistency& a, const Inconsistency& b) { return a.subject.period < b.subject.period; });
  return std::move(state.found);
}

}  // namespace capex
