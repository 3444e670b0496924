// What the facts of a document tell of the company that filed them.
#pragma once

#include <vector>

#include "io/sec/filed_facts.hpp"

namespace capex::core {

/// The day on which the fiscal year of each annual report ended, in no order: the end that most of the report's yearly
/// facts share, of several the last, for it repeats earlier years and may state others; and that on which a transition
/// to another fiscal calendar ended (10-KT), where the years to come end. Where there is no annual report, of every
/// filing with yearly facts.
std::vector<Date> fiscal_year_ends(const FiledFacts& facts);

}  // namespace capex::core
