// What is measured, and how it behaves in time: a flow adds up over periods, a stock and a price hold at a day, a count
// is no money.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"

namespace capex::core {

enum class MeasureKind { flow, stock, price, count };
enum class Basis { actual, guidance, estimate };

/// A part of a measure that is defined as a signed sum of others.
struct MeasureTerm {
  int sign = 1;
  std::string measure;  // key
  MeasureId id{};       // where it comes from a file
};

struct Measure {
  MeasureId id{};
  std::string key;  // "capex-with-leases"
  MeasureKind kind = MeasureKind::flow;
  std::string definition;            // one sentence
  std::string unit;                  // of a count: "chips"; empty for money
  std::vector<MeasureTerm> terms{};  // what it adds up, where it is defined by others
};

/// "operating-cash-flow - capex-cash"
std::string to_string(const std::vector<MeasureTerm>& terms);
/// The same read back; blanks stand around the signs, which keys may have within. Error{parse}.
std::vector<MeasureTerm> parse_terms(std::string_view text);

std::string to_string(MeasureKind kind);
std::optional<MeasureKind> parse_measure_kind(std::string_view text);
std::string to_string(Basis basis);
std::optional<Basis> parse_basis(std::string_view text);

/// Where no measure is asked for: of these the one that answers most (see choose_series), in this order where they tie.
inline constexpr std::string_view default_measures[] = {"capex", "capex-with-leases", "capex-cash"};

/// Flows that may well be below zero. Of any other no part is larger than its whole.
inline constexpr std::string_view signed_measures[] = {"operating-cash-flow", "investment", "free-cash-flow",
                                                       "free-cash-flow-after-leases"};

}  // namespace capex::core
