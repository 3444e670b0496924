// A few days, by their numbers, that millions of others are held against.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace capex::core::store {

class DaySet {
 public:
  void add(std::int64_t day) {
    days_.push_back(day);
    bits_[place_of(day)] |= bit_of(day);
  }

  bool empty() const { return days_.empty(); }
  [[gnu::always_inline]] bool has(std::int64_t day) const {
    return (bits_[place_of(day)] & bit_of(day)) != 0 && std::find(days_.begin(), days_.end(), day) != days_.end();
  }

 private:
  static std::size_t place_of(std::int64_t day) { return static_cast<std::uint64_t>(day) / 64 % 16; }
  static std::uint64_t bit_of(std::int64_t day) { return std::uint64_t{1} << (static_cast<std::uint64_t>(day) % 64); }

  std::vector<std::int64_t> days_;
  std::array<std::uint64_t, 16> bits_{};  // of the days, but for their high bits: most others are told by these
};

}  // namespace capex::core::store
