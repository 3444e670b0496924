#include "capex/model/measure.hpp"

#include "model/words.hpp"

namespace capex {
namespace {

constexpr std::string_view measure_kinds[] = {"flow", "stock", "price", "count"};
constexpr std::string_view bases[] = {"actual", "guidance", "estimate"};

}  // namespace

std::string to_string(MeasureKind kind) {
  return std::string(word_of(measure_kinds, kind));
}

std::optional<MeasureKind> parse_measure_kind(std::string_view text) {
  return find_word<MeasureKind>(measure_kinds, text);
}

std::string to_string(Basis basis) {
  return std::string(word_of(bases, basis));
}

std::optional<Basis> parse_basis(std::string_view text) {
  return find_word<Basis>(bases, text);
}

}  // namespace capex
