// What verify finds: in the file, in its figures against each other, in what sources say of them, and in its rates.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ask/answer/telling.hpp"
#include "capex/rows.hpp"
#include "store/file/store.hpp"

namespace capex::core {

/// In the columns of finding_columns(), the largest of the figures first. With names only what concerns these companies
/// or groups; otherwise the file too, whose damage keeps the rest from being looked at, which goes to the notes. With
/// `since` only what was not found as of that day, an earlier one, but all about the file.
Rows findings_of(const Store& store, const std::vector<std::string>& names, Date day, std::optional<Date> since,
                 const Tell& note);

}  // namespace capex::core
