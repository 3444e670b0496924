#include "io/csv/csv_text.hpp"

#include <algorithm>
#include <array>

namespace capex::core {
namespace {

constexpr std::array<bool, 256> needs_quotes_anywhere = [] {
  std::array<bool, 256> table{};
  for (const char c : {',', '"', '\n', '\r'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool needs_quotes(std::string_view text) {
  if (text.empty()) return false;
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  return blank(text.front()) || blank(text.back()) || std::any_of(text.begin(), text.end(), [](char c) {
           return needs_quotes_anywhere[static_cast<unsigned char>(c)];
         });
}

}  // namespace

void append_csv_cell(std::string& out, std::string_view text) {
  if (!needs_quotes(text)) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_csv_line(std::string& out, std::initializer_list<std::string_view> cells) {
  bool first = true;
  for (const std::string_view cell : cells) {
    if (!first) out += ',';
    first = false;
    append_csv_cell(out, cell);
  }
  out += '\n';
}

}  // namespace capex::core
