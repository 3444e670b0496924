// The question that show, growth, total and the rest share, and the answer for one company: which series speaks, which
// figure stands, in which currency, at which rate, grown on which base.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capex/analysis/conversion.hpp"
#include "capex/analysis/growth.hpp"
#include "capex/model/claim.hpp"
#include "capex/model/company.hpp"
#include "capex/model/observation.hpp"
#include "capex/model/series.hpp"
#include "capex/time/label.hpp"

namespace capex {

/// All that the file knows about one company, as of the snapshot's day.
struct CompanyRecord {
  Company company;
  std::vector<Series> series;
  std::vector<Claim> claims;
};

struct Question {
  std::vector<MeasureId> measures;  // in order of preference: the default chain, or exactly the one asked for
  Basis basis = Basis::actual;
  std::string scope = "total";
  std::optional<Currency> in;  // convert to; else each series' own currency
  RatePolicy rate;
  int max_rate_age = default_max_rate_age;
  Date as_of = latest;
};

/// The series that answers for these periods: of the first measure that has a value for any of them, in the reporting
/// currency if it can, else by currency code; failing that the first that has any figure. Null when the company has
/// none of the measures.
const Series* choose_series(const CompanyRecord& record, const Question& question, const std::vector<Period>& periods);

struct GrowthAnswer {
  Label label;
  Label base_label;
  Observation amount;
  Observation base;
  Growth growth;
};

/// One observation a label, in order, all of one series. A missing period that a growth claim implies is implied: the
/// claim's base period, from the amount that the same series states for the claim's own period. Without any series
/// every observation is missing, of the first measure asked for.
std::vector<Observation> show(const CompanyRecord& record, const Question& question, const std::vector<Label>& labels,
                              const RateTable& rates);

/// The same with growth over a step; amount and base come from one series, and each converts at the rate of its own
/// period. A missing base is implied by the claim of this very growth where there is one: the growth is then the claim
/// itself, and in another currency the claim times the change of the rate. long_period is set on the longer of two
/// fiscal periods of unlike weeks. Error{usage} when a label is longer than the step.
std::vector<GrowthAnswer> growth(const CompanyRecord& record, const Question& question,
                                 const std::vector<Label>& labels, Step over, const RateTable& rates);

}  // namespace capex
