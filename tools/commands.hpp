// Every subcommand. A new one is a file of its own, its declaration here, and its line in commands.cpp.
#pragma once

#include <span>

#include "command_line.hpp"

namespace capex::tool {

extern const Command add_claim_command, add_company_command, add_figure_command, add_rate_command, add_source_command;
extern const Command backup_command;
extern const Command changes_command;
extern const Command chart_command;
extern const Command check_command;
extern const Command completion_command;
extern const Command convert_command;
extern const Command correct_figure_command;
extern const Command explain_command;
extern const Command export_content_command, export_growth_command, export_observations_command;
extern const Command growth_command;
extern const Command import_csv_command, import_ecb_command, import_fred_command, import_sec_command;
extern const Command init_command;
extern const Command list_command;
extern const Command report_command;
extern const Command screen_command;
extern const Command serve_command;
extern const Command set_company_command;
extern const Command show_command;
extern const Command sql_command;
extern const Command total_command;
extern const Command undo_command;
extern const Command verify_command;

/// What other tools call what one of these does, and how to do it here.
struct OtherWord {
  std::string_view words;  // parted by blanks
  std::string_view advice;
};
std::span<const OtherWord> other_words();

/// In the order in which the help lists them.
std::span<const Command* const> commands();

/// "show and growth have it": which commands have the option; empty where none has, and where most have.
std::string commands_with(const std::string& option);

}  // namespace capex::tool
