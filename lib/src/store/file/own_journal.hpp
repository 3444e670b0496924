// Whether a journal is what a killed writer of this very file left. SQLite plays in whatever bears the name: the
// journal of a file that another has replaced breaks the other, and one that was altered can cut the file or blow it
// up.
#pragma once

#include "store/sqlite/connection.hpp"

namespace capex::core::store {

/// StrangerBeside where the journal beside the file is not its own, Error{not_a_store} where neither the file nor the
/// journal is of capexdb.
///
/// The first page lies in every journal of a commit, as it was before; in the file it is that page to the byte, the
/// page of the commit, or sectors of both. Its change counter begins anywhere in each file that capexdb makes, backups
/// included. Not told: a copy of this file made by other means than `capex backup`, with exactly one commit of the same
/// schema since.
void require_own_journal(const sqlite::Connection& connection);

/// Error{storage} where the file has another name in its folder, and a stopped writer's journal lies beside that one:
/// by this name it would not be found, and half a commit would be read, or written over.
void refuse_journal_of_another_name(const sqlite::Connection& connection);

}  // namespace capex::core::store
