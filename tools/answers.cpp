#include "answers.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "capex/analysis/standing.hpp"
#include "reasons.hpp"

namespace capex::tool {

namespace {

bool steps_back(const Label& label, Step over) {
  try {
    earlier(label, over);
    return true;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::usage) throw;
    return false;  // a year has no year-ago half
  }
}

// The periods asked for; without any, those that the company's series states and that can grow over the step.
std::vector<Label> labels_for(const CompanyRecord& record, const Asking& asking, const Question& question,
                              std::optional<Step> over) {
  if (auto labels = asking.labels()) return *std::move(labels);
  const Series* series = choose_series(record, question, {});
  if (series == nullptr) return {};
  std::vector<Label> labels = asking.stated_labels(*series, record.company.calendar);
  if (over) {
    labels.erase(
        std::remove_if(labels.begin(), labels.end(), [&](const Label& label) { return !steps_back(label, *over); }),
        labels.end());
  }
  return labels;
}

std::vector<AnswerLine> lines_for(const CompanyRecord& record, const Question& question,
                                  const std::vector<Label>& labels, std::optional<Step> over, const RateTable& rates) {
  Question unconverted = question;
  unconverted.in.reset();
  std::vector<AnswerLine> lines;
  if (over) {
    std::vector<GrowthAnswer> answers = growth(record, question, labels, *over, rates);
    const std::vector<GrowthAnswer> stated = question.in ? growth(record, unconverted, labels, *over, rates) : answers;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      GrowthAnswer& answer = answers[i];
      lines.push_back({record.company,
                       answer.label,
                       answer.base_label,
                       stated[i].amount,
                       std::move(answer.amount),
                       std::move(answer.base),
                       std::move(answer.growth),
                       {},
                       question.scope,
                       false});
    }
  } else {
    std::vector<Observation> answers = show(record, question, labels, rates);
    const std::vector<Observation> stated = question.in ? show(record, unconverted, labels, rates) : answers;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      lines.push_back({record.company,
                       labels[i],
                       std::nullopt,
                       stated[i],
                       std::move(answers[i]),
                       std::nullopt,
                       std::nullopt,
                       {},
                       question.scope,
                       false});
    }
  }
  for (AnswerLine& line : lines) {
    for (const Series& series : record.series) {
      if (series.id != line.stated.series) continue;
      const auto figures = figures_of(series, line.stated.period);
      line.figures.assign(figures.begin(), figures.end());
    }
    line.fallback = question.measures.size() > 1 && line.amount.series != SeriesId{} &&
                    line.amount.measure != question.measures.front();
  }
  return lines;
}

// The first day that any answer needs a rate of.
std::optional<Date> first_day(const std::vector<CompanyRecord>& records, const std::vector<std::vector<Label>>& labels,
                              const Question& question, std::optional<Step> over) {
  if (question.rate.kind == RateKind::on) return question.rate.day;
  std::optional<Date> first;
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (const Label& label : labels[i]) {
      const Date begin = resolve(over ? earlier(label, *over) : label, records[i].company.calendar).begin();
      if (!first || begin < *first) first = begin;
    }
  }
  return first;
}

bool lacks_rate(const AnswerLine& line) {
  const auto lacks = [](const Observation& one) {
    return one.status == Status::no_rate || one.status == Status::stale_rate;
  };
  return lacks(line.amount) || (line.base && lacks(*line.base));
}

void name(const AnswerLine& line, const CompanyRecord& record, const Snapshot& snapshot, Names& names) {
  const auto source = [&](SourceId id) {
    if (names.sources.find(id) == names.sources.end()) names.sources.emplace(id, snapshot.source(id));
  };
  const auto observation = [&](const Observation& one) {
    if (one.measure != MeasureId{} && names.measures.find(one.measure) == names.measures.end()) {
      names.measures.emplace(one.measure, snapshot.measure(one.measure));
    }
    for (const Operand& operand : one.operands) source(operand.figure.source);
    for (const Claim& claim : record.claims) {
      if (claim.id != one.claim || one.claim == ClaimId{}) continue;
      names.claims.emplace(claim.id, claim);
      source(claim.source);
    }
  };
  observation(line.amount);
  if (line.base) observation(*line.base);
  for (const Figure& figure : line.figures) source(figure.source);
}

}  // namespace

Answers ask(const Snapshot& snapshot, const std::vector<std::string>& companies, const Asking& asking,
            std::optional<Step> over, const Notes& note) {
  Answers answers;
  answers.question = asking.question(snapshot);
  answers.over = over.has_value();
  std::vector<CompanyRecord> records;
  for (const std::string& company : companies) {
    CompanyRecord record = record_of(snapshot, company);
    const bool named_before = std::any_of(records.begin(), records.end(), [&](const CompanyRecord& before) {
      return before.company.id == record.company.id;
    });
    if (!named_before) records.push_back(std::move(record));
  }
  std::vector<std::vector<Label>> labels;
  for (const CompanyRecord& record : records) labels.push_back(labels_for(record, asking, answers.question, over));
  answers.rates = rates_for(snapshot, records, answers.question, asking.rates(),
                            first_day(records, labels, answers.question, over));
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (AnswerLine& line : lines_for(records[i], answers.question, labels[i], over, answers.rates)) {
      name(line, records[i], snapshot, answers.names);
      answers.lines.push_back(std::move(line));
    }
  }
  // Why there is none is said with the days that all rates of the file cover.
  if (std::any_of(answers.lines.begin(), answers.lines.end(), lacks_rate)) {
    answers.rates = rates_for(snapshot, records, answers.question, asking.rates(), std::nullopt);
  }
  answers.names.provider = answers.rates.provider();

  std::set<CompanyId> silent;
  for (const CompanyRecord& record : records) {
    if (choose_series(record, answers.question, {}) != nullptr) continue;
    note(hint(snapshot, record, answers.question));
    silent.insert(record.company.id);
  }
  for (const AnswerLine& line : answers.lines) {
    const std::string why = reason(line, answers.names, answers.question, answers.rates);
    if (!why.empty() && silent.find(line.company.id) == silent.end()) note(why);
  }
  return answers;
}

void ask_every_series(const Snapshot& snapshot, const CompanyRecord& record, const Asking& asking,
                      std::optional<Step> over, Answers& answers) {
  answers.lines.clear();
  std::set<std::tuple<MeasureId, Basis, std::string>> done;
  for (const Series& series : record.series) {
    // The series of one subject in several currencies are one thing to ask for.
    if (!asking.admits(series, answers.question) || !done.emplace(series.measure, series.basis, series.scope).second) {
      continue;
    }
    Question question = answers.question;
    question.measures = {series.measure};
    question.basis = series.basis;
    question.scope = series.scope;
    for (AnswerLine& line :
         lines_for(record, question, labels_for(record, asking, question, over), over, answers.rates)) {
      name(line, record, snapshot, answers.names);
      answers.lines.push_back(std::move(line));
    }
  }
}

}  // namespace capex::tool
