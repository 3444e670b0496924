// Why an answer is not a number, in words, and what to do about it.
#pragma once

#include <functional>
#include <string>

#include "analysis/answer/answer.hpp"
#include "analysis/explain/reasons.hpp"
#include "ask/answer/answer_line.hpp"
#include "fx/rate_table.hpp"

namespace capex::core {

/// Who else has a rate between two currencies for a period, and how to ask for it; empty where nobody has.
using RatesElsewhere = std::function<std::string(Currency from, Currency to, const Period& period)>;

/// "amazon 2024H1: ..." for a line whose amount or growth has no value; empty for one that has. What is
/// said of rates is said of all in `rates`.
std::string reason(const AnswerLine& line, const Names& names, const Question& question, const RateTable& rates,
                   const RatesElsewhere& elsewhere = {});

/// "capex-cash has it: --measure capex-cash": of what the company has instead of a missing period the likest, another
/// measure of capital expenditure, basis or scope; empty where there is none.
std::string elsewhere_words(const std::vector<Topic>& topics, const Observation& missing, const Names& names);

/// "the nearest days that have figures are 2023-01-30..2024-01-28: --align nearest"; empty where there are none.
std::string nearest_words(const std::optional<Period>& nearest);

/// Why the policy finds no rate between two currencies for a period, and the ways to ask instead. The basis is that of
/// the amount.
std::string rate_reason(const RateTable& rates, Currency from, Currency to, const Question& question,
                        const Period& period, const RatesElsewhere& elsewhere = {}, Basis basis = Basis::actual);

/// Where an average has no rate.
inline constexpr const char* other_ways = "ask with --rate on:DATE, --rate closing or --rate fixed:R";

/// What of the range of a compound growth has no value, and which part of it has both ends; empty where all has one.
std::string holes_words(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels,
                        const RateTable& rates);

/// Why the amount has no ratio to the measure that was asked for; empty where it has one, or no value itself.
std::string ratio_reason(const AnswerLine& line, const Names& names);

/// One sentence for the footnote of an amount without a ratio.
std::string ratio_words(Status status, const std::string& per);

/// Said with every answer that reads the first vintage.
inline constexpr const char* first_vintage_words = "figures as before any restatement (--vintage first)";

/// "beat: what was reported lies above the guidance"
std::string outcome_words(Outcome outcome);

/// One sentence for the footnote of a status that has no value, or is no plain statement; empty for others.
std::string status_words(Status status);

/// The same of the status of a sum.
std::string sum_words(Status status);

}  // namespace capex::core
