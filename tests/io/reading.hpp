// A CSV text read on its own, for tests of single rows and messages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/csv/read_csv.hpp"

struct Reading {
  capex::core::Batch batch;
  capex::Problems problems;

  /// "t.csv:2:3: message"
  std::vector<std::string> messages() const {
    std::vector<std::string> texts;
    for (const capex::Problem& problem : problems) texts.push_back(to_string(problem));
    return texts;
  }
  /// The only problem; what else there is, otherwise.
  std::string message() const {
    return problems.size() == 1 ? messages()[0] : std::to_string(problems.size()) + " problems";
  }
};

inline Reading reading(std::string_view text) {
  Reading result;
  capex::core::read_csv(text, "t.csv", result.batch, result.problems);
  return result;
}

/// Whether the text speaks of the words.
inline bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}
