// Whether what a source says about figures follows from them.
//
// A claim is recomputed twice: from the figures of its own source, and from the best figures of the file. Both sides
// have the bounds of their rounding (XBRL Calculations 1.1), and a claim is consistent where these meet. It is never
// checked against a base that a claim of the same growth implied.
//
// Equivalents and parts in other currencies convert as the source should have done: flows at the average of their
// period, stocks at their day, guidance and whatever was not over yet at the day of the source. A claim about `capex`,
// the word of headlines, is tried for each definition of it in the default order; the first for which every figure is
// there gives the number. Where a total misses the claim by it and a mixture of the parts' own definitions meets it,
// the verdict is consistent and CheckedClaim::mixed says which. A group answers with what is stated for it, else with
// the sum of its members.
#pragma once

#include <map>
#include <vector>

#include "analysis/answer/answer.hpp"
#include "fx/rate_table.hpp"
#include "model/checked_claim.hpp"

namespace capex::core {

/// What claims are checked against.
struct Evidence {
  std::map<CompanyId, CompanyRecord> companies;      // every one that a claim or a part of one speaks of
  std::map<CompanyId, std::vector<Member>> members;  // of the groups among them; the members are companies too
  std::vector<MeasureId> definitions;                // of capital expenditure: the default chain
  RateTable rates;
  int max_rate_age = default_max_rate_age;
  Date as_of = latest;
};

/// Error{not_found} when a company that the claim speaks of is not in the evidence.
CheckedClaim check(const Claim& claim, const Evidence& evidence);

/// How an amount of the basis and period is converted, where a claim makes it a part of its number.
RatePolicy usual_rate(const Claim& claim, Basis basis, const Period& period);

/// Whether what the best figures make of the claim lies ten times away from it or more: of a growth, the amount that it
/// grew to, or the growth itself by a slip of the decimal point (+1,230% for +123%).
bool is_far_off(const Claim& claim, const CheckedClaim& checked);

/// Whether one source claims two things of the same that cannot both be meant: +123% and +124%. The coarser of two that
/// agree ("doubled") is no other claim.
bool contradict(const Claim& a, const Claim& b);

/// Whether a growth goes backwards: its base begins and ends with its period or after it.
bool is_backwards(const Claim& claim);

}  // namespace capex::core
