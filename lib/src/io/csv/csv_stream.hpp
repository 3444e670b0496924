// Tidy CSV files of any size and number, as batches of a few ten thousand rows each: what is held does not grow with
// the files. They come by kind - companies, groups, measures, sources, figures, claims, rates - whatever order they are
// named in, so that what a row refers to was handed out before it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "capex/error.hpp"
#include "model/batch.hpp"

namespace capex::core {

struct CsvStreamOptions {
  /// How many bytes of a file are held at a time; more where one record is longer.
  std::size_t window = std::size_t{4} << 20;
};

class CsvStream {
 public:
  /// Looks at the header of every file; "-" is standard input. Error{not_found} or Error{storage} for a file that
  /// cannot be read.
  explicit CsvStream(const std::vector<std::string>& paths, CsvStreamOptions options = {});
  CsvStream(CsvStream&&) noexcept;
  CsvStream& operator=(CsvStream&&) noexcept;
  ~CsvStream();

  /// The next rows, of one file, in place of what the batch holds, and what is wrong with them, as read_csv says it;
  /// false when there are none left.
  bool next(Batch& batch, Problems& problems);

  /// Once next() was false: the content_hash of each file, in the order of the paths.
  std::vector<std::string> hashes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace capex::core
