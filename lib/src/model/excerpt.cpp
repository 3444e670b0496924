#include "model/excerpt.hpp"

#include <algorithm>
#include <iterator>

namespace capex::core {

bool touches(const Period& period, const std::vector<Date>& days) {
  return std::any_of(days.begin(), days.end(),
                     [&period](const Date& day) { return day == period.begin() || day == period.end(); });
}

void read_touching(const Series& series, const std::vector<Date>& days, Series& into) {
  into.head() = series.head();
  into.figures.clear();
  std::copy_if(series.figures.begin(), series.figures.end(), std::back_inserter(into.figures),
               [&days](const Figure& figure) { return touches(figure.period, days); });
}

void read_touching(const PanelSeries& series, const std::vector<Date>& days, Series& into) {
  into.head() = series.head();
  into.figures.clear();
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (touches(series.period(i), days)) into.figures.push_back(series.figure(i));
  }
}

}  // namespace capex::core
