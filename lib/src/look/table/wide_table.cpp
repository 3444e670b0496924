#include "look/table/wide_table.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "look/in_order.hpp"
#include "look/table/amount_cell.hpp"
#include "look/table/marks.hpp"

namespace capex::look {

std::vector<std::string> periods_of(const Lines& lines) {
  std::vector<const Line*> all;
  for (const Line& line : lines) all.push_back(&line);
  std::stable_sort(all.begin(), all.end(), [](const Line* a, const Line* b) {
    return std::pair(a->amount->last_day, b->amount->first_day) < std::pair(b->amount->last_day, a->amount->first_day);
  });
  std::vector<std::string> periods;
  for (const Line* line : all) place_in(periods, line->period());
  return periods;
}

bool can_be_wide(const Lines& lines) {
  std::set<std::pair<std::string, std::string>> seen;
  return std::all_of(lines.begin(), lines.end(), [&](const Line& line) {
    return line.since == nullptr && seen.emplace(line.subject(), line.period()).second;
  });
}

Table wide_table(const Lines& lines, bool companies_down, const std::optional<core::Scale>& wanted,
                 std::vector<std::string>& marks) {
  std::vector<const Amount*> amounts;
  for (const Line& line : lines) amounts.push_back(&line.amount->amount);
  const core::Scale scale = wanted.value_or(common_scale(amounts));
  const bool grown = std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.growth != nullptr; });
  const bool divided =
      std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.amount->intensity.has_value(); });
  const std::string unit = common_unit(amounts);
  std::vector<std::string> companies;
  for (const Line& line : lines) place_in(companies, line.subject());
  std::vector<std::string> periods = periods_of(lines);
  std::vector<std::string>& across = companies_down ? periods : companies;
  std::vector<std::string>& down = companies_down ? companies : periods;

  const std::string corner = grown ? "growth" : divided ? "ratio" : heading(unit, scale);
  const bool units = !grown && !divided && unit.empty();
  Table table;
  table.columns.push_back({corner, Align::left, true});
  if (units && companies_down) table.columns.push_back({"unit"});
  const std::size_t before = table.columns.size();
  for (const std::string& heading : across) {
    table.columns.push_back({heading, Align::decimal, true, table.columns.size() > before});
  }
  // The units stand beneath the companies, or behind them.
  const std::size_t above = units && !companies_down ? 1 : 0;
  table.rows.assign(down.size() + above, std::vector<std::string>(table.columns.size()));
  for (std::size_t i = 0; i < down.size(); ++i) table.rows[i + above][0] = down[i];
  for (const Line& line : lines) {
    const std::size_t row = place_in(down, companies_down ? line.subject() : line.period()) + above;
    const std::size_t column = place_in(across, companies_down ? line.period() : line.subject()) + before;
    const Amount& amount = line.amount->amount;
    std::string text;
    if (grown) {
      text = line.growth == nullptr || line.part == Part::difference ? "" : line.growth->growth.text;
    } else if (divided) {
      const auto& intensity = line.amount->intensity;
      text = intensity && has_value(intensity->status) ? intensity->ratio.text : "";
    } else if (is_there(amount)) {
      text = shown(amount).number(scale);
      if (text.empty()) text = shown(amount).ends(scale);
    }
    const std::string mark = text.empty() ? "" : mark_of(line);
    marks.push_back(mark);
    table.rows[row][column] = text.empty() ? "-" : marked(text, mark);
    if (units && is_there(amount)) table.rows[companies_down ? row : 0][companies_down ? 1 : column] = amount.unit;
  }
  return table;
}

}  // namespace capex::look
