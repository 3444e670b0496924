#include "ask/answer/rate_words.hpp"

#include "catch.hpp"

namespace capex::core::rate_words_test {

namespace {

AppliedRate rate(RateKind kind, const char* number, const char* base = "USD", const char* quote = "CNY") {
  AppliedRate applied;
  applied.kind = kind;
  applied.rate = {currency(base), currency(quote), Decimal::parse(number)};
  return applied;
}

AppliedRate dated(AppliedRate applied, const char* first, const char* last, int days) {
  applied.first = parse_date(first);
  applied.last = parse_date(last);
  applied.days = days;
  return applied;
}

}  // namespace

TEST_CASE("an average names its days, its provider and its way") {
  AppliedRate average = dated(rate(RateKind::average, "7.21500123456"), "2024-01-01", "2024-06-30", 126);
  average.via[0] = currency("EUR");
  CHECK(rate_words(average, "ecb") ==
        "7.2150 CNY per USD, average of 126 daily ecb rates, 2024-01-01..2024-06-30, through EUR");
  average.via[1] = currency("GBP");
  CHECK(rate_words(average, "ecb") ==
        "7.2150 CNY per USD, average of 126 daily ecb rates, 2024-01-01..2024-06-30, through EUR and GBP");
}

TEST_CASE("a day's rate names the day it is of") {
  CHECK(rate_words(dated(rate(RateKind::closing, "7.2673"), "2024-06-28", "2024-06-28", 1), "fred") ==
        "7.2673 CNY per USD, closing fred rate, of 2024-06-28");
  CHECK(rate_words(dated(rate(RateKind::on, "7.12280107"), "2024-08-26", "2024-08-26", 1), "ecb") ==
        "7.1228 CNY per USD, ecb rate of 2024-08-26");
  // A stock takes its day's rate under `average`.
  CHECK(rate_words(dated(rate(RateKind::average, "7.1228"), "2024-08-26", "2024-08-26", 1), "ecb") ==
        "7.1228 CNY per USD, ecb rate of 2024-08-26");
}

TEST_CASE("fixed and issuer rates have no day") {
  CHECK(rate_words(rate(RateKind::fixed, "7.14"), "") == "7.14 CNY per USD, fixed");
  CHECK(rate_words(rate(RateKind::issuer, "7.08067757680"), "") == "7.0807 CNY per USD, as the source itself converts");
}

TEST_CASE("nothing is said where nothing was converted") {
  CHECK(rate_words(AppliedRate{}, "ecb").empty());
}

TEST_CASE("rates are printed to four places, below 1 to five significant digits, shorter ones as they are") {
  CHECK(rate_number(rate(RateKind::on, "186.75", "EUR", "JPY")) == "186.75");
  CHECK(rate_number(rate(RateKind::average, "7.2", "USD", "CNY")) == "7.2000");
  CHECK(rate_number(rate(RateKind::on, "0.870581234", "EUR", "GBP")) == "0.87058");
  CHECK(rate_number(rate(RateKind::on, "0.00641234567", "USD", "XAU")) == "0.0064123");
  CHECK(rate_number(rate(RateKind::on, "1380.123456", "USD", "KRW")) == "1380.1235");
}

}  // namespace capex::core::rate_words_test
