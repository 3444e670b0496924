// A rollback journal or a write-ahead log as bytes: what SQLite would take out of it, read before SQLite follows it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/sqlite/beside.hpp"

namespace capex::core::sqlite {

struct Journal {
  bool is_followed = false;    // its header is one that SQLite follows; without, the file stays as it is
  std::int64_t pages = 0;      // of the file before, as the header says
  std::int64_t page_size = 0;  // the same
  std::int64_t records = 0;    // pages with a checksum that holds, up to the first without
  bool is_whole = true;        // each page that is promised is among them
  bool is_sound = true;        // no page lies in it that a commit never puts there
  std::optional<FirstPage> first_page;
};

/// Of the file at `path`; one that is not there is followed by nobody.
Journal read_journal(const std::string& path);

/// The super-journal that a journal names at its end; empty where it names none.
std::string super_journal(const std::string& path);
/// Whether SQLite gives names of that form to a super-journal.
bool is_super_journal_name(const std::string& name);

/// Whether the write-ahead log beside the file, which is in WAL mode, can only be of another: by the size of its pages,
/// or by the change counters of the first pages in it, which a file's own log carries on.
bool is_log_of_another(const Connection& connection, const FirstPage& page);

}  // namespace capex::core::sqlite
