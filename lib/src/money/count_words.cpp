#include "money/count_words.hpp"

#include <span>
#include <string>
#include <string_view>

#include "money/unit_words.hpp"
#include "text/letters.hpp"

namespace capex::core {
namespace {

struct Count {
  std::string_view word;
  int value;
};
constexpr Count ones[] = {{"one", 1}, {"two", 2},   {"three", 3}, {"four", 4}, {"five", 5},
                          {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}};
constexpr Count teens[] = {{"ten", 10},      {"eleven", 11},   {"twelve", 12},  {"thirteen", 13},
                           {"fourteen", 14}, {"fifteen", 15},  {"sixteen", 16}, {"seventeen", 17},
                           {"eighteen", 18}, {"nineteen", 19}, {"hundred", 100}};
constexpr Count tens[] = {{"twenty", 20}, {"thirty", 30},  {"forty", 40},  {"fourty", 40}, {"fifty", 50},
                          {"sixty", 60},  {"seventy", 70}, {"eighty", 80}, {"ninety", 90}};
/// Korea counts times in numbers of its own.
constexpr Count korean[] = {{"두", 2},   {"세", 3},   {"네", 4},   {"다섯", 5}, {"여섯", 6},
                            {"일곱", 7}, {"여덟", 8}, {"아홉", 9}, {"열", 10}};

std::optional<int> take_one_of(NumberCursor& cursor, std::span<const Count> counts) {
  constexpr std::string_view fold = "fold";
  if (cursor.at_end()) return std::nullopt;
  const std::string_view before = cursor.rest();
  std::string word = lower_case(cursor.take_letters());
  if (word.size() > fold.size() && word.ends_with(fold)) word.resize(word.size() - fold.size());
  for (const Count& count : counts) {
    if (word != count.word) continue;
    cursor.back_to(before.substr(word.size()));
    return count.value;
  }
  cursor.back_to(before);
  return std::nullopt;
}

std::optional<int> take_below_hundred(NumberCursor& cursor) {
  if (const auto whole = take_one_of(cursor, ones)) return whole;
  if (const auto whole = take_one_of(cursor, teens)) return whole;
  const auto ten = take_one_of(cursor, tens);
  if (!ten) return std::nullopt;
  const std::string_view before = cursor.rest();
  cursor.take("-");
  if (const auto one = take_one_of(cursor, ones)) return *ten + *one;
  cursor.back_to(before);
  return ten;
}

}  // namespace

std::optional<int> take_count(NumberCursor& cursor) {
  for (const Count& count : korean) {
    if (cursor.take(count.word)) return count.value;
  }
  const auto count = take_below_hundred(cursor);
  if (!count || (*count >= 10 && *count != 100)) return count;
  const bool hundreds = *count == 100 || cursor.take("hundred");
  if (!hundreds) return count;
  const int whole = *count == 100 ? 100 : 100 * *count;
  const std::string_view before = cursor.rest();
  cursor.take("and");
  const auto rest = take_below_hundred(cursor);
  if (rest && *rest < 100) return whole + *rest;
  cursor.back_to(before);
  return whole;
}

std::optional<WrittenNumber> take_number_in_words(NumberCursor& cursor) {
  const auto count = take_count(cursor);
  if (!count) return std::nullopt;
  if (cursor.take_any({"and a half", "-and-a-half"})) return WrittenNumber{*count * 10 + 5, 1};
  return WrittenNumber{*count, 0};
}

std::optional<WrittenNumber> take_count_of_units(NumberCursor& cursor) {
  if (const auto number = take_number_in_words(cursor)) return number;
  const std::string_view before = cursor.rest();
  const bool half = cursor.take_any({"half a", "half-a"});
  if (half || cursor.take("a")) {
    const std::string_view unit = cursor.rest();
    if (take_unit(cursor)) {
      cursor.back_to(unit);
      return half ? WrittenNumber{5, 1} : WrittenNumber{1, 0};
    }
  }
  cursor.back_to(before);
  return std::nullopt;
}

}  // namespace capex::core
