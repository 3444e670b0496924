#include "capex/view.hpp"

#include <algorithm>
#include <utility>

#include "ask/answer/answers.hpp"
#include "ask/answer/converted.hpp"
#include "ask/answer/explained.hpp"
#include "ask/answer/totals.hpp"
#include "ask/claims/checking.hpp"
#include "ask/door/lists.hpp"
#include "ask/door/values.hpp"
#include "ask/pass/whole_file.hpp"
#include "ask/question/rate_sources.hpp"
#include "ask/screen/screening.hpp"
#include "io/explanation/write_explanation.hpp"
#include "money/amount_text.hpp"
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

core::Request read(const Question& question, const core::Snapshot& snapshot,
                   core::Request::Bases bases = core::Request::Bases::several) {
  core::Request request(question, snapshot.as_of(), bases);
  request.check();
  return request;
}

void require_companies(const Question& question) {
  if (question.companies.empty()) throw QuestionError("companies", "whose? Name one or more by key, name or ticker");
}

core::Answers asked(const core::Snapshot& snapshot, const Question& question, core::Wanted wanted, Notes& notes) {
  require_companies(question);
  const core::Request request = read(question, snapshot);
  wanted.over = request.over();
  wanted.on_actual = wanted.grown() && request.bases().size() > 1;
  return core::ask(snapshot, question.companies, request, wanted, notes.tell());
}

Rows rows_of(const core::Answers& answers) {
  return {core::answer_columns(answers), core::answer_rows(answers)};
}

}  // namespace

View::View(core::Snapshot snapshot) : snapshot_(std::make_shared<const core::Snapshot>(std::move(snapshot))) {}

Answers<Observation> View::show(const Question& question) const {
  Notes notes;
  const core::Answers answers = asked(*snapshot_, question, {}, notes);
  Rows rows = rows_of(answers);
  auto values = core::observations_of(answers, rows);
  return {std::move(values), std::move(rows), notes.take()};
}

Answers<Growth> View::growth(const Question& question) const {
  Notes notes;
  const core::Answers answers = asked(*snapshot_, question, core::Wanted::growth_over(core::Step::year), notes);
  Rows rows = rows_of(answers);
  auto values = core::growths_of(answers, rows);
  return {std::move(values), std::move(rows), notes.take()};
}

Answers<Total> View::total(const Question& question, bool allow_missing) const {
  require_companies(question);
  Notes notes;
  const core::Request request = read(question, *snapshot_);
  const core::Answers answers =
      core::ask_totals(*snapshot_, question.companies, request, {!question.over.empty(), allow_missing},
                       core::Places::strict, notes.tell());
  Rows rows = rows_of(answers);
  auto values = core::totals_of(answers, rows);
  return {std::move(values), std::move(rows), notes.take()};
}

Answers<Growth> View::screen(const ScreenQuestion& screen) const {
  const core::Request request = read(screen.question, *snapshot_, core::Request::Bases::one);
  core::ScreenAsked asked{screen.condition, std::nullopt, screen.top};
  if (!screen.order.empty()) {
    asked.order = core::read_member("order", screen.order,
                                    [](const std::string& text) { return core::parse_screen_order(text); });
  }
  core::Screened screened = core::ask_screen(*snapshot_, asked, request);
  Rows rows = rows_of(screened.answers);
  auto values = core::growths_of(screened.answers, rows);
  return {std::move(values), std::move(rows), std::move(screened.notes)};
}

Answers<CheckedClaim> View::check(const ClaimQuestion& question) const {
  core::ClaimFilter filter{question.companies, question.sources, question.periods, std::nullopt, true};
  if (!question.verdict.empty()) {
    filter.verdict = core::read_member("verdict", question.verdict,
                                       [](const std::string& text) { return core::parse_verdict(text); });
  }
  Question words;
  words.rates = question.rates;
  core::CheckedClaims checked =
      core::ask_check(*snapshot_, filter, core::Request(std::move(words), snapshot_->as_of()));
  Rows rows = core::rows_of(checked);
  auto values = core::claims_of(checked, rows);
  return {std::move(values), std::move(rows), std::move(checked.gaps)};
}

Explanation View::explain(const Question& question) const {
  const core::Request request = read(question, *snapshot_, core::Request::Bases::one);
  const auto labels = request.labels();
  if (question.companies.size() != 1) throw QuestionError("companies", "an explanation is of one company");
  if (!labels || labels->size() != 1) throw QuestionError("period", "an explanation is of one period");
  const core::ExplainAsked asked{question.companies.front(), labels->front(), !question.over.empty()};
  const core::Explained answer = core::ask_explanation(*snapshot_, asked, request, core::say_nothing);
  return {core::status_of(answer.explanation), core::explanation_text(answer.explanation),
          core::explanation_markdown(answer.explanation), core::explanation_json(answer.explanation)};
}

Answers<Observation> View::convert(const std::string& amount, const std::string& from, const std::string& to,
                                   const Question& question) const {
  const auto currency = [](const std::string& text) { return core::parse_currency(text); };
  Question words = question;
  words.in = to;
  const core::Request request = read(words, *snapshot_, core::Request::Bases::one);
  std::optional<core::Currency> source;
  if (!from.empty()) source = core::read_member("from", from, currency);
  core::ConversionAsked asked{
      core::read_member("amount", amount, [&](const std::string& text) { return core::parse_amount(text, source); }),
      core::read_member("to", to, currency), std::nullopt, std::nullopt, request.question(*snapshot_)};
  const auto labels = request.labels();
  if (labels && (labels->size() != 1 || labels->front().is_fiscal())) {
    throw QuestionError("period", "a conversion is of one calendar period");
  }
  if (labels) {
    asked.label = labels->front();
    asked.period = resolve(*asked.label);
  }
  const core::RateKind kind = asked.question.rate.kind;
  if (kind == core::RateKind::issuer) throw QuestionError("rate", "issuer is what a company's source printed");
  if (!asked.period && (kind == core::RateKind::average || kind == core::RateKind::closing)) {
    throw QuestionError("period", "at which rate? Name a period, or rate on:DATE or fixed:R");
  }
  Notes notes;
  const auto tell = notes.tell();
  core::check_fixed_rate(*snapshot_, request.provider(), asked.question, {asked.amount.currency}, asked.period, tell);
  const core::Converted answer = core::convert_amount(*snapshot_, asked, request.provider());
  if (!answer.why.empty()) tell(answer.why);
  const std::string label = asked.label ? to_string(*asked.label) : "";
  return {{core::observation_of(answer.amount, label)}, core::show_rows(answer.amount, label), notes.take()};
}

void View::pass(const Question& question, const std::function<void(const PassRow&)>& visit) const {
  using core::Ratio;
  const core::Request request = read(question, *snapshot_, core::Request::Bases::one);
  PassRow row;
  std::string basis;
  core::pass_whole_file(*snapshot_, request,
                        [&](const core::Company& company, const core::Measure& measure, const core::Series& series,
                            core::Currency currency, const core::PassRow& passed) {
                          row.company = company.key;
                          row.measure = measure.key;
                          row.basis = basis = to_string(series.basis);
                          row.scope = series.scope;
                          row.first_day = core::day_of(passed.period.first());
                          row.last_day = core::day_of(passed.period.last());
                          const bool money = currency.is_money();
                          const std::string_view code = currency.code();
                          row.currency = money ? code : std::string_view();
                          const core::BoundedAmount& amount = passed.amount;
                          row.status = amount.status;
                          row.point = has_point(amount.status) ? std::optional(amount.point) : std::nullopt;
                          row.low = amount.bounds.low();
                          row.high = amount.bounds.high();
                          const bool has_base = passed.base != nullptr && has_point(passed.base->status);
                          row.base = has_base ? std::optional(passed.base->point) : std::nullopt;
                          const core::Growth growth = passed.growth();
                          const auto change = growth.factor ? std::optional(less_one(*growth.factor)) : std::nullopt;
                          row.growth = core::millionths(change, core::Rounding::half_even);
                          row.growth_status = growth.status;
                          visit(row);
                        });
}

void View::pass_as_csv(const Question& question, const std::function<void(std::string_view text)>& write) const {
  core::write_whole_file(*snapshot_, read(question, *snapshot_, core::Request::Bases::one), write);
}

Rows View::list(const std::string& what) const {
  return core::list_of(*snapshot_, what);
}

Rows View::coverage(const std::string& company) const {
  return core::coverage_of_company(*snapshot_, company);
}

}  // namespace capex
