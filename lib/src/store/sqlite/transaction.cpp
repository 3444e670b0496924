#include "store/sqlite/transaction.hpp"

#include <sqlite3.h>

namespace capex::sqlite {
namespace {

const char* const first_read = "SELECT count(*) FROM sqlite_schema";

}  // namespace

ReadTransaction::ReadTransaction(Connection& connection) : connection_(&connection) {
  connection.run("BEGIN");
  try {
    // BEGIN alone takes no lock: the state read is that of the first read.
    connection.run(first_read);
  } catch (...) {
    connection.execute("ROLLBACK");
    throw;
  }
}

ReadTransaction::~ReadTransaction() {
  // Ending a read cannot lose anything; after an I/O error SQLite may have ended it already.
  if (connection_->in_transaction()) sqlite3_exec(connection_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

WriteTransaction::WriteTransaction(Connection& connection) : connection_(&connection) {
  connection.run("BEGIN IMMEDIATE");
}

WriteTransaction::~WriteTransaction() {
  if (state_ == State::open && connection_->in_transaction()) {
    sqlite3_exec(connection_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void WriteTransaction::commit() {
  try {
    connection_->run("COMMIT");
  } catch (...) {
    rollback();
    throw;
  }
  state_ = State::committed;
}

void WriteTransaction::rollback() {
  state_ = State::rolled_back;
  // Some failures (a full disk, an I/O error) end the transaction by themselves.
  if (connection_->in_transaction()) connection_->run("ROLLBACK");
}

UncheckedReferences::UncheckedReferences(Connection& connection) : connection_(&connection) {
  sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
}

UncheckedReferences::~UncheckedReferences() {
  sqlite3_db_config(connection_->handle(), SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
}

UncheckedConstraints::UncheckedConstraints(Connection& connection) : connection_(&connection) {
  connection.execute("PRAGMA ignore_check_constraints = ON");
}

// Turning a flag of the connection off cannot fail.
UncheckedConstraints::~UncheckedConstraints() {
  sqlite3_exec(connection_->handle(), "PRAGMA ignore_check_constraints = OFF", nullptr, nullptr, nullptr);
}

}  // namespace capex::sqlite
