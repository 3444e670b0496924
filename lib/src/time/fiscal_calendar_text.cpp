// Fiscal year ends read and printed.

#include <fmt/core.h>

#include <array>
#include <optional>
#include <vector>

#include "capex/error.hpp"
#include "time/digits.hpp"
#include "time/fiscal_calendar.hpp"

namespace capex::core {
namespace {

constexpr std::array<std::string_view, 12> month_names = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekday_names = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                           "Thursday", "Friday", "Saturday"};

[[noreturn]] void refuse_year_end(std::string_view text) {
  throw Error(ErrorCode::parse, fmt::format("'{}' is no fiscal year end: write 03-31 (the last day of a month), last "
                                            "Saturday of September, or nearest Sunday to December",
                                            text));
}

/// The place of a name, in full or its first three letters, in any case.
template <std::size_t count>
std::optional<int> find_name(const std::array<std::string_view, count>& names, std::string_view word) {
  const std::string wanted = capitals(word);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string name = capitals(names[i]);
    if (wanted == name || wanted == name.substr(0, 3)) return static_cast<int>(i);
  }
  return std::nullopt;
}

int length_of(int month, int year) {
  return Date(static_cast<unsigned short>(year), static_cast<unsigned short>(month), 1).end_of_month().day();
}

/// A fiscal year that ends with a month ends on its last day; of February people write either.
bool is_last_day(int month, int day) {
  return day == length_of(month, 2023) || day == length_of(month, 2024);
}

/// Words apart from those that only join.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == ',') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  const auto joins = [](const std::string& word) {
    const std::string upper = capitals(word);
    return upper.empty() || upper == "THE" || upper == "OF" || upper == "IN" || upper == "TO";
  };
  std::erase_if(words, joins);
  return words;
}

}  // namespace

FiscalCalendar parse_fiscal_year_end(std::string_view text) {
  FiscalCalendar calendar;
  std::vector<std::string> words = words_of(text);
  if (words.size() == 1 && words[0].size() == 5 && words[0][2] == '-') {
    const auto month = digits_at(words[0], 0, 2);
    const auto day = digits_at(words[0], 3, 2);
    if (!month || !day) refuse_year_end(text);
    check_month(text, *month);
    if (!is_last_day(*month, *day)) {
      throw Error(ErrorCode::parse,
                  fmt::format("{}: a fiscal year ends on the last day of a month, here {:02}-{:02}; or "
                              "write last Saturday of September",
                              text, *month, length_of(*month, 2023)));
    }
    calendar.month = *month;
    return calendar;
  }

  // "nearest Sunday December 31" and "Sunday nearest December 31" say the same.
  if (words.size() >= 2 && capitals(words[1]) == "NEAREST") std::swap(words[0], words[1]);
  if (words.size() != 3 && words.size() != 4) refuse_year_end(text);
  const std::string which = capitals(words[0]);
  const auto weekday = find_name(weekday_names, words[1]);
  const auto month = find_name(month_names, words[2]);
  if ((which != "LAST" && which != "NEAREST") || !weekday || !month) refuse_year_end(text);
  if (words.size() == 4) {
    const auto day = digits_at(words[3], 0, 2);
    if (which == "LAST" || words[3].size() != 2 || !day || !is_last_day(*month + 1, *day)) refuse_year_end(text);
  }
  calendar.year_end = which == "LAST" ? YearEnd::last_weekday : YearEnd::nearest_weekday;
  calendar.weekday = Weekday(static_cast<unsigned short>(*weekday));
  calendar.month = *month + 1;
  return calendar;
}

std::string fiscal_year_end_text(const FiscalCalendar& calendar) {
  const std::string_view month = month_names[static_cast<std::size_t>(calendar.month - 1)];
  const std::string_view weekday = weekday_names[calendar.weekday.as_number()];
  switch (calendar.year_end) {
    case YearEnd::month_end:
      return fmt::format("{:02}-{:02}", calendar.month, length_of(calendar.month, 2023));
    case YearEnd::last_weekday:
      return fmt::format("last {} of {}", weekday, month);
    case YearEnd::nearest_weekday:
      return fmt::format("nearest {} to {}", weekday, month);
  }
  return {};
}

}  // namespace capex::core
