#include "io/csv/csv_rows.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "io/csv/csv_reader.hpp"

namespace capex::core {

namespace {

// Of the tables that we write; an amount can also be words ("60000000000-65000000000").
constexpr std::string_view number_columns[] = {
    "amount",      "low",      "high",      "decimals", "stated",     "rate",        "fiscal_year_offset",
    "base_amount", "base_low", "base_high", "growth",   "growth_low", "growth_high", "long_quarter"};

bool is_of_numbers(std::string_view column) {
  return std::find(std::begin(number_columns), std::end(number_columns), column) != std::end(number_columns);
}

// "-12.50"
bool is_plain_number(std::string_view text) {
  const std::size_t begin = !text.empty() && text.front() == '-' ? 1 : 0;
  bool digits = false, point = false;
  for (const char c : text.substr(begin)) {
    if (c == '.' && digits && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return false;
    digits = true;
  }
  return digits && text.back() != '.';
}

}  // namespace

CsvRows::CsvRows(RowVisitor visit) : visit_(std::move(visit)) {}

void CsvRows::add(std::string_view lines) {
  CsvReader reader(lines, "");
  Problems problems;
  while (reader.next(problems)) {
    if (numeric_.empty()) {
      std::vector<std::string> names;
      for (std::size_t c = 0; c < reader.size(); ++c) {
        names.emplace_back(reader.text(c));
        numeric_.push_back(is_of_numbers(names.back()));
      }
      visit_.columns(std::move(names));
      continue;
    }
    Row row;
    row.reserve(reader.size());
    for (std::size_t c = 0; c < reader.size(); ++c) {
      const std::string_view text = reader.text(c);
      if (text.empty()) {
        row.emplace_back();
      } else if (c < numeric_.size() && numeric_[c] && is_plain_number(text)) {
        row.emplace_back(Number{std::string(text)});
      } else {
        row.emplace_back(std::string(text));
      }
    }
    visit_.row(std::move(row));
  }
  if (!problems.empty()) throw Error(ErrorCode::damaged, to_string(problems.front()));
}

}  // namespace capex::core
