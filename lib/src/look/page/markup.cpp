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

std::string list_of(const std::vector<std::string>& items, std::string_view attributes) {
  std::string all;
  for (const std::string& text : items) {
    std::string item;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      item += (begin > 0 ? "<br>" : "") + escaped(std::string_view(text).substr(begin, end - begin));
      begin = end + 1;
    }
    all += element("li", item);
  }
  return all.empty() ? "" : element("ul", all, attributes);
}

std::string caption_of(std::string_view text) {
  return element("caption", text_element("span", text));
}

std::string in_scroller(std::string_view inside, std::string_view called) {
  const std::string reached =
      called.empty() ? "" : fmt::format(" tabindex=\"0\" role=\"group\" aria-label=\"{}\"", escaped(called));
  return element("div", inside, " class=\"scroll\"" + reached);
}

bool is_web_address(std::string_view text) {
  const bool web = text.rfind("https://", 0) == 0 || text.rfind("http://", 0) == 0;
  return web && core::visible(text) == text && text.find_first_of(" \\") == std::string_view::npos;
}

}  // namespace capex::look
