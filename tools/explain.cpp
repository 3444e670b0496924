#include "capex/analysis/explain.hpp"

#include <fmt/core.h>

#include "asking.hpp"
#include "capex/analysis/elsewhere.hpp"
#include "capex/io/write_explanation.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "rate_sources.hpp"
#include "reasons.hpp"
#include "records.hpp"

namespace capex::tool {

namespace {

ExplanationNames names_in(const Snapshot& snapshot) {
  return {[&snapshot](MeasureId id) { return snapshot.measure(id); },
          [&snapshot](SourceId id) { return snapshot.source(id); },
          [&snapshot](VariantId id) { return snapshot.variant(id); },
          [&snapshot](SeriesId series, const Period& period, SourceId source) {
            return snapshot.words(series, period, source);
          },
          [&snapshot](SeriesId series, const Period& period, SourceId source) {
            return snapshot.corrections(series, period, source);
          }};
}

std::string written(const Explanation& explanation, Format format, const ExplanationStyle& style) {
  switch (format) {
    case Format::json:
      return explanation_json(explanation, style);
    case Format::markdown:
      return explanation_markdown(explanation, style);
    default:
      return explanation_text(explanation, style);
  }
}

// What to do where there is no number; the explanation says why.
std::string remedy(const Explanation& root, const Snapshot& snapshot, const CompanyRecord& record,
                   const Question& question, const Label& label) {
  switch (status_of(root)) {
    case Status::missing:
      if (const auto nearest = question.terms.empty() ? nearest_days(record, question, label) : std::nullopt)
        return nearest_words(nearest);
      [[fallthrough]];
    case Status::missing_base:
      if (question.terms.empty() && choose_series(record, question, {}) == nullptr)
        return hint(snapshot, record, question);
      return fmt::format("'capex list periods {}' shows what there is", record.company.key);
    case Status::no_rate:
    case Status::stale_rate:
      return other_ways;
    case Status::not_money:
      return "leave out --in";
    default:
      return "";
  }
}

Exit run_explain(CommandLine& line) {
  std::string company, period;
  std::optional<std::string> over;
  bool grown = false, brief = false, summed = false, allow_missing = false, constant_currency = false;
  Asking asking;
  line.argument("COMPANY", company, "a company or group, by key, name, alias or ticker");
  line.argument("PERIOD", period, "2024H1, 2024Q2, 9M2024, 2024, FY2025, TTM@2024-06-30, two days");
  line.group("What");
  line.flag("--growth", grown, "the growth on the year before instead of the amount");
  line.option("--over", over, "STEP", "the growth over a year, half or quarter");
  line.flag("--constant-currency", constant_currency,
            "of a growth, with --in: both periods at the rate of the earlier one");
  line.flag("--total", summed, "of a group: the sum of its members instead of what is stated for it");
  line.flag("--allow-missing", allow_missing, "with --total: sum the members that have a value");
  line.flag("--brief", brief, "leave out the daily rates that an average is made of");
  asking.declare(line, Asking::Bases::one, Asking::Periods::one);
  const Output output = Output::of_text(line);
  line.parse();
  asking.check();
  const Label label = parsed("PERIOD", period, [](const std::string& text) { return parse_label(text); });
  if (allow_missing && !summed) throw UsageError("--allow-missing is of a sum: add --total");
  if (constant_currency && !(grown || over)) throw UsageError("--constant-currency is of a growth: add --growth");
  if (constant_currency && !asking.converts()) {
    throw UsageError("--constant-currency says how to convert: name the currency with --in");
  }
  const Step step = parse_over(over.value_or("year"));
  const Format format = output.format();

  const Store store = open_database(line);
  const Snapshot snapshot = store.snapshot(asking.as_of());
  Question question = asking.question(snapshot);
  question.constant_currency = constant_currency;
  const CompanyRecord record = record_of(snapshot, company);
  if (const auto other = summed ? std::nullopt : only_elsewhere(record, question, {label})) {
    question = about(std::move(question), *other);
    Notes(line.quiet())(fmt::format(
        "{}: nothing of what was asked for {}; explained is the only one that has it, {} ({}, {})", record.company.key,
        period, snapshot.measure(other->measure).key, to_string(other->basis), other->scope));
  }
  const ExplanationNames names = names_in(snapshot);
  const Notes note(line.quiet());
  const Period days = resolve(label, record.company.calendar);
  Explanation explanation;
  if (summed) {
    const GroupRecord group = group_of(snapshot, company);
    check_fixed_rate(snapshot, asking.rates(), question, group.companies, days, note);
    const RateTable rates = rates_for(snapshot, group.companies, question, asking.rates());
    const TotalRules rules{{}, allow_missing};
    explanation = grown || over ? explain_total_growth(group, question, label, step, rates, names, rules)
                                : explain_total(group, question, label, rates, names, rules);
  } else {
    check_fixed_rate(snapshot, asking.rates(), question, std::vector{record}, days, note);
    const RateTable rates = rates_for(snapshot, {record}, question, asking.rates());
    explanation = grown || over ? explain_growth(record, question, label, step, rates, names)
                                : explain(record, question, label, rates, names);
  }
  output.write(written(explanation, format, {!brief}));
  const std::string advice = remedy(explanation, snapshot, record, question, label);
  if (!has_value(status_of(explanation)) && !advice.empty()) note(advice);
  return Exit::done;
}

}  // namespace

const Command explain_command = {
    "explain",
    "where one number comes from, down to the sources",
    "COMPANY PERIOD [options]",
    "capex explain microsoft 2024H1 --measure capex-cash --in CNY\n"
    "capex explain alibaba 2024H1 --growth\n"
    "capex explain meta 2023Q4 --measure capex-cash --as-of 2024-11-15\n"
    "capex explain bat 2024H1 --total --growth\n"
    "capex explain bat 2024H1 --growth --in USD --constant-currency\n"
    "capex explain bat 2024H1 --in USD --format markdown -o bat.md",
    "A tree from the number down to figures, claims and rates: each step with its arithmetic in full digits, its "
    "bounds\n"
    "and why it is this and not another. An average is followed by the daily rates that it is made of. A group is\n"
    "explained by what sources state for it, with --total by its members. What has no value says why.",
    run_explain,
};

}  // namespace capex::tool
