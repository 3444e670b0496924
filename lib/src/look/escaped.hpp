// Text of strangers within markup, of SVG and of HTML.
#pragma once

#include <string>
#include <string_view>

namespace capex::look {

/// As it is shown, with & < > and quotes written out. What XML cannot hold is left out.
std::string escaped(std::string_view text);

}  // namespace capex::look
