// What stands behind an answer, in words: how it was derived, why there is none, what its flags mean. Facts only; what
// to do about them depends on who asks.
#pragma once

#include <string>
#include <string_view>

#include "fx/rate_table.hpp"
#include "model/observation.hpp"
#include "time/fiscal_calendar.hpp"

namespace capex::core {

/// "2024-01-01..2024-06-30", also of a single day.
std::string days_of(const Period& period);

/// Which boundary of a missing period is not stated, or between which days nothing is; for one that is no flow, that it
/// is not stated. `measure` may be empty.
std::string gap_words(const Observation& missing, const std::string& measure = {});

/// The operands of a derived observation: "FY2024 - 2023H2".
std::string derivation_words(const Observation& observation, const FiscalCalendar& calendar);

/// What a flag means for the observation that carries it; empty for sources_disagree, which is said with the figures.
std::string flag_words(Flag flag, const Observation& observation);
/// The same of a sum: its parts have the flag, or are unlike each other.
std::string sum_flag_words(Flag flag, const Observation& sum);

/// How a rate was come by: "average of 126 daily ecb rates, 2024-01-01..2024-06-30, through EUR"; of rates that were
/// turned round also how they were given ("given as 0.14 USD per CNY"). Empty where nothing was converted; `provider`
/// may be empty.
std::string rate_origin_words(const AppliedRate& rate, std::string_view provider);

/// Whether it is a plan for a period that the rates end before: it has no average yet, rather than one that is too old.
bool is_yet_to_come(const PairRates& pair, const RatePolicy& policy, const Period& period, Basis basis);

/// Why the policy finds no rate between two currencies for a period: "there is no CNY per USD rate for ...".
std::string rate_gap_words(const RateTable& rates, Currency from, Currency to, const RatePolicy& policy, int max_age,
                           const Period& period, Basis basis = Basis::actual);

}  // namespace capex::core
