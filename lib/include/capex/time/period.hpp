// A period is an interval of whole days: half-open [begin, end) here, first and last day (both inclusive) wherever a
// person sees it. An instant, such as a stock of cash at a day, is the one-day period.
#pragma once

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace capex {

using Date = boost::gregorian::date;
using Weekday = boost::gregorian::greg_weekday;

/// "As of" without a limit: everything that the file knows.
inline const Date latest = Date(boost::date_time::pos_infin);

/// "2024-06-30"; Error{parse} for anything else and for days that do not exist.
Date parse_date(std::string_view text);
std::string to_string(const Date& date);

/// Days since 1970-01-01, as the file keeps them.
std::int32_t day_number(const Date& date);
Date date_of(std::int32_t day_number);

class Period {
 public:
  /// [begin, end); Error{usage} unless begin < end and both are ordinary days.
  Period(Date begin, Date end);
  /// From the first to the last day, both inclusive; Error{parse} when last < first, naming both.
  static Period between(Date first, Date last);
  static Period instant(Date day);

  Date begin() const { return begin_; }
  Date end() const { return end_; }
  Date first() const { return begin_; }
  Date last() const { return end_ - boost::gregorian::days(1); }
  std::int32_t days() const { return static_cast<std::int32_t>((end_ - begin_).days()); }

  friend bool operator==(const Period&, const Period&) = default;
  /// By begin, then by end: the order of time.
  friend std::strong_ordering operator<=>(const Period& a, const Period& b);

 private:
  Date begin_;
  Date end_;
};

bool overlap(const Period& a, const Period& b);
bool contains(const Period& outer, const Period& inner);

/// Whole months later, the day kept within the month's length; the last day of a month stays a last day.
Date months_later(Date date, int months);

}  // namespace capex
