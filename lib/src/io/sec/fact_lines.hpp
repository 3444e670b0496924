// Which of several concepts of a measure is the filer's line of the statement, and which a note beside it: told by how
// the filer uses them over all filings of the document, and by their amounts only where that tells nothing.
#pragma once

#include <cstdint>

#include "io/sec/concept_map.hpp"
#include "io/sec/filed_facts.hpp"

namespace capex::core {

/// Sets the role of every fact. Where a filing states two concepts of a measure, the first of these signs that tells
/// them apart says which is a note beside the other; all look at the filings within 500 days:
///   a note is stated in fewer than a third as many filings;
///   of concepts of the cash flow statement, a note is stated for single quarters as well as to date and the line, in
///   at least half as many filings, to date only, as that statement is;
///   of these, what outranks the other is yet a note where it is never stated without it and the other is, or where
///   one amount is filed again, unchanged, to a later day of the year while the other's grows: one purchase;
///   of payments or proceeds, and of concepts that both mean what the measure means, a note is less than half of the
///   line wherever both are stated; of the latter, in the cash flow statement, the smaller is one: a part of the sum.
/// Where none tells, the rank decides, as for revenue net and gross of the same size. The line also states a period
/// that ends on the last day that the note speaks of: in a filing that goes over from one concept to another neither is
/// a note.
///
/// A filing that states a concept alone, which is a note beside another amount in more filings around it than it is the
/// line, states a note too: where the line goes on after it, or where the note repeats its amount, it never speaks;
/// where the line has ended, or not begun, its figures are of a narrower definition. Not where it has the line's amount
/// of any period: then the filer goes over to it.
void find_notes(FiledFacts& facts, const ConceptMap& concepts);

/// By over a fiftieth.
bool says_more(std::int64_t more, std::int64_t less);

}  // namespace capex::core
