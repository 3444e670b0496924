#include "io/sec/data_set_table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "text/utf8.hpp"

namespace capex::core {

DataSetTable::DataSetTable(ByteSupply supply, std::string name, std::span<const Column> columns)
    : supply_(std::move(supply)), name_(std::move(name)) {
  if (!read_line()) throw Error(ErrorCode::parse, "the table is empty: expected a header line", {name_, 1, 0});
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (line_.starts_with(mark)) line_.remove_prefix(mark.size());
  split();
  width_ = cells_.size();
  for (const Column& column : columns) {
    const auto is_named = [&](std::string_view cell) { return trimmed(cell) == column.name; };
    const auto found = std::find_if(cells_.begin(), cells_.end(), is_named);
    if (found == cells_.end() && column.required) {
      throw Error(ErrorCode::parse, fmt::format("there is no column '{}' between tabs", column.name),
                  {name_, line_number_, 0});
    }
    if (found != cells_.end() && std::find_if(found + 1, cells_.end(), is_named) != cells_.end()) {
      throw Error(ErrorCode::parse, fmt::format("the column '{}' is there twice", column.name),
                  {name_, line_number_, 0});
    }
    at_.push_back(static_cast<std::size_t>(found - cells_.begin()));
  }
}

bool DataSetTable::next(Problems& problems) {
  while (read_line()) {
    split();
    if (cells_.size() == width_) return true;
    if (trimmed(line_).empty()) continue;
    problems.push_back(Problem{Place{name_, line_number_},
                               fmt::format("cells between tabs: {}, where the header has {}", cells_.size(), width_)});
  }
  return false;
}

std::string_view DataSetTable::cell(std::size_t column) const {
  return at_[column] < cells_.size() ? trimmed(cells_[at_[column]]) : std::string_view();
}

Place DataSetTable::place(std::size_t column) const {
  const std::string_view before = line_.substr(0, static_cast<std::size_t>(cell(column).data() - line_.data()));
  return {name_, line_number_, static_cast<std::int64_t>(character_count(before)) + 1};
}

/// Without its end.
bool DataSetTable::read_line() {
  std::size_t searched = 0;
  for (;;) {
    const std::size_t end = rest_.find('\n', searched);
    if (end == std::string_view::npos && !at_end_) {
      searched = rest_.size();
      fill();
      continue;
    }
    if (rest_.empty()) return false;
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(std::min(line_.size() + 1, rest_.size()));
    if (line_.ends_with('\r')) line_.remove_suffix(1);
    ++line_number_;
    return true;
  }
}

void DataSetTable::fill() {
  if (rest_.size() >= most_record_bytes) {
    throw Error(ErrorCode::parse,
                fmt::format("a line of more than {} bytes is none of such a table", most_record_bytes),
                {name_, line_number_ + 1, 0});
  }
  const std::size_t kept = rest_.size();
  char* const bytes = buffer_.room(2 * most_record_bytes);
  if (kept > 0) std::memmove(bytes, rest_.data(), kept);
  const std::size_t got = supply_(bytes + kept, buffer_.size() - kept);
  at_end_ = got < buffer_.size() - kept;
  rest_ = {bytes, kept + got};
}

void DataSetTable::split() {
  cells_.clear();
  for (std::string_view rest = line_;;) {
    const std::size_t tab = rest.find('\t');
    cells_.push_back(rest.substr(0, tab));
    if (tab == std::string_view::npos) return;
    rest.remove_prefix(tab + 1);
  }
}

}  // namespace capex::core
