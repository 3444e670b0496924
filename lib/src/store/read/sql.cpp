#include "store/read/sql.hpp"

#include <utility>

#include "store/file/opening.hpp"
#include "store/schema/schema.hpp"
#include "store/sqlite/guest_query.hpp"

namespace capex::core {

void run_sql(const std::filesystem::path& file, std::string_view query, const SqlHandlers& handlers) {
  sqlite::Connection connection = store::open_to_read(file, handlers.wait);
  store::require_schema(connection);
  sqlite::GuestQuery asked(std::move(connection), query, handlers.stop, handlers.functions);
  if (handlers.columns) handlers.columns(asked.columns());
  std::vector<SqlValue> values;
  while (asked.next(values)) {
    if (!handlers.row(values)) return;
  }
}

}  // namespace capex::core
