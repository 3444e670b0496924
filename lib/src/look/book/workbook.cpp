#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "capex/book.hpp"
#include "capex/error.hpp"
#include "look/book/book_file.hpp"
#include "look/book/cell_text.hpp"
#include "look/book/columns.hpp"
#include "look/book/sheet_shape.hpp"
#include "text/visible.hpp"

namespace capex {

namespace {

using look::BookFile;
using look::Digits;
using look::Holds;

constexpr std::size_t most_rows = LXW_ROW_MAX - 1;  // one is the heading
constexpr std::size_t most_columns = LXW_COL_MAX;
constexpr int certain_digits = 15;

// What libxlsxwriter may take for them.
std::size_t memory_for(const std::vector<Sheet>& sheets) {
  constexpr std::size_t of_the_book = 8 << 20, of_a_sheet = 1 << 20, of_a_remark = 2 << 10, of_a_row = 1 << 10;
  std::size_t bytes = of_the_book + sheets.size() * of_a_sheet;
  for (const Sheet& sheet : sheets) {
    bytes += sheet.rows.columns.size() * of_a_row;
    for (const Sheet::Remark& remark : sheet.remarks) bytes += of_a_remark + 4 * remark.comment.size();
    const auto& names = sheet.as.empty() ? sheet.rows.columns : sheet.as;
    const bool linked = std::any_of(names.begin(), names.end(), [](const std::string& name) {
      return look::held_in(name).holds == Holds::address;
    });
    if (linked) bytes += sheet.rows.rows.size() * of_a_row * 4;
  }
  return bytes;
}

const Cell* cell_named(const Sheet& sheet, const Row& row, std::string_view column) {
  const auto& names = sheet.rows.columns;
  const auto found = std::find(names.begin(), names.end(), column);
  return found == names.end() ? nullptr : &row[static_cast<std::size_t>(found - names.begin())];
}

std::string words_in(const Sheet& sheet, const Row& row, std::string_view column) {
  const Cell* cell = cell_named(sheet, row, column);
  return cell == nullptr || std::holds_alternative<Number>(*cell) ? "" : text_of(*cell);
}

/// One sheet on its way into the book.
class SheetWriter {
 public:
  SheetWriter(const Sheet& sheet, BookFile& book, const std::string& name)
      : sheet_(&sheet), book_(&book), target_(book.add(name)), columns_(sheet.rows.columns.size()) {
    for (const Sheet::Remark& remark : sheet.remarks) remarks_[{remark.row, remark.column}] = &remark;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      columns_[c].held = look::held_in(sheet.as.empty() ? sheet.rows.columns[c] : sheet.as[c]);
    }
  }

  void write() {
    head();
    for (std::size_t r = 0; r < sheet_->rows.rows.size(); ++r) {
      for (std::size_t c = 0; c < columns_.size(); ++c) write(r, c);
    }
    if (columns_.empty()) return;
    const look::XlsxWriter& xlsx = book_->xlsx();
    double whole = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const double width = static_cast<double>(std::clamp<std::size_t>(columns_[c].width, 6, 48)) + 2.5;
      book_->check(xlsx.worksheet_set_column(target_, column(c), column(c), width, nullptr));
      whole += width;
    }
    xlsx.worksheet_freeze_panes(target_, 1, 1);
    xlsx.worksheet_set_landscape(target_);
    constexpr double readable = 220;  // on one page of paper
    if (whole <= readable) xlsx.worksheet_fit_to_pages(target_, 1, 0);
    book_->check(xlsx.worksheet_repeat_rows(target_, 0, 0));
    const auto last = static_cast<lxw_row_t>(sheet_->rows.rows.size());
    book_->check(xlsx.worksheet_autofilter(target_, 0, 0, last, column(columns_.size() - 1)));
  }

 private:
  struct Column {
    look::Held held;
    bool units_differ = false;  // else the heading has it
    bool numeric = false;       // some cells are numbers, and none words
    int places = 0;             // the most of its numbers
    std::size_t width = 0;
  };

  static lxw_col_t column(std::size_t c) { return static_cast<lxw_col_t>(c); }
  static lxw_row_t row(std::size_t r) { return static_cast<lxw_row_t>(r + 1); }

  const Sheet::Remark* remark_at(std::size_t r, std::size_t c) const {
    const auto found = remarks_.find({r, c});
    return found == remarks_.end() ? nullptr : found->second;
  }

  Holds holds(std::size_t r, std::size_t c) const {
    const Holds held = columns_[c].held.holds;
    return held == Holds::claimed ? look::claimed_by(words_in(*sheet_, sheet_->rows.rows[r], "kind")) : held;
  }

  std::string unit_of(std::size_t r, std::size_t c) const {
    const Sheet::Remark* remark = remark_at(r, c);
    if (remark != nullptr && !remark->unit.empty()) return remark->unit;
    const std::string unit = words_in(*sheet_, sheet_->rows.rows[r], columns_[c].held.unit);
    return unit.empty() ? words_in(*sheet_, sheet_->rows.rows[r], "unit") : unit;
  }

  // What has to be known of all its numbers before the first is written.
  std::set<std::string> look_through(std::size_t c) {
    Column& of = columns_[c];
    std::set<std::string> units;
    bool words = false;
    for (std::size_t r = 0; r < sheet_->rows.rows.size(); ++r) {
      const Cell& cell = sheet_->rows.rows[r][c];
      words = words || std::holds_alternative<std::string>(cell);
      const auto* number = std::get_if<Number>(&cell);
      if (number == nullptr) continue;
      of.numeric = true;
      const Holds held = holds(r, c);
      if (held != Holds::amount && held != Holds::rate) continue;
      const std::size_t point = number->digits.find('.');
      if (point != std::string::npos)
        of.places = std::max(of.places, static_cast<int>(number->digits.size() - point - 1));
      if (held == Holds::amount && units.size() < 2) units.insert(unit_of(r, c));
    }
    of.numeric = of.numeric && !words;
    of.units_differ = units.size() > 1;
    return units;
  }

  void head() {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::set<std::string> units = look_through(c);
      std::string text = sheet_->rows.columns[c];
      if (units.size() == 1 && !units.begin()->empty()) text += " (" + *units.begin() + ')';
      text = look::cell_text(text);
      columns_[c].width = core::display_width(text) + 2;  // the filter's arrow
      book_->wrote_cell(book_->xlsx().worksheet_write_string(target_, 0, column(c), text.c_str(),
                                                             book_->heading(columns_[c].numeric)));
    }
  }

  void write(std::size_t r, std::size_t c) {
    const Cell& cell = sheet_->rows.rows[r][c];
    std::string comment;
    if (const Sheet::Remark* remark = remark_at(r, c)) comment = remark->comment;
    if (const auto* number = std::get_if<Number>(&cell)) {
      if (!write(r, c, *number)) {
        comment += std::string(comment.empty() ? "" : "\n") + "Text: a workbook's numbers have 15 digits.";
      }
    } else if (const std::string words = text_of(cell); !words.empty()) {
      write(r, c, words);
    }
    if (!comment.empty()) write_comment(r, c, comment);
  }

  /// Whether as a number.
  bool write(std::size_t r, std::size_t c, const Number& number) {
    const std::optional<Digits> digits = look::digits_of(number.digits);
    const Holds held = holds(r, c);
    const bool exact = held != Holds::any || (digits && digits->whole);
    if (!digits || (exact && digits->significant > certain_digits)) {
      write_words(r, c, number.digits);
      return false;
    }
    const std::string unit = held == Holds::amount && columns_[c].units_differ ? unit_of(r, c) : "";
    const int places = places_of(r, c, held, *digits);
    lxw_format* const format = book_->format(look::format_of(held, places, columns_[c].places, unit));
    book_->wrote_cell(book_->xlsx().worksheet_write_number(target_, row(r), column(c), digits->value, format));
    widen(c, number.digits.size() + (held == Holds::amount ? number.digits.size() / 3 : 2) + unit.size());
    return true;
  }

  int places_of(std::size_t r, std::size_t c, Holds held, const Digits& digits) const {
    if (held != Holds::ratio && held != Holds::change) return digits.places;
    const Sheet::Remark* remark = remark_at(r, c);
    return remark != nullptr && remark->places ? *remark->places : std::clamp(digits.places - 2, 0, 1);
  }

  void write(std::size_t r, std::size_t c, const std::string& words) {
    const look::XlsxWriter& xlsx = book_->xlsx();
    const Holds held = columns_[c].held.holds;
    if (held == Holds::day) {
      if (const auto day = look::calendar_day(words)) {
        lxw_datetime date{day->year, day->month, day->day, 0, 0, 0};
        lxw_format* const format = book_->format(look::format_of(held, 0, 0, ""));
        book_->wrote_cell(xlsx.worksheet_write_datetime(target_, row(r), column(c), &date, format));
        widen(c, words.size());
        return;
      }
    }
    constexpr std::size_t most_links = 60'000;  // of a sheet; Excel takes few more
    if (held == Holds::address && links_ < most_links && look::is_link(words)) {
      ++links_;
      const std::string shown = look::cell_text(words);
      book_->wrote_cell(xlsx.worksheet_write_url_opt(target_, row(r), column(c), words.c_str(), book_->link(),
                                                     shown.c_str(), nullptr));
      widen(c, words.size());
      return;
    }
    write_words(r, c, words);
  }

  void write_words(std::size_t r, std::size_t c, const std::string& words) {
    if (words.empty()) return;
    const std::string text = look::cell_text(words);
    book_->wrote_cell(book_->xlsx().worksheet_write_string(target_, row(r), column(c), text.c_str(), nullptr));
    widen(c, core::display_width(text));
  }

  void write_comment(std::size_t r, std::size_t c, const std::string& comment) {
    constexpr std::size_t places_a_line = 70;
    constexpr std::size_t most_lines = 40;
    const std::string text = look::cell_text(core::visible(comment, core::Lines::kept));
    std::size_t lines = 1;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      lines += 1 + core::display_width(std::string_view(text).substr(begin, end - begin)) / places_a_line;
      begin = end + 1;
    }
    lxw_comment_options options{};
    options.width = 420;
    options.height = static_cast<std::uint16_t>(15 * std::min(lines, most_lines));
    book_->wrote_comment(book_->xlsx().worksheet_write_comment_opt(target_, row(r), column(c), text.c_str(), &options));
  }

  void widen(std::size_t c, std::size_t width) { columns_[c].width = std::max(columns_[c].width, width); }

  const Sheet* sheet_;
  BookFile* book_;
  lxw_worksheet* target_;
  std::vector<Column> columns_;
  std::map<std::pair<std::size_t, std::size_t>, const Sheet::Remark*> remarks_;
  std::size_t links_ = 0;
};

void require_room(const Sheet& sheet) {
  if (sheet.rows.rows.size() > most_rows) {
    throw Error(ErrorCode::usage,
                fmt::format("'{}' has {} rows, and a sheet of a workbook at most {}: ask for fewer, or "
                            "for csv",
                            sheet.name, sheet.rows.rows.size(), most_rows));
  }
  if (sheet.rows.columns.size() > most_columns) {
    throw Error(ErrorCode::usage, fmt::format("'{}' has {} columns, and a sheet of a workbook at most {}", sheet.name,
                                              sheet.rows.columns.size(), most_columns));
  }
}

}  // namespace

std::string workbook(const std::vector<Sheet>& sheets) {
  for (const Sheet& sheet : sheets) {
    look::require_whole(sheet);
    require_room(sheet);
  }
  look::xlsxwriter();
  look::require_memory(memory_for(sheets));
  BookFile book;
  std::vector<std::string> names;
  for (const Sheet& sheet : sheets) {
    names.push_back(look::sheet_name(sheet.name, names));
    SheetWriter(sheet, book, names.back()).write();
  }
  return book.bytes();
}

}  // namespace capex
