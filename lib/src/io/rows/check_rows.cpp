#include "io/rows/check_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/rows/number_cells.hpp"
#include "money/amount_text.hpp"
#include "money/display_text.hpp"
#include "money/money.hpp"
#include "time/label.hpp"

namespace capex::core {
namespace {

std::string key_of(const CheckNames& names, CompanyId company) {
  const auto found = names.companies.find(company);
  return found == names.companies.end() ? std::string() : found->second.key;
}

std::string period_text(const CheckNames& names, CompanyId company, const Period& period) {
  const auto found = names.companies.find(company);
  return to_string(name_of(period, found == names.companies.end() ? FiscalCalendar() : found->second.calendar));
}

std::string measure_key(const CheckNames& names, MeasureId measure) {
  const auto found = names.measures.find(measure);
  return found == names.measures.end() ? std::string() : found->second;
}

struct NumberCells {
  Cell point, low, high;
};

NumberCells cells_of(const Claim& claim, const BoundedAmount& amount) {
  if (!has_value(amount.status)) return {};
  return {claim_number(claim, has_point(amount.status) ? std::optional(amount.point) : std::nullopt),
          claim_number(claim, amount.bounds.low()), claim_number(claim, amount.bounds.high())};
}

std::string rate_text(const Claim& claim, const Alternative& alternative, const CheckNames& names) {
  switch (alternative.rate) {
    case Alternative::Rate::usual:
      return "";
    case Alternative::Rate::average:
      return "rate:average";
    case Alternative::Rate::closing:
      return "rate:closing";
    case Alternative::Rate::publication_day:
      return "rate:on:" + to_string(claim.known_on);
    case Alternative::Rate::implied: {
      const auto found = names.claims.find(alternative.implied_by);
      return "rate:implied:" + (found == names.claims.end() ? std::string() : found->second);
    }
  }
  return "";
}

std::string figures_text(const Claim& claim, Alternative::Figures figures) {
  switch (figures) {
    case Alternative::Figures::best:
      return "";
    case Alternative::Figures::first_stated:
      return "figures:first";
    case Alternative::Figures::known_when_claimed:
      return "figures:as-of:" + to_string(claim.known_on);
  }
  return "";
}

std::string joined(const std::string& text, const std::string& more, std::string_view between) {
  return text.empty() || more.empty() ? text + more : fmt::format("{}{}{}", text, between, more);
}

List reproduced_by(const Claim& claim, const CheckedClaim& checked, const CheckNames& names) {
  List list{{}, "; "};
  for (const Reproduction& one : checked.reproduced_by) {
    const Cell number = cells_of(claim, one.reckoning.computed).point;
    const auto* digits = std::get_if<Number>(&number);
    std::string alternative = alternative_text(claim, one, checked.best, names);
    if (digits != nullptr) alternative += '=' + digits->digits;
    list.items.push_back(std::move(alternative));
  }
  return list;
}

bool was_converted(const Observation& operand) {
  return has_value(operand.status) && operand.rate().kind != RateKind::none;
}

/// What `text` says of the operands that have a value, each once, separated by blanks.
template <class Text>
std::string of_operands(const Reckoning& reckoning, const Text& text) {
  std::vector<std::string> said;
  for (const Observation& operand : reckoning.operands) {
    const std::string one = has_value(operand.status) ? text(operand) : std::string();
    if (!one.empty() && std::find(said.begin(), said.end(), one) == said.end()) said.push_back(one);
  }
  return fmt::format("{}", fmt::join(said, " "));
}

std::string note(const Claim& claim, const CheckedClaim& checked, const CheckNames& names) {
  const std::string best = joined(mixture_text(claim, checked, names), lacking_text(checked.best, names), "; ");
  const std::string own = lacking_text(checked.own, names);
  if (own.empty() || own == best) return best;
  return joined(best, "own source: " + own, "; ");
}

}  // namespace

const std::vector<std::string>& check_columns() {
  static const std::vector<std::string> columns = {
      "claim",        "source",      "company",       "kind",          "period",  "claimed",      "claimed_low",
      "claimed_high", "computed",    "computed_low",  "computed_high", "verdict", "own_computed", "own_low",
      "own_high",     "own_verdict", "reproduced_by", "note",          "measure", "rate",         "rate_kind"};
  return columns;
}

Cell claim_number(const Claim& claim, std::optional<std::int64_t> value) {
  if (!value) return {};
  return Number{is_ratio(claim.kind) ? ratio_text(Stated(value, value, ratio_digits, ratio_digits))
                                     : units_text(*value, claim.currency)};
}

Row check_row(const Claim& claim, const CheckedClaim& checked, const CheckNames& names) {
  const NumberCells claimed = cells_of(claim, checked.claimed);
  const NumberCells best = cells_of(claim, checked.best.computed);
  const NumberCells own = cells_of(claim, checked.own.computed);
  return {text_cell(claim.key),
          text_cell(names.source),
          text_cell(key_of(names, claim.subject.company)),
          text_cell(to_string(claim.kind)),
          text_cell(period_text(names, claim.subject.company, claim.subject.period)),
          claimed.point,
          claimed.low,
          claimed.high,
          best.point,
          best.low,
          best.high,
          text_cell(std::string(to_string(checked.best.verdict))),
          own.point,
          own.low,
          own.high,
          text_cell(std::string(to_string(checked.own.verdict))),
          reproduced_by(claim, checked, names),
          text_cell(note(claim, checked, names)),
          text_cell(of_operands(checked.best, [&](const Observation& one) { return measure_key(names, one.measure); })),
          text_cell(of_operands(checked.best,
                                [](const Observation& one) {
                                  return was_converted(one) ? to_string(one.rate().rate.rate) : std::string();
                                })),
          text_cell(of_operands(checked.best, [](const Observation& one) {
            return was_converted(one) ? std::string(to_string(one.rate().kind)) : std::string();
          }))};
}

std::string alternative_text(const Claim& claim, const Reproduction& reproduction, const Reckoning& usual,
                             const CheckNames& names) {
  const Alternative& alternative = reproduction.alternative;
  std::string text = joined(rate_text(claim, alternative, names), figures_text(claim, alternative.figures), " + ");
  if (alternative.of_members) text = joined(text, "sum-of-members", " + ");
  std::map<std::string, std::vector<std::string>> measured;  // who, by each other measure
  for (std::size_t i = 0; i < usual.operands.size(); ++i) {
    const Observation& operand = reproduction.reckoning.operands[i];
    if (operand.measure == usual.operands[i].measure) continue;
    std::vector<std::string>& who = measured[measure_key(names, operand.measure)];
    const std::string company = key_of(names, operand.company);
    if (who.empty() || who.back() != company) who.push_back(company);
  }
  for (const auto& [measure, who] : measured) {
    text = joined(text, fmt::format("measure:{}:{}", measure, fmt::join(who, ",")), " + ");
  }
  return text;
}

std::string mixture_text(const Claim& claim, const CheckedClaim& checked, const CheckNames& names) {
  if (!checked.mixed) return "";
  const auto shown = [&](const BoundedAmount& amount) {
    const int digits = claim.currency.digits();
    const Scale scale = scale_of(amount.point, digits);
    const int places = computed_places(amount.point, amount.bounds, digits, scale);
    return amount_text(amount.point, digits, scale, std::min(places, 1)) + std::string(suffix(scale));
  };
  std::map<std::string, std::vector<std::string>> measured;  // who, by each other measure
  std::string alone;
  for (std::size_t i = 0; i < checked.best.operands.size(); ++i) {
    const Observation& operand = checked.mixed->reckoning.operands[i];
    alone = measure_key(names, checked.best.operands[i].measure);
    if (operand.measure == checked.best.operands[i].measure) continue;
    measured[measure_key(names, operand.measure)].push_back(key_of(names, operand.company));
  }
  std::string text;
  for (const auto& [measure, who] : measured) {
    text = joined(text, fmt::format("{} of {}", measure, fmt::join(who, ", ")), " and ");
  }
  return fmt::format("with {}: {}; by {} alone {}", text, shown(checked.mixed->reckoning.computed), alone,
                     shown(checked.best.computed));
}

std::string lacking_text(const Reckoning& reckoning, const CheckNames& names) {
  std::string text;
  for (const Observation& operand : reckoning.operands) {
    if (has_value(operand.status)) continue;
    const std::string scope = operand.scope == "total" ? "" : " " + operand.scope;
    text = joined(text,
                  fmt::format("{} {}{} {} {}", key_of(names, operand.company), measure_key(names, operand.measure),
                              scope, period_text(names, operand.company, operand.period), to_string(operand.status)),
                  "; ");
  }
  // Every operand is there, and yet nothing follows: a base of zero, an amount that does not fit, a limit.
  const bool unsaid = text.empty() && reckoning.verdict == Verdict::undecidable;
  return unsaid ? std::string(to_string(reckoning.computed.status)) : text;
}

}  // namespace capex::core
