#include "ask/answer/answers.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "analysis/answer/elsewhere.hpp"
#include "analysis/answer/intensity.hpp"
#include "analysis/answer/outcome.hpp"
#include "analysis/answer/remaining.hpp"
#include "ask/answer/answer_lines.hpp"
#include "ask/answer/asked_series.hpp"
#include "ask/answer/gaps.hpp"
#include "ask/answer/reasons.hpp"
#include "ask/answer/several_bases.hpp"
#include "ask/question/companies.hpp"
#include "ask/question/rate_sources.hpp"
#include "ask/question/records.hpp"

namespace capex::core {

namespace {

std::vector<GrowthAnswer> growths_of(const PlacedRecord& record, const Question& question,
                                     const std::vector<Label>& labels, const Wanted& wanted, const RateTable& rates) {
  if (wanted.kind == Wanted::Kind::growth && wanted.on_actual && question.basis != Basis::actual) {
    return growth_on(Basis::actual, record, question, labels, wanted.over, rates);
  }
  if (wanted.kind == Wanted::Kind::growth) return growth(record, question, labels, wanted.over, rates);
  if (labels.size() < 2) return {};  // one period, or none, is all that the company has
  return {compound_growth(record, question, labels.front(), labels.back(), rates)};
}

// Why nothing remains of guidance, or less than nothing; empty where something does, or where there is none.
std::string outlook_reason(const Remaining& answer, const std::string& company) {
  const std::string label = to_string(answer.label);
  switch (answer.outlook) {
    case Outlook::nothing_reported:
      return fmt::format(
          "{} {}: nothing_reported, no actual figures in {} add up to a beginning of it ('capex list periods {}' shows "
          "what there is)",
          company, label, answer.guidance.stated().currency.code(), company);
    case Outlook::all_reported:
      return fmt::format("{} {}: all_reported, nothing of it remains", company, label);
    case Outlook::remains:
      if (!answer.rest.amount || *answer.rest.amount >= 0) break;
      return fmt::format("{} {}: what is reported is more than the guidance for all of it", company, label);
    case Outlook::no_guidance:
      break;
  }
  return "";
}

// A flow, as only flows have the days of others.
MeasureId flow(const Snapshot& snapshot, const char* member, const std::string& key) {
  const Measure measure = snapshot.measure(key);
  if (measure.kind != MeasureKind::flow) {
    throw QuestionError::sentence(member, fmt::format("--{} {}: a {}, and only a flow has the days of an amount",
                                                      member, key, to_string(measure.kind)));
  }
  if (!measure.terms.empty()) {
    throw QuestionError::sentence(
        member, fmt::format("--{} {}: it is {}: name one of these", member, key, to_string(measure.terms)));
  }
  return measure.id;
}

// The ratio of the line's amounts to the measure that was asked for.
void divide_by(const Snapshot& snapshot, const CompanyRecord& record, const Question& question, const Answers& answers,
               AnswerLine& line) {
  if (!answers.wanted.per) return;
  const MeasureId per = flow(snapshot, "per", *answers.wanted.per);
  if (!line.base) {
    line.intensity = intensity_of(record, question, per, line.amount, answers.rates);
    return;
  }
  auto [amount, base] = intensity_of(record, question, per, line.amount, *line.base, answers.rates);
  line.intensity_change = change(amount, base);
  line.intensity = std::move(amount);
  line.base_intensity = std::move(base);
}

std::vector<AnswerLine> lines_for(const PlacedRecord& record, const Question& question,
                                  const std::vector<Label>& labels, const Wanted& wanted, const RateTable& rates,
                                  const Tell& note) {
  std::vector<AnswerLine> lines;
  lines.reserve(labels.size());
  if (wanted.grown()) {
    for (GrowthAnswer& answer : growths_of(record, question, labels, wanted, rates)) {
      const auto parts = wanted.split ? std::optional(split(answer)) : std::nullopt;
      const auto local = wanted.split ? std::optional(answer.local) : std::nullopt;
      lines.push_back(line_of(record, question, std::move(answer)));
      lines.back().split = parts;
      lines.back().local = local;
    }
    if (wanted.kind == Wanted::Kind::compound_growth && !lines.empty()) {
      lines.back().holes = holes_words(record, question, labels, rates);
      if (!lines.back().holes.empty()) note(fmt::format("{}: {}", record->company.key, lines.back().holes));
    }
  } else if (wanted.kind == Wanted::Kind::revisions) {
    for (const Label& label : labels) {
      for (Revision& answer : revisions(record, question, label, rates)) {
        lines.push_back(line_of(record, question, label, std::move(answer.observation)));
        lines.back().since = answer.since;
      }
    }
  } else if (wanted.kind == Wanted::Kind::remaining) {
    using Part = RemainingPart;
    const auto add = [&](Part part, const Label& label, Observation& observation) {
      lines.push_back(line_of(record, question, label, std::move(observation)));
      lines.back().remaining = part;
    };
    const auto called = [&](const Observation& one) { return name_of(one.period, record->company.calendar); };
    for (Remaining& answer : remaining(record, question, labels, rates)) {
      const Label reported = called(answer.reported);
      const Label rest = called(answer.rest);
      const std::string why = outlook_reason(answer, record->company.key);
      if (!why.empty()) note(why);
      const Outlook outlook = answer.outlook;
      add(Part::guidance, answer.label, answer.guidance);
      // A program reads there that it is missing.
      if (outlook != Outlook::no_guidance) add(Part::reported, reported, answer.reported);
      if (outlook == Outlook::remains) add(Part::rest, rest, answer.rest);
    }
  } else {
    std::vector<Observation> answers = show(record, question, labels, rates);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      lines.push_back(line_of(record, question, labels[i], std::move(answers[i])));
    }
  }
  return lines;
}

// One company asked on one basis.
struct Part {
  const PlacedRecord* record;
  Question question;
  std::vector<Label> labels;
  bool instead = false;  // about the only other thing that the company has
};

// What was asked and what answers: "meta has no chips-ordered (guidance, total); answered with ...".
std::string instead_words(const Snapshot& snapshot, const CompanyRecord& record, const Question& asked,
                          const Question& answered) {
  const auto words = [&](const Question& question) {
    std::string keys;
    for (const MeasureId measure : question.measures) {
      keys += (keys.empty() ? "" : " or ") + snapshot.measure(measure).key;
    }
    return fmt::format("{} ({}, {})", keys, to_string(question.basis), question.scope);
  };
  return fmt::format("{}: nothing of {} for these periods; answered with the only one that has them, {}",
                     record.company.key, words(asked), words(answered));
}

// The days that any answer needs a rate of.
std::optional<Period> days_of_parts(const std::vector<Part>& parts, const Wanted& wanted) {
  const auto over = wanted.kind == Wanted::Kind::growth ? std::optional(wanted.over) : std::nullopt;
  std::optional<Period> all;
  for (const Part& part : parts) {
    if (part.labels.empty()) continue;
    const Period days = days_needed(part.question, part.labels, over, (*part.record)->company.calendar);
    all = all ? Period(std::min(all->begin(), days.begin()), std::max(all->end(), days.end())) : days;
  }
  return all;
}

}  // namespace

Answers ask(const Snapshot& snapshot, const std::vector<std::string>& companies, const Request& request,
            const Wanted& wanted, const Tell& note) {
  Answers answers;
  answers.question = request.question(snapshot);
  answers.wanted = wanted;
  answers.names.bases = request.bases();
  if (wanted.net_of) answers.question.net_of = flow(snapshot, "net-of", *wanted.net_of);
  if (wanted.per) {
    flow(snapshot, "per", *wanted.per);
    answers.names.per = snapshot.measure(*wanted.per).key;
  }
  const std::vector<CompanyRecord> records = records_asked(snapshot, companies, request, note);
  const std::vector<PlacedRecord> placed_records(records.begin(), records.end());
  std::vector<Part> parts;
  std::set<std::pair<CompanyId, Basis>> silent;  // what is asked for is not stated for them at all
  const bool may_be_common = wanted.kind == Wanted::Kind::amounts || wanted.kind == Wanted::Kind::revisions;
  for (const PlacedRecord& record : placed_records) {
    const auto common = may_be_common && request.bases().size() > 1
                            ? common_measure(record, answers.question, request, wanted)
                            : std::nullopt;
    for (const Basis basis : request.bases()) {
      Part& part = parts.emplace_back();
      part.record = &record;
      part.question = answers.question;
      part.question.basis = wanted.kind == Wanted::Kind::remaining ? Basis::guidance : basis;
      if (common) part.question.measures = {*common};
      const std::vector<Label> named = request.labels().value_or(std::vector<Label>());
      const bool may_be_other = wanted.kind != Wanted::Kind::remaining && request.bases().size() == 1;
      const auto other = may_be_other ? only_elsewhere(record, part.question, named) : std::nullopt;
      if (other) {
        const Question asked = part.question;
        part.question = about(asked, *other);
        part.instead = true;
        note(instead_words(snapshot, record, asked, part.question));
      }
      const bool has_none = asked_about(record, part.question).empty();
      part.labels = labels_for(record, part.question, request, wanted);
      if (has_none) {
        answers.gaps.push_back(hint(snapshot, record, part.question));
        silent.emplace(record->company.id, part.question.basis);
      } else if (part.labels.empty()) {
        note(fmt::format("{}: its figures make no such period ('capex list periods {}' shows what there is)",
                         record->company.key, record->company.key));
      }
    }
  }
  const std::optional<Period> days = days_of_parts(parts, wanted);
  check_fixed_rate(snapshot, request.provider(), answers.question, records, days, note);
  answers.rates = rates_for(snapshot, records, answers.question, request.provider(), days);
  std::size_t all = 0;  // known beforehand, as a line that moves is copied
  for (const Part& part : parts) all += part.labels.size();
  answers.lines.reserve(all);
  for (auto part = parts.begin(); part != parts.end(); ++part) {
    std::vector<AnswerLine> lines = lines_for(*part->record, part->question, part->labels, wanted, answers.rates, note);
    if (!lines.empty()) note_other_currencies(*part->record, lines.front().amount.series, note);
    for (AnswerLine& line : lines) {
      line.instead = part->instead;
      if (!part->instead) tell_fallback(line, *part->record, answers.question);
      divide_by(snapshot, *part->record, part->question, answers, line);
      name(line, *part->record, snapshot, answers.names);
      answers.lines.push_back(std::move(line));
    }
  }
  if (request.bases().size() > 1) {
    put_in_order(answers.lines);
    tell_measures_apart(answers.lines);
    hold_against_actuals(answers.lines);
    const bool plain = wanted.kind == Wanted::Kind::amounts || wanted.kind == Wanted::Kind::growth;
    answers.wanted.outcomes = plain && !wanted.totals;
  }
  // Why there is none is said with the days that all rates of the file cover.
  if (std::any_of(answers.lines.begin(), answers.lines.end(), lacks_rate)) {
    answers.rates = rates_for(snapshot, records, answers.question, request.provider());
  }
  answers.names.provider = answers.rates.provider();
  answers.names.compound = wanted.kind == Wanted::Kind::compound_growth;
  answers.names.vintage = answers.question.vintage;

  const auto elsewhere = [&](Currency from, Currency to, const Period& period) {
    return rates_elsewhere(snapshot, answers.rates, from, to, answers.question, period);
  };
  for (AnswerLine& line : answers.lines) {
    const std::string why = reason(line, answers.names, answers.question, answers.rates, elsewhere);
    line.reason = gap_reason(line, answers.names, why);
    if (!why.empty() && silent.find({line.company.id, line.amount.basis}) == silent.end()) answers.gaps.push_back(why);
    if (const std::string no_ratio = ratio_reason(line, answers.names); !no_ratio.empty()) {
      answers.gaps.push_back(no_ratio);
      if (line.reason.empty()) line.reason = without_head(no_ratio);
    }
  }
  return answers;
}

void add_growth(Answers& answers, const Snapshot& snapshot, const CompanyRecord& record, GrowthAnswer answer) {
  answers.lines.push_back(line_of(record, answers.question, std::move(answer)));
  name(answers.lines.back(), record, snapshot, answers.names);
}

void ask_every_series(const Snapshot& snapshot, const CompanyRecord& record, const Request& request, Answers& answers) {
  answers.lines.clear();
  const PlacedRecord placed_record(record);
  const auto add_lines = [&](const Question& question) {
    const std::vector<Label> labels = labels_for(placed_record, question, request, answers.wanted);
    for (AnswerLine& line : lines_for(placed_record, question, labels, answers.wanted, answers.rates, say_nothing)) {
      name(line, record, snapshot, answers.names);
      answers.lines.push_back(std::move(line));
    }
  };
  if (!answers.question.terms.empty()) {
    add_lines(answers.question);
    return;
  }
  std::set<std::tuple<MeasureId, Basis, std::string>> done;
  for (const Series& series : record.series) {
    // The series of one subject in several currencies are one thing to ask for.
    if (!request.admits(series, answers.question) || !done.emplace(series.measure, series.basis, series.scope).second) {
      continue;
    }
    Question question = answers.question;
    question.measures = {series.measure};
    question.basis = series.basis;
    question.scope = series.scope;
    add_lines(question);
  }
}

}  // namespace capex::core
