// Checked claims as rows of the fixed columns that check prints in csv, json, ndjson and markdown.
//
// Amounts are in whole units of the claim's currency, growths and shares are fractions (1.23 is +123%, a share of 0.6
// is 60%). What cannot be computed leaves its cells empty; the verdict says so and the note says what is missing.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "capex/rows.hpp"
#include "model/checked_claim.hpp"
#include "model/company.hpp"

namespace capex::core {

/// What a claim and its operands refer to by ids.
struct CheckNames {
  std::string source;                      // that makes the claim
  std::map<CompanyId, Company> companies;  // of the claim's subject and parts
  std::map<MeasureId, std::string> measures;
  std::map<ClaimId, std::string> claims;  // the equivalents whose rates reproduce the claim
};

/// claim,source,company,kind,period,claimed,claimed_low,claimed_high,computed,computed_low,computed_high,verdict,
/// own_computed,own_low,own_high,own_verdict,reproduced_by,note,measure,rate,rate_kind
const std::vector<std::string>& check_columns();

/// `reproduced_by`: alternatives separated by "; ", nearest first, each with what it comes to: see alternative_text.
/// `note`: what is missing. `measure`, `rate`, `rate_kind`: by which the best figures were read and converted, each
/// once.
Row check_row(const Claim& claim, const CheckedClaim& checked, const CheckNames& names);

/// The number in the strict form of the cells: "6930000000", "1.23". Nothing where there is none.
Cell claim_number(const Claim& claim, std::optional<std::int64_t> value);

/// What an alternative changes, parts joined by " + ": "rate:closing", "rate:on:2024-08-26", "rate:implied:CLAIM",
/// "figures:first", "figures:as-of:2024-08-26", "sum-of-members", "measure:capex-with-leases:meta,microsoft".
std::string alternative_text(const Claim& claim, const Reproduction& reproduction, const Reckoning& usual,
                             const CheckNames& names);

/// By which definitions a total is met that one of them alone misses: "with capex-with-leases of meta, microsoft:
/// 105.9bn; by capex-cash alone 97.1bn". Empty for others.
std::string mixture_text(const Claim& claim, const CheckedClaim& checked, const CheckNames& names);

/// What the reckoning lacks: "alibaba capex 2023H1 missing; baidu capex 2023H1 missing"; where every operand is there
/// and yet nothing follows the status that says why: "zero_base". Empty where it has a verdict.
std::string lacking_text(const Reckoning& reckoning, const CheckNames& names);

}  // namespace capex::core
