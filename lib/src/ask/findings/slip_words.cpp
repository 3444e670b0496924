#include "ask/findings/slip_words.hpp"

#include <fmt/core.h>

#include <cstdlib>
#include <limits>

#include "ask/answer/figure_cells.hpp"
#include "money/display_text.hpp"

namespace capex::core {

namespace {

std::string times(int places) {
  switch (places) {
    case 1:
      return "ten times";
    case 2:
      return "a hundred times";
    case 3:
      return "a thousand times";
    case 4:
      return "ten thousand times";
    case 6:
      return "a million times";
    default:
      return fmt::format("10^{} times", places);
  }
}

// What is mixed up where an amount is off by so many places.
std::string mixed_up(int places) {
  switch (places) {
    case 1:
      return "an 亿 slip (亿 and billions, 1bn is 10亿)";
    case 2:
      return "an 亿 slip (亿 and millions, 1亿 is 100m)";
    case 3:
      return "a thousand/million/billion slip";
    case 4:
      return "a 万/亿 slip (1亿 is 10,000万)";
    case 6:
      return "a thousand/billion slip";
    case 8:
      return "an 亿 slip (亿 and whole units)";
    default:
      return "a slip of the decimal point";
  }
}

}  // namespace

std::string slip_words(int slip, const Stated& amount, Currency currency) {
  if (slip == 0) return "";
  const std::string words = fmt::format("{} too {}, likely {}", times(std::abs(slip)), slip > 0 ? "large" : "small",
                                        mixed_up(std::abs(slip)));
  // "191亿 is 19.1bn" is worth more than a rule.
  const auto point = amount.point();
  const std::int64_t billion = small_powers_of_ten[std::size_t{9} + static_cast<std::size_t>(currency.digits())];
  if (slip != 1 || !point || *point < billion) return words;
  const std::string written =
      amount_text(*point, currency.digits(), Scale::billion, stated_places(amount, Scale::billion));
  const std::string meant =
      amount_text(*point / 10, currency.digits(), Scale::billion, stated_places(amount, Scale::billion) + 1);
  return fmt::format("ten times too large, likely an 亿 slip ({}亿 is {}bn)", written, meant);
}

}  // namespace capex::core
