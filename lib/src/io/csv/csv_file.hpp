// One tidy CSV file of any size, read in windows: what is held of it at a time is a few megabytes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "capex/error.hpp"
#include "io/csv/csv_kinds.hpp"
#include "io/csv/csv_reader.hpp"
#include "io/csv/csv_table.hpp"
#include "io/input/byte_buffer.hpp"
#include "io/input/byte_source.hpp"
#include "io/input/content_hash.hpp"
#include "model/batch.hpp"

namespace capex::core {

/// The kind that the header under the reader tells; null and a problem where it tells none.
const CsvKind* kind_of_header(const CsvReader& reader, Problems& problems);

class CsvFile {
 public:
  /// "-" is standard input. Nothing is opened before it is asked for.
  CsvFile(std::string path, std::size_t window) : path_(std::move(path)), window_(std::max(window, smallest_window)) {}

  /// By its header; null where that is of no kind, which next() reports. Error{not_found} or Error{storage}.
  const CsvKind* kind();
  /// The rows of the next window into the batch, which holds nothing else, and what is wrong with them; false when
  /// there are none left.
  bool next(Batch& batch, Problems& problems);

  /// Lets go of the file where it can be opened again, so that thousands can be asked for their kind.
  void close();

  /// Once next() was false: of all its bytes, or of those that were read where the rest is not.
  const std::string& hash() const { return hash_; }

 private:
  /// What is open: reading goes on where the window before ended.
  struct Open {
    explicit Open(const std::string& path);

    ByteSource source;
    ByteBuffer buffer;
    ContentHash hash;
    std::size_t filled = 0;
    bool at_end = false;
    Problems problems;  // of the rows read since they were last handed out
    std::optional<CsvReader> reader;
    const CsvKind* kind = nullptr;
    std::optional<CsvTable> table;
  };

  void open();
  /// Fills the window behind what is left of the one before.
  std::string_view fill(std::string_view rest);
  /// Gives the reader the next window.
  void go_on();

  static constexpr std::size_t smallest_window = 3;  // the first one shows whether there is a byte order mark

  std::string path_;
  std::size_t window_;
  std::string name_ = path_ == "-" ? "standard input" : path_;
  std::string hash_;
  std::unique_ptr<Open> open_;  // its parts refer to each other, so it stays where it is
};

}  // namespace capex::core
