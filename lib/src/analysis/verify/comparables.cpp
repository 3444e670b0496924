#include "analysis/verify/comparables.hpp"

#include <algorithm>

#include "model/source.hpp"

namespace capex::core {

Item item_of(const Figure& figure) {
  const Stated& amount = figure.amount;
  const std::int64_t told = amount.point() ? *amount.point() : amount.low() ? *amount.low() : *amount.high();
  const Pace pace = Pace(told) * 1024 / figure.period.days();
  return {.figure = figure, .size = pace < 0 ? -pace : pace, .is_negative = pace < 0};
}

void Comparables::add(const ItemRow& row, const Item& own, const Item& other) {
  low = items.empty() ? other.size : std::min(low, other.size);
  high = std::max(high, other.size);
  const auto middle_of = [](const Period& period) {
    return std::int64_t{period.begin().day_number()} + period.end().day_number();
  };
  before = before || middle_of(other.figure.period) < middle_of(own.figure.period);
  after = after || middle_of(other.figure.period) > middle_of(own.figure.period);
  items.push_back({&row, &other});
}

Pace Comparables::middle() const {
  boost::container::small_vector<Pace, 32> sizes;
  for (const Compared& each : items) sizes.push_back(each.item->size);
  const auto median = sizes.begin() + static_cast<std::ptrdiff_t>((sizes.size() - 1) / 2);
  std::nth_element(sizes.begin(), median, sizes.end());
  return *median;
}

ItemRow row_of(const Series& series, Date as_of, Timeline& timeline) {
  ItemRow row{.series = &series, .items = {}};
  if (series.basis != Basis::actual) {
    for (const Figure& figure : series.figures) {
      if (figure.known_on <= as_of) row.items.push_back(item_of(figure));
    }
    return row;
  }
  timeline.assign(series, as_of);
  const std::span<const History> histories = timeline.histories();
  for (std::size_t i = 0; i < histories.size(); ++i) {
    const Vintage& stands = histories[i].vintages.back();
    Item item = item_of(*stands.figure);
    item.is_said_again = is_issuers(stands.figure->rank) && stands.last_stated > stands.since;
    item.history = i;
    row.items.push_back(std::move(item));
  }
  return row;
}

}  // namespace capex::core
