#include "model/source.hpp"

#include <algorithm>
#include <iterator>

#include "model/words.hpp"

namespace capex::core {
namespace {

constexpr std::string_view source_kinds[] = {"filing", "release", "vendor", "press"};

/// The class of a form, by its name up to what amendments and kinds of filers add: "10-K405/A", "10-QSB", "10-KT".
bool carries_statements(std::string_view form) {
  constexpr std::string_view reports[] = {"10-K", "10-Q", "20-F", "40-F", "8-K", "6-K"};
  return std::any_of(std::begin(reports), std::end(reports),
                     [form](std::string_view report) { return form.starts_with(report); });
}

}  // namespace

SourceRank rank_of(SourceKind kind, std::string_view form) {
  switch (kind) {
    case SourceKind::filing:
      return form.empty() || carries_statements(form) ? SourceRank::report : SourceRank::filing;
    case SourceKind::release:
      return SourceRank::release;
    case SourceKind::vendor:
      return SourceRank::vendor;
    case SourceKind::press:
      return SourceRank::press;
  }
  return SourceRank::press;
}

std::string to_string(SourceKind kind) {
  return std::string(word_of(source_kinds, kind));
}

std::optional<SourceKind> parse_source_kind(std::string_view text) {
  return find_word<SourceKind>(source_kinds, text);
}

}  // namespace capex::core
