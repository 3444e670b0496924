#include "look_options.hpp"

#include <fmt/core.h>

#include <vector>

#include "question_options.hpp"
#include "screen_size.hpp"

namespace capex::tool {

namespace {

// The terminal's own width, else what COLUMNS says; 0 where nobody does.
std::size_t screen_width() {
  const auto width = terminal_width();
  return width ? *width : width_said().value_or(0);
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
  if (columns_) parse_words("--columns", *columns_);
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

template <class Of>
Of LookOptions::shaped(Of one) const {
  if (order_ || top_) one = sorted(one, order_.value_or(""), top_ ? parse_count("--top", *top_) : 0);
  if (unit_) one = in_unit(std::move(one), *unit_);
  if (wide_ || transposed_) return wide(one, transposed_);
  return columns_ ? choose_columns(one, parse_words("--columns", *columns_)) : one;
}

bool LookOptions::is_shaped() const {
  return columns_ || unit_ || order_ || top_ || wide_ || transposed_;
}

Rows LookOptions::in_shape(Rows rows) const {
  return shaped(std::move(rows));
}

Sheet LookOptions::in_shape(Sheet sheet) const {
  return shaped(std::move(sheet));
}

}  // namespace capex::tool
