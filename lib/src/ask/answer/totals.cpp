#include "ask/answer/totals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "analysis/answer/choose_series.hpp"
#include "ask/answer/answer_lines.hpp"
#include "ask/answer/gaps.hpp"
#include "ask/answer/reasons.hpp"
#include "ask/question/companies.hpp"
#include "ask/question/rate_sources.hpp"
#include "ask/question/records.hpp"

namespace capex::core {

namespace {

/// Without --period: every calendar period that members state, or of --by; the earlier and the longer first. Of a
/// relative one what is to be chosen from, the newest last.
std::vector<Label> stated_labels(const GroupRecord& record, const Request& request, const Question& question) {
  std::vector<Label> labels;
  for (const CompanyRecord& company : record.companies) {
    std::vector<MeasureId> measures = question.measures;
    for (const MeasureTerm& term : question.terms) measures.push_back(term.id);
    Question each = question;
    each.measures = std::move(measures);
    const PlacedRecord asked(company);
    for (const Series* series : candidates_of(company, each)) {
      for (const Label& label : request.candidates_of(placed(*series, asked, each))) {
        if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
      }
    }
  }
  const FiscalCalendar& calendar = record.group.company.calendar;
  const bool relative = request.relative();
  std::stable_sort(labels.begin(), labels.end(), [&](const Label& a, const Label& b) {
    const Period one = resolve(a, calendar);
    const Period other = resolve(b, calendar);
    return relative && one.end() != other.end() ? one.end() < other.end() : outer_first(one, other);
  });
  // What a member calls by its own year is no period of the others.
  const auto is_fiscal = [](const Label& label) { return label.is_fiscal(); };
  if (relative && !std::all_of(labels.begin(), labels.end(), is_fiscal)) std::erase_if(labels, is_fiscal);
  return labels;
}

bool has_answer(const Total& total) {
  return has_value(total.sum.status);
}
bool has_answer(const TotalGrowth& total) {
  return has_value(total.growth.status);
}

const Label& label_of_total(const Total& total) {
  return total.label;
}
const Label& label_of_total(const TotalGrowth& total) {
  return total.amount.label;
}

/// Puts the totals into the answers, with what is to be said of them.
class Totals {
 public:
  Totals(const Snapshot& snapshot, const Request& request, const TotalAsked& asked, const Tell& note)
      : snapshot_(snapshot), request_(request), grown_(asked.grown), over_(request.over()), note_(note) {
    const std::vector<Basis> bases = request.bases();
    rules_.fallback.assign(bases.begin() + 1, bases.end());
    rules_.allow_missing = asked.allow_missing;
    rules_.each_own = request.each_own();
    answers_.question = request.question(snapshot);
    answers_.wanted = grown_ ? Wanted::growth_over(over_) : Wanted{};
    answers_.wanted.totals = true;
    answers_.names.vintage = answers_.question.vintage;
    answers_.names.bases = bases;
  }

  void add(const GroupRecord& record) {
    const std::optional<std::vector<Label>> labels = request_.labels();
    std::vector<Label> tried = labels ? *labels : stated_labels(record, request_, answers_.question);
    if (grown_ && !labels) {
      tried.erase(
          std::remove_if(tried.begin(), tried.end(), [&](const Label& label) { return !steps_back(label, over_); }),
          tried.end());
    }
    std::vector<CompanyRecord> all = record.companies;
    all.push_back(record.group);
    const std::optional<Period> days =
        tried.empty()
            ? std::nullopt
            : std::optional(days_needed(answers_.question, tried, grown_ ? std::optional(over_) : std::nullopt,
                                        record.group.company.calendar));
    check_fixed_rate(snapshot_, request_.provider(), answers_.question, all, days, note_);
    answers_.rates = rates_for(snapshot_, all, answers_.question, request_.provider(), days);
    answers_.names.provider = answers_.rates.provider();
    const std::size_t before = answers_.lines.size();
    if (grown_) {
      add(record, total_growth(record, answers_.question, tried, over_, answers_.rates, rules_), !labels);
    } else {
      add(record, total(record, answers_.question, tried, answers_.rates, rules_), !labels);
    }
    if (answers_.lines.size() == before) {
      note_(
          fmt::format("{}: there is no period that all of its members have: name one with --period, or sum what "
                      "is there with --allow-missing",
                      record.group.company.key));
    }
    say_why(record, before);
  }

  Answers take() && { return std::move(answers_); }

 private:
  template <typename One>
  void add(const GroupRecord& record, const std::vector<One>& totals, bool only_answers) {
    std::vector<Label> answered;
    for (const One& one : totals) {
      if (!only_answers || has_answer(one)) answered.push_back(label_of_total(one));
    }
    if (only_answers) answered = request_.chosen_of(std::move(answered));
    for (const One& one : totals) {
      if (std::find(answered.begin(), answered.end(), label_of_total(one)) == answered.end()) continue;
      if (only_answers && !has_answer(one)) continue;
      const std::string why = total_reason(record, one);
      for (AnswerLine& line : lines_of(record, answers_.question, one)) {
        if (line.place->part == TotalPart::sum) line.reason = without_head(why);
        name(line, company_of(record, line.company.id), snapshot_, answers_.names);
        answers_.lines.push_back(std::move(line));
      }
      if (!why.empty()) reasons_.push_back(why);
    }
  }

  void say_why(const GroupRecord& record, std::size_t first) {
    std::set<CompanyId> silent;
    std::set<CompanyId> named;
    const auto begin = answers_.lines.begin() + static_cast<std::ptrdiff_t>(first);
    RateTable rates = answers_.rates;
    if (std::any_of(begin, answers_.lines.end(), lacks_rate)) {
      // Why there is none is said with the days that all rates of the file cover.
      rates = rates_for(snapshot_, record.companies, answers_.question, request_.provider());
    }
    for (auto line = begin; line != answers_.lines.end(); ++line) {
      if (line->place->part != TotalPart::member) continue;
      const CompanyRecord& company = company_of(record, line->company.id);
      if (named.insert(line->company.id).second) note_other_currencies(company, line->amount.series, note_);
      if (line->amount.series == SeriesId{}) {
        if (silent.insert(line->company.id).second)
          answers_.gaps.push_back(hint(snapshot_, company, answers_.question));
        line->reason = gap_reason(*line, answers_.names, "");
        continue;
      }
      const std::string why = reason(*line, answers_.names, answers_.question, rates,
                                     [&](Currency from, Currency to, const Period& period) {
                                       return rates_elsewhere(snapshot_, rates, from, to, answers_.question, period);
                                     });
      line->reason = gap_reason(*line, answers_.names, why);
      if (!why.empty()) answers_.gaps.push_back(why);
    }
    answers_.gaps.insert(answers_.gaps.end(), reasons_.begin(), reasons_.end());
    reasons_.clear();
  }

  const Snapshot& snapshot_;
  const Request& request_;
  bool grown_;
  Step over_;
  TotalRules rules_;
  const Tell& note_;
  Answers answers_;
  std::vector<std::string> reasons_;  // of the sums, said after those of their members
};

}  // namespace

void check_total(const Request& request, const TotalAsked& asked) {
  if (request.words().constant_currency && !(asked.grown && request.converts())) {
    throw QuestionError::sentence("constant-currency",
                                  "--constant-currency is of a growth in another currency: add --growth and --in");
  }
}

Answers ask_totals(const Snapshot& snapshot, const std::vector<std::string>& groups, const Request& request,
                   const TotalAsked& asked, const Tell& note) {
  check_total(request, asked);
  Totals totals(snapshot, request, asked, note);
  for (const GroupRecord& record : groups_asked(snapshot, groups, request, note)) {
    try {
      totals.add(record);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::currency_mismatch) throw;
      throw Error(ErrorCode::usage,
                  fmt::format("{}: {}: ask with --in, such as --in USD", record.group.company.key, error.what()));
    }
  }
  return std::move(totals).take();
}

}  // namespace capex::core
