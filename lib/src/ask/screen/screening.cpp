#include "ask/screen/screening.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

#include "ask/question/companies.hpp"
#include "ask/question/records.hpp"
#include "ask/screen/left_out.hpp"
#include "ask/screen/offering.hpp"
#include "io/input/in_order.hpp"

namespace capex::core {

namespace {

/// The rates that the question, the condition or the order converts by.
RateTable screen_rates(const Snapshot& snapshot, const std::string& provider, const ScreenRules& rules,
                       const Condition& condition, const Question& question) {
  if (!question.in && condition.currencies().empty() && rules.order != ScreenOrder::amount) return {};
  // Every company has a calendar of its own; the days that are looked at are those of any.
  const Period days = days_needed(question, {rules.label}, rules.over, FiscalCalendar());
  return snapshot.rates(provider, {}, days.first() - boost::gregorian::days(question.max_rate_age));
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
  std::vector<CompanyId> all, told, others;
  for (const Screen::Outcome& outcome : offered.outcomes()) all.push_back(outcome.company);
  for (const Screen::Outcome& outcome : screen.outcomes()) {
    if (outcome.met != Truth::unknown) told.push_back(outcome.company);
  }
  std::sort(all.begin(), all.end());
  std::sort(told.begin(), told.end());
  std::set_difference(all.begin(), all.end(), told.begin(), told.end(), std::back_inserter(others));
  return others;
}

/// By what the condition speaks of: growth, or amounts of one currency.
ScreenOrder order_of(const Condition& condition, const Question& question) {
  if (condition.about_growth()) return ScreenOrder::growth;
  return question.in || condition.currencies().size() == 1 ? ScreenOrder::amount : ScreenOrder::company;
}

/// Without one everybody who has what the order is by: a growth, unless that is by something else.
Condition condition_of(const ScreenAsked& asked, std::optional<Currency> amounts_in) {
  if (asked.condition.empty()) {
    const bool by_growth = asked.order.value_or(ScreenOrder::growth) == ScreenOrder::growth;
    return Condition::known(by_growth ? Condition::Field::growth : Condition::Field::amount, amounts_in);
  }
  return read_member("CONDITION", asked.condition,
                     [&](const std::string& text) { return Condition::parse(text, amounts_in); });
}

}  // namespace

void check_screen(const Request& request) {
  const auto labels = request.labels();
  if (!labels || labels->size() != 1) {
    throw Error(ErrorCode::usage, "a screen is of one period: name it, as in --period 2024H1");
  }
  read_member("over", "", [&](const std::string&) { return earlier(labels->front(), request.over()); });
}

Screened ask_screen(const Snapshot& snapshot, const ScreenAsked& screen_asked, const Request& request) {
  check_screen(request);
  const auto labels = request.labels();
  Screened said;
  Answers& answers = said.answers;
  answers.question = request.question(snapshot);
  answers.wanted = Wanted::growth_over(request.over());
  const std::vector<MeasureId>& measures = answers.question.measures;
  const bool counts = measures.size() == 1 && snapshot.measure(measures.front()).kind == MeasureKind::count;
  const auto amounts_in = counts ? std::optional(Currency::none()) : answers.question.in;
  const Condition asked = condition_of(screen_asked, amounts_in);
  ScreenRules rules{labels->front(), request.over(), ScreenOrder::company, screen_asked.top};
  rules.order = screen_asked.order ? *screen_asked.order : order_of(asked, answers.question);
  answers.rates = screen_rates(snapshot, request.provider(), rules, asked, answers.question);
  const std::set<CompanyId> among = issuers_asked(snapshot, request.words().companies);
  const auto screen_by = [&](const Question& question) {
    return screened(
        snapshot, question, threads_ahead(), [&] { return Screen(asked, question, rules, answers.rates); }, among);
  };
  const Screen all = screen_by(answers.question);
  std::optional<Screen> of_one;  // amounts are ranked by one definition
  if (rules.order == ScreenOrder::amount && answers.question.measures.size() > 1 && !request.each_own()) {
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
  const std::vector<CompanyId> others = untold(all, screen);
  if (of_one)
    said.notes.push_back(fmt::format("ranked by {}", snapshot.measure(answers.question.measures.front()).key));
  for (const std::string& one : left_out(snapshot, others, answers.question, rules, answers.rates))
    said.notes.push_back(one);
  said.notes.push_back(fmt::format("{} of {} {}{}", screen.matched(),
                                   counted(static_cast<std::int64_t>(all.offered()), "company", "companies"),
                                   screen_asked.condition.empty() ? "are ranked" : "met it",
                                   others.empty() ? "" : fmt::format("; of {} it cannot be told", others.size())));
  return said;
}

}  // namespace capex::core
