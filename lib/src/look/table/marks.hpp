// One sign beside a number for what has to be known before it is quoted.
#pragma once

#include <string>
#include <vector>

#include "look/table/line.hpp"

namespace capex::look {

/// The weightiest of the line's number, which is its growth where it has one; empty for a plainly stated one.
std::string mark_of(const Line& line);

/// "10.405d", "+16.3% d": a number with its mark.
std::string marked(const std::string& text, const std::string& mark);

/// "d derived from figures of other periods; ! sources disagree": those that were used.
std::string legend(const std::vector<std::string>& marks);

}  // namespace capex::look
