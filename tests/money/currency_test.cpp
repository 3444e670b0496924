#include "money/currency.hpp"

#include <algorithm>
#include <set>

#include "catch.hpp"
#include "error_text.hpp"

namespace currency_test {

using namespace capex;
using namespace capex::core;

TEST_CASE("the list holds every current ISO 4217 code, and those that old rate files name") {
  const auto all = currencies();
  const auto withdrawn = std::count_if(all.begin(), all.end(), [](const CurrencyEntry& row) { return row.withdrawn; });
  CHECK(all.size() == 189);
  CHECK(withdrawn == 11);
  CHECK(std::is_sorted(all.begin(), all.end(),
                       [](const CurrencyEntry& a, const CurrencyEntry& b) { return a.currency < b.currency; }));
}

TEST_CASE("codes and numbers are unique and well formed") {
  std::set<std::string_view> codes;
  std::set<int> numbers;
  for (const CurrencyEntry& row : currencies()) {
    CAPTURE(std::string(row.currency.code()));
    codes.insert(row.currency.code());
    numbers.insert(row.currency.number());
    CHECK(!row.name.empty());
    CHECK(row.currency.number() > 0);
    CHECK(row.currency.number() < 1000);
    CHECK(row.currency.digits() >= 0);
    CHECK(row.currency.digits() <= 4);
    CHECK(find_currency(row.currency.code()) == row.currency);
    CHECK(find_currency(row.currency.number()) == row.currency);
  }
  CHECK(codes.size() == currencies().size());
  CHECK(numbers.size() == currencies().size());
}

TEST_CASE("each currency has its own digits of the minor unit") {
  const auto digits = [](const char* code) { return currency(code).digits(); };
  for (const char* code : {"CNY", "USD", "EUR", "GBP", "HUF", "TWD", "IDR", "MGA", "MRU", "RSD", "ZWG", "XCG", "XAD"}) {
    CAPTURE(code);
    CHECK(digits(code) == 2);
  }
  for (const char* code : {"JPY", "KRW", "ISK", "CLP", "VND", "UGX", "UYI", "XAF", "XOF", "XPF", "XAU", "XDR", "XXX"}) {
    CAPTURE(code);
    CHECK(digits(code) == 0);
  }
  for (const char* code : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}) {
    CAPTURE(code);
    CHECK(digits(code) == 3);
  }
  CHECK(digits("CLF") == 4);
  CHECK(digits("UYW") == 4);
}

TEST_CASE("a currency is found by its code in any case, or by its number") {
  CHECK(find_currency("cny")->number() == 156);
  CHECK(find_currency("Usd")->code() == "USD");
  CHECK(find_currency(392)->code() == "JPY");
  CHECK(find_currency(8)->code() == "ALL");
  CHECK(find_currency("rmb")->code() == "CNY");
  CHECK(find_currency("NTD")->code() == "TWD");
  CHECK(!find_currency("CNH"));
  CHECK(!find_currency("CN"));
  CHECK(!find_currency("CNYY"));
  CHECK(!find_currency("ZZZ"));
  CHECK(!find_currency(""));
  CHECK(!find_currency(0));
  CHECK(!find_currency(-1));
  CHECK(!find_currency(1000));
}

TEST_CASE("an unknown code is an error that names near ones") {
  CHECK(error_of([] { currency("CNX"); }) == "not_found: no currency 'CNX': did you mean CNY (Yuan Renminbi)?");
  CHECK(error_of([] { currency("cnyy"); }) == "not_found: no currency 'cnyy': did you mean CNY (Yuan Renminbi)?");
  CHECK(error_of([] { currency("CYN"); }) ==
        "not_found: no currency 'CYN': did you mean BYN (Belarusian Ruble), CNY (Yuan Renminbi)?");
  CHECK(error_of([] { currency("CNH"); }).find("CNY (Yuan Renminbi)") != std::string::npos);
  CHECK(error_of([] { currency("yuan"); }) ==
        "not_found: no currency 'yuan': write the three letters of ISO 4217, such as CNY or USD");
}

TEST_CASE("codes that are no longer current are known and marked") {
  for (const char* code : {"BGN", "CYP", "EEK", "HRK", "LTL", "LVL", "MTL", "ROL", "SIT", "SKK", "TRL"}) {
    CAPTURE(code);
    const auto all = currencies();
    const auto row =
        std::find_if(all.begin(), all.end(), [&](const CurrencyEntry& entry) { return entry.currency.code() == code; });
    REQUIRE(row != all.end());
    CHECK(row->withdrawn);
  }
}

TEST_CASE("no currency is XXX, and is not money") {
  CHECK(Currency::none() == currency("XXX"));
  CHECK(Currency() == Currency::none());
  CHECK(!Currency::none().is_money());
  CHECK(currency("CNY").is_money());
}

TEST_CASE("market order leads with EUR, GBP, AUD, NZD, USD, CAD, CHF, JPY and goes on by code") {
  const char* order[] = {"EUR", "GBP", "AUD", "NZD", "USD", "CAD", "CHF", "JPY", "AED", "CNY", "HKD", "TWD"};
  for (std::size_t i = 0; i < std::size(order); ++i) {
    for (std::size_t j = 0; j < std::size(order); ++j) {
      CAPTURE(order[i], order[j]);
      CHECK(quoted_before(currency(order[i]), currency(order[j])) == (i < j));
    }
  }
}

}  // namespace currency_test
