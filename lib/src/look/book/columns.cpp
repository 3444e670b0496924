#include "look/book/columns.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace capex::look {

namespace {

struct NamedColumn {
  std::string_view name;
  Held held;
};

constexpr NamedColumn known_columns[] = {
    {"amount", {Holds::amount, "currency"}},
    {"low", {Holds::amount, "currency"}},
    {"high", {Holds::amount, "currency"}},
    {"base_amount", {Holds::amount, "currency"}},
    {"base_low", {Holds::amount, "currency"}},
    {"base_high", {Holds::amount, "currency"}},
    {"was_amount", {Holds::amount, "was_currency"}},
    {"was_low", {Holds::amount, "was_currency"}},
    {"was_high", {Holds::amount, "was_currency"}},
    {"per_amount", {Holds::amount, "per_currency"}},
    {"per_low", {Holds::amount, "per_currency"}},
    {"per_high", {Holds::amount, "per_currency"}},
    {"base_per_amount", {Holds::amount, "per_currency"}},
    {"converted", {Holds::amount, "in"}},
    {"converted_low", {Holds::amount, "in"}},
    {"converted_high", {Holds::amount, "in"}},
    {"expected", {Holds::amount, "currency"}},
    {"expected_low", {Holds::amount, "currency"}},
    {"expected_high", {Holds::amount, "currency"}},
    {"stated_low", {Holds::amount, "currency"}},
    {"stated_high", {Holds::amount, "currency"}},
    {"stated", {Holds::claimed, "currency"}},
    {"claimed", {Holds::claimed, {}}},
    {"claimed_low", {Holds::claimed, {}}},
    {"claimed_high", {Holds::claimed, {}}},
    {"computed", {Holds::claimed, {}}},
    {"computed_low", {Holds::claimed, {}}},
    {"computed_high", {Holds::claimed, {}}},
    {"own_computed", {Holds::claimed, {}}},
    {"own_low", {Holds::claimed, {}}},
    {"own_high", {Holds::claimed, {}}},
    {"growth", {Holds::change, {}}},
    {"growth_low", {Holds::change, {}}},
    {"growth_high", {Holds::change, {}}},
    {"local_growth", {Holds::change, {}}},
    {"local_growth_low", {Holds::change, {}}},
    {"local_growth_high", {Holds::change, {}}},
    {"currency_change", {Holds::change, {}}},
    {"currency_points", {Holds::change, {}}},
    {"currency_points_low", {Holds::change, {}}},
    {"currency_points_high", {Holds::change, {}}},
    {"intensity_change", {Holds::change, {}}},
    {"intensity_change_low", {Holds::change, {}}},
    {"intensity_change_high", {Holds::change, {}}},
    {"contribution", {Holds::change, {}}},
    {"from_average", {Holds::change, {}}},
    {"share", {Holds::ratio, {}}},
    {"share_low", {Holds::ratio, {}}},
    {"share_high", {Holds::ratio, {}}},
    {"intensity", {Holds::ratio, {}}},
    {"intensity_low", {Holds::ratio, {}}},
    {"intensity_high", {Holds::ratio, {}}},
    {"base_intensity", {Holds::ratio, {}}},
    {"base_intensity_low", {Holds::ratio, {}}},
    {"base_intensity_high", {Holds::ratio, {}}},
    {"rate", {Holds::rate, {}}},
    {"first_day", {Holds::day, {}}},
    {"last_day", {Holds::day, {}}},
    {"rate_first_day", {Holds::day, {}}},
    {"rate_last_day", {Holds::day, {}}},
    {"known_on", {Holds::day, {}}},
    {"was_known_on", {Holds::day, {}}},
    {"brought_on", {Holds::day, {}}},
    {"last_source_day", {Holds::day, {}}},
    {"next_period_ended", {Holds::day, {}}},
    {"first_known", {Holds::day, {}}},
    {"last_known", {Holds::day, {}}},
    {"since", {Holds::day, {}}},
    {"until", {Holds::day, {}}},
    {"day", {Holds::day, {}}},
    {"url", {Holds::address, {}}},
};

std::string zeros_after_point(int places) {
  return places > 0 ? '.' + std::string(static_cast<std::size_t>(places), '0') : "";
}

// A unit of strangers may have what the language of formats gives a meaning; such a one is named in the row alone.
bool fits_a_format(std::string_view unit) {
  return !unit.empty() && unit.size() <= 40 && std::all_of(unit.begin(), unit.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-';
  });
}

}  // namespace

Held held_in(std::string_view column) {
  const auto found = std::find_if(std::begin(known_columns), std::end(known_columns),
                                  [&](const NamedColumn& one) { return one.name == column; });
  return found == std::end(known_columns) ? Held{} : found->held;
}

Holds claimed_by(std::string_view kind) {
  if (kind == "growth") return Holds::change;
  return kind == "share" ? Holds::ratio : Holds::amount;
}

std::string format_of(Holds holds, int places, int most_places, std::string_view unit) {
  const std::string zeros = zeros_after_point(places);
  std::string room = places == 0 && most_places > 0 ? "_." : "";
  for (int place = places; place < most_places; ++place) room += "_0";
  switch (holds) {
    case Holds::amount:
    case Holds::claimed:
      return "#,##0" + zeros + room + (fits_a_format(unit) ? "\" " + std::string(unit) + '"' : "");
    case Holds::ratio:
      return '0' + zeros + '%';
    case Holds::change:
      return "+0" + zeros + "%;-0" + zeros + "%;0" + zeros + '%';
    case Holds::rate:
      return '0' + zeros + room;
    case Holds::day:
      return "yyyy-mm-dd";
    case Holds::any:
    case Holds::address:
      break;
  }
  return "";
}

}  // namespace capex::look
