#include "capex/view.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "ask/answer/answers.hpp"
#include "ask/answer/correction_words.hpp"
#include "ask/answer/explained.hpp"
#include "ask/answer/reasons.hpp"
#include "ask/answer/totals.hpp"
#include "ask/changes/changes.hpp"
#include "ask/claims/checking.hpp"
#include "ask/door/lists.hpp"
#include "ask/door/numbers.hpp"
#include "ask/door/values.hpp"
#include "ask/pass/whole_file.hpp"
#include "ask/question/records.hpp"
#include "ask/screen/screening.hpp"
#include "io/csv/csv_rows.hpp"
#include "io/explanation/write_explanation.hpp"
#include "store/read/snapshot.hpp"

namespace capex {

namespace {

/// Sentences as they are told.
class Notes {
 public:
  core::Tell tell() {
    return [this](std::string_view sentence) { notes_.emplace_back(sentence); };
  }
  std::vector<std::string> take() { return std::move(notes_); }

 private:
  std::vector<std::string> notes_;
};

void require_companies(const Question& question) {
  if (question.companies.empty()) throw QuestionError("companies", "whose? Name one or more by key, name or ticker");
}

core::Answers asked(const core::Snapshot& snapshot, const Question& question, core::Wanted::Kind kind, Notes& notes) {
  require_companies(question);
  const core::Request request(question, snapshot.as_of());
  request.check();
  return core::ask(snapshot, question.companies, request, core::wanted_of(request, kind), notes.tell());
}

Rows rows_of(const core::Answers& answers) {
  return {core::answer_columns(answers), core::answer_rows(answers)};
}

/// The answers as values, and as the rows that these are made of.
template <class One>
Answers<One> told(const core::Answers& answers, core::Told<One> (*values_of)(const core::Answers&),
                  std::vector<std::string> notes) {
  if (answers.question.vintage == core::VintageChoice::first) notes.emplace_back(core::first_vintage_words);
  core::Told<One> made = values_of(answers);
  return Answers<One>(std::move(made.values), rows_of(answers), std::move(notes), answers.gaps,
                      std::move(made.sources));
}

}  // namespace

View::View(core::Snapshot snapshot) : snapshot_(std::make_shared<const core::Snapshot>(std::move(snapshot))) {}

const core::Snapshot& core::behind(const View& view) {
  return *view.snapshot_;
}

Answers<Observation> View::show(const Question& question) const {
  Notes notes;
  const core::Answers answers = asked(*snapshot_, question, core::Wanted::Kind::amounts, notes);
  return told(answers, core::observations_of, notes.take());
}

Answers<Revision> View::revisions(const Question& question) const {
  Notes notes;
  const core::Answers answers = asked(*snapshot_, question, core::Wanted::Kind::revisions, notes);
  for (const std::string& each : core::correction_words(answers, *snapshot_)) notes.tell()(each);
  return told(answers, core::revisions_of, notes.take());
}

Answers<Remaining> View::remaining(const Question& question) const {
  Notes notes;
  const core::Answers answers = asked(*snapshot_, question, core::Wanted::Kind::remaining, notes);
  return told(answers, core::remaining_of, notes.take());
}

Answers<Growth> View::growth(const Question& question) const {
  Notes notes;
  const core::Answers answers = asked(*snapshot_, question, core::Wanted::Kind::growth, notes);
  return told(answers, core::growths_of, notes.take());
}

Answers<Total> View::total(const Question& question, bool allow_missing) const {
  require_companies(question);
  Notes notes;
  const core::Request request = core::plain_request(question, *snapshot_);
  const core::Answers answers =
      core::ask_totals(*snapshot_, question.companies, request, {!question.over.empty(), allow_missing}, notes.tell());
  return told(answers, core::totals_of, notes.take());
}

Answers<Growth> View::screen(const ScreenQuestion& screen) const {
  const core::Request request = core::plain_request(screen.question, *snapshot_, core::Request::Bases::one);
  core::ScreenAsked asked{screen.condition, std::nullopt, screen.top};
  if (!screen.order.empty()) {
    asked.order =
        core::read_member("sort", screen.order, [](const std::string& text) { return core::parse_screen_order(text); });
  }
  core::Screened screened = core::ask_screen(*snapshot_, asked, request);
  return told(screened.answers, core::growths_of, std::move(screened.notes));
}

Answers<CheckedClaim> View::check(const ClaimQuestion& question) const {
  core::ClaimFilter filter{question.companies, question.sources, question.periods, std::nullopt,
                           !question.but_consistent};
  if (!question.verdict.empty()) {
    filter.verdict = core::read_member("verdict", question.verdict,
                                       [](const std::string& text) { return core::parse_verdict(text); });
  }
  Question words;
  words.rates = question.rates;
  words.max_rate_age = question.max_rate_age;
  const core::CheckedClaims checked =
      core::ask_check(*snapshot_, filter, core::Request(std::move(words), snapshot_->as_of()));
  Rows rows = core::rows_of(checked);
  auto values = core::claims_of(checked, rows);
  std::set<std::string> keys;
  for (const CheckedClaim& one : values) keys.insert(one.source);
  std::vector<Source> sources;
  for (const std::string& key : keys) sources.push_back(core::source_of(snapshot_->source(key)));
  return {std::move(values), std::move(rows), core::notes_of(checked, filter), {}, std::move(sources)};
}

Explanation View::explain(const Question& question, const ExplainOptions& options) const {
  const core::Request request = core::plain_request(question, *snapshot_, core::Request::Bases::one);
  if (question.companies.size() != 1) throw QuestionError("companies", "an explanation is of one company");
  if (question.periods.empty()) throw QuestionError("period", "an explanation is of one period");
  const core::Label label =
      core::read_member("period", question.periods, [](const std::string& text) { return core::parse_label(text); });
  if (options.allow_missing && !options.total) {
    throw Error(ErrorCode::usage, "--allow-missing is of a sum: add --total");
  }
  const core::ExplainAsked asked{question.companies.front(), label, !question.over.empty(), options.total,
                                 options.allow_missing};
  Notes notes;
  core::Explained answer = core::ask_explanation(*snapshot_, asked, request, notes.tell());
  if (!answer.advice.empty()) notes.tell()(answer.advice);
  const core::ExplanationStyle style{!options.brief};
  const core::Explanation& tree = answer.explanation;
  return {core::status_of(tree), core::explanation_text(tree, style), core::explanation_markdown(tree, style),
          core::explanation_json(tree, style), notes.take()};
}

void View::pass_as_csv(const Question& question, const std::function<void(std::string_view text)>& write) const {
  core::write_whole_file(*snapshot_, core::plain_request(question, *snapshot_, core::Request::Bases::one), write);
}

void View::pass_as_rows(const Question& question, const RowVisitor& visit) const {
  core::CsvRows rows(visit);
  pass_as_csv(question, [&](std::string_view text) { rows.add(text); });
}

void View::observations(const Question& question, bool growth, const RowVisitor& visit) const {
  const core::Request request = core::plain_request(question, *snapshot_, core::Request::Bases::one);
  std::vector<core::Company> companies;
  for (const std::string& name : question.companies) companies.push_back(snapshot_->company(name));
  if (companies.empty()) companies = snapshot_->companies();
  core::Answers answers;
  answers.question = request.question(*snapshot_);
  if (needs_rates(answers.question)) answers.rates = snapshot_->rates(request.provider());
  answers.names.provider = answers.rates.provider();
  if (growth) answers.wanted = core::Wanted::growth_over(core::Step::year);
  visit.columns(core::answer_columns(answers));
  for (core::Company& company : companies) {
    core::ask_every_series(*snapshot_, core::record_of(*snapshot_, std::move(company)), request, answers);
    for (Row& row : core::answer_rows(answers)) visit.row(std::move(row));
  }
}

Answers<Change> View::changes(const std::string& since, const Question& question,
                              const std::vector<std::string>& why) const {
  const core::Request request(question, snapshot_->as_of(), core::Request::Bases::one);
  request.check();
  core::refuse_ratios(request);
  const core::Date day =
      core::read_member("since", since, [](const std::string& text) { return core::parse_date(text); });
  core::check_reasons(why);
  Rows rows{core::change_columns(), {}};
  std::vector<Change> values;
  std::map<std::string, std::int64_t> reasons;
  std::map<std::string, Source> sources;
  core::changes_since(*snapshot_, day, question.companies, request, [&](const core::Changes& found) {
    Rows own{rows.columns, core::change_rows(found)};
    core::Told<Growth> told = core::growths_of(found.answers);  // a change is read as an amount and its base
    std::vector<Growth>& both = told.values;
    std::set<std::string> named;
    for (std::size_t i = 0; i < both.size(); ++i) {
      const core::Changes::Cause& cause = found.causes[i];
      ++reasons[cause.why];
      if (!why.empty() && std::find(why.begin(), why.end(), cause.why) == why.end()) continue;
      Change& one = values.emplace_back();
      one.was = std::move(both[i].base);
      static_cast<Observation&>(one) = std::move(both[i]);
      one.why = cause.why;
      one.brought_by = cause.brought_by;
      if (cause.brought_on) one.brought_on = core::day_of(*cause.brought_on);
      const Change& made = one;
      for (const auto* keys : {&made.sources, &made.was.sources, &made.brought_by}) {
        named.insert(keys->begin(), keys->end());
      }
      rows.rows.push_back(std::move(own.rows[i]));
    }
    for (Source& source : told.sources) {
      if (named.count(source.key) > 0) sources.emplace(source.key, std::move(source));
    }
  });
  std::vector<Source> all;
  for (auto& [key, source] : sources) all.push_back(std::move(source));
  return Answers<Change>(std::move(values), std::move(rows), {core::summary_of(reasons, day)}, {}, std::move(all));
}

Rows View::list(const std::string& what, const std::string& company, const std::string& measure) const {
  return core::list_of(*snapshot_, what, company, measure);
}

Rows View::coverage(const std::string& company) const {
  return core::coverage_of_company(*snapshot_, company);
}

}  // namespace capex
