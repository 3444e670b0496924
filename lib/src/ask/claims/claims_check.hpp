// Claims that cannot be what their sources say, beside the figures and beside each other: what `verify` looks at of all
// of them, and what an entry says of those that it brings. What merely misses its figures is left to `check`.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/claims/check.hpp"
#include "capex/rows.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

struct ClaimDoubt {
  Claim claim;
  std::string message;
  std::string_view advice;
  BoundedAmount computed{};  // where figures speak against it
};

/// What the claims are checked against: the companies that they speak of with the members of groups, and rates where
/// one of them converts.
Evidence evidence_of(const Snapshot& snapshot, std::span<const Claim> claims);
/// The same without any rates.
Evidence unconverted_evidence_of(const Snapshot& snapshot, std::span<const Claim> claims);

/// Ten times off or more, said otherwise by its source too, or a growth that goes backwards; in the order of `all`.
/// Those of `all` that are looked at; the rest are what they may contradict.
std::vector<ClaimDoubt> claim_doubts(const Snapshot& snapshot, std::span<const Claim> all,
                                     const std::function<bool(const Claim&)>& is_looked_at);

/// A finding of `verify`: stated is what the claim says, expected what the figures make of it.
Row finding_row(const ClaimDoubt& doubt, const Snapshot& snapshot);

/// Its subject, then its parts.
std::vector<Subject> subjects_of(const Claim& claim);

}  // namespace capex::core
