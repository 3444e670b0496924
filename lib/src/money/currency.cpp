#include "money/currency.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>
#include <vector>

#include "capex/error.hpp"
#include "embedded/iso4217.hpp"
#include "text/letters.hpp"
#include "text/near_names.hpp"

namespace capex::core {
namespace {

using Code = std::array<char, 3>;

class Table {
 public:
  Table() {
    by_number_.fill(absent);
    std::string_view rest = embedded::iso4217;
    next_line(rest);  // the header
    while (!rest.empty()) {
      const std::string_view line = next_line(rest);
      if (!line.empty()) entries_.push_back(entry(line));
    }
    std::sort(entries_.begin(), entries_.end(),
              [](const CurrencyEntry& a, const CurrencyEntry& b) { return a.currency < b.currency; });
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      by_number_.at(static_cast<std::size_t>(entries_[i].currency.number())) = static_cast<std::int16_t>(i);
    }
  }

  const std::vector<CurrencyEntry>& entries() const { return entries_; }

  const CurrencyEntry* find(const Code& code) const {
    const std::string_view wanted(code.data(), code.size());
    const auto at =
        std::lower_bound(entries_.begin(), entries_.end(), wanted,
                         [](const CurrencyEntry& row, std::string_view key) { return row.currency.code() < key; });
    return at != entries_.end() && at->currency.code() == wanted ? &*at : nullptr;
  }

  const CurrencyEntry* find(int number) const {
    if (number < 0 || number >= static_cast<int>(by_number_.size())) return nullptr;
    const std::int16_t at = by_number_[static_cast<std::size_t>(number)];
    return at == absent ? nullptr : &entries_[static_cast<std::size_t>(at)];
  }

 private:
  static constexpr std::int16_t absent = -1;

  static std::string_view cut(std::string_view& rest, char mark) {
    const std::size_t at = rest.find(mark);
    const std::string_view part = rest.substr(0, at);
    rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
    return part;
  }
  static std::string_view next_line(std::string_view& rest) { return cut(rest, '\n'); }

  static CurrencyEntry entry(std::string_view line) {
    std::string_view rest = line;
    const std::string_view code = cut(rest, ',');
    const std::string_view number = cut(rest, ',');
    const std::string_view digits = cut(rest, ',');
    const std::string_view name = cut(rest, ',');
    if (code.size() != 3) throw std::logic_error(fmt::format("schema/iso4217.csv: bad row '{}'", line));
    return {Currency({code[0], code[1], code[2]}, whole<std::int16_t>(number), whole<std::int8_t>(digits)), name,
            !rest.empty()};
  }

  template <typename Integer>
  static Integer whole(std::string_view text) {
    Integer value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) {
      throw std::logic_error(fmt::format("schema/iso4217.csv: '{}' is no number", text));
    }
    return value;
  }

  std::vector<CurrencyEntry> entries_;
  std::array<std::int16_t, 1000> by_number_;
};

/// Read once, on first use; immutable from then on.
const Table& table() {
  static const Table instance;
  return instance;
}

/// What the market writes in place of ISO's code. The yuan's offshore rate (CNH) is another one, and no currency.
constexpr std::pair<std::string_view, std::string_view> other_codes[] = {
    {"RMB", "CNY"}, {"NTD", "TWD"}, {"NIS", "ILS"}};

/// Current codes one slip away, by name: "CNH" and "CNYY" are near CNY.
std::string near_codes(std::string_view code) {
  std::string capitals(code.substr(0, 5));
  for (char& c : capitals) c = upper(c);
  std::string near;
  for (const CurrencyEntry& row : currencies()) {
    if (row.withdrawn || edit_distance(capitals, row.currency.code()) > 1) continue;
    near += fmt::format("{}{} ({})", near.empty() ? "" : ", ", row.currency.code(), row.name);
  }
  return near;
}

/// Market order: the position among the currencies that lead, then the code.
std::size_t market_rank(Currency currency) {
  constexpr std::string_view order[] = {"EUR", "GBP", "AUD", "NZD", "USD", "CAD", "CHF", "JPY"};
  return static_cast<std::size_t>(std::find(std::begin(order), std::end(order), currency.code()) - std::begin(order));
}

}  // namespace

std::span<const CurrencyEntry> currencies() {
  return table().entries();
}

std::optional<Currency> find_currency(std::string_view code) {
  if (code.size() != 3) return std::nullopt;
  const Code wanted{upper(code[0]), upper(code[1]), upper(code[2])};
  const CurrencyEntry* row = table().find(wanted);
  if (row != nullptr) return row->currency;
  for (const auto& [other, iso] : other_codes) {
    if (std::equal(wanted.begin(), wanted.end(), other.begin())) row = table().find(Code{iso[0], iso[1], iso[2]});
  }
  return row ? std::optional(row->currency) : std::nullopt;
}

std::optional<Currency> find_currency(int number) {
  const CurrencyEntry* row = table().find(number);
  return row ? std::optional(row->currency) : std::nullopt;
}

Currency currency(std::string_view code) {
  if (const std::optional<Currency> found = find_currency(code)) return *found;
  const std::string near = near_codes(code);
  throw Error(ErrorCode::not_found, fmt::format("no currency '{}': {}", code.substr(0, 40),
                                                near.empty() ? "write the three letters of ISO 4217, such as CNY or USD"
                                                             : "did you mean " + near + "?"));
}

bool quoted_before(Currency a, Currency b) {
  const std::size_t rank_a = market_rank(a);
  const std::size_t rank_b = market_rank(b);
  return rank_a != rank_b ? rank_a < rank_b : a < b;
}

}  // namespace capex::core
