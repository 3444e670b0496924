// What check answers: what sources say about figures, recomputed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ask/claims/claim_words.hpp"
#include "ask/question/request.hpp"
#include "capex/rows.hpp"

namespace capex::core {

/// Which claims are asked about; whatever is left out restricts nothing.
struct ClaimFilter {
  std::vector<std::string> companies = {};  // those about one of them, or that add it up
  std::vector<std::string> sources = {};
  std::string periods = {};
  std::optional<Verdict> verdict = {};
  bool all = false;  // the consistent ones too
};

struct CheckedClaims {
  std::vector<CheckLine> lines;
  std::map<Verdict, std::int64_t> counts;  // of all that were asked about
  std::size_t asked = 0;                   // how many these are
  std::string provider;                    // of the rates
  std::vector<std::string> gaps;           // rates that are missing, and who has them
};

/// The request says how to convert; of a claim the kind of rate follows from what it says.
CheckedClaims ask_check(const Snapshot& snapshot, const ClaimFilter& filter, const Request& request);

/// The gaps, and what was asked about, counted.
std::vector<std::string> notes_of(const CheckedClaims& checked, const ClaimFilter& filter);

/// In the fixed columns of check.
Rows rows_of(const CheckedClaims& checked);

}  // namespace capex::core
