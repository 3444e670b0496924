// Of several claims that say the same kind of thing of the same subject, the one that speaks: finer, then rank, then
// earlier known, then key.
#pragma once

#include <tuple>
#include <vector>

#include "model/claim.hpp"
#include "model/fineness.hpp"

namespace capex::core {

inline bool speaks_before(const Claim& a, const Claim& b) {
  const auto finer = coarseness(a.stated, b.stated);
  if (finer != 0) return finer < 0;
  return std::tie(a.source_rank, a.known_on, a.key) < std::tie(b.source_rank, b.known_on, b.key);
}

/// The first in that order of the claims that match; null when none does.
template <class Matches>
const Claim* first_claim(const std::vector<Claim>& claims, const Matches& matches) {
  const Claim* first = nullptr;
  for (const Claim& claim : claims) {
    if (matches(claim) && (first == nullptr || speaks_before(claim, *first))) first = &claim;
  }
  return first;
}

}  // namespace capex::core
