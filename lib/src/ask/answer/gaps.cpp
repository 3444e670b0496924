#include "ask/answer/gaps.hpp"

#include <fmt/core.h>

#include "ask/answer/reasons.hpp"

namespace capex::core {

namespace {

void add(std::string& text, const std::string& more) {
  if (more.empty()) return;
  text += (text.empty() ? "" : "; ") + more;
}

// Where the missing days lie beside those that the series has.
std::string where(const Observation& missing, const AnswerLine& line) {
  if (!line.known) return "";
  const auto called = [&](const Period& period) { return to_string(name_of(period, line.company.calendar)); };
  if (missing.period.begin() >= line.known->second.end()) return "last known " + called(line.known->second);
  if (missing.period.end() <= line.known->first.begin()) return "first known " + called(line.known->first);
  return "its figures do not add up to it";
}

std::string of_missing(const Observation& missing, const AnswerLine& line, const std::vector<Topic>& elsewhere,
                       const std::optional<Period>& nearest, const Names& names) {
  std::string text;
  const std::string other = elsewhere_words(elsewhere, missing, names);
  if (missing.lacking != MeasureId{} || missing.net_of != MeasureId{}) {
    const auto part = names.measures.find(missing.lacking != MeasureId{} ? missing.lacking : missing.net_of);
    if (part != names.measures.end()) add(text, fmt::format("{} is not known", part->second.key));
  } else if (missing.series == SeriesId{} && other.empty()) {
    add(text, line.others == 0
                  ? "nothing is stated of it"
                  : fmt::format("nothing of what was asked; 'capex list periods {}' shows its {} other series",
                                line.company.key, line.others));
  } else {
    add(text, where(missing, line));
  }
  add(text, other);
  if (nearest) add(text, "other days answer: --align nearest");
  return text;
}

}  // namespace

std::string without_head(const std::string& why) {
  const std::size_t colon = why.find(": ");
  return colon == std::string::npos ? why : why.substr(colon + 2);
}

std::string gap_reason(const AnswerLine& line, const Names& names, const std::string& why) {
  if (line.amount.status == Status::missing) {
    return of_missing(line.amount, line, line.elsewhere, line.nearest, names);
  }
  if (!has_value(line.amount.status) || !line.growth || has_value(line.growth->status)) return without_head(why);
  if (line.base && line.base->status == Status::missing) {
    const std::string base = fmt::format("no {} to grow from", to_string(line.base_label.value_or(line.label)));
    const std::string why_none = of_missing(*line.base, line, line.base_elsewhere, line.base_nearest, names);
    return why_none.empty() ? base : base + ": " + why_none;
  }
  return without_head(why);
}

}  // namespace capex::core
