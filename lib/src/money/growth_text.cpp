// The half of amount_text.hpp that speaks of growths.

#include <fmt/core.h>

#include <algorithm>

#include "capex/error.hpp"
#include "money/amount_text.hpp"
#include "money/digits_text.hpp"
#include "money/growth_words.hpp"
#include "money/limit_words.hpp"
#include "money/written_ratio.hpp"

namespace capex::core {
namespace {

constexpr std::string_view accepted_growths =
    "write a growth such as +123%, -4%, up 6 per cent, fell by a third, 10-15%, more than doubled, flat, 3割増 or 2.5x";

/// Reads a growth: how it is meant, its direction, and how much, in words or in numbers. What is said to have come *to*
/// a multiple or a part of its base (增至3倍, "fell to half") is a factor.
class GrowthReader {
 public:
  explicit GrowthReader(std::string_view text) : cursor_(text, accepted_growths) {}

  Stated read() {
    if (cursor_.at_end()) cursor_.refuse_unreadable("there is no growth");
    for (;;) {
      if (take_qualifier(cursor_, qualifiers_)) continue;
      from_ = at_from(cursor_);
      // 减半 before 减, and "a third" before "a".
      if (const auto growth = take_worded_growth(cursor_)) return worded(*growth);
      if (const auto parts = take_parts(cursor_)) return part(*parts);
      if (take_base() || take_filler(cursor_) || note(take_direction(cursor_)) || take_to()) continue;
      return numbered();
    }
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

  /// "Rose to", 增至; behind its number 2倍に.
  bool take_to() {
    const bool found = direction_ != 0 && !to_ && take_to_word(cursor_);
    to_ = to_ || found;
    return found;
  }
  bool note_later_to() {
    const bool found = !to_ && take_later_to(cursor_);
    to_ = to_ || found;
    return found;
  }
  bool take_base() {
    const bool found = !of_base_ && take_base_word(cursor_);
    of_base_ = of_base_ || found;
    return found;
  }

  void take_end_of_text() {
    const bool had_direction = direction_ != 0;
    while (take_later_qualifier(cursor_, qualifiers_) || take_base() || take_filler(cursor_) || note_later_to() ||
           note(take_later_direction(cursor_))) {
    }
    if (!cursor_.at_end()) cursor_.refuse_piece("is not understood");
    direction_is_last_ = !had_direction && direction_ != 0;
  }

  Stated worded(const WordedGrowth& growth) {
    take_as_much(cursor_);
    take_end_of_text();
    qualifiers_.about = qualifiers_.about || growth.about;
    if (growth.growth == 0) return stated_ratio(cursor_, qualifiers_, {0, 0, growth.decimals});
    const int own = growth.growth < 0 ? -1 : 1;
    if (direction_ != 0 && direction_ != own) refuse_both_ways();
    const std::int64_t size = growth.growth * own;
    return directed({size, size, growth.decimals}, own);
  }

  Stated part(const RatioEnds& ends) {
    const bool as_much = take_as_much(cursor_);
    const bool again = as_much && cursor_.take("again");  // half as much again
    take_end_of_text();
    refuse_former(ends);
    if (to_ || of_base_ || (as_much && !again)) return factor(ends);
    if (again && direction_ < 0) refuse_both_ways();
    if (!again && direction_ == 0) {
      cursor_.refuse("a part alone is no growth: write up by a third, down by a third or a third as much");
    }
    return directed(ends, again ? 1 : direction_);
  }

  Stated numbered() {
    const WrittenRatio ratio = take_ratio(cursor_);
    const bool percent = ratio.has_unit();
    const bool kept = ratio.low.kept || ratio.high.kept;
    const bool fold = !percent && cursor_.take_any({"-fold", "fold"});
    const bool times = !percent && !fold && cursor_.take_any({"x", "×", "times"});
    const bool multiples = !percent && !fold && !times && cursor_.take_any({"倍", "배"});
    if (times) take_as_much(cursor_);
    take_end_of_text();
    if (!percent && !fold && !times && !multiples) {
      cursor_.refuse("a bare number is ambiguous: write 123% for a growth or 2.23x for a factor");
    }
    const RatioEnds ends = ends_of(cursor_, ratio);
    const bool has_sign = ratio.low.sign != 0 || ratio.high.sign != 0;
    if (direction_ != 0 && has_sign && percent) refuse_two_signs();
    if (has_sign && !percent) refuse_direction();
    if (percent) refuse_former(ends);
    if (ratio.low.sign < 0 && ratio.high.sign == 0) cursor_.refuse("the upper end lacks a sign: write -15% to -10%");
    if (to_ && percent && !of_base_ && ratio.high.unit == -2 && !kept) refuse_to_percent(ends);
    if (kept || to_ || of_base_) return factor(ends);
    if (percent) return direction_ == 0 ? stated_ratio(cursor_, qualifiers_, ends) : directed(ends, direction_);
    if ((times && direction_ != 0) || direction_ < 0) refuse_direction();
    if (multiples && direction_is_last_) refuse_multiple(ends);
    // 增长两倍 is growth by two times the base.
    if (multiples && direction_ > 0) return directed(ends, direction_);
    return factor(ends);
  }

  /// What is left of the base, or what it is multiplied by. A limit in one direction ends at the base itself.
  Stated factor(RatioEnds ends) {
    ends.low = checked_subtract(ends.low, ratio_one);
    ends.high = checked_subtract(ends.high, ratio_one);
    if ((direction_ > 0 && ends.low < 0) || (direction_ < 0 && ends.high > 0)) refuse_both_ways();
    const bool towards_base = qualifiers_.limit == (direction_ > 0 ? Limit::high : Limit::low);
    return direction_ != 0 && towards_base ? up_to_base(ends) : stated_ratio(cursor_, qualifiers_, ends);
  }

  /// A growth said to go up or down. "Fell less than 4%" lies between -4% and nothing, exact at both ends; "fell more
  /// than 4%" is a limit of its own.
  Stated directed(RatioEnds ends, int direction) {
    if (direction < 0) {
      if (ends.high > ratio_one) cursor_.refuse("nothing falls by more than all of it, 100%");
      ends = {-ends.high, -ends.low, ends.decimals};
    }
    if (qualifiers_.limit == Limit::high) return up_to_base(ends);
    if (qualifiers_.limit == Limit::low && direction < 0) qualifiers_.limit = Limit::high;  // more is less
    return stated_ratio(cursor_, qualifiers_, ends);
  }

  Stated up_to_base(RatioEnds ends) {
    if (ends.low != ends.high) cursor_.refuse("it is a limit and a range at once");
    qualifiers_.limit = Limit::none;
    return stated_ratio(cursor_, qualifiers_,
                        {std::min<std::int64_t>(ends.low, 0), std::max<std::int64_t>(ends.high, 0), ratio_digits});
  }

  [[noreturn]] void refuse_both_ways() const { cursor_.refuse("it goes up and down at once"); }
  [[noreturn]] void refuse_two_signs() const { cursor_.refuse("it gives the direction twice, in words and by a sign"); }
  [[noreturn]] void refuse_direction() const {
    cursor_.refuse("a factor has no direction: 2.5x is 2.5 times the base, which is +150%");
  }
  /// Up 2倍 may be to twice the base or by twice the base.
  [[noreturn]] void refuse_multiple(const RatioEnds& ends) const {
    cursor_.refuse(fmt::format("is it {} (to so many times the base) or {} (by so many times)? Write one of these",
                               growth_words(checked_subtract(ends.high, ratio_one)), growth_words(ends.high)));
  }
  [[noreturn]] void refuse_to_percent(const RatioEnds& ends) const {
    cursor_.refuse(fmt::format("is it {} (to so much of the base) or {} (by so much)? Write one of these",
                               growth_words(checked_subtract(ends.high, ratio_one)),
                               growth_words(direction_ * ends.high)));
  }
  /// "Down from 10%" tells what something was, be it a growth or a level, and not how much it changed; nor does "up
  /// from 5% to 10%", unlike "from 5% to 10%".
  void refuse_former(const RatioEnds& ends) const {
    const bool led_by_direction = direction_ != 0 && !direction_is_last_;
    if (!from_ || !(ends.lacks_end || led_by_direction)) return;
    const int way = direction_ < 0 ? -1 : 1;
    if (ends.lacks_end) {
      cursor_.refuse(fmt::format(
          "what it comes from is no growth: is it {} (by so much), or was it {} before? Write how much it grew",
          growth_words(way * ends.high), growth_words(ends.high)));
    }
    const auto [least, most] = std::minmax({way * ends.low, way * ends.high});
    cursor_.refuse(fmt::format("is it {} (now, and {} before) or {} to {} (by so much)? Write one of these",
                               growth_words(ends.high), growth_words(ends.low), growth_words(least),
                               growth_words(most)));
  }
  static std::string growth_words(std::int64_t growth) {
    return fmt::format("{}{}%", growth > 0 ? "+" : "", shortest_text(growth, ratio_digits - 2));
  }

  NumberCursor cursor_;
  Qualifiers qualifiers_;
  int direction_ = 0;
  bool direction_is_last_ = false;  // it follows the number
  bool to_ = false;
  bool of_base_ = false;  // "120% of last year's"
  bool from_ = false;     // before the number
};

}  // namespace

Stated parse_growth(std::string_view text) {
  return GrowthReader(text).read();
}

}  // namespace capex::core
