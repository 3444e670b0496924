// One fact of a company facts document as it is written, and what its parts are worth.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace capex::core {

/// A value of a JSON object, not yet read: a string's content, or a number as written.
struct FieldText {
  enum class Kind { absent, string, number, other };  // absent: not there, or null
  Kind kind = Kind::absent;
  std::string_view text;
};

/// The parts of a fact that are believed.
struct FactText {
  FieldText start, end, val, filed, accn, form;
};

/// coefficient x 10^exponent, the coefficient without trailing zeros; zero has the exponent 0.
struct ExactNumber {
  std::int64_t coefficient = 0;
  int exponent = 0;

  bool operator==(const ExactNumber&) const = default;
};

enum class NumberFault { none, not_a_number, too_long };

/// A JSON number, exactly: 1234.50, -7, 1.5e9. too_long for more than 18 significant digits or an exponent past 999.
NumberFault read_number(std::string_view text, ExactNumber& number);

/// The 18 digits of "0001326801-24-000049"; nothing for what is no accession number.
std::optional<std::uint64_t> read_accession(std::string_view text);
/// Days since 1970-01-01 of "2024-06-30"; nothing where parse_date would refuse.
std::optional<std::int32_t> read_day(std::string_view text);

}  // namespace capex::core
