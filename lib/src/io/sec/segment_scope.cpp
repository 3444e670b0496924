#include "io/sec/segment_scope.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "model/series_head.hpp"
#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace capex::core {
namespace {

constexpr std::size_t longest = 1023;  // a column of 1024 characters that is full may have been cut
constexpr std::string_view own_axis = "BusinessSegments";

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_large(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_of_scope(char c) {
  return is_small(c) || is_large(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// "AmazonWebServices" is amazon-web-services, "AWSCloud" aws-cloud, "Segment1And2" segment1-and2.
std::string hyphened(std::string_view name) {
  std::string words;
  bool gap = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_of_scope(c)) {
      gap = true;
      continue;
    }
    const bool begins_word =
        is_large(c) && i > 0 && (!is_large(name[i - 1]) || (i + 1 < name.size() && is_small(name[i + 1])));
    if ((gap || begins_word) && !words.empty()) words += '-';
    gap = false;
    words += lower(c);
  }
  return words;
}

}  // namespace

std::optional<std::string> segment_scope(std::string_view segments) {
  if (segments.size() > longest || find_text_fault(segments) != std::string_view::npos) return std::nullopt;
  std::vector<std::pair<std::string, std::string>> parts;  // axis and member; the business segments have no axis
  while (!segments.empty()) {
    const std::size_t end = std::min(segments.find(';'), segments.size());
    const std::string_view part = segments.substr(0, end);
    segments.remove_prefix(std::min(end + 1, segments.size()));
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view axis = part.substr(0, equals);
    std::string member = hyphened(part.substr(equals + 1));
    std::string words = axis == own_axis && member != whole_scope<std::string> ? std::string() : hyphened(axis);
    if (member.empty() || (words.empty() && axis != own_axis)) return std::nullopt;
    parts.emplace_back(std::move(words), std::move(member));
  }
  std::sort(parts.begin(), parts.end());
  std::string scope;
  for (const auto& [axis, member] : parts) {
    if (!scope.empty()) scope += '+';
    if (!axis.empty()) scope += axis + ':';
    scope += member;
  }
  return scope.empty() ? std::nullopt : std::optional(std::move(scope));
}

}  // namespace capex::core
