#include "look/table/marks.hpp"

#include <algorithm>
#include <optional>

namespace capex::look {

namespace {

struct Mark {
  const char* sign;
  const char* words;
  std::optional<Flag> flag;
  Status status;  // where it is no flag's
};

// The weightiest first.
constexpr Mark all[] = {
    {"!", "sources disagree", Flag::sources_disagree, {}},
    {"m", "of mixed definitions", Flag::mixed_definitions, {}},
    {"b", "on mixed bases", Flag::mixed_basis, {}},
    {"h", "as before a restatement that has not reached all of it", Flag::held_back, {}},
    {"s", "of days that are skewed", Flag::skewed, {}},
    {"i", "implied by a claim", {}, Status::implied},
    {"p", "of a part of the members", {}, Status::partial},
    {"d", "derived from other periods", {}, Status::derived},
    {"~", "about", Flag::about, {}},
    {"w", "of a 53-week year", Flag::long_period, {}},
};

}  // namespace

std::string mark_of(const Line& line) {
  const bool grown = line.growth != nullptr && line.part != Part::difference;
  const Status status = grown ? line.growth->growth_status : line.amount->status;
  if (!has_value(status)) return "";
  const Status amount = line.amount->status;
  for (const Mark& mark : all) {
    if (mark.flag ? line.amount->flags.has(*mark.flag) : status == mark.status || (grown && amount == mark.status)) {
      return mark.sign;
    }
  }
  return "";
}

std::string marked(const std::string& text, const std::string& mark) {
  const bool is_share = !text.empty() && text.back() == '%';
  return text + (is_share && !mark.empty() ? " " : "") + mark;
}

std::string legend(const std::vector<std::string>& marks) {
  std::string text;
  for (const Mark& mark : all) {
    if (std::find(marks.begin(), marks.end(), mark.sign) == marks.end()) continue;
    text += (text.empty() ? "" : "; ") + std::string(mark.sign) + ' ' + mark.words;
  }
  return text;
}

}  // namespace capex::look
