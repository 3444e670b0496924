#include "ask/answer/correction_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "money/amount_words.hpp"

namespace capex::core {

std::vector<std::string> correction_words(const Answers& answers, const Snapshot& snapshot) {
  std::vector<std::string> told;
  for (const AnswerLine& line : answers.lines) {
    const Observation& observation = line.stated.operands.empty() ? line.amount : line.stated;
    const Currency currency = observation.stated().currency;
    for (const Operand& operand : observation.operands) {
      const Figure& figure = operand.figure;
      for (const FigureCorrection& one : snapshot.corrections(observation.series, figure.period, figure.source)) {
        const std::string on = one.corrected_on.is_special() ? "" : " on " + to_string(one.corrected_on);
        std::string sentence =
            fmt::format("{} of {} for {} was entered as {} until it was corrected{}",
                        amount_words(figure.amount, currency), snapshot.source(figure.source).key,
                        to_string(name_of(figure.period, snapshot.company(observation.company).calendar)),
                        amount_words(one.before, currency), on);
        if (std::find(told.begin(), told.end(), sentence) == told.end()) told.push_back(std::move(sentence));
      }
    }
  }
  return told;
}

}  // namespace capex::core
