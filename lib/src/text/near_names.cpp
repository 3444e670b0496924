#include "text/near_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "text/letters.hpp"

namespace capex::core {
namespace {

constexpr std::size_t most_suggestions = 3;
constexpr std::size_t beginning = 3;  // a name that begins with the word comes after every slip

std::size_t most_edits(std::size_t length) {
  return length <= 2 ? 0 : length <= 4 ? 1 : 2;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> two_above(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
    }
    two_above.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

NearNames::NearNames(std::string_view word) : word_(lower_case(word)) {}

void NearNames::offer(std::string_view name, std::string_view key) {
  const std::size_t most = most_edits(word_.size());
  const std::string candidate = lower_case(name);
  const auto [shorter, longer] = std::minmax({candidate.size(), word_.size()});
  std::size_t distance = longer - shorter <= most ? edit_distance(word_, candidate) : most + 1;
  if (distance > most) {
    if (word_.size() < 2 || candidate.compare(0, word_.size(), word_) != 0) return;
    distance = beginning;
  }
  const auto known = std::find_if(candidates_.begin(), candidates_.end(),
                                  [key](const Candidate& earlier) { return earlier.key == key; });
  if (known != candidates_.end()) {
    known->distance = std::min(known->distance, distance);
  } else {
    candidates_.push_back(Candidate{distance, std::string(key)});
  }
}

std::vector<std::string> NearNames::nearest() const {
  std::vector<Candidate> best = candidates_;
  std::sort(best.begin(), best.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.distance, a.key) < std::tie(b.distance, b.key);
  });
  if (best.size() > most_suggestions) best.resize(most_suggestions);
  std::vector<std::string> keys;
  keys.reserve(best.size());
  for (Candidate& candidate : best) keys.push_back(std::move(candidate.key));
  return keys;
}

std::string NearNames::suggestion() const {
  const std::vector<std::string> keys = nearest();
  std::string text;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    text += i == 0 ? ": did you mean " : i + 1 == keys.size() ? " or " : ", ";
    text += keys[i];
  }
  return text.empty() ? text : text + "?";
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& names) {
  NearNames near(word);
  for (const std::string& name : names) near.offer(name);
  return near.suggestion();
}

std::string did_you_mean_one_of(std::string_view word, const std::vector<std::string>& names) {
  const std::string suggestion = did_you_mean(word, names);
  return suggestion.empty() ? fmt::format(": it is one of {}", fmt::join(names, ", ")) : suggestion;
}

}  // namespace capex::core
