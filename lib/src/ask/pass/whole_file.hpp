// The growth of every period of every company, in one pass over the file.
#pragma once

#include <functional>
#include <string_view>

#include "analysis/pass/pass.hpp"
#include "ask/question/request.hpp"

namespace capex::core {

/// Takes a row, of a series of that company and measure.
using PassVisit = std::function<void(const Company& company, const Measure& measure, const Series& series,
                                     Currency currency, const PassRow& row)>;

/// The rows in the order of companies, series and time. Of the request count measure, basis, scope, by, and how to
/// convert; amounts at the average of their period. Claims are not asked.
void pass_whole_file(const Snapshot& snapshot, const Request& request, const PassVisit& visit);

/// The same as CSV with its header, a piece at a time, on as many threads as there are: each part of the file is passed
/// and written as text on a thread of its own and leaves in order, so that the rows are the same on one and on many.
void write_whole_file(const Snapshot& snapshot, const Request& request,
                      const std::function<void(std::string_view text)>& write);

}  // namespace capex::core
