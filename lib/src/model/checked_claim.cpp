#include "model/checked_claim.hpp"

#include <fmt/core.h>

#include "capex/error.hpp"
#include "model/words.hpp"
#include "text/near_names.hpp"

namespace capex::core {
namespace {

constexpr std::string_view verdicts[] = {"consistent", "inconsistent", "undecidable"};

}  // namespace

std::string_view to_string(Verdict verdict) {
  return word_of(verdicts, verdict);
}

Verdict parse_verdict(std::string_view text) {
  if (const auto verdict = find_word<Verdict>(verdicts, text)) return *verdict;
  throw Error(ErrorCode::parse, fmt::format("no verdict '{}'{}", text, did_you_mean_one_of(text, verdicts)));
}

}  // namespace capex::core
