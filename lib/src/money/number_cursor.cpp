#include "money/number_cursor.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "capex/error.hpp"

namespace capex::core {
namespace {

constexpr int max_written_digits = 30;

constexpr bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

constexpr bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::string_view wide_blanks[] = {"\u00a0", "\u2009", "\u202f", "\u3000"};

/// Bytes of the blank that the text begins with; 0 where it begins with none.
std::size_t blank_length(std::string_view text) {
  if (text.empty()) return 0;
  const char first = text.front();
  if (first == ' ' || first == '\t' || first == '\r' || first == '\n') return 1;
  if (!is_beyond_ascii(first)) return 0;
  for (const std::string_view blank : wide_blanks) {
    if (text.substr(0, blank.size()) == blank) return blank.size();
  }
  return 0;
}

/// What is left after a mark or word; nothing where the text does not begin with it.
std::optional<std::string_view> after(std::string_view text, std::string_view mark_or_word) {
  for (const char wanted : mark_or_word) {
    if (text.empty()) return std::nullopt;
    if (wanted == ' ') {
      const std::string_view before = text;
      while (const std::size_t length = blank_length(text)) text.remove_prefix(length);
      if (text.size() == before.size()) return std::nullopt;
      continue;
    }
    if (lower(text.front()) != wanted) return std::nullopt;
    text.remove_prefix(1);
  }
  if (is_letter(mark_or_word.back()) && !text.empty() && is_letter(text.front())) return std::nullopt;
  return text;
}

/// Full-width forms (U+FF01 to U+FF5E) are ASCII's, in its order.
std::string plain_forms(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    const unsigned code = byte(i) == 0xEF && (byte(i + 1) & 0xC0U) == 0x80 && (byte(i + 2) & 0xC0U) == 0x80
                              ? 0xF000 + ((byte(i + 1) & 0x3FU) << 6) + (byte(i + 2) & 0x3FU)
                              : 0;
    if (code >= 0xFF01 && code <= 0xFF5E) {
      plain += static_cast<char>(code - 0xFF01 + '!');
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

/// Bytes of a blank or an apostrophe between thousands: before three digits and no fourth.
std::size_t parting_length(std::string_view text) {
  constexpr std::string_view apostrophe = "\u2019";
  std::size_t length = blank_length(text);
  if (length == 0 && !text.empty() && text.front() == '\'') length = 1;
  if (length == 0 && text.substr(0, apostrophe.size()) == apostrophe) length = apostrophe.size();
  return length > 0 && count_digits(text.substr(length)) == 3 ? length : 0;
}

}  // namespace

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return fmt::format("'{}'", text);
  std::size_t end = longest;
  while (end > 0 && continues_character(text[end])) --end;
  return fmt::format("'{}...'", text.substr(0, end));
}

bool scaled(const WrittenNumber& number, int exponent, Int128& result) {
  const int power = exponent - number.places;
  if (power >= 0) {
    result = number.digits == 0 ? 0 : checked_multiply(number.digits, power_of_ten(power));
    return true;
  }
  // No number has more than max_written_digits places, so the power is within reach.
  const Int128 unit = power_of_ten(-power);
  result = number.digits / unit;
  return number.digits % unit == 0;
}

NumberCursor::NumberCursor(std::string_view text, std::string_view accepted)
    : text_(text), rest_(text), accepted_(accepted) {
  constexpr char full_width = '\xEF';
  if (text.find(full_width) == std::string_view::npos) return;
  plain_ = plain_forms(text);
  rest_ = plain_;
}

void NumberCursor::skip_blanks() {
  while (const std::size_t length = blank_length(rest_)) rest_.remove_prefix(length);
}

bool NumberCursor::at_end() {
  skip_blanks();
  return rest_.empty();
}

bool NumberCursor::at_digit() {
  skip_blanks();
  return !rest_.empty() && (is_digit(rest_[0]) || (rest_[0] == '.' && rest_.size() > 1 && is_digit(rest_[1])));
}

bool NumberCursor::take_any(std::span<const std::string_view> marks_or_words) {
  if (at_end()) return false;
  for (const std::string_view one : marks_or_words) {
    if (!may_begin_with(one)) continue;
    const auto left = after(rest_, one);
    if (!left) continue;
    rest_ = *left;
    return true;
  }
  return false;
}

std::string_view NumberCursor::take_letters() {
  skip_blanks();
  const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_letter);
  const std::string_view letters = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
  rest_.remove_prefix(letters.size());
  return letters;
}

int NumberCursor::take_sign() {
  if (take_any({"-", "\u2212", "\u2013", "minus", "负", "負", "マイナス", "마이너스"})) return -1;
  return take("+") ? 1 : 0;
}

WrittenNumber NumberCursor::take_number() {
  if (!at_digit()) {
    if (at_end()) refuse_unreadable("a number is missing at the end");
    refuse_piece("is not a number");
  }
  const std::string_view start = rest_;
  WrittenNumber number;
  int significant = 0;
  const auto take_digits = [&](std::size_t count) {
    for (const char c : rest_.substr(0, count)) {
      if (number.digits != 0 || c != '0') ++significant;
      if (significant > max_written_digits) break;
      number.digits = number.digits * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
  };

  const std::size_t first = count_digits(rest_);
  bool grouped = false;
  take_digits(first);
  while (first >= 1 && first <= 3 && start[0] != '0') {
    const std::size_t parting = parting_length(rest_);
    if (parting == 0) break;
    rest_.remove_prefix(parting);
    take_digits(3);
    grouped = number.parted = true;
  }
  while (!number.parted && rest_.size() > 1 && rest_[0] == ',' && is_digit(rest_[1])) {
    const std::size_t group = count_digits(rest_.substr(1));
    number.in_lakhs = number.in_lakhs || (!grouped && first <= 2 && lakh_groups() > 0);
    if (first > 3 || (group != 3 && !number.in_lakhs)) {
      refuse_commas(start.substr(0, start.size() - rest_.size() + 1 + group));
    }
    rest_.remove_prefix(1);
    take_digits(group);
    number.maybe_decimals = !grouped && group == 3;
    grouped = true;
  }
  if (number.parted && rest_.size() > 1 && rest_[0] == ',' && count_digits(rest_.substr(1)) == 3) {
    refuse("does its comma part thousands or stand before decimals? Write 1,234,567 or 1,234.567");
  }
  // Behind thousands that are parted otherwise, a comma too stands before decimals.
  const bool point = rest_.size() > 1 && (rest_[0] == '.' || (number.parted && rest_[0] == ',')) && is_digit(rest_[1]);
  if (point) {
    number.maybe_decimals = false;
    rest_.remove_prefix(1);
    const std::size_t places = count_digits(rest_);
    if (places > static_cast<std::size_t>(max_written_digits)) significant = max_written_digits + 1;
    number.places = static_cast<int>(std::min<std::size_t>(places, max_written_digits));
    take_digits(places);
    number.maybe_thousands = places == 3 && !grouped && first >= 1 && first <= 3 && start[0] != '0';
    if (rest_.size() > 1 && (rest_[0] == '.' || rest_[0] == ',') && is_digit(rest_[1])) {
      refuse("its points part thousands: commas do that here (1,234,567), a point stands before decimals");
    }
  }
  if (significant > max_written_digits) {
    throw Error(ErrorCode::overflow, fmt::format("{} has more than {} digits", quoted(start), max_written_digits));
  }
  return number;
}

bool NumberCursor::take_range() {
  return take_any({"-", "–", "—", "\u2010", "\u2011", "~", "〜", "to", "至", "到", "から", "bis"});
}

std::size_t NumberCursor::lakh_groups() const {
  std::string_view rest = rest_;
  std::size_t pairs = 0;
  while (rest.size() > 1 && rest[0] == ',') {
    const std::size_t group = count_digits(rest.substr(1));
    rest.remove_prefix(1 + group);
    if (group == 3) return pairs > 0 && (rest.size() < 2 || rest[0] != ',' || !is_digit(rest[1])) ? pairs : 0;
    if (group != 2) return 0;
    ++pairs;
  }
  return 0;
}

void NumberCursor::refuse_commas(std::string_view written) const {
  refuse(fmt::format("in {} the comma groups thousands, three digits each (4,200); decimals follow '.' (4.2)",
                     quoted(written)));
}

void NumberCursor::refuse(const std::string& what) const {
  throw Error(ErrorCode::parse, fmt::format("{}: {}", quoted(text_), what));
}

void NumberCursor::refuse_unreadable(const std::string& what) const {
  const std::string whole = text_.empty() ? std::string() : quoted(text_) + ": ";
  throw Error(ErrorCode::parse, fmt::format("{}{}; {}", whole, what, accepted_));
}

void NumberCursor::refuse_piece(const std::string& what) {
  skip_blanks();
  std::size_t end = 0;
  while (end < rest_.size() && blank_length(rest_.substr(end)) == 0) ++end;
  const std::string_view piece = rest_.substr(0, end);
  const std::string whole = piece == text_ ? std::string() : quoted(text_) + ": ";
  throw Error(ErrorCode::parse, fmt::format("{}{} {}; {}", whole, quoted(piece), what, accepted_));
}

}  // namespace capex::core
