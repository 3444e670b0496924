// How answers are drawn: the options of show, growth, total and screen, and how their answers are put out.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "capex/book.hpp"
#include "capex/look.hpp"
#include "capex/shape.hpp"
#include "command_line.hpp"
#include "messages.hpp"
#include "output.hpp"

namespace capex::tool {

class LookOptions {
 public:
  /// The line writes into these options when it is parsed, so they stay where they are.
  LookOptions() = default;
  LookOptions(const LookOptions&) = delete;
  LookOptions& operator=(const LookOptions&) = delete;
  /// `ordered`: with --sort and --top; screen has these of its own.
  void declare(CommandLine& line, bool ordered = true);
  /// After parse(): UsageError for what does not go together.
  void check() const;

  /// In the format that was asked for, and beside it the notes; why something has no number stands in the table.
  template <class One>
  void put_out(const Answers<One>& answers, const Output& output, const Notes& note) const {
    const bool drawn = is_drawn(output);
    if (drawn) {
      output.write(table(answers, style(output)));
    } else if (output.format() == Format::xlsx) {
      std::vector<Sheet> book = sheets(answers);
      book.front() = in_shape(std::move(book.front()));
      output.write(workbook(book));
    } else if (is_shaped()) {
      output.write(in_shape(answers.rows()));
    } else {
      output.write(answers.rows());
    }
    for (const std::string& each : answers.notes()) note(each);
    if (drawn && !detail_ && !answers.empty()) return;
    for (const std::string& each : answers.gaps()) note(each);
  }

 private:
  /// As a table; named columns are rows like those of other formats.
  bool is_drawn(const Output& output) const;
  TableStyle style(const Output& output) const;
  /// Whether rows are put out otherwise than as they are.
  bool is_shaped() const;
  Rows in_shape(Rows rows) const;
  Sheet in_shape(Sheet sheet) const;
  template <class Of>
  Of shaped(Of one) const;

  bool detail_ = false, sources_ = false, long_ = false, wide_ = false, transposed_ = false;
  std::optional<std::string> columns_, unit_, order_, top_;
};

}  // namespace capex::tool
