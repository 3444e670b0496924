// The SQLite of the program that loads the extension. Two of them in one process would take each other's locks on a
// file away, so the extension brings none: what the library calls is passed on to the host's.
#pragma once

#include <sqlite3.h>

struct sqlite3_api_routines;

namespace capex::bindings {

/// Before any other call. False where another host uses the extension already: a process can hold two, and then the
/// second is to be refused.
bool use_host(const sqlite3_api_routines* host);

}  // namespace capex::bindings
