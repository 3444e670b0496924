#include "analysis/answer/mixtures.hpp"

#include <algorithm>

#include "analysis/answer/total.hpp"

namespace capex::core {
namespace {

using Choice = std::vector<std::size_t>;

std::size_t others(const Choice& choice) {
  return choice.size() - static_cast<std::size_t>(std::count(choice.begin(), choice.end(), std::size_t{0}));
}

}  // namespace

std::optional<Mixture> mixture_that(const std::vector<std::vector<Observation>>& alternatives,
                                    const std::function<bool(const Observation&)>& meets) {
  std::vector<Choice> choices = {{}};
  for (const std::vector<Observation>& of_part : alternatives) {
    if (choices.size() * of_part.size() > most_mixtures) return std::nullopt;
    std::vector<Choice> longer;
    for (const Choice& choice : choices) {
      for (std::size_t i = 0; i < of_part.size(); ++i) {
        longer.push_back(choice);
        longer.back().push_back(i);
      }
    }
    choices = std::move(longer);
  }
  std::stable_sort(choices.begin(), choices.end(),
                   [](const Choice& a, const Choice& b) { return others(a) < others(b); });
  for (const Choice& choice : choices) {
    std::vector<Observation> parts;
    for (std::size_t i = 0; i < choice.size(); ++i) parts.push_back(alternatives[i][choice[i]]);
    if (parts.empty()) return std::nullopt;
    Observation sum = sum_of(parts, parts.front().period);
    if (has_value(sum.status) && meets(sum)) return Mixture{choice, std::move(sum)};
  }
  return std::nullopt;
}

}  // namespace capex::core
