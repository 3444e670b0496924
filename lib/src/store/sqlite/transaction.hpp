// A transaction as an object: it ends in commit(), or is rolled back when it goes.
#pragma once

#include <optional>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/plain_pages.hpp"

namespace capex::core::sqlite {

/// One consistent state for reading, held until it goes.
class ReadTransaction {
 public:
  /// Error{busy} when the file stays locked for longer than the connection waits.
  explicit ReadTransaction(Connection& connection);
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;
  ~ReadTransaction();

  /// The file's pages as bytes, while the transaction lasts; null where they are for SQLite alone to read.
  const PlainPages* pages();

 private:
  Connection* connection_;
  std::optional<std::optional<PlainPages>> pages_;  // once they were asked for
};

/// BEGIN IMMEDIATE: the right to write is had at once or not at all. The connection outlives it.
class WriteTransaction {
 public:
  explicit WriteTransaction(Connection& connection);
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;
  ~WriteTransaction();

  /// Either all is on the disk, or an Error is thrown and nothing is. After Error{busy} (a reader has not let go) the
  /// transaction is as it was, and can be committed again; after any other it is rolled back.
  void commit();
  void rollback();

 private:
  enum class State { open, committed, rolled_back };
  Connection* connection_;
  State state_ = State::open;
};

/// Foreign keys unenforced for as long as this lives; begins and ends outside of transactions. Whoever uses it checks
/// the references himself before he commits.
class UncheckedReferences {
 public:
  explicit UncheckedReferences(Connection& connection);
  UncheckedReferences(const UncheckedReferences&) = delete;
  UncheckedReferences& operator=(const UncheckedReferences&) = delete;
  ~UncheckedReferences();

 private:
  Connection* connection_;
};

/// CHECK constraints unenforced for as long as this lives: for rows whose types already keep what the schema asks.
/// Statements are prepared anew at its begin and end, so it is worth while for thousands of rows.
class UncheckedConstraints {
 public:
  explicit UncheckedConstraints(Connection& connection);
  UncheckedConstraints(const UncheckedConstraints&) = delete;
  UncheckedConstraints& operator=(const UncheckedConstraints&) = delete;
  ~UncheckedConstraints();

 private:
  Connection* connection_;
};

}  // namespace capex::core::sqlite
