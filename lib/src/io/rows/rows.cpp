#include "capex/rows.hpp"

#include <algorithm>

#include "capex/error.hpp"
#include "io/csv/csv_text.hpp"
#include "io/rows/json_text.hpp"
#include "io/rows/markdown_text.hpp"
#include "text/letters.hpp"

namespace capex {
namespace {

struct FormatName {
  std::string_view name;
  Format format;
};

constexpr FormatName format_names[] = {
    {"table", Format::table},       {"csv", Format::csv},     {"json", Format::json}, {"ndjson", Format::ndjson},
    {"markdown", Format::markdown}, {"md", Format::markdown}, {"xlsx", Format::xlsx}};

constexpr FormatName suffixes[] = {{"csv", Format::csv},      {"json", Format::json},   {"ndjson", Format::ndjson},
                                   {"jsonl", Format::ndjson}, {"md", Format::markdown}, {"markdown", Format::markdown},
                                   {"xlsx", Format::xlsx}};

template <std::size_t N>
std::optional<Format> find(const FormatName (&names)[N], std::string_view name) {
  const auto found =
      std::find_if(std::begin(names), std::end(names), [&](const FormatName& n) { return n.name == name; });
  return found == std::end(names) ? std::nullopt : std::optional(found->format);
}

/// text_of() without a copy; that of a list stands in `list`.
std::string_view text_in(const Cell& cell, std::string& list) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<Number>(&cell)) return number->digits;
  return list = text_of(cell);
}

bool starts_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

std::string write_csv(const Rows& rows, const WriteOptions& options) {
  std::string out, list;
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    if (i > 0) out += ',';
    core::append_csv_cell(out, rows.columns[i]);
  }
  out += '\n';
  for (const Row& row : rows.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      const std::string_view text = text_in(row[i], list);
      const bool is_text = !std::holds_alternative<Number>(row[i]);
      const bool guarded = options.guard_formulas && is_text && starts_formula(text);
      if (guarded) {
        core::append_csv_cell(out, "'" + std::string(text));
      } else {
        core::append_csv_cell(out, text);
      }
    }
    out += '\n';
  }
  return out;
}

void append_json_array(std::string& out, const List& list) {
  out += '[';
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    if (i > 0) out += ", ";
    core::append_json_string(out, list.items[i]);
  }
  out += ']';
}

void append_json_object(std::string& out, const std::vector<std::string>& columns, const Row& row) {
  out += '{';
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += ", ";
    core::append_json_string(out, columns[i]);
    out += ": ";
    if (const auto* text = std::get_if<std::string>(&row[i])) {
      core::append_json_string(out, *text);
    } else if (const auto* number = std::get_if<Number>(&row[i])) {
      out += number->digits;
    } else if (const auto* list = std::get_if<List>(&row[i])) {
      append_json_array(out, *list);
    } else {
      out += "null";
    }
  }
  out += '}';
}

std::string write_json(const Rows& rows) {
  std::string out = "[";
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    out += i == 0 ? "\n  " : ",\n  ";
    append_json_object(out, rows.columns, rows.rows[i]);
  }
  out += rows.rows.empty() ? "]\n" : "\n]\n";
  return out;
}

std::string write_ndjson(const Rows& rows) {
  std::string out;
  for (const Row& row : rows.rows) {
    append_json_object(out, rows.columns, row);
    out += '\n';
  }
  return out;
}

/// Numbers, and nothing else, stand in the column: it is aligned to the right.
bool is_numeric(const Rows& rows, std::size_t column) {
  const auto text = [&](const Row& row) { return std::holds_alternative<std::string>(row[column]); };
  const auto number = [&](const Row& row) { return std::holds_alternative<Number>(row[column]); };
  return std::any_of(rows.rows.begin(), rows.rows.end(), number) &&
         std::none_of(rows.rows.begin(), rows.rows.end(), text);
}

std::string write_markdown(const Rows& rows) {
  std::string out = "|";
  for (const std::string& column : rows.columns) out += " " + core::markdown_text(column) + " |";
  out += "\n|";
  for (std::size_t i = 0; i < rows.columns.size(); ++i) out += is_numeric(rows, i) ? " ---: |" : " --- |";
  out += '\n';
  for (const Row& row : rows.rows) {
    out += '|';
    for (const Cell& cell : row) {
      const bool number = std::holds_alternative<Number>(cell);
      out += " " + (number ? text_of(cell) : core::markdown_text(text_of(cell))) + " |";
    }
    out += '\n';
  }
  return out;
}

}  // namespace

std::string text_of(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<Number>(&cell)) return number->digits;
  const auto* list = std::get_if<List>(&cell);
  std::string text;
  for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
    if (i > 0) text += list->between;
    text += list->items[i];
  }
  return text;
}

std::optional<Format> parse_format(std::string_view text) {
  return find(format_names, core::lower_case(text));
}

std::optional<Format> format_of_path(std::string_view path) {
  const std::string_view name = path.substr(path.find_last_of("/\\") + 1);
  return find(suffixes, core::lower_case(name.substr(name.find_last_of('.') + 1)));
}

std::string write_rows(const Rows& rows, Format format, const WriteOptions& options) {
  const auto fits = [&](const Row& row) { return row.size() == rows.columns.size(); };
  if (!std::all_of(rows.rows.begin(), rows.rows.end(), fits)) {
    throw Error(ErrorCode::usage, "a row has not as many cells as there are columns");
  }
  switch (format) {
    case Format::csv:
      return write_csv(rows, options);
    case Format::json:
      return write_json(rows);
    case Format::ndjson:
      return write_ndjson(rows);
    case Format::markdown:
      return write_markdown(rows);
    case Format::xlsx:
      throw Error(ErrorCode::usage, "a workbook is made of sheets: workbook() of capex/book.hpp makes it");
    case Format::table:
      break;
  }
  throw Error(ErrorCode::usage, "a table is for the screen: rows are written as csv, json, ndjson or markdown");
}

}  // namespace capex
