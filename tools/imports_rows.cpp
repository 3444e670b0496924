#include "imports_rows.hpp"

#include <filesystem>
#include <string>

#include "text/visible.hpp"

namespace capex::tool {

namespace {

constexpr std::size_t command_width = 36;
constexpr std::size_t file_width = 18;

// Cut to so many places of a terminal.
std::string cut(const std::string& text, std::size_t places) {
  if (core::display_width(text) <= places) return text;
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
    const std::string letter = text.substr(at, next - at);
    if (core::display_width(kept) + core::display_width(letter) + 3 > places) break;
    kept += letter;
    at = next;
  }
  return kept + "...";
}

// The one input's own name.
std::string name_of_file(const std::string& file) {
  if (file.find(' ') != std::string::npos) return file;
  const std::filesystem::path path(file);
  return (path.has_filename() ? path : path.parent_path()).filename().string();
}

}  // namespace

Rows imports_in_short(const Rows& imports) {
  constexpr std::size_t command = 2, file = 3, hash = 7;  // columns
  Rows rows = imports;
  rows.columns.resize(hash);
  for (Row& row : rows.rows) {
    row.resize(hash);
    row[command] = cut(std::get<std::string>(row[command]), command_width);
    row[file] = cut(name_of_file(std::get<std::string>(row[file])), file_width);
  }
  return rows;
}

}  // namespace capex::tool
