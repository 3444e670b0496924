// Which of several concepts of a measure is the filer's line of the statement, and which a note beside it: told by how
// the filer uses them over all filings of the document, never by their amounts.
#pragma once

#include "capex/io/concept_map.hpp"
#include "io/filed_facts.hpp"

namespace capex {

/// Sets the role of every fact. Where a filing states two concepts of a measure, the one is a note beside the other
///   when the filer states it in fewer than a third as many filings within 500 days; or,
///   of concepts of the cash flow statement, when it is stated for single quarters as well as to date (as notes are)
///   and the other, in at least half as many filings, to date only (as that statement is),
/// as long as the other also states a period that ends on the last day the one speaks of: in a filing that goes over
/// from one concept to another neither is a note.
void find_notes(FiledFacts& facts, const ConceptMap& concepts);

}  // namespace capex
