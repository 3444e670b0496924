#include "look/table/footer.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "look/in_order.hpp"
#include "look/said.hpp"

namespace capex::look {

namespace {

bool has_number(const Line& line) {
  if (!has_value(line.amount->status)) return false;
  return line.growth == nullptr || line.part == Part::difference || has_value(line.growth->growth_status);
}

// "2024H1", "2023H1..2024H2", "2023H1, 2024H1": runs of the company's own periods.
std::string spelled(const std::vector<std::size_t>& places, const std::vector<std::string>& own) {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < places.size();) {
    std::size_t end = i + 1;
    while (end < places.size() && places[end] == places[end - 1] + 1) ++end;
    runs.push_back(end - i == 1 ? own[places[i]] : own[places[i]] + ".." + own[places[end - 1]]);
    i = end;
  }
  return joined(runs);
}

}  // namespace

std::string definitions(const Lines& lines) {
  Definitions measured;
  const bool several_bases = std::any_of(
      lines.begin(), lines.end(), [&](const Line& line) { return line.amount->basis != lines.front().amount->basis; });
  for (const Line& line : lines) {
    if (line.part == Part::sum || line.part == Part::difference || line.amount->measure.empty()) continue;
    if (has_value(line.amount->status)) measured.take(measure_words(*line.amount, !several_bases), line.subject());
  }
  const std::string text = measured.text(lines.size());
  return text == "capex" ? "" : text;
}

std::vector<std::string> rates(const Lines& lines, std::string_view where) {
  Rates all;
  for (const Line& line : lines) {
    all.take(*line.amount);
    if (line.growth != nullptr) all.take(line.growth->base);
  }
  std::vector<std::string> said = all.lines();
  if (all.are_named()) return said;
  for (std::string& one : said) one = "at " + one;
  said.back() += "; " + std::string(where);
  return said;
}

std::vector<std::string> gaps(const Lines& lines) {
  std::map<std::string, std::vector<std::string>> own;  // each company's periods
  InOrder<std::string, InOrder<std::string, std::vector<std::size_t>>> missing;
  for (const Line& line : lines) {
    std::vector<std::string>& periods = own[line.subject()];
    periods.push_back(line.period());
    if (!has_number(line) && !line.amount->reason.empty()) {
      missing[line.amount->reason][line.subject()].push_back(periods.size() - 1);
    }
  }
  std::vector<std::string> said;
  for (const auto& [reason, companies] : missing.all()) {
    InOrder<std::string, std::vector<std::string>> together;
    for (const auto& [company, places] : companies.all()) {
      const std::vector<std::string>& periods = own[company];
      together[places.size() == periods.size() ? "" : ' ' + spelled(places, periods)].push_back(company);
    }
    for (const auto& [periods, who] : together.all()) said.push_back(joined(who) + periods + ": " + reason);
  }
  return said;
}

std::vector<std::string> of_sums(const Lines& lines) {
  std::vector<std::string> said;
  for (const Line& line : lines) {
    if (line.part != Part::sum || !has_number(line)) continue;
    for (const std::string& remark : line.amount->remarks) add_once(said, remark);
  }
  return said;
}

std::vector<std::string> sources(const std::vector<Source>& sources, bool in_full) {
  if (sources.empty()) return {};
  if (in_full) {
    std::vector<const Source*> in_order;
    for (const Source& source : sources) in_order.push_back(&source);
    std::stable_sort(in_order.begin(), in_order.end(), [](const Source* one, const Source* other) {
      return std::pair(one->publisher, one->known_on) < std::pair(other->publisher, other->known_on);
    });
    std::vector<std::string> lines = {"Sources:"};
    for (const Source* source : in_order) lines.push_back("  " + name_of(*source) + title_of(*source));
    return lines;
  }
  return {sources.size() == 1 ? "source: " + source_words(sources)
                              : "sources: " + source_words(sources) + "; --sources lists them"};
}

}  // namespace capex::look
