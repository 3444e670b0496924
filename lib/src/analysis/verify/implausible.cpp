#include "analysis/verify/implausible.hpp"

#include "analysis/verify/doubt.hpp"

namespace capex::core {
namespace {

/// Whether one of the same period was told before: it names those that state the same.
bool is_told(const std::vector<Inconsistency>& found, std::size_t first, InconsistencyKind kind, const Figure& figure) {
  for (std::size_t i = first; i < found.size(); ++i) {
    if (found[i].kind != kind || found[i].subject.period != figure.period) continue;
    for (const Figure& stated : found[i].stated) {
      if (stated.source == figure.source) return true;
    }
  }
  return false;
}

}  // namespace

void find_implausible(const Series& series, Date as_of, bool is_signed, std::vector<Inconsistency>& found) {
  const std::size_t first = found.size();
  const auto tell = [&](InconsistencyKind kind, const Figure& figure) {
    if (!is_told(found, first, kind, figure)) found.push_back(doubt(kind, series, figure, as_of));
  };
  for (const Figure& figure : series.figures) {
    if (figure.known_on > as_of) continue;
    if (series.basis == Basis::actual && figure.known_on < figure.period.last()) {
      tell(InconsistencyKind::future, figure);
    }
    if (!is_signed && figure.amount.high().value_or(0) < 0) tell(InconsistencyKind::sign, figure);
  }
}

}  // namespace capex::core
