#include "ask/claims/claim_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "ask/answer/figure_cells.hpp"
#include "ask/answer/rate_words.hpp"
#include "money/display_text.hpp"

namespace capex::core {

namespace {

bool is_ratio(const Claim& claim) {
  return claim.kind == ClaimKind::growth || claim.kind == ClaimKind::share;
}

// The number of a reckoning as an amount that the cells of amounts can show.
Observation as_observation(const Claim& claim, const BoundedAmount& amount) {
  Observation made(claim.subject.period);
  made.set(amount);
  made.currency = claim.currency;
  return made;
}

Growth as_growth(const Claim& claim, const BoundedAmount& amount) {
  constexpr std::int64_t one = small_powers_of_ten[ratio_digits];
  const auto factor = [&](std::int64_t billionths) {
    return Ratio(Int128{billionths} + (claim.kind == ClaimKind::growth ? one : 0), one);
  };
  Growth growth{amount.status};
  if (has_point(amount.status)) growth.factor = factor(amount.point);
  if (const auto low = amount.bounds.low()) growth.low = factor(*low);
  if (const auto high = amount.bounds.high()) growth.high = factor(*high);
  return growth;
}

// Rates that a reckoning used, each once.
std::string rates_of(const Reckoning& reckoning, const std::string& provider) {
  std::string text;
  for (const Observation& operand : reckoning.operands) {
    const std::string words = has_value(operand.status) ? rate_words(operand.rate(), provider) : "";
    if (!words.empty() && text.find(words) == std::string::npos) text += (text.empty() ? "" : "; ") + words;
  }
  return text;
}

std::string measures_of(const CheckLine& line) {
  std::string text;
  for (const Observation& operand : line.checked.best.operands) {
    const auto measure = line.names.measures.find(operand.measure);
    if (measure == line.names.measures.end() || operand.measure == line.claim.subject.measure) continue;
    const bool of_part = line.claim.kind == ClaimKind::total &&
                         std::any_of(line.claim.parts.begin(), line.claim.parts.end(),
                                     [&](const Subject& part) { return part.measure == operand.measure; });
    if (!of_part && text.find(measure->second) == std::string::npos) {
      text += (text.empty() ? "measured as " : ", ") + measure->second;
    }
  }
  return text;
}

std::string reproduction_words(const CheckLine& line, const Reproduction& one, const std::string& provider) {
  std::string words = alternative_text(line.claim, one, line.checked.best, line.names);
  if (one.alternative.rate != Alternative::Rate::usual) {
    words += " (" + rates_of(one.reckoning, provider) + ")";
  }
  return fmt::format("{}: {}", number_words(line.claim, one.reckoning.computed), words);
}

}  // namespace

std::string number_words(const Claim& claim, const BoundedAmount& amount) {
  if (!has_value(amount.status)) return "";
  if (!is_ratio(claim)) return value_words(as_observation(claim, amount));
  const Growth growth = as_growth(claim, amount);
  const bool share = claim.kind == ClaimKind::share;
  const std::string point = !growth.factor ? ""
                            : share        ? share_text(*growth.factor, growth.low, growth.high)
                                           : growth_text(*growth.factor, growth.low, growth.high);
  const std::string bounds =
      share ? share_bounds_text(growth.low, growth.high) : growth_bounds_text(growth.low, growth.high);
  return point.empty() || bounds.empty() ? point + bounds : point + ' ' + bounds;
}

std::string claimed_words(const Claim& claim) {
  if (!claim.words.empty()) return claim.words;
  if (claim.kind == ClaimKind::growth) return growth_text(claim.stated);
  if (claim.kind == ClaimKind::share) return share_text(claim.stated);
  return amount_words(claim.stated, claim.currency);
}

std::vector<std::string> remarks_of(const CheckLine& line, const std::string& provider) {
  std::vector<std::string> remarks;
  const auto say = [&](std::string text) {
    if (!text.empty()) remarks.push_back(std::move(text));
  };
  say(mixture_text(line.claim, line.checked, line.names));
  say(measures_of(line));
  say(rates_of(line.checked.best, provider));
  const std::string lacking = lacking_text(line.checked.best, line.names);
  if (!lacking.empty()) say("undecidable: " + lacking);
  const std::string own = lacking_text(line.checked.own, line.names);
  if (!own.empty() && own != lacking) say("undecidable from its own source: " + own);
  for (const Reproduction& one : line.checked.reproduced_by) {
    say("reproduced by " + reproduction_words(line, one, provider));
  }
  return remarks;
}

}  // namespace capex::core
