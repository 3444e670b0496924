#include "ask/answer/asked_series.hpp"

#include <algorithm>
#include <set>

#include "analysis/answer/choose_series.hpp"

namespace capex::core {

namespace {

// What a series states of its own accord and that can grow over the step.
std::vector<Label> own_labels(PlacedSeries& series, const Request& request, const Wanted& wanted) {
  std::vector<Label> labels = request.labels_of(series);
  if (wanted.kind == Wanted::Kind::growth) {
    labels.erase(std::remove_if(labels.begin(), labels.end(),
                                [&](const Label& label) { return !steps_back(label, wanted.over); }),
                 labels.end());
  }
  return labels;
}

}  // namespace

std::vector<const Series*> asked_about(const CompanyRecord& record, const Question& question) {
  const auto candidates = candidates_of(record, question);
  std::vector<const Series*> found(candidates.begin(), candidates.end());
  for (const MeasureTerm& term : question.terms) {
    Question part = question;
    part.measures = {term.id};
    for (const Series* series : candidates_of(record, part)) found.push_back(series);
  }
  return found;
}

std::vector<Label> labels_for(const PlacedRecord& record, const Question& question, const Request& request,
                              const Wanted& wanted) {
  if (auto labels = request.labels()) return *std::move(labels);
  const std::vector<const Series*> candidates = asked_about(record, question);
  if (candidates.size() == 1) return own_labels(placed(*candidates.front(), record, question), request, wanted);
  std::vector<Label> all;
  for (const Series* series : candidates) {
    for (const Label& label : own_labels(placed(*series, record, question), request, wanted)) {
      if (std::find(all.begin(), all.end(), label) == all.end()) all.push_back(label);
    }
  }
  if (!question.terms.empty()) {
    // Of a sum what can be answered: most of what its parts state is of one part alone.
    const std::vector<Observation> shown = show(record, question, all, RateTable());
    std::vector<Label> answered;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (has_value(shown[i].status)) answered.push_back(all[i]);
    }
    std::stable_sort(answered.begin(), answered.end(), [&](const Label& a, const Label& b) {
      return outer_first(resolve(a, record->company.calendar), resolve(b, record->company.calendar));
    });
    return answered;
  }
  PlacedSeries* series = choose_placed(record, question, all);
  return series == nullptr ? std::vector<Label>() : own_labels(*series, request, wanted);
}

std::optional<MeasureId> common_measure(const PlacedRecord& record, Question question, const Request& request,
                                        const Wanted& wanted) {
  if (question.measures.size() < 2 || request.each_own()) return std::nullopt;
  std::vector<Label> labels;
  std::set<MeasureId> chosen;
  for (const Basis basis : request.bases()) {
    question.basis = basis;
    const std::vector<Label> own = labels_for(record, question, request, wanted);
    if (const Series* series = choose_series(record, question, own)) chosen.insert(series->measure);
    for (const Label& label : own) {
      if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
    }
  }
  if (chosen.size() < 2) return std::nullopt;
  question.in.reset();  // whether there is a rate is another matter
  std::optional<MeasureId> best;
  std::ptrdiff_t most = 0;
  for (const MeasureId measure : std::vector<MeasureId>(question.measures)) {
    question.measures = {measure};
    std::ptrdiff_t answered = 0, on_bases = 0;
    for (const Basis basis : request.bases()) {
      question.basis = basis;
      const std::vector<Observation> shown = show(record, question, labels, RateTable());
      const auto had =
          std::count_if(shown.begin(), shown.end(), [](const Observation& one) { return has_value(one.status); });
      answered += had;
      on_bases += had > 0 ? 1 : 0;
    }
    if (on_bases > 1 && answered > most) {
      best = measure;
      most = answered;
    }
  }
  return best;
}

}  // namespace capex::core
