#include "capex/money/amount_text.hpp"

#include <random>

#include "catch.hpp"
#include "error_text.hpp"

using namespace capex;

namespace {

struct Read {
  const char* text;
  const char* strict;
  const char* code;
  int decimals;
};

void check(const Read& expected, std::optional<Currency> currency = std::nullopt) {
  CAPTURE(expected.text);
  const StatedAmount amount = parse_amount(expected.text, currency);
  CHECK(to_string(amount) == expected.strict);
  CHECK(amount.currency.code() == expected.code);
  CHECK(amount.number.decimals() == expected.decimals);
  CHECK(amount.number.digits() == amount.currency.digits());
}

std::string refusal(std::string_view text, std::optional<Currency> currency = std::nullopt) {
  const std::string error = error_of([&] { parse_amount(text, currency); });
  return error.substr(0, error.find("; write"));
}

const Currency cny = currency("CNY");
const Currency usd = currency("USD");

}  // namespace

TEST_CASE("the last digit written, in its unit, sets the decimals") {
  for (const Read& read : {
           Read{"23bn CNY", "23000000000", "CNY", -9},
           Read{"4.2bn CNY", "4200000000", "CNY", -8},
           Read{"3.22bn USD", "3220000000", "USD", -7},
           Read{"4.20bn CNY", "4200000000", "CNY", -7},
           Read{"23000000000 CNY", "23000000000", "CNY", 0},
           Read{"12.50 USD", "12.5", "USD", 2},
           Read{"12.500 USD", "12.5", "USD", 3},
           Read{".5bn USD", "500000000", "USD", -8},
           Read{"0 USD", "0", "USD", 0},
       }) {
    check(read);
  }
  check({"230k", "230000", "XXX", -3}, Currency::none());
  check({"485,000", "485000", "XXX", 0}, Currency::none());
}

TEST_CASE("every unit that people write is read, in any case, with or without a blank") {
  for (const Read& read : {
           Read{"4k USD", "4000", "USD", -3},
           Read{"4 thousand USD", "4000", "USD", -3},
           Read{"4M USD", "4000000", "USD", -6},
           Read{"4mn USD", "4000000", "USD", -6},
           Read{"4 mln USD", "4000000", "USD", -6},
           Read{"4 Million USD", "4000000", "USD", -6},
           Read{"4B USD", "4000000000", "USD", -9},
           Read{"4 bn USD", "4000000000", "USD", -9},
           Read{"4.2 billion USD", "4200000000", "USD", -8},
           Read{"4t USD", "4000000000000", "USD", -12},
           Read{"4tn USD", "4000000000000", "USD", -12},
           Read{"4 trillion USD", "4000000000000", "USD", -12},
           Read{"4\u00a0bn\u00a0USD", "4000000000", "USD", -9},
       }) {
    check(read);
  }
}

TEST_CASE("Chinese units and currencies are read") {
  for (const Read& read : {
           Read{"230.88亿 CNY", "23088000000", "CNY", -6},
           Read{"230.88亿元", "23088000000", "CNY", -6},
           Read{"1.2万亿元", "1200000000000", "CNY", -11},
           Read{"5万元", "50000", "CNY", -4},
           Read{"70亿美元", "7000000000", "USD", -8},
           Read{"人民币42亿元", "4200000000", "CNY", -8},
           Read{"约500亿元人民币", "~50000000000", "CNY", -8},
           Read{"超过120亿美元", ">12000000000", "USD", -8},
       }) {
    check(read);
  }
}

TEST_CASE("a currency stands before or after the number, as a code, a sign or a word") {
  for (const Read& read : {
           Read{"$3.22bn", "3220000000", "USD", -7},
           Read{"US$3.22bn", "3220000000", "USD", -7},
           Read{"HK$5bn", "5000000000", "HKD", -9},
           Read{"€5bn", "5000000000", "EUR", -9},
           Read{"£5bn", "5000000000", "GBP", -9},
           Read{"5bn €", "5000000000", "EUR", -9},
           Read{"RMB 4,200m", "4200000000", "CNY", -6},
           Read{"rmb4.2bn", "4200000000", "CNY", -8},
           Read{"CNY 4.2bn", "4200000000", "CNY", -8},
           Read{"50 billion yuan", "50000000000", "CNY", -9},
           Read{"7 billion dollars", "7000000000", "USD", -9},
           Read{"23bncny", "23000000000", "CNY", -9},
           Read{"CNY 5bn CNY", "5000000000", "CNY", -9},
           Read{"120 JPY", "120", "JPY", 0},
           Read{"1.234 KWD", "1.234", "KWD", 3},
       }) {
    check(read);
  }
}

TEST_CASE("the currency may come from beside the text instead") {
  check({"23bn", "23000000000", "CNY", -9}, cny);
  check({"23bn CNY", "23000000000", "CNY", -9}, cny);
  CHECK(refusal("23bn") == "parse: '23bn': it names no currency: put CNY, USD or another ISO 4217 code beside it");
  CHECK(refusal("$23bn", cny) == "parse: '$23bn': it is in USD, but CNY was asked for");
  CHECK(refusal("$23k", Currency::none()) == "parse: '$23k': it is in USD, but a count has no currency");
  CHECK(refusal("$5bn EUR") == "parse: '$5bn EUR': it names two currencies, USD and EUR");
}

TEST_CASE("the yuan and yen sign needs a currency beside it") {
  CHECK(refusal("¥5bn") == "parse: '¥5bn': the sign ¥ is used for yuan and for yen: write CNY or JPY");
  CHECK(refusal("¥5bn", usd).find("parse") == 0);
  check({"¥5bn", "5000000000", "CNY", -9}, cny);
  check({"¥5bn", "5000000000", "JPY", -9}, currency("JPY"));
  check({"¥5bn CNY", "5000000000", "CNY", -9});
}

TEST_CASE("limits have one end") {
  for (const char* text : {">12bn USD", ">=12bn USD", "≥ 12bn USD", "more than 12bn USD", "More than $12bn",
                           "over $12bn", "at least $12bn", "$ >12bn"}) {
    check({text, ">12000000000", "USD", -9});
  }
  for (const char* text : {"<12bn USD", "≤12bn USD", "up to 12bn USD", "less than $12bn", "under $12bn"}) {
    check({text, "<12000000000", "USD", -9});
  }
  CHECK(parse_amount(">12bn USD").number.bounds() == Bounds(1'200'000'000'000, std::nullopt));
}

TEST_CASE("about is kept") {
  for (const char* text : {"~50bn CNY", "≈50bn CNY", "about 50bn CNY", "around RMB50bn", "some 50bn CNY",
                           "approximately 50bn CNY", "roughly 50bn CNY", "约50bn CNY"}) {
    check({text, "~50000000000", "CNY", -9});
  }
  check({"about more than 50bn CNY", "~>50000000000", "CNY", -9});
}

TEST_CASE("a range takes its unit from either end and its precision from the coarser one") {
  for (const char* text : {"60-65bn USD", "60bn-65bn USD", "$60bn-$65bn", "60–65bn USD", "60 to 65bn USD", "$60-65bn",
                           "60bn USD - 65bn USD"}) {
    check({text, "60000000000-65000000000", "USD", -9});
  }
  check({"12,000-13,000 USD", "12000-13000", "USD", 0});
  check({"500m-1bn USD", "500000000-1000000000", "USD", -9});
  check({"4.25-5bn USD", "4250000000-5000000000", "USD", -9});
  check({"-5--3bn USD", "-5000000000--3000000000", "USD", -9});
  CHECK(refusal("65-60bn USD") == "parse: '65-60bn USD': the range runs backwards: the smaller amount comes first");
  CHECK(refusal("60bn-65 USD") == "parse: '60bn-65 USD': the upper end lacks the unit of the lower one");
  CHECK(refusal(">60-65bn USD") == "parse: '>60-65bn USD': it is a limit and a range at once");
}

TEST_CASE("amounts may be negative") {
  for (const char* text : {"-5bn USD", "\u22125bn USD", "-$5bn", "$-5bn", "- 5bn USD"}) {
    check({text, "-5000000000", "USD", -9});
  }
  check({"+5bn USD", "5000000000", "USD", -9});
}

TEST_CASE("a comma groups thousands in threes, and the error says so") {
  check({"1,234,567 USD", "1234567", "USD", 0});
  CHECK(refusal("4,2bn USD") ==
        "parse: '4,2bn USD': in '4,2' the comma groups thousands, three digits each (4,200); "
        "decimals follow '.' (4.2)");
  for (const char* text : {"1,2345 USD", "1234,567 USD", "1,23,456 USD", "1,234.5,6 USD"}) {
    CAPTURE(text);
    CHECK(refusal(text).find("parse") == 0);
  }
}

TEST_CASE("nothing finer than the minor unit is lost without a word") {
  CHECK(refusal("12.505 USD") == "parse: '12.505 USD': it is finer than the minor unit of USD, which has 2 decimals");
  CHECK(refusal("1.5 JPY") == "parse: '1.5 JPY': it is finer than the minor unit of JPY, which has 0 decimals");
  CHECK(refusal("0.5", Currency::none()) == "parse: '0.5': a count is a whole number");
  check({"0.0005k", "0.5", "USD", 1}, usd);
}

TEST_CASE("what is no amount is refused with what was found and what is accepted") {
  CHECK(error_of([] { parse_amount("9e9 USD"); }) ==
        "parse: '9e9 USD': 'e9' is not understood; write an amount such as 23bn, 4.2 billion, RMB 4,200m, $3.22bn, "
        ">12bn, "
        "up to 100bn, 60-65bn, ~50bn, 230k or 230.88亿");
  CHECK(refusal("") == "parse: there is no amount");
  CHECK(refusal("  ") == "parse: '  ': there is no amount");
  CHECK(refusal("RMB") == "parse: 'RMB': a number is missing at the end");
  CHECK(refusal("lots") == "parse: 'lots' is not a number");
  CHECK(refusal("lots USD") == "parse: 'lots USD': 'lots' is not a number");
  CHECK(refusal("23bn CNY or so") == "parse: '23bn CNY or so': 'or' is not understood");
  for (const char* text : {"-", ">", "~", "$", "1.2.3 USD", "5.", "--5 USD", "5-6-7bn USD", "about about 5bn USD",
                           "> <5bn USD", "inf USD", "5 bnx USD", "2024-06-30"}) {
    CAPTURE(text);
    CHECK(refusal(text, usd).find("parse") == 0);
  }
}

TEST_CASE("an amount that does not fit is an overflow") {
  check({"92233720368547758.06 USD", "92233720368547758.06", "USD", 2});
  for (const char* text : {"92233720368547758.07 USD", "100000tn USD", "-92233720368547758.08 USD",
                           "99999999999999999999999999999999999999999999999999 USD",
                           "0.0000000000000000000000000000000000000000000000000000000000000000001 USD"}) {
    CAPTURE(text);
    CHECK(refusal(text).find("overflow") == 0);
  }
  CHECK(refusal("100000tn USD").find("overflow: '100000tn USD': an amount is too large") == 0);
}

TEST_CASE("the precision of an amount can be overridden") {
  const StatedAmount chips = with_decimals(parse_amount("about 230,000", Currency::none()), -4);
  CHECK(chips.number.decimals() == -4);
  CHECK(chips.number.about());
  CHECK(chips.number.bounds() == Bounds(225'000, 235'000));
  CHECK(error_of([&] { with_decimals(chips, 31); }).find("usage") == 0);
}

TEST_CASE("the strict form is read back to the same value") {
  for (const char* text : {"23bn CNY", "~50bn CNY", ">12bn USD", "<100bn USD", "64-72bn USD", "-5--3bn USD",
                           "12.34 USD", "~>1.5 KWD", "120 JPY"}) {
    CAPTURE(text);
    const StatedAmount amount = parse_amount(text);
    const StatedAmount again = parse_amount(to_string(amount), amount.currency);
    CHECK(with_decimals(again, amount.number.decimals()) == amount);
  }
}

TEST_CASE("any text gives an amount or an error") {
  const std::string_view pieces[] = {"23",  "4.2",    "0",    ",",    ".",    "-", "–",  " ",  "bn", "k",
                                     "亿",  "万",     "USD",  "$",    "¥",    ">", "≤",  "~",  "to", "m",
                                     "999", "about ", "\xe4", "\xff", "0000", "e", "元", "up", "(",  "+"};
  std::mt19937 random(20240630);
  int read = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string text;
    for (auto n = random() % 8; n > 0; --n) text += pieces[random() % std::size(pieces)];
    try {
      const StatedAmount amount = parse_amount(text, random() % 2 ? std::optional(usd) : std::nullopt);
      const StatedAmount again = parse_amount(to_string(amount), amount.currency);
      if (with_decimals(again, amount.number.decimals()) != amount) FAIL("not read back: " << text);
      ++read;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::parse && error.code() != ErrorCode::overflow) FAIL(text << ": " << error.what());
    }
  }
  CHECK(read > 1'000);
}
