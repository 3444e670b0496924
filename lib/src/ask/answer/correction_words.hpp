// What was entered wrong and then corrected. It never stood, so that no row tells of it.
#pragma once

#include <string>
#include <vector>

#include "ask/answer/answers.hpp"

namespace capex::core {

/// "41bn CNY of ft-2024-08 for 2024H1 was entered as 40bn CNY until it was corrected on 2026-01-31": each correction of
/// a figure behind the answers, once.
std::vector<std::string> correction_words(const Answers& answers, const Snapshot& snapshot);

}  // namespace capex::core
