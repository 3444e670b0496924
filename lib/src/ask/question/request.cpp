#include "ask/question/request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "ask/question/records.hpp"
#include "money/amount_text.hpp"
#include "text/near_names.hpp"

namespace capex::core {

namespace {

constexpr int oldest_rate = 36525;  // days; more would be no limit on any day that can be asked for

std::string known_scope(const Snapshot& snapshot, const std::string& scope) {
  const std::vector<std::string> scopes = snapshot.scopes();
  if (std::find(scopes.begin(), scopes.end(), scope) != scopes.end()) return scope;
  throw Error(ErrorCode::not_found, fmt::format("no scope '{}'{}", scope, did_you_mean_one_of(scope, scopes)));
}

}  // namespace

RatePolicy Request::rate_policy() const {
  if (words_.rate.empty()) return {};
  return read_member("rate", words_.rate, [](const std::string& text) { return parse_rate_policy(text); });
}

int Request::max_rate_age() const {
  if (!words_.max_rate_age) return default_max_rate_age;
  const int days = *words_.max_rate_age;
  if (days < 0 || days > oldest_rate) {
    throw QuestionError("max-rate-age", fmt::format("{}: a number of days, 0 to {} (a century)", days, oldest_rate));
  }
  return days;
}

bool needs_rates(const Question& question) {
  return question.in && question.rate.kind != RateKind::fixed && question.rate.kind != RateKind::issuer;
}

void Request::check() const {
  periods();
  rate_policy();
  max_rate_age();
  if (words_.in.empty()) {
    const char* said = !words_.rate.empty()    ? "rate"
                       : !words_.rates.empty() ? "rates"
                       : words_.max_rate_age   ? "max-rate-age"
                                               : nullptr;
    if (said != nullptr) throw QuestionError(said, "says how to convert: name the currency with --in");
  } else {
    read_member("in", words_.in, [](const std::string& text) { return parse_currency(text); });
  }
  if (bases().size() > 1 && several_ == Bases::one) {
    throw QuestionError("basis", "one of actual, guidance, estimate");
  }
  step();
  vintage();
  alignment();
  over();
}

Question Request::question(const Snapshot& snapshot) const {
  Question question;
  if (names_measure()) {
    Measure measure = snapshot.measure(words_.measure);
    question.measures.push_back(measure.id);
    question.terms = std::move(measure.terms);
  } else {
    question.measures = measures_called(snapshot, default_measures);
  }
  question.basis = bases().front();
  if (!words_.scope.empty()) question.scope = known_scope(snapshot, words_.scope);
  if (!words_.in.empty()) question.in = parse_currency(words_.in);
  question.rate = rate_policy();
  question.max_rate_age = max_rate_age();
  question.as_of = as_of();
  question.vintage = vintage();
  question.align = alignment();
  question.constant_currency = words_.constant_currency;
  return question;
}

Step Request::over() const {
  return words_.over.empty() ? Step::year : read_over(words_.over);
}

VintageChoice Request::vintage() const {
  if (words_.vintage.empty()) return VintageChoice::last;
  return read_member("vintage", words_.vintage, [](const std::string& text) { return parse_vintage(text); });
}

Alignment Request::alignment() const {
  if (words_.align.empty()) return Alignment::exact;
  return read_member("align", words_.align, [](const std::string& text) { return parse_alignment(text); });
}

std::vector<Basis> Request::bases() const {
  if (words_.basis.empty()) return {Basis::actual};
  std::vector<Basis> bases;
  for (std::size_t begin = 0; begin <= words_.basis.size();) {
    const std::size_t end = std::min(words_.basis.find(',', begin), words_.basis.size());
    const std::string word = words_.basis.substr(begin, end - begin);
    const auto basis = parse_basis(word);
    if (!basis) {
      throw Error(ErrorCode::usage,
                  fmt::format("no basis '{}'{}", word, did_you_mean_one_of(word, {"actual", "guidance", "estimate"})));
    }
    if (std::find(bases.begin(), bases.end(), *basis) == bases.end()) bases.push_back(*basis);
    begin = end + 1;
  }
  return bases;
}

bool Request::admits(const Series& series, const Question& question) const {
  return (words_.measure.empty() || each_own() || series.measure == question.measures.front()) &&
         (words_.basis.empty() || series.basis == question.basis) &&
         (words_.scope.empty() || series.scope == question.scope);
}

std::optional<Step> Request::step() const {
  if (words_.by.empty()) return std::nullopt;
  return read_member("by", words_.by, [](const std::string& text) { return parse_step(text); });
}

std::optional<PeriodRequest> Request::periods() const {
  if (words_.periods.empty()) return std::nullopt;
  const auto by = step();
  return read_member("period", words_.periods, [&](const std::string& text) { return parse_periods(text, by); });
}

std::optional<std::vector<Label>> Request::labels() const {
  const auto asked = periods();
  if (!asked || asked->kind() != PeriodRequest::Kind::named) return std::nullopt;
  return asked->labels();
}

bool Request::relative() const {
  const auto asked = periods();
  return asked && asked->kind() != PeriodRequest::Kind::named;
}

namespace {

/// Every period of the step that the figures reach.
std::vector<Label> reached(PlacedSeries& series, Step step) {
  const Timeline& timeline = series.timeline();
  // A fiscal year may begin in the calendar year before the one that it is named for, or end in the one after.
  const int first = std::max<int>(timeline.histories().front().period.begin().year() - 1, first_year);
  const int last = std::min<int>(timeline.last_boundary().year() + 1, last_year);
  std::vector<Label> labels;
  for (const Label& label : parse_labels(fmt::format("{}..{}", first, last), step)) {
    if (series.place(label).reached) labels.push_back(label);
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
std::optional<Label> newest_trailing_year(PlacedSeries& series) {
  std::vector<Date> ends;
  for (const History& history : series.timeline().histories()) ends.push_back(history.period.last());
  std::sort(ends.begin(), ends.end(), std::greater<>());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  for (const Date& end : ends) {
    const Label label = Label::trailing_year(end);
    if (series.place(label).reached) return label;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Label> Request::candidates_of(PlacedSeries& series) const {
  if (series.empty()) return {};
  Timeline& timeline = series.timeline();
  const auto asked = periods();
  if (asked && asked->kind() == PeriodRequest::Kind::trailing_year) {
    const auto newest = newest_trailing_year(series);
    if (!newest) return {};
    return asked->step() ? parse_labels(to_string(*newest), asked->step()) : std::vector{*newest};
  }
  if (const auto by = asked ? asked->step() : step()) {
    std::vector<Label> labels = reached(series, *by);
    // Who closes the books in January has no calendar quarters, but quarters.
    if (!labels.empty() || !asked || !words_.by.empty()) return labels;
    // A range from or to a calendar label is of such, and says what is missing of them.
    if (asked->kind() != PeriodRequest::Kind::newest) return over_its_figures(timeline, *by);
    const auto fiscal = fiscal_step(*by);
    return fiscal ? reached(series, *fiscal) : labels;
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
  for (const History* history : histories) labels.push_back(name_of(timeline, history->period, series.calendar()));
  return labels;
}

std::vector<Label> Request::chosen_of(std::vector<Label> candidates) const {
  const auto asked = periods();
  if (!asked) return candidates;
  if (asked->kind() != PeriodRequest::Kind::trailing_year) return asked->among(candidates);
  if (!asked->step() && candidates.size() > 1) candidates.erase(candidates.begin(), candidates.end() - 1);
  return candidates;
}

std::vector<Label> Request::labels_of(PlacedSeries& series) const {
  return chosen_of(candidates_of(series));
}

Step read_over(const std::string& text) {
  if (text == "year") return Step::year;
  if (text == "half") return Step::half;
  if (text == "quarter") return Step::quarter;
  throw QuestionError("over",
                      fmt::format("no step '{}'{}", text, did_you_mean_one_of(text, {"year", "half", "quarter"})));
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

}  // namespace capex::core
