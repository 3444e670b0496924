#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstring>
#include <limits>
#include <utility>

#include "bindings/c/column.hpp"
#include "capex/error.hpp"
#include "look/book/columns.hpp"

namespace capex::bindings {

namespace {

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

}  // namespace

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
