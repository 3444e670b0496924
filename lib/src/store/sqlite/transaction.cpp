#include "store/sqlite/transaction.hpp"

#include <fmt/core.h>
#include <sqlite3.h>

#include <exception>

#include "store/sqlite/failure.hpp"

namespace capex::core::sqlite {
namespace {

const char* const roll_back_sql = "ROLLBACK";
const char* const first_read = "SELECT count(*) FROM sqlite_schema";

// A failure to get a lock, told by who has it.
[[noreturn]] void tell_busy(const Connection& connection, const Failure& failure, std::string_view who,
                            std::string_view next) {
  if (failure.code() != ErrorCode::busy) throw;
  const double seconds = std::chrono::duration<double>(connection.wait()).count();
  throw Failure(ErrorCode::busy,
                fmt::format("{}: {}, and did not let go within {:g} s; {}", connection.file(), who, seconds, next),
                failure.result());
}

// What ends a transaction is ready before it begins: a lack of memory would leave it open, and the connection with it.
void prepare_to_roll_back(Connection& connection) {
  const Query kept = connection.query(roll_back_sql);
}

// Of what has failed already: a second failure would hide the first. Some (a full disk, an I/O error) end the
// transaction by themselves.
void roll_back(Connection& connection) noexcept {
  if (!connection.in_transaction()) return;
  try {
    connection.run(roll_back_sql);
  } catch (const std::exception&) {  // the first is told
  }
}

}  // namespace

ReadTransaction::ReadTransaction(Connection& connection) : connection_(&connection) {
  prepare_to_roll_back(connection);
  connection.run("BEGIN");
  try {
    // BEGIN alone takes no lock: the state read is that of the first read.
    connection.run(first_read);
  } catch (const Failure& failure) {
    roll_back(connection);
    tell_busy(connection, failure, "another program is writing to it, or waits to",
              "try again when it has finished, or wait longer (--wait)");
  } catch (...) {
    roll_back(connection);
    throw;
  }
}

ReadTransaction::~ReadTransaction() {
  roll_back(*connection_);  // cannot lose anything
}

const PlainPages* ReadTransaction::pages() {
  if (!pages_) pages_ = plain_pages(*connection_);
  // A disk that failed may have ended the transaction, and with it the lock.
  const bool holds = sqlite3_txn_state(connection_->handle(), "main") == SQLITE_TXN_READ;
  return holds && *pages_ ? &**pages_ : nullptr;
}

WriteTransaction::WriteTransaction(Connection& connection) : connection_(&connection) {
  prepare_to_roll_back(connection);
  try {
    connection.execute("BEGIN IMMEDIATE", "beginning to write");
  } catch (const Failure& failure) {
    tell_busy(connection, failure, "another program is writing to it",
              "try again when it has finished, or wait longer (--wait)");
  }
}

WriteTransaction::~WriteTransaction() {
  if (state_ == State::open) roll_back(*connection_);
}

void WriteTransaction::commit() {
  try {
    connection_->execute("COMMIT", "committing");
  } catch (const Failure& failure) {
    if (failure.code() != ErrorCode::busy || !connection_->in_transaction()) rollback();
    tell_busy(
        *connection_, failure, "another program is reading it",
        "nothing was written, as a commit waits until readers are done: end that reader, or wait longer (--wait)");
  } catch (...) {
    rollback();
    throw;
  }
  state_ = State::committed;
}

void WriteTransaction::rollback() {
  state_ = State::rolled_back;
  roll_back(*connection_);
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

}  // namespace capex::core::sqlite
