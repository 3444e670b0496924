// Where a label lies in a series.
//
// A label names days. Of a fiscal label the periods that the company filed win over the computed ones: 52/53-week years
// do not always end where the rule says. Years from before a change of the year end are called by the names of that
// time, as what was filed tells. And companies of unlike calendars stand side by side in one table only where that is
// asked for: each boundary may then move, both chosen together so that a path exists, and the answer says how far.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/standing/timeline.hpp"
#include "model/observation.hpp"
#include "time/label.hpp"

namespace capex::core {

enum class Alignment {
  exact,    // the label's own days
  nearest,  // the nearest days that the series can answer for, at most max_skew away
};
/// "exact", "nearest"; Error{parse} lists them.
Alignment parse_alignment(std::string_view text);
std::string_view to_string(Alignment alignment);

inline constexpr int max_skew = 35;       // days that alignment moves a boundary
inline constexpr int max_filed_skew = 7;  // days between a computed fiscal boundary and the filed one

/// The period nearest to the wanted one that the timeline reaches: least sum of both moves, then the length nearest to
/// the wanted, then the earlier. No boundary moves by more than `most` days, nor by half of the period or more, and the
/// length changes by less than 11 days, so that a quarter is never a month. Nothing when there is none.
std::optional<Period> nearest_period(Timeline& timeline, const Period& wanted, int most);

struct Placement {
  Period period;
  Skew skew{};           // beside the label's own days; none for a filed fiscal period
  bool reached = false;  // whether the timeline answers for the period
};

/// The label's days if the timeline reaches them or nothing near does. A part of a fiscal year is also found between
/// the boundaries that the company filed within the year, for quarters that are not 13 weeks.
Placement place(Timeline& timeline, const Label& label, const FiscalCalendar& calendar,
                Alignment alignment = Alignment::exact);

/// The same for the base of a growth over `over` of what was placed: the company's own year-ago period where a year is
/// meant and the timeline reaches it, else the earlier label; and where that has nothing, what is earlier by the
/// company's own name of the period, for it may have been filed on other days.
Placement place_base(Timeline& timeline, const Label& label, const Placement& placed, Step over,
                     const FiscalCalendar& calendar, Alignment alignment = Alignment::exact);

/// What the base of a growth is called: by the label that is earlier by the step, or, where that names other days here,
/// by the company's own name.
Label base_name(Timeline& timeline, const Label& earlier, const Period& base, const FiscalCalendar& calendar);

/// The base of a growth over a year of a period that the figures state or lead to: what place_base() gives for its
/// name. Growth, screens, the whole-file pass and what is exported all mean this one.
Period year_before(Timeline& timeline, const Period& period, const FiscalCalendar& calendar);

/// What a company calls a period of its figures: as name_of() of the days, but also where it filed periods off the rule
/// of its calendar, which place() finds by their fiscal names.
Label name_of(Timeline& timeline, const Period& period, const FiscalCalendar& calendar);

/// "FY2023Q2 is 2022-05-02..2022-07-31: its fiscal years end on the last Sunday of January, ...": why the fiscal name
/// is of the days where it was placed, by the rule of the calendar, as filed, or by a calendar of before; empty for
/// others.
std::string placement_words(Timeline& timeline, const Label& label, const Period& placed,
                            const FiscalCalendar& calendar);

/// Whether only figures tell what a period is called: neither the rule of the calendar names it nor the common
/// calendar, or it is near a fiscal period by the rule.
bool is_off_rule(const Period& period, const FiscalCalendar& calendar);

}  // namespace capex::core
