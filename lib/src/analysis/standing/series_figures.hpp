// The figures of a Series under the names by which those of a PanelSeries are asked for, so that one loop reads both.
#pragma once

#include <span>
#include <vector>

#include "model/panel.hpp"
#include "model/series.hpp"

namespace capex::core {

class SeriesFigures {
 public:
  explicit SeriesFigures(const Series& series) : series_(&series) {}

  MeasureKind kind() const { return series_->kind; }
  Basis basis() const { return series_->basis; }
  std::size_t size() const { return series_->figures.size(); }
  const Period& period(std::size_t index) const { return series_->figures[index].period; }
  bool same_period(std::size_t a, std::size_t b) const { return period(a) == period(b); }
  Date known_on(std::size_t index) const { return series_->figures[index].known_on; }
  const Stated& amount(std::size_t index) const { return series_->figures[index].amount; }
  VariantId variant(std::size_t index) const { return series_->figures[index].variant; }
  std::span<const Figure> figures() const { return series_->figures; }

 private:
  const Series* series_;
};

/// Some figures of a series one after another: as they lie, or those of a panel made behind what is in the buffer,
/// which has room for them.
inline std::span<const Figure> run_of(const SeriesFigures& series, std::size_t first, std::size_t last,
                                      std::vector<Figure>&) {
  return series.figures().subspan(first, last - first);
}
inline std::span<const Figure> run_of(const PanelSeries& series, std::size_t first, std::size_t last,
                                      std::vector<Figure>& buffer) {
  for (std::size_t i = first; i < last; ++i) buffer.push_back(series.figure(i));
  return std::span(buffer).last(last - first);
}

}  // namespace capex::core
