// What a snapshot holds: the file, the read transaction that it shares, and the day.
#pragma once

#include <limits>
#include <memory>
#include <utility>

#include "store/file/open_file.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

struct Snapshot::State {
  State(std::shared_ptr<store::OpenFile> opened, std::shared_ptr<sqlite::ReadTransaction> shared, Date day)
      : file(std::move(opened)), reading(std::move(shared)), as_of(day), last_day(day_limit(day)) {}

  sqlite::Connection& connection() const { return file->connection; }

  static std::int64_t day_limit(Date day) {
    return day == latest ? std::numeric_limits<std::int64_t>::max() : day_number(day);
  }

  std::shared_ptr<store::OpenFile> file;
  std::shared_ptr<sqlite::ReadTransaction> reading;  // ends before the file closes
  Date as_of;
  std::int64_t
      last_day;  // as_of as a day number; the largest of all where there is no limit, so that none is passed over
};

}  // namespace capex::core
