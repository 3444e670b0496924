#include "money/written_ratio.hpp"

#include <algorithm>

#include "money/count_words.hpp"
#include "money/fraction_words.hpp"
#include "money/quantity.hpp"
#include "money/unit_words.hpp"

namespace capex::core {
namespace {

/// In digits, in words, or in Chinese numerals; the latter say nothing of how finely they are meant.
WrittenNumber take_plain_number(NumberCursor& cursor) {
  if (cursor.at_digit()) return cursor.take_number();
  if (const auto number = take_number_in_words(cursor)) return *number;
  if (!at_quantity(cursor)) return cursor.take_number();
  Quantity spelt = take_quantity(cursor);
  spelt.number.digits = checked_multiply(spelt.number.digits, power_of_ten(spelt.exponent.value_or(0)));
  return spelt.number;
}

/// "三成五", "2割5分", "两成半": a further digit, of a hundred.
void take_hundredths(NumberCursor& cursor, WrittenNumber& number) {
  std::optional<int> digit = take_numeral(cursor);
  if (!digit && cursor.take("半")) digit = 5;
  if (!digit && cursor.at_digit()) digit = static_cast<int>(cursor.take_number().digits % 10);
  if (!digit) return;
  cursor.take("分");
  number.digits = checked_multiply(number.digits, 10) + *digit;
  ++number.places;
}

/// 八折 and 8.5折 are of ten, 七五折 and 75折 of a hundred.
int fold_unit(const NumberCursor& cursor, const WrittenNumber& number) {
  const int unit = number.places == 0 && number.digits > 10 ? -2 : -1;
  Int128 whole = 0;
  if (number.digits > power_of_ten(number.places - unit) || !scaled(number, ratio_digits + unit, whole)) {
    cursor.refuse("折 is what is left of ten parts, or of a hundred: write 八折 or 七五折");
  }
  return unit;
}

WrittenEnd take_end(NumberCursor& cursor) {
  WrittenEnd end;
  end.sign = cursor.take_sign();
  const bool bracket = cursor.take("(");
  if (bracket && (end.sign != 0 || cursor.take_sign() != 0))
    cursor.refuse("it has a sign and brackets, which stand for a minus");
  const bool of_hundred = cursor.take("百分之");
  end.number = take_plain_number(cursor);
  const bool closed = bracket && cursor.take(")");
  if (of_hundred || cursor.take_any({"%", "per cent", "percent", "pct", "pc", "パーセント", "퍼센트"})) {
    end.unit = -2;
  } else if (cursor.take_any({"成", "割"})) {
    end.unit = -1;
    take_hundredths(cursor, end.number);
  } else if (cursor.take("折")) {
    end.unit = fold_unit(cursor, end.number);
    end.kept = true;
  }
  if (bracket) {
    if (!closed && !cursor.take(")")) {
      cursor.refuse("its bracket, which stands for a minus, is not closed: write (4%) or -4%");
    }
    end.sign = -1;
  }
  return end;
}

}  // namespace

WrittenRatio take_ratio(NumberCursor& cursor) {
  const bool between = cursor.take_any({"between", "from"});
  WrittenRatio ratio;
  ratio.low = ratio.high = take_end(cursor);
  const std::string_view before = cursor.rest();
  ratio.lacks_end = between;
  if (!cursor.take_range() && !(between && cursor.take("and"))) return ratio;
  if (!ratio.low.unit && cursor.take("fold")) {  // 2.5-fold is no range
    cursor.back_to(before);
    return ratio;
  }
  ratio.lacks_end = false;
  ratio.high = take_end(cursor);
  if (ratio.low.unit && !ratio.high.unit) cursor.refuse("the upper end lacks the per cent sign of the lower one");
  if (!ratio.low.unit) ratio.low.unit = ratio.high.unit;
  return ratio;
}

std::optional<RatioEnds> take_parts(NumberCursor& cursor) {
  const std::string_view before = cursor.rest();
  const bool between = cursor.take_any({"between", "from"});
  const auto low = take_fraction(cursor);
  if (!low) {
    cursor.back_to(before);
    return std::nullopt;
  }
  const std::string_view behind = cursor.rest();
  const bool range = cursor.take_range() || (between && cursor.take("and"));
  const auto high = range ? take_fraction(cursor) : std::nullopt;
  if (!high) cursor.back_to(behind);
  const WrittenFraction& other = high ? *high : *low;
  return RatioEnds{low->value, other.value, std::min(low->decimals, other.decimals), between && !high};
}

bool at_from(NumberCursor& cursor) {
  const std::string_view before = cursor.rest();
  const bool found = cursor.take("from");
  cursor.back_to(before);
  return found;
}

RatioEnds ends_of(const NumberCursor& cursor, const WrittenRatio& ratio) {
  const auto billionths = [&](const WrittenEnd& end) {
    Int128 value = 0;
    if (!scaled(end.number, end.unit.value_or(0) + ratio_digits, value)) {
      cursor.refuse("it is finer than the billionths that are kept");
    }
    return narrow(end.sign < 0 ? -value : value);
  };
  const auto decimals = [](const WrittenEnd& end) { return end.number.places - end.unit.value_or(0); };
  return {billionths(ratio.low), billionths(ratio.high), std::min(decimals(ratio.low), decimals(ratio.high)),
          ratio.lacks_end};
}

Stated stated_ratio(const NumberCursor& cursor, const Qualifiers& qualifiers, const RatioEnds& ends) {
  if (ends.lacks_end) cursor.refuse("it has one end: write two, between 10% and 15%");
  if (ends.low > ends.high) cursor.refuse("the range runs backwards: the smaller number comes first");
  if (qualifiers.limit != Limit::none && ends.low != ends.high) cursor.refuse("it is a limit and a range at once");
  const auto low = qualifiers.limit == Limit::high ? std::nullopt : std::optional(ends.low);
  const auto high = qualifiers.limit == Limit::low ? std::nullopt : std::optional(ends.high);
  return Stated(low, high, ends.decimals, ratio_digits, qualifiers.about);
}

}  // namespace capex::core
