// What the library answers to cases of arithmetic: one a line, "KIND|FIELD|FIELD...", each answered by a line.
// oracle.py asks, and knows the answers.
#include <fmt/format.h>

#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "analysis/answer/growth.hpp"
#include "analysis/standing/bounded_amount.hpp"
#include "analysis/standing/tiling.hpp"
#include "capex/error.hpp"
#include "fx/rate_table.hpp"
#include "money/amount_text.hpp"
#include "money/apportion.hpp"
#include "money/money.hpp"

namespace {

using namespace capex;
using namespace capex::core;

using Fields = std::vector<std::string>;

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  if (text.empty()) return parts;
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
    end = text.find(at, begin);
    parts.push_back(text.substr(begin, end - begin));
  }
  return parts;
}

std::int64_t whole(const std::string& text) {
  return std::stoll(text);
}

std::optional<std::int64_t> end(const std::string& text) {
  if (text == "-") return std::nullopt;
  return whole(text);
}

Int128 wide(const std::string& text) {
  Int128 value = 0;
  const bool negative = text.front() == '-';
  for (const char digit : text.substr(negative ? 1 : 0)) value = value * 10 + (negative ? '0' - digit : digit - '0');
  return value;
}

Rounding rounding(const std::string& text) {
  return text == "floor" ? Rounding::floor : text == "ceiling" ? Rounding::ceiling : Rounding::half_even;
}

Ratio ratio(const std::string& text) {
  const std::vector<std::string> parts = split(text, '/');
  return Ratio(wide(parts[0]), wide(parts[1]));
}

std::string text(std::optional<std::int64_t> value) {
  return value ? fmt::to_string(*value) : "-";
}

std::string text(const Bounds& bounds) {
  return text(bounds.low()) + "|" + text(bounds.high());
}

std::string text(const std::optional<Ratio>& value, Rounding mode) {
  return value ? to_string(to_decimal(*value, 9, mode)) : "-";
}

std::string text(const Growth& growth) {
  return fmt::format("{}|{}|{}|{}", to_string(growth.status), text(growth.factor, Rounding::half_even),
                     text(growth.low, Rounding::floor), text(growth.high, Rounding::ceiling));
}

std::string stated(const Stated& number) {
  return fmt::format("{}|{}|{}|{}", text(number.low()), text(number.high()), number.decimals(), text(number.bounds()));
}

// LOW,HIGH,DECIMALS,DIGITS
BoundedAmount amount(const std::string& field) {
  const std::vector<std::string> parts = split(field, ',');
  return bounded(Stated(end(parts[0]), end(parts[1]), std::stoi(parts[2]), std::stoi(parts[3])));
}

std::string average(const Fields& fields) {
  std::vector<DailyRate> rates;
  for (const std::string& each : split(fields[6], ',')) {
    const std::vector<std::string> parts = split(each, ':');
    rates.push_back({date_of(std::stoi(parts[0])), Decimal::parse(parts[1])});
  }
  const PairRates pair(currency(fields[1]), currency(fields[2]), std::move(rates));
  const Period period(date_of(std::stoi(fields[3])), date_of(std::stoi(fields[4])));
  const RateAnswer answer = pair.average(period, std::stoi(fields[5]));
  if (!answer) return answer.gap == RateGap::stale ? "stale" : "unknown";
  return fmt::format("{}|{}", to_string(answer.rate->rate.rate), answer.rate->days);
}

std::string convert(const Fields& fields) {
  const ExchangeRate rate{currency(fields[4]), currency(fields[5]), Decimal::parse(fields[6])};
  return fmt::to_string(
      capex::core::convert(whole(fields[1]), currency(fields[2]), currency(fields[3]), rate, rounding(fields[7])));
}

std::string apportioned(const Fields& fields) {
  std::vector<Ratio> parts;
  for (const std::string& part : split(fields[2], ',')) parts.push_back(ratio(part));
  std::string line;
  for (const Decimal& part : apportion(parts, Decimal::parse(fields[1]))) line += to_string(part) + "|";
  return line;
}

std::string tiling(const Fields& fields) {
  std::vector<Tile> tiles;
  for (const std::string& each : split(fields[3], ',')) {
    const std::vector<std::string> parts = split(each, ':');
    tiles.push_back({Period(date_of(std::stoi(parts[0])), date_of(std::stoi(parts[1]))), whole(parts[2]),
                     date_of(std::stoi(parts[3]))});
  }
  Tiler tiler;
  tiler.assign(tiles);
  const auto path = tiler.find(Period(date_of(std::stoi(fields[1])), date_of(std::stoi(fields[2]))));
  if (!path) return "none";
  std::string line;
  for (const PlacedTile& placed : *path) line += fmt::format("{}{}|", placed.sign > 0 ? "+" : "-", placed.tile);
  return line;
}

std::string combined(const Fields& fields, bool add) {
  const Bounds a(end(fields[1]), end(fields[2])), b(end(fields[3]), end(fields[4]));
  const auto result = add ? sum(a, b) : difference(a, b);
  if (!result) throw_overflow("a bound");
  return text(*result);
}

std::string of_ratios(const Fields& fields) {
  const Ratio a = ratio(fields[2]), b = ratio(fields[3]);
  const std::string& what = fields[1];
  const Ratio result = what == "+" ? a + b : what == "-" ? a - b : what == "*" ? a * b : a / b;
  return to_string(to_decimal(result, std::stoi(fields[4]), rounding(fields[5])));
}

const std::map<std::string, std::function<std::string(const Fields&)>> kinds = {
    {"amount", [](const Fields& f) { return stated(parse_amount(f[1], currency(f[2])).number); }},
    {"round trip",
     [](const Fields& f) {
       const StatedAmount read = parse_amount(f[1], currency(f[2]));
       const StatedAmount again = with_decimals(parse_amount(to_string(read), read.currency), read.number.decimals());
       return std::string(again == read ? "same" : "other") + "|" + to_string(read);
     }},
    {"growth words", [](const Fields& f) { return stated(parse_growth(f[1])); }},
    {"stated", [](const Fields& f) { return stated(Stated(end(f[1]), end(f[2]), std::stoi(f[3]), std::stoi(f[4]))); }},
    {"point",
     [](const Fields& f) { return text(Stated(end(f[1]), end(f[2]), std::stoi(f[3]), std::stoi(f[4])).point()); }},
    {"add", [](const Fields& f) { return combined(f, true); }},
    {"subtract", [](const Fields& f) { return combined(f, false); }},
    {"divide", [](const Fields& f) { return to_string(divide(wide(f[1]), wide(f[2]), rounding(f[3]))); }},
    {"multiply divide",
     [](const Fields& f) { return to_string(multiply_divide(wide(f[1]), wide(f[2]), wide(f[3]), rounding(f[4]))); }},
    {"quotient", [](const Fields& f) { return to_string(quotient(wide(f[1]), wide(f[2]), std::stoi(f[3]))); }},
    {"rescale",
     [](const Fields& f) { return to_string(rescale(Decimal::parse(f[1]), std::stoi(f[2]), rounding(f[3]))); }},
    {"compare",
     [](const Fields& f) {
       const Decimal a = Decimal::parse(f[1]), b = Decimal::parse(f[2]);
       return std::string(a < b ? "<" : a > b ? ">" : a == b ? "=" : "?");
     }},
    {"ratios", of_ratios},
    {"convert", convert},
    {"average", average},
    {"growth", [](const Fields& f) { return text(grow(amount(f[1]), amount(f[2]))); }},
    {"compounded", [](const Fields& f) { return text(compounded(grow(amount(f[1]), amount(f[2])), std::stoi(f[3]))); }},
    {"apportion", apportioned},
    {"difference",
     [](const Fields& f) { return to_string(printed_difference(ratio(f[1]), ratio(f[2]), std::stoi(f[3]))); }},
    {"tiling", tiling},
    {"units", [](const Fields& f) { return units_text(whole(f[1]), currency(f[2])); }},
};

std::string answer(const Fields& fields) {
  try {
    return kinds.at(fields.at(0))(fields);
  } catch (const Error& error) {
    return "error " + to_string(error.code());
  }
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(split(line, '|')) << '\n';
}
