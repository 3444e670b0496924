// What every target holds a reader to: an input that breaks it ends the run, and is kept.
#pragma once

#include <cstdlib>

#include "model/batch.hpp"

inline void expect(bool holds) {
  if (!holds) std::abort();
}

template <class List>
void expect_index(std::int32_t index, const List& list) {
  expect(index >= 0 && static_cast<std::size_t>(index) < list.size());
}

/// Of each figure what it names is there, and its bounds fit.
inline void expect_figures(const capex::core::Batch& batch) {
  for (const capex::core::FigureRow& row : batch.figures) {
    expect_index(row.series, batch.series);
    expect_index(row.label, batch.labels);
    expect_index(row.source, batch.source_keys);
    expect_index(row.place.file, batch.files);
    row.amount.bounds();
  }
}
