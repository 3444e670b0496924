#include "capex/money/amount_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "capex/error.hpp"
#include "capex/money/money.hpp"
#include "money/currency_words.hpp"
#include "money/number_cursor.hpp"

namespace capex {
namespace {

constexpr std::string_view accepted =
    "write an amount such as 23bn, 4.2 billion, RMB 4,200m, $3.22bn, >12bn, up to 100bn, 60-65bn, ~50bn, 230k or "
    "230.88亿";

struct Unit {
  std::string_view word;
  int exponent;
};

// Longer ones before those that they begin with.
constexpr Unit units[] = {
    {"thousand", 3}, {"k", 3},     {"million", 6}, {"mln", 6},       {"mn", 6},   {"m", 6},   {"billion", 9},
    {"bln", 9},      {"bn", 9},    {"b", 9},       {"trillion", 12}, {"trn", 12}, {"tn", 12}, {"t", 12},
    {"万亿", 12},    {"萬億", 12}, {"亿", 8},      {"億", 8},        {"万", 4},   {"萬", 4},
};

/// One end as written: "$60", "65bn CNY".
struct WrittenEnd {
  bool negative = false;
  WrittenNumber number;
  std::optional<int> exponent;
};

class AmountReader {
 public:
  AmountReader(std::string_view text, std::optional<Currency> currency) : cursor_(text, accepted), given_(currency) {}

  StatedAmount read() {
    if (cursor_.at_end()) cursor_.refuse_unreadable("there is no amount");
    while (cursor_.take_qualifier(qualifiers_)) {
    }
    WrittenEnd low = end();
    std::optional<WrittenEnd> high;
    if (cursor_.take_range()) high = end();
    if (!cursor_.at_end()) cursor_.refuse_piece("is not understood");

    const Currency currency = settled_currency();
    if (!high) return one(low, currency);
    if (!low.exponent)
      low.exponent = high->exponent;  // 60-65bn
    else if (!high->exponent)
      cursor_.refuse("the upper end lacks the unit of the lower one");
    return range(low, *high, currency);
  }

 private:
  WrittenEnd end() {
    WrittenEnd result;
    int sign = 0;
    for (;;) {
      if (cursor_.at_digit()) break;
      if (sign == 0 && (sign = cursor_.take_sign()) != 0) continue;
      if (!note(take_currency(cursor_)) && !cursor_.take_qualifier(qualifiers_)) break;
    }
    result.negative = sign < 0;
    result.number = cursor_.take_number();
    result.exponent = unit();
    note(take_currency(cursor_));
    return result;
  }

  std::optional<int> unit() {
    if (cursor_.at_end()) return std::nullopt;
    for (const Unit& unit : units) {
      if (cursor_.take(unit.word)) return unit.exponent;
    }
    // A code may follow the unit without a blank: 23bnCNY.
    const std::string_view before = cursor_.rest();
    const std::string_view letters = cursor_.take_letters();
    cursor_.back_to(before);
    if (letters.size() <= 3 || !find_currency(letters.substr(letters.size() - 3))) return std::nullopt;
    NumberCursor alone(letters.substr(0, letters.size() - 3), accepted);
    for (const Unit& unit : units) {
      if (!alone.take(unit.word) || !alone.at_end()) continue;
      cursor_.back_to(before.substr(letters.size() - 3));
      return unit.exponent;
    }
    return std::nullopt;
  }

  /// Keeps the currency that was written; false when none was.
  bool note(const std::optional<WrittenCurrency>& written) {
    if (!written) return false;
    if (!written->currency) {
      both_yuan_and_yen_ = true;
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
    if (both_yuan_and_yen_ && !(settled && (settled->code() == "CNY" || settled->code() == "JPY"))) {
      cursor_.refuse("the sign ¥ is used for yuan and for yen: write CNY or JPY");
    }
    if (!settled) cursor_.refuse("it names no currency: put CNY, USD or another ISO 4217 code beside it");
    return *settled;
  }

  std::int64_t minor_units(const WrittenEnd& end, Currency currency) const {
    try {
      return exact_minor_units(end, currency);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::overflow) throw;
      throw Error(ErrorCode::overflow, fmt::format("{}: {}", quoted(cursor_.text()), error.what()));
    }
  }

  std::int64_t exact_minor_units(const WrittenEnd& end, Currency currency) const {
    Int128 minor = 0;
    if (!scaled(end.number, end.exponent.value_or(0) + currency.digits(), minor)) {
      cursor_.refuse(currency.is_money() ? fmt::format("it is finer than the minor unit of {}, which has {} decimals",
                                                       currency.code(), currency.digits())
                                         : std::string("a count is a whole number"));
    }
    return narrow(end.negative ? -minor : minor);
  }

  static int decimals(const WrittenEnd& end) { return end.number.places - end.exponent.value_or(0); }

  StatedAmount one(const WrittenEnd& end, Currency currency) const {
    const std::int64_t value = minor_units(end, currency);
    const auto low = qualifiers_.limit == Limit::high ? std::nullopt : std::optional(value);
    const auto high = qualifiers_.limit == Limit::low ? std::nullopt : std::optional(value);
    return {Stated(low, high, decimals(end), currency.digits(), qualifiers_.about), currency};
  }

  StatedAmount range(const WrittenEnd& low, const WrittenEnd& high, Currency currency) const {
    if (qualifiers_.limit != Limit::none) cursor_.refuse("it is a limit and a range at once");
    const std::int64_t from = minor_units(low, currency);
    const std::int64_t to = minor_units(high, currency);
    if (from > to) cursor_.refuse("the range runs backwards: the smaller amount comes first");
    return {Stated(from, to, std::min(decimals(low), decimals(high)), currency.digits(), qualifiers_.about), currency};
  }

  NumberCursor cursor_;
  std::optional<Currency> given_;
  Qualifiers qualifiers_;
  std::optional<Currency> written_;
  bool both_yuan_and_yen_ = false;
};

}  // namespace

StatedAmount parse_amount(std::string_view text, std::optional<Currency> currency) {
  return AmountReader(text, currency).read();
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

}  // namespace capex
