#include "look/table/footer.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "look/in_order.hpp"

namespace capex::look {

namespace {

std::string joined(const std::vector<std::string>& all, const char* between = ", ") {
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : between) + one;
  return text;
}

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

std::string counted(std::size_t count, const char* one) {
  return std::to_string(count) + ' ' + one + (count == 1 ? "" : "s");
}

std::string range_of(const std::vector<Source>& sources) {
  Day first = sources.front().known_on, last = first;
  for (const Source& source : sources) {
    first = std::min(first, source.known_on);
    last = std::max(last, source.known_on);
  }
  return first == last ? to_string(first) : to_string(first) + ".." + to_string(last);
}

// The SEC's number of a filing: twenty digits that nobody reads.
bool is_accession(const std::string& key) {
  return key.size() == 20 && key[10] == '-' && key[13] == '-' &&
         std::count_if(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; }) == 18;
}

}  // namespace

std::string definitions(const Lines& lines) {
  InOrder<std::string, std::vector<std::string>> measured;
  const bool several_bases = std::any_of(
      lines.begin(), lines.end(), [&](const Line& line) { return line.amount->basis != lines.front().amount->basis; });
  for (const Line& line : lines) {
    if (line.part == Part::sum || line.part == Part::difference || line.amount->measure.empty()) continue;
    if (!has_value(line.amount->status)) continue;
    std::string what = line.amount->measure;
    std::vector<std::string> which;
    if (line.amount->basis != "actual" && !several_bases) which.push_back(line.amount->basis);
    if (line.amount->scope != "total") which.push_back(line.amount->scope);
    if (!which.empty()) what += " (" + joined(which) + ')';
    add_once(measured[what], line.subject());
  }
  if (measured.all().size() == 1) {
    const std::string& what = measured.all().front().first;
    return what == "capex" ? "" : what;
  }
  std::vector<std::string> parts;
  for (const auto& [what, who] : measured.all()) parts.push_back(what + ": " + joined(who));
  return joined(parts, "; ");
}

std::vector<std::string> rates(const Lines& lines, std::string_view where) {
  std::vector<std::string> all;
  std::string kind, currency;
  for (const Line& line : lines) {
    for (const Observation* one :
         {line.amount, line.growth == nullptr ? nullptr : static_cast<const Observation*>(&line.growth->base)}) {
      if (one == nullptr || !one->conversion || one->conversion->words.empty()) continue;
      add_once(all, one->conversion->words);
      kind = one->conversion->kind;
      currency = one->amount.currency;
    }
  }
  if (all.size() <= 2) return all;
  const std::string which = kind == "average"   ? "the average rate of each period"
                            : kind == "closing" ? "the closing rate of each period"
                            : kind == "issuer"  ? "the equivalents that the sources print"
                                                : "rates of kind " + kind;
  return {"in " + currency + " at " + which + "; " + std::string(where)};
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

std::string name_of(const Source& source) {
  const std::string form = source.form.empty() ? "" : ", " + source.form;
  return source.publisher + form + ", " + to_string(source.known_on);
}

std::string title_of(const Source& source) {
  const std::string title = source.title.empty() || source.title == source.form ? "" : ": " + source.title;
  return title + (is_accession(source.key) ? "" : " (" + source.key + ')');
}

std::string count_of(const std::vector<Source>& sources) {
  std::size_t filings = 0, releases = 0;
  std::vector<std::string> others;
  for (const Source& source : sources) {
    if (source.kind == "filing") {
      ++filings;
    } else if (source.kind == "release") {
      ++releases;
    } else {
      add_once(others, source.publisher);
    }
  }
  std::vector<std::string> parts;
  if (filings > 0) parts.push_back(counted(filings, "filing"));
  if (releases > 0) parts.push_back(counted(releases, "release"));
  const std::size_t named = others.size() > 3 ? 2 : others.size();
  parts.insert(parts.end(), others.begin(), others.begin() + static_cast<std::ptrdiff_t>(named));
  if (others.size() > named) parts.push_back(std::to_string(others.size() - named) + " publishers more");
  return joined(parts) + ", " + range_of(sources);
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
  if (sources.size() == 1) return {"source: " + name_of(sources.front())};
  return {"sources: " + count_of(sources) + "; --sources lists them"};
}

}  // namespace capex::look
