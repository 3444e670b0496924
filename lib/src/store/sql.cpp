#include "capex/store/sql.hpp"

#include "store/opening.hpp"
#include "store/sqlite/guest_query.hpp"

namespace capex {

void run_sql(const std::filesystem::path& file, std::string_view query, const SqlHandlers& handlers) {
  sqlite::GuestQuery asked(store::open_to_read(file, handlers.wait), query, handlers.stop);
  if (handlers.columns) handlers.columns(asked.columns());
  std::vector<SqlValue> values;
  while (asked.next(values)) {
    if (!handlers.row(values)) return;
  }
}

}  // namespace capex
