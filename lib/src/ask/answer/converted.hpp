// What convert answers: one amount in another currency, with the rate that it used.
#pragma once

#include <optional>
#include <string>

#include "analysis/answer/answer.hpp"
#include "money/stated.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

struct ConversionAsked {
  StatedAmount amount;
  Currency to;
  std::optional<Period> period;  // what the rate is of; a fixed rate needs none
  std::optional<Label> label;
  Question question;
};

struct Converted {
  Observation amount;
  std::string provider;  // of the rates; empty where none was needed
  std::string why;       // there is no value, and what to do; empty where there is one
};

/// The amount as it was typed, of its period; of any where none is needed.
Observation stated_observation(const ConversionAsked& asked);

Converted convert_amount(const Snapshot& snapshot, const ConversionAsked& asked, const std::string& provider);

/// In words, of a conversion without a value.
std::string why_not_converted(const Snapshot& snapshot, const RateTable& rates, const ConversionAsked& asked,
                              const Question& question, const Observation& converted);

}  // namespace capex::core
