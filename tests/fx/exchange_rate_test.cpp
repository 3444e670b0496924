#include "fx/exchange_rate.hpp"

#include "catch.hpp"
#include "error_text.hpp"

namespace exchange_rate_test {

using namespace capex;
using namespace capex::core;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");
const Currency eur = currency("EUR");
const Currency jpy = currency("JPY");
const Currency kwd = currency("KWD");
const Currency clf = currency("CLF");
const Currency clp = currency("CLP");

ExchangeRate rate(Currency base, Currency quote, const char* text) {
  return {base, quote, Decimal::parse(text)};
}

}  // namespace

TEST_CASE("an amount converts either way by the one rate of the pair") {
  const ExchangeRate yuan = rate(usd, cny, "7.2150");
  CHECK(convert(100'000, usd, cny, yuan) == 721'500);
  CHECK(convert(721'500, cny, usd, yuan) == 100'000);
  CHECK(convert(-721'500, cny, usd, yuan) == -100'000);
  CHECK(convert(Money{721'500, cny}, usd, yuan) == Money{100'000, usd});
}

TEST_CASE("a conversion rounds once, by the mode that is named") {
  const ExchangeRate yuan = rate(usd, cny, "7.2150");
  // 50bn / 7.215 = 6,930,006,930.006930...
  CHECK(convert(5'000'000'000'000, cny, usd, yuan) == 693'000'693'001);
  CHECK(convert(4'950'000'000'000, cny, usd, yuan, Rounding::floor) == 686'070'686'070);
  CHECK(convert(5'050'000'000'000, cny, usd, yuan, Rounding::ceiling) == 699'930'699'931);
}

TEST_CASE("each currency keeps its own digits") {
  const ExchangeRate yen = rate(usd, jpy, "150");
  CHECK(convert(10'000, usd, jpy, yen) == 15'000);
  CHECK(convert(15'000, jpy, usd, yen) == 10'000);
  CHECK(convert(1, usd, jpy, yen) == 2);  // 1.5 yen, to the even one
  CHECK(convert(3, usd, jpy, yen) == 4);  // 4.5 yen
  const ExchangeRate dinar = rate(usd, kwd, "0.3075");
  CHECK(convert(10'000, usd, kwd, dinar) == 30'750);
  CHECK(convert(30'750, kwd, usd, dinar) == 10'000);
  const ExchangeRate unidad = rate(clf, clp, "37571.86");
  CHECK(convert(10'000, clf, clp, unidad) == 37'572);
  CHECK(convert(3'757'186, clp, clf, unidad) == 1'000'000);
}

TEST_CASE("a rate of another pair is refused") {
  CHECK(error_of([] { convert(1, eur, cny, rate(usd, cny, "7.2")); }) ==
        "currency_mismatch: a rate of USD/CNY does not convert EUR to CNY");
  CHECK(error_of([] { convert(1, usd, usd, rate(usd, cny, "7.2")); }).find("currency_mismatch") == 0);
  CHECK(error_of([] { convert(1, usd, cny, rate(usd, cny, "0")); }).find("usage") == 0);
  CHECK(error_of([] { convert(1, cny, usd, rate(usd, cny, "-7")); }).find("usage") == 0);
}

TEST_CASE("what fits in the end is converted, what does not is an overflow") {
  const ExchangeRate long_rate{clf, clp, Decimal(9'000'000'000'000'000'000, 18)};
  CHECK(convert(900'000'000'000'000, clp, clf, long_rate) == 1'000'000'000'000'000'000);
  CHECK(error_of([&] { convert(90'000'000'000'000'000, clp, clf, long_rate); }).find("overflow") == 0);
  CHECK(convert(9'000'000'000'000'000'000, clf, clp, long_rate) == 8'100'000'000'000'000);
  CHECK(convert(9'000'000'000'000'000'000, cny, usd, rate(usd, cny, "7.2")) == 1'250'000'000'000'000'000);
  CHECK(error_of([] { convert(9'000'000'000'000'000'000, usd, cny, rate(usd, cny, "7.2")); }).find("overflow") == 0);
  const ExchangeRate tiny{usd, cny, Decimal(1, 18)};
  CHECK(convert(1'000'000'000'000'000'000, usd, cny, tiny) == 1);
  CHECK(error_of([&] { convert(1'000, cny, usd, tiny); }).find("overflow") == 0);
}

TEST_CASE("applied rates are alike when their rate, their days and their way are") {
  const AppliedRate one{RateKind::average,
                        {currency("USD"), currency("CNY"), Decimal::parse("7.2")},
                        parse_date("2024-01-01"),
                        parse_date("2024-06-30"),
                        126,
                        {currency("EUR"), Currency::none()}};
  CHECK(one == AppliedRate(one));
  AppliedRate other = one;
  other.via[0] = currency("GBP");
  CHECK_FALSE(one == other);
  other = one;
  other.days = 125;
  CHECK_FALSE(one == other);
  other = one;
  other.written = Decimal::parse("0.14");
  CHECK_FALSE(one == other);
}

}  // namespace exchange_rate_test
