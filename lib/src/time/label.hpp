// Names of periods, as people write them.
//
//   calendar   2024  2024H1  2024Q3  9M2024  2024-02  2024-06-30  TTM@2024-06-30  2024-01-01..2024-06-30
//   fiscal     FY2025  FY2025H1  FY2025Q1  9MFY2025          (said of a company)
//   a range    2023H1..2024H2                               (every half from the first to the last)
//
// Read besides, and printed as above: 1H24, H1 2024, 2Q24, Q2 FY25, FY24, 9M24, first half of 2024, June 2024,
// 2024年上半年, 2024年第二季度; ranges with a dash or "to". A year in two digits lies in 1970 to 2069.
//
// A label is a name; resolve() makes it days, for a company's fiscal calendar.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/fiscal_calendar.hpp"
#include "time/period.hpp"

namespace capex::core {

enum class LabelKind { year, half, quarter, nine_months, month, day, trailing_year, days };

/// Always a period that exists: the makers throw Error{usage} for numbers and years that do not. Years reach
/// three beyond those that are read, for the bases and the fiscal years of periods at the edge.
class Label {
 public:
  static Label year(int year);
  static Label half(int year, int half);        // 1, 2
  static Label quarter(int year, int quarter);  // 1 to 4
  static Label nine_months(int year);
  static Label month(int year, int month);  // 1 to 12
  static Label day(Date day);
  static Label trailing_year(Date last);  // the twelve months that end on `last`
  static Label days(Period period);       // a single day is a day
  /// The same name in fiscal terms, for year, half, quarter and nine_months; Error{usage} for others.
  Label fiscal() const;

  LabelKind kind() const { return kind_; }
  bool is_fiscal() const { return fiscal_; }
  int year() const { return year_; }
  int number() const { return number_; }  // of the half, quarter or month
  Date first() const { return first_; }   // for day, trailing_year (its last day) and days
  Date last() const { return last_; }

  friend bool operator==(const Label&, const Label&) = default;

 private:
  Label() = default;
  /// A whole year, or the part of it that the kind and the number name.
  static Label of_year(LabelKind kind, int year, int number = 0);

  LabelKind kind_ = LabelKind::year;
  bool fiscal_ = false;
  int year_ = 0;
  int number_ = 0;
  Date first_;
  Date last_;
};

/// Any label above but a range of labels, in any case; Error{parse} says what is wrong and what is accepted
/// ("2024H3: a year has halves 1 and 2").
Label parse_label(std::string_view text);
std::string to_string(const Label& label);

/// The days that the label names, fiscal ones by the calendar.
Period resolve(const Label& label, const FiscalCalendar& calendar = {});

/// The shortest calendar label of exactly these days (2024, 2024H1, 2024Q1, 9M2024, 2024-02, 2024-06-30), else both
/// days.
Label calendar_label(const Period& period);
/// The fiscal label of exactly these days (FY2025, FY2025H1, FY2025Q1, 9MFY2025); nothing when they are none.
std::optional<Label> fiscal_label(const Period& period, const FiscalCalendar& calendar);

/// What a company calls these days: the calendar label, else the fiscal one, else both days. Where its fiscal calendar
/// is of weeks, the fiscal one comes first.
Label name_of(const Period& period, const FiscalCalendar& calendar);

/// What a table is cut into, and what growth steps over.
enum class Step { year, half, quarter, month, fiscal_year, fiscal_half, fiscal_quarter };
/// "half", "quarter", "year", "fiscal-year", ...; Error{parse} lists them.
Step parse_step(std::string_view text);
std::string to_string(Step step);
/// The same step of the fiscal year; nothing for a month.
std::optional<Step> fiscal_step(Step step);

/// The label one year, half or quarter earlier: 2024H1 over year is 2023H1, over half is 2023H2; FY2025Q1 over quarter
/// is FY2024Q4; days and trailing years move by months. A step says how far; the label says in which calendar, so
/// fiscal steps move calendar labels as far. Error{usage} when the label is longer than the step, days by over nine.
Label earlier(const Label& label, Step step);

/// How many months the second label lies after the first, negative where before; Error{usage} unless both are of one
/// kind and whole months apart.
int months_between(const Label& first, const Label& last);

/// The same period a year earlier: of a period of the company's fiscal calendar its own year-ago period, which for
/// weeks lies 364 or 371 days back; of others the same days of the year before.
Period year_ago(const Period& period, const FiscalCalendar& calendar = {});

/// "P", "P..Q" (also "P-Q", "P to Q") or two ISO days, in the order of time. A range lists every period of its ends'
/// kind; trailing years by quarter. With `by` all of it is cut into pieces: "2024" by half is 2024H1, 2024H2. A fiscal
/// label is cut in fiscal terms, and so is a calendar year by a fiscal step: "2023..2025" by fiscal-year is FY2023,
/// FY2024, FY2025. Error{parse} when the ends are of unlike kinds or out of order, or when the pieces do not fit
/// exactly.
std::vector<Label> parse_labels(std::string_view text, std::optional<Step> by = std::nullopt);

}  // namespace capex::core
