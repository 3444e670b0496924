#include "row_stream.hpp"

#include <fmt/core.h>

#include <utility>

#include "capex/error.hpp"

namespace capex::tool {

RowStream::RowStream(const Output& output) : output_(&output), format_(output.format()), destination_(output.path()) {}

void RowStream::add(Row row) {
  constexpr std::size_t rows_at_once = 4096;
  constexpr std::size_t most_held = std::size_t{256} << 20;  // bytes
  for (const Cell& cell : row) {
    held_ += sizeof(Cell) + text_of(cell).size();
  }
  rows_.rows.push_back(std::move(row));
  const bool leaves = format_ == Format::csv || format_ == Format::ndjson;
  if (leaves && rows_.rows.size() >= rows_at_once) flush();
  if (held_ > most_held) {
    throw Error(
        ErrorCode::usage,
        fmt::format("{} rows and more are too many to be held at once: ask for fewer (LIMIT), or for --format csv "
                    "or ndjson, which are written row by row",
                    rows_.rows.size()));
  }
}

std::string RowStream::book() {
  std::vector<Sheet> sheets{output_->sheet(std::move(rows_))};
  sheets.insert(sheets.end(), more_.begin(), more_.end());
  return workbook(sheets);
}

void RowStream::flush() {
  std::string text = format_ == Format::xlsx ? book() : output_->text(rows_);
  if (begun_ && format_ == Format::csv) {
    // The header was written with the first rows.
    text.erase(0, output_->text({rows_.columns, {}}).size());
  }
  destination_.write(text);
  begun_ = true;
  rows_.rows.clear();
  held_ = 0;
}

void RowStream::finish() {
  if (!begun_ || !rows_.rows.empty()) flush();
  destination_.finish();
}

}  // namespace capex::tool
