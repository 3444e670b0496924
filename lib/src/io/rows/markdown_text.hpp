// Text within Markdown.
#pragma once

#include <string>
#include <string_view>

namespace capex::core {

/// Text that Markdown shows as it is, within one cell of a pipe table or one line of a list.
std::string markdown_text(std::string_view text);

}  // namespace capex::core
