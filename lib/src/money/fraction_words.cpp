#include "money/fraction_words.hpp"

#include <string_view>

#include "money/count_words.hpp"
#include "money/stated.hpp"
#include "money/unit_words.hpp"

namespace capex::core {
namespace {

constexpr std::int64_t most_parts = 1000;

struct Ordinal {
  std::string_view word;
  int parts;
};
constexpr Ordinal ordinals[] = {
    {"half", 2},    {"halves", 2},  {"third", 3},  {"thirds", 3}, {"quarter", 4}, {"quarters", 4}, {"fourth", 4},
    {"fourths", 4}, {"fifth", 5},   {"fifths", 5}, {"sixth", 6},  {"sixths", 6},  {"seventh", 7},  {"sevenths", 7},
    {"eighth", 8},  {"eighths", 8}, {"ninth", 9},  {"ninths", 9}, {"tenth", 10},  {"tenths", 10},  {"twentieth", 20}};

struct FractionMark {
  std::string_view mark;
  int of;
  int parts;
};
// Longer ones before those that they begin with.
constexpr FractionMark marks[] = {{"一半", 1, 2}, {"半数", 1, 2}, {"半數", 1, 2}, {"半分", 1, 2}, {"半", 1, 2},
                                  {"对折", 1, 2}, {"對折", 1, 2}, {"절반", 1, 2}, {"½", 1, 2},    {"⅓", 1, 3},
                                  {"⅔", 2, 3},    {"¼", 1, 4},    {"¾", 3, 4},    {"⅕", 1, 5},    {"⅖", 2, 5},
                                  {"⅗", 3, 5},    {"⅘", 4, 5},    {"⅙", 1, 6},    {"⅚", 5, 6},    {"⅛", 1, 8},
                                  {"⅜", 3, 8},    {"⅝", 5, 8},    {"⅞", 7, 8}};

std::optional<WrittenFraction> part(std::int64_t of, std::int64_t parts) {
  if (parts < 2 || parts > most_parts || of < 1 || of > parts) return std::nullopt;
  constexpr std::int64_t one = small_powers_of_ten[ratio_digits];
  return WrittenFraction{(2 * of * one + parts) / (2 * parts), parts <= 10 ? 1 : parts <= 100 ? 2 : 3};
}

/// 十, 二十, 十二: below a hundred, as parts are counted.
std::optional<std::int64_t> take_numerals(NumberCursor& cursor) {
  const auto first = take_numeral(cursor);
  if (!cursor.take("十")) return first;
  return 10 * first.value_or(1) + take_numeral(cursor).value_or(0);
}

std::optional<std::int64_t> take_small_number(NumberCursor& cursor) {
  if (!cursor.at_digit()) return take_numerals(cursor);
  const WrittenNumber number = cursor.take_number();
  if (number.places > 0 || number.digits > most_parts) return std::nullopt;
  return static_cast<std::int64_t>(number.digits);
}

/// "三分之一", "3分の1", "3분의 1", "2/3", "2 in 3".
std::optional<WrittenFraction> take_in_numbers(NumberCursor& cursor) {
  const auto first = take_small_number(cursor);
  if (!first) return std::nullopt;
  const bool parts_first = cursor.take_any({"分之", "分の", "분의"});
  if (!parts_first && !cursor.take_any({"/", "in", "out of"})) return std::nullopt;
  const auto second = take_small_number(cursor);
  if (!second) return std::nullopt;
  return parts_first ? part(*second, *first) : part(*first, *second);
}

/// "a third", "two-thirds", "two in three", "half".
std::optional<WrittenFraction> take_in_words(NumberCursor& cursor) {
  const auto count = take_count(cursor);
  if (count && cursor.take_any({"in", "out of"})) {
    const auto whole = take_count(cursor);
    return whole ? part(*count, *whole) : std::nullopt;
  }
  if (count) cursor.take_any({"-", "\u2010", "\u2011"});
  const bool counted = count || cursor.take_any({"a", "an"});
  for (const Ordinal& ordinal : ordinals) {
    if ((counted || ordinal.word == "half") && cursor.take(ordinal.word)) return part(count.value_or(1), ordinal.parts);
  }
  return std::nullopt;
}

/// "Half a per cent".
WrittenFraction of_percent(NumberCursor& cursor, const WrittenFraction& found) {
  const bool percent = cursor.take_any({"of a per cent", "of a percent", "of one per cent", "of one percent", "of 1%",
                                        "a per cent", "a percent", "per cent", "percent", "%"});
  return percent ? WrittenFraction{(found.value + 50) / 100, found.decimals + 2} : found;
}

std::optional<WrittenFraction> take_mark(NumberCursor& cursor) {
  for (const FractionMark& each : marks) {
    if (cursor.take(each.mark)) return part(each.of, each.parts);
  }
  return std::nullopt;
}

}  // namespace

std::optional<WrittenFraction> take_fraction(NumberCursor& cursor) {
  const std::string_view before = cursor.rest();
  for (const auto take : {take_mark, take_in_numbers, take_in_words}) {
    if (const auto found = take(cursor)) return of_percent(cursor, *found);
    cursor.back_to(before);
  }
  return std::nullopt;
}

}  // namespace capex::core
