// The steps that explanations are made of.
#pragma once

#include <string>

#include "analysis/answer/choose_series.hpp"
#include "analysis/explain/explain.hpp"

namespace capex::core {

/// What a step is explained from.
struct Explaining {
  const PlacedRecord& record;
  const Question& question;
  const RateTable& rates;
  const ExplanationNames& names;
};

/// An observation of the record in whatever currency it is: converted, implied, tiled, stated or missing.
Explanation amount_step(const Explaining& from, const Observation& observation, const std::string& label);

/// One figure of a series, and why it stands.
Explanation figure_step(const Explaining& from, const Series& series, const Operand& operand);

Explanation claim_step(const Explaining& from, const Claim& claim);

/// The rate that was applied for a period, down to the days and pairs that it was made of.
Explanation rate_step(const Explaining& from, const AppliedRate& applied, const Period& period);

/// The series as the question reads it.
inline Timeline& timeline_of(const Explaining& from, const Series& series) {
  return placed(series, from.record, from.question).timeline();
}

/// What the company calls a period of the series, by what was filed where the rule of its calendar does not say.
std::string called(const Explaining& from, const Series& series, const Period& period);

/// Null where the record has no such claim.
const Claim* find_claim(const CompanyRecord& record, ClaimId id);

}  // namespace capex::core
