#include "ratio_columns.hpp"

#include <fmt/core.h>

#include "money/apportion.hpp"
#include "money/display_text.hpp"

namespace capex::core::look {

namespace {

constexpr int bound_places = 3;  // of a fraction: of a per cent one

std::string percent(const std::optional<Ratio>& ratio, int places, bool signed_up) {
  return ratio ? percent_text(to_decimal(*ratio, places), signed_up) : "";
}

// "[9.8, 10.2]", ">9.8"; empty where the ratio is exact to the places shown.
std::string bounds(const std::optional<Ratio>& low, const std::optional<Ratio>& high) {
  const std::string from = percent(low, bound_places, false);
  const std::string to = percent(high, bound_places, false);
  if (low && high) return from == to ? "" : fmt::format("[{}, {}]", from, to);
  if (low) return '>' + from;
  return high ? '<' + to : "";
}

void fill(std::vector<std::string>& row, const std::optional<Intensity>& intensity) {
  if (!intensity || !has_value(intensity->status)) {
    row.insert(row.end(), 2, "");
    return;
  }
  const std::string ratio = percent(intensity->ratio, growth_places(intensity->low, intensity->high) + 2, false);
  row.push_back(ratio.empty() ? "" : ratio + '%');
  row.push_back(bounds(intensity->low, intensity->high));
}

}  // namespace

void split_head(tool::Table& table) {
  table.columns.push_back({"local", tool::Align::decimal});
  table.columns.push_back({"currency", tool::Align::decimal});
}

void split_fill(std::vector<std::string>& row, const AnswerLine& line) {
  if (!line.split || !line.split->points) {
    // What is known of the local growth is said where the currency's part is not.
    const bool local = line.local && line.local->factor;
    row.push_back(local ? growth_text(*line.local->factor, line.local->low, line.local->high) : "");
    row.emplace_back();
    return;
  }
  const int places = growth_places(line.growth->low, line.growth->high) + 2;
  const Decimal whole = to_decimal(less_one(*line.growth->factor), places);
  const Decimal points = printed_difference(*line.growth->factor, *line.local->factor, places);
  row.push_back(percent_text(Decimal(whole.coefficient() - points.coefficient(), places)) + '%');
  row.push_back(percent_text(points));
}

void per_head(tool::Table& table, const std::string& per, bool grown) {
  table.columns.push_back({"per " + per, tool::Align::decimal});
  table.columns.push_back({"bounds", tool::Align::left});
  if (!grown) return;
  table.columns.push_back({"before", tool::Align::decimal});
  table.columns.push_back({"bounds", tool::Align::left});
  table.columns.push_back({"points", tool::Align::decimal});
  table.columns.push_back({"bounds", tool::Align::left});
}

void per_fill(std::vector<std::string>& row, const AnswerLine& line, bool grown) {
  fill(row, line.intensity);
  if (!grown) return;
  fill(row, line.base_intensity);
  const IntensityChange change = line.intensity_change.value_or(IntensityChange{});
  row.push_back(percent(change.points, growth_places(change.low, change.high) + 2, true));
  row.push_back(bounds(change.low, change.high));
}

}  // namespace capex::core::look
