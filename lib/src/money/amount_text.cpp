#include "money/amount_text.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "capex/error.hpp"
#include "money/currency_words.hpp"
#include "money/digits_text.hpp"
#include "money/limit_words.hpp"
#include "money/money.hpp"
#include "money/quantity.hpp"

namespace capex::core {
namespace {

constexpr std::string_view accepted_amounts =
    "write an amount such as 23bn, 4.2 billion, RMB 4,200m, $3.22bn, >12bn, up to 100bn, 60-65bn, ~50bn, 230k or "
    "230.88亿";

/// One end as written: "$60", "65bn CNY".
struct AmountEnd {
  bool negative = false;
  Quantity quantity;
};

std::string one_of_several_words(const WrittenCurrency& word) {
  std::string codes;
  for (std::size_t at = 0; at < word.codes.size(); at += 4) {
    const std::size_t left = word.codes.size() - at;
    codes += fmt::format("{}{}", at == 0 ? "" : left < 4 ? " or " : ", ", word.codes.substr(at, 3));
  }
  return fmt::format("the sign {} is used for {}: write {}", word.words, word.used_for, codes);
}

/// Where numbers are grouped as 1,50,000.
bool groups_in_lakhs(Currency currency) {
  constexpr std::string_view codes = "INR PKR NPR BDT LKR";
  return codes.find(currency.code()) != std::string_view::npos;
}

constexpr std::string_view margin_words[] = {"±",          "+/-",         "+/\u2212", "+-", "plus or minus",
                                             "plus/minus", "give or take"};

/// What a currency beside the text is: its own, or what is meant where it names none.
enum class Beside { its_own, otherwise };

class AmountReader {
 public:
  AmountReader(std::string_view text, std::optional<Currency> currency, Beside beside)
      : cursor_(text, accepted_amounts), given_(currency), beside_(beside) {}

  StatedAmount read() {
    if (cursor_.at_end()) cursor_.refuse_unreadable("there is no amount");
    while (take_qualifier(cursor_, qualifiers_)) {
    }
    if (!cursor_.at_digit()) cursor_.take_any({"anywhere", "somewhere"});
    const bool between = !cursor_.at_digit() && cursor_.take_any({"between", "from", "在", "从", "從", "zwischen",
                                                                  "von", "entre", "tra", "fra", "tussen"});
    AmountEnd low = end();
    take_rest_of_end();
    std::optional<AmountEnd> high;
    if (cursor_.take_range() || (between && cursor_.take_any({"and", "和", "与", "und", "et", "y", "e", "en"}))) {
      high = end();
    }
    if (between && !high) cursor_.refuse("it has one end: write two, between 38bn and 42bn");
    if (between) cursor_.take_any({"之间", "之間"});
    take_rest_of_end();
    if (!high && take_margin()) return within_margin(low);
    if (!cursor_.at_end()) cursor_.refuse_piece("is not understood");
    const bool given_may_be_meant = one_of_several_ && given_ && one_of_several_->may_be(*given_);
    if (beside_ == Beside::otherwise && (written_ || one_of_several_) && !given_may_be_meant) given_.reset();

    if (!high) return one(low);
    if (!low.quantity.exponent) {  // 60-65bn
      low.quantity.exponent = high->quantity.exponent;
      low.quantity.doubt = high->quantity.doubt;
    } else if (!high->quantity.exponent) {
      cursor_.refuse("the upper end lacks the unit of the lower one");
    }
    return range(low, *high);
  }

 private:
  void take_rest_of_end() {
    while (!cursor_.at_end() && !at_margin() &&
           (take_later_qualifier(cursor_, qualifiers_) || note(take_currency(cursor_)))) {
    }
  }

  /// The + of +/- is no limit.
  bool at_margin() {
    const std::string_view before = cursor_.rest();
    const bool found = cursor_.take_any(margin_words);
    cursor_.back_to(before);
    return found;
  }

  /// $65bn ± 2bn, 65bn plus or minus 2%
  bool take_margin() {
    if (cursor_.at_end()) return false;
    const std::string_view before = cursor_.rest();
    const bool bracket = cursor_.take("(");
    cursor_.take(",");
    if (!cursor_.take_any(margin_words)) {
      cursor_.back_to(before);
      return false;
    }
    margin_ = end();
    margin_is_percent_ = cursor_.take_any({"%", "per cent", "percent", "pc"});
    take_rest_of_end();
    if (margin_is_percent_ && margin_.quantity.exponent) cursor_.refuse("its per cent has a unit");
    if (bracket && !cursor_.take(")")) cursor_.refuse("its bracket is not closed");
    if (!cursor_.at_end()) cursor_.refuse_piece("is not understood");
    return true;
  }

  StatedAmount within_margin(const AmountEnd& middle) {
    const Currency currency = settled_currency();
    if (qualifiers_.limit != Limit::none) cursor_.refuse("it is a limit and a range at once");
    if (!margin_is_percent_ && !margin_.quantity.exponent) margin_.quantity.exponent = middle.quantity.exponent;
    const Int128 amount = minor_units(middle, currency);
    Int128 margin = 0;
    if (margin_is_percent_) {
      const WrittenNumber& percent = margin_.quantity.number;
      if (percent.places > 9) cursor_.refuse("its per cent has more than 9 decimals");
      const Int128 size = amount < 0 ? -amount : amount;
      margin = divide(checked_multiply(size, percent.digits), power_of_ten(percent.places + 2));
    } else {
      margin = minor_units(margin_, currency);
    }
    if (margin < 0 || margin_.negative) cursor_.refuse("what it may be off by is never below zero");
    return {Stated(narrow(amount - margin), narrow(amount + margin), decimals(middle), currency.digits(),
                   qualifiers_.about),
            currency};
  }

  AmountEnd end() {
    AmountEnd result;
    int sign = 0;
    bool bracket = false;  // (1,234) is -1,234
    for (;;) {
      if (at_quantity(cursor_)) break;
      if (sign == 0 && (sign = cursor_.take_sign()) != 0) continue;
      if (!bracket && (bracket = cursor_.take("("))) continue;
      if (!note(take_currency(cursor_)) && !take_qualifier(cursor_, qualifiers_)) break;
    }
    result.negative = sign < 0 || bracket;
    result.quantity = take_quantity(cursor_);
    if (result.quantity.more) set_limit(cursor_, qualifiers_, Limit::low);
    while (note(take_currency(cursor_))) {
    }
    if (bracket) close_bracket(sign, result);
    return result;
  }

  void close_bracket(int sign, AmountEnd& end) {
    if (sign != 0) cursor_.refuse("it has a sign and brackets, which stand for a minus");
    if (!cursor_.take(")"))
      cursor_.refuse("its bracket, which stands for a minus, is not closed: write (1,234) or -1,234");
    if (!end.quantity.exponent) take_later_unit(cursor_, end.quantity);
    while (note(take_currency(cursor_))) {
    }
  }

  /// Keeps the currency that was written; false when none was.
  bool note(const std::optional<WrittenCurrency>& written) {
    if (!written) return false;
    if (!written->currency) {
      one_of_several_ = written;
      return true;
    }
    if (written_ && *written_ != *written->currency) {
      cursor_.refuse(fmt::format("it names two currencies, {} and {}", written_->code(), written->currency->code()));
    }
    written_ = written->currency;
    return true;
  }

  Currency settled_currency() const {
    if (written_ && given_ && *written_ != *given_) {
      cursor_.refuse(given_->is_money()
                         ? fmt::format("it is in {}, but {} was asked for", written_->code(), given_->code())
                         : fmt::format("it is in {}, but a count has no currency", written_->code()));
    }
    const std::optional<Currency> settled = written_ ? written_ : given_;
    if (one_of_several_) return settled_by_word(*one_of_several_, settled);
    if (!settled) cursor_.refuse("it names no currency: put CNY, USD or another ISO 4217 code beside it");
    return *settled;
  }

  /// 元 beside TWD is the Taiwan dollar, and by itself the yuan.
  Currency settled_by_word(const WrittenCurrency& word, std::optional<Currency> settled) const {
    if (settled && word.may_be(*settled)) return *settled;
    if (!word.first_is_meant) cursor_.refuse(one_of_several_words(word));
    if (!settled) return word.first();
    cursor_.refuse(written_ ? fmt::format("it names two currencies, {} and {}", written_->code(), word.words)
                   : given_->is_money()
                       ? fmt::format("it is in {}, but {} was asked for", word.first().code(), given_->code())
                       : fmt::format("it is in {}, but a count has no currency", word.first().code()));
  }

  std::int64_t minor_units(const AmountEnd& end, Currency currency) const {
    try {
      return exact_minor_units(end, currency);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::overflow) throw;
      throw Error(ErrorCode::overflow, fmt::format("{}: {}", quoted(cursor_.text()), error.what()));
    }
  }

  std::int64_t exact_minor_units(const AmountEnd& end, Currency currency) const {
    check_unit(end.quantity, currency);
    check_grouping(end.quantity, currency);
    Int128 minor = 0;
    if (!scaled(end.quantity.number, end.quantity.exponent.value_or(0) + currency.digits(), minor)) {
      cursor_.refuse(currency.is_money() ? fmt::format("it is finer than the minor unit of {}, which has {} decimals",
                                                       currency.code(), currency.digits())
                                         : std::string("a count is a whole number"));
    }
    return narrow(end.negative ? -minor : minor);
  }

  /// A point before three digits, without a unit, stands between thousands in much of Europe.
  void check_point(const Quantity& quantity) const {
    const WrittenNumber& number = quantity.number;
    if (!number.maybe_thousands || quantity.exponent) return;
    cursor_.refuse(fmt::format("is it {} or {}? A point before three digits may part thousands: write one of these",
                               shortest_text(number.digits, number.places), grouped(to_string(number.digits))));
  }

  void check_grouping(const Quantity& quantity, Currency currency) const {
    if (currency.digits() < 3) check_point(quantity);
    if (quantity.number.in_lakhs && !groups_in_lakhs(currency)) cursor_.refuse_commas(cursor_.text());
  }

  /// 2.000 Mrd is 2 or 2,000 billion, and 5 billones are 5 or 5,000.
  void check_unit(const Quantity& quantity, Currency currency) const {
    const WrittenNumber& number = quantity.number;
    const UnitDoubt& doubt = quantity.doubt;
    const int exponent = quantity.exponent.value_or(0);
    if (doubt.continental && number.maybe_thousands) {
      refuse_readings(in_units(number.digits, number.places, exponent), in_units(number.digits, 0, exponent),
                      "A point before three digits may part thousands");
    }
    if (doubt.continental && number.maybe_decimals) {
      refuse_readings(in_units(number.digits, 3, exponent), in_units(number.digits, 0, exponent),
                      "A comma before three digits may stand before decimals");
    }
    if (doubt.shift == 0 || (doubt.of_yuan && currency.code() != "CNY")) return;
    const auto [less, more] = std::minmax({exponent, exponent + doubt.shift});
    refuse_readings(in_units(number.digits, number.places, less), in_units(number.digits, number.places, more),
                    doubt.of_yuan ? "兆 is a million on the mainland and a trillion in Taiwan"
                                  : "The word of its unit stands for both, in one language and another");
  }

  [[noreturn]] void refuse_readings(const std::string& one, const std::string& other, std::string_view why) const {
    cursor_.refuse(fmt::format("is it {} or {}? {}: write one of these", one, other, why));
  }

  /// "2,000bn": digits x 10^(exponent - places) in the largest unit that is no larger than its own.
  static std::string in_units(Int128 digits, int places, int exponent) {
    for (const auto& [suffix, own] : {std::pair("tn", 12), std::pair("bn", 9), std::pair("m", 6), std::pair("k", 3)}) {
      if (exponent < own) continue;
      return grouped(shortest_text(checked_multiply(digits, power_of_ten(exponent - own)), places)) + suffix;
    }
    return grouped(shortest_text(digits, places));
  }

  static int decimals(const AmountEnd& end) { return end.quantity.number.places - end.quantity.exponent.value_or(0); }

  StatedAmount one(const AmountEnd& end) const {
    if (!written_ && !given_) check_point(end.quantity);
    const Currency currency = settled_currency();
    const std::int64_t value = minor_units(end, currency);
    const auto low = qualifiers_.limit == Limit::high ? std::nullopt : std::optional(value);
    const auto high = qualifiers_.limit == Limit::low ? std::nullopt : std::optional(value);
    return {Stated(low, high, decimals(end), currency.digits(), qualifiers_.about), currency};
  }

  StatedAmount range(const AmountEnd& low, const AmountEnd& high) const {
    const Currency currency = settled_currency();
    if (qualifiers_.limit != Limit::none) cursor_.refuse("it is a limit and a range at once");
    const std::int64_t from = minor_units(low, currency);
    const std::int64_t to = minor_units(high, currency);
    if (from > to) cursor_.refuse("the range runs backwards: the smaller amount comes first");
    return {Stated(from, to, std::min(decimals(low), decimals(high)), currency.digits(), qualifiers_.about), currency};
  }

  NumberCursor cursor_;
  std::optional<Currency> given_;
  Beside beside_;
  Qualifiers qualifiers_;
  AmountEnd margin_;
  bool margin_is_percent_ = false;
  std::optional<Currency> written_;
  std::optional<WrittenCurrency> one_of_several_;
};

}  // namespace

StatedAmount parse_amount(std::string_view text, std::optional<Currency> currency) {
  return AmountReader(text, currency, Beside::its_own).read();
}

StatedAmount parse_amount_or(std::string_view text, std::optional<Currency> otherwise) {
  return AmountReader(text, otherwise, Beside::otherwise).read();
}

Currency parse_currency(std::string_view text) {
  if (const std::optional<Currency> found = find_currency(text)) return *found;
  NumberCursor cursor(text, "");
  const auto written = take_currency(cursor);
  if (!written || !cursor.at_end()) return currency(text);
  if (written->currency) return *written->currency;
  if (!written->first_is_meant) cursor.refuse(one_of_several_words(*written));
  return written->first();
}

StatedAmount with_decimals(const StatedAmount& amount, int decimals) {
  const Stated& number = amount.number;
  return {Stated(number.low(), number.high(), decimals, number.digits(), number.about()), amount.currency};
}

std::string to_string(const StatedAmount& amount) {
  const Stated& number = amount.number;
  const std::string about = number.about() ? "~" : "";
  if (!number.high()) return about + ">" + units_text(*number.low(), amount.currency);
  if (!number.low()) return about + "<" + units_text(*number.high(), amount.currency);
  const std::string low = units_text(*number.low(), amount.currency);
  if (number.low() == number.high()) return about + low;
  return about + low + "-" + units_text(*number.high(), amount.currency);
}

}  // namespace capex::core
