#include "time/label_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <utility>

#include "capex/error.hpp"
#include "text/letters.hpp"
#include "time/digits.hpp"
#include "time/label_vocabulary.hpp"

namespace capex::core {
namespace {

/// Reads the parts of a name in whatever order they come; each is said once.
class LabelReader {
 public:
  explicit LabelReader(std::string_view text) : text_(text), rest_(text) {}

  std::optional<Label> read() {
    if (!take_parts() || !year_) return std::nullopt;
    // 24 alone is no year.
    if (short_year_ && !named_year_ && !part_ && !month_ && !fiscal_ && !calendar_) return std::nullopt;
    if ((part_ && month_) || (day_ && !month_) || (month_ && (fiscal_ || calendar_))) return std::nullopt;
    check_year(text_, *year_);
    if (month_) return of_month();
    const std::optional<Label> label = part_ ? of_part() : Label::year(*year_);
    return label && fiscal_ ? label->fiscal() : label;
  }

 private:
  struct Number {
    int value = 0;
    std::size_t digits = 0;
  };
  struct Part {
    Word kind;
    int number;
  };

  bool take_parts() {
    bool separated = true;  // nothing begins with a dash
    while (!rest_.empty()) {
      const char next = rest_.front();
      if (next == ' ' || next == '\t') {
        rest_.remove_prefix(1);
        continue;
      }
      if (next == '-' || next == ',' || next == '.' || next == '\'') {
        if (separated) return false;
        separated = true;
        rest_.remove_prefix(1);
        continue;
      }
      separated = false;
      if (is_digit(next)) {
        if (!take_number()) return false;
      } else if (is_letter(next) ? !take_word() : !take_mark()) {
        return false;
      }
    }
    return !separated && !open_part_ && !ordinal_ && settle_number();
  }

  bool take_number() {
    // The number before it stands alone: a year, or the day of a month.
    if (number_ && !settle_number()) return false;
    Number number;
    while (!rest_.empty() && is_digit(rest_.front())) {
      if (++number.digits > 4) return false;
      number.value = number.value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    if (open_part_ == Word::months) {  // M06 is June
      open_part_.reset();
      return number.digits < 3 && set(month_, number.value);
    }
    if (open_part_) return number.digits == 1 && close_part(number.value);  // H1, Q2
    number_ = number;
    return true;
  }

  bool take_word() {
    std::string word;
    while (!rest_.empty() && is_letter(rest_.front())) {
      word += upper(rest_.front());
      rest_.remove_prefix(1);
    }
    // FQ2 2025
    if (word == "FQ" || word == "FH") return take_known("F") && take_known(word.substr(1));
    // 2QFY25
    const bool joined = word.size() > 2 && (word.ends_with("FY") || word.ends_with("CY"));
    if (joined && find(word) == nullptr)
      return take_known(word.substr(0, word.size() - 2)) && take_known(word.substr(word.size() - 2));
    return take_known(word);
  }

  static const KnownWord* find(std::string_view word) {
    const auto found = std::find_if(std::begin(known_words), std::end(known_words),
                                    [&](const KnownWord& known) { return known.text == word; });
    return found == std::end(known_words) ? nullptr : found;
  }

  bool take_known(std::string_view word) {
    const KnownWord* const known = find(word);
    return known != nullptr && take(*known);
  }

  bool take(const KnownWord& word) {
    if (open_part_) return false;
    switch (word.meaning) {
      case Word::half:
      case Word::quarter:
      case Word::months:
        return take_part(word.meaning);
      case Word::fiscal:
        return settle_number() && say_once(fiscal_) && !calendar_;
      case Word::calendar:
        return settle_number() && say_once(calendar_) && !fiscal_;
      case Word::year:
        return settle_number() && (fiscal_ || calendar_);
      case Word::month:
        if (number_ && number_->digits < 3 && !day_) {  // 30 June
          day_ = number_->value;
          number_.reset();
        }
        return settle_number() && set(month_, word.number);
      case Word::ordinal:
        if (word.number != 0) return settle_number() && set(ordinal_, word.number);
        if (!number_ || number_->digits != 1) return false;  // 1st
        ordinal_ = number_->value;
        number_.reset();
        return true;
      case Word::count:
        if (ordinal_ == 1) ordinal_.reset();  // the first nine months
        return settle_number() && set(ordinal_, word.number);
      case Word::filler:
        return settle_number();
    }
    return false;
  }

  /// H, Q, M: its number stands before it, in a word or in one digit, or else after it.
  bool take_part(Word kind) {
    open_part_ = kind;
    if (ordinal_) {
      const int number = *ordinal_;
      ordinal_.reset();
      return close_part(number);
    }
    const bool twelve = number_ && number_->digits == 2 && number_->value == 12 && kind == Word::months;
    if (!number_ || (number_->digits != 1 && !twelve)) return settle_number();
    const int number = number_->value;
    number_.reset();
    return close_part(number);
  }

  bool close_part(int number) {
    const Word kind = *open_part_;
    open_part_.reset();
    return set(part_, Part{kind, number});
  }

  bool take_mark() {
    for (const KnownMark& known : known_marks) {
      if (rest_.substr(0, known.text.size()) != known.text) continue;
      rest_.remove_prefix(known.text.size());
      return !open_part_ && take(known);
    }
    return false;
  }

  bool take(const KnownMark& mark) {
    const std::optional<Number> number = number_;
    switch (mark.meaning) {
      case Mark::numeral:
        if (number) return false;
        number_ = Number{mark.number, 1};
        return true;
      case Mark::filler:
        return settle_number();
      case Mark::half:
        return settle_number() && set(part_, Part{Word::half, mark.number});
      case Mark::nine_months:
        return settle_number() && set(part_, Part{Word::months, 9});
      case Mark::whole_year:
        return settle_number() && year_.has_value();
      default:
        break;
    }
    if (!number) return false;
    number_.reset();
    switch (mark.meaning) {
      case Mark::quarter:
        return number->digits == 1 && set(part_, Part{Word::quarter, number->value});
      case Mark::month:
        return number->digits < 3 && set(month_, number->value);
      case Mark::day:
        return number->digits < 3 && set(day_, number->value);
      case Mark::fiscal_year:
        fiscal_ = true;
        [[fallthrough]];
      default:
        named_year_ = true;
        return set_year(*number);
    }
  }

  /// What the number says that no word has claimed.
  bool settle_number() {
    if (!number_) return true;
    const Number number = *number_;
    number_.reset();
    // June 30, 2024; but June 24 is a month.
    if (number.digits < 3 && month_ && !day_ && (year_ || !rest_.empty())) return set(day_, number.value);
    return set_year(number);
  }

  bool set_year(const Number& number) {
    if (number.digits != 4 && number.digits != 2) return false;
    constexpr int pivot = 70;
    short_year_ = number.digits == 2;
    return set(year_, short_year_ ? number.value + (number.value < pivot ? 2000 : 1900) : number.value);
  }

  template <class Value>
  static bool set(std::optional<Value>& part, const Value& value) {
    if (part) return false;
    part = value;
    return true;
  }
  static bool say_once(bool& said) { return !std::exchange(said, true); }

  std::optional<Label> of_part() const {
    const int number = part_->number;
    if (part_->kind == Word::half) {
      if (number < 1 || number > 2) refuse_part("a year has halves 1 and 2");
      return Label::half(*year_, number);
    }
    if (part_->kind == Word::quarter) {
      if (number < 1 || number > 4) refuse_part("a year has quarters 1 to 4");
      return Label::quarter(*year_, number);
    }
    switch (number) {
      case 3:
        return Label::quarter(*year_, 1);
      case 6:
        return Label::half(*year_, 1);
      case 9:
        return Label::nine_months(*year_);
      case 12:
        return Label::year(*year_);
      default:
        return std::nullopt;
    }
  }

  Label of_month() const {
    check_month(text_, *month_);
    if (!day_) return Label::month(*year_, *month_);
    return Label::day(parse_date(fmt::format("{:04}-{:02}-{:02}", *year_, *month_, *day_)));
  }

  [[noreturn]] void refuse_part(const char* what) const {
    throw Error(ErrorCode::parse, fmt::format("{}: {}", text_, what));
  }

  std::string_view text_;
  std::string_view rest_;
  std::optional<Number> number_;   // read, and not yet claimed
  std::optional<int> ordinal_;     // first, second, nine
  std::optional<Word> open_part_;  // H or Q, whose number comes next
  std::optional<Part> part_;
  std::optional<int> year_;
  std::optional<int> month_;
  std::optional<int> day_;
  bool short_year_ = false;
  bool named_year_ = false;  // 年 says so
  bool fiscal_ = false;
  bool calendar_ = false;
};

}  // namespace

std::optional<Label> worded_label(std::string_view text) {
  return LabelReader(text).read();
}

}  // namespace capex::core
