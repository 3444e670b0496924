#include "commands.hpp"

namespace capex::tool {

std::span<const Command* const> commands() {
  // clang-format off
  static constexpr const Command* all[] = {
      &init_command,
      &import_csv_command,
      &import_sec_command,
      &import_ecb_command,
      &import_fred_command,
      &add_figure_command,
      &add_claim_command,
      &add_company_command,
      &add_source_command,
      &add_rate_command,
      &set_company_command,
      &correct_figure_command,
      &list_command,
      &show_command,
      &growth_command,
      &total_command,
      &screen_command,
      &chart_command,
      &convert_command,
      &changes_command,
      &export_observations_command,
      &export_content_command,
      &export_growth_command,
      &sql_command,
      &check_command,
      &explain_command,
      &verify_command,
      &backup_command,
      &undo_command,
  };
  // clang-format on
  return all;
}

}  // namespace capex::tool
