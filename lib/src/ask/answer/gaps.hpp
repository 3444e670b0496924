// Why an answer has no number, in few words: the same for all periods and companies of which it is true, so that it can
// be said of them together. reasons.hpp says it at length.
#pragma once

#include <string>

#include "ask/answer/answer_line.hpp"

namespace capex::core {

/// "last known 2024Q2; capex-cash has it: --measure capex-cash", "no 2023H1 to grow from: first known 2023H2"; empty
/// where there is an amount, and of a growth a growth. `why` is what reason() says of the line.
std::string gap_reason(const AnswerLine& line, const Names& names, const std::string& why);

/// "amazon 2024H1: overflow, ..." without whose it is.
std::string without_head(const std::string& why);

}  // namespace capex::core
