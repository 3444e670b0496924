// What SQLite would act on before it answers anything: the file's first page, and the journal of a killed writer beside
// it. Read as bytes, without a lock and without a write, so that a file can be judged before SQLite touches it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "capex/error.hpp"
#include "store/sqlite/connection.hpp"

namespace capex::core::sqlite {

/// What the first page of a database says.
struct FirstPage {
  std::int64_t application_id = 0;
  std::int64_t version = 0;  // user_version
  std::int64_t commits = 0;  // the file change counter: one more with each commit
  std::int64_t page_size = 0;
  std::int64_t pages = 0;          // of the whole file; 0 where the header does not vouch for it
  std::int64_t schema_cookie = 0;  // another with each change of the schema
  bool moves_pages = false;        // auto-vacuum is on
  bool wal = false;                // the journal mode is WAL
  std::string bytes;               // all of it
};

/// Of a page's bytes; nothing where they are not of SQLite's.
std::optional<FirstPage> parsed_first_page(std::string bytes);

/// The first page as it lies in the file; nothing where it is not one of SQLite's. Error{storage} where the disk does
/// not answer.
std::optional<FirstPage> first_page(const Connection& connection);
/// The size of the file that is open, in bytes. Error{storage} as above.
std::int64_t file_size(const Connection& connection);
/// The names of its journal and its log; empty for a database without a file.
std::string journal_name(sqlite3* handle);
std::string log_name(sqlite3* handle);
/// Whether a journal with anything in it lies beside the file.
bool has_journal(const Connection& connection);
/// Whether a write-ahead log with anything in it does.
bool has_log(const Connection& connection);

/// Whether some connection is writing just now, so that a journal is its, and not left.
bool is_being_written(const Connection& connection);

/// Whether the path names another file by now than the one that is open.
bool has_moved(const Connection& connection);

/// What lies beside a file is none of its own: Error{storage}.
class StrangerBeside : public Error {
 public:
  explicit StrangerBeside(const std::string& message) : Error(ErrorCode::storage, message) {}
};

/// A journal, log or index that SQLite had better not open: StrangerBeside for one that is no regular file, and for a
/// journal that names a super-journal, as SQLite removes the file of that name. capexdb never commits to several files
/// at once, so no journal of its own names one; another program's may, and is that program's to finish. `file` is for
/// the message.
void refuse_strangers_beside(sqlite3* handle, const std::string& file);

}  // namespace capex::core::sqlite
