#include "io/csv/csv_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "io/csv/csv_dialect.hpp"
#include "text/utf8.hpp"

namespace capex::core {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The bytes that mean something in a cell without quotes.
constexpr std::array<bool, 256> special = [] {
  std::array<bool, 256> table{};
  for (const char c : {',', '"', '\n', '\r'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

std::string text_fault_message(std::string_view text, std::size_t at) {
  if (text[at] == '\0') return "a NUL byte: the file is not text";
  if (at == 0 && (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF")) {
    return "this is UTF-16: save the file as UTF-8";
  }
  return fmt::format("byte 0x{:02X} is not UTF-8: save the file as UTF-8", static_cast<unsigned char>(text[at]));
}

std::string undoubled(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '"') ++i;
  }
  return out;
}

}  // namespace

CsvReader::CsvReader(std::string_view text, std::string file, bool whole) : file_(std::move(file)) {
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  go_on(text, whole);
}

void CsvReader::go_on(std::string_view text, bool whole) {
  text_ = text;
  whole_ = whole;
  at_ = 0;
  text_fault_ = find_text_fault(text_);
}

std::optional<CsvReader::Fault> CsvReader::read_line() {
  const std::string_view all = text_;
  // Behind the longest record stands a whole character at least, so that none is cut by the end of a part.
  constexpr std::size_t longest_character = 4;
  const bool is_cut = all.size() - begin_ > most_record_bytes + (whole_ ? 0 : longest_character);
  if (is_cut) text_ = all.substr(0, begin_ + most_record_bytes);
  std::optional<Fault> fault = read_record();
  read_to_ = fault ? fault->at : at_;
  if (fault) pass_over_line();
  text_ = all;
  stopped_ = is_cut && !ended_;
  if (stopped_ && !fault) fault = Fault{begin_, "this is no row of a table"};
  return fault;
}

bool CsvReader::next(Problems& problems) {
  while (at_ < text_.size() && !stopped_) {
    begin_ = at_;
    line_ = next_line_;
    ended_ = false;
    cells_.clear();
    copies_.clear();

    std::optional<Fault> fault = read_line();
    if (!ended_ && !whole_ && !stopped_) {
      at_ = begin_;
      next_line_ = line_;
      break;
    }
    if (text_fault_ < read_to_) {
      // What is no text explains best what looks malformed after it.
      fault = Fault{text_fault_, text_fault_message(text_, text_fault_)};
    }
    if (text_fault_ < at_) text_fault_ = find_text_fault(text_, at_);
    if (fault) {
      if (stopped_) {
        fault->message +=
            fmt::format("; the row has no end within {} bytes, and nothing after it is read", most_record_bytes);
      }
      problems.push_back({place_at(fault->at), fault->message});
      continue;
    }
    const bool blank = cells_.size() == 1 && cells_[0].raw.empty();
    if (!blank) return true;
  }
  cells_.clear();
  line_ = 0;
  return false;
}

std::optional<CsvReader::Fault> CsvReader::read_record() {
  while (true) {
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (std::optional<Fault> fault = quoted ? read_quoted() : read_plain()) return fault;
    if (at_ == text_.size() || end_line()) return std::nullopt;
    ++at_;  // the comma
  }
}

std::optional<CsvReader::Fault> CsvReader::read_plain() {
  const std::size_t first = at_;
  while (at_ < text_.size() && !special[static_cast<unsigned char>(text_[at_])]) ++at_;
  if (at_ < text_.size()) {
    if (text_[at_] == '"') {
      return Fault{at_, "a quote inside a cell without quotes: put the whole cell in quotes and double the quote"};
    }
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') {
      return Fault{at_, "a carriage return without a line feed: end lines with LF or CRLF"};
    }
  }
  const std::string_view cell = text_.substr(first, at_ - first);
  cells_.push_back({cell, cell});
  return std::nullopt;
}

std::optional<CsvReader::Fault> CsvReader::read_quoted() {
  const std::size_t open = at_++;
  bool doubled = false;
  while (true) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) {
      at_ = text_.size();
      return Fault{open, "this quote is never closed"};
    }
    next_line_ += std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                             text_.begin() + static_cast<std::ptrdiff_t>(quote), '\n');
    at_ = quote + 1;
    if (at_ == text_.size() || text_[at_] != '"') break;
    doubled = true;
    ++at_;
  }
  const bool ends = at_ == text_.size() || text_[at_] == ',' || text_[at_] == '\n' ||
                    (text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'));
  if (!ends) {
    if (std::string other = separator_message(text_[at_]); !other.empty()) return Fault{at_, std::move(other)};
    const std::int64_t opened = place_at(open).line;
    const std::string which = opened == next_line_
                                  ? "a closing quote"
                                  : fmt::format("the closing quote of a cell that begins on line {}", opened);
    return Fault{at_, fmt::format("text after {}: expected a comma or the end of the line", which)};
  }

  Cell cell{text_.substr(open + 1, at_ - open - 2), text_.substr(open, at_ - open)};
  if (doubled) cell.text = copies_.emplace_back(undoubled(cell.text));
  cells_.push_back(cell);
  return std::nullopt;
}

bool CsvReader::end_line() {
  if (text_[at_] == '\r') ++at_;
  if (at_ < text_.size()) {
    if (text_[at_] != '\n') return false;
    ++at_;
    ended_ = true;
  }
  ++next_line_;
  return true;
}

void CsvReader::pass_over_line() {
  const std::size_t end = text_.find('\n', at_);
  ended_ = end != std::string_view::npos;
  at_ = ended_ ? end + 1 : text_.size();
  ++next_line_;
}

Place CsvReader::place_at(std::size_t offset) const {
  const std::string_view before = text_.substr(begin_, offset - begin_);
  const std::size_t line_end = before.rfind('\n');
  const std::string_view of_line = line_end == std::string_view::npos ? before : before.substr(line_end + 1);
  return {file_, line_ + std::count(before.begin(), before.end(), '\n'),
          static_cast<std::int64_t>(character_count(of_line)) + 1};
}

}  // namespace capex::core
