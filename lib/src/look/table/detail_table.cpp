#include "look/table/detail_table.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "look/table/amount_cell.hpp"
#include "look/table/footnotes.hpp"

namespace capex::look {

namespace {

using AmountOf = std::function<const Amount*(const Line&)>;

template <class Condition>
bool any_of(const Lines& lines, const Condition& condition) {
  return std::any_of(lines.begin(), lines.end(), condition);
}

// One amount a line: a column of numbers in one scale, one of bounds, and one of units where they differ.
class AmountColumns {
 public:
  AmountColumns(const Lines& lines, AmountOf of) : of_(std::move(of)) {
    std::set<std::string> units;
    std::vector<const Amount*> all;
    for (const Line& line : lines) {
      const Amount* amount = of_(line);
      if (amount == nullptr || !is_there(*amount)) continue;
      units.insert(amount->unit);
      all.push_back(amount);
    }
    scale_ = common_scale(all);
    if (units.size() == 1) unit_ = *units.begin();
    mixed_ = units.size() > 1;
  }

  void head(Table& table, bool with_bounds) const {
    table.columns.push_back({heading(unit_, scale_), Align::decimal, !unit_.empty()});
    if (mixed_) table.columns.push_back({"unit", Align::left});
    if (with_bounds) table.columns.push_back({"bounds", Align::left});
  }

  void fill(std::vector<std::string>& row, const Line& line, bool with_bounds) const {
    const Amount* amount = of_(line);
    const bool there = amount != nullptr && is_there(*amount);
    row.push_back(there ? shown(*amount).number(scale_) : "");
    if (mixed_) row.push_back(there ? amount->unit : "");
    if (with_bounds) row.push_back(there ? shown(*amount).ends(scale_) : "");
  }

 private:
  AmountOf of_;
  core::Scale scale_ = core::Scale::one;
  std::string unit_;
  bool mixed_ = false;
};

bool has_growth(const Line& line) {
  return line.growth != nullptr && line.part != Part::difference;
}

// Of a growth from one stated amount to another nothing is said: it is computed, and no source stated it.
std::string status_cell(const Line& line) {
  if (!has_growth(line)) return std::string(to_string(line.amount->status));
  return line.growth->growth_status == Status::stated ? "" : std::string(to_string(line.growth->growth_status));
}

// Its number and its bounds; a number without a point is its bounds.
void fill(std::vector<std::string>& row, const Fraction& fraction) {
  row.push_back(fraction.text == fraction.bounds ? "" : fraction.text);
  row.push_back(fraction.bounds);
}

void fill(std::vector<std::string>& row, const std::optional<Intensity>& intensity) {
  fill(row, intensity && has_value(intensity->status) ? intensity->ratio : Fraction{});
}

void per_head(Table& table, const std::string& per, bool grown) {
  const auto pair = [&](const std::string& name) {
    table.columns.push_back({name, Align::decimal});
    table.columns.push_back({"bounds", Align::left});
  };
  pair("per " + per);
  if (!grown) return;
  pair("before");
  pair("points");
}

void per_fill(std::vector<std::string>& row, const Line& line, bool grown) {
  fill(row, line.amount->intensity);
  if (!grown) return;
  fill(row, line.growth == nullptr ? std::nullopt : line.growth->base.intensity);
  fill(row, line.growth == nullptr ? Fraction{} : line.growth->intensity_change);
}

std::string per_of(const Lines& lines) {
  for (const Line& line : lines) {
    if (line.amount->intensity) return line.amount->intensity->per;
  }
  return "";
}

const Amount* stated_of(const Line& line) {
  return line.stated();
}
const Amount* amount_of(const Line& line) {
  return &line.amount->amount;
}
const Amount* base_of(const Line& line) {
  return line.base();
}

std::vector<std::string> footnotes_of(const Footnotes& footnotes, const std::vector<Source>& sources) {
  std::vector<std::string> lines = footnotes.lines();
  if (!sources.empty()) lines.emplace_back("Sources:");
  for (const Source& source : sources) {
    lines.push_back("  " + source.key + ": " + source.publisher + ", " + to_string(source.known_on));
  }
  return lines;
}

}  // namespace

AnswerTable detail_table(const Lines& lines, const std::vector<Source>& sources) {
  const bool grown = any_of(lines, [](const Line& line) { return line.growth != nullptr; });
  const bool compound = any_of(lines, [](const Line& line) { return line.growth != nullptr && line.growth->compound; });
  const bool converted = any_of(lines, [](const Line& line) {
    const Amount* stated = line.stated();
    return stated != nullptr && is_there(*stated) && stated->currency != line.amount->amount.currency;
  });
  const bool totalled = any_of(lines, [](const Line& line) { return line.member != nullptr; });
  const bool several_bases =
      !totalled && any_of(lines, [&](const Line& line) { return line.amount->basis != lines.front().amount->basis; });
  const bool revised = any_of(lines, [](const Line& line) { return line.since != nullptr; });
  const bool split =
      any_of(lines, [](const Line& line) { return line.growth != nullptr && line.growth->split.has_value(); });
  const std::string per = per_of(lines);
  const AmountColumns stated(lines, stated_of);
  const AmountColumns amount(lines, amount_of);
  const AmountColumns base(lines, base_of);

  AnswerTable answer;
  Table& table = answer.table;
  table.columns = {{"company", Align::left}, {"period", Align::left}};
  if (several_bases) table.columns.push_back({"basis", Align::left});
  if (revised) table.columns.push_back({"since", Align::left});
  if (converted) stated.head(table, !grown);
  amount.head(table, true);
  if (totalled) {
    const std::initializer_list<Column> of_the_sum = {
        {"share", Align::decimal}, {"bounds", Align::left}, {"rank", Align::right}};
    table.columns.insert(table.columns.end(), of_the_sum);
  }
  if (grown) {
    table.columns.push_back({"base", Align::left});
    base.head(table, true);
    table.columns.push_back({compound ? "CAGR" : "growth", Align::decimal});
    table.columns.push_back({"bounds", Align::left});
    if (split) {
      table.columns.push_back({"local", Align::decimal});
      table.columns.push_back({"currency", Align::decimal});
    }
    if (totalled) table.columns.push_back({"points", Align::decimal});
  }
  if (!per.empty()) per_head(table, per, grown);
  table.columns.push_back({"status", Align::left});
  table.columns.push_back({"notes", Align::left});

  Footnotes footnotes;
  for (const Line& line : lines) {
    std::vector<std::string>& row = table.rows.emplace_back();
    row = {line.subject(), line.period()};
    if (several_bases) row.push_back(line.amount->basis);
    if (revised) row.push_back(line.since == nullptr ? "" : to_string(*line.since));
    if (converted) stated.fill(row, line, !grown);
    amount.fill(row, line, true);
    if (totalled) {
      row.push_back(line.member->share.text);
      row.push_back(line.member->share.bounds);
      row.push_back(line.member->rank == 0 ? "" : std::to_string(line.member->rank));
    }
    if (grown) {
      row.push_back(line.growth == nullptr ? "" : line.growth->base.period);
      base.fill(row, line, true);
      fill(row, has_growth(line) ? line.growth->growth : Fraction{});
      if (split) {
        const auto& parts = line.growth->split;
        row.push_back(parts ? parts->local.text : "");
        row.push_back(parts ? parts->points.text : "");
      }
      if (totalled) row.push_back(line.member->contribution.text);
    }
    if (!per.empty()) per_fill(row, line, grown);
    row.push_back(status_cell(line));
    std::string letters;
    for (const std::string& remark : line.amount->remarks) {
      letters += (letters.empty() ? "" : " ") + footnotes.letter(remark);
    }
    row.push_back(letters);
  }
  answer.footnotes = footnotes_of(footnotes, sources);
  return answer;
}

}  // namespace capex::look
