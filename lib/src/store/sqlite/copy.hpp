// A copy of a whole database through SQLite's backup interface: a consistent state, whatever other processes do
// meanwhile.
#pragma once

#include <string>

#include "store/sqlite/connection.hpp"

namespace capex::core::sqlite {

/// Takes the place of all that `to` holds.
void copy(const Connection& from, Connection& to);

/// As many bytes that nobody can guess.
std::string random_bytes(int count);

}  // namespace capex::core::sqlite
