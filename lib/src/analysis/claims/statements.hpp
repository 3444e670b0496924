// What is left of a record when only some statements count.
#pragma once

#include <algorithm>
#include <iterator>
#include <vector>

#include "analysis/answer/answer.hpp"

namespace capex::core {

template <class Row, class Matches>
void drop(std::vector<Row>& rows, const Matches& matches) {
  rows.erase(std::remove_if(rows.begin(), rows.end(), matches), rows.end());
}

/// What a source itself says: its figures, and its claims.
inline CompanyRecord said_by(const CompanyRecord& record, SourceId source) {
  CompanyRecord own{record.company, {}, {}};
  for (const Series& series : record.series) {
    Series kept = series;
    kept.figures.erase(std::remove_if(kept.figures.begin(), kept.figures.end(),
                                      [source](const Figure& figure) { return figure.source != source; }),
                       kept.figures.end());
    if (!kept.figures.empty()) own.series.push_back(std::move(kept));
  }
  std::copy_if(record.claims.begin(), record.claims.end(), std::back_inserter(own.claims),
               [source](const Claim& claim) { return claim.source == source; });
  return own;
}

}  // namespace capex::core
