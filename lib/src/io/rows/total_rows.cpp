#include "io/rows/total_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "io/rows/number_cells.hpp"

namespace capex::core {
namespace {

std::vector<std::string> with_more(std::vector<std::string> columns, std::size_t skipped,
                                   const std::vector<std::string>& more) {
  columns.insert(columns.end(), more.begin() + static_cast<std::ptrdiff_t>(skipped), more.end());
  return columns;
}

Cell decimal_cell(const std::optional<Decimal>& value) {
  return value ? Cell(Number{without_trailing_zeros(to_string(*value))}) : Cell();
}

}  // namespace

std::string_view to_string(TotalPart part) {
  switch (part) {
    case TotalPart::member:
      return "member";
    case TotalPart::sum:
      return "sum";
    case TotalPart::stated:
      return "stated";
    case TotalPart::difference:
      return "difference";
  }
  return "";
}

const std::vector<std::string>& total_columns() {
  static const std::vector<std::string> columns =
      with_more(with_more({"group", "row"}, 0, show_columns()), 0, {"share", "share_low", "share_high", "rank"});
  return columns;
}

const std::vector<std::string>& total_growth_columns() {
  static const std::vector<std::string> columns =
      with_more(with_more(total_columns(), show_columns().size(), growth_columns()), 0, {"contribution"});
  return columns;
}

Row total_row(const TotalPlace& place, const Observation& observation, const ObservationNames& names) {
  Row row = {text_cell(place.group), text_cell(std::string(to_string(place.part)))};
  Row shown = show_row(observation, names);
  if (!place.derivation.empty()) {
    static const auto column = std::find(show_columns().begin(), show_columns().end(), "derivation");
    shown[static_cast<std::size_t>(column - show_columns().begin())] = List{place.derivation};
  }
  row.insert(row.end(), shown.begin(), shown.end());
  row.insert(row.end(), {decimal_cell(place.share), ratio_cell(place.share_low, Rounding::floor),
                         ratio_cell(place.share_high, Rounding::ceiling),
                         place.rank == 0 ? Cell() : Cell(Number{std::to_string(place.rank)})});
  return row;
}

Row total_growth_row(const TotalPlace& place, const Observation& amount, const ObservationNames& names,
                     const Observation& base, const std::string& base_period, const Growth* growth) {
  Row row = total_row(place, amount, names);
  const Row grown = growth_row(amount, names, base, base_period, growth == nullptr ? Growth{} : *growth);
  const std::size_t shown = show_columns().size();
  row[1 + shown] = grown[shown - 1];  // the flags, which are of the base too
  row.insert(row.end(), grown.begin() + static_cast<std::ptrdiff_t>(shown), grown.end());
  if (growth == nullptr) row.back() = Cell();  // no status either
  row.push_back(decimal_cell(place.contribution));
  return row;
}

}  // namespace capex::core
