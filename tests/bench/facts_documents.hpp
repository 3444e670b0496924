// Documents of company facts to measure with: made up ones, the same on every machine, and real ones where there are.
#pragma once

#include <string>
#include <vector>

namespace capex::core::bench {

struct FactsDocument {
  std::string company;
  std::string json;
};

/// Forty companies, 3 MB each and compact, as the SEC serves a large filer's: some 450 concepts over 16 years of
/// quarterly filings, each period filed again a year later, instants and units that are no currency among them. Five
/// concepts feed measures.
const std::vector<FactsDocument>& made_up_documents();

/// Those of ../shared/data/sec beside the sources; empty where it is absent.
const std::vector<FactsDocument>& real_documents();

}  // namespace capex::core::bench
