// One company and period, answered, with all that is to be said of it: what a table, rows and the door's answers are
// made of.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/answer/answer.hpp"
#include "analysis/answer/elsewhere.hpp"
#include "analysis/answer/outcome.hpp"
#include "analysis/answer/total.hpp"
#include "io/rows/total_rows.hpp"
#include "model/claim.hpp"
#include "model/intensity.hpp"
#include "model/measure.hpp"
#include "model/observation.hpp"
#include "model/source.hpp"
#include "time/label.hpp"

namespace capex::core {

/// What a line says of guidance that is partly reported.
enum class RemainingPart { guidance, reported, rest };

struct AnswerLine {
  Company company;
  Label label;
  std::optional<Label> base_label;  // of a growth
  Observation amount;               // in the currency asked for
  Observation stated;               // the same before it was converted
  std::optional<Observation> base;
  std::optional<Growth> growth;
  std::vector<Figure> figures;  // every figure of its period and of those that it was computed from, known by then
  std::vector<Figure> base_figures{};  // the same of the base
  std::optional<Date> since{};         // of a revision
  bool fallback = false;               // the measure is not the first of the default chain
  bool has_first = false;              // and yet the company has that, too
  bool unlike = false;                 // another row of the company is by another measure
  std::vector<Topic> elsewhere{};      // what has the period, where it is missing, and that of the base
  std::vector<Topic> base_elsewhere{};
  std::optional<Period> nearest{};  // the days near those of a missing period that would answer it, and of the base
  std::optional<Period> base_nearest{};
  std::optional<std::pair<Period, Period>> known{};  // the first and the last period of its series, of what is missing
  std::size_t others = 0;                            // how many series the company has
  std::string reason{};                              // why there is no number, as in gaps.hpp
  bool instead = false;  // answered by the only other thing that the company has, as nothing has what was asked
  std::string holes{};   // what of the range of a compound growth has no value, in words
  std::optional<TotalPlace> place{};        // of a line of a total
  std::optional<OtherwiseMet> otherwise{};  // of a sum that misses what is stated for the group
  std::optional<Growth> local{};            // of a growth that is split, as is what follows
  std::optional<GrowthSplit> split{};
  std::optional<Outcome> outcome{};          // of guidance whose period was reported
  std::optional<RemainingPart> remaining{};  // of guidance that is partly reported
  std::optional<Intensity> intensity{};      // of the amount, where one was asked for, and of the base
  std::optional<Intensity> base_intensity{};
  std::optional<IntensityChange> intensity_change{};
};

/// What the lines refer to.
struct Names {
  std::map<MeasureId, Measure> measures;
  std::map<SourceId, Source> sources;
  std::map<ClaimId, Claim> claims;
  std::map<VariantId, std::string> variants{};  // other definitions of a measure, of the members of totals
  std::map<CompanyId, std::string> companies;   // keys
  std::string provider;                         // of the rates
  VintageChoice vintage = VintageChoice::last;
  bool compound = false;       // growth is of one year
  std::string per;             // the measure that amounts are divided by; empty for none
  std::vector<Basis> bases{};  // that were asked for, of a command that takes several
};

/// Decimal places of the shares in a table: of their per cent one.
inline constexpr int shown_share_places = 3;

}  // namespace capex::core
