// Rows of a batch as the lines of CSV that read_csv reads back to the same rows: strict forms only.
#pragma once

#include <string>

#include "model/batch.hpp"

namespace capex::core {

// Each appends one line. Error{usage} for a text that the form cannot hold, such as an alias with a |.

void append_line(std::string& out, const CompanyRow& row);
void append_line(std::string& out, const MemberRow& row);
void append_line(std::string& out, const MeasureRow& row);
void append_line(std::string& out, const SourceRow& row);
void append_line(std::string& out, const ClaimRow& row);
/// The batch holds what the row refers to.
void append_line(std::string& out, const FigureRow& row, const Batch& batch);
void append_line(std::string& out, const RateRow& row, const Batch& batch);

}  // namespace capex::core
