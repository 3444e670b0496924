// One growth of the answer that all parties must agree on, and how it is compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace capex::core::bench {

/// What every party says of a company's half. The factor is amount / base, in dollars: growth is the factor less one.
struct GrowthRow {
  std::int32_t company;  // company_id of the file
  std::int32_t half;     // 2 x year, and one more for the second
  double factor;
};

/// The library's own row: exact, then rounded to twelve places.
struct ExactRow {
  GrowthRow row;
  std::int64_t amount;  // cents
  std::int64_t base;
};

/// How far apart doubles that went different ways may be, of the factor. Beside that they may be as far apart as half a
/// cent of amount and base makes: the library's dollars are whole cents, the others' are not.
inline constexpr double tolerance = 1e-9;

/// Compares all rows, in the order of company and half; both are sorted. `printed` is by how much a factor may be off
/// for its having been printed. Says which is the first that differs and how, or nothing.
std::optional<std::string> difference(std::vector<ExactRow>& ours, std::vector<GrowthRow>& theirs, double printed);

}  // namespace capex::core::bench
