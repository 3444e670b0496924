// What rows have to be, said once: readers add line and column, and a load holds a batch that was filled by hand to the
// same. Each rule says what is wrong, beginning with what was found; of what is right, and of what may be left out and
// is empty, nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/claim.hpp"
#include "model/measure.hpp"
#include "model/source.hpp"
#include "money/currency.hpp"
#include "time/period.hpp"

namespace capex::core {

using Fault = std::optional<std::string>;

/// Of sources, claims and scopes, and what keys of companies and measures are at least: no blanks and none of , ; | = "
/// so that lists of keys can be written in a cell, and no option where it is typed.
Fault key_fault(std::string_view key);
/// Of a series or a claim, where it is never empty.
Fault scope_fault(std::string_view scope);

Fault country_fault(std::string_view country);  // ISO 3166-1 alpha-2
Fault lei_fault(std::string_view lei);          // ISO 17442, with its check digits
Fault cik_fault(std::string_view cik);
/// "CIK1577552" and "1577552" are 0001577552; nothing for what is no CIK.
std::optional<std::string> ten_digit_cik(std::string_view text);

/// Of a member of a group: until is the day after the last.
Fault span_fault(const std::optional<Date>& since, const std::optional<Date>& until);
Fault unit_fault(const Measure& measure);
Fault form_fault(const Source& source);
/// What the parts of each kind of claim are, and how many there can be.
Fault parts_fault(ClaimKind kind, std::size_t parts);
Fault pair_fault(Currency base, Currency quote);
/// Of a rate that says when it became known.
Fault known_fault(Date day, Date known_on);

}  // namespace capex::core
