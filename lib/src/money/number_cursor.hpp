// Reads numbers, words and marks off the front of a text that a person wrote: what amounts, growths and shares share.
//
// Words match in any case and only whole ("to", not "ton"); marks ("%", "亿") match as they are; a blank within either
// is any blanks. Blanks include the no-break and the ideographic ones, and full-width forms ("１２％") are read as the
// plain ones.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "money/rounding.hpp"
#include "text/letters.hpp"

namespace capex::core {

/// Digits as written: 4,200.50 is 420050 with 2 places.
struct WrittenNumber {
  Int128 digits = 0;
  int places = 0;
  /// 94.000 or 1.234: the point may stand before decimals or between thousands.
  bool maybe_thousands = false;
  /// 4,200: the comma may part thousands or, where points do that, stand before decimals.
  bool maybe_decimals = false;
  /// 1 234 567 or 1'234'567: blanks or apostrophes stand between thousands.
  bool parted = false;
  /// 1,50,000: a lakh and a half, grouped as in India.
  bool in_lakhs = false;
};

class NumberCursor {
 public:
  /// `accepted` says what is accepted here, with examples, where the text cannot be read.
  NumberCursor(std::string_view text, std::string_view accepted);
  NumberCursor(const NumberCursor&) = delete;
  NumberCursor& operator=(const NumberCursor&) = delete;

  /// The whole, for messages.
  std::string_view text() const { return text_; }
  std::string_view rest() const { return rest_; }
  /// Skips blanks; true when nothing else is left.
  bool at_end();
  bool at_digit();

  /// Takes one of the marks or words if it comes next.
  bool take(std::string_view mark_or_word) { return may_begin_with(mark_or_word) && take_any({mark_or_word}); }
  bool take_any(std::span<const std::string_view> marks_or_words);
  bool take_any(std::initializer_list<std::string_view> marks_or_words) {
    return take_any(std::span(marks_or_words.begin(), marks_or_words.size()));
  }
  /// Takes the letters that come next (ASCII), blanks skipped; empty when there are none.
  std::string_view take_letters();
  /// Puts back what has been taken since `rest` was the rest.
  void back_to(std::string_view rest) { rest_ = rest; }

  /// +1 or -1 for a sign that comes next (also U+2212, U+2013 that is written for it, and in words), else 0.
  int take_sign();
  /// Takes digits with commas, blanks or apostrophes between thousands and decimals; an error when there is no number.
  WrittenNumber take_number();
  /// Takes a dash or "to" between the two ends of a range.
  bool take_range();

  /// Throws Error{parse}: the text and what is wrong with what it says.
  [[noreturn]] void refuse(const std::string& what) const;
  /// Throws Error{parse} for what cannot be read: the text, why, and what is accepted.
  [[noreturn]] void refuse_unreadable(const std::string& what) const;
  /// The same for the piece that comes next, up to the next blank: "'4.2 lots': 'lots' is not understood; ...".
  [[noreturn]] void refuse_piece(const std::string& what);
  /// Throws Error{parse}: commas group thousands, which those of `written` do not.
  [[noreturn]] void refuse_commas(std::string_view written) const;

 private:
  void skip_blanks();
  /// False where the first byte says so: of the hundreds of words that are tried most do not even begin like the text.
  bool may_begin_with(std::string_view mark_or_word) const {
    if (rest_.empty()) return false;
    const char first = rest_.front();
    const bool may_be_blank =
        static_cast<unsigned char>(first) <= ' ' || first == '\xC2' || first == '\xE2' || first == '\xE3';
    return may_be_blank || lower(first) == mark_or_word.front();
  }
  /// Pairs of ",23,456" at the front, groups of two and a last one of three; 0 where there is no such thing.
  std::size_t lakh_groups() const;

  std::string_view text_;
  std::string plain_;  // the text in plain forms, where it has full-width ones
  std::string_view rest_;
  std::string_view accepted_;
};

/// The text in quotes, cut between two characters where it is longer than a message should be.
std::string quoted(std::string_view text);

/// number x 10^exponent as a whole number of units; nothing where digits other than zeros would be lost.
/// Error{overflow}.
bool scaled(const WrittenNumber& number, int exponent, Int128& result);

}  // namespace capex::core
