#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "analysis/rates/conversion.hpp"
#include "ask/answer/converted.hpp"
#include "ask/door/numbers.hpp"
#include "ask/door/values.hpp"
#include "ask/question/rate_sources.hpp"
#include "capex/view.hpp"
#include "io/rows/number_cells.hpp"
#include "money/amount_text.hpp"
#include "money/amount_words.hpp"
#include "money/display_text.hpp"
#include "money/money.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

namespace {

Cell units(std::optional<std::int64_t> minor, Currency currency) {
  return minor ? Cell(Number{units_text(*minor, currency)}) : Cell();
}

const std::vector<std::string>& conversion_columns() {
  static const auto& columns = *new std::vector<std::string>{
      "currency",       "amount",         "low",           "high",      "in",       "converted", "converted_low",
      "converted_high", "status",         "period",        "first_day", "last_day", "rate",      "rate_kind",
      "provider",       "rate_first_day", "rate_last_day", "rate_days", "via"};
  return columns;
}

Row conversion_row(const ConversionAsked& asked, const Observation& from, const Observation& to,
                   const std::string& provider) {
  const bool converted = has_value(to.status);
  const AppliedRate& rate = to.rate();
  const bool dated = converted && rate.days > 0;
  std::string via;
  for (const Currency& one : rate.via) {
    if (one.is_money()) via += (via.empty() ? "" : " ") + std::string(one.code());
  }
  return {std::string(from.currency.code()),
          units(from.amount, from.currency),
          units(from.bounds.low(), from.currency),
          units(from.bounds.high(), from.currency),
          std::string(asked.to.code()),
          converted ? units(to.amount, to.currency) : Cell(),
          converted ? units(to.bounds.low(), to.currency) : Cell(),
          converted ? units(to.bounds.high(), to.currency) : Cell(),
          std::string(to_string(to.status)),
          asked.label ? Cell(to_string(*asked.label)) : Cell(),
          asked.period ? Cell(to_string(asked.period->first())) : Cell(),
          asked.period ? Cell(to_string(asked.period->last())) : Cell(),
          converted && rate.kind != RateKind::none ? Cell(Number{to_string(rate.rate.rate)}) : Cell(),
          std::string(to_string(asked.question.rate.kind)),
          dated ? Cell(provider) : Cell(),
          dated ? Cell(to_string(rate.first)) : Cell(),
          dated ? Cell(to_string(rate.last)) : Cell(),
          dated ? Cell(Number{std::to_string(rate.days)}) : Cell(),
          via.empty() ? Cell() : Cell(via)};
}

// "average", "on 2024-08-26", "fixed 7.14"
std::string policy_words(const RatePolicy& policy) {
  std::string text = to_string(policy);
  if (const auto colon = text.find(':'); colon != std::string::npos) text[colon] = ' ';
  return text;
}

/// What the words of a conversion come to, refused where they do not go together.
class Conversions {
 public:
  Conversions(const Snapshot& snapshot, const std::string& amount, const std::string& from, const std::string& to,
              capex::Question words)
      : snapshot_(&snapshot), words_(std::move(words)) {
    const auto code = [](const std::string& text) { return parse_currency(text); };
    std::optional<Currency> source;
    if (!from.empty()) source = read_member("FROM", from, code);
    StatedAmount stated =
        read_member("AMOUNT", amount, [&](const std::string& text) { return parse_amount(text, source); });
    const Currency wanted = read_member("TO", to, code);
    words_.in = wanted.code();
    const Request request(words_, snapshot.as_of(), Request::Bases::one);
    request.check();
    asked_ = ConversionAsked{std::move(stated), wanted, std::nullopt, std::nullopt, request.question(snapshot)};
    if (words_.periods.empty()) return;
    asked_->label = read_member("period", words_.periods, [](const std::string& text) { return parse_label(text); });
    if (asked_->label->is_fiscal()) {
      throw QuestionError("period", words_.periods +
                                        ": a fiscal period is a company's own; name its days instead, such "
                                        "as 2023-04-01..2024-03-31");
    }
    asked_->period = resolve(*asked_->label);
  }

  const std::string& provider() const { return words_.rates; }

  /// The rate that the words say, or this one.
  RatePolicy policy(const std::string& rate) const {
    capex::Question words = words_;
    if (!rate.empty()) words.rate = rate;
    const RatePolicy policy = Request(std::move(words)).rate_policy();
    if (policy.kind == RateKind::issuer) {
      throw Error(ErrorCode::usage,
                  "--rate issuer is what a company's source printed: capex show COMPANY --in CURRENCY --rate issuer");
    }
    if (!asked_->period && (policy.kind == RateKind::average || policy.kind == RateKind::closing)) {
      throw Error(
          ErrorCode::usage,
          "at which rate? Say --period 2024H1 (the average of its days), --on 2024-08-26, or --rate fixed:7.14");
    }
    return policy;
  }

  /// Of the question at that rate; what is odd about a fixed one goes to the notes.
  ConversionAsked at(const RatePolicy& policy, std::vector<std::string>& notes) const {
    ConversionAsked asked = *asked_;
    asked.question.rate = policy;
    check_fixed_rate(*snapshot_, provider(), asked.question, {asked.amount.currency}, asked.period,
                     [&notes](std::string_view sentence) { notes.emplace_back(sentence); });
    return asked;
  }

 private:
  const Snapshot* snapshot_;
  capex::Question words_;
  std::optional<ConversionAsked> asked_;
};

capex::Converted converted_of(const ConversionAsked& asked, const Observation& to, const std::string& provider) {
  capex::Converted one;
  static_cast<capex::Observation&>(one) = observation_of(to, asked.label ? to_string(*asked.label) : "", provider);
  one.asked = amount_of(stated_observation(asked));
  one.asked.text = amount_words(asked.amount.number, asked.amount.currency);
  one.at = policy_words(asked.question.rate);
  return one;
}

}  // namespace

}  // namespace capex::core

namespace capex {

Answers<Converted> View::convert(const std::string& amount, const std::string& from, const std::string& to,
                                 const Question& question) const {
  const core::Conversions conversions(*snapshot_, amount, from, to, question);
  std::vector<std::string> notes;
  const core::ConversionAsked asked = conversions.at(conversions.policy(""), notes);
  const core::Converted answer = core::convert_amount(*snapshot_, asked, conversions.provider());
  if (!answer.why.empty()) notes.push_back(answer.why);
  return {{core::converted_of(asked, answer.amount, answer.provider)},
          {core::conversion_columns(),
           {core::conversion_row(asked, core::stated_observation(asked), answer.amount, answer.provider)}},
          std::move(notes)};
}

Answers<Converted> View::compare_rates(const std::string& amount, const std::string& from, const std::string& to,
                                       const Question& question, const std::vector<std::string>& rates) const {
  const core::Conversions conversions(*snapshot_, amount, from, to, question);
  std::vector<core::RatePolicy> policies = {conversions.policy("average"), conversions.policy("closing")};
  for (const std::string& rate : rates) {
    const core::RatePolicy policy = conversions.policy(rate);
    if (policy.kind == core::RateKind::on || policy.kind == core::RateKind::fixed) policies.push_back(policy);
  }
  std::vector<std::string> notes;
  std::vector<core::ConversionAsked> asked;
  for (const core::RatePolicy& policy : policies) asked.push_back(conversions.at(policy, notes));
  const core::Observation stated = core::stated_observation(asked.front());
  const core::RateTable table =
      snapshot_->rates(conversions.provider(), {asked.front().amount.currency, asked.front().to});
  const std::vector<core::ComparedRate> compared =
      core::at_each_rate(stated, asked.front().to, policies, table, asked.front().question.max_rate_age);
  std::vector<Converted> made;
  Rows rows{core::conversion_columns(), {}};
  rows.columns.emplace_back("from_average");
  for (std::size_t i = 0; i < compared.size(); ++i) {
    const auto& [policy, to_there, factor] = compared[i];
    Converted& one = made.emplace_back(core::converted_of(asked[i], to_there, table.provider()));
    Row& row = rows.rows.emplace_back(core::conversion_row(asked[i], stated, to_there, table.provider()));
    row.push_back(factor ? core::ratio_cell(less_one(*factor), core::Rounding::half_even) : Cell());
    if (factor) {
      one.from_average.point = core::millionths(less_one(*factor), core::Rounding::half_even);
      one.from_average.text = core::growth_text(*factor, std::nullopt, std::nullopt);
    }
    if (has_value(one.status)) continue;
    notes.push_back(one.at + ": " + core::why_not_converted(*snapshot_, table, asked[i], asked[i].question, to_there));
  }
  return {std::move(made), std::move(rows), std::move(notes)};
}

}  // namespace capex
