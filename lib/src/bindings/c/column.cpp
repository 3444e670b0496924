#include "bindings/c/column.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstring>
#include <limits>
#include <unordered_map>
#include <utility>

#include "capex/error.hpp"

namespace capex::bindings {

namespace {

// Where a number of units and 10^scale, the unit, are exact doubles, the nearest double is their quotient.
constexpr std::int64_t most_exact = std::int64_t{1} << 53;
constexpr int most_exact_scale = 22;

/// value / 10^scale.
double nearest_double(Int128 value, int scale, double unit) {
  const auto small = static_cast<std::int64_t>(value);
  if (small == value && small <= most_exact && small >= -most_exact && scale <= most_exact_scale)
    return static_cast<double>(small) / unit;
  const std::string digits = decimal_text(value, scale);
  double nearest = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), nearest);
  return nearest;
}

template <class Value>
Value load(const std::vector<std::byte>& values, std::size_t index) {
  Value value{};
  std::memcpy(&value, values.data() + index * sizeof value, sizeof value);
  return value;
}

}  // namespace

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
  if (type == Type::real) {
    if (rows > 0) std::memcpy(into, values.data(), rows * sizeof *into);
  } else if (type == Type::whole) {
    for (std::size_t row = 0; row < rows; ++row) into[row] = static_cast<double>(load<std::int64_t>(values, row));
  } else {
    const auto unit = static_cast<double>(power_of_ten(scale));
    // Millions of rows wait for no jump: all are divided, and whether one was too large for that is seen at the end.
    bool are_exact = scale <= most_exact_scale;
    for (std::size_t row = 0; row < rows; ++row) {
      const Int128 value = load<Int128>(values, row);
      const auto small = static_cast<std::int64_t>(value);
      into[row] = static_cast<double>(small) / unit;
      are_exact = are_exact & (small == value) & (small <= most_exact) & (small >= -most_exact);
    }
    for (std::size_t row = 0; !are_exact && row < rows; ++row) {
      into[row] = nearest_double(load<Int128>(values, row), scale, unit);
    }
  }
  if (nulls == 0) return;
  for (std::size_t eight = 0; eight < valid.size(); ++eight) {
    if (valid[eight] == 0xFF) continue;  // most often
    for (std::size_t row = eight * 8; row < std::min(rows, eight * 8 + 8); ++row) {
      if (!has(row)) into[row] = std::numeric_limits<double>::quiet_NaN();
    }
  }
}

std::size_t Column::lists(std::int32_t* which, std::size_t* firsts, std::size_t rows) const {
  std::unordered_map<std::string, std::int32_t> known;
  std::int32_t count = 0, empty = -1, last = -1;  // the number of the empty list, and of the last that is not
  std::string list, before;  // every item with its size before it, so that no two lists are spelled alike
  const auto added = [&](std::size_t row) {
    firsts[count] = row;
    return count++;
  };
  auto end = static_cast<std::size_t>(rows > 0 ? integer(0) : 0);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t begin = std::exchange(end, static_cast<std::size_t>(load<std::int32_t>(values, row + 1)));
    if (nulls > 0 && !has(row)) {
      which[row] = -1;
    } else if (begin == end) {
      if (empty < 0) empty = added(row);
      which[row] = empty;
    } else {
      list.clear();
      for (std::size_t item = begin; item < end; ++item) {
        const std::string_view text = texts[item];
        const auto size = static_cast<std::uint32_t>(text.size());
        list.append(reinterpret_cast<const char*>(&size), sizeof size).append(text);
      }
      if (last < 0 || list != before) {
        const auto [found, is_new] = known.try_emplace(list, count);
        if (is_new) added(row);
        last = found->second;
        std::swap(before, list);
      }
      which[row] = last;
    }
  }
  return static_cast<std::size_t>(count);
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

}  // namespace capex::bindings
