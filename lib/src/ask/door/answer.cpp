#include "capex/answer.hpp"

#include <ostream>

#include "capex/day.hpp"
#include "time/period.hpp"

namespace capex {

std::string to_string(const Day& day) {
  return core::to_string(core::Date(static_cast<unsigned short>(static_cast<int>(day.year())),
                                    static_cast<unsigned short>(static_cast<unsigned>(day.month())),
                                    static_cast<unsigned short>(static_cast<unsigned>(day.day()))));
}

Day parse_day(const std::string& text) {
  const auto parts = core::parse_date(text).year_month_day();
  return Day(std::chrono::year(static_cast<int>(parts.year)), std::chrono::month(static_cast<unsigned>(parts.month)),
             std::chrono::day(static_cast<unsigned>(parts.day)));
}

std::ostream& operator<<(std::ostream& out, Status status) {
  return out << to_string(status);
}

std::ostream& operator<<(std::ostream& out, const Amount& amount) {
  return out << amount.text;
}

std::ostream& operator<<(std::ostream& out, const Fraction& fraction) {
  return out << fraction.text;
}

}  // namespace capex
