// The half of amount_text.hpp that speaks of ratios: shares, and the strict form of both. Growths are
// growth_text.cpp's.

#include "capex/error.hpp"
#include "money/amount_text.hpp"
#include "money/digits_text.hpp"
#include "money/limit_words.hpp"
#include "money/written_ratio.hpp"

namespace capex::core {
namespace {

constexpr std::string_view share_accepted =
    "write a share such as 13%, about 60%, 10-15%, more than half, two-thirds, 六成 or 0.6";
constexpr std::string_view ratio_accepted = "write a ratio such as 1.23, -0.04, >0.5, <0.2, 0.12-0.15 or ~0.6";

void take_rest(NumberCursor& cursor, Qualifiers& qualifiers) {
  while (take_later_qualifier(cursor, qualifiers)) {
  }
  if (!cursor.at_end()) cursor.refuse_piece("is not understood");
}

}  // namespace

Stated parse_share(std::string_view text) {
  NumberCursor cursor(text, share_accepted);
  if (cursor.at_end()) cursor.refuse_unreadable("there is no share");
  Qualifiers qualifiers;
  while (take_qualifier(cursor, qualifiers)) {
  }
  cursor.take_any({"打了", "打"});  // 打八折
  RatioEnds ends;
  if (const auto parts = take_parts(cursor)) {
    ends = *parts;
  } else {
    const WrittenRatio ratio = take_ratio(cursor);
    ends = ends_of(cursor, ratio);
    if (!ratio.has_unit() && ends.high > ratio_one)
      cursor.refuse("a bare number above 1 is ambiguous: write 60% or 0.6");
    if (ends.low < 0 || ends.high > ratio_one) cursor.refuse("a share is a part of a whole: 0 to 100%");
  }
  cursor.take_any({"of the total", "of total", "of the whole", "of it", "of"});
  take_rest(cursor, qualifiers);
  return stated_ratio(cursor, qualifiers, ends);
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
  RatioEnds ends = ends_of(cursor, ratio);
  ends.decimals = decimals;
  return stated_ratio(cursor, qualifiers, ends);
}

}  // namespace capex::core
