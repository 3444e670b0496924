#include "capex/store/sql.hpp"

#include <utility>

#include "store/opening.hpp"
#include "store/schema.hpp"
#include "store/sqlite/guest_query.hpp"

namespace capex {

void run_sql(const std::filesystem::path& file, std::string_view query, const SqlHandlers& handlers) {
  sqlite::Connection connection = store::open_to_read(file, handlers.wait);
  store::require_schema(connection);
  sqlite::GuestQuery asked(std::move(connection), query, handlers.stop);
  if (handlers.columns) handlers.columns(asked.columns());
  std::vector<SqlValue> values;
  while (asked.next(values)) {
    if (!handlers.row(values)) return;
  }
}

}  // namespace capex
