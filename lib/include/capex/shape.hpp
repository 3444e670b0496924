// Rows of answers in other shapes: some of the columns, another order, another unit, a column a company. Every number
// keeps its digits.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "capex/rows.hpp"

namespace capex {

/// These columns in this order. Error{usage} for one that is not there, with a near name.
Rows choose_columns(const Rows& rows, const std::vector<std::string>& columns);

/// The places of the rows in the order of a column, of these the first `top`; 0 for all. Numbers stand before words,
/// the largest first; words from A on; a minus before the column's name turns either round. Rows without a cell come
/// last. As they are without a column. Error{usage} for one that is not there.
std::vector<std::size_t> order_of(const Rows& rows, const std::string& column, std::size_t top = 0);
Rows sorted(const Rows& rows, const std::string& column, std::size_t top = 0);

/// Amounts, which are in whole units of their currencies, in "k", "m", "bn" or "tn" of them, exactly; the last column,
/// "unit", says so. Error{usage} for other units.
Rows in_unit(Rows rows, const std::string& unit);

/// A row a period and a column a company, or the other way: of rows with a growth the growths, else the amounts. What
/// is missing is an empty cell. Error{usage} where a company has several rows of one period.
Rows wide(const Rows& rows, bool companies_down = false);

}  // namespace capex
