#include "row_stream.hpp"

#include <utility>

namespace capex::tool {

RowStream::RowStream(const Output& output) : output_(&output), format_(output.format()), destination_(output.path()) {}

void RowStream::add(Row row) {
  constexpr std::size_t rows_at_once = 4096;
  rows_.rows.push_back(std::move(row));
  const bool leaves = format_ == Format::csv || format_ == Format::ndjson;
  if (leaves && rows_.rows.size() >= rows_at_once) flush();
}

void RowStream::flush() {
  std::string text = output_->text(rows_);
  if (begun_ && format_ == Format::csv) {
    // The header was written with the first rows.
    text.erase(0, output_->text({rows_.columns, {}}).size());
  }
  destination_.write(text);
  begun_ = true;
  rows_.rows.clear();
}

void RowStream::finish() {
  if (!begun_ || !rows_.rows.empty()) flush();
  destination_.finish();
}

}  // namespace capex::tool
