#include "model/claim.hpp"

#include "model/words.hpp"

namespace capex::core {
namespace {

constexpr std::string_view claim_kinds[] = {"growth", "equivalent", "total", "share"};

}  // namespace

std::string to_string(ClaimKind kind) {
  return std::string(word_of(claim_kinds, kind));
}

std::optional<ClaimKind> parse_claim_kind(std::string_view text) {
  return find_word<ClaimKind>(claim_kinds, text);
}

}  // namespace capex::core
