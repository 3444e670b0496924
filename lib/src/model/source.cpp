#include "capex/model/source.hpp"

#include "model/words.hpp"

namespace capex {
namespace {

constexpr std::string_view source_kinds[] = {"filing", "release", "vendor", "press"};

}  // namespace

std::string to_string(SourceKind kind) {
  return std::string(word_of(source_kinds, kind));
}

std::optional<SourceKind> parse_source_kind(std::string_view text) {
  return find_word<SourceKind>(source_kinds, text);
}

}  // namespace capex
