#include "io/csv/csv_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/csv/csv_names.hpp"
#include "text/visible.hpp"

namespace capex::core {
namespace {

std::vector<std::string_view> names_of(std::span<const Column> columns) {
  std::vector<std::string_view> names;
  for (const Column& column : columns) names.push_back(column.name);
  return names;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

CsvTable::CsvTable(CsvReader& reader, std::string_view kind, std::span<const Column> columns, Problems& problems)
    : reader_(&reader), problems_(&problems), columns_(columns), positions_(columns.size(), -1) {
  const std::size_t before = problems.size();
  for (std::size_t cell = 0; cell < reader.size(); ++cell) {
    const std::string name = column_name(reader.text(cell));
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == name; });
    if (found == columns.end()) {
      problems.push_back({reader.place(cell), unknown_column(name, kind, names_of(columns))});
      // A header may have a million of them.
      constexpr std::size_t enough = 20;
      if (problems.size() < before + enough) continue;
      problems.push_back(
          {reader.place(), fmt::format("a header of {} columns: the rest is not looked at", reader.size())});
      return;
    }
    int& position = positions_[static_cast<std::size_t>(found - columns.begin())];
    if (position >= 0) problems.push_back({reader.place(cell), fmt::format("column '{}' is there twice", name)});
    position = static_cast<int>(cell);
  }
  std::vector<std::string_view> missing;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].required && positions_[i] < 0) missing.push_back(columns[i].name);
  }
  if (!missing.empty()) {
    problems.push_back(
        {reader.place(), fmt::format("{} need the column{} {} (accepted: {})", kind, missing.size() > 1 ? "s" : "",
                                     fmt::join(missing, ", "), fmt::join(names_of(columns), ", "))});
  }
  if (problems.size() == before) width_ = reader.size();
}

bool CsvTable::next() {
  while (width_ > 0 && reader_->next(*problems_)) {
    if (reader_->size() == width_) {
      if (empty_row()) continue;
      problems_before_ = problems_->size();
      return true;
    }
    std::string message = fmt::format("{} cells, but the header has {}", reader_->size(), width_);
    if (reader_->size() == 1 && reader_->text(0).find(';') != std::string_view::npos) {
      message += ": separate cells by ',' as in the header, not by ';'";
    }
    problems_->push_back({reader_->place(std::min(width_, reader_->size() - 1)), std::move(message)});
  }
  return false;
}

bool CsvTable::empty_row() const {
  for (std::size_t cell = 0; cell < width_; ++cell) {
    if (!reader_->text(cell).empty()) return false;
  }
  return true;
}

void CsvTable::problem(std::size_t column, std::string_view message) {
  constexpr std::size_t longest = 1000;  // bytes
  problems_->push_back({has(column) ? reader_->place(at(column)) : reader_->place(), shortened(message, longest)});
}

}  // namespace capex::core
