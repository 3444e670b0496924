// What a file's figures say against each other, without any claim: figures that cannot all be true, figures that stand
// far from their neighbours in time, and such as need no other to be doubted.
//
// Contradictions are told from bounds alone (XBRL Calculations 1.1: what shares no value is inconsistent), and only
// between values that go together: a sum of figures that were last stated before the whole was restated, or the other
// way round, contradicts nothing. Figures that follow unlike definitions of their measure are not held against each
// other. Of figures that contradict each other the one most in doubt is named, and each is named once: that a power of
// ten would mend, else that far from its neighbours, else that in most contradictions, else the longest period.
//
// Outliers are a judgement; its thresholds are named in outlier.cpp. A figure is measured by its amount a day against
// the stated periods around it, and only where those agree among themselves: fast growth, a ramp from near nothing and
// a season that comes back every year are none. Neither is what an issuer states again a year later, unless it is a
// thousand times off, nor a small amount of what may be below zero and so passes near it. Where neighbours do not
// agree, and of guidance and estimates, far_off() asks for more.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/answer/total.hpp"
#include "model/claim.hpp"
#include "model/series.hpp"
#include "money/bounds.hpp"
#include "money/ratio.hpp"

namespace capex::core {

enum class InconsistencyKind {
  sources,  // two sources for one period whose bounds do not meet, and neither restates the other
  sum,      // a stated flow that meets nothing of what the other figures make of its period
  part,     // more stated for parts of a period than for the whole of it
  group,    // a group's figure that meets nothing of what its members' figures make
  outlier,  // a figure far from its neighbours in time
  future,   // an actual known before its period was over
  sign,     // an amount below zero of what is never below zero
};
/// "sources", "sum", "part", "group", "outlier", "future", "sign"
std::string_view to_string(InconsistencyKind kind);

/// A figure that another is held against.
struct Counterpart {
  CompanyId company{};
  MeasureId measure{};
  int sign = 1;  // as it was added up; of an outlier's neighbours always 1
  Figure figure;
  Basis basis = Basis::actual;
};

struct Inconsistency {
  InconsistencyKind kind = InconsistencyKind::sum;
  Subject subject;  // of the figure most in doubt
  Currency currency;
  /// That figure, then those of other sources for the same period whose bounds meet its.
  std::vector<Figure> stated;
  std::vector<Counterpart> against{};
  /// Where the others put it, in minor units: their sum (a bound only, of parts and wholes), the other source's figure,
  /// or the pace of an outlier's neighbours over its days.
  std::optional<std::int64_t> expected{};
  Bounds expected_bounds{};
  /// The power of ten by which the figure is likely too large (negative: too small): 1 where 191亿 was taken for 191bn,
  /// 3 where thousands were taken for millions; 0 where none fits.
  int slip = 0;
  std::string words{};  // of a sign that was turned: as its source wrote it
};

/// How far apart the figure and what it is held against are, as a part of the larger of them: 0 where their bounds
/// meet, near 1 for a slip of several places, more where their signs differ. What is doubted by itself alone is wholly
/// doubted: 1; a sign that was turned not at all: 0. Measures the weight of a finding.
Ratio size_of(const Inconsistency& inconsistency);

/// Measures of which single amounts far from all others are usual.
inline constexpr std::string_view irregular_measures[] = {"disposal-proceeds", "investment"};

/// Keep one for a whole pass: it keeps its buffers. Not shared between threads.
class ConsistencyCheck {
 public:
  /// `negative_too` are measures that may well be below zero, so that a part may be larger than its whole (see
  /// measure.hpp). Of `irregular` ones only a slip of three places or more lies out.
  explicit ConsistencyCheck(Date as_of = latest, std::vector<MeasureId> negative_too = {},
                            std::vector<MeasureId> irregular = {});
  ConsistencyCheck(ConsistencyCheck&&) noexcept;
  ConsistencyCheck& operator=(ConsistencyCheck&&) noexcept;
  ~ConsistencyCheck();

  /// Of one series, in the order of time. Guidance and estimates are opinions and need not add up: of them only what
  /// one day's sources say and outliers are looked at.
  std::vector<Inconsistency> operator()(const Series& series);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Figures that lie off everything that they can be held against, where neighbours do not agree with each other or
/// there are none: what others guide to or estimate for the same period, else the periods around it in the series,
/// whatever their definition, else the other bases, else the other `headline` definitions, else what lies years away,
/// by its own basis or another. By more than falls, rises and beginnings explain; the thresholds are named in
/// far_off.cpp. Of all series of one company, in their order. Kind `outlier`, and may repeat what a ConsistencyCheck
/// finds.
std::vector<Inconsistency> far_off(std::span<const Series> of_company, std::span<const MeasureId> headline,
                                   Date as_of = latest, const std::vector<MeasureId>& negative_too = {},
                                   const std::vector<MeasureId>& irregular = {});

/// Where two figures have nothing but each other to be held against, the other of them in doubt: for whoever knows
/// which one is new.
Inconsistency other_way_round(const Inconsistency& of_two);

/// Of each series of a group against its members' in the same currency, scope and basis. A group's headline measure,
/// the first of the `definitions`, may follow any of them: of each period the first that every member has is added up;
/// any other measure only its own. Where none is complete, the members that are there may still not exceed their group.
/// A sum as it was known on the day of the group's figure will do too. Guidance and estimates are told only where they
/// lie five times off what the members guide to, estimate or came to. Prices are not added up.
/// Claims of the records count as in total(): pass none to hold figures against figures alone.
std::vector<Inconsistency> group_inconsistencies(const GroupRecord& record, std::span<const MeasureId> definitions,
                                                 Date as_of = latest, const std::vector<MeasureId>& negative_too = {});

}  // namespace capex::core
