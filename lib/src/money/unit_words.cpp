#include "money/unit_words.hpp"

#include <string_view>

#include "capex/money/currency.hpp"

namespace capex {
namespace {

struct UnitWord {
  std::string_view word;
  Unit unit;
};

constexpr auto word = Unit::Kind::word;
constexpr auto prefix = Unit::Kind::prefix;
constexpr auto small = Unit::Kind::small;
constexpr auto myriad = Unit::Kind::myriad;

// The usual ones first; a full stop of an abbreviation belongs to it.
constexpr UnitWord unit_words[] = {
    {"bn", {9, word}},         {"m", {6, word}},         {"k", {3, word}},          {"b", {9, word}},
    {"million", {6, word}},    {"billion", {9, word}},   {"mn", {6, word}},         {"t", {12, word}},
    {"tn", {12, word}},        {"trillion", {12, word}}, {"thousand", {3, prefix}}, {"hundred", {2, prefix}},
    {"mln", {6, word}},        {"mm", {6, word}},        {"mio.", {6, word}},       {"mio", {6, word}},
    {"mil", {6, word}},        {"millions", {6, word}},  {"bln", {9, word}},        {"bil", {9, word}},
    {"billions", {9, word}},   {"mrd.", {9, word}},      {"mrd", {9, word}},        {"mia", {9, word}},
    {"milliard", {9, word}},   {"milliards", {9, word}}, {"trn", {12, word}},       {"tril", {12, word}},
    {"trillions", {12, word}}, {"thousands", {3, word}}, {"lakh", {5, prefix}},     {"lakhs", {5, prefix}},
    {"lac", {5, prefix}},      {"lacs", {5, prefix}},    {"crore", {7, word}},      {"crores", {7, word}},
    {"cr.", {7, word}},        {"cr", {7, word}},
};

// 兆 is 10^12 in Japan, Korea and Taiwan, where budgets are written with it.
constexpr UnitWord unit_marks[] = {
    {"亿", {8, myriad}},  {"億", {8, myriad}}, {"万", {4, myriad}}, {"萬", {4, myriad}},  {"兆", {12, myriad}},
    {"京", {16, myriad}}, {"억", {8, myriad}}, {"만", {4, myriad}}, {"조", {12, myriad}}, {"경", {16, myriad}},
    {"千", {3, small}},   {"百", {2, small}},  {"十", {1, small}},  {"仟", {3, small}},   {"佰", {2, small}},
    {"拾", {1, small}},   {"천", {3, small}},  {"백", {2, small}},  {"십", {1, small}},
};

struct Numeral {
  std::string_view mark;
  int value;
};
constexpr Numeral numerals[] = {
    {"零", 0}, {"〇", 0}, {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7},
    {"八", 8}, {"九", 9}, {"两", 2}, {"兩", 2}, {"壹", 1}, {"贰", 2}, {"貳", 2}, {"叁", 3}, {"參", 3},
    {"肆", 4}, {"伍", 5}, {"陆", 6}, {"陸", 6}, {"柒", 7}, {"捌", 8}, {"玖", 9},
};

bool beyond_ascii(NumberCursor& cursor) {
  return !cursor.at_end() && static_cast<unsigned char>(cursor.rest().front()) >= 0x80;
}

std::optional<Unit> take_unit_word(NumberCursor& cursor) {
  for (const UnitWord& entry : unit_words) {
    if (cursor.take(entry.word)) return entry.unit;
  }
  // A code may follow the unit without a blank: 23bnCNY.
  const std::string_view before = cursor.rest();
  const std::string_view letters = cursor.take_letters();
  cursor.back_to(before);
  if (letters.size() <= 3 || !find_currency(letters.substr(letters.size() - 3))) return std::nullopt;
  NumberCursor alone(letters.substr(0, letters.size() - 3), {});
  for (const UnitWord& entry : unit_words) {
    if (!alone.take(entry.word) || !alone.at_end()) continue;
    cursor.back_to(before.substr(letters.size() - 3));
    return entry.unit;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Unit> take_unit(NumberCursor& cursor) {
  if (cursor.at_end()) return std::nullopt;
  return beyond_ascii(cursor) ? take_unit_mark(cursor) : take_unit_word(cursor);
}

std::optional<Unit> take_unit_mark(NumberCursor& cursor) {
  if (!beyond_ascii(cursor)) return std::nullopt;
  for (const UnitWord& entry : unit_marks) {
    if (cursor.take(entry.word)) return entry.unit;
  }
  return std::nullopt;
}

std::optional<int> take_numeral(NumberCursor& cursor) {
  if (!beyond_ascii(cursor)) return std::nullopt;
  for (const Numeral& numeral : numerals) {
    if (cursor.take(numeral.mark)) return numeral.value;
  }
  return std::nullopt;
}

}  // namespace capex
