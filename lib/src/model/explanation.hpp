// Where one number comes from: a tree from the answer down to figures, rates and their sources.
//
// Every step carries its number exactly: amounts in minor units with bounds, rates as the decimals that were used,
// growth as a quotient. A step that has parts follows from the numbers of its parts alone, in the way that its kind
// names, so that whoever reads the tree can recompute each step by hand.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "fx/exchange_rate.hpp"
#include "model/batch.hpp"
#include "model/bounded_amount.hpp"
#include "model/observation.hpp"
#include "model/source.hpp"
#include "money/stated.hpp"
#include "time/period.hpp"

namespace capex::core {

/// How a step follows from its parts, in their order.
enum class StepKind {
  figure,          // an amount as one source stated it: no parts
  claim,           // a growth or an equivalent as one source stated it: no parts
  sum,             // amounts, each added or subtracted
  conversion,      // an amount, then the rate: multiplied, or divided where the rate is of the other direction
  equivalent,      // an amount, the claim of what it is in this currency, then the rate between the two
  implied,         // an amount, then the claim of its growth: amount / (1 + growth)
  growth,          // an amount, then its base: amount / base - 1
  claimed_growth,  // the claim, then amount and base; where these were converted, the claim times the rates' change
  average_rate,    // the mean of daily rates
  cross_rate,      // stored rates of one day, each multiplied or divided by
  implied_rate,    // the rate between an amount and its equivalent: no parts, they stand before it
  stored_rate,     // a provider's rate of one day: no parts
  given_rate,      // a rate that the question gave: no parts
  missing,         // an amount or a rate that is not there: no parts
};
/// "average_rate"
std::string_view to_string(StepKind kind);

/// An amount and its currency; where there is none, the status that says why.
struct AmountIn {
  BoundedAmount amount;
  Currency currency;
};

/// What a step says: an amount, a rate, a growth, or nothing for a rate that is not there.
using StepNumber = std::variant<std::monostate, AmountIn, ExchangeRate, Growth>;

/// Of a figure or a claim: the document, and what stands there.
struct Statement {
  Source source;
  Stated stated;
  Currency currency;  // none for a growth or a count
  std::string words;  // as a person wrote them down, or empty
  std::string claim;  // the claim's key; empty for a figure
};

struct Explanation {
  StepKind kind = StepKind::missing;
  StepNumber number;
  /// Of a part of a sum: +1 added, -1 subtracted. Of a cross: +1 multiplied by, -1 divided by.
  int sign = 1;
  std::optional<SeriesName> series;    // whose amount or growth it is; nothing for rates
  std::string label;                   // what the period is called: "2024H1", "FY2024"
  std::optional<Period> period;        // its days; of a daily rate its day
  std::string base_label;              // of a growth
  std::optional<Statement> statement;  // of a figure and a claim
  std::string provider;                // of rates from a table
  std::vector<std::string> reasons;    // why this and not another
  std::vector<Explanation> parts;
};

/// The status of an amount or a growth; stated for a rate that is there, no_rate for one that is not.
Status status_of(const Explanation& step);

}  // namespace capex::core
