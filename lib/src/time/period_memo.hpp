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
    return at(
        days, [&] { return make(period); }, fits);
  }
  template <class Make>
  const Value& of(const Period& period, const Make& make) {
    return of(period, make, [](const Value&) { return true; });
  }
  /// The same of a period that is known by a number of its own, in all calls: not 0.
  template <class Make>
  const Value& of_number(std::int64_t number, const Make& make) {
    return at(static_cast<std::uint64_t>(number), make, [](const Value&) { return true; });
  }

 private:
  static constexpr int bits = 10;

  template <class Make, class Fits>
  const Value& at(std::uint64_t key, const Make& make, const Fits& fits) {
    Slot& slot = slots_[(key * 0x9E3779B97F4A7C15U) >> (64 - bits)];  // multiplicative: neighbours lie apart
    if (slot.key != key || !fits(*slot.value)) slot = {key, make()};
    return *slot.value;
  }

  struct Slot {
    std::uint64_t key = 0;  // the days on which it begins and ends, as Boost counts them: no period's are 0
    std::optional<Value> value;
  };

  std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << bits);
};

}  // namespace capex::core
