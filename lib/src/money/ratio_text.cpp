// The half of amount_text.hpp that speaks of ratios: growths, shares, and their strict form.

#include <fmt/format.h>

#include <algorithm>

#include "capex/error.hpp"
#include "capex/money/amount_text.hpp"
#include "money/digits_text.hpp"
#include "money/number_cursor.hpp"

namespace capex {
namespace {

constexpr std::string_view growth_accepted =
    "write a growth such as +123%, -4%, up 6 per cent, fell 4%, 10-15%, more than doubled, tripled or 2.5x";
constexpr std::string_view share_accepted = "write a share such as 13%, about 60%, 10-15%, more than 50% or 0.6";
constexpr std::string_view ratio_accepted = "write a ratio such as 1.23, -0.04, >0.5, <0.2, 0.12-0.15 or ~0.6";

/// "doubled" is the factor 2, known to half a time either way.
struct FactorWord {
  std::string_view word;
  std::int64_t growth;  // billionths
  int decimals;
};
constexpr FactorWord factor_words[] = {
    {"doubled", 1'000'000'000, 0},   {"doubles", 1'000'000'000, 0},    {"double", 1'000'000'000, 0},
    {"tripled", 2'000'000'000, 0},   {"triples", 2'000'000'000, 0},    {"triple", 2'000'000'000, 0},
    {"trebled", 2'000'000'000, 0},   {"quadrupled", 3'000'000'000, 0}, {"quadruples", 3'000'000'000, 0},
    {"quadruple", 3'000'000'000, 0}, {"halved", -500'000'000, 1},      {"halves", -500'000'000, 1},
    {"halve", -500'000'000, 1},
};

struct Ends {
  std::int64_t low = 0;
  std::int64_t high = 0;
  int decimals = 0;
};

bool take_percent(NumberCursor& cursor) {
  return cursor.take_any({"%", "％", "per cent", "percent", "pct"});
}

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

void expect_end(NumberCursor& cursor) {
  if (!cursor.at_end()) cursor.refuse_piece("is not understood");
}

/// "12", "10-15", "10%-15%": both ends as written, equal where there is one number.
struct WrittenRatio {
  int low_sign = 0;
  int high_sign = 0;
  WrittenNumber low;
  WrittenNumber high;
  bool percent = false;
};

WrittenRatio take_ratio(NumberCursor& cursor) {
  WrittenRatio ratio;
  ratio.low_sign = ratio.high_sign = cursor.take_sign();
  ratio.low = ratio.high = cursor.take_number();
  ratio.percent = take_percent(cursor);
  const std::string_view before = cursor.rest();
  if (!cursor.take_range()) return ratio;
  if (!ratio.percent && cursor.take("fold")) {  // 2.5-fold is no range
    cursor.back_to(before);
    return ratio;
  }
  ratio.high_sign = cursor.take_sign();
  ratio.high = cursor.take_number();
  const bool percent = take_percent(cursor);
  if (ratio.percent && !percent) cursor.refuse("the upper end lacks the per cent sign of the lower one");
  ratio.percent = percent;
  return ratio;
}

Ends ends_of(const NumberCursor& cursor, const WrittenRatio& ratio) {
  const int exponent = ratio.percent ? -2 : 0;
  const std::int64_t low = billionths(cursor, ratio.low, exponent);
  const std::int64_t high = billionths(cursor, ratio.high, exponent);
  return {ratio.low_sign < 0 ? -low : low, ratio.high_sign < 0 ? -high : high,
          std::min(ratio.low.places, ratio.high.places) - exponent};
}

/// +1 for "rose", -1 for "fell", 0 where no such word comes next.
int take_direction(NumberCursor& cursor) {
  if (cursor.take_any({"up", "rose", "rise", "grew", "grow", "gained", "increased", "increase", "higher"})) return 1;
  if (cursor.take_any({"down", "fell", "fall", "dropped", "drop", "declined", "decline", "decreased", "decrease", "cut",
                       "lower"})) {
    return -1;
  }
  return 0;
}

Limit opposite(Limit limit) {
  return limit == Limit::low ? Limit::high : limit == Limit::high ? Limit::low : Limit::none;
}

/// "doubled" and its like, to the end of the text; nothing where no such word comes next.
std::optional<Stated> take_factor_word(NumberCursor& cursor, Qualifiers qualifiers) {
  for (const FactorWord& word : factor_words) {
    if (!cursor.take(word.word)) continue;
    expect_end(cursor);
    // More than halved is a fall of more than a half.
    if (word.growth < 0) qualifiers.limit = opposite(qualifiers.limit);
    return stated(cursor, qualifiers, {word.growth, word.growth, word.decimals});
  }
  return std::nullopt;
}

}  // namespace

Stated parse_growth(std::string_view text) {
  NumberCursor cursor(text, growth_accepted);
  if (cursor.at_end()) cursor.refuse_unreadable("there is no growth");
  Qualifiers qualifiers;
  int direction = 0;
  for (;;) {
    if (cursor.take_qualifier(qualifiers)) continue;
    if (direction != 0 || (direction = take_direction(cursor)) == 0) break;
    cursor.take("by");
  }
  if (direction == 0) {
    if (const auto growth = take_factor_word(cursor, qualifiers)) return *growth;
  }

  const WrittenRatio ratio = take_ratio(cursor);
  const bool factor = !ratio.percent && cursor.take_any({"x", "×", "times", "-fold", "fold"});
  const bool has_sign = ratio.low_sign != 0 || ratio.high_sign != 0;
  expect_end(cursor);
  if (!ratio.percent && !factor) {
    cursor.refuse("a bare number is ambiguous: write 123% for a growth or 2.23x for a factor");
  }
  if (factor && (direction != 0 || has_sign)) {
    cursor.refuse("a factor has no direction: 2.5x is 2.5 times the base, which is +150%");
  }
  if (direction != 0 && has_sign) cursor.refuse("it gives the direction twice, in words and by a sign");
  if (ratio.low_sign < 0 && ratio.high_sign == 0) cursor.refuse("the upper end lacks a sign: write -15% to -10%");

  Ends ends = ends_of(cursor, ratio);
  if (factor) {
    constexpr std::int64_t one = 1'000'000'000;
    ends = {checked_subtract(ends.low, one), checked_subtract(ends.high, one), ends.decimals};
  } else if (direction < 0) {
    ends = {-ends.high, -ends.low, ends.decimals};
    qualifiers.limit = opposite(qualifiers.limit);
  }
  return stated(cursor, qualifiers, ends);
}

Stated parse_share(std::string_view text) {
  NumberCursor cursor(text, share_accepted);
  if (cursor.at_end()) cursor.refuse_unreadable("there is no share");
  Qualifiers qualifiers;
  while (cursor.take_qualifier(qualifiers)) {
  }
  const WrittenRatio ratio = take_ratio(cursor);
  expect_end(cursor);
  const Ends ends = ends_of(cursor, ratio);
  if (!ratio.percent && ends.high > 1'000'000'000)
    cursor.refuse("a bare number above 1 is ambiguous: write 60% or 0.6");
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
  while (cursor.take_qualifier(qualifiers)) {
  }
  const WrittenRatio ratio = take_ratio(cursor);
  if (ratio.percent) cursor.refuse("a ratio is a plain number: 1.23 for +123%");
  expect_end(cursor);
  Ends ends = ends_of(cursor, ratio);
  ends.decimals = decimals;
  return stated(cursor, qualifiers, ends);
}

}  // namespace capex
