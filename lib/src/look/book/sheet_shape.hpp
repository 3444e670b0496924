// Sheets in other shapes, and what each has to be.
#pragma once

#include "capex/book.hpp"

namespace capex::look {

/// Error{usage} where a row has not as many cells as there are columns, or a remark has no cell.
void require_whole(const Sheet& sheet);

}  // namespace capex::look
