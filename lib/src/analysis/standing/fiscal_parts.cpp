#include "analysis/standing/fiscal_parts.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <utility>
#include <vector>

#include "analysis/standing/alignment.hpp"
#include "analysis/standing/nearest.hpp"

namespace capex::core {
namespace {

/// Where the quarters of a year may end, in weeks from its begin: they have 12, 13, 14, 16 or 17.
struct Weeks {
  int least, most;
};
constexpr Weeks quarter_ends[] = {{12, 17}, {24, 30}, {36, 42}};

/// The quarters, 0 to 4, between which a part of a fiscal year lies; nothing for the year and for other labels.
std::optional<std::pair<int, int>> quarters_of(const Label& label) {
  if (!label.is_fiscal()) return std::nullopt;
  switch (label.kind()) {
    case LabelKind::quarter:
      return std::pair(label.number() - 1, label.number());
    case LabelKind::half:
      return std::pair(2 * label.number() - 2, 2 * label.number());
    case LabelKind::nine_months:
      return std::pair(0, 3);
    default:
      return std::nullopt;
  }
}

/// Where the quarters of a fiscal year that begins on the day end by what was filed of it, 1 to 3, in weeks.
std::optional<std::array<int, 3>> filed_quarters(Timeline& timeline, Date start) {
  std::array<int, 3> found = {};
  for (const Date& day : timeline.boundaries()) {
    const int days = days_between(start, day);
    if (days <= 0 || days % week != 0) continue;
    for (std::size_t quarter = 0; quarter < found.size(); ++quarter) {
      const Weeks& weeks = quarter_ends[quarter];
      const bool lies_there = weeks.least <= days / week && days / week <= weeks.most;
      if (lies_there && found[quarter] == 0 && timeline.connected(start, day)) found[quarter] = days / week;
    }
  }
  return std::find(found.begin(), found.end(), 0) == found.end() ? std::optional(found) : std::nullopt;
}

/// Quarters of 13 weeks, or of 14 in a long year; and one of 17, which is long only in its own year.
bool are_of_the_rule(const std::array<int, 3>& ends) {
  const int lengths[] = {ends[0], ends[1] - ends[0], ends[2] - ends[1]};
  const auto usual = [](int weeks) { return weeks == 13 || weeks == 14; };
  return std::all_of(std::begin(lengths), std::end(lengths), usual) ||
         std::find(std::begin(lengths), std::end(lengths), 17) != std::end(lengths);
}

}  // namespace

std::optional<Period> filed_part(Timeline& timeline, const Label& label, const Period& computed,
                                 const FiscalCalendar& calendar) {
  const auto quarters = quarters_of(label);
  if (!quarters || timeline.series().kind != MeasureKind::flow) return std::nullopt;
  const Period year = fiscal_year(calendar, label.year());
  const std::span<const Date> boundaries = timeline.boundaries();
  std::vector<Date> begins;
  for (const Date& day : boundaries) {
    if (std::abs(days_between(year.begin(), day)) <= max_filed_skew) begins.push_back(day);
  }
  if (begins.empty()) begins.push_back(year.begin());
  Nearest nearest(computed, max_skew, longest_quarter - shortest_quarter);
  for (const Date& start : begins) {
    const auto lies_at = [&](const Date& day, int quarter) {
      if (quarter == 0) return day == start;
      if (quarter == 4) return std::abs(days_between(year.end(), day)) <= max_filed_skew;
      const Weeks& weeks = quarter_ends[quarter - 1];
      const int days = days_between(start, day);
      return days % week == 0 && weeks.least <= days / week && days / week <= weeks.most;
    };
    for (const Date& begin : boundaries) {
      if (!lies_at(begin, quarters->first)) continue;
      for (const Date& end : boundaries) {
        if (!(begin < end) || !lies_at(end, quarters->second)) continue;
        const Period candidate(begin, end);
        if (nearest.improves(candidate) && timeline.connected(begin, end)) nearest.take(candidate);
      }
    }
  }
  return nearest.best();
}

std::optional<Period> usual_part(Timeline& timeline, const Label& label, const FiscalCalendar& calendar) {
  const auto quarters = quarters_of(label);
  const bool weekly = calendar.year_end != YearEnd::month_end && timeline.series().kind == MeasureKind::flow;
  if (!quarters || !weekly || timeline.boundaries().empty()) return std::nullopt;
  const auto begin_of = [&](int year) {
    const Date computed = fiscal_year(calendar, year).begin();
    for (const Date& day : timeline.boundaries()) {
      if (std::abs(days_between(computed, day)) <= max_filed_skew) return day;
    }
    return computed;
  };
  for (int year = label.year() - 1; year >= std::max(label.year() - 3, first_year); --year) {
    const auto weeks = filed_quarters(timeline, begin_of(year));
    if (!weeks || are_of_the_rule(*weeks)) continue;
    const auto boundary = [&](int quarter) {
      if (quarter == 4)
        return label.year() < last_year ? begin_of(label.year() + 1) : fiscal_year(calendar, label.year()).end();
      return begin_of(label.year()) +
             boost::gregorian::days(quarter == 0 ? 0 : week * (*weeks)[static_cast<std::size_t>(quarter - 1)]);
    };
    return Period(boundary(quarters->first), boundary(quarters->second));
  }
  return std::nullopt;
}

}  // namespace capex::core
