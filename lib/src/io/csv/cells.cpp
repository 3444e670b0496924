#include "io/csv/cells.hpp"

#include <algorithm>
#include <charconv>

#include "money/amount_text.hpp"
#include "text/letters.hpp"
#include "text/near_names.hpp"

namespace capex::core {
namespace {

constexpr int max_decimals = 30;

StatedAmount parse_in_any_currency(std::string_view text) {
  // A count names no currency and takes none; only what cannot be one is asked for the currency in its own text.
  try {
    return parse_amount(text, Currency::none());
  } catch (const Error&) {
    return parse_amount(text);
  }
}

std::optional<int> whole_in(std::string_view text, int low, int high) {
  const std::string_view digits = text.substr(!text.empty() && text.front() == '+' ? 1 : 0);
  int value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failure != std::errc() || end != digits.data() + digits.size() || value < low || value > high) return {};
  return value;
}

}  // namespace

std::string parse_name(std::string_view text) {
  if (text.empty()) throw Error(ErrorCode::parse, "this cell must not be empty");
  return std::string(text);
}

std::string parse_key(std::string_view text) {
  if (const Fault fault = key_fault(text)) throw Error(ErrorCode::parse, *fault);
  return parse_name(text);
}

std::string parse_lower_key(std::string_view text) {
  const std::string key = parse_key(text);
  if (const std::string lower = lower_case(key); lower != key) {
    throw Error(ErrorCode::parse, fmt::format("'{}': this key is written in lower case ('{}')", key, lower));
  }
  return key;
}

std::string expected(std::string_view text, std::string_view accepted) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < accepted.size();) {
    const std::size_t end = std::min(accepted.find_first_of(", ", begin), accepted.size());
    const std::string_view word = accepted.substr(begin, end - begin);
    if (!word.empty() && word != "or") words.emplace_back(word);
    begin = end + 1;
  }
  const std::string near = did_you_mean(text, words);
  return near.empty() ? fmt::format(": expected {}", accepted) : near;
}

int parse_whole(std::string_view text, int low, int high) {
  if (const auto value = whole_in(text, low, high)) return *value;
  throw Error(ErrorCode::parse, fmt::format("'{}': expected a whole number from {} to {}", text, low, high));
}

Basis parse_series_basis(std::string_view text) {
  return text.empty() ? Basis::actual : one_of(parse_basis, basis_words)(text);
}

std::string parse_series_scope(std::string_view text) {
  return text.empty() ? "total" : parse_key(text);
}

std::optional<int> parse_decimals(std::string_view text, int exact) {
  if (text.empty()) return std::nullopt;
  if (text == "INF") return exact;
  if (const auto decimals = whole_in(text, -max_decimals, max_decimals)) return decimals;
  throw Error(ErrorCode::parse, fmt::format("'{}': decimals are a whole number from {} to {} (-9: stated in billions), "
                                            "INF (exact) or nothing (as the amount is written)",
                                            text, -max_decimals, max_decimals));
}

std::optional<StatedAmount> read_amount(CsvTable& table, const AmountColumns& columns) {
  const bool currency_given = !table.word(columns.currency).empty();
  const auto given = currency_given ? table.read(columns.currency, parse_currency) : std::optional<Currency>();
  if (currency_given && !given) return std::nullopt;

  std::optional<StatedAmount> amount = table.read(columns.amount, [&](std::string_view text) {
    return given ? parse_amount(text, *given) : parse_in_any_currency(text);
  });
  if (!amount) return std::nullopt;

  const auto decimals = table.read(
      columns.decimals, [&](std::string_view text) { return parse_decimals(text, amount->currency.digits()); });
  if (!decimals) return std::nullopt;
  return *decimals ? with_decimals(*amount, **decimals) : *amount;
}

}  // namespace capex::core
