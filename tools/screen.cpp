#include "capex/analysis/screen.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "answers.hpp"
#include "capex/io/in_order.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "left_out.hpp"
#include "offering.hpp"
#include "records.hpp"

namespace capex::tool {

namespace {

std::size_t parse_count(const std::string& text) {
  std::size_t count = 0;
  const auto [at, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (failure != std::errc() || at != text.data() + text.size() || count == 0) {
    throw UsageError(fmt::format("--top {}: a number of companies, 1 or more", text));
  }
  return count;
}

/// The first day that an answer needs a rate of; none where each company has days of its own.
std::optional<Date> first_day(const ScreenRules& rules, const Question& question) {
  if (question.rate.kind == RateKind::on) return question.rate.day;
  if (rules.label.is_fiscal() || rules.label.kind() == LabelKind::trailing_year) return std::nullopt;
  return resolve(earlier(rules.label, rules.over)).begin() - boost::gregorian::days(max_skew);
}

/// The rates that the question, the condition or the order converts by.
RateTable screen_rates(const Snapshot& snapshot, const RateOptions& options, const ScreenRules& rules,
                       const Condition& condition, const Question& question) {
  if (!question.in && condition.currencies().empty() && rules.order != ScreenOrder::amount) return {};
  std::optional<Date> since = first_day(rules, question);
  if (since) *since -= boost::gregorian::days(question.max_rate_age);
  return snapshot.rates(options.provider(), {}, since);
}

/// The measure by which most companies have the period, the first of several; nothing where none is had at all.
std::optional<MeasureId> ranking_measure(const Screen& screen, const Question& question) {
  std::vector<std::size_t> had(question.measures.size(), 0);
  for (const Screen::Outcome& outcome : screen.outcomes()) {
    for (std::size_t i = 0; i < had.size(); ++i) had[i] += outcome.measures >> i & 1U;
  }
  const auto most = std::max_element(had.begin(), had.end());
  if (most == had.end() || *most == 0) return std::nullopt;
  return question.measures[static_cast<std::size_t>(most - had.begin())];
}

/// Of those offered to either screen, whom the second cannot tell of.
std::vector<CompanyId> untold(const Screen& offered, const Screen& screen) {
  std::set<CompanyId> companies;
  for (const Screen::Outcome& outcome : offered.outcomes()) companies.insert(outcome.company);
  for (const Screen::Outcome& outcome : screen.outcomes()) {
    if (outcome.met != Truth::unknown) companies.erase(outcome.company);
  }
  return {companies.begin(), companies.end()};
}

/// By what the condition speaks of: growth, or amounts of one currency.
ScreenOrder order_of(const Condition& condition, const Question& question) {
  if (condition.about_growth()) return ScreenOrder::growth;
  return question.in || condition.currencies().size() == 1 ? ScreenOrder::amount : ScreenOrder::company;
}

Exit run_screen(CommandLine& line) {
  std::string condition;
  std::optional<std::string> over, order, top;
  Asking asking;
  line.argument("CONDITION", condition, "such as 'growth > 100% and amount > 1bn USD'");
  line.option("--over", over, "STEP", "year (the default), half or quarter: how far back the base lies");
  line.option("--sort", order, "FIELD", "growth, amount or company (default: what the condition is about)");
  line.option("--top", top, "N", "only the first so many");
  asking.declare(line);
  Output output(line);
  line.parse();
  asking.check();
  output.format();
  const auto labels = asking.labels();
  if (!labels || labels->size() != 1) throw UsageError("a screen is of one period: name it, as in --period 2024H1");
  const std::optional<std::size_t> count = top ? std::optional(parse_count(*top)) : std::nullopt;
  const Step step = parse_over(over.value_or("year"));
  parsed("--over", over.value_or("year"), [&](const std::string&) { return earlier(labels->front(), step); });
  if (order) parsed("--sort", *order, [](const std::string& text) { return parse_screen_order(text); });

  const Store store = open_database(line);
  const Snapshot snapshot = store.snapshot(asking.as_of());
  const Notes note(line.quiet());
  Answers answers;
  answers.question = asking.question(snapshot);
  answers.wanted = Wanted::growth_over(step);
  const std::vector<MeasureId>& measures = answers.question.measures;
  const bool counts = measures.size() == 1 && snapshot.measure(measures.front()).kind == MeasureKind::count;
  const auto amounts_in = counts ? std::optional(Currency::none()) : answers.question.in;
  const Condition asked =
      parsed("CONDITION", condition, [&](const std::string& text) { return Condition::parse(text, amounts_in); });
  ScreenRules rules{labels->front(), step, ScreenOrder::company, count.value_or(0)};
  rules.order = order ? parse_screen_order(*order) : order_of(asked, answers.question);
  answers.rates = screen_rates(snapshot, asking.rates(), rules, asked, answers.question);
  const auto screen_by = [&](const Question& question) {
    return screened(snapshot, question, threads_ahead(), [&] { return Screen(asked, question, rules, answers.rates); });
  };
  const Screen all = screen_by(answers.question);
  std::optional<Screen> of_one;  // amounts are ranked by one definition
  if (rules.order == ScreenOrder::amount && answers.question.measures.size() > 1 && !asking.each_own()) {
    if (const auto measure = ranking_measure(all, answers.question)) {
      answers.question.measures = {*measure};
      of_one.emplace(screen_by(answers.question));
    }
  }
  const Screen& screen = of_one ? *of_one : all;

  answers.names.provider = answers.rates.provider();
  for (ScreenHit& hit : screen.hits()) {
    const CompanyRecord record = record_of(snapshot, std::move(hit.company));
    add_growth(answers, snapshot, record, std::move(hit.answer));
  }
  put_out(answers, output, note);
  const std::vector<CompanyId> others = untold(all, screen);
  if (of_one) note(fmt::format("ranked by {}", snapshot.measure(answers.question.measures.front()).key));
  for (const std::string& one : left_out(snapshot, others, answers.question, rules, answers.rates)) note(one);
  note(fmt::format("{} of {} met it{}", screen.matched(),
                   counted(static_cast<std::int64_t>(all.offered()), "company", "companies"),
                   others.empty() ? "" : fmt::format("; of {} it cannot be told", others.size())));
  return Exit::done;
}

}  // namespace

const Command screen_command = {
    "screen",
    "the companies that meet a condition, ranked",
    "CONDITION --period P [options]",
    "capex screen 'growth > 100%' --period 2024H1\n"
    "capex screen 'growth > 50% and amount > 10bn USD' --period 2024H1 --in USD --top 20\n"
    "capex screen 'amount >= 20bn USD or growth_low > 80%' --period 2024H1 --sort amount --in USD",
    "Fields: amount, base, growth, and their bounds amount_low, amount_high, base_low, growth_low ... Relations: > >= "
    "< "
    "<= = !=.\nComparisons are joined by and, or, not and parentheses. Amounts convert at the rate of their own "
    "period. "
    "What has no value\nmeets nothing, and is named with the reason; groups are not asked. In an order by amount all "
    "are "
    "measured by the one\ndefinition that most have (--measure any: each by its own).",
    run_screen,
};

}  // namespace capex::tool
