#include "look/table/comparison_table.hpp"

#include "look/table/amount_cell.hpp"

namespace capex::look {

Table comparison_table(const Answers<Converted>& compared) {
  std::vector<const Amount*> amounts;
  for (const Converted& one : compared) amounts.push_back(&one.amount);
  const core::Scale scale = common_scale(amounts);
  Table table;
  table.columns = {{"rate", Align::left},   {heading(compared[0].amount.currency, scale), Align::decimal, true},
                   {"bounds", Align::left}, {"from the average", Align::decimal},
                   {"status", Align::left}, {"how", Align::left}};
  for (const Converted& one : compared) {
    const bool valued = is_there(one.amount);
    table.rows.push_back({one.at, valued ? shown(one.amount).number(scale) : "",
                          valued ? shown(one.amount).ends(scale) : "", one.from_average.text,
                          std::string(to_string(one.status)), one.conversion ? one.conversion->words : ""});
  }
  return table;
}

}  // namespace capex::look
