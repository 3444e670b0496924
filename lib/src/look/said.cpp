#include "look/said.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "look/chart/words.hpp"

namespace capex::look {

namespace {

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

// Digits in the order of their values, as rates above 0 are written.
bool is_less(const std::string& a, const std::string& b) {
  const std::size_t whole_a = std::min(a.find('.'), a.size()), whole_b = std::min(b.find('.'), b.size());
  return whole_a != whole_b ? whole_a < whole_b : a < b;
}

// The SEC's number of a filing: twenty digits that nobody reads.
bool is_accession(const std::string& key) {
  return key.size() == 20 && key[10] == '-' && key[13] == '-' &&
         std::count_if(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; }) == 18;
}

std::string choice_words(const std::string& kind) {
  return kind == "average"   ? "the average rate of each period"
         : kind == "closing" ? "the closing rate of each period"
         : kind == "issuer"  ? "the equivalents that the sources print"
                             : "rates of kind " + kind;
}

}  // namespace

std::string joined(const std::vector<std::string>& all, const char* between) {
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : between) + one;
  return text;
}

std::string Definitions::text(std::size_t most) const {
  if (size() == 1) return by_.all().front().first;
  std::vector<std::string> parts;
  for (const auto& [what, who] : by_.all()) {
    parts.push_back(what + ": " + (who.size() > most ? listed(who, most, "companies") : joined(who)));
  }
  return joined(parts, "; ");
}

std::string measure_words(const Observation& one, bool with_basis) {
  std::vector<std::string> which;
  if (with_basis && one.basis != "actual") which.push_back(one.basis);
  if (!one.scope.empty() && one.scope != "total") which.push_back(one.scope);
  return one.measure + (which.empty() ? "" : " (" + joined(which) + ')');
}

void Rates::take(const Observation& one) {
  if (!one.conversion || one.conversion->words.empty()) return;
  const Conversion& how = *one.conversion;
  add_once(words_, how.words);
  if (how.kind.empty()) return;
  add_once(by_[{how.kind, how.provider}][how.pair], how.shown);
}

bool Rates::are_named() const {
  constexpr std::size_t most = 2;
  return words_.size() <= most;
}

std::vector<std::string> Rates::lines() const {
  if (are_named()) return words_;
  constexpr std::size_t most_pairs = 4;
  std::vector<std::string> lines;
  for (const auto& [chosen, pairs] : by_.all()) {
    const auto& [kind, provider] = chosen;
    std::vector<std::string> ranges;
    for (const auto& [pair, rates] : pairs.all()) {
      const auto [least, most] = std::minmax_element(rates.begin(), rates.end(), is_less);
      ranges.push_back((*least == *most ? *least : *least + " to " + *most) + ' ' + pair);
    }
    if (ranges.size() > most_pairs) ranges = {fmt::format("of {} pairs", ranges.size())};
    ranges.insert(ranges.begin(), choice_words(kind));
    lines.push_back(joined(ranges) + (provider.empty() ? "" : " (" + provider + ')'));
  }
  return lines;
}

std::string source_words(const std::vector<Source>& sources) {
  if (sources.empty()) return "";
  if (sources.size() == 1) return name_of(sources.front());
  std::size_t filings = 0, releases = 0;
  std::vector<std::string> others;
  for (const Source& source : sources) {
    if (source.kind == "filing") {
      ++filings;
    } else if (source.kind == "release") {
      ++releases;
    } else {
      add_once(others, elided(source.publisher, 40));
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

std::string name_of(const Source& source) {
  const std::string form = source.form.empty() ? "" : ", " + source.form;
  return source.publisher + form + ", " + to_string(source.known_on);
}

std::string title_of(const Source& source) {
  const std::string title = source.title.empty() || source.title == source.form ? "" : ": " + source.title;
  return title + (is_accession(source.key) ? "" : " (" + source.key + ')');
}

}  // namespace capex::look
