// From what a document says to rows: which of the facts of one filing and period are figures, which translate one, and
// which contradict each other.
#pragma once

#include <string>

#include "io/sec/filed_facts.hpp"
#include "io/sec/read_company_facts.hpp"

namespace capex::core {

/// Adds the rows of a document that was read whole, and goes on counting in `facts`; what is wrong goes to its
/// problems.
void add_company_facts(FiledFacts& facts, const ConceptMap& concepts, const std::string& name,
                       const CompanyFactsOptions& options, Batch& batch);

}  // namespace capex::core
