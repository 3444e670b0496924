#include "look/page/markup.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "look/escaped.hpp"
#include "text/visible.hpp"

namespace capex::look {

std::string element(std::string_view name, std::string_view inside, std::string_view attributes) {
  return fmt::format("<{0}{2}>{1}</{0}>\n", name, inside, attributes);
}

std::string text_element(std::string_view name, std::string_view text, std::string_view attributes) {
  return element(name, escaped(text), attributes);
}

std::string list_of(const std::vector<std::string>& lines, std::string_view attributes) {
  std::string items;
  for (const std::string& line : lines) items += text_element("li", line);
  return items.empty() ? "" : element("ul", items, attributes);
}

std::string caption_of(std::string_view text) {
  return element("caption", text_element("span", text));
}

std::string in_scroller(std::string_view inside) {
  return element("div", inside, " class=\"scroll\"");
}

bool is_web_address(std::string_view text) {
  const bool web = text.rfind("https://", 0) == 0 || text.rfind("http://", 0) == 0;
  return web && core::visible(text) == text && text.find_first_of(" \\") == std::string_view::npos;
}

}  // namespace capex::look
