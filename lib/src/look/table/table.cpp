#include <algorithm>
#include <optional>
#include <utility>

#include "capex/error.hpp"
#include "capex/look.hpp"
#include "capex/shape.hpp"
#include "look/table/amount_cell.hpp"
#include "look/table/check_table.hpp"
#include "look/table/comparison_table.hpp"
#include "look/table/detail_table.hpp"
#include "look/table/footer.hpp"
#include "look/table/marks.hpp"
#include "look/table/plain_table.hpp"
#include "look/table/wide_table.hpp"

namespace capex {

namespace {

using look::AnswerTable;
using look::Lines;

look::Colour colour_of(const TableStyle& style) {
  return style.bold ? look::Colour::headings : look::Colour::never;
}

std::string drawn(const AnswerTable& table, const TableStyle& style) {
  return style.markdown ? look::markdown(table) : look::render(table, colour_of(style));
}

bool is_wide(const Lines& lines, TableStyle::Shape shape) {
  if (shape == TableStyle::Shape::rows || !look::can_be_wide(lines)) return false;
  if (shape != TableStyle::Shape::fit) return true;
  const auto differs = [&](const auto& of) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const look::Line& line) { return of(line) != of(lines.front()); });
  };
  const bool totalled = lines.front().member != nullptr;
  return !totalled && differs([](const look::Line& line) { return line.subject(); }) &&
         differs([](const look::Line& line) { return line.period(); });
}

void say(std::vector<std::string>& footnotes, const std::string& text) {
  if (!text.empty()) footnotes.push_back(text);
}

std::string said_of_narrow(const std::vector<std::string>& left_out, const std::string& what) {
  std::string names;
  for (const std::string& one : left_out) names += (names.empty() ? "" : ", ") + one;
  return left_out.empty() ? "" : "left out for want of room: " + names + "; " + what;
}

std::string table_of(const Lines& lines, const std::vector<Source>& sources, const TableStyle& style) {
  const std::optional<core::Scale> scale = look::scale_called(style.unit);
  if (lines.empty()) return "";
  if (style.detail) return drawn(look::detail_table(lines, sources), style);
  std::vector<std::string> marks;
  const bool wide = is_wide(lines, style.shape);
  AnswerTable answer;
  answer.table = wide ? look::wide_table(lines, style.shape == TableStyle::Shape::tall, scale, marks)
                      : look::plain_table(lines, scale, marks);
  std::vector<std::string> left_out;
  if (style.width > 0 && !style.markdown) left_out = look::narrow(answer.table, style.width);
  say(answer.footnotes, said_of_narrow(left_out, wide ? "--long has a row each" : "a wider screen has them"));
  say(answer.footnotes, look::definitions(lines));
  for (const std::string& rate : look::rates(lines)) say(answer.footnotes, rate);
  say(answer.footnotes, look::legend(marks));
  for (const std::string& gap : look::gaps(lines)) say(answer.footnotes, gap);
  for (const std::string& remark : look::of_sums(lines)) say(answer.footnotes, remark);
  for (const std::string& line : look::sources(sources, style.sources)) say(answer.footnotes, line);
  return drawn(answer, style);
}

template <class One>
std::string table_of(const Answers<One>& answers, const TableStyle& style) {
  Lines lines = look::lines_of(answers);
  if (!style.order.empty() || style.top > 0) {
    Lines in_order;
    for (const std::size_t place : order_of(answers.rows(), style.order, style.top)) in_order.push_back(lines[place]);
    lines = std::move(in_order);
  }
  return table_of(lines, answers.sources(), style);
}

}  // namespace

std::string table(const Answers<Observation>& answers, const TableStyle& style) {
  return table_of(answers, style);
}

std::string table(const Answers<Revision>& answers, const TableStyle& style) {
  return table_of(answers, style);
}

std::string table(const Answers<Remaining>& answers, const TableStyle& style) {
  return table_of(answers, style);
}

std::string table(const Answers<Growth>& answers, const TableStyle& style) {
  return table_of(answers, style);
}

std::string table(const Answers<Total>& answers, const TableStyle& style) {
  return table_of(look::lines_of(answers), answers.sources(), style);
}

std::string table(const Answers<CheckedClaim>& checked, const TableStyle& style) {
  return drawn(look::check_table(checked), style);
}

std::string table(const Answers<Converted>& compared, const TableStyle& style) {
  return drawn({look::comparison_table(compared), {}}, style);
}

std::string table(const Rows& rows, const TableStyle& style) {
  if (style.markdown) return write_rows(rows, Format::markdown);
  look::Table table;
  for (const std::string& column : rows.columns) table.columns.push_back({column, look::Align::left});
  for (const Row& row : rows.rows) {
    std::vector<std::string>& cells = table.rows.emplace_back();
    for (std::size_t c = 0; c < row.size(); ++c) {
      cells.push_back(text_of(row[c]));
      if (std::holds_alternative<Number>(row[c])) table.columns[c].align = look::Align::right;
    }
  }
  return look::render(table, colour_of(style));
}

}  // namespace capex
