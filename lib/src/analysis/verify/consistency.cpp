#include "analysis/verify/consistency.hpp"

#include <algorithm>

#include "analysis/standing/timeline.hpp"
#include "analysis/verify/conflicts.hpp"
#include "analysis/verify/doubt.hpp"
#include "analysis/verify/implausible.hpp"
#include "analysis/verify/outlier.hpp"
#include "model/fineness.hpp"

namespace capex::core {
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
    case InconsistencyKind::future:
      return "future";
    case InconsistencyKind::sign:
      return "sign";
  }
  return {};
}

Ratio size_of(const Inconsistency& inconsistency) {
  if (inconsistency.against.empty()) return Ratio(inconsistency.words.empty() ? 1 : 0, 1);
  const Bounds stated = bounds_or_open(inconsistency.stated.front().amount);
  const Bounds& expected = inconsistency.expected_bounds;
  const auto apart = [](const std::optional<std::int64_t>& upper, const std::optional<std::int64_t>& lower) {
    if (!upper || !lower || *lower <= *upper) return Ratio(0, 1);
    const auto size = [](std::int64_t amount) { return amount < 0 ? -Int128{amount} : Int128{amount}; };
    return Ratio(Int128{*lower} - *upper, std::max(size(*lower), size(*upper)));
  };
  return std::max(apart(stated.high(), expected.low()), apart(expected.high(), stated.low()));
}

struct ConsistencyCheck::State {
  Date as_of;
  std::vector<MeasureId> negative_too;
  std::vector<MeasureId> irregular;
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
  bool is_believed(std::size_t history, const Outlier& lying_out);
  bool is_the_better(std::size_t history, const Outlier& lying_out);

  bool is_signed() const { return holds(negative_too); }
  bool holds(const std::vector<MeasureId>& measures) const {
    return std::find(measures.begin(), measures.end(), timeline.series().measure) != measures.end();
  }
};

Counterpart ConsistencyCheck::State::beside(int sign, const Figure& figure) const {
  return {timeline.series().company, timeline.series().measure, sign, figure, timeline.series().basis};
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
  const Bounds bounds = bounds_or_open(stands.figure->amount);
  const std::size_t first = found.size();
  const std::span<const Figure> figures = figures_of(timeline.series(), history.period);
  for (const Figure* figure : disputing(figures, history.vintages, timeline.series().basis, as_of)) {
    const bool told = std::any_of(found.begin() + static_cast<std::ptrdiff_t>(first), found.end(),
                                  [&](const Inconsistency& each) { return agree(each.stated.front(), *figure); });
    if (told) continue;
    Inconsistency result = begin(InconsistencyKind::sources, *figure);
    result.against = {beside(+1, *stands.figure)};
    result.expected = stands.figure->amount.point();
    result.expected_bounds = bounds;
    result.slip = mending_slip(bounds_or_open(figure->amount), bounds);
    found.push_back(std::move(result));
  }
}

/// Nobody restates an amount by exactly ten or a thousand times, or to nothing. Where the neighbours say that the later
/// one is right, it was a correction.
bool ConsistencyCheck::State::find_slipped_restatement(std::size_t index) {
  const History& history = histories()[index];
  if (timeline.series().basis != Basis::actual || history.vintages.size() < 2) return false;
  const Figure& later = *history.vintages.back().figure;
  if (!is_issuers(later.rank)) return false;  // others restate nothing: they disagree
  const Figure& earlier = *history.vintages[history.vintages.size() - 2].figure;
  const Bounds replaced = bounds_or_open(earlier.amount);
  const int slip = mending_slip(bounds_or_open(later.amount), replaced);
  const bool to_nothing = later.amount.point() == 0 && !meet(replaced, Bounds::exactly(0));
  if (slip == 0 && !to_nothing) return false;
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

/// Whether a figure is believed although it lies out.
bool ConsistencyCheck::State::is_believed(std::size_t index, const Outlier& lying_out) {
  const bool is_incredible = lying_out.slip >= incredible_slip || -lying_out.slip >= incredible_slip;
  const Vintage& stands = histories()[index].vintages.back();
  const bool is_said_again = is_issuers(stands.figure->rank) && stands.last_stated > stands.since;
  if (lying_out.is_low && is_signed() && (is_said_again || !is_incredible)) return true;
  if (is_incredible) return false;
  if (is_said_again || holds(irregular)) return true;
  if (!adds_up()) return false;
  const auto sum = timeline.observe_otherwise(index);
  return sum && has_value(sum->status) && meets(histories()[index], sum->bounds);
}

/// Of two figures that lie out of each other's reach, whether this is the one to believe: that which more sources
/// state, else the larger, as a unit is sooner forgotten than added.
bool ConsistencyCheck::State::is_the_better(std::size_t index, const Outlier& lying_out) {
  if (!lying_out.alone || lying_out.neighbours.histories.size() != 1) return false;
  const std::size_t beside = lying_out.neighbours.histories.front();
  const auto of_beside = outlier(neighbourhood, beside);
  if (!of_beside || !of_beside->alone) return false;
  const auto sources = [&](std::size_t history) {
    return figures_of(timeline.series(), histories()[history].period).size();
  };
  if (sources(index) != sources(beside)) return sources(index) > sources(beside);
  return !lying_out.is_low;
}

void ConsistencyCheck::State::find_outlier(std::size_t index) {
  const auto lying_out = outlier(neighbourhood, index);
  if (!lying_out || is_believed(index, *lying_out) || is_the_better(index, *lying_out)) return;
  const History& history = histories()[index];
  Inconsistency result = begin(InconsistencyKind::outlier, *history.vintages.back().figure);
  const Neighbours& neighbours = lying_out->neighbours;
  for (const std::size_t neighbour : neighbours.histories) {
    result.against.push_back(beside(+1, *histories()[neighbour].vintages.back().figure));
  }
  std::sort(result.against.begin(), result.against.end(),
            [](const Counterpart& a, const Counterpart& b) { return a.figure.period < b.figure.period; });
  lead_to_expect(result, neighbours.low, neighbours.middle, neighbours.high, *neighbourhood.pace(index) < 0);
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

ConsistencyCheck::ConsistencyCheck(Date as_of, std::vector<MeasureId> negative_too, std::vector<MeasureId> irregular)
    : state_(new State{as_of, std::move(negative_too), std::move(irregular)}) {}
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
  const auto of = [&](const std::vector<MeasureId>& measures) {
    return std::find(measures.begin(), measures.end(), series.measure) != measures.end();
  };
  find_implausible(series, state.as_of, of(state.negative_too), state.found);
  std::stable_sort(state.found.begin(), state.found.end(),
                   [](const Inconsistency& a, const Inconsistency& b) { return a.subject.period < b.subject.period; });
  return std::move(state.found);
}

}  // namespace capex::core
