#include "conversion_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "ask/answer/figure_cells.hpp"
#include "ask/answer/rate_words.hpp"
#include "io/rows/observation_rows.hpp"
#include "money/amount_words.hpp"
#include "money/money.hpp"

namespace capex::core::tool {

namespace {

Cell units(std::optional<std::int64_t> minor, Currency currency) {
  return minor ? Cell(Number{units_text(*minor, currency)}) : Cell();
}

Cell change_cell(const Ratio& factor) {
  // Six places as all fractions have, without zeros at the end.
  const Decimal change = to_decimal(less_one(factor), fraction_places);
  return Number{to_string(quotient(change.coefficient(), power_of_ten(fraction_places), Decimal::max_scale))};
}

}  // namespace

Rows rows_of(const ConversionAsked& asked, const Observation& from, const Observation& to,
             const std::string& provider) {
  Rows rows{
      {"currency", "amount", "low", "high", "in", "converted", "converted_low", "converted_high", "status", "period",
       "first_day", "last_day", "rate", "rate_kind", "provider", "rate_first_day", "rate_last_day", "rate_days", "via"},
      {}};
  const bool converted = has_value(to.status);
  const AppliedRate& rate = to.rate();
  const bool dated = converted && rate.days > 0;
  std::string via;
  for (const Currency& one : rate.via) {
    if (one.is_money()) via += (via.empty() ? "" : " ") + std::string(one.code());
  }
  rows.rows.push_back({std::string(from.currency.code()), units(from.amount, from.currency),
                       units(from.bounds.low(), from.currency), units(from.bounds.high(), from.currency),
                       std::string(asked.to.code()), converted ? units(to.amount, to.currency) : Cell(),
                       converted ? units(to.bounds.low(), to.currency) : Cell(),
                       converted ? units(to.bounds.high(), to.currency) : Cell(), std::string(to_string(to.status)),
                       asked.label ? Cell(to_string(*asked.label)) : Cell(),
                       asked.period ? Cell(to_string(asked.period->first())) : Cell(),
                       asked.period ? Cell(to_string(asked.period->last())) : Cell(),
                       converted && rate.kind != RateKind::none ? Cell(Number{to_string(rate.rate.rate)}) : Cell(),
                       std::string(to_string(asked.question.rate.kind)), dated ? Cell(provider) : Cell(),
                       dated ? Cell(to_string(rate.first)) : Cell(), dated ? Cell(to_string(rate.last)) : Cell(),
                       dated ? Cell(Number{std::to_string(rate.days)}) : Cell(), via.empty() ? Cell() : Cell(via)});
  return rows;
}

std::string sentence(const ConversionAsked& asked, const Observation& to, const std::string& provider) {
  const std::string from = amount_words(asked.amount.number, asked.amount.currency);
  std::string text = fmt::format("{} = {}\n", from, value_words(to));
  const std::string rate = rate_words(to.rate(), provider);
  return rate.empty() ? text : text + rate + '\n';
}

std::string policy_words(const RatePolicy& policy) {
  std::string text = to_string(policy);
  if (const auto colon = text.find(':'); colon != std::string::npos) text[colon] = ' ';
  return text;
}

std::string comparison_table(const ConversionAsked& asked, const std::vector<ComparedRate>& compared,
                             const std::string& provider, Colour colour) {
  Scale scale = Scale::one;
  for (const ComparedRate& one : compared) {
    if (has_value(one.converted.status)) scale = std::max(scale, reading_scale(one.converted));
  }
  const std::string unit = std::string(asked.to.code()) + (scale == Scale::one ? "" : " ") + std::string(suffix(scale));
  Table table;
  table.columns = {{"rate", Align::left},   {unit, Align::decimal, true},
                   {"bounds", Align::left}, {"from the average", Align::decimal},
                   {"status", Align::left}, {"how", Align::left}};
  for (const ComparedRate& one : compared) {
    const Observation& to = one.converted;
    const bool valued = has_value(to.status);
    table.rows.push_back({policy_words(one.policy), valued ? amount_cell(to, scale) : "",
                          valued ? bounds_cell(to, scale) : "",
                          one.factor ? growth_text(*one.factor, std::nullopt, std::nullopt) : "",
                          std::string(to_string(to.status)), rate_words(to.rate(), provider)});
  }
  return render(table, colour);
}

Rows comparison_rows(const ConversionAsked& asked, const Observation& from, const std::vector<ComparedRate>& compared,
                     const std::string& provider) {
  Rows rows;
  for (const ComparedRate& one : compared) {
    ConversionAsked with = asked;
    with.question.rate = one.policy;
    Rows of_one = rows_of(with, from, one.converted, provider);
    rows.columns = std::move(of_one.columns);
    Row& row = rows.rows.emplace_back(std::move(of_one.rows.front()));
    row.push_back(one.factor ? change_cell(*one.factor) : Cell());
  }
  rows.columns.emplace_back("from_average");
  return rows;
}

}  // namespace capex::core::tool
