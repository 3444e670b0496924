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

/// The days that answers for the labels need rates of, and of a growth over the step its bases: with room for what the
/// company filed on other days than its calendar says, and for the nearest days.
Period days_needed(const Question& question, const std::vector<Label>& labels, std::optional<Step> over,
                   const FiscalCalendar& calendar);

/// The rates between the currencies of the records and the one asked for; none when nothing is converted. Only those of
/// the days, and of as many before them as a rate may be old.
RateTable rates_for(const Snapshot& snapshot, const std::vector<CompanyRecord>& records, const Question& question,
                    const std::string& provider, const std::optional<Period>& days = std::nullopt);

/// For a company whose chosen measures say nothing: what it has instead, and how to ask for it.
std::string hint(const Snapshot& snapshot, const CompanyRecord& record, const Question& question);

}  // namespace capex::core
