#include "imports_rows.hpp"

#include <filesystem>
#include <string>

#include "text/visible.hpp"

namespace capex::core::tool {

namespace {

constexpr std::size_t command_width = 36;
constexpr std::size_t file_width = 18;

Number number_of(std::int64_t value) {
  return Number{std::to_string(value)};
}

// Cut to so many places of a terminal.
std::string cut(const std::string& text, std::size_t places) {
  if (display_width(text) <= places) return text;
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
    const std::string letter = text.substr(at, next - at);
    if (display_width(kept) + display_width(letter) + 3 > places) break;
    kept += letter;
    at = next;
  }
  return kept + "...";
}

}  // namespace

Rows imports_in_short(const std::vector<Import>& imports) {
  Rows rows{{"import", "imported_at", "command", "file", "figures", "claims", "rates"}, {}};
  for (const Import& import : imports) {
    std::string file = import.file;
    if (file.find(' ') == std::string::npos) {
      const std::filesystem::path path(file);
      file = (path.has_filename() ? path : path.parent_path()).filename().string();
    }
    rows.rows.push_back({number_of(static_cast<std::int64_t>(import.id)), import.imported_at,
                         cut(import.command, command_width), cut(file, file_width), number_of(import.figures),
                         number_of(import.claims), number_of(import.rates)});
  }
  return rows;
}

}  // namespace capex::core::tool
