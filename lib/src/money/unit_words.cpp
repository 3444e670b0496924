#include "money/unit_words.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include "money/currency.hpp"
#include "text/letters.hpp"

namespace capex::core {
namespace {

struct UnitWord {
  std::string_view word;
  Unit unit;
};

constexpr auto word = Unit::Kind::word;
constexpr auto prefix = Unit::Kind::prefix;
constexpr auto small = Unit::Kind::small;
constexpr auto myriad = Unit::Kind::myriad;

consteval UnitWord continental(std::string_view word_, int exponent) {
  return {word_, {exponent, word, {true, 0, false}}};
}
/// A billion of the long scale, 10^12, or a trillion, 10^18, which English readers take for 10^9 and 10^12.
consteval UnitWord long_scale(std::string_view word_, int exponent) {
  return {word_, {exponent, word, {true, exponent == 12 ? -3 : -6, false}}};
}

// The usual ones first, longer ones before those that they begin with; a full stop of an abbreviation belongs to it.
constexpr UnitWord unit_words[] = {
    {"bn", {9, word}},
    {"m", {6, word}},
    {"k", {3, word}},
    {"b", {9, word}},
    {"million", {6, word}},
    {"billion", {9, word}},
    {"mn", {6, word}},
    {"t", {12, word}},
    {"tn", {12, word}},
    {"trillion", {12, word}},
    {"thousand", {3, prefix}},
    {"hundred", {2, prefix}},
    {"mln", {6, word}},
    {"mm", {6, word}},
    continental("mio.", 6),
    continental("mio", 6),
    continental("mil millones", 9),
    continental("mil milhões", 9),
    {"mil", {6, word}},
    {"millions", {6, word}},
    {"bln", {9, word}},
    {"bil", {9, word}},
    {"billions", {9, word}},
    continental("mrd.", 9),
    continental("mrd", 9),
    continental("mia.", 9),
    continental("mia", 9),
    continental("milliard", 9),
    continental("milliards", 9),
    {"trn", {12, word}},
    {"tril", {12, word}},
    {"trillions", {12, word}},
    {"thousands", {3, word}},
    {"lakh", {5, prefix}},
    {"lakhs", {5, prefix}},
    {"lac", {5, prefix}},
    {"lacs", {5, prefix}},
    {"crore", {7, word}},
    {"crores", {7, word}},
    {"cr.", {7, word}},
    {"cr", {7, word}},
    continental("milliarden", 9),
    continental("milliarde", 9),
    continental("milliarder", 9),
    continental("miljarden", 9),
    continental("miljarder", 9),
    continental("miljardia", 9),
    continental("miljard", 9),
    continental("miliardi", 9),
    continental("miliardo", 9),
    continental("miliardów", 9),
    continental("miliardy", 9),
    continental("miliard", 9),
    continental("millardos", 9),
    continental("millardo", 9),
    continental("mds", 9),
    continental("md", 9),
    continental("mdr.", 9),
    continental("mdr", 9),
    continental("mlrd.", 9),
    continental("mlrd", 9),
    continental("mld.", 9),
    continental("mld", 9),
    continental("bilhões", 9),
    continental("bilhão", 9),
    continental("trilhões", 12),
    continental("trilhão", 12),
    continental("millionen", 6),
    continental("millioner", 6),
    continental("miljoonaa", 6),
    continental("miljoner", 6),
    continental("miljoen", 6),
    continental("milioni", 6),
    continental("milione", 6),
    continental("milionów", 6),
    continental("miliony", 6),
    continental("millones", 6),
    continental("millón", 6),
    continental("milhões", 6),
    continental("milhão", 6),
    continental("tausend", 3),
    continental("tsd.", 3),
    continental("tsd", 3),
    continental("duizend", 3),
    continental("mila", 3),
    long_scale("billionen", 12),
    long_scale("billioner", 12),
    long_scale("billones", 12),
    long_scale("billón", 12),
    long_scale("bilioni", 12),
    long_scale("bilione", 12),
    long_scale("biliões", 12),
    long_scale("biljoen", 12),
    long_scale("biljoner", 12),
    long_scale("bio.", 12),
    long_scale("bio", 12),
    long_scale("trillionen", 18),
    long_scale("trillones", 18),
    long_scale("triljoen", 18),
    long_scale("trilioni", 18),
};

// 兆 is 10^12 in Japan, Korea and Taiwan, where budgets are written with it.
constexpr UnitWord unit_marks[] = {
    continental("млрд.", 9), continental("млрд", 9), continental("млн.", 6),
    continental("млн", 6),   {"亿", {8, myriad}},    {"億", {8, myriad}},
    {"万", {4, myriad}},     {"萬", {4, myriad}},    {"兆", {12, myriad, {false, -6, true}}},
    {"京", {16, myriad}},    {"억", {8, myriad}},    {"만", {4, myriad}},
    {"조", {12, myriad}},    {"경", {16, myriad}},   {"千", {3, small}},
    {"百", {2, small}},      {"十", {1, small}},     {"仟", {3, small}},
    {"佰", {2, small}},      {"拾", {1, small}},     {"천", {3, small}},
    {"백", {2, small}},      {"십", {1, small}},
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

/// Whether one of the words comes next, written so, capitals and all, and whole.
bool is_next(std::string_view rest, std::span<const std::string_view> words) {
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  return std::any_of(words.begin(), words.end(), [rest](std::string_view one) {
    return rest.substr(0, one.size()) == one && (rest.size() == one.size() || !is_letter(rest[one.size()]));
  });
}

/// What stands around an English word may show that it is another language's: "5 billions d'euros", "1 Billion Euro"
/// and "5 mil euros" are 10^12 and 10^3, and M€ is no English way to write a million.
void take_neighbours(NumberCursor& cursor, std::string_view written, Unit& unit) {
  constexpr std::string_view german[] = {"Euro", "Dollar", "US-Dollar", "Franken", "Pfund"};
  constexpr std::string_view iberian[] = {"euros", "dólares", "pesos", "reais", "libras", "yenes", "yuanes"};
  const bool in_full = written.find("illion") < 3;
  const bool d_follows = !cursor.at_end() && lower(cursor.rest().front()) == 'd';
  const bool romance = d_follows && cursor.take_any({"d'", "d’", "de", "di"});
  const bool is_german = in_full && written.front() < 'a' && is_next(cursor.rest(), german);
  const bool sign = written.size() == 1 && cursor.rest().starts_with("€");
  unit.doubt.continental = unit.doubt.continental || romance || is_german || sign;
  if (unit.doubt.shift != 0) return;
  if (in_full && (romance || is_german) && unit.exponent >= 9) unit.doubt.shift = unit.exponent == 9 ? 3 : 6;
  if (written.size() == 3 && lower_case(written) == "mil" && is_next(cursor.rest(), iberian)) unit.doubt.shift = -3;
}

std::optional<Unit> take_unit_word(NumberCursor& cursor) {
  const std::string_view before = cursor.rest();
  for (const UnitWord& entry : unit_words) {
    if (lower(before.front()) != entry.word.front() || !cursor.take(entry.word)) continue;
    Unit unit = entry.unit;
    take_neighbours(cursor, before.substr(0, before.size() - cursor.rest().size()), unit);
    return unit;
  }
  // A code may follow the unit without a blank: 23bnCNY.
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

bool take_hyphen(NumberCursor& cursor) {
  const std::string_view before = cursor.rest();
  if (before.empty() || (before.front() != '-' && before.front() != '+')) return false;
  const bool more = cursor.take_any({"-plus", "-odd", "+"});
  if (!more) cursor.take("-");
  const std::string_view unit = cursor.rest();
  const bool fits = take_unit(cursor).has_value();
  cursor.back_to(fits ? unit : before);
  return fits && more;
}

}  // namespace capex::core
