#include "analysis/answer/outcome.hpp"

#include <algorithm>

#include "capex/error.hpp"
#include "model/words.hpp"

namespace capex::core {
namespace {

constexpr std::string_view outcomes[] = {"beat", "within", "miss"};

void mark(Observation& amount, Observation& base) {
  if (!has_value(amount.status) || !has_value(base.status)) return;
  const bool unlike = amount.measure != base.measure;
  for (Observation* one : {&amount, &base}) {
    one->flags |= Flag::mixed_basis;
    if (unlike) one->flags |= Flag::mixed_definitions;
  }
}

}  // namespace

std::string_view to_string(Outcome outcome) {
  return word_of(outcomes, outcome);
}

std::optional<Outcome> outcome(const Observation& guidance, const Observation& actual) {
  if (!has_value(guidance.status) || !has_value(actual.status) || guidance.currency != actual.currency) {
    return std::nullopt;
  }
  const Bounds& guided = guidance.bounds;
  const Bounds& reported = actual.bounds;
  if (guided.has_high() && reported.has_low() && *reported.low() > *guided.high()) return Outcome::beat;
  if (guided.has_low() && reported.has_high() && *reported.high() < *guided.low()) return Outcome::miss;
  return Outcome::within;
}

namespace {

/// Of the amounts' own measure where that has any, as a growth compares like with like.
std::vector<Observation> bases_like(const std::vector<Observation>& amounts, const PlacedRecord& record,
                                    const Question& question, const std::vector<Label>& labels,
                                    const RateTable& rates) {
  const auto known = [](const Observation& each) { return has_value(each.status); };
  if (question.terms.empty() && !amounts.empty() && amounts.front().measure != MeasureId{}) {
    Question like = question;
    like.measures = {amounts.front().measure};
    std::vector<Observation> bases = show(record, like, labels, rates);
    if (std::any_of(bases.begin(), bases.end(), known)) return bases;
  }
  return show(record, question, labels, rates);
}

}  // namespace

std::vector<GrowthAnswer> growth_on(Basis base_basis, const PlacedRecord& record, const Question& question,
                                    const std::vector<Label>& labels, Step over, const RateTable& rates) {
  if (question.constant_currency) {
    throw Error(ErrorCode::usage, "a growth from one basis to another has no constant currency");
  }
  Question of_base = question;
  of_base.basis = base_basis;
  std::vector<Label> base_labels;
  for (const Label& label : labels) base_labels.push_back(earlier(label, over));
  std::vector<Observation> amounts = show(record, question, labels, rates);
  std::vector<Observation> bases = bases_like(amounts, record, of_base, base_labels, rates);
  std::vector<GrowthAnswer> answers;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    mark(amounts[i], bases[i]);
    const Value& amount = amounts[i].stated();
    const Value& base = bases[i].stated();
    const bool comparable = amount.currency == base.currency || !has_value(amount.status) || !has_value(base.status);
    const bool converted =
        amounts[i].currency == bases[i].currency || !has_value(amounts[i].status) || !has_value(bases[i].status);
    answers.push_back({labels[i], base_labels[i], amounts[i], bases[i],
                       converted ? grow(amounts[i], bases[i]) : Growth{.status = Status::no_rate},
                       comparable ? grow(amount, base) : Growth{.status = Status::no_rate}});
  }
  return answers;
}

}  // namespace capex::core
