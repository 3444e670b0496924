#include "model/measure.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "capex/error.hpp"
#include "model/words.hpp"
#include "text/letters.hpp"

namespace capex::core {
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

std::string to_string(const std::vector<MeasureTerm>& terms) {
  std::string text;
  for (const MeasureTerm& term : terms) {
    if (!text.empty()) {
      text += term.sign < 0 ? " - " : " + ";
    } else if (term.sign < 0) {
      text += "- ";
    }
    text += term.measure;
  }
  return text;
}

std::vector<MeasureTerm> parse_terms(std::string_view text) {
  const auto refuse = [text](const std::string& why) {
    throw Error(ErrorCode::parse,
                fmt::format("'{}': {}; write a sum of measures such as operating-cash-flow - capex-cash", text, why));
  };
  std::vector<MeasureTerm> terms;
  int sign = 0;  // of the term that comes next; 0 where a sign has to come first
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = lower_case(text.substr(at, end - at));
    at = end;
    if (word == "+" || word == "-") {
      if (sign != 0) refuse("two signs stand side by side");
      sign = word == "-" ? -1 : 1;
      continue;
    }
    if (sign == 0 && !terms.empty()) refuse(fmt::format("no sign stands before {}", word));
    for (const MeasureTerm& before : terms) {
      if (before.measure == word) refuse(word + " is there twice");
    }
    terms.push_back({sign < 0 ? -1 : 1, word, {}});
    sign = 0;
  }
  if (sign != 0) refuse("nothing follows the last sign");
  return terms;
}

}  // namespace capex::core
