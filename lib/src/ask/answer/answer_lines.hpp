// From an answer of the library to a line of a table: what it refers to, and what is said beside it.
#pragma once

#include "analysis/answer/answer.hpp"
#include "ask/answer/answer_line.hpp"
#include "ask/answer/telling.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

/// The observation with every figure of the periods that it was computed from.
AnswerLine line_of(const PlacedRecord& record, const Question& question, const Label& label, Observation amount);
AnswerLine line_of(const PlacedRecord& record, const Question& question, GrowthAnswer answer);

/// Whether the line is answered by another measure than the first that the question asks for.
void tell_fallback(AnswerLine& line, const CompanyRecord& record, const Question& question);

/// Every figure of the observation's period and of those that it was computed from.
std::vector<Figure> figures_behind(const CompanyRecord& record, const Observation& observation);

/// Adds the measures, sources and claims of the line to the names. The record is that of its company.
void name(const AnswerLine& line, const CompanyRecord& record, const Snapshot& snapshot, Names& names);

/// Whether its amount or base could not be converted.
bool lacks_rate(const AnswerLine& line);

/// The same thing stated in another currency is left out of the answer, so that nothing is added up twice; not
/// silently.
void note_other_currencies(const CompanyRecord& record, SeriesId answered, const Tell& note);

}  // namespace capex::core
