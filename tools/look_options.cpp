#include "look_options.hpp"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <vector>

#include "question_options.hpp"

namespace capex::tool {

namespace {

std::size_t parse_count(const char* option, const std::string& text) {
  std::size_t count = 0;
  const auto [at, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (failure != std::errc() || at != text.data() + text.size() || count == 0) {
    throw UsageError(fmt::format("{} {}: a number, 1 or more", option, text));
  }
  return count;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// The terminal's own width, else what COLUMNS says; 0 where nobody does.
std::size_t screen_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  std::size_t width = 0;
  if (columns != nullptr) std::from_chars(columns, columns + std::char_traits<char>::length(columns), width);
  return width;
}

}  // namespace

void LookOptions::declare(CommandLine& line, bool ordered) {
  line.group("Shape");
  line.flag("--detail", detail_, "bounds, bases, statuses and a footnote for all that is to be said, in rows");
  line.flag("--sources", sources_, "lists the sources, which are counted else");
  line.flag("--long", long_, "a row a company and period");
  line.flag("--wide", wide_, "periods down, companies across (on a screen the default for several of both)");
  line.flag("--transpose", transposed_, "companies down, periods across");
  line.option("--unit", unit_, "UNIT", "amounts in 1, k, m, bn or tn of their currency",
              Takes{"1", "k", "m", "bn", "tn"});
  line.option("--columns", columns_, "NAMES",
              "only these columns of --format csv, in this order: company,period,amount");
  if (!ordered) return;
  line.option("--sort", order_, "COLUMN",
              "by a column of --format csv, the largest first; -COLUMN the other way round");
  line.option("--top", top_, "N", "only the first so many");
}

void LookOptions::check() const {
  if (int{long_} + int{wide_} + int{transposed_} > 1) {
    throw UsageError("--long, --wide and --transpose exclude each other");
  }
  if (columns_ && (wide_ || transposed_)) throw UsageError("--columns is of rows: leave out --wide and --transpose");
  if (columns_ && words_of(*columns_).empty()) throw UsageError("--columns: it names none");
  if (unit_ && unit_->empty()) throw UsageError("--unit: it says nothing: leave it out");
  if (top_) parse_count("--top", *top_);
}

bool LookOptions::is_drawn(const Output& output) const {
  const bool for_people = output.format() == Format::table || output.format() == Format::markdown;
  return for_people && !columns_;
}

TableStyle LookOptions::style(const Output& output) const {
  TableStyle style;
  style.shape = long_         ? TableStyle::Shape::rows
                : wide_       ? TableStyle::Shape::wide
                : transposed_ ? TableStyle::Shape::tall
                              : TableStyle::Shape::fit;
  style.width = output.path() ? 0 : screen_width();
  style.detail = detail_;
  style.sources = sources_;
  style.bold = output.bold();
  style.markdown = output.format() == Format::markdown;
  style.unit = unit_.value_or("");
  style.order = order_.value_or("");
  style.top = top_ ? parse_count("--top", *top_) : 0;
  return style;
}

Rows LookOptions::shaped(Rows rows) const {
  if (order_ || top_) rows = sorted(rows, order_.value_or(""), top_ ? parse_count("--top", *top_) : 0);
  if (unit_) rows = in_unit(std::move(rows), *unit_);
  if (wide_ || transposed_) return wide(rows, transposed_);
  return columns_ ? choose_columns(rows, words_of(*columns_)) : rows;
}

Sheet LookOptions::shaped(Sheet sheet) const {
  if (order_ || top_) sheet = sorted(sheet, order_.value_or(""), top_ ? parse_count("--top", *top_) : 0);
  if (unit_) sheet = in_unit(std::move(sheet), *unit_);
  if (wide_ || transposed_) return wide(sheet, transposed_);
  return columns_ ? choose_columns(sheet, words_of(*columns_)) : sheet;
}

}  // namespace capex::tool
