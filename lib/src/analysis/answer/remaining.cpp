#include "analysis/answer/remaining.hpp"

#include <algorithm>

#include "analysis/standing/timeline.hpp"
#include "capex/error.hpp"
#include "model/words.hpp"

namespace capex::core {
namespace {

constexpr std::string_view outlooks[] = {"remains", "no_guidance", "nothing_reported", "all_reported"};

/// The longest beginning of the period that stated figures lead to.
std::optional<Period> longest_beginning(Timeline& timeline, const Period& period) {
  if (timeline.series().kind != MeasureKind::flow) return std::nullopt;
  if (timeline.reaches(period)) return period;
  const auto days = timeline.boundaries();
  for (auto day = days.rbegin(); day != days.rend(); ++day) {
    if (*day < period.end() && period.begin() < *day && timeline.connected(period.begin(), *day)) {
      return Period(period.begin(), *day);
    }
  }
  return std::nullopt;
}

/// Actuals beside the guidance: the same measure before others, all of one scope and currency.
std::vector<const Series*> actuals_beside(const CompanyRecord& record, const Question& question,
                                          const Series& guidance) {
  std::vector<MeasureId> measures = {guidance.measure};
  measures.insert(measures.end(), question.measures.begin(), question.measures.end());
  std::vector<const Series*> found;
  for (const MeasureId measure : measures) {
    for (const Series& series : record.series) {
      if (series.basis == Basis::actual && series.measure == measure && series.scope == guidance.scope &&
          series.currency == guidance.currency && std::find(found.begin(), found.end(), &series) == found.end()) {
        found.push_back(&series);
      }
    }
  }
  return found;
}

/// In what both are stated in.
Observation less(const Observation& guidance, const Observation& reported) {
  Observation rest = guidance;
  rest.period = Period(reported.period.end(), guidance.period.end());
  for (const Operand& operand : reported.operands) rest.operands.push_back({-operand.sign, operand.figure});
  rest.known_on = std::max(guidance.known_on, reported.known_on);
  BoundedAmount number = bounded(guidance);
  const bool fits = number.add(-1, bounded(reported));
  number.status = has_middle(number.status) && has_middle(reported.status) ? Status::derived : Status::limit;
  number.flags |= reported.flags | Flag::mixed_basis;
  if (reported.measure != guidance.measure) number.flags |= Flag::mixed_definitions;
  rest.set(number);
  if (!fits) rest.lose(Status::overflow);
  return rest;
}

/// Converts by the question's policy; the issuer's own rate is of what was stated, so of nothing that is computed.
Observation in_currency(const Observation& observation, const CompanyRecord& record, const Question& question,
                        const RateTable& rates) {
  if (!question.in) return observation;
  if (question.rate.kind != RateKind::issuer) {
    return Converter(rates, *question.in, question.rate, question.max_rate_age)(observation);
  }
  const Subject subject{{record.company.id, observation.measure, observation.basis, observation.scope},
                        observation.period};
  return convert_by_issuer(observation, subject, record.claims, *question.in, question.as_of);
}

Observation absent(const Observation& like, const Period& period, Basis basis) {
  Observation none = like;
  none.basis = basis;
  none.period = period;
  none.lose(Status::missing);
  none.flags = {};
  none.operands.clear();
  return none;
}

Remaining remaining_of(const CompanyRecord& record, const Question& question, const Label& label) {
  Question guided = question;
  guided.basis = Basis::guidance;
  guided.in.reset();
  Observation guidance = show(record, guided, {label}, RateTable()).front();
  Remaining answer{label, Outlook::no_guidance, guidance, absent(guidance, guidance.period, Basis::actual),
                   absent(guidance, guidance.period, Basis::guidance)};
  const auto series = std::find_if(record.series.begin(), record.series.end(),
                                   [&](const Series& one) { return one.id == guidance.series; });
  if (!has_value(guidance.status) || series == record.series.end()) return answer;
  answer.outlook = Outlook::nothing_reported;
  for (const Series* actual : actuals_beside(record, question, *series)) {
    Timeline timeline(*actual, question.as_of, question.vintage);
    const auto beginning = longest_beginning(timeline, guidance.period);
    if (!beginning) continue;
    answer.reported = timeline.observe(*beginning);
    answer.outlook = *beginning == guidance.period ? Outlook::all_reported : Outlook::remains;
    if (answer.outlook == Outlook::remains) answer.rest = less(guidance, answer.reported);
    break;
  }
  return answer;
}

}  // namespace

std::string_view to_string(Outlook outlook) {
  return word_of(outlooks, outlook);
}

std::vector<Remaining> remaining(const CompanyRecord& record, const Question& question,
                                 const std::vector<Label>& labels, const RateTable& rates) {
  if (question.net_of || !question.terms.empty()) {
    throw Error(ErrorCode::usage, "what remains of guidance is of one measure: ask for each part of a sum by itself");
  }
  std::vector<Remaining> answers;
  for (const Label& label : labels) {
    Remaining answer = remaining_of(record, question, label);
    for (Observation* one : {&answer.guidance, &answer.reported, &answer.rest}) {
      *one = in_currency(*one, record, question, rates);
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

}  // namespace capex::core
