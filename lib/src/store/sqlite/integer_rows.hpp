// Rows of integers in memory as a table that a statement reads: capex_rows(?1), columns c0, c1 ... c9.
//
// With INSERT ... SELECT SQLite's own loop goes on from where the row before went: rows in the order of a key are
// appended, without a search from the root and without setting a statement up for each. That is more than twice as fast
// as a row a statement.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>

#include "store/sqlite/connection.hpp"

namespace capex::core::sqlite {

using IntegerRow = std::array<std::int64_t, 10>;
/// What a column without a value holds.
inline constexpr std::int64_t null_integer = std::numeric_limits<std::int64_t>::min();

/// Makes the table known to a connection, once, before the first use.
void add_integer_rows(Connection& connection);

/// Hands a statement the rows as the parameter; they outlive its run.
void bind_rows(Statement& statement, int index, const std::span<const IntegerRow>& rows);

}  // namespace capex::core::sqlite
