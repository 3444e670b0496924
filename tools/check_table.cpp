#include "check_table.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "ask/answer/figure_cells.hpp"
#include "ask/answer/rate_words.hpp"
#include "footnotes.hpp"

namespace capex::core::tool {

namespace {

// Rates that a reckoning used, each once.
std::string rates_of(const Reckoning& reckoning, const std::string& provider) {
  std::string text;
  for (const Observation& operand : reckoning.operands) {
    const std::string words = has_value(operand.status) ? rate_words(operand.rate(), provider) : "";
    if (!words.empty() && text.find(words) == std::string::npos) text += (text.empty() ? "" : "; ") + words;
  }
  return text;
}

std::string measures_of(const CheckLine& line) {
  std::string text;
  for (const Observation& operand : line.checked.best.operands) {
    const auto measure = line.names.measures.find(operand.measure);
    if (measure == line.names.measures.end() || operand.measure == line.claim.subject.measure) continue;
    const bool of_part = line.claim.kind == ClaimKind::total &&
                         std::any_of(line.claim.parts.begin(), line.claim.parts.end(),
                                     [&](const Subject& part) { return part.measure == operand.measure; });
    if (!of_part && text.find(measure->second) == std::string::npos) {
      text += (text.empty() ? "measured as " : ", ") + measure->second;
    }
  }
  return text;
}

std::string reproduction_words(const CheckLine& line, const Reproduction& one, const std::string& provider) {
  std::string words = alternative_text(line.claim, one, line.checked.best, line.names);
  if (one.alternative.rate != Alternative::Rate::usual) {
    words += " (" + rates_of(one.reckoning, provider) + ")";
  }
  return fmt::format("{}: {}", number_words(line.claim, one.reckoning.computed), words);
}

}  // namespace

AnswerTable check_table(const std::vector<CheckLine>& lines, const std::string& provider) {
  AnswerTable answer;
  answer.table.columns = {{"claim"},      {"claimed"},     {"best figures"}, {"verdict"},
                          {"own source"}, {"own verdict"}, {"notes"}};
  Footnotes footnotes;
  for (const CheckLine& line : lines) {
    std::string letters;
    const auto say = [&](const std::string& text) {
      if (!text.empty()) letters += (letters.empty() ? "" : " ") + footnotes.letter(text);
    };
    say(mixture_text(line.claim, line.checked, line.names));
    say(measures_of(line));
    say(rates_of(line.checked.best, provider));
    const std::string lacking = lacking_text(line.checked.best, line.names);
    if (!lacking.empty()) say("undecidable: " + lacking);
    const std::string own = lacking_text(line.checked.own, line.names);
    if (!own.empty() && own != lacking) say("undecidable from its own source: " + own);
    for (const Reproduction& one : line.checked.reproduced_by) {
      say("reproduced by " + reproduction_words(line, one, provider));
    }
    answer.table.rows.push_back(
        {line.claim.key, claimed_words(line.claim), number_words(line.claim, line.checked.best.computed),
         std::string(to_string(line.checked.best.verdict)), number_words(line.claim, line.checked.own.computed),
         std::string(to_string(line.checked.own.verdict)), letters});
  }
  answer.footnotes = footnotes.lines();
  return answer;
}

}  // namespace capex::core::tool
