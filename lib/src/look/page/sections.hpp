// What a page says beside its numbers: what was asked, which claims do not hold, on which documents it rests.
#pragma once

#include <string>
#include <vector>

#include "capex/page.hpp"

namespace capex::look {

/// What was asked and as of when, a line each.
std::string asked_of(const Report& report, const std::vector<Source>& sources);

/// The claims that are not consistent, and how many are.
std::string claims_of(const Report& report, const std::vector<Source>& sources);

/// Documents by their numbers, each with a link where its address is one of the web.
std::string sources_of(const std::vector<Source>& sources);

/// Of all that the page tells, each once, by publisher and day.
std::vector<Source> documents_of(const Report& report);

}  // namespace capex::look
