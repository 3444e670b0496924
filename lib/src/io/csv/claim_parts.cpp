#include "io/csv/claim_parts.hpp"

#include <algorithm>

#include "io/csv/cells.hpp"

namespace capex::core {
namespace {

constexpr std::string_view accepted_parts =
    "parts are separated by ; and each names what differs from the claim's own subject, as in 'company=alibaba; "
    "company=tencent' or 'period=2023H1' (company, measure, basis, scope, period)";

/// The text up to the separator, which is taken off with it.
std::string_view take_to(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view head = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return head;
}

void set_attribute(ClaimPartRow& part, std::string_view name, std::string_view value) {
  if (name == "company") {
    part.company = parse_key(value);
  } else if (name == "measure") {
    part.measure = parse_key(value);
  } else if (name == "basis") {
    part.basis = one_of(parse_basis, basis_words)(value);
  } else if (name == "scope") {
    part.scope = parse_key(value);
  } else if (name == "period") {
    part.period = parse_label(value);
  } else {
    throw Error(ErrorCode::parse, fmt::format("'{}' is no attribute of a part: {}", name, accepted_parts));
  }
}

ClaimPartRow parse_part(std::string_view item, const ClaimPartRow& subject) {
  ClaimPartRow part = subject;
  std::vector<std::string_view> named;
  for (std::string_view rest = trimmed(item); !rest.empty(); rest = trimmed(rest)) {
    std::string_view value = take_to(rest, ' ');
    if (value.find('=') == std::string_view::npos) {
      throw Error(ErrorCode::parse, fmt::format("'{}': {}", value, accepted_parts));
    }
    const std::string_view name = take_to(value, '=');
    if (std::find(named.begin(), named.end(), name) != named.end()) {
      throw Error(ErrorCode::parse, fmt::format("'{}' is named twice in '{}'", name, trimmed(item)));
    }
    named.push_back(name);
    set_attribute(part, name, value);
  }
  if (named.empty()) throw Error(ErrorCode::parse, fmt::format("an empty part: {}", accepted_parts));
  return part;
}

}  // namespace

std::vector<ClaimPartRow> parse_parts(std::string_view text, const ClaimPartRow& subject) {
  std::vector<ClaimPartRow> parts;
  if (trimmed(text).empty()) return parts;
  for (bool more = true; more;) {
    more = text.find(';') != std::string_view::npos;
    parts.push_back(parse_part(take_to(text, ';'), subject));
  }
  return parts;
}

std::string parts_text(const std::vector<ClaimPartRow>& parts, const ClaimPartRow& subject) {
  std::string text;
  for (const ClaimPartRow& part : parts) {
    std::string item;
    const auto add = [&](std::string_view name, const std::string& value) {
      if (parse_key(value).empty()) return;
      item += fmt::format("{}{}={}", item.empty() ? "" : " ", name, value);
    };
    if (part.company != subject.company) add("company", part.company);
    if (part.measure != subject.measure) add("measure", part.measure);
    if (part.basis != subject.basis) add("basis", to_string(part.basis));
    if (part.scope != subject.scope) add("scope", part.scope);
    if (part.period != subject.period || item.empty()) add("period", to_string(part.period));
    text += (text.empty() ? "" : "; ") + item;
  }
  return text;
}

}  // namespace capex::core
