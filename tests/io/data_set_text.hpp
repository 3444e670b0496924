// Tables as the SEC's quarterly data sets have them, written for tests.
#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "io/sec/data_set_table.hpp"

inline capex::core::ByteSupply supply_of(std::string text) {
  return [text = std::move(text), at = std::size_t{0}](char* into, std::size_t size) mutable {
    const std::size_t got = std::min(size, text.size() - at);
    std::memcpy(into, text.data() + at, got);
    at += got;
    return got;
  };
}

/// Words as cells of a table: blanks become tabs, and a dot alone an empty cell.
inline std::string table_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    std::string cells;
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find(' ', begin), line.size());
      const std::string cell = line.substr(begin, end - begin);
      cells += (begin > 0 ? "\t" : "") + (cell == "." ? std::string() : cell);
      begin = end + 1;
    }
    text += cells + "\n";
  }
  return text;
}
