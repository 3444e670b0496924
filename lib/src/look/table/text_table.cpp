#include "look/table/text_table.hpp"

#include <algorithm>

#include "capex/rows.hpp"
#include "text/visible.hpp"

namespace capex::look {

namespace {

bool has_digit(std::string_view cell) {
  return cell.find_first_of("0123456789") != std::string_view::npos;
}

// Where the part behind the decimal point begins, or what follows the last digit of a whole number.
std::size_t fraction_of(std::string_view cell) {
  const std::size_t digit = cell.find_first_of("0123456789");
  const std::size_t end = cell.find_first_not_of("0123456789,", digit);
  return std::min(end, cell.size());
}

struct Widths {
  std::size_t whole = 0;     // the column, or its part before the point
  std::size_t fraction = 0;  // behind it
};

std::string aligned(std::string_view cell, Align align, const Widths& widths) {
  const std::size_t width = widths.whole + widths.fraction;
  if (align == Align::decimal && has_digit(cell)) {
    const std::size_t at = fraction_of(cell);
    const std::size_t before = core::display_width(cell.substr(0, at));
    const std::size_t after = core::display_width(cell.substr(at));
    if (before <= widths.whole && after <= widths.fraction) {
      return std::string(widths.whole - before, ' ') + std::string(cell) + std::string(widths.fraction - after, ' ');
    }
  }
  const std::string padding(width - std::min(width, core::display_width(cell)), ' ');
  return align == Align::left ? std::string(cell) + padding : padding + std::string(cell);
}

}  // namespace

std::string render(const Table& table, Colour colour) {
  std::vector<Widths> widths(table.columns.size());
  std::vector<std::vector<std::string>> rows;
  for (const std::vector<std::string>& row : table.rows) {
    std::vector<std::string> shown;
    for (const std::string& cell : row) shown.push_back(core::visible(cell));
    rows.push_back(std::move(shown));
  }
  for (std::size_t c = 0; c < widths.size(); ++c) {
    const Column& column = table.columns[c];
    const auto is_number = [&](const std::string& cell) { return column.align == Align::decimal && has_digit(cell); };
    for (const std::vector<std::string>& row : rows) {
      if (column.align == Align::decimal && !is_number(row[c])) continue;
      const std::size_t at = is_number(row[c]) ? fraction_of(row[c]) : row[c].size();
      widths[c].whole = std::max(widths[c].whole, core::display_width(std::string_view(row[c]).substr(0, at)));
      widths[c].fraction = std::max(widths[c].fraction, core::display_width(std::string_view(row[c]).substr(at)));
    }
    // What is no number stands to the right of the whole column.
    for (const std::vector<std::string>& row : rows) {
      const std::size_t width = core::display_width(row[c]);
      if (width > widths[c].whole + widths[c].fraction) widths[c].whole = width - widths[c].fraction;
    }
    const std::size_t width = widths[c].whole + widths[c].fraction;
    const std::size_t heading = core::display_width(column.heading);
    if ((width > 0 || column.kept) && heading > width) widths[c].whole += heading - width;
  }

  std::string out;
  const auto line = [&](const auto& cell_of, bool is_heading) {
    std::string text;
    for (std::size_t c = 0; c < widths.size(); ++c) {
      if (widths[c].whole + widths[c].fraction == 0 && !rows.empty()) continue;
      const Align align = table.columns[c].align;
      if (!text.empty()) text += "  ";
      text += aligned(cell_of(c), is_heading && align == Align::decimal ? Align::right : align, widths[c]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += is_heading && colour == Colour::headings ? "\033[1m" + text + "\033[0m\n" : text + '\n';
  };
  line([&](std::size_t c) { return table.columns[c].heading; }, true);
  for (const std::vector<std::string>& row : rows) line([&](std::size_t c) { return row[c]; }, false);
  return out;
}

std::size_t width_of(const Table& table) {
  std::size_t most = 0;
  const std::string text = render(table);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    most = std::max(most, core::display_width(std::string_view(text).substr(begin, end - begin)));
    begin = end + 1;
  }
  return most;
}

std::vector<std::string> narrow(Table& table, std::size_t width) {
  std::vector<std::string> left_out;
  while (width_of(table) > width) {
    const auto last =
        std::find_if(table.columns.rbegin(), table.columns.rend(), [](const Column& column) { return column.spare; });
    if (last == table.columns.rend()) break;
    const auto index = table.columns.rend() - last - 1;
    const bool empty = std::all_of(table.rows.begin(), table.rows.end(),
                                   [&](const auto& row) { return row[static_cast<std::size_t>(index)].empty(); });
    if (!empty) left_out.insert(left_out.begin(), last->heading);
    table.columns.erase(table.columns.begin() + index);
    for (auto& row : table.rows) row.erase(row.begin() + index);
  }
  return left_out;
}

std::string render(const AnswerTable& table, Colour colour) {
  if (table.table.rows.empty()) return "";
  std::string text = render(table.table, colour);
  if (!table.footnotes.empty()) text += '\n';
  for (const std::string& footnote : table.footnotes) text += core::visible(footnote) + '\n';
  return text;
}

std::string markdown(const AnswerTable& answer) {
  Rows rows;
  for (const Column& column : answer.table.columns) rows.columns.push_back(column.heading);
  for (const std::vector<std::string>& cells : answer.table.rows) rows.rows.emplace_back(cells.begin(), cells.end());
  std::string text = write_rows(rows, Format::markdown);
  if (!answer.footnotes.empty()) text += '\n';
  for (const std::string& footnote : answer.footnotes) {
    const bool nested = footnote.rfind("  ", 0) == 0;
    text += nested ? "  - " + core::visible(footnote.substr(2)) + '\n' : "- " + core::visible(footnote) + '\n';
  }
  return text;
}

}  // namespace capex::look
