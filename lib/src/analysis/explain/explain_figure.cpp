// One figure, the document that states it, and why it stands where others speak of the same period.
#include <fmt/core.h>

#include <algorithm>

#include "analysis/explain/explaining.hpp"
#include "analysis/standing/bounded_amount.hpp"
#include "analysis/standing/standing.hpp"
#include "model/fineness.hpp"
#include "money/amount_words.hpp"

namespace capex::core {
namespace {

bool is_same(const Figure& a, const Figure& b) {
  return a.source == b.source && a.period == b.period;
}

/// The reasons of one figure, found among all that state its period.
class ReasonsOfChoice {
 public:
  ReasonsOfChoice(const Explaining& from, const Series& series, const Figure& chosen)
      : from_(from), series_(series), chosen_(chosen) {}

  std::vector<std::string> find() {
    const std::vector<Figure> figures = of_its_definition();
    const auto course = vintages(figures, series_.basis, from_.question.as_of);
    const auto read = std::find_if(course.begin(), course.end(),
                                   [this](const Vintage& vintage) { return is_same(*vintage.figure, chosen_); });
    for (auto vintage = course.begin(); read != course.end() && vintage != course.end(); ++vintage) {
      if (vintage < read) earlier_vintage(*vintage, *(vintage + 1));
      if (vintage > read) later_vintage(*vintage);
    }
    if (read != course.end() && series_.basis == Basis::actual && !is_issuers(read->authority))
      vote(figures, read->authority);
    std::vector<const Figure*> repeated;
    for (const Figure& figure : figures) {
      if (figure.known_on > from_.question.as_of || is_same(figure, chosen_)) continue;
      const bool is_vintage = std::any_of(course.begin(), course.end(),
                                          [&](const Vintage& vintage) { return is_same(*vintage.figure, figure); });
      if (figure.amount == chosen_.amount) {
        repeated.push_back(&figure);
      } else if (!is_vintage) {
        beside(figure, course);
      }
    }
    if (!repeated.empty()) reasons_.push_back("also stated by " + listed(repeated));
    if (chosen_.variant != VariantId{}) {
      const std::string word = from_.names.variant ? from_.names.variant(chosen_.variant) : std::string();
      reasons_.push_back(word.empty() ? "follows a definition other than the measure's own"
                                      : fmt::format("follows the definition {}, not the measure's own", word));
    }
    return std::move(reasons_);
  }

 private:
  /// What one definition's choice is made from.
  std::vector<Figure> of_its_definition() const {
    std::vector<Figure> figures;
    for (const Figure& figure : figures_of(series_, chosen_.period)) {
      if (figure.variant == chosen_.variant) figures.push_back(figure);
    }
    return figures;
  }

  void earlier_vintage(const Vintage& vintage, const Vintage& next) {
    const std::string value = said(*vintage.figure);
    if (series_.basis != Basis::actual) {
      reasons_.push_back(fmt::format("the latest {} stands; before it {}", to_string(series_.basis), value));
    } else if (next.restates) {
      reasons_.push_back("restates " + value);
    } else if (is_issuers(next.authority)) {
      reasons_.push_back(fmt::format("the issuer's own; before it spoke, {}", value));
    } else {
      reasons_.push_back(fmt::format("sources disagree: {} does not meet it", value));
    }
  }

  /// How outlets, who restate only themselves, came to it.
  void vote(const std::vector<Figure>& figures, SourceRank rank) {
    std::vector<const Figure*> latest = latest_of_outlets(figures, from_.question.as_of);
    std::erase_if(latest, [rank](const Figure* one) { return one->rank != rank; });
    const auto met =
        std::count_if(latest.begin(), latest.end(), [&](const Figure* one) { return agree(*one, chosen_); });
    if (static_cast<std::size_t>(met) == latest.size()) return;
    reasons_.push_back(fmt::format("no issuer speaks; of {} publishers {} meet it", latest.size(), met));
  }

  void later_vintage(const Vintage& vintage) {
    const std::string value = said(*vintage.figure);
    if (from_.question.vintage == VintageChoice::first) {
      reasons_.push_back(vintage.restates
                             ? fmt::format("as first stated; restated since {} to {}", to_string(vintage.since), value)
                             : fmt::format("as first stated; since {} {} stands", to_string(vintage.since), value));
    } else {
      reasons_.push_back(
          fmt::format("held back: restated since {} to {}, which has not reached all figures of this answer",
                      to_string(vintage.since), value));
    }
  }

  /// A figure that never stood by itself.
  template <class Course>
  void beside(const Figure& figure, const Course& course) {
    if (agree(figure, chosen_)) {
      const bool coarser = coarseness(chosen_.amount, figure.amount) < 0;
      reasons_.push_back((coarser ? "finer than " : "agrees with ") + said(figure));
      return;
    }
    const bool of_another = std::any_of(course.begin(), course.end(),
                                        [&](const Vintage& vintage) { return agree(figure, *vintage.figure); });
    if (!of_another) reasons_.push_back("sources disagree: " + said(figure) + " does not meet it");
  }

  std::string cited(const Figure& figure) const {
    return fmt::format("{} ({})", from_.names.source(figure.source).key, to_string(figure.known_on));
  }
  std::string said(const Figure& figure) const {
    return fmt::format("{} of {}", amount_words(figure.amount, series_.currency), cited(figure));
  }
  std::string listed(const std::vector<const Figure*>& figures) const {
    std::string text;
    for (const Figure* figure : figures) text += (text.empty() ? "" : ", ") + cited(*figure);
    return text;
  }

  const Explaining& from_;
  const Series& series_;
  const Figure& chosen_;
  std::vector<std::string> reasons_;
};

}  // namespace

Explanation figure_step(const Explaining& from, const Series& series, const Operand& operand) {
  const Figure& figure = operand.figure;
  Explanation step;
  step.kind = StepKind::figure;
  step.number = AmountIn{bounded(Standing{&figure, {}}), series.currency};
  step.sign = operand.sign;
  step.period = figure.period;
  step.label = called(from, series, figure.period);
  step.statement = Statement{from.names.source(figure.source), figure.amount, series.currency,
                             from.names.words ? from.names.words(series.id, figure.period, figure.source) : "", ""};
  step.reasons = ReasonsOfChoice(from, series, figure).find();
  if (from.names.corrections) {
    for (const FigureCorrection& one : from.names.corrections(series.id, figure.period, figure.source)) {
      step.reasons.push_back(fmt::format("entered as {} until it was corrected{}",
                                         amount_words(one.before, series.currency),
                                         one.corrected_on.is_special() ? "" : " on " + to_string(one.corrected_on)));
    }
  }
  return step;
}

}  // namespace capex::core
