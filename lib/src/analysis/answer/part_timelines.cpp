#include "analysis/answer/part_timelines.hpp"

#include <algorithm>

#include "analysis/answer/choose_series.hpp"

namespace capex::core {
namespace {

/// The currencies of the parts, the one to prefer first.
std::vector<Currency> currencies_of(const PlacedRecord& record, const Question& question, Currency first) {
  std::vector<Currency> found;
  const auto add = [&found](Currency currency) {
    if (std::find(found.begin(), found.end(), currency) == found.end()) found.push_back(currency);
  };
  if (first != Currency::none()) add(first);
  for (const MeasureTerm& term : question.terms) {
    Question part = question;
    part.measures = {term.id};
    for (const Series* series : candidates_of(record, part)) add(series->currency);
  }
  return found;
}

}  // namespace

PartTimelines::PartTimelines(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels,
                             Currency currency)
    : record_(&record), question_(&question) {
  int most = -1;
  Currency best = Currency::none();
  const std::vector<Currency> currencies = currencies_of(record, question, currency);
  for (const Currency tried : currencies) {
    assign(tried);
    int answered = 0;
    for (const Label& label : labels) answered += place(label).reached ? 1 : 0;
    if (answered > most) {
      most = answered;
      best = tried;
    }
  }
  if (parts_.empty() || best != currency_) assign(best);
}

void PartTimelines::assign(Currency currency) {
  currency_ = currency;
  parts_.clear();
  for (const MeasureTerm& term : question_->terms) {
    PlacedSeries*& part = parts_.emplace_back(nullptr);
    const Series* series = flow_beside(*record_, *question_, term.id, currency);
    if (series == nullptr) continue;
    PlacedSeries& found = placed(*series, *record_, *question_);
    if (!found.empty()) part = &found;
  }
}

template <class Place>
Placement PartTimelines::placed_by(const Label& label, const Place& place) {
  const auto reach = [&](const Period& period) {
    return std::all_of(parts_.begin(), parts_.end(),
                       [&](PlacedSeries* part) { return part != nullptr && part->timeline().reaches(period); });
  };
  std::optional<Placement> first;
  for (PlacedSeries* part : parts_) {
    if (part == nullptr) continue;
    Placement placed = place(*part);
    placed.reached = placed.reached && reach(placed.period);
    if (placed.reached) return placed;
    if (!first) first = placed;
  }
  return first ? *first : Placement{resolve(label, (*record_)->company.calendar)};
}

Placement PartTimelines::place(const Label& label) {
  return placed_by(label, [&](PlacedSeries& part) { return part.place(label); });
}

Placement PartTimelines::place_base(const Label& label, const Placement& above, Step over) {
  return placed_by(earlier(label, over), [&](PlacedSeries& part) {
    return core::place_base(part.timeline(), label, above, over, (*record_)->company.calendar, question_->align);
  });
}

std::pair<Observation, Observation> PartTimelines::observe(const Period& amount, const Period& base) {
  std::vector<Observation> amounts, bases;
  SeriesId known{};
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (parts_[i] != nullptr) {
      Timeline& timeline = parts_[i]->timeline();
      auto [of_amount, of_base] = timeline.observe(amount, base);
      amounts.push_back(std::move(of_amount));
      bases.push_back(std::move(of_base));
      if (known == SeriesId{}) known = timeline.series().id;
      continue;
    }
    Observation none({(*record_)->company.id, question_->terms[i].id, question_->basis, question_->scope}, amount);
    none.currency = currency_;
    amounts.push_back(none);
    none.period = base;
    bases.push_back(std::move(none));
  }
  const MeasureId measure = question_->measures.front();
  std::pair<Observation, Observation> sums = {sum_of_terms(measure, question_->terms, amounts),
                                              sum_of_terms(measure, question_->terms, bases)};
  sums.first.series = sums.second.series = known;
  return sums;
}

}  // namespace capex::core
