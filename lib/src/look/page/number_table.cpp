#include "look/page/number_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "look/chart/series.hpp"
#include "look/escaped.hpp"
#include "look/in_order.hpp"
#include "look/page/grid.hpp"
#include "look/page/markup.hpp"
#include "look/table/amount_cell.hpp"
#include "look/table/footer.hpp"
#include "look/table/marks.hpp"

namespace capex::look {

namespace {

/// A number of the table, or why there is none.
struct NumberCell {
  const Line* line = nullptr;
  std::string text;   // empty where there is none
  std::string value;  // in full digits, as CSV has them; of what has no point its ends
  std::string mark;
  std::vector<std::string> words;  // that explain it
};

std::string in_full_digits(const ChartMark& mark) {
  if (!mark.value.empty() || (mark.low.empty() && mark.high.empty())) return mark.value;
  return mark.low + ".." + mark.high;
}

std::string days_shown(const Observation& one) {
  if (!one.first_day.ok() || !one.last_day.ok()) return "";
  const std::string first = to_string(one.first_day), last = to_string(one.last_day);
  return first == last ? first : first + ".." + last;
}

std::vector<std::string> words_without_number(const Observation& one, Status status) {
  std::string word(to_string(status));
  std::replace(word.begin(), word.end(), '_', ' ');
  std::vector<std::string> words{"no number: " + (one.reason.empty() ? word : one.reason)};
  add_once(words, one.remarks);
  return words;
}

class NumberTable {
 public:
  NumberTable(const Lines& lines, Shown shown, const Documents& documents)
      : grid_(grid_of(lines)), shown_(shown), documents_(&documents) {
    for (const Line& line : lines) {
      if (line.part == Part::member) add_once(of_members_[line.period()], line.amount->sources);
    }
    for (const Grid::Column& column : grid_.columns) {
      std::vector<NumberCell>& cells = cells_.emplace_back();
      for (const Line* line : column.lines) cells.push_back(line == nullptr ? NumberCell() : cell_of(*line, column));
    }
  }

  std::string markup(std::string_view caption, ExplanationIds& ids) const {
    std::string head = text_element("th", "Period", " scope=\"col\"");
    for (const Grid::Column& column : grid_.columns) head += heading_of(column);
    std::string rows;
    for (std::size_t p = 0; p < grid_.periods.size(); ++p) {
      std::string row = text_element("th", grid_.periods[p], " scope=\"row\"");
      for (const std::vector<NumberCell>& column : cells_) row += in_cell(column[p], places_in_column(column), ids);
      rows += element("tr", row);
    }
    return in_scroller(element(
        "table", caption_of(in_unit_of_all(caption)) + element("thead", element("tr", head)) + element("tbody", rows),
        " class=\"numbers\""));
  }

  std::vector<std::string> marks() const {
    std::vector<std::string> marks;
    for (const std::vector<NumberCell>& column : cells_) {
      for (const NumberCell& cell : column) add_once(marks, cell.mark);
    }
    return marks;
  }

 private:
  NumberCell cell_of(const Line& line, const Grid::Column& column) const {
    NumberCell cell;
    cell.line = &line;
    const bool grown = shown_ == Shown::growths;
    if (grown && line.growth == nullptr) return {};
    const Status status = grown ? line.growth->growth_status : line.amount->status;
    if (!has_value(status)) {
      cell.words = words_without_number(*line.amount, status);
      return cell;
    }
    if (grown) {
      cell.text = line.growth->growth.text;
      cell.value = in_full_digits(growth_mark_of(*line.growth));
    } else {
      const core::ShownAmount amount = shown(line.amount->amount);
      cell.text = amount.number(column.scale);
      if (cell.text.empty()) cell.text = amount.ends(column.scale);
      if (column.unit.empty()) cell.text += ' ' + line.amount->amount.unit;
      cell.value = in_full_digits(mark_of(*line.amount));
    }
    Line told = line;  // an amount's mark is its own
    if (!grown) told.growth = nullptr;
    cell.mark = mark_of(told);
    const auto members = of_members_.find(line.period());
    cell.words = explained(told, grown ? "growth" : "amount",
                           members == of_members_.end() ? std::vector<std::string>() : members->second, *documents_);
    if (!line.amount->outcome.empty()) cell.words.push_back("outcome: " + line.amount->outcome);
    return cell;
  }

  std::string heading_of(const Grid::Column& column) const {
    std::string inside = escaped(column.label);
    if (shown_ == Shown::amounts && !column.unit.empty() && unit_of_all().empty()) {
      inside += fmt::format(" <small>{}</small>", escaped(heading(column.unit, column.scale)));
    }
    return element("th", inside, " scope=\"col\"");
  }

  /// "USD bn"; empty where columns differ.
  std::string unit_of_all() const {
    std::vector<std::string> units;
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      const bool any =
          std::any_of(cells_[c].begin(), cells_[c].end(), [](const NumberCell& cell) { return !cell.text.empty(); });
      const Grid::Column& column = grid_.columns[c];
      if (any) add_once(units, column.unit.empty() ? "" : heading(column.unit, column.scale));
    }
    return units.size() == 1 ? units.front() : "";
  }

  std::string in_unit_of_all(std::string_view caption) const {
    const std::string unit = shown_ == Shown::amounts ? unit_of_all() : "";
    return std::string(caption) + (unit.empty() ? "" : ", " + unit);
  }

  // How many characters follow the point, with it.
  static std::size_t places_of(const std::string& text) {
    const std::size_t point = text.rfind('.');
    if (point == std::string::npos) return 0;
    const auto end = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(point) + 1, text.end(),
                                  [](char c) { return c < '0' || c > '9'; });
    return static_cast<std::size_t>(end - text.begin()) - point;
  }

  static std::size_t places_in_column(const std::vector<NumberCell>& column) {
    std::size_t most = 0;
    for (const NumberCell& cell : column) most = std::max(most, places_of(cell.text));
    return most;
  }

  // Points stand below each other: "k2" leaves room for two digits, "d2" for a point and two.
  static std::string room_class(const std::string& text, std::size_t most) {
    const std::size_t own = places_of(text);
    if (own == most || text.empty()) return "";
    const std::size_t digits = std::min<std::size_t>(own == 0 ? most - 1 : most - own, 9);
    return fmt::format(" {}{}", own == 0 ? 'd' : 'k', digits);
  }

  static std::string in_cell(const NumberCell& cell, std::size_t places, ExplanationIds& ids) {
    if (cell.line == nullptr) return element("td", "");
    const std::string id = ids.next();
    const Observation& one = *cell.line->amount;
    std::string words = element(
        "p", text_element("b", cell.line->subject() + ", " + one.period) + text_element("span", days_shown(one)));
    for (const std::string& word : cell.words) words += text_element("p", word);
    const bool there = !cell.text.empty();
    const std::string attributes =
        fmt::format(" class=\"n{}\" tabindex=\"0\" aria-describedby=\"{}\"", room_class(cell.text, places), id);
    const std::string number = there
                                   ? element("data", escaped(cell.text) + fmt::format("<i>{}</i>", escaped(cell.mark)),
                                             fmt::format(" value=\"{}\"", escaped(cell.value)) + attributes)
                                   : element("span", "\u2013<i></i>", attributes);
    return element("td", number + element("div", words, fmt::format(" class=\"tip\" role=\"tooltip\" id=\"{}\"", id)));
  }

  Grid grid_;
  Shown shown_;
  const Documents* documents_;
  std::map<std::string, std::vector<std::string>> of_members_;  // of a period the sources of the sum's parts
  std::vector<std::vector<NumberCell>> cells_;                  // a column each
};

}  // namespace

std::string number_table(const Lines& lines, Shown shown, std::string_view caption, const Documents& documents,
                         ExplanationIds& ids) {
  const NumberTable table(lines, shown, documents);
  std::vector<std::string> notes;
  add_once(notes, definitions(lines));
  for (const std::string& rate : rates(lines, "each number's explanation names its own")) add_once(notes, rate);
  add_once(notes, legend(table.marks()));
  add_once(notes, gaps(lines));
  add_once(notes, of_sums(lines));
  notes.erase(std::remove(notes.begin(), notes.end(), ""), notes.end());
  return table.markup(caption, ids) + list_of(notes, " class=\"notes\"");
}

}  // namespace capex::look
