#include "store/near.hpp"

#include <algorithm>
#include <cstdlib>

namespace capex::store {
namespace {

constexpr std::size_t most_suggestions = 3;
constexpr int prefix_distance = 3;  // behind every near misspelling

int limit(std::size_t length) {
  return length <= 4 ? 1 : 2;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

int edit_distance(std::string_view a, std::string_view b) {
  std::vector<int> two_above(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], two_above[j - 2] + 1);
    }
    two_above.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

NearestNames::NearestNames(std::string_view wanted) : wanted_(folded(wanted)) {}

void NearestNames::offer(std::string_view name, std::string_view key) {
  const int most = limit(wanted_.size());
  const std::string candidate = folded(name);
  int distance = most + 1;
  if (std::abs(static_cast<int>(candidate.size()) - static_cast<int>(wanted_.size())) <= most) {
    distance = edit_distance(wanted_, candidate);
  }
  if (distance > most) {
    if (wanted_.size() < 2 || candidate.compare(0, wanted_.size(), wanted_) != 0) return;
    distance = prefix_distance;
  }
  for (Candidate& known : candidates_) {
    if (known.key == key) {
      known.distance = std::min(known.distance, distance);
      return;
    }
  }
  candidates_.push_back(Candidate{distance, std::string(key)});
}

std::string NearestNames::suggestion() const {
  std::vector<Candidate> best = candidates_;
  std::sort(best.begin(), best.end(), [](const Candidate& a, const Candidate& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.key < b.key;
  });
  if (best.empty()) return {};
  if (best.size() > most_suggestions) best.resize(most_suggestions);
  std::string text = ": did you mean ";
  for (std::size_t i = 0; i < best.size(); ++i) {
    if (i > 0) text += i + 1 == best.size() ? " or " : ", ";
    text += best[i].key;
  }
  return text + "?";
}

}  // namespace capex::store
