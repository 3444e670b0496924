// Cells of CSV as they are written: in quotes only where they have to be.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace capex::core {

/// In quotes where it has a comma, a quote, a line end, or a blank at its ends (which many readers would take off).
void append_csv_cell(std::string& out, std::string_view text);

/// The cells, commas between them, and LF.
void append_csv_line(std::string& out, std::initializer_list<std::string_view> cells);

}  // namespace capex::core
