// One open file, shared by a Store and by the snapshots and loads that come from it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "store/file/store.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/transaction.hpp"
#include "time/period_memo.hpp"

namespace capex::core::store {

struct OpenFile {
  OpenFile(sqlite::Connection opened, std::filesystem::path named)
      : connection(std::move(opened)), path(std::move(named)) {}

  sqlite::Connection connection;
  std::filesystem::path path;      // absolute; empty for a store in memory
  std::optional<Upgrade> upgrade;  // what opening it did
  /// Of the scans, one after another: to make it anew takes longer than to read one company.
  PeriodMemo<Period> periods;
  bool schema_compared = false;  // found to be ours
  /// The read transaction that the living snapshots share.
  std::weak_ptr<sqlite::ReadTransaction> reading;
};

/// One consistent state for reading. What a writer left that was killed since the file was opened is rolled back first;
/// Error{storage} where another program has put the file into WAL mode since.
std::shared_ptr<sqlite::ReadTransaction> begin_reading(OpenFile& file);
/// Error{storage} where the file's name has gone to another file: what opens it by name would read that one.
void require_in_place(const OpenFile& file);
/// Error{usage} when a snapshot or a load of this store is alive: a write would show through to it.
void require_idle(const OpenFile& file, const char* what);
/// Error{usage} while a load of this store is alive: what it has written so far is not the file's yet.
void require_no_load(const OpenFile& file, const char* what);

}  // namespace capex::core::store
