#include "look/table/plain_table.hpp"

#include <algorithm>
#include <functional>

#include "look/table/amount_cell.hpp"
#include "look/table/marks.hpp"

namespace capex::look {

namespace {

/// The columns of a table, each with what its cells say of a line.
class Columns {
 public:
  using CellOf = std::function<std::string(const Line& line)>;
  void add(Column column, CellOf cell) {
    table_.columns.push_back(std::move(column));
    cells_.push_back(std::move(cell));
  }
  Table fill(const Lines& lines) && {
    for (const Line& line : lines) {
      std::vector<std::string>& row = table_.rows.emplace_back();
      for (const CellOf& cell : cells_) row.push_back(cell(line));
    }
    return std::move(table_);
  }

 private:
  Table table_;
  std::vector<CellOf> cells_;
};

template <class Condition>
bool some(const Lines& lines, const Condition& condition) {
  return std::any_of(lines.begin(), lines.end(), condition);
}

// "23", and of a limit ">12".
std::string number_of(const Amount& amount, core::Scale scale) {
  if (!is_there(amount)) return "";
  const std::string number = shown(amount).number(scale);
  return number.empty() ? shown(amount).ends(scale) : number;
}

// Nothing of what the last digit cannot show.
std::string plus_minus(const std::string& half) {
  return half.find_first_of("123456789") == std::string::npos ? "" : "±" + half;
}

bool is_grown(const Line& line) {
  return line.growth != nullptr && line.part != Part::difference;
}

}  // namespace

Table plain_table(const Lines& lines, const std::optional<core::Scale>& wanted, std::vector<std::string>& marks) {
  std::vector<const Amount*> amounts;
  for (const Line& line : lines) amounts.push_back(&line.amount->amount);
  const core::Scale scale = wanted.value_or(common_scale(amounts));
  const std::string unit = common_unit(amounts);
  const Line& first = lines.front();
  const bool grown = some(lines, is_grown);
  const bool totalled = first.member != nullptr;
  const auto compound = std::find_if(lines.begin(), lines.end(),
                                     [](const Line& line) { return is_grown(line) && line.growth->compound; });

  Columns columns;
  columns.add({"company"}, [](const Line& line) { return line.subject(); });
  columns.add({"period"}, [](const Line& line) { return line.period(); });
  if (!totalled && some(lines, [&](const Line& line) { return line.amount->basis != first.amount->basis; })) {
    columns.add({"basis"}, [](const Line& line) { return line.amount->basis; });
  }
  if (first.since != nullptr) {
    columns.add({"since"}, [](const Line& line) { return to_string(*line.since); });
  }
  columns.add({heading(unit, scale), Align::decimal, !unit.empty()},
              [=](const Line& line) { return number_of(line.amount->amount, scale) + (grown ? "" : mark_of(line)); });
  columns.add({"±", Align::left, false, true}, [=](const Line& line) {
    const Amount& amount = line.amount->amount;
    return is_there(amount) ? plus_minus(shown(amount).half_width(scale)) : "";
  });
  if (unit.empty()) {
    columns.add({"unit"}, [](const Line& line) {
      const Amount& amount = line.amount->amount;
      return is_there(amount) ? amount.unit : "";
    });
  }
  if (totalled) {
    columns.add({"share", Align::decimal}, [](const Line& line) { return line.member->share.text; });
    columns.add({"rank", Align::right},
                [](const Line& line) { return line.member->rank == 0 ? "" : std::to_string(line.member->rank); });
  }
  if (grown) {
    if (compound != lines.end()) {
      columns.add({"from"}, [](const Line& line) { return line.growth == nullptr ? "" : line.growth->base.period; });
    }
    columns.add({compound != lines.end() ? "a year" : "growth", Align::decimal},
                [](const Line& line) { return is_grown(line) ? marked(line.growth->growth.text, mark_of(line)) : ""; });
    columns.add({"±", Align::left, false, true},
                [](const Line& line) { return is_grown(line) ? plus_minus(half_width(line.growth->growth)) : ""; });
    if (some(lines, [](const Line& line) { return is_grown(line) && line.growth->split.has_value(); })) {
      const auto part_of = [](const Line& line, Fraction GrowthSplit::*part) {
        return is_grown(line) && line.growth->split ? ((*line.growth->split).*part).text : "";
      };
      columns.add({"local", Align::decimal}, [=](const Line& line) { return part_of(line, &GrowthSplit::local); });
      columns.add({"currency", Align::decimal}, [=](const Line& line) { return part_of(line, &GrowthSplit::points); });
    }
    if (totalled) {
      columns.add({"points", Align::decimal}, [](const Line& line) { return line.member->contribution.text; });
    }
  }
  const auto divided =
      std::find_if(lines.begin(), lines.end(), [](const Line& line) { return line.amount->intensity.has_value(); });
  if (divided != lines.end()) {
    const std::string per = divided->amount->intensity->per;
    columns.add({per, Align::decimal}, [=](const Line& line) {
      return line.amount->intensity ? number_of(line.amount->intensity->divisor, scale) : "";
    });
    columns.add({"per " + per, Align::decimal}, [](const Line& line) {
      const auto& intensity = line.amount->intensity;
      return intensity && has_value(intensity->status) ? intensity->ratio.text : "";
    });
    if (grown) {
      columns.add({"points", Align::decimal},
                  [](const Line& line) { return is_grown(line) ? line.growth->intensity_change.text : ""; });
    }
  }
  columns.add({"outcome"}, [](const Line& line) { return line.amount->outcome; });
  for (const Line& line : lines) marks.push_back(mark_of(line));
  return std::move(columns).fill(lines);
}

}  // namespace capex::look
