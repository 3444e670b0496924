#include "model/explanation.hpp"

#include "model/words.hpp"

namespace capex::core {
namespace {

constexpr std::string_view kinds[] = {
    "figure",         "claim",        "sum",        "conversion",   "equivalent",  "implied",    "growth",
    "claimed_growth", "average_rate", "cross_rate", "implied_rate", "stored_rate", "given_rate", "missing"};

}  // namespace

std::string_view to_string(StepKind kind) {
  return word_of(kinds, kind);
}

Status status_of(const Explanation& step) {
  if (const auto* amount = std::get_if<AmountIn>(&step.number)) return amount->amount.status;
  if (const auto* growth = std::get_if<Growth>(&step.number)) return growth->status;
  return std::holds_alternative<ExchangeRate>(step.number) ? Status::stated : Status::no_rate;
}

}  // namespace capex::core
