// What a comment says of a number of an answer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "capex/book.hpp"
#include "look/explained.hpp"

namespace capex::look {

/// Of the number in the column of the line's row: as explained().
Sheet::Remark remark_on(const Line& line, std::string_view column, const std::vector<std::string>& keys,
                        const Documents& documents);

std::string text_of_lines(const std::vector<std::string>& lines);

}  // namespace capex::look
