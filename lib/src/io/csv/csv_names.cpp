#include "io/csv/csv_names.hpp"

#include <fmt/format.h>

#include "io/csv/csv_table.hpp"
#include "text/letters.hpp"
#include "text/near_names.hpp"
#include "text/visible.hpp"

namespace capex::core {
std::string column_name(std::string_view cell) {
  return lower_case(trimmed(cell));
}

std::string unknown_column(std::string_view name, std::string_view kind,
                           const std::vector<std::string_view>& accepted) {
  if (name.empty()) return fmt::format("a column without a name (accepted: {})", fmt::join(accepted, ", "));
  constexpr std::size_t longest = 80;
  if (name.size() > longest) {
    return fmt::format("{} have no column '{}' (accepted: {})", kind, shortened(name, longest),
                       fmt::join(accepted, ", "));
  }
  NearNames near(name);
  for (const std::string_view column : accepted) near.offer(column);
  return fmt::format("{} have no column '{}'{} (accepted: {})", kind, name, near.suggestion(),
                     fmt::join(accepted, ", "));
}

}  // namespace capex::core
