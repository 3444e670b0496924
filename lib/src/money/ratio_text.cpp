// The half of amount_text.hpp that speaks of ratios: growths, shares, and their strict form.

#include <fmt/format.h>

#include <algorithm>

#include "capex/error.hpp"
#include "capex/money/amount_text.hpp"
#include "money/digits_text.hpp"
#include "money/growth_words.hpp"
#include "money/limit_words.hpp"
#include "money/quantity.hpp"
#include "money/unit_words.hpp"

namespace capex {
namespace {

constexpr std::string_view growth_accepted =
    "write a growth such as +123%, -4%, up 6 per cent, fell 4%, 10-15%, more than doubled, tripled or 2.5x";
constexpr std::string_view share_accepted = "write a share such as 13%, about 60%, 10-15%, more than 50% or 0.6";
constexpr std::string_view ratio_accepted = "write a ratio such as 1.23, -0.04, >0.5, <0.2, 0.12-0.15 or ~0.6";

struct Ends {
  std::int64_t low = 0;
  std::int64_t high = 0;
  int decimals = 0;
};

std::int64_t billionths(const NumberCursor& cursor, const WrittenNumber& number, int exponent) {
  Int128 value = 0;
  if (!scaled(number, exponent + ratio_digits, value)) cursor.refuse("it is finer than the billionths that are kept");
  return narrow(value);
}

Stated stated(const NumberCursor& cursor, const Qualifiers& qualifiers, const Ends& ends) {
  if (ends.low > ends.high) cursor.refuse("the range runs backwards: the smaller number comes first");
  if (qualifiers.limit != Limit::none && ends.low != ends.high) cursor.refuse("it is a limit and a range at once");
  const auto low = qualifiers.limit == Limit::high ? std::nullopt : std::optional(ends.low);
  const auto high = qualifiers.limit == Limit::low ? std::nullopt : std::optional(ends.high);
  return Stated(low, high, ends.decimals, ratio_digits, qualifiers.about);
}

/// One end as written, and what it is counted in: -2 of a hundred, -1 of ten (三成), nothing for a plain number.
struct WrittenEnd {
  int sign = 0;
  WrittenNumber number;
  std::optional<int> unit;
};

/// "12", "10-15", "10%-15%": both ends as written, equal where there is one number.
struct WrittenRatio {
  WrittenEnd low;
  WrittenEnd high;

  bool has_unit() const { return high.unit.has_value(); }
};

/// In digits, or in Chinese numerals, which say nothing of how finely they are meant.
WrittenNumber take_plain_number(NumberCursor& cursor) {
  if (cursor.at_digit() || !at_quantity(cursor)) return cursor.take_number();
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

WrittenEnd take_end(NumberCursor& cursor) {
  WrittenEnd end;
  end.sign = cursor.take_sign();
  const bool of_hundred = cursor.take("百分之");
  end.number = take_plain_number(cursor);
  if (of_hundred || cursor.take_any({"%", "per cent", "percent", "pct", "pc", "パーセント", "퍼센트"})) {
    end.unit = -2;
  } else if (cursor.take_any({"成", "割"})) {
    end.unit = -1;
    take_hundredths(cursor, end.number);
  }
  return end;
}

WrittenRatio take_ratio(NumberCursor& cursor) {
  const bool between = cursor.take_any({"between", "from"});
  WrittenRatio ratio;
  ratio.low = ratio.high = take_end(cursor);
  const std::string_view before = cursor.rest();
  if (!cursor.take_range() && !(between && cursor.take("and"))) return ratio;
  if (!ratio.low.unit && cursor.take("fold")) {  // 2.5-fold is no range
    cursor.back_to(before);
    return ratio;
  }
  ratio.high = take_end(cursor);
  if (ratio.low.unit && !ratio.high.unit) cursor.refuse("the upper end lacks the per cent sign of the lower one");
  if (!ratio.low.unit) ratio.low.unit = ratio.high.unit;
  return ratio;
}

Ends ends_of(const NumberCursor& cursor, const WrittenRatio& ratio) {
  const int low_unit = ratio.low.unit.value_or(0);
  const int high_unit = ratio.high.unit.value_or(0);
  const std::int64_t low = billionths(cursor, ratio.low.number, low_unit);
  const std::int64_t high = billionths(cursor, ratio.high.number, high_unit);
  return {ratio.low.sign < 0 ? -low : low, ratio.high.sign < 0 ? -high : high,
          std::min(ratio.low.number.places - low_unit, ratio.high.number.places - high_unit)};
}

/// A growth said to go up or down. "Fell less than 4%" lies between -4% and nothing, exact at both ends; "fell more
/// than 4%" is a limit of its own.
Stated directed(const NumberCursor& cursor, Qualifiers qualifiers, Ends ends, int direction) {
  if (direction < 0) ends = {-ends.high, -ends.low, ends.decimals};
  if (qualifiers.limit != Limit::none && ends.low != ends.high) cursor.refuse("it is a limit and a range at once");
  if (qualifiers.limit == Limit::high) {
    ends = {std::min<std::int64_t>(ends.low, 0), std::max<std::int64_t>(ends.high, 0), ratio_digits};
    qualifiers.limit = Limit::none;
  } else if (qualifiers.limit == Limit::low && direction < 0) {
    qualifiers.limit = Limit::high;  // falling by more is growing by less
  }
  return stated(cursor, qualifiers, ends);
}

void take_rest(NumberCursor& cursor, Qualifiers& qualifiers) {
  while (take_later_qualifier(cursor, qualifiers)) {
  }
  if (!cursor.at_end()) cursor.refuse_piece("is not understood");
}

/// Reads a growth: how it is meant, its direction, and how much, in words or in numbers.
class GrowthReader {
 public:
  explicit GrowthReader(std::string_view text) : cursor_(text, growth_accepted) {}

  Stated read() {
    if (cursor_.at_end()) cursor_.refuse_unreadable("there is no growth");
    for (;;) {
      if (take_qualifier(cursor_, qualifiers_) || take_filler(cursor_)) continue;
      // 减半 before 减.
      if (const auto growth = take_worded_growth(cursor_)) return worded(*growth);
      if (!note(take_direction(cursor_))) break;
    }
    if (direction_ != 0 && cursor_.take_any({"half", "一半", "半分"})) {
      take_end_of_text();
      return directed(cursor_, qualifiers_, {500'000'000, 500'000'000, 1}, direction_);
    }
    return numbered();
  }

 private:
  bool note(int direction) {
    if (direction == 0 || direction_ != 0) {
      if (direction != 0) cursor_.refuse("it gives the direction twice");
      return false;
    }
    direction_ = direction;
    return true;
  }

  void take_end_of_text() {
    while (take_later_qualifier(cursor_, qualifiers_) || take_filler(cursor_) || note(take_later_direction(cursor_))) {
    }
    if (!cursor_.at_end()) cursor_.refuse_piece("is not understood");
  }

  Stated worded(const WordedGrowth& growth) {
    take_end_of_text();
    const int own = growth.growth < 0 ? -1 : 1;
    if (direction_ != 0 && direction_ != own) cursor_.refuse("it goes up and down at once");
    const std::int64_t size = growth.growth * own;
    return directed(cursor_, qualifiers_, {size, size, growth.decimals}, own);
  }

  Stated numbered() {
    const WrittenRatio ratio = take_ratio(cursor_);
    const bool percent = ratio.has_unit();
    const bool fold = !percent && cursor_.take_any({"-fold", "fold"});
    const bool times = !percent && !fold && cursor_.take_any({"x", "×", "times"});
    const bool multiples = !percent && !fold && !times && cursor_.take_any({"倍", "배"});
    take_end_of_text();
    if (!percent && !fold && !times && !multiples) {
      cursor_.refuse("a bare number is ambiguous: write 123% for a growth or 2.23x for a factor");
    }
    const bool has_sign = ratio.low.sign != 0 || ratio.high.sign != 0;
    if (!percent && (has_sign || (times && direction_ != 0) || direction_ < 0)) {
      cursor_.refuse("a factor has no direction: 2.5x is 2.5 times the base, which is +150%");
    }
    if (direction_ != 0 && has_sign) cursor_.refuse("it gives the direction twice, in words and by a sign");
    if (ratio.low.sign < 0 && ratio.high.sign == 0) cursor_.refuse("the upper end lacks a sign: write -15% to -10%");

    Ends ends = ends_of(cursor_, ratio);
    // 增长两倍 is growth by two times the base.
    if (!percent && !(multiples && direction_ > 0)) {
      constexpr std::int64_t one = 1'000'000'000;
      ends = {checked_subtract(ends.low, one), checked_subtract(ends.high, one), ends.decimals};
    }
    return direction_ == 0 ? stated(cursor_, qualifiers_, ends) : directed(cursor_, qualifiers_, ends, direction_);
  }

  NumberCursor cursor_;
  Qualifiers qualifiers_;
  int direction_ = 0;
};

}  // namespace

Stated parse_growth(std::string_view text) {
  return GrowthReader(text).read();
}

Stated parse_share(std::string_view text) {
  NumberCursor cursor(text, share_accepted);
  if (cursor.at_end()) cursor.refuse_unreadable("there is no share");
  Qualifiers qualifiers;
  while (take_qualifier(cursor, qualifiers)) {
  }
  const WrittenRatio ratio = take_ratio(cursor);
  take_rest(cursor, qualifiers);
  const Ends ends = ends_of(cursor, ratio);
  if (!ratio.has_unit() && ends.high > 1'000'000'000) {
    cursor.refuse("a bare number above 1 is ambiguous: write 60% or 0.6");
  }
  if (ends.low < 0 || ends.high > 1'000'000'000) cursor.refuse("a share is a part of a whole: 0 to 100%");
  return stated(cursor, qualifiers, ends);
}

std::string ratio_text(const Stated& ratio) {
  const auto text = [&](std::int64_t value) { return shortest_text(value, ratio.digits()); };
  const std::string about = ratio.about() ? "~" : "";
  if (!ratio.high()) return about + ">" + text(*ratio.low());
  if (!ratio.low()) return about + "<" + text(*ratio.high());
  if (ratio.low() == ratio.high()) return about + text(*ratio.low());
  return about + text(*ratio.low()) + "-" + text(*ratio.high());
}

Stated parse_ratio(std::string_view text, int decimals) {
  NumberCursor cursor(text, ratio_accepted);
  if (cursor.at_end()) cursor.refuse_unreadable("there is no ratio");
  Qualifiers qualifiers;
  while (take_qualifier(cursor, qualifiers)) {
  }
  const WrittenRatio ratio = take_ratio(cursor);
  if (ratio.has_unit()) cursor.refuse("a ratio is a plain number: 1.23 for +123%");
  take_rest(cursor, qualifiers);
  Ends ends = ends_of(cursor, ratio);
  ends.decimals = decimals;
  return stated(cursor, qualifiers, ends);
}

}  // namespace capex
