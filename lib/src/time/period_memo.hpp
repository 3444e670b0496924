// What was worked out for a period, remembered for the next time that it comes. Companies share their periods, so
// whole-file passes meet the same few hundred again and again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "time/period.hpp"

namespace capex::core {

/// Keeps one period a slot, found by a hash: another period of the same slot takes its place.
template <class Value>
class PeriodMemo {
 public:
  /// What make(period) gave, if `fits` it still; else made anew. It lives until the next call.
  template <class Make, class Fits>
  const Value& of(const Period& period, const Make& make, const Fits& fits) {
    const std::uint64_t days = std::uint64_t{period.begin().day_number()} << 32 | period.end().day_number();
    Slot& slot = slots_[(days * 0x9E3779B97F4A7C15U) >> (64 - bits)];  // multiplicative: neighbours lie apart
    if (slot.days != days || !fits(*slot.value)) slot = {days, make(period)};
    return *slot.value;
  }
  template <class Make>
  const Value& of(const Period& period, const Make& make) {
    return of(period, make, [](const Value&) { return true; });
  }

 private:
  static constexpr int bits = 10;

  struct Slot {
    std::uint64_t days = 0;  // on which it begins and ends, as Boost counts them: no period's are 0
    std::optional<Value> value;
  };

  std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << bits);
};

}  // namespace capex::core
