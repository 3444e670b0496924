// From lines of answers to what the door hands out: every id by its name, every number with its text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ask/answer/answers.hpp"
#include "ask/claims/checking.hpp"
#include "capex/answer.hpp"

namespace capex::core {

template <class One>
struct Told {
  std::vector<One> values;
  std::vector<capex::Source> sources;
};
Told<capex::Observation> observations_of(const Answers& answers);
Told<capex::Revision> revisions_of(const Answers& answers);
Told<capex::Remaining> remaining_of(const Answers& answers);
Told<capex::Growth> growths_of(const Answers& answers);
Told<capex::Total> totals_of(const Answers& answers);
/// `rows` are those of rows_of(), one each.
std::vector<capex::CheckedClaim> claims_of(const CheckedClaims& checked, const Rows& rows);
/// One that is no company's.
capex::Observation observation_of(const Observation& observation, const std::string& period,
                                  const std::string& provider);
Day day_of(const Date& date);
capex::Source source_of(const Source& source);
/// Rows of finding_columns().
std::vector<capex::Finding> findings_of(const Rows& rows);

}  // namespace capex::core
