#include "look/explained.hpp"

#include <algorithm>

#include "look/in_order.hpp"
#include "look/table/footer.hpp"

namespace capex::look {

namespace {

using Words = std::vector<std::string>;

bool has_start(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

void put(Words& words, const std::string& one) {
  if (!one.empty()) add_once(words, one);
}

void put_all(Words& words, const Words& others) {
  for (const std::string& one : others) put(words, one);
}

/// What of a line a column tells.
enum class Tells { amount, base, growth, share, ratio, base_ratio, change_of_ratio };

Tells tells_in(std::string_view column) {
  if (has_start(column, "base_per") || has_start(column, "base_intensity")) return Tells::base_ratio;
  if (has_start(column, "intensity_change")) return Tells::change_of_ratio;
  if (has_start(column, "per_") || has_start(column, "intensity")) return Tells::ratio;
  if (has_start(column, "base_")) return Tells::base;
  if (has_start(column, "share") || column == "rank") return Tells::share;
  const bool grown = has_start(column, "growth") || has_start(column, "local_growth") ||
                     has_start(column, "currency_") || column == "contribution";
  return grown ? Tells::growth : Tells::amount;
}

const Observation* grown_from(const Line& line) {
  return line.growth == nullptr ? nullptr : &line.growth->base;
}

const Intensity* ratio_of(const Observation* one) {
  return one == nullptr || !one->intensity ? nullptr : &*one->intensity;
}

}  // namespace

const Fraction* fraction_in(const Line& line, std::string_view column) {
  switch (tells_in(column)) {
    case Tells::amount:
    case Tells::base:
      return nullptr;
    case Tells::growth:
      break;
    case Tells::share:
      return line.member == nullptr ? nullptr : &line.member->share;
    case Tells::ratio: {
      const Intensity* intensity = ratio_of(line.amount);
      return intensity == nullptr ? nullptr : &intensity->ratio;
    }
    case Tells::base_ratio: {
      const Intensity* intensity = ratio_of(grown_from(line));
      return intensity == nullptr ? nullptr : &intensity->ratio;
    }
    case Tells::change_of_ratio:
      return line.growth == nullptr ? nullptr : &line.growth->intensity_change;
  }
  if (column == "contribution") return line.member == nullptr ? nullptr : &line.member->contribution;
  if (line.growth == nullptr) return nullptr;
  if (has_start(column, "growth")) return &line.growth->growth;
  if (!line.growth->split) return nullptr;
  return has_start(column, "local_") ? &line.growth->split->local : &line.growth->split->points;
}

const Amount* amount_in(const Line& line, std::string_view column) {
  const Intensity* const own = ratio_of(line.amount);
  const Intensity* const before = ratio_of(grown_from(line));
  if (has_start(column, "base_per")) return before == nullptr ? nullptr : &before->divisor;
  if (has_start(column, "per_")) return own == nullptr ? nullptr : &own->divisor;
  if (has_start(column, "base_")) return line.base();
  return &line.amount->amount;
}

namespace {

// "2023Q1 + 2023Q2" of "2023Q1 +2023Q2"
std::string spaced(const std::string& derivation) {
  std::string text;
  for (std::size_t i = 0; i < derivation.size(); ++i) {
    text += derivation[i];
    const bool sign = derivation[i] == '+' || derivation[i] == '-';
    if (sign && i > 0 && derivation[i - 1] == ' ') text += ' ';
  }
  return text;
}

// How an amount came to be: what it was, its rate, what was added up.
void put_origin(Words& words, const Observation& one) {
  if (one.conversion) {
    put(words, one.conversion->stated.text.empty() ? "" : "from " + one.conversion->stated.text);
    put(words, one.conversion->words);
  }
  if (!one.derivation.empty() && one.derivation != one.period) put(words, "derived: " + spaced(one.derivation));
}

bool is_of_origin(const std::string& remark, const Observation* one) {
  if (one == nullptr) return false;
  return has_start(remark, "derived: ") || (one->conversion && remark == one->conversion->words);
}

Words said_of_amount(const Line& line) {
  Words words;
  const Observation& one = *line.amount;
  put(words, one.amount.text);
  put_origin(words, one);
  for (const std::string& remark : one.remarks) {
    if (!is_of_origin(remark, &one) && !is_of_origin(remark, grown_from(line))) put(words, remark);
  }
  return words;
}

Words said_of_base(const Line& line) {
  Words words;
  if (const Observation* base = grown_from(line)) {
    put(words, base->amount.text + (base->period.empty() ? "" : ", " + base->period));
    put_origin(words, *base);
    put_all(words, base->remarks);
  }
  return words;
}

// "+114.6%", "+109% [102.3, 115.6]"
std::string with_bounds(const Fraction& fraction) {
  const bool twice = fraction.bounds.empty() || fraction.bounds == fraction.text;
  return fraction.text + (twice ? "" : ' ' + fraction.bounds);
}

Words said_of_growth(const Line& line, const Fraction* fraction) {
  Words words;
  if (fraction != nullptr) put(words, with_bounds(*fraction));
  if (const Observation* base = grown_from(line)) {
    put(words, "from " + base->amount.text + " (" + base->period + ") to " + line.amount->amount.text + " (" +
                   line.amount->period + ')');
  }
  put_all(words, line.amount->remarks);
  return words;
}

Words said_of_ratio(const Observation* one, const Fraction* fraction) {
  Words words;
  const Intensity* intensity = ratio_of(one);
  if (intensity == nullptr) return words;
  if (fraction != nullptr) put(words, with_bounds(*fraction));
  put(words, one->amount.text + " per " + intensity->divisor.text + " of " + intensity->per + ", " + one->period);
  put_all(words, one->remarks);
  return words;
}

Words said_in(const Line& line, std::string_view column) {
  const Fraction* const fraction = fraction_in(line, column);
  switch (tells_in(column)) {
    case Tells::amount:
      break;
    case Tells::base:
      return said_of_base(line);
    case Tells::growth:
      return said_of_growth(line, fraction);
    case Tells::share: {
      Words words;
      if (fraction != nullptr && !fraction->text.empty()) put(words, with_bounds(*fraction) + " of the sum");
      put_all(words, said_of_amount(line));
      return words;
    }
    case Tells::ratio:
      return said_of_ratio(line.amount, fraction);
    case Tells::base_ratio:
      return said_of_ratio(grown_from(line), fraction);
    case Tells::change_of_ratio: {
      Words words = said_of_ratio(line.amount, fraction);
      put_all(words, said_of_ratio(grown_from(line), nullptr));
      return words;
    }
  }
  return said_of_amount(line);
}

}  // namespace

std::vector<std::string> Documents::lines(const std::vector<std::string>& keys) const {
  constexpr std::size_t most = 12;
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < std::min(keys.size(), most); ++i) {
    const auto found =
        std::find_if(all_->begin(), all_->end(), [&](const Source& source) { return source.key == keys[i]; });
    put(lines, found == all_->end() ? keys[i] : line(*found));
  }
  if (keys.size() > most) lines.push_back("and " + std::to_string(keys.size() - most) + " more");
  return lines;
}

std::string Documents::line(const Source& source) const {
  const std::string name = name_of(source);
  if (cited_ == Cited::by_number) return name + " [" + std::to_string(&source - all_->data() + 1) + ']';
  return name + (source.url.empty() ? "" : ", " + source.url);
}

std::vector<std::string> explained(const Line& line, std::string_view column, const std::vector<std::string>& keys,
                                   const Documents& documents) {
  const Tells tells = tells_in(column);
  Words from;
  if (tells != Tells::base && tells != Tells::base_ratio) put_all(from, line.amount->sources);
  if (const Observation* base = grown_from(line); base != nullptr && tells != Tells::amount && tells != Tells::share) {
    put_all(from, base->sources);
  }
  if (from.empty()) from = keys;
  Words words = said_in(line, column);
  const Words sources = documents.lines(from);
  if (!sources.empty()) words.push_back(sources.size() == 1 ? "Source:" : "Sources:");
  words.insert(words.end(), sources.begin(), sources.end());
  return words;
}

}  // namespace capex::look
