#include "look/book/comments.hpp"

#include <optional>

#include "look/explained.hpp"

namespace capex::look {

namespace {

bool has_end(std::string_view text, std::string_view with) {
  return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}

// Of "[102.3, 115.6]" and "+109%" how many digits stand after the point.
std::optional<int> places_in(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const std::size_t point = text.find('.');
  int places = 0;
  for (std::size_t at = point; at != std::string::npos && at + 1 < text.size(); ++at, ++places) {
    if (text[at + 1] < '0' || text[at + 1] > '9') break;
  }
  return places;
}

}  // namespace

std::string text_of_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

Sheet::Remark remark_on(const Line& line, std::string_view column, const std::vector<std::string>& keys,
                        const Documents& documents) {
  Sheet::Remark remark;
  remark.comment = text_of_lines(explained(line, column, keys, documents));
  if (const Amount* amount = amount_in(line, column)) remark.unit = amount->unit;
  if (const Fraction* fraction = fraction_in(line, column)) {
    const bool end = has_end(column, "_low") || has_end(column, "_high");
    remark.places = places_in(end || fraction->text.empty() ? fraction->bounds : fraction->text);
    if (!remark.places) remark.places = places_in(fraction->text);
  }
  return remark;
}

}  // namespace capex::look
