#include "asking.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <utility>

#include "capex/money/amount_text.hpp"
#include "capex/text/near_names.hpp"
#include "records.hpp"

namespace capex::tool {

namespace {

constexpr int oldest_rate = 36525;  // days; more would be no limit on any day that can be asked for

}  // namespace

void RateOptions::declare(CommandLine& line) {
  line.option(
      "--rate", rate_, "RATE",
      "average (of the period's days; the default), closing (its last day), on:DATE, fixed:R (in market order: CNY "
      "per USD), issuer (the equivalent that the source printed)");
  declare_table(line);
}

void RateOptions::declare_table(CommandLine& line) {
  line.option("--rates", provider_, "PROVIDER", "whose rates: ecb, fred ... (default: the file's)");
  line.option("--max-rate-age", max_age_, "DAYS", "how old a rate may be on a day without one (default 7)");
  line.option("--as-of", as_of_, "DATE", "use only what was known on that day");
}

RatePolicy RateOptions::policy() const {
  return rate_ ? parsed("--rate", *rate_, [](const std::string& text) { return parse_rate_policy(text); })
               : RatePolicy{};
}

int RateOptions::max_age() const {
  if (!max_age_) return default_max_rate_age;
  int days = 0;
  const char* end = max_age_->data() + max_age_->size();
  const auto [at, failure] = std::from_chars(max_age_->data(), end, days);
  if (failure != std::errc() || at != end || days < 0 || days > oldest_rate) {
    throw UsageError(fmt::format("--max-rate-age {}: a number of days, 0 to {} (a century)", *max_age_, oldest_rate));
  }
  return days;
}

Date RateOptions::as_of() const {
  return as_of_ ? parsed("--as-of", *as_of_, [](const std::string& text) { return parse_date(text); }) : latest;
}

bool needs_rates(const Question& question) {
  return question.in && question.rate.kind != RateKind::fixed && question.rate.kind != RateKind::issuer;
}

RateTable RateOptions::all(const Snapshot& snapshot, const Question& question) const {
  return needs_rates(question) ? snapshot.rates(provider()) : RateTable();
}

void RateOptions::refuse_without_currency() const {
  const char* option = rate_ ? "--rate" : provider_ ? "--rates" : max_age_ ? "--max-rate-age" : nullptr;
  if (option != nullptr) throw UsageError(fmt::format("{} says how to convert: name the currency with --in", option));
}

void Asking::declare(CommandLine& line, Bases bases, Periods periods) {
  several_ = bases;
  line.group("Which figures");
  if (periods == Periods::many) {
    line.option(
        "--period", period_, "P",
        "2024H1 (or 1H24), 2024Q2, 9M2024, 2024, FY2025, 2024-02, 2024-06-30, TTM@2024-06-30, two days, a range "
        "2023H1..2024H2, 2024.., latest, 'last 8 quarters' or TTM (default: every stated one)");
    line.option("--by", by_, "STEP",
                "cut periods by year, half, quarter, month, fiscal-year, fiscal-half or fiscal-quarter");
  }
  line.option("--measure", measure_, "KEY",
              "exactly this one, also one made of others (free-cash-flow); any: each company's own (default: of capex, "
              "capex-with-leases and capex-cash the one "
              "that answers most of what is asked)");
  std::string basis_help = "actual, guidance or estimate (default actual)";
  if (bases == Bases::in_order) {
    basis_help += ", or several such as actual,estimate: who has no figure on the first answers on the next";
  } else if (bases == Bases::each) {
    basis_help += ", or several such as guidance,actual: a line for each";
  }
  line.option("--basis", basis_, bases == Bases::one ? "BASIS" : "BASES", basis_help);
  line.option("--scope", scope_, "SCOPE", "total, or a part such as domestic (default total)");
  line.option("--vintage", vintage_, "VINTAGE",
              "latest (the newest figures, the default) or first (as before any restatement)");
  line.option("--align", align_, "ALIGNMENT",
              "exact (the default), or nearest: answer with the nearest days that the figures reach, at most 35 days "
              "off, and say how far");
  line.group("Currency and time");
  line.option("--in", in_, "CURRENCY", "convert to it: USD, $, RMB, yuan, 元 ...");
  rates_.declare(line);
}

void Asking::check() const {
  request();
  rates_.policy();
  rates_.max_age();
  as_of();
  if (!in_) rates_.refuse_without_currency();
  if (in_) parsed("--in", *in_, [](const std::string& text) { return parse_currency(text); });
  if (bases().size() > 1 && several_ == Bases::one) throw UsageError("--basis: one of actual, guidance, estimate");
  if (by_) parsed("--by", *by_, [](const std::string& text) { return parse_step(text); });
  if (vintage_) parsed("--vintage", *vintage_, [](const std::string& text) { return parse_vintage(text); });
  if (align_) parsed("--align", *align_, [](const std::string& text) { return parse_alignment(text); });
}

Question Asking::question(const Snapshot& snapshot) const {
  Question question;
  if (measure_ && !each_own()) {
    Measure measure = snapshot.measure(*measure_);
    question.measures.push_back(measure.id);
    question.terms = std::move(measure.terms);
  } else {
    question.measures = measures_called(snapshot, default_measures);
  }
  question.basis = bases().front();
  if (scope_) question.scope = *scope_;
  if (in_) question.in = parse_currency(*in_);
  question.rate = rates_.policy();
  question.max_rate_age = rates_.max_age();
  question.as_of = as_of();
  if (vintage_) question.vintage = parse_vintage(*vintage_);
  if (align_) question.align = parse_alignment(*align_);
  return question;
}

std::vector<Basis> Asking::bases() const {
  if (!basis_) return {Basis::actual};
  std::vector<Basis> bases;
  for (std::size_t begin = 0; begin <= basis_->size();) {
    const std::size_t end = std::min(basis_->find(',', begin), basis_->size());
    const std::string word = basis_->substr(begin, end - begin);
    const auto basis = parse_basis(word);
    if (!basis) {
      throw UsageError(
          fmt::format("no basis '{}'{}", word, did_you_mean_one_of(word, {"actual", "guidance", "estimate"})));
    }
    if (std::find(bases.begin(), bases.end(), *basis) == bases.end()) bases.push_back(*basis);
    begin = end + 1;
  }
  return bases;
}

bool Asking::admits(const Series& series, const Question& question) const {
  return (!measure_ || each_own() || series.measure == question.measures.front()) &&
         (!basis_ || series.basis == question.basis) && (!scope_ || series.scope == question.scope);
}

std::optional<Step> Asking::step() const {
  if (!by_) return std::nullopt;
  return parsed("--by", *by_, [](const std::string& text) { return parse_step(text); });
}

std::optional<PeriodRequest> Asking::request() const {
  if (!period_) return std::nullopt;
  const auto by = step();
  return parsed("--period", *period_, [&](const std::string& text) { return parse_periods(text, by); });
}

std::optional<std::vector<Label>> Asking::labels() const {
  const auto asked = request();
  if (!asked || asked->kind() != PeriodRequest::Kind::named) return std::nullopt;
  return asked->labels();
}

bool Asking::relative() const {
  const auto asked = request();
  return asked && asked->kind() != PeriodRequest::Kind::named;
}

namespace {

/// Every period of the step that the figures reach.
std::vector<Label> reached(Timeline& timeline, Step step, const FiscalCalendar& calendar, Alignment alignment) {
  // A fiscal year may begin in the calendar year before the one that it is named for, or end in the one after.
  const int first = std::max<int>(timeline.histories().front().period.begin().year() - 1, first_year);
  const int last = std::min<int>(timeline.last_boundary().year() + 1, last_year);
  std::vector<Label> labels;
  for (const Label& label : parse_labels(fmt::format("{}..{}", first, last), step)) {
    const Placement placed = place(timeline, label, calendar, alignment);
    if (timeline.reaches(placed.period)) labels.push_back(label);
  }
  return labels;
}

/// Every period of the step that begins and ends among the figures.
std::vector<Label> over_its_figures(const Timeline& timeline, Step step) {
  const Period whole(timeline.histories().front().period.begin(), timeline.last_boundary());
  std::vector<Label> labels;
  for (const Label& label : parse_labels(fmt::format("{}..{}", whole.begin().year(), whole.last().year()), step)) {
    if (contains(whole, resolve(label))) labels.push_back(label);
  }
  return labels;
}

/// The newest trailing year that the figures reach; nothing where they reach none.
std::optional<Label> newest_trailing_year(Timeline& timeline, const FiscalCalendar& calendar, Alignment alignment) {
  std::vector<Date> ends;
  for (const History& history : timeline.histories()) ends.push_back(history.period.last());
  std::sort(ends.begin(), ends.end(), std::greater<>());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  for (const Date& end : ends) {
    const Label label = Label::trailing_year(end);
    const Placement placed = place(timeline, label, calendar, alignment);
    if (timeline.reaches(placed.period)) return label;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Label> Asking::candidates_of(const Series& series, const FiscalCalendar& calendar) const {
  Timeline timeline(series, as_of(), vintage_ ? parse_vintage(*vintage_) : VintageChoice::last);
  if (timeline.histories().empty()) return {};
  const Alignment alignment = align_ ? parse_alignment(*align_) : Alignment::exact;
  const auto asked = request();
  if (asked && asked->kind() == PeriodRequest::Kind::trailing_year) {
    const auto newest = newest_trailing_year(timeline, calendar, alignment);
    if (!newest) return {};
    return asked->step() ? parse_labels(to_string(*newest), asked->step()) : std::vector{*newest};
  }
  if (const auto by = asked ? asked->step() : step()) {
    std::vector<Label> labels = reached(timeline, *by, calendar, alignment);
    // Who closes the books in January has no calendar quarters, but quarters.
    if (!labels.empty() || !asked || by_) return labels;
    // A range from or to a calendar label is of such, and says what is missing of them.
    if (asked->kind() != PeriodRequest::Kind::newest) return over_its_figures(timeline, *by);
    const auto fiscal = fiscal_step(*by);
    return fiscal ? reached(timeline, *fiscal, calendar, alignment) : labels;
  }
  std::vector<const History*> histories;
  for (const History& history : timeline.histories()) {  // several of one period follow several definitions
    if (histories.empty() || histories.back()->period != history.period) histories.push_back(&history);
  }
  if (asked) {  // the newest is what ends last, and of such the shortest
    std::stable_sort(histories.begin(), histories.end(), [](const History* a, const History* b) {
      return a->period.end() != b->period.end() ? a->period.end() < b->period.end()
                                                : a->period.begin() < b->period.begin();
    });
  }
  std::vector<Label> labels;
  for (const History* history : histories) labels.push_back(name_of(timeline, history->period, calendar));
  return labels;
}

std::vector<Label> Asking::chosen_of(std::vector<Label> candidates) const {
  const auto asked = request();
  if (!asked) return candidates;
  if (asked->kind() != PeriodRequest::Kind::trailing_year) return asked->among(candidates);
  if (!asked->step() && candidates.size() > 1) candidates.erase(candidates.begin(), candidates.end() - 1);
  return candidates;
}

std::vector<Label> Asking::labels_of(const Series& series, const FiscalCalendar& calendar) const {
  return chosen_of(candidates_of(series, calendar));
}

Step parse_over(const std::string& text) {
  if (text == "year") return Step::year;
  if (text == "half") return Step::half;
  if (text == "quarter") return Step::quarter;
  throw UsageError(fmt::format("--over: no step '{}'{}", text, did_you_mean_one_of(text, {"year", "half", "quarter"})));
}

bool steps_back(const Label& label, Step over) {
  try {
    earlier(label, over);
    return true;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::usage) throw;
    return false;  // a year has no year-ago half
  }
}

}  // namespace capex::tool
