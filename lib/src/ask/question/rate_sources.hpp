// What the file's rates say beside those that an answer uses: which other provider has a missing one, and whether a
// fixed rate can be meant as it was typed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ask/answer/telling.hpp"
#include "ask/question/request.hpp"

namespace capex::core {

/// "fred has TWD per USD: --rates fred", where `used` has no rate for the period and another provider does; else empty.
std::string rates_elsewhere(const Snapshot& snapshot, const RateTable& used, Currency from, Currency to,
                            const Question& question, const Period& period);

/// Of a question with a fixed rate: UsageError where its inverse is nearer to the file's own rates of these days (of
/// all days up to the question's without them), a note where it is merely far off. A file without such rates says
/// nothing.
void check_fixed_rate(const Snapshot& snapshot, const std::string& provider, const Question& question,
                      const std::vector<Currency>& from, const std::optional<Period>& days, const Tell& note);

/// The same of the records' series that the question is about.
void check_fixed_rate(const Snapshot& snapshot, const std::string& provider, const Question& question,
                      const std::vector<CompanyRecord>& records, const std::optional<Period>& days, const Tell& note);

}  // namespace capex::core
