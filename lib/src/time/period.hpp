// A period is an interval of whole days: half-open [begin, end) here, first and last day (both inclusive) wherever a
// person sees it. An instant, such as a stock of cash at a day, is the one-day period.
//
// Whole-file passes make and compare millions of periods, so what they use is inline.
#pragma once

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace capex::core {

using Date = boost::gregorian::date;
using Weekday = boost::gregorian::greg_weekday;

/// "As of" without a limit: everything that the file knows.
inline const Date latest = Date(boost::date_time::pos_infin);

/// The years that dates and labels may name.
inline constexpr int first_year = 1900;
inline constexpr int last_year = 2200;

/// "2024-06-30"; Error{parse} for anything else and for days that do not exist ("February 2024 has 29 days").
Date parse_date(std::string_view text);
/// "2024-06-30"; "latest" for latest, and nothing for not_a_date_time.
std::string to_string(const Date& date);

inline constexpr std::int32_t epoch_day = 2'440'588;  // 1970-01-01 as Boost counts: Julian days

/// Days since 1970-01-01, as the file keeps them. Of ordinary days only.
inline std::int32_t day_number(const Date& date) {
  return static_cast<std::int32_t>(date.day_number()) - epoch_day;
}
[[noreturn]] void refuse_day(std::int32_t day_number);
/// Error{usage} outside the years 1400 to 9999.
inline Date date_of(std::int32_t day_number) {
  constexpr std::int32_t lowest = -208'188, highest = 2'932'896;
  if (day_number < lowest || day_number > highest) refuse_day(day_number);
  return Date(static_cast<Date::date_int_type>(day_number + epoch_day));
}
/// From one day to another, below 0 where that lies before. Of ordinary days only.
inline int days_between(const Date& from, const Date& to) {
  return day_number(to) - day_number(from);
}

class Period {
 public:
  /// [begin, end); Error{usage} unless begin < end and both are ordinary days.
  Period(Date begin, Date end) : begin_(begin), end_(end) {
    if (!(begin < end) || begin.is_special() || end.is_special()) refuse(begin, end);
  }
  /// From the first to the last day, both inclusive; Error{parse} when last < first, naming both.
  static Period between(Date first, Date last);
  static Period instant(Date day) { return Period(day, day + boost::gregorian::days(1)); }

  Date begin() const { return begin_; }
  Date end() const { return end_; }
  Date first() const { return begin_; }
  Date last() const { return end_ - boost::gregorian::days(1); }
  std::int32_t days() const { return static_cast<std::int32_t>(end_.day_number() - begin_.day_number()); }

  friend bool operator==(const Period& a, const Period& b) { return a.begin_ == b.begin_ && a.end_ == b.end_; }
  /// By begin, then by end: the order of time.
  friend std::strong_ordering operator<=>(const Period& a, const Period& b) { return a.rank() <=> b.rank(); }

 private:
  [[noreturn]] static void refuse(Date begin, Date end);
  /// Both days in one number that orders as the period does.
  std::uint64_t rank() const { return std::uint64_t{begin_.day_number()} << 32 | end_.day_number(); }

  Date begin_;
  Date end_;
};

/// "2024-01-01..2024-06-30"; an instant is its day.
std::string to_string(const Period& period);

inline bool overlap(const Period& a, const Period& b) {
  return a.begin() < b.end() && b.begin() < a.end();
}
inline bool contains(const Period& outer, const Period& inner) {
  return outer.begin() <= inner.begin() && inner.end() <= outer.end();
}
/// By begin, the longer first: the order in which people read periods, the year before its parts.
inline bool outer_first(const Period& a, const Period& b) {
  return a.begin() != b.begin() ? a.begin() < b.begin() : a.end() > b.end();
}

/// Whole months later, the day kept within the month's length; the last day of a month stays a last day.
Date months_later(Date date, int months);
/// The period with both boundaries moved so: whole months stay whole, and neighbours stay neighbours.
Period months_later(const Period& period, int months);

}  // namespace capex::core
