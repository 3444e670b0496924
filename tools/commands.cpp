#include "commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace capex::tool {

std::span<const OtherWord> other_words() {
  static constexpr OtherWord all[] = {
      {"delete remove rm del drop revert rollback", "'capex undo' takes an import back"},
      {"edit update fix amend rename", "'capex correct figure' mends an amount, 'capex set company' a company"},
      {"rank top sort filter where search find",
       "'capex screen' ranks companies, all or those that meet a condition, such as: "
       "capex screen --period 2024H1 --sort amount --in USD"},
      {"compare vs versus",
       "'capex show' and 'capex growth' take several companies, such as: capex growth meta "
       "microsoft --period 2024H1"},
      {"pivot table wide crosstab", "'capex show' draws periods down and companies across with --wide"},
      {"query select", "'capex show' has amounts by period, and 'capex sql' takes a query"},
      {"sum aggregate", "'capex total' adds up a group, or companies that are named"},
      {"load read ingest insert", "'capex import csv' loads files, and 'capex add figure' one amount"},
      {"ls dir companies groups measures scopes sources periods rates imports",
       "'capex list' shows what there is, such as: capex list companies"},
      {"get print view display cat", "'capex show' has amounts by period"},
      {"create new", "'capex init' makes a file, 'capex add company' a company"},
      {"plot graph draw picture", "'capex chart' draws amounts, growths and totals"},
      {"html page publish share website",
       "'capex report' makes a page to share, such as: capex report bat -o bat.html"},
      {"csv excel xlsx spreadsheet workbook dump save",
       "every answer goes to a spreadsheet by -o FILE.xlsx or FILE.csv, such as: capex growth bat -o bat.xlsx"},
      {"diff news", "'capex changes' says what became another answer, such as: capex changes --since 2025-01-01"},
      {"history log audit",
       "'capex show' says how an amount changed with --revisions, and 'capex list imports' what was "
       "loaded"},
      {"why trace source", "'capex explain' says where a number comes from"},
      {"validate test lint", "'capex verify' checks the file, and 'capex check' what sources say"},
      {"mcp assistant agent server api", "'capex serve --stdio' answers an assistant's questions"},
      {"version", "'capex --version' says it"},
      {"fx exchange rate", "'capex convert' converts an amount"},
  };
  return all;
}

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
      &report_command,
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
      &serve_command,
      &completion_command,
  };
  // clang-format on
  return all;
}

std::string commands_with(const std::string& option) {
  constexpr std::size_t most = 4;
  std::vector<std::string> names;
  for (const Command* command : commands()) {
    CommandLine line(*command, {});
    line.only_declare();
    try {
      command->run(line);
    } catch (const HelpAsked&) {  // everything is declared
    }
    const auto has = [&option](const Declared& one) {
      return one.kind != Declared::Kind::argument &&
             (',' + one.names + ',').find(',' + option + ',') != std::string::npos;
    };
    const std::vector<Declared>& declared = line.declared();
    if (std::any_of(declared.begin(), declared.end(), has)) names.push_back("'" + std::string(command->name) + "'");
  }
  if (names.empty() || names.size() > most) return "";
  const std::string last = names.back();
  names.pop_back();
  if (names.empty()) return last + " has it";
  return fmt::format("{} and {} have it", fmt::join(names, ", "), last);
}

}  // namespace capex::tool
