// What was worked out for a period, remembered for the next time that it comes. Companies share their periods, so
// whole-file passes meet the same few hundred again and again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "capex/time/period.hpp"

namespace capex {

/// Keeps one period a slot, found by a hash: another period of the same slot takes its place.
template <class Value>
class PeriodMemo {
 public:
  /// What make(period) gave, if `fits` it still; else made anew. It lives until the next call.
  template <class Make, class Fits>
  const Value& of(const Period& period, const Make& make, const Fits& fits) {
    Slot& slot = slots_[place(period)];
    if (slot.begin != period.begin().day_number() || slot.end != period.end().day_number() || !fits(*slot.value)) {
      slot = {period.begin().day_number(), period.end().day_number(), make(period)};
    }
    return *slot.value;
  }
  template <class Make>
  const Value& of(const Period& period, const Make& make) {
    return of(period, make, [](const Value&) { return true; });
  }

 private:
  static constexpr int bits = 10;

  struct Slot {
    std::uint32_t begin = 0;  // as Boost counts days: no period begins and ends on day 0
    std::uint32_t end = 0;
    std::optional<Value> value;
  };

  static std::size_t place(const Period& period) {
    const std::uint32_t hash = period.begin().day_number() * 0x9E3779B1U + period.end().day_number() * 0x85EBCA77U;
    return hash >> (32 - bits);
  }

  std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << bits);
};

}  // namespace capex
