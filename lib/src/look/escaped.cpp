#include "look/escaped.hpp"

#include <algorithm>

#include "text/utf8.hpp"
#include "text/visible.hpp"

namespace capex::look {

std::string escaped(std::string_view text) {
  const std::string shown = core::visible(text);
  std::string out;
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t length = std::max<std::size_t>(core::character_length(std::string_view(shown).substr(at)), 1);
    const std::string_view one = std::string_view(shown).substr(at, length);
    at += length;
    if (one == "&") {
      out += "&amp;";
    } else if (one == "<") {
      out += "&lt;";
    } else if (one == ">") {
      out += "&gt;";
    } else if (one == "\"") {
      out += "&quot;";
    } else if (one == "'") {
      out += "&#39;";
    } else if (one != "\xef\xbf\xbe" && one != "\xef\xbf\xbf") {
      out += one;
    }
  }
  return out;
}

}  // namespace capex::look
