// How the scope of a figure is spelled that is of a part of a company, by the `segments` of the SEC's data sets: axes
// and members, "BusinessSegments=AmazonWebServices;ConsolidationItems=OperatingSegments;".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace capex::core {

/// "amazon-web-services+consolidation-items:operating-segments": each word of a name apart, in lower case; a member
/// after its axis and a colon, of the business segments alone; several, ordered by axis, with a plus between them. All
/// of them are kept, as each makes it another figure. Nothing where they cannot be read, as they were cut.
std::optional<std::string> segment_scope(std::string_view segments);

}  // namespace capex::core
