#include "answer_table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "answer_notes.hpp"
#include "ask/answer/figure_cells.hpp"
#include "ratio_columns.hpp"

namespace capex::core::look {

namespace {

using ObservationOf = std::function<const Observation*(const AnswerLine&)>;

// "CNY", or for a count what is counted.
std::string unit_of(const Observation& observation, const Names& names) {
  if (observation.currency.is_money()) return std::string(observation.currency.code());
  const auto found = names.measures.find(observation.measure);
  return found == names.measures.end() ? std::string() : found->second.unit;
}

// One amount a line: a column of numbers in one scale, one of bounds, and one of units where they differ.
class AmountColumns {
 public:
  AmountColumns(const std::vector<AnswerLine>& lines, const Names& names, ObservationOf of)
      : names_(&names), of_(std::move(of)) {
    std::set<std::string> units;
    for (const AnswerLine& line : lines) {
      const Observation* observation = of_(line);
      if (observation == nullptr || !has_value(observation->status)) continue;
      units.insert(unit_of(*observation, names));
      scale_ = std::max(scale_, reading_scale(*observation));
    }
    if (units.size() == 1) unit_ = *units.begin();
    mixed_ = units.size() > 1;
  }

  void head(tool::Table& table, bool with_bounds) const {
    const std::string scale = std::string(suffix(scale_));
    table.columns.push_back(
        {unit_.empty() || scale.empty() ? unit_ + scale : unit_ + ' ' + scale, tool::Align::decimal, !unit_.empty()});
    if (mixed_) table.columns.push_back({"unit", tool::Align::left});
    if (with_bounds) table.columns.push_back({"bounds", tool::Align::left});
  }

  void fill(std::vector<std::string>& row, const AnswerLine& line, bool with_bounds) const {
    const Observation* observation = of_(line);
    const bool shown = observation != nullptr && has_value(observation->status);
    row.push_back(shown ? amount_cell(*observation, scale_) : "");
    if (mixed_) row.push_back(shown ? unit_of(*observation, *names_) : "");
    if (with_bounds) row.push_back(shown ? bounds_cell(*observation, scale_) : "");
  }

 private:
  const Names* names_;
  ObservationOf of_;
  Scale scale_ = Scale::one;
  std::string unit_;
  bool mixed_ = false;
};

// A growth that is a claim reads as the claim does, unless the currency changed it.
std::string growth_of(const AnswerLine& line, const Names& names) {
  const auto claim = names.claims.find(line.growth->claim);
  const bool as_claimed = claim != names.claims.end() && line.amount.rate().kind == RateKind::none;
  return as_claimed ? growth_text(claim->second.stated) : growth_cell(*line.growth);
}

const Observation* stated_of(const AnswerLine& line) {
  return &line.stated;
}
const Observation* amount_of(const AnswerLine& line) {
  return &line.amount;
}
const Observation* base_of(const AnswerLine& line) {
  return line.base ? &*line.base : nullptr;
}

// "alibaba", or what the line of a total is.
std::string subject_of(const AnswerLine& line) {
  if (!line.place || line.place->part == TotalPart::member) return line.company.key;
  switch (line.place->part) {
    case TotalPart::sum:
      return "sum of " + line.place->group;
    case TotalPart::difference:
      return "difference";
    default:
      return line.place->group;
  }
}

// Of a growth from one stated amount to another nothing is said: it is computed, and no source stated it.
std::string status_cell(const AnswerLine& line) {
  if (!line.growth) return std::string(to_string(line.amount.status));
  return line.growth->status == Status::stated ? "" : std::string(to_string(line.growth->status));
}

std::string share_bounds(const TotalPlace& place) {
  if (!place.share_low || !place.share_high || *place.share_low == *place.share_high) return "";
  const auto end = [](const Ratio& ratio, Rounding rounding) {
    return percent_text(to_decimal(ratio, shown_share_places, rounding), false);
  };
  return fmt::format("[{}, {}]", end(*place.share_low, Rounding::floor), end(*place.share_high, Rounding::ceiling));
}

}  // namespace

tool::AnswerTable answer_table(const std::vector<AnswerLine>& lines, const Names& names) {
  const bool grown = std::any_of(lines.begin(), lines.end(), [](const AnswerLine& line) { return line.growth; });
  const bool converted = std::any_of(lines.begin(), lines.end(), [](const AnswerLine& line) {
    return has_value(line.stated.status) && line.stated.currency != line.amount.currency;
  });
  const AmountColumns stated(lines, names, stated_of);
  const AmountColumns amount(lines, names, amount_of);
  const AmountColumns base(lines, names, base_of);

  tool::AnswerTable answer;
  tool::Table& table = answer.table;
  const bool revised = std::any_of(lines.begin(), lines.end(), [](const AnswerLine& line) { return line.since; });
  table.columns = {{"company", tool::Align::left}, {"period", tool::Align::left}};
  const bool totalled = std::any_of(lines.begin(), lines.end(), [](const AnswerLine& line) { return line.place; });
  const bool several_bases = !totalled && std::any_of(lines.begin(), lines.end(), [&](const AnswerLine& line) {
    return line.amount.basis != lines.front().amount.basis;
  });
  if (several_bases) table.columns.push_back({"basis", tool::Align::left});
  if (revised) table.columns.push_back({"since", tool::Align::left});
  if (converted) stated.head(table, !grown);
  amount.head(table, true);
  const bool split = std::any_of(lines.begin(), lines.end(), [](const AnswerLine& line) { return line.split; });
  if (totalled) {
    const std::initializer_list<tool::Column> of_the_sum = {
        {"share", tool::Align::decimal}, {"bounds", tool::Align::left}, {"rank", tool::Align::right}};
    table.columns.insert(table.columns.end(), of_the_sum);
  }
  if (grown) {
    table.columns.push_back({"base", tool::Align::left});
    base.head(table, true);
    table.columns.push_back({names.compound ? "CAGR" : "growth", tool::Align::decimal});
    table.columns.push_back({"bounds", tool::Align::left});
    if (split) split_head(table);
    if (totalled) table.columns.push_back({"points", tool::Align::decimal});
  }
  if (!names.per.empty()) per_head(table, names.per, grown);
  table.columns.push_back({"status", tool::Align::left});
  table.columns.push_back({"notes", tool::Align::left});

  AnswerNotes notes(lines, names);
  for (const AnswerLine& line : lines) {
    std::vector<std::string>& row = table.rows.emplace_back();
    row = {subject_of(line), to_string(line.label)};
    if (several_bases) row.push_back(to_string(line.amount.basis));
    if (revised) row.push_back(line.since ? to_string(*line.since) : "");
    if (converted) stated.fill(row, line, !grown);
    amount.fill(row, line, true);
    if (totalled) {
      row.push_back(line.place->share ? percent_text(*line.place->share, false) + '%' : "");
      row.push_back(share_bounds(*line.place));
      row.push_back(line.place->rank == 0 ? "" : std::to_string(line.place->rank));
    }
    if (grown) {
      row.push_back(line.base_label ? to_string(*line.base_label) : "");
      base.fill(row, line, true);
      row.push_back(line.growth ? growth_of(line, names) : "");
      row.push_back(line.growth ? growth_bounds_cell(*line.growth) : "");
      if (split) split_fill(row, line);
      if (totalled) row.push_back(line.place->contribution ? percent_text(*line.place->contribution) : "");
    }
    if (!names.per.empty()) per_fill(row, line, grown);
    row.push_back(status_cell(line));
    row.push_back(notes.of(line));
  }
  answer.footnotes = notes.lines();
  return answer;
}

}  // namespace capex::core::look
