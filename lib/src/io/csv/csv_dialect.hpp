// What a file shows of having been written by another convention than RFC 4180's: cells separated by semicolons or
// tabs, a note to a spreadsheet in front.
#pragma once

#include <string>
#include <string_view>

#include "io/csv/csv_reader.hpp"

namespace capex::core {

/// The cells are separated by ... : what to do. Empty where the mark separates none.
std::string separator_message(char mark);

/// Of a header that is not understood. `is_column` knows the names that its first cell may have. Empty where it shows
/// nothing.
std::string dialect_message(const CsvReader& header, bool (*is_column)(std::string_view name));

}  // namespace capex::core
