#include "money/currency_words.hpp"

namespace capex {
namespace {

struct Sign {
  std::string_view words;  // lower case
  std::string_view code;   // empty for the sign of two currencies
};

// Longer ones before those that they begin with. A lone $ is the US dollar.
constexpr Sign signs[] = {
    {"us$", "USD"},      {"hk$", "HKD"},  {"nt$", "TWD"},   {"nz$", "NZD"},  {"au$", "AUD"},      {"ca$", "CAD"},
    {"a$", "AUD"},       {"c$", "CAD"},   {"s$", "SGD"},    {"$", "USD"},    {"dollars", "USD"},  {"dollar", "USD"},
    {"美元", "USD"},     {"€", "EUR"},    {"euros", "EUR"}, {"euro", "EUR"}, {"欧元", "EUR"},     {"£", "GBP"},
    {"英镑", "GBP"},     {"rmb", "CNY"},  {"cn¥", "CNY"},   {"yuan", "CNY"}, {"renminbi", "CNY"}, {"人民币", "CNY"},
    {"元人民币", "CNY"}, {"港元", "HKD"}, {"日元", "JPY"},  {"韩元", "KRW"}, {"元", "CNY"},       {"jp¥", "JPY"},
    {"yen", "JPY"},      {"₩", "KRW"},    {"₹", "INR"},     {"¥", ""},       {"￥", ""},
};

}  // namespace

std::optional<WrittenCurrency> take_currency(NumberCursor& cursor) {
  if (cursor.at_end() || cursor.at_digit()) return std::nullopt;
  const std::string_view before = cursor.rest();
  const std::string_view letters = cursor.take_letters();
  if (const std::optional<Currency> found = find_currency(letters)) return WrittenCurrency{letters, found};
  cursor.back_to(before);
  for (const Sign& sign : signs) {
    if (!cursor.take(sign.words)) continue;
    return WrittenCurrency{sign.words, sign.code.empty() ? std::nullopt : find_currency(sign.code)};
  }
  return std::nullopt;
}

}  // namespace capex
