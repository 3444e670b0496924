#include "money/quantity.hpp"

#include <fmt/core.h>

#include <array>
#include <string>

#include "capex/error.hpp"
#include "money/count_words.hpp"
#include "money/digits_text.hpp"

namespace capex::core {
namespace {

constexpr int max_exponent = 24;

bool goes_beyond_ascii(const NumberCursor& cursor) {
  return !cursor.rest().empty() && static_cast<unsigned char>(cursor.rest().front()) >= 0x80;
}

/// A part of a compound: what was written up to a unit, in whole units times 10^places.
struct CompoundPart {
  Int128 value = 0;
  int exponent = 0;
  Unit::Kind kind = Unit::Kind::word;

  bool is_word() const { return kind == Unit::Kind::word || kind == Unit::Kind::prefix; }
};

/// The parts read so far, the larger ones first.
class Parts {
 public:
  bool empty() const { return size_ == 0; }
  const CompoundPart& back() const { return list_[size_ - 1]; }
  bool of_words() const { return !empty() && back().is_word(); }
  CompoundPart pop() { return list_[--size_]; }
  void push(const CompoundPart& part) {
    if (size_ == list_.size()) throw_overflow("an amount");
    list_[size_++] = part;
  }
  std::span<CompoundPart> all() { return std::span(list_).first(size_); }

 private:
  std::array<CompoundPart, 8> list_;
  std::size_t size_ = 0;
};

/// Small enough for all sums of such values to fit.
Int128 fitting(Int128 value) {
  if (value > power_of_ten(37)) throw_overflow("an amount");
  return value;
}

Int128 times_ten_to(Int128 value, int exponent) {
  return fitting(checked_multiply(value, power_of_ten(exponent)));
}

/// Reads numbers and units in turn. The parts fall from one to the next (1兆2,000億), but what stands in smaller units
/// before a larger one is multiplied by it (1万2千亿 is 12 thousand 亿, 1.2万亿 and 1.5 lakh crore likewise).
class QuantityReader {
 public:
  explicit QuantityReader(NumberCursor& cursor) : cursor_(cursor) {}

  /// Goes on behind a number in digits.
  void take_digits(const WrittenNumber& number) {
    if (places_ > 0) cursor_.refuse("a number with decimals comes last: write all of it in one unit");
    for (CompoundPart& part : parts_.all()) part.value = times_ten_to(part.value, number.places);
    section_ = times_ten_to(section_, number.places);
    places_ = number.places;
    written_ = number;
    pending_ = fitting(number.digits);
    spelt_ = after_unit_ = false;
  }

  Quantity read() {
    while (take_next()) {
    }
    return result();
  }

 private:
  bool take_next() {
    if (cursor_.at_digit()) {
      if (pending_) return false;
      take_digits(cursor_.take_number());
      return true;
    }
    if (!pending_ || spelt_) {
      if (const auto numeral = take_numeral(cursor_)) {
        take(*numeral);
        return true;
      }
    }
    if (spelt_ && pending_ && cursor_.take_any({"点", "點"})) {
      take_spelt_decimals();
      return true;
    }
    if ((pending_ || after_unit_) && !more_ && cursor_.take_any({"多", "余", "餘", "여"})) {
      more_ = true;
      return true;
    }
    const std::string_view before = cursor_.rest();
    const auto unit = take_unit(cursor_);
    if (unit && fits(*unit)) {
      take(*unit);
      return true;
    }
    cursor_.back_to(before);
    return false;
  }

  void take(int numeral) {
    if (places_ > 0) cursor_.refuse("a number with decimals comes last: write all of it in one unit");
    zero_ = numeral == 0 || (pending_ && zero_);
    pending_ = fitting(pending_.value_or(0) * 10 + numeral);
    spelt_ = true;
    after_unit_ = false;
  }

  void take_spelt_decimals() {
    WrittenNumber number{*pending_, 0};
    while (const auto numeral = take_numeral(cursor_)) {
      number.digits = fitting(number.digits * 10 + *numeral);
      ++number.places;
    }
    if (number.places == 0) cursor_.refuse_piece("is not a number");
    take_digits(number);
  }

  bool fits(const Unit& unit) const {
    const bool number = pending_ || section_ != 0;
    const bool stacks = !number && after_unit_ && !parts_.empty() && parts_.back().exponent < unit.exponent;
    switch (unit.kind) {
      case Unit::Kind::small:  // within a myriad they fall: 2千5百
        return (pending_ || !after_unit_) && (section_ == 0 || unit.exponent < section_unit_) && !parts_.of_words();
      case Unit::Kind::myriad:
        return (number || stacks) && !parts_.of_words();
      case Unit::Kind::word:
      case Unit::Kind::prefix:
        if (section_ != 0 || spelt_) return false;
        if (pending_) return parts_.empty() || (parts_.of_words() && unit.exponent < parts_.back().exponent);
        return stacks && parts_.back().kind == Unit::Kind::prefix;
    }
    return false;
  }

  void take(const Unit& unit) {
    // 1兆2,000億 can be 10^12 only.
    doubt_ = doubt_.of_yuan && unit.kind == Unit::Kind::myriad && unit.exponent == 8 ? UnitDoubt{} : doubt_;
    if (unit.doubt.shift != 0 || unit.doubt.continental) doubt_ = unit.doubt;
    if (unit.kind == Unit::Kind::small) {
      section_ = fitting(section_ + times_ten_to(pending_.value_or(1), unit.exponent));
      section_unit_ = last_ = unit.exponent;
    } else {
      close_section();
      last_ += unit.exponent;
      if (last_ > max_exponent) throw_overflow("an amount");
      CompoundPart part{section_, unit.exponent, unit.kind};
      while (!parts_.empty() && parts_.back().exponent < unit.exponent) {
        const CompoundPart smaller = parts_.pop();
        part.value = fitting(part.value + smaller.value);
        if (section_ == 0) part.exponent += smaller.exponent;
      }
      part.value = times_ten_to(part.value, unit.exponent);
      check_falls(part.value);
      parts_.push(part);
      section_ = section_unit_ = 0;
    }
    pending_.reset();
    after_unit_ = has_unit_ = true;
  }

  /// What is written behind the last 十 百 千, if anything, belongs to the section; the last unit is then that of ones.
  void close_section() {
    if (!pending_) return;
    if (spelt_ && section_unit_ > 1 && *pending_ < 10 && !zero_) refuse_spoken(section_, *pending_, section_unit_);
    section_ = fitting(section_ + *pending_);
    last_ = 0;
  }

  void check_falls(Int128 value) const {
    if (parts_.empty() || value < power_of_ten(parts_.back().exponent + places_)) return;
    cursor_.refuse("its units do not fall from one to the next");
  }

  /// 3万5 is spoken for 35,000 and written for 30,005.
  [[noreturn]] void refuse_spoken(Int128 value, Int128 rest, int exponent) const {
    cursor_.refuse(fmt::format("is its end {} or {}? Write the unit of its last digit",
                               grouped(to_string(value + rest)),
                               grouped(to_string(value + rest * power_of_ten(exponent - 1)))));
  }

  Quantity result() {
    close_section();
    if (pending_ && parts_.of_words()) cursor_.refuse("its last number has no unit: write all of it in one unit");
    if (pending_ && !parts_.empty() && section_ < 10 && places_ == 0 && !zero_) {
      refuse_spoken(parts_.back().value, section_, parts_.back().exponent);
    }
    check_falls(section_);
    Quantity quantity;
    quantity.number = written_;
    quantity.number.digits = section_;
    for (const CompoundPart& part : parts_.all()) quantity.number.digits = fitting(quantity.number.digits + part.value);
    quantity.number.digits /= power_of_ten(last_);
    quantity.number.places = places_;
    if (has_unit_) quantity.exponent = last_;
    quantity.more = more_;
    quantity.doubt = doubt_;
    return quantity;
  }

  NumberCursor& cursor_;
  WrittenNumber written_;          // the last number in digits
  std::optional<Int128> pending_;  // a number that has no unit so far
  bool spelt_ = false;             // in numerals
  bool zero_ = false;              // which begin with one: 三百零五
  Int128 section_ = 0;             // what stands before 十 百 千
  int section_unit_ = 0;           // the last of those
  Parts parts_;
  int places_ = 0;  // decimals, of the last number
  int last_ = 0;    // the exponent of the last digit's unit
  bool after_unit_ = false;
  bool has_unit_ = false;
  bool more_ = false;
  UnitDoubt doubt_;
};

}  // namespace

bool at_quantity(NumberCursor& cursor) {
  if (cursor.at_digit()) return true;
  const std::string_view before = cursor.rest();
  const bool words = take_count_of_units(cursor).has_value();
  cursor.back_to(before);
  if (words) return true;
  const auto unit = take_unit_mark(cursor);
  const bool found = unit ? unit->kind == Unit::Kind::small : take_numeral(cursor).has_value();
  cursor.back_to(before);
  return found;
}

Quantity take_quantity(NumberCursor& cursor) {
  const bool digits = cursor.at_digit();
  const auto words = digits ? std::nullopt : take_count_of_units(cursor);
  if (!digits && !words && at_quantity(cursor)) return QuantityReader(cursor).read();
  Quantity quantity;
  quantity.number = words ? *words : cursor.take_number();
  quantity.more = take_hyphen(cursor);
  // What files hold is a number, or a number and one unit: the rest is tried where more may belong to it.
  const std::string_view before = cursor.rest();
  const auto unit = take_unit(cursor);
  const bool at_end = cursor.at_end();
  const bool more = !at_end && (goes_beyond_ascii(cursor) || (unit && cursor.at_digit()));
  if (!more && (at_end || !unit || unit->kind != Unit::Kind::prefix)) {
    if (unit) quantity.exponent = unit->exponent;
    if (unit) quantity.doubt = unit->doubt;
    return quantity;
  }
  cursor.back_to(before);
  QuantityReader reader(cursor);
  reader.take_digits(quantity.number);
  const bool hyphen_says_more = quantity.more;
  quantity = reader.read();
  quantity.more = quantity.more || hyphen_says_more;
  return quantity;
}

void take_later_unit(NumberCursor& cursor, Quantity& quantity) {
  const auto unit = take_unit(cursor);
  if (!unit) return;
  quantity.exponent = unit->exponent;
  quantity.doubt = unit->doubt;
}

}  // namespace capex::core
