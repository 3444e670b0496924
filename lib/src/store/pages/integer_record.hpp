// One record of a table whose columns are all integers, read from its bytes: the key first, and all of it when it is
// asked for, so that rows that nobody wants cost little.
//
// Codes are of SQLite's "Database File Format", section 2.1 (records). A record begins with the length of its head, a
// byte here, and the serial type of each column; the values follow, most significant byte first.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace capex::core::store {

/// How serial types are read out of eight bytes that begin with their own: shifted down, masked, added to. In columns,
/// as they are looked up eleven times a row.
struct SerialTypes {
  std::array<std::uint8_t, 256> length{}, shift{};
  std::array<std::int64_t, 256> mask{}, add{};

  constexpr SerialTypes() {
    constexpr std::uint8_t lengths[] = {0, 1, 2, 3, 4, 6, 8};
    for (std::size_t code = 1; code < std::size(lengths); ++code) {
      length[code] = lengths[code];
      shift[code] = static_cast<std::uint8_t>(64 - 8 * lengths[code]);
      mask[code] = -1;
    }
    add[9] = 1;  // 8 and 9 are the numbers 0 and 1, 0 is NULL
  }
};
inline constexpr SerialTypes serial_types;

/// All of a record. Of NULL the value is 0.
template <std::size_t Columns>
struct IntegerRow {
  std::array<std::int64_t, Columns> values;
  std::array<unsigned char, 16> types{};  // of the columns, as the record says: 0 for NULL

  bool is_null(std::size_t column) const { return types[column] == 0; }
};

/// A record where it lies, of which the first columns are read.
template <std::size_t Columns, std::size_t Key>
class IntegerRecord {
 public:
  static_assert(Key <= 8 && Columns <= 16);
  using Keys = std::array<std::int64_t, Key>;

  /// The bytes that are read, from the record on, whatever it holds: so many have to be there.
  static constexpr std::size_t reach = 1 + Columns + 8 * Columns + 8;

  const Keys& key() const { return key_; }

  /// Reads the key of a record of so many bytes; false where it is not as usual.
  [[gnu::always_inline]] bool begin(const unsigned char* record, std::size_t size) {
    types_ = record + 1;
    rest_ = decode<0>(types_ + Columns, key_);
    end_ = record + size;
    std::uint64_t codes = 0;
    std::memcpy(&codes, types_, std::min<std::size_t>(Columns, 8));
    return record[0] == Columns + 1 && rest_ <= end_ && are_integers(codes);
  }
  /// All of it; false where it is not as usual.
  [[gnu::always_inline]] bool read(IntegerRow<Columns>& row) const {
    for (std::size_t column = 0; column < Key; ++column) row.values[column] = key_[column];
    std::memcpy(row.types.data(), types_, Columns);
    std::uint64_t others = 0;  // a byte at a time: those that were just written would be waited for
    for (std::size_t column = 8; column < Columns; ++column) others = others << 8 | types_[column];
    return decode<Key>(rest_, row.values) == end_ && are_integers(others);
  }

 private:
  /// Columns from that one on into their places, from where the first of them lies; where they end.
  template <std::size_t First, std::size_t Count>
  [[gnu::always_inline]] const unsigned char* decode(const unsigned char* value,
                                                     std::array<std::int64_t, Count>& values) const {
#pragma GCC unroll 16
    for (std::size_t column = First; column < Count; ++column) {
      const std::size_t code = types_[column];
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, value, sizeof bytes);
      if constexpr (std::endian::native == std::endian::little) bytes = __builtin_bswap64(bytes);
      values[column] = ((static_cast<std::int64_t>(bytes) >> serial_types.shift[code]) & serial_types.mask[code]) +
                       serial_types.add[code];
      value += serial_types.length[code];
    }
    return value;
  }

  /// Whether each of eight bytes is the code of an integer or of NULL: 0 to 9, but for 7.
  static bool are_integers(std::uint64_t codes) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101, high_bits = ones << 7;
    const std::uint64_t sevens = codes ^ 7 * ones;
    return ((codes | (codes + (0x80 - 10) * ones) | (sevens - ones)) & high_bits) == 0;
  }

  Keys key_;
  const unsigned char* types_ = nullptr;
  const unsigned char* rest_ = nullptr;  // the columns behind the key
  const unsigned char* end_ = nullptr;
};

}  // namespace capex::core::store
