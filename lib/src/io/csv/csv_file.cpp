#include "io/csv/csv_file.hpp"

#include <algorithm>
#include <cstring>

namespace capex::core {

CsvFile::Open::Open(const std::string& path) : source(path == "-" ? ByteSource::standard_input() : ByteSource(path)) {}

std::string_view CsvFile::fill(std::string_view rest) {
  Open& file = *open_;
  // A record that is longer than a window makes the window longer.
  const std::size_t size = std::max(window_, 2 * rest.size());
  const std::size_t kept = rest.size();
  if (kept > 0) {
    const std::size_t from = static_cast<std::size_t>(rest.data() - file.buffer.room(0));
    char* const bytes = file.buffer.room(size, from + kept);
    std::memmove(bytes, bytes + from, kept);
  }
  char* const bytes = file.buffer.room(size, kept);
  const std::size_t got = file.source.read(bytes + kept, size - kept);
  file.hash.add({bytes + kept, got});
  file.at_end = got < size - kept;
  return {bytes, kept + got};
}

void CsvFile::go_on() {
  const std::string_view window = fill(open_->reader->rest());
  open_->reader->go_on(window, open_->at_end);
}

void CsvFile::open() {
  open_ = std::make_unique<Open>(path_);
  Open& file = *open_;
  const std::string_view first = fill({});  // which tells whether it is the last one
  file.reader.emplace(first, name_, file.at_end);
  CsvReader& reader = *file.reader;
  while (!reader.next(file.problems) && !file.at_end && !reader.stopped() && file.problems.empty()) go_on();
  // A broken first line is the header: what comes after it cannot be told apart.
  if (!file.problems.empty()) return;
  if (reader.size() == 0) {
    file.problems.push_back({reader.place(), "the file is empty: expected a header line"});
    return;
  }
  file.kind = kind_of_header(reader, file.problems);
  if (file.kind != nullptr) file.table.emplace(reader, file.kind->name, file.kind->columns, file.problems);
}

const CsvKind* CsvFile::kind() {
  if (!open_) open();
  return open_->kind;
}

void CsvFile::close() {
  if (open_ && open_->source.is_regular()) open_.reset();
}

bool CsvFile::next(Batch& batch, Problems& problems) {
  if (!hash_.empty()) return false;
  if (!open_) open();
  Open& file = *open_;
  batch = Batch();
  batch.files.push_back(name_);
  if (file.table && file.table->usable()) {
    file.kind->read(*file.table, 0, batch);
    if (!file.at_end && !file.reader->stopped()) {
      go_on();
    } else {
      hash_ = file.hash.text();
    }
  } else {
    hash_ = file.hash.text();
  }
  problems.swap(file.problems);
  file.problems.clear();
  if (!hash_.empty()) open_.reset();
  return true;
}

}  // namespace capex::core
