// What a question about companies takes from the file: their records, the measures and the rates.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/answer/total.hpp"
#include "ask/question/request.hpp"

namespace capex::core {

/// Those of the measures that the file has, in order.
std::vector<MeasureId> measures_called(const Snapshot& snapshot, std::span<const std::string_view> keys);

/// All that the file knows about a company; Error{not_found} suggests a near name.
CompanyRecord record_of(const Snapshot& snapshot, const std::string& company);
CompanyRecord record_of(const Snapshot& snapshot, Company company);
/// A group with its members' records; Error{usage} for an issuer.
GroupRecord group_of(const Snapshot& snapshot, const std::string& name);

/// The rates between the currencies of the records and the one asked for; none when nothing is converted. `since`
/// leaves out days before it, less the age that a rate may have, `until` those after it.
RateTable rates_for(const Snapshot& snapshot, const std::vector<CompanyRecord>& records, const Question& question,
                    const std::string& provider, std::optional<Date> since = std::nullopt,
                    std::optional<Date> until = std::nullopt);

/// For a company whose chosen measures say nothing: what it has instead, and how to ask for it.
std::string hint(const Snapshot& snapshot, const CompanyRecord& record, const Question& question);

}  // namespace capex::core
