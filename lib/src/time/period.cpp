#include "time/period.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "capex/error.hpp"
#include "time/digits.hpp"

namespace capex::core {
namespace {

using boost::gregorian::days;

/// A boundary between days, moved by months. Said of the day before it, so that the end of a month stays one.
Date boundary_later(Date boundary, int months) {
  return months_later(boundary - days(1), months) + days(1);
}

}  // namespace

Date parse_date(std::string_view text) {
  const auto year = digits_at(text, 0, 4);
  const auto month = digits_at(text, 5, 2);
  const auto day = digits_at(text, 8, 2);
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !year || !month || !day) {
    throw Error(ErrorCode::parse, fmt::format("'{}' is no date: write it as 2024-06-30", text));
  }
  check_year(text, *year);
  check_month(text, *month);
  const Date first(static_cast<unsigned short>(*year), static_cast<unsigned short>(*month), 1);
  const int length = first.end_of_month().day();
  if (*day < 1 || *day > length) {
    throw Error(ErrorCode::parse,
                fmt::format("{}: {} {} has {} days", text, first.month().as_long_string(), *year, length));
  }
  return first + days(*day - 1);
}

std::string to_string(const Date& date) {
  if (date == latest) return "latest";
  if (date.is_special()) return {};
  const auto day = date.year_month_day();
  std::string text = "0000-00-00";  // of years of four digits
  const auto put = [&text](std::size_t last, int number) {
    for (; number > 0; number /= 10) text[last--] = static_cast<char>('0' + number % 10);
  };
  put(3, day.year);
  put(6, day.month.as_number());
  put(9, day.day);
  return text;
}

void refuse_day(std::int32_t day_number) {
  throw Error(ErrorCode::usage, fmt::format("day {} since 1970-01-01 is outside the years 1400 to 9999", day_number));
}

void Period::refuse(Date begin, Date end) {
  throw Error(ErrorCode::usage, fmt::format("a period begins before it ends, on ordinary days: [{}, {}) does not",
                                            to_string(begin), to_string(end)));
}

Period Period::between(Date first, Date last) {
  if (last < first) {
    throw Error(ErrorCode::parse,
                fmt::format("{}..{}: the last day comes before the first", to_string(first), to_string(last)));
  }
  return Period(first, last + boost::gregorian::days(1));
}

std::string to_string(const Period& period) {
  if (period.days() == 1) return to_string(period.first());
  return fmt::format("{}..{}", to_string(period.first()), to_string(period.last()));
}

Date months_later(Date date, int months) {
  return date + boost::gregorian::months(months);
}

Period months_later(const Period& period, int months) {
  if (period.days() == 1) return Period::instant(months_later(period.first(), months));
  const Date end = boundary_later(period.end(), months);
  // The last days of a long month can fall together in a short one; at least one day is left.
  return Period(std::min(boundary_later(period.begin(), months), end - days(1)), end);
}

}  // namespace capex::core
