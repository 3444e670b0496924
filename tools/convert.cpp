#include <fmt/core.h>

#include <filesystem>
#include <tuple>
#include <utility>

#include "analysis/answer/bounded_amount.hpp"
#include "analysis/rates/conversion.hpp"
#include "ask/answer/converted.hpp"
#include "ask/answer/reasons.hpp"
#include "ask/question/rate_sources.hpp"
#include "commands.hpp"
#include "conversion_text.hpp"
#include "database.hpp"
#include "messages.hpp"
#include "money/amount_text.hpp"
#include "output.hpp"
#include "question_options.hpp"

namespace capex::core::tool {

namespace {

std::pair<std::optional<Label>, std::optional<Period>> period_asked(const std::optional<std::string>& period,
                                                                    const std::optional<std::string>& day) {
  if (day) {
    const Date date = parsed("--on", *day, [](const std::string& text) { return parse_date(text); });
    return {Label::day(date), Period::instant(date)};
  }
  if (!period) return {};
  const Label label = parsed("--period", *period, [](const std::string& text) { return parse_label(text); });
  if (label.is_fiscal()) {
    throw UsageError(
        fmt::format("--period {}: a fiscal period is a company's own; name its days instead, such as "
                    "2023-04-01..2024-03-31",
                    *period));
  }
  return {label, resolve(label)};
}

ConversionAsked asked_for(const std::string& amount, const std::optional<std::string>& from, const std::string& to,
                          const std::optional<std::string>& period, const std::optional<std::string>& day,
                          const RateOptions& rates) {
  const auto code = [](const std::string& text) { return parse_currency(text); };
  const std::optional<Currency> source = from ? std::optional(parsed("FROM", *from, code)) : std::nullopt;
  ConversionAsked asked{parsed("AMOUNT", amount, [&](const std::string& text) { return parse_amount(text, source); }),
                        parsed("TO", to, code), std::nullopt, std::nullopt, Question{}};
  std::tie(asked.label, asked.period) = period_asked(period, day);
  Question& question = asked.question;
  question.in = asked.to;
  question.rate = rates.policy();
  question.max_rate_age = rates.max_age();
  question.as_of = rates.as_of();

  if (period && day) throw UsageError("--period and --on exclude each other");
  if (day && rates.says_how()) throw UsageError("--on DATE says which rate; leave out --rate");
  if (day) {
    question.rate.kind = RateKind::on;
    question.rate.day = asked.period->first();
  }
  if (question.rate.kind == RateKind::issuer) {
    throw UsageError(
        "--rate issuer is what a company's source printed: capex show COMPANY --in CURRENCY --rate issuer");
  }
  const bool needs_period = question.rate.kind == RateKind::average || question.rate.kind == RateKind::closing;
  if (!asked.period && needs_period) {
    throw UsageError(
        "at which rate? Say --period 2024H1 (the average of its days), --on 2024-08-26, or --rate fixed:7.14");
  }
  return asked;
}

// The rates that are compared: the average first, which the others are measured by.
std::vector<RatePolicy> compared_policies(const std::optional<std::string>& day, const RateOptions& rates) {
  std::vector<RatePolicy> policies = {{RateKind::average, {}, {}}, {RateKind::closing, {}, {}}};
  if (day) {
    const Date date = parsed("--on", *day, [](const std::string& text) { return parse_date(text); });
    policies.push_back({RateKind::on, date, {}});
  }
  const RatePolicy asked = rates.policy();
  if (asked.kind == RateKind::on || asked.kind == RateKind::fixed) policies.push_back(asked);
  return policies;
}

// One amount at every kind of rate.
Exit compare(CommandLine& line, const ConversionAsked& asked, const std::optional<std::string>& day,
             const RateOptions& rate_options, const Output& output) {
  const std::vector<RatePolicy> policies = compared_policies(day, rate_options);
  const Observation stated = stated_observation(asked);
  const Snapshot snapshot = open_store(line).snapshot(rate_options.as_of());
  const Notes note{line.quiet()};
  check_fixed_rate(snapshot, rate_options.provider(), asked.question, {asked.amount.currency}, asked.period, note);
  const RateTable rates = snapshot.rates(rate_options.provider(), {asked.amount.currency, asked.to});
  const std::vector<ComparedRate> compared =
      at_each_rate(stated, asked.to, policies, rates, asked.question.max_rate_age);
  bool any = false;
  for (const ComparedRate& one : compared) {
    any = any || has_value(one.converted.status);
    if (has_value(one.converted.status)) continue;
    Question question = asked.question;
    question.rate = one.policy;
    const std::string words = fmt::format("{}: {}", policy_words(one.policy),
                                          why_not_converted(snapshot, rates, asked, question, one.converted));
    if (any || &one != &compared.back()) {
      note(words);
    } else {
      throw Error(ErrorCode::not_found, words);
    }
  }
  if (output.format() == Format::table) {
    output.write(comparison_table(asked, compared, rates.provider(), output.colour()));
  } else {
    output.write(comparison_rows(asked, stated, compared, rates.provider()));
  }
  return Exit::done;
}

// A fixed rate needs no file; where there is one it is held against that.
void check_fixed_rate(const CommandLine& line, const ConversionAsked& asked, const RateOptions& options,
                      const Notes& note) {
  if (asked.question.rate.kind != RateKind::fixed) return;
  std::error_code failure;
  if (!std::filesystem::exists(database_path(line), failure)) return;
  check_fixed_rate(open_store(line).snapshot(options.as_of()), options.provider(), asked.question,
                   {asked.amount.currency}, asked.period, note);
}

Exit run_convert(CommandLine& line) {
  std::string amount, first;
  std::optional<std::string> second, period, day;
  RateOptions rate_options;
  line.argument("AMOUNT", amount, "50bn, 4.2 billion, 1,234.50, '>12bn', 60-65bn, 230.88亿");
  line.argument("FROM", first, "its currency (USD, $, yuan, 元 ...), left out where AMOUNT names it: 'RMB50bn'");
  line.optional_argument("TO", second, "the currency wanted");
  line.group("Rate");
  line.option("--period", period, "P", "2024H1, 2024Q2, 2024, 2024-06, two days: at the average of its days");
  line.option("--on", day, "DATE", "at that day's rate");
  bool comparing = false;
  line.flag("--compare", comparing,
            "the period's amount at every kind of rate: average and closing, with --on DATE on that day, with --rate "
            "fixed:R at that one");
  rate_options.declare(line);
  Output output(line);
  line.parse();
  const std::optional<std::string> from = second ? std::optional(first) : std::nullopt;
  const std::string to = second.value_or(first);
  if (comparing && !period) throw UsageError("--compare needs the --period whose average the rates are compared with");
  const ConversionAsked asked = asked_for(amount, from, to, period, comparing ? std::nullopt : day, rate_options);
  output.format();
  if (comparing) return compare(line, asked, day, rate_options, output);

  const Notes note{line.quiet()};
  const Observation stated = stated_observation(asked);
  check_fixed_rate(line, asked, rate_options, note);
  std::optional<Snapshot> snapshot;
  if (needs_rates(asked)) snapshot = open_store(line).snapshot(rate_options.as_of());
  const Converted answer = convert_amount(snapshot, asked, rate_options.provider());
  const Observation& converted = answer.amount;
  if (!has_value(converted.status)) throw Error(ErrorCode::not_found, answer.why);
  if (output.format() == Format::table) {
    output.write(sentence(asked, converted, answer.provider));
  } else {
    output.write(rows_of(asked, stated, converted, answer.provider));
  }
  return Exit::done;
}

}  // namespace

const Command convert_command = {
    "convert",
    "one amount in another currency, with the rate it used",
    "AMOUNT [FROM] TO (--period P | --on DATE | --rate fixed:R) [options]",
    "capex convert 50bn CNY USD --period 2024H1\n"
    "capex convert RMB50bn USD --on 2024-08-26\n"
    "capex convert 50bn CNY USD --rate fixed:7.14\n"
    "capex convert 50bn CNY USD --period 2024H1 --compare --on 2024-08-26\n"
    "capex convert 1,234 USD JPY --period 2024-06-28",
    "Rates are quoted in market order (CNY per USD, USD per EUR); converting either way uses the one number. A rate "
    "typed the\nwrong way round is refused. Without a rate nothing is printed, and the command ends with 1.",
    run_convert,
};

}  // namespace capex::core::tool
