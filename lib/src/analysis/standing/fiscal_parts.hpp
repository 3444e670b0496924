// Quarters, halves and nine months of fiscal years whose quarters are not 13 weeks, by what was filed.
#pragma once

#include <optional>

#include "analysis/standing/timeline.hpp"
#include "time/label.hpp"

namespace capex::core {

inline constexpr int week = 7;
inline constexpr int shortest_quarter = 11 * week;
inline constexpr int longest_quarter = 17 * week;

/// A part of a fiscal year between boundaries that the company filed in it. Its quarters may have 12 weeks or 16, so
/// each boundary is known by how many weeks of the year lie before it, whichever others are filed.
std::optional<Period> filed_part(Timeline& timeline, const Label& label, const Period& computed,
                                 const FiscalCalendar& calendar);

/// A part of a fiscal year that is not filed, or not yet, as the newest of the three years before was cut: a filer
/// whose quarters have 12 weeks and 16 cuts its next year so too.
std::optional<Period> usual_part(Timeline& timeline, const Label& label, const FiscalCalendar& calendar);

}  // namespace capex::core
