// What came out of recomputing a claim: a verdict from the best figures, one from the claim's own source, and what else
// would reproduce it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/claim.hpp"
#include "model/observation.hpp"

namespace capex::core {

enum class Verdict {
  consistent,    // the intervals meet
  inconsistent,  // they do not
  undecidable,   // figures or rates are missing
};
std::string_view to_string(Verdict verdict);
/// Error{parse} lists them.
Verdict parse_verdict(std::string_view text);

/// A claim as recomputed in one way.
struct Reckoning {
  Verdict verdict = Verdict::undecidable;
  /// In the units of the claim: minor units of its currency, or billionths of a growth or share.
  BoundedAmount computed;
  /// growth: amount and base. share: the part and the whole. total: its parts. equivalent: the figure itself. What
  /// is missing has no value and says why.
  std::vector<Observation> operands;
};

/// Another way to compute a claim than the one that gives the verdict.
struct Alternative {
  enum class Rate { usual, average, closing, publication_day, implied };
  enum class Figures { best, first_stated, known_when_claimed };

  Rate rate = Rate::usual;
  ClaimId implied_by{};  // of an implied rate: the other equivalent of the source that it is taken from
  Figures figures = Figures::best;
  bool of_members = false;          // a group as the sum of its members, not as stated for it
  std::vector<MeasureId> measures;  // of each operand
};

/// An alternative that meets the claim.
struct Reproduction {
  Alternative alternative;
  Reckoning reckoning;
};

struct CheckedClaim {
  BoundedAmount claimed;  // in the units of Reckoning
  Reckoning best;
  Reckoning own;  // from the figures of the claim's source alone
  /// Of a total that one definition of every part misses: the nearest mixture of the parts' own definitions that meets
  /// it. The verdict is then consistent, while `best` keeps the number of the one definition.
  std::optional<Reproduction> mixed;
  /// Of a claim that is not consistent: the alternatives that meet it and need all of their changes, nearest first.
  std::vector<Reproduction> reproduced_by;
};

}  // namespace capex::core
