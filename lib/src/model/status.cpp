#include "capex/status.hpp"

#include <bit>

#include "model/words.hpp"

namespace capex {
namespace {

constexpr std::string_view statuses[] = {"stated",  "derived",    "partial",      "implied",   "range",
                                         "limit",   "missing",    "missing_base", "zero_base", "negative_base",
                                         "no_rate", "stale_rate", "incomplete",   "not_money", "overflow"};

// In the order of their bits.
constexpr std::string_view flags_in_order[] = {"mixed_definitions", "mixed_basis", "skewed",     "held_back",
                                               "sources_disagree",  "about",       "long_period"};

}  // namespace

std::string_view to_string(Status status) {
  return core::word_of(statuses, status);
}

std::string_view to_string(Flag flag) {
  return flags_in_order[std::countr_zero(static_cast<std::uint16_t>(flag))];
}

std::vector<Flag> list(Flags flags) {
  std::vector<Flag> result;
  for (std::size_t bit = 0; bit < std::size(flags_in_order); ++bit) {
    const auto flag = static_cast<Flag>(1U << bit);
    if (flags.has(flag)) result.push_back(flag);
  }
  return result;
}

}  // namespace capex
