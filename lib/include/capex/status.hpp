// What an answer is when it is a number, and what it is when it is not. The same words in C++, CSV, JSON and on screen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace capex {

enum class Status : std::int8_t {
  // with a value
  stated,   // as a source stated it
  derived,  // tiled from other figures
  partial,  // a sum that was allowed to lack members
  implied,  // from a claim
  range,    // two ends as the source gave them, exact; the middle only counts within sums and growths
  limit,    // one bound, no point
  // without one
  missing,
  missing_base,
  zero_base,
  negative_base,
  no_rate,
  stale_rate,
  incomplete,  // a group with members missing
  not_money,   // a count asked for in a currency
  overflow,
};

/// stated, derived, partial and implied have a point; a range has two ends, a limit one bound.
constexpr bool has_point(Status status) {
  return status <= Status::implied;
}
/// And where a range has its middle, which sums and growths count with.
constexpr bool has_middle(Status status) {
  return status <= Status::range;
}
constexpr bool has_value(Status status) {
  return status <= Status::limit;
}

/// Of what is computed from two values: the weaker; never stated, and a range counts by its middle.
constexpr Status combined(Status a, Status b) {
  const Status weaker = a < b ? b : a;
  const Status stronger = a < b ? a : b;
  if (weaker != Status::range) return weaker < Status::derived ? Status::derived : weaker;
  return stronger == Status::range || stronger < Status::derived ? Status::derived : stronger;
}

/// "missing_base"
std::string_view to_string(Status status);

enum class Flag : std::uint16_t {
  mixed_definitions = 1 << 0,
  mixed_basis = 1 << 1,
  skewed = 1 << 2,
  held_back = 1 << 3,         // a restatement not yet applied
  sources_disagree = 1 << 4,  // bounds of a lower-ranking or same-day source do not meet
  about = 1 << 5,
  long_period = 1 << 6,  // a 53-week year on a 52-week one
};

/// A set of flags.
class Flags {
 public:
  constexpr Flags() = default;
  constexpr Flags(Flag flag) : bits_(static_cast<std::uint16_t>(flag)) {}  // NOLINT: a flag is a set of one

  constexpr bool has(Flag flag) const { return (bits_ & static_cast<std::uint16_t>(flag)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr Flags& operator|=(Flags other) {
    bits_ = static_cast<std::uint16_t>(bits_ | other.bits_);
    return *this;
  }
  friend constexpr Flags operator|(Flags a, Flags b) { return a |= b; }
  bool operator==(const Flags&) const = default;

 private:
  std::uint16_t bits_ = 0;
};

std::string_view to_string(Flag flag);
/// In the order of the enumeration.
std::vector<Flag> list(Flags flags);

}  // namespace capex
