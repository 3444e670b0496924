// One open file, shared by a Store and by the snapshots and loads that come from it.
#pragma once

#include <filesystem>
#include <memory>
#include <utility>

#include "store/figure_scan.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/transaction.hpp"

namespace capex::store {

struct OpenFile {
  OpenFile(sqlite::Connection opened, std::filesystem::path named) : connection(std::move(opened)), path(named) {
    add_scan_function(connection);
  }

  sqlite::Connection connection;
  std::filesystem::path path;  // absolute; empty for a store in memory
  /// The read transaction that the living snapshots share.
  std::weak_ptr<sqlite::ReadTransaction> reading;
};

/// Error{usage} when a snapshot or a load of this store is alive: a write would show through to it.
void require_idle(const OpenFile& file, const char* what);
/// Error{usage} while a load of this store is alive: what it has written so far is not the file's yet.
void require_no_load(const OpenFile& file, const char* what);

}  // namespace capex::store
