#include "io/rows/observation_rows.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "io/rows/number_cells.hpp"
#include "money/money.hpp"
#include "time/label.hpp"

namespace capex::core {
namespace {

Cell amount_cell(std::optional<std::int64_t> minor, Currency currency) {
  return minor ? Cell(Number{units_text(*minor, currency)}) : Cell();
}

/// Point, low and high of what has a value.
struct AmountCells {
  Cell amount, low, high;
};

AmountCells amount_cells(const Observation& observation) {
  if (!has_value(observation.status)) return {};
  const Currency currency = observation.currency;
  return {amount_cell(observation.amount, currency), amount_cell(observation.bounds.low(), currency),
          amount_cell(observation.bounds.high(), currency)};
}

Cell growth_cell(const std::optional<Ratio>& factor, Rounding rounding) {
  return ratio_cell(less_one(factor), rounding);
}

Cell flags_cell(Flags flags, const Skew& skew) {
  std::vector<std::string> words;
  for (const Flag flag : list(flags)) {
    std::string word(to_string(flag));
    if (flag == Flag::skewed) word += fmt::format(":{:+}/{:+}", skew.begin, skew.end);
    words.push_back(std::move(word));
  }
  return List{std::move(words)};
}

}  // namespace

std::vector<std::string> distinct_sources(const ObservationNames& names) {
  std::vector<std::string> distinct;
  for (const std::string& key : names.sources) {
    if (std::find(distinct.begin(), distinct.end(), key) == distinct.end()) distinct.push_back(key);
  }
  return distinct;
}

std::vector<std::string> derivation_of(const Observation& observation, const ObservationNames& names) {
  // A cell that begins with a sign is a formula to a spreadsheet, so one that is added comes first.
  auto operands = observation.operands;
  const auto added = std::find_if(operands.begin(), operands.end(), [](const Operand& each) { return each.sign > 0; });
  if (added != operands.end()) std::rotate(operands.begin(), added, added + 1);
  std::vector<std::string> steps;
  if (!operands.empty() && operands.front().sign < 0) steps.emplace_back("0");
  for (const Operand& operand : operands) {
    const auto part = names.parts.find(operand.measure);
    const std::string measure = operand.measure == MeasureId{} ? ""
                                : part == names.parts.end()    ? names.net_of + ':'
                                                               : part->second + ':';
    const std::string sign = operand.sign < 0 ? "-" : steps.empty() ? "" : "+";
    steps.push_back(sign + measure + to_string(name_of(operand.figure.period, names.calendar)));
  }
  if (!names.claim.empty()) steps.push_back("claim:" + names.claim);
  return steps;
}

Flags growth_flags(Flags amount, Flags base) {
  constexpr Flag of_figures[] = {Flag::mixed_definitions, Flag::mixed_basis, Flag::held_back, Flag::sources_disagree,
                                 Flag::about};
  if (base.empty()) return amount;
  for (const Flag flag : of_figures) {
    if (base.has(flag)) amount |= flag;
  }
  return amount;
}

const std::vector<std::string>& show_columns() {
  static const std::vector<std::string> columns = {
      "company", "measure", "basis",  "scope", "period",    "first_day", "last_day", "currency",   "amount",
      "low",     "high",    "status", "rate",  "rate_kind", "known_on",  "sources",  "derivation", "flags"};
  return columns;
}

const std::vector<std::string>& growth_columns() {
  static const std::vector<std::string> columns = [] {
    std::vector<std::string> all = show_columns();
    all.insert(all.end(), {"base_period", "base_amount", "base_low", "base_high", "base_status", "growth", "growth_low",
                           "growth_high", "growth_status"});
    return all;
  }();
  return columns;
}

Row show_row(const Observation& observation, const ObservationNames& names) {
  const bool valued = has_value(observation.status);
  const bool converted = valued && observation.rate().kind != RateKind::none;
  const AmountCells cells = amount_cells(observation);
  return {text_cell(names.company),
          text_cell(names.measure),
          text_cell(to_string(observation.basis)),
          text_cell(observation.scope),
          text_cell(names.period),
          text_cell(to_string(observation.period.first())),
          text_cell(to_string(observation.period.last())),
          observation.currency.is_money() ? text_cell(std::string(observation.currency.code())) : Cell(),
          cells.amount,
          cells.low,
          cells.high,
          text_cell(std::string(to_string(observation.status))),
          converted ? Cell(Number{to_string(observation.rate().rate.rate)}) : Cell(),
          converted ? text_cell(std::string(to_string(observation.rate().kind))) : Cell(),
          valued && !observation.known_on.is_special() ? text_cell(to_string(observation.known_on)) : Cell(),
          List{distinct_sources(names)},
          List{derivation_of(observation, names)},
          flags_cell(observation.flags, observation.skew)};
}

Row growth_row(const Observation& amount, const ObservationNames& names, const Observation& base,
               const std::string& base_period, const Growth& growth) {
  Row row = show_row(amount, names);
  row.back() = flags_cell(growth_flags(amount.flags, has_value(base.status) ? base.flags : Flags()), amount.skew);
  const AmountCells base_cells = amount_cells(base);
  const bool valued = has_value(growth.status);
  const auto cell = [&](const std::optional<Ratio>& factor, Rounding rounding) {
    return valued ? growth_cell(factor, rounding) : Cell();
  };
  row.insert(row.end(), {text_cell(base_period), base_cells.amount, base_cells.low, base_cells.high,
                         text_cell(std::string(to_string(base.status))), cell(growth.factor, Rounding::half_even),
                         cell(growth.low, Rounding::floor), cell(growth.high, Rounding::ceiling),
                         text_cell(std::string(to_string(growth.status)))});
  return row;
}

}  // namespace capex::core
