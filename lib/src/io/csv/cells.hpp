// What single cells may hold. Each function throws Error{parse} that says what was found and what is accepted.
#pragma once

#include <fmt/core.h>

#include <optional>
#include <string>
#include <string_view>

#include "capex/error.hpp"
#include "io/csv/csv_table.hpp"
#include "model/measure.hpp"
#include "model/rules.hpp"
#include "money/currency.hpp"
#include "money/stated.hpp"
#include "time/period.hpp"

namespace capex::core {

/// Anything but nothing.
std::string parse_name(std::string_view text);

/// A natural key: see key_fault.
std::string parse_key(std::string_view text);

/// The same, in lower case: companies and measures, which people type.
std::string parse_lower_key(std::string_view text);

/// What reads a cell by a rule.
inline auto held_to(Fault (*rule)(std::string_view)) {
  return [rule](std::string_view text) {
    if (const Fault fault = rule(text)) throw Error(ErrorCode::parse, *fault);
    return std::string(text);
  };
}

/// A whole number from low to high.
int parse_whole(std::string_view text, int low, int high);
inline auto whole_number(int low, int high) {
  return [low, high](std::string_view text) { return parse_whole(text, low, high); };
}

/// ": did you mean actual?" of "actual, guidance or estimate"; where none is near ": expected" and all of them.
std::string expected(std::string_view text, std::string_view accepted);

/// What reads one of the words of an enumeration.
template <class Enum>
auto one_of(std::optional<Enum> (*parse)(std::string_view), std::string_view accepted) {
  return [parse, accepted](std::string_view text) {
    if (const std::optional<Enum> found = parse(text)) return *found;
    throw Error(ErrorCode::parse, fmt::format("'{}'{}", text, expected(text, accepted)));
  };
}

inline constexpr std::string_view basis_words = "actual, guidance or estimate";

/// What a series is of, where a cell may leave it out: actual figures, of the total.
Basis parse_series_basis(std::string_view text);
std::string parse_series_scope(std::string_view text);

/// The columns that state an amount.
struct AmountColumns {
  std::size_t amount;
  std::size_t currency;
  std::size_t decimals;
};

/// The amount, in the currency of its own text or of the currency cell, XXX where neither names one, with the precision
/// of its writing or of the decimals cell. Nothing and a problem where a cell is bad.
std::optional<StatedAmount> read_amount(CsvTable& table, const AmountColumns& columns);

/// XBRL decimals; "" is nothing, "INF" is `exact`.
std::optional<int> parse_decimals(std::string_view text, int exact);

}  // namespace capex::core
