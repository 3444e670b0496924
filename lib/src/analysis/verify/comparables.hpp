// What a figure of a company can be held against.
#pragma once

#include <boost/container/small_vector.hpp>
#include <vector>

#include "analysis/standing/timeline.hpp"
#include "analysis/verify/slip.hpp"
#include "model/series.hpp"

namespace capex::core {

/// One figure that counts.
struct Item {
  Figure figure;
  Pace size = 0;  // its amount a day without sign; of a limit its end's
  bool is_negative = false;
  bool is_said_again = false;  // by the issuer, on a later day
  std::size_t history = 0;     // of an actual: its index among the histories
};

/// Those of one series.
struct ItemRow {
  const Series* series = nullptr;
  std::vector<Item> items;   // of actuals what stands for each period, of opinions each; in the order of time
  bool is_unsteady = false;  // may be below zero, or comes in single large amounts
  bool is_signed = false;
};

struct Compared {
  const ItemRow* row;
  const Item* item;
};

/// Figures that one of them is held against.
struct Comparables {
  boost::container::small_vector<Compared, 32> items;
  Pace low = 0, high = 0;
  bool before = false, after = false;  // whether some lie before it in time, or after

  void add(const ItemRow& row, const Item& own, const Item& other);
  Pace middle() const;
};

Item item_of(const Figure& figure);

/// What is read of a series as of a day; the series outlives it.
ItemRow row_of(const Series& series, Date as_of, Timeline& timeline);

}  // namespace capex::core
