// The question that show, growth, total and the rest share, and the answer for one company: which series speaks, which
// figures stand and add up to the period, in which currency, at which rate, grown on which base.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/answer/growth.hpp"
#include "analysis/rates/conversion.hpp"
#include "analysis/standing/placed_record.hpp"
#include "model/observation.hpp"
#include "time/label.hpp"

namespace capex::core {

struct Question {
  std::vector<MeasureId> measures;  // in order of preference: the default chain, or exactly the one asked for
  Basis basis = Basis::actual;
  std::string scope = "total";
  std::optional<Currency> in;  // convert to; else each series' own currency
  RatePolicy rate;
  int max_rate_age = default_max_rate_age;
  Date as_of = latest;
  VintageChoice vintage = VintageChoice::last;
  Alignment align = Alignment::exact;
  std::optional<MeasureId> net_of{};  // take off the company's figures of this flow; growth claims then say nothing
  std::vector<MeasureTerm> terms{};   // of the one measure asked for, where it is defined by others: see defined.hpp
  bool constant_currency = false;     // of a growth: both periods at the rate of the base period
};

struct GrowthAnswer {
  Label label;
  Label base_label;
  Observation amount;
  Observation base;
  Growth growth;
  Growth local{};  // in the stated currency; the same where nothing was converted
};

/// One observation a label, in order, all of one series: stated or tiled from what is. A missing period that a growth
/// claim implies is implied: the claim's base period, from the amount that the same series has for the claim's own
/// period. Without any series every observation is missing, of the first measure asked for.
std::vector<Observation> show(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels,
                              const RateTable& rates);

/// The same with growth over a step; amount and base come from one series and one vintage, and each converts at the
/// rate of its own period. A missing base is implied by the claim of this very growth where there is one: the growth is
/// then the claim itself, and in another currency the claim times the change of the rate. long_period is set on the
/// longer of two periods of unlike weeks. Error{usage} when a label is longer than the step.
std::vector<GrowthAnswer> growth(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels,
                                 Step over, const RateTable& rates);

/// The same by a converter that is kept for many companies; the question's currency and rate are the converter's.
std::vector<GrowthAnswer> growth(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels,
                                 Step over, Converter& converter);

/// The growth of one label on another, as growth() answers it.
GrowthAnswer growth_between(const PlacedRecord& record, const Question& question, const Label& first, const Label& last,
                            const RateTable& rates);

/// How much of a growth is the currency's. Where nothing was converted the currency's factor is 1. Without a value: the
/// status of the growth (zero_base, no_rate ...), limit, or overflow where the exact ratios do not fit.
GrowthSplit split(const GrowthAnswer& answer);

/// The compound annual growth rate from the first label to the last, which are of one kind: (last / first)^(1 / years)
/// - 1, its factor to ratio_digits places, bounds rounded outwards. Error{usage} when they are not a whole number of
/// years, halves, quarters or months apart.
GrowthAnswer compound_growth(const PlacedRecord& record, const Question& question, const Label& first,
                             const Label& last, const RateTable& rates);

/// An answer and the day since which it was so.
struct Revision {
  Date since;
  Observation observation;
};

/// How the answer for one label changed as more became known, in order of time, up to the question's day: one revision
/// for each day on which the amount, its bounds, its operands or their sources changed. Each converts at the rates that
/// were known by its day.
std::vector<Revision> revisions(const PlacedRecord& record, const Question& question, const Label& label,
                                const RateTable& rates);

}  // namespace capex::core
