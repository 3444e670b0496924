// Answers as an analyst would have drawn them by hand: a row a company and period with its number and one mark.
#pragma once

#include "look/table/line.hpp"
#include "look/table/text_table.hpp"
#include "money/display_text.hpp"

namespace capex::look {

/// `scale`: that of the amounts; nothing for the one that reads best. Marks that were used are added to `marks`.
Table plain_table(const Lines& lines, const std::optional<core::Scale>& scale, std::vector<std::string>& marks);

}  // namespace capex::look
