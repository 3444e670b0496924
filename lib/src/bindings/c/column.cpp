#include "bindings/c/column.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <utility>

#include "capex/error.hpp"
#include "look/book/columns.hpp"

namespace capex::bindings {

namespace {

constexpr int most_digits = 38;  // of an Arrow decimal of 128 bits

Int128 power_of_ten(int exponent) {
  Int128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

bool fits(Int128 value) {
  static const Int128 limit = power_of_ten(most_digits);
  return value < limit && value > -limit;
}

/// value x 10^exponent; nothing where that has too many digits.
std::optional<Int128> shifted(Int128 value, int exponent) {
  if (exponent > most_digits) return value == 0 ? std::optional<Int128>(0) : std::nullopt;
  Int128 product = 0;
  if (__builtin_mul_overflow(value, power_of_ten(exponent), &product) || !fits(product)) return std::nullopt;
  return product;
}

/// "-12.50" as -1250 and 2; nothing for what is no plain decimal of 38 digits.
std::optional<std::pair<Int128, int>> parse_decimal(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  Int128 value = 0;
  int digits = 0, decimals = -1;
  for (const char c : text) {
    if (c == '.' && decimals < 0) {
      decimals = 0;
    } else if (c >= '0' && c <= '9' && digits < most_digits) {
      value = value * 10 + (c - '0');
      if (value != 0) ++digits;
      if (decimals >= 0) ++decimals;
    } else {
      return std::nullopt;
    }
  }
  if (text.empty() || text == ".") return std::nullopt;
  return std::pair(negative ? -value : value, std::max(decimals, 0));
}

std::optional<Day> day_in(std::string_view text) {
  const auto part = [&](std::size_t at, std::size_t size) {
    int number = -1;
    std::from_chars(text.data() + at, text.data() + at + size, number);
    return number;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const Day day(std::chrono::year(part(0, 4)), std::chrono::month(static_cast<unsigned>(part(5, 2))),
                std::chrono::day(static_cast<unsigned>(part(8, 2))));
  return day.ok() && to_string(day) == text ? std::optional(day) : std::nullopt;
}

/// value / unit, which is 10^scale. Where both are exact doubles their quotient is the nearest one; else the digits are
/// read.
double nearest_double(Int128 value, int scale, double unit) {
  constexpr std::int64_t most = std::int64_t{1} << 53;
  const auto small = static_cast<std::int64_t>(value);
  if (small == value && small <= most && small >= -most && scale <= 22) return static_cast<double>(small) / unit;
  const std::string digits = decimal_text(value, scale);
  double nearest = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), nearest);
  return nearest;
}

/// The values in the narrowest of their kind.
template <class To, class From>
void store(Column& column, const std::vector<From>& values) {
  column.width = static_cast<int>(sizeof(To));
  column.values.resize(values.size() * sizeof(To));
  std::byte* at = column.values.data();
  for (const From& value : values) {
    const To one = static_cast<To>(value);
    std::memcpy(at, &one, sizeof one);
    at += sizeof one;
  }
}

template <class Value>
Value load(const std::vector<std::byte>& values, std::size_t index) {
  Value value{};
  std::memcpy(&value, values.data() + index * sizeof value, sizeof value);
  return value;
}

}  // namespace

std::string decimal_text(Int128 value, int scale) {
  std::string digits;
  const bool negative = value < 0;
  for (int place = 0; value != 0 || place <= scale; ++place) {
    if (place == scale && scale > 0) digits += '.';
    digits += static_cast<char>('0' + std::abs(static_cast<int>(value % 10)));
    value /= 10;
  }
  if (negative) digits += '-';
  return {digits.rbegin(), digits.rend()};
}

void Texts::add(std::string_view text) {
  if (bytes.size() + text.size() > std::size_t{std::numeric_limits<std::int32_t>::max()}) {
    throw Error(ErrorCode::overflow, "the texts of a column have more than 2 GiB: ask for fewer rows");
  }
  bytes += text;
  begins.push_back(static_cast<std::int32_t>(bytes.size()));
}

std::string_view Texts::operator[](std::size_t index) const {
  const auto begin = static_cast<std::size_t>(begins[index]), end = static_cast<std::size_t>(begins[index + 1]);
  return std::string_view(bytes).substr(begin, end - begin);
}

std::int64_t Column::integer(std::size_t row) const {
  switch (width) {
    case 1:
      return load<std::int8_t>(values, row);
    case 2:
      return load<std::int16_t>(values, row);
    case 4:
      return load<std::int32_t>(values, row);
    default:
      return load<std::int64_t>(values, row);
  }
}

Int128 Column::wide(std::size_t row) const {
  return type == Type::decimal ? load<Int128>(values, row) : integer(row);
}

double Column::real(std::size_t row) const {
  if (type == Type::real) return load<double>(values, row);
  return nearest_double(wide(row), scale, static_cast<double>(power_of_ten(scale)));
}

void Column::reals(double* into, std::size_t rows) const {
  const auto unit = static_cast<double>(power_of_ten(scale));
  for (std::size_t row = 0; row < rows; ++row) {
    into[row] = type == Type::real    ? load<double>(values, row)
                : type == Type::whole ? static_cast<double>(load<std::int64_t>(values, row))
                                      : nearest_double(load<Int128>(values, row), scale, unit);
  }
  for (std::size_t row = 0; nulls > 0 && row < rows; ++row) {
    if (!has(row)) into[row] = std::numeric_limits<double>::quiet_NaN();
  }
}

std::string Column::text(std::size_t row) const {
  const auto index = static_cast<std::size_t>(type < Type::whole ? integer(row) : 0);
  std::string text;
  switch (type) {
    case Type::text:
      return std::string(texts[index]);
    case Type::list:
      for (auto item = index; item < static_cast<std::size_t>(integer(row + 1)); ++item) {
        if (item > index) text += between;
        text += texts[item];
      }
      return text;
    case Type::day:
      return to_string(Day(std::chrono::sys_days(std::chrono::days(integer(row)))));
    case Type::real: {
      char digits[32];
      return {digits, std::to_chars(digits, digits + sizeof digits, real(row)).ptr};
    }
    default:
      return decimal_text(wide(row), scale);
  }
}

ColumnMaker::ColumnMaker(std::string name) : name_(std::move(name)) {
  using look::Holds;
  const Holds holds = look::held_in(name_).holds;
  is_day_by_name_ = holds == Holds::day;
  is_number_by_name_ = holds != Holds::any && holds != Holds::day && holds != Holds::address;
}

void ColumnMaker::mark(bool has) {
  if (rows_ % 8 == 0) valid_.push_back(0);
  if (has) {
    valid_.back() = static_cast<std::uint8_t>(valid_.back() | 1U << (rows_ % 8));
  } else {
    ++nulls_;
  }
  ++rows_;
}

// What had nothing until now had as many rows of it.
void ColumnMaker::begin(Kind kind) {
  kind_ = kind;
  if (kind == Kind::number) {
    numbers_.resize(rows_);
  } else {
    codes_.assign(rows_, kind == Kind::text ? -1 : 0);
  }
}

void ColumnMaker::add_nothing() {
  switch (kind_) {
    case Kind::unknown:
      break;
    case Kind::number:
      if (is_real_) {
        reals_.push_back(0);
      } else {
        numbers_.push_back(0);
      }
      break;
    case Kind::text:
      codes_.push_back(-1);
      break;
    case Kind::day:
      codes_.push_back(0);
      break;
    case Kind::list:
      codes_.push_back(static_cast<std::int32_t>(texts_.size()));
      break;
  }
  mark(false);
}

std::int32_t ColumnMaker::code_of(std::string_view text) {
  if (last_ >= 0 && texts_[static_cast<std::size_t>(last_)] == text) return last_;
  const auto [found, is_new] = known_.try_emplace(std::string(text), static_cast<std::int32_t>(texts_.size()));
  if (is_new) texts_.add(text);
  return last_ = found->second;
}

void ColumnMaker::add_text(std::string_view text) {
  if (kind_ == Kind::unknown) begin(Kind::text);
  if (kind_ != Kind::text) become_text();
  codes_.push_back(code_of(text));
  mark(true);
}

void ColumnMaker::add_day(const Day& day) {
  if (kind_ == Kind::unknown) begin(Kind::day);
  codes_.push_back(static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count()));
  mark(true);
}

void ColumnMaker::add_list(const std::vector<std::string_view>& items) {
  if (kind_ == Kind::unknown) begin(Kind::list);
  codes_.push_back(static_cast<std::int32_t>(texts_.size()));
  for (const std::string_view item : items) texts_.add(item);
  mark(true);
}

void ColumnMaker::add_real(double value) {
  if (!is_real_) {
    for (const Int128 number : numbers_) {
      reals_.push_back(static_cast<double>(number) / static_cast<double>(power_of_ten(scale_)));
    }
    numbers_ = {};
    is_real_ = true;
  }
  reals_.push_back(value);
  mark(true);
}

void ColumnMaker::add_decimal(Int128 value, int decimals) {
  if (!is_real_) {
    while (decimals > scale_ && value % 10 == 0) {
      value /= 10;
      --decimals;
    }
    const int more = decimals - scale_;
    std::vector<Int128> rescaled;
    for (std::size_t row = 0; more > 0 && row < rows_; ++row) {
      const auto moved = shifted(numbers_[row], more);
      if (!moved) break;
      rescaled.push_back(*moved);
    }
    const auto own = more < 0 ? shifted(value, -more) : std::optional(value);
    if (own && fits(value) && decimals <= most_digits && (more <= 0 || rescaled.size() == rows_)) {
      if (more > 0) {
        numbers_ = std::move(rescaled);
        scale_ = decimals;
      }
      numbers_.push_back(*own);
      return mark(true);
    }
  }
  add_real(static_cast<double>(value) / static_cast<double>(power_of_ten(std::min(decimals, most_digits))));
}

void ColumnMaker::add_number(std::int64_t value, int decimals) {
  if (kind_ == Kind::unknown) begin(Kind::number);
  add_decimal(value, decimals);
}

void ColumnMaker::add_digits(std::string_view digits) {
  if (kind_ == Kind::unknown) begin(Kind::number);
  if (const auto decimal = parse_decimal(digits)) return add_decimal(decimal->first, decimal->second);
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  add_real(value);
}

// Of unlike cells: all as text, as CSV has them.
void ColumnMaker::become_text() {
  ColumnMaker made(name_);
  made.begin(Kind::text);
  const std::size_t rows = rows_;
  const Column before = std::move(*this).finish();
  for (std::size_t row = 0; row < rows; ++row) {
    if (before.has(row)) {
      made.add_text(before.text(row));
    } else {
      made.add_nothing();
    }
  }
  *this = std::move(made);
}

void ColumnMaker::add(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    if (is_day_by_name_ && (kind_ == Kind::unknown || kind_ == Kind::day)) {
      if (const auto day = day_in(*text)) return add_day(*day);
    }
    add_text(*text);
  } else if (const auto* number = std::get_if<Number>(&cell)) {
    if (kind_ == Kind::unknown || kind_ == Kind::number) return add_digits(number->digits);
    add_text(number->digits);
  } else if (const auto* list = std::get_if<List>(&cell)) {
    if (kind_ == Kind::unknown || kind_ == Kind::list) {
      between_ = list->between;
      return add_list({list->items.begin(), list->items.end()});
    }
    add_text(text_of(cell));
  } else {
    add_nothing();
  }
}

Column ColumnMaker::finish() && {
  if (kind_ == Kind::unknown) begin(is_day_by_name_ ? Kind::day : is_number_by_name_ ? Kind::number : Kind::text);
  Column column;
  column.name = std::move(name_);
  column.nulls = nulls_;
  column.valid = std::move(valid_);
  switch (kind_) {
    case Kind::list:
      column.type = Column::Type::list;
      column.between = between_;
      codes_.push_back(static_cast<std::int32_t>(texts_.size()));
      store<std::int32_t>(column, codes_);
      break;
    case Kind::day:
      column.type = Column::Type::day;
      store<std::int32_t>(column, codes_);
      break;
    case Kind::number:
      column.scale = scale_;
      if (is_real_) {
        column.type = Column::Type::real;
        store<double>(column, reals_);
      } else if (scale_ == 0 && std::all_of(numbers_.begin(), numbers_.end(),
                                            [](Int128 each) { return static_cast<std::int64_t>(each) == each; })) {
        column.type = Column::Type::whole;
        store<std::int64_t>(column, numbers_);
      } else {
        column.type = Column::Type::decimal;
        store<Int128>(column, numbers_);
      }
      break;
    default:
      if (texts_.size() <= 127) {
        store<std::int8_t>(column, codes_);
      } else if (texts_.size() <= 32767) {
        store<std::int16_t>(column, codes_);
      } else {
        store<std::int32_t>(column, codes_);
      }
  }
  column.texts = std::move(texts_);
  return column;
}

}  // namespace capex::bindings
