// Rows on their way out, however many: csv and ndjson leave as they come, what needs all rows at once waits for the
// end.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "capex/book.hpp"
#include "capex/rows.hpp"
#include "destination.hpp"
#include "output.hpp"

namespace capex::tool {

class RowStream {
 public:
  explicit RowStream(const Output& output);

  /// Once, before the first row.
  void columns(std::vector<std::string> names) { rows_.columns = std::move(names); }
  /// Error{usage} where a format that is written as a whole would hold more than memory should.
  void add(Row row);
  /// Of an answer whose rows leave here.
  RowVisitor visitor() {
    return {[this](std::vector<std::string> names) { columns(std::move(names)); },
            [this](Row row) { add(std::move(row)); }};
  }
  /// Of a workbook a sheet more, after that of the rows.
  void add_sheet(Sheet sheet) { more_.push_back(std::move(sheet)); }
  /// Writes what is left; without it a file is left as it was.
  void finish();

 private:
  void flush();
  std::string book();

  const Output* output_;
  Format format_;
  Destination destination_;
  Rows rows_;
  std::size_t held_ = 0;  // bytes that the rows take
  bool begun_ = false;
  std::vector<Sheet> more_;
};

}  // namespace capex::tool
