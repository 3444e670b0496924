// A table through the Arrow C data and stream interfaces. What is handed over shares the table, however long it lives.
#pragma once

#include <cstddef>
#include <memory>

#include "bindings/c/table.hpp"
#include "capex/capex.h"

namespace capex::bindings {

/// Each is complete or throws std::bad_alloc, and is released by its own `release`.
ArrowSchema arrow_schema(const Table& table);
ArrowArray arrow_array(const std::shared_ptr<const Table>& table, std::size_t begin, std::size_t end);
ArrowArrayStream arrow_stream(const std::shared_ptr<const Table>& table);

}  // namespace capex::bindings
