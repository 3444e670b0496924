// Words and numbers as the cells of a workbook can hold them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace capex::look {

/// As many characters, of UTF-16, as a cell or a comment holds.
constexpr std::size_t most_in_a_cell = 32'767;

/// The text with U+FFFD for what XML cannot hold, LF at the ends of its lines, cut with "..." past what a cell holds.
/// What would read as the code of a character ("_x0041_") is coded itself.
std::string cell_text(std::string_view text);

/// A name that Excel takes and none of those before it has: at most 31 characters, none of []:*?/\, no ' at an end.
std::string sheet_name(std::string_view wanted, const std::vector<std::string>& before);

/// A number as it is written: how many digits from the first to the last that is not 0, how many stand after the point.
struct Digits {
  double value = 0;
  int significant = 0;
  int places = 0;
  bool whole = false;  // without a point or an exponent
};
/// Nothing where a workbook has no such number: inf.
std::optional<Digits> digits_of(const std::string& text);

struct CalendarDay {
  int year, month, day;
};
/// "2024-08-26", from March 1900, before which workbooks do not agree on days; nothing of all else.
std::optional<CalendarDay> calendar_day(std::string_view text);

/// Whether it is one that a person can follow and Excel takes: a web address that is not too long.
bool is_link(std::string_view text);

}  // namespace capex::look
