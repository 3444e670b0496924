#include "money/amount_text.hpp"

#include <random>

#include "catch.hpp"
#include "error_text.hpp"

namespace amount_text_test {

using namespace capex;
using namespace capex::core;

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
           Read{"0.500 USD", "0.5", "USD", 3},
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

TEST_CASE("units of East Asia make compounds, each part a number in its own unit") {
  for (const Read& read : {
           Read{"1兆2,000億円", "1200000000000", "JPY", -8},
           Read{"1兆2億3,000万円", "1000230000000", "JPY", -4},
           Read{"456,789百万円", "456789000000", "JPY", -6},
           Read{"百億円", "10000000000", "JPY", -10},
           Read{"1億2,345万6,789円", "123456789", "JPY", 0},
           Read{"53조6천억원", "53600000000000", "KRW", -11},
           Read{"2조 5,000억 원", "2500000000000", "KRW", -8},
           Read{"20 trillion won", "20000000000000", "KRW", -12},
           Read{"3만원", "30000", "KRW", -4},
           Read{"5千万元", "50000000", "CNY", -7},
           Read{"1万2千亿元", "1200000000000", "CNY", -11},
           Read{"1.2万亿元", "1200000000000", "CNY", -11},
           Read{"2千5百万元", "25000000", "CNY", -6},
           Read{"5千元", "5000", "CNY", -3},
           Read{"三百亿元", "30000000000", "CNY", -10},
           Read{"一万二千亿美元", "1200000000000", "USD", -11},
           Read{"一点五万亿元", "1500000000000", "CNY", -11},
           Read{"一万零五百元", "10500", "CNY", -2},
           Read{"1兆2.5億円", "1000250000000", "JPY", -7},
       }) {
    check(read);
  }
  check({"23万", "230000", "XXX", -4}, Currency::none());
}

TEST_CASE("a compound that can be read in two ways is refused") {
  CHECK(refusal("3万5元") == "parse: '3万5元': is its end 30,005 or 35,000? Write the unit of its last digit");
  CHECK(refusal("三百五元") == "parse: '三百五元': is its end 305 or 350? Write the unit of its last digit");
  CHECK(refusal("1亿2亿元") == "parse: '1亿2亿元': its units do not fall from one to the next");
  CHECK(refusal("1兆2万亿円") == "parse: '1兆2万亿円': its units do not fall from one to the next");
  CHECK(refusal("1.2兆3億円") == "parse: '1.2兆3億円': a number with decimals comes last: write all of it in one unit");
  for (const char* text : {"万元", "60m 65bn USD", "5bn 3 USD", "5bn bn USD", "5五元", "1点元"}) {
    CAPTURE(text);
    CHECK(refusal(text).find("parse") == 0);
  }
}

TEST_CASE("units of India stack, and its commas group lakhs") {
  for (const Read& read : {
           Read{"1.5 lakh crore INR", "1500000000000", "INR", -11},
           Read{"Rs 2,500 crore", "25000000000", "INR", -7},
           Read{"₹3 crore 50 lakh", "35000000", "INR", -5},
           Read{"Rs. 50 thousand crore", "500000000000", "INR", -10},
           Read{"Rs 1,50,000 crore", "1500000000000", "INR", -7},
           Read{"12,34,56,789 INR", "123456789", "INR", 0},
           Read{"Rs 5 lakh PKR", "500000", "PKR", -5},
       }) {
    check(read);
  }
  CHECK(refusal("1,50,000 USD").find("the comma groups thousands") != std::string::npos);
}

TEST_CASE("short and foreign words for millions and billions are read") {
  for (const Read& read : {
           Read{"4.1k JPY", "4100", "JPY", -2},
           Read{"50.684952tn JPY", "50684952000000", "JPY", -6},
           Read{"4 Mrd. €", "4000000000", "EUR", -9},
           Read{"4 Mrd EUR", "4000000000", "EUR", -9},
           Read{"350 Mio. CHF", "350000000", "CHF", -6},
           Read{"4bil USD", "4000000000", "USD", -9},
           Read{"$4.5mm", "4500000", "USD", -5},
           Read{"$4 billions", "4000000000", "USD", -9},
           Read{"3 hundred million USD", "300000000", "USD", -8},
           Read{"$1 billion 200 million", "1200000000", "USD", -6},
           Read{"23bnRMB", "23000000000", "CNY", -9},
       }) {
    check(read);
  }
}

TEST_CASE("currencies are named by the words of their countries") {
  for (const Read& read : {
           Read{"5 billion US dollars", "5000000000", "USD", -9},
           Read{"U.S.$5bn", "5000000000", "USD", -9},
           Read{"US$5bn", "5000000000", "USD", -9},
           Read{"S$5bn", "5000000000", "SGD", -9},
           Read{"NT$956bn", "956000000000", "TWD", -9},
           Read{"HK$5bn", "5000000000", "HKD", -9},
           Read{"C$5bn", "5000000000", "CAD", -9},
           Read{"A$5bn", "5000000000", "AUD", -9},
           Read{"5 bn kronor", "5000000000", "SEK", -9},
           Read{"RM5bn", "5000000000", "MYR", -9},
           Read{"2亿台币", "200000000", "TWD", -8},
           Read{"新台幣2億元", "200000000", "TWD", -8},
           Read{"2亿元新台币", "200000000", "TWD", -8},
           Read{"人民幣2億元", "200000000", "CNY", -8},
           Read{"30亿美元", "3000000000", "USD", -8},
           Read{"1000億円", "100000000000", "JPY", -8},
           Read{"50억달러", "5000000000", "USD", -8},
           Read{"5bn NTD", "5000000000", "TWD", -9},
           Read{"5bn RMB", "5000000000", "CNY", -9},
       }) {
    check(read);
  }
  check({"2億元", "200000000", "TWD", -8}, currency("TWD"));
  check({"2億圓", "200000000", "TWD", -8}, currency("TWD"));
  check({"5bn kr", "5000000000", "NOK", -9}, currency("NOK"));
  CHECK(refusal("5bn kr") ==
        "parse: '5bn kr': the sign kr is used for the money of four countries: write SEK, NOK, DKK or ISK");
  CHECK(refusal("5亿元", usd) == "parse: '5亿元': it is in CNY, but USD was asked for");
}

TEST_CASE("full-width digits and signs are read as the plain ones") {
  for (const Read& read : {
           Read{"１，２３４．５億円", "123450000000", "JPY", -7},
           Read{"＄５ｂｎ", "5000000000", "USD", -9},
           Read{"（１，２３４）USD", "-1234", "USD", 0},
           Read{"５０億～６０億円", "5000000000-6000000000", "JPY", -8},
       }) {
    check(read);
  }
  CHECK(refusal("５ｌｏｔｓ USD") == "parse: '５ｌｏｔｓ USD': 'lots' is not understood");
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

TEST_CASE("press words for limits have one end") {
  for (const char* text : {"$50bn+", "in excess of $50bn", "upwards of $50bn", "no less than $50bn", "exceeding $50bn",
                           "over $50bn", "$50bn or more", "just over $50bn", "逾500亿美元", "不少于500亿美元",
                           "至少500亿美元", "500亿美元以上", "500多亿美元", "500余亿美元"}) {
    CAPTURE(text);
    const StatedAmount amount = parse_amount(text);
    CHECK(to_string(amount) == ">50000000000");
    CHECK(amount.currency == usd);
  }
  for (const char* text :
       {"as much as $50bn", "no more than $50bn", "at most $50bn", "not more than $50bn", "just under $50bn",
        "a maximum of $50bn", "$50bn or less", "不超过500亿美元", "不到500亿美元", "500亿美元以下"}) {
    CAPTURE(text);
    CHECK(to_string(parse_amount(text)) == "<50000000000");
  }
  CHECK(refusal("more than $50bn+") == "parse: 'more than $50bn+': it names two limits");
}

TEST_CASE("press words for a number that is nearly reached say about") {
  for (const char* text : {"nearly $50bn", "close to $50bn", "almost $50bn", "c. $50bn", "circa $50bn",
                           "an estimated $50bn", "近500亿美元", "約500億美元", "500亿美元左右"}) {
    CAPTURE(text);
    CHECK(to_string(parse_amount(text)) == "~50000000000");
  }
  CHECK(to_string(parse_amount("about $50bn or more")) == "~>50000000000");
}

TEST_CASE("plus behind a number is a lower limit, also behind a hyphen") {
  for (const char* text : {"$50bn-plus", "$50-plus billion", "50-odd billion dollars", "$50bn plus", "$50bn–plus",
                           "50bn-plus USD", "500億ドル強", "500亿多美元"}) {
    CAPTURE(text);
    CHECK(to_string(parse_amount(text, usd)) == ">50000000000");
  }
}

TEST_CASE("a weak amount of Japan is nearly so much, and a strong one more than that") {
  check({"5000億円弱", "~500000000000", "JPY", -8});
  check({"5000億円強", ">500000000000", "JPY", -8});
  check({"約5000億円", "~500000000000", "JPY", -8});
  check({"5000億円前後", "~500000000000", "JPY", -8});
}

TEST_CASE("a range is said in words") {
  for (const char* text : {"between $38bn and $42bn", "between 38 and 42 billion dollars", "from $38bn to $42bn",
                           "$38bn to $42bn", "380亿至420亿美元", "在380亿到420亿美元之间", "380~420亿美元"}) {
    CAPTURE(text);
    CHECK(to_string(parse_amount(text)) == "38000000000-42000000000");
  }
  CHECK(refusal("between $38bn") == "parse: 'between $38bn': it has one end: write two, between 38bn and 42bn");
}

TEST_CASE("brackets stand for a minus") {
  for (const Read& read : {
           Read{"(1,234) USD", "-1234", "USD", 0},
           Read{"($5bn)", "-5000000000", "USD", -9},
           Read{"$(5bn)", "-5000000000", "USD", -9},
           Read{"$(1,234)m", "-1234000000", "USD", -6},
           Read{"(5)-(3)bn USD", "-5000000000--3000000000", "USD", -9},
       }) {
    check(read);
  }
  CHECK(refusal("(1,234 USD") ==
        "parse: '(1,234 USD': its bracket, which stands for a minus, is not closed: write (1,234) or -1,234");
  CHECK(refusal("(-5) USD") == "parse: '(-5) USD': it has a sign and brackets, which stand for a minus");
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
  for (const char* text : {"-5bn USD", "\u22125bn USD", "\u20135bn USD", "\u2013$5bn", "$\u22125bn", "minus $5bn",
                           "负5bn USD", "-$5bn", "$-5bn", "- 5bn USD"}) {
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

TEST_CASE("blanks and apostrophes part thousands too") {
  for (const char* text : {"1 234 567 EUR", "1\u00a0234\u00a0567 EUR", "1\u2009234\u2009567 EUR",
                           "1\u202f234\u202f567 €", "1'234'567 EUR", "1’234’567 EUR", "€1 234 567"}) {
    check({text, "1234567", "EUR", 0});
  }
  check({"50 000 M€", "50000000000", "EUR", -6});
  check({"1 234,5 Mio. €", "1234500000", "EUR", -5});
  check({"1 234.5m EUR", "1234500000", "EUR", -5});
  CHECK(refusal("1 234,567 Mio. €") ==
        "parse: '1 234,567 Mio. €': does its comma part thousands or stand before decimals? Write 1,234,567 or "
        "1,234.567");
  for (const char* text : {"1 23 EUR", "1 2345 EUR", "0 500 EUR", "1,234 567 EUR", "1234 567 EUR"}) {
    CAPTURE(text);
    CHECK(refusal(text).find("parse") == 0);
  }
  CHECK(refusal("1.234,56 EUR").find("its points part thousands") != std::string::npos);
}

TEST_CASE("words of Europe for amounts are read") {
  for (const Read& read : {
           Read{"5.2 Milliarden Euro", "5200000000", "EUR", -8},
           Read{"5 milliards d'euros", "5000000000", "EUR", -9},
           Read{"5 milliards d’euros", "5000000000", "EUR", -9},
           Read{"5 milliards de dollars", "5000000000", "USD", -9},
           Read{"50 Md€", "50000000000", "EUR", -9},
           Read{"50 Mds €", "50000000000", "EUR", -9},
           Read{"50 M€", "50000000", "EUR", -6},
           Read{"rund 50 Mrd. €", "~50000000000", "EUR", -9},
           Read{"knapp 50 Milliarden Dollar", "~50000000000", "USD", -9},
           Read{"mehr als 50 Milliarden US-Dollar", ">50000000000", "USD", -9},
           Read{"bis zu 50 Millionen Schweizer Franken", "<50000000", "CHF", -6},
           Read{"zwischen 5 und 6 Milliarden Euro", "5000000000-6000000000", "EUR", -9},
           Read{"plus de 5 milliards d'euros", ">5000000000", "EUR", -9},
           Read{"près de 5 milliards d'euros", "~5000000000", "EUR", -9},
           Read{"entre 5 et 6 milliards d'euros", "5000000000-6000000000", "EUR", -9},
           Read{"5 miliardi di euro", "5000000000", "EUR", -9},
           Read{"5 mil millones de euros", "5000000000", "EUR", -9},
           Read{"5 mil millones de dólares", "5000000000", "USD", -9},
           Read{"5 millones de dólares", "5000000", "USD", -6},
           Read{"5 miljard euro", "5000000000", "EUR", -9},
           Read{"5 miljarder kronor", "5000000000", "SEK", -9},
           Read{"5 bilhões de reais", "5000000000", "BRL", -9},
           Read{"50 Tsd. Euro", "50000", "EUR", -3},
           Read{"5 miliardów euro", "5000000000", "EUR", -9},
           Read{"5 млрд руб.", "5000000000", "RUB", -9},
           Read{"5 billion euro", "5000000000", "EUR", -9},
           Read{"5 Billion Euros", "5000000000", "EUR", -9},
           Read{"$5 mil", "5000000", "USD", -6},
       }) {
    check(read);
  }
  CHECK(refusal("5,2 Milliarden Euro").find("in '5,2' the comma groups thousands") != std::string::npos);
}

TEST_CASE("an amount may be all words") {
  for (const Read& read : {
           Read{"five billion dollars", "5000000000", "USD", -9},
           Read{"twenty-five billion yuan", "25000000000", "CNY", -9},
           Read{"one hundred and twenty million euros", "120000000", "EUR", -6},
           Read{"$50-billion", "50000000000", "USD", -9},
           Read{"a billion dollars", "1000000000", "USD", -9},
           Read{"half a billion dollars", "500000000", "USD", -8},
           Read{"nearly two and a half trillion won", "~2500000000000", "KRW", -11},
           Read{"between five and six billion dollars", "5000000000-6000000000", "USD", -9},
       }) {
    check(read);
  }
  for (const char* text : {"a dollar", "tens of billions of dollars", "a few billion dollars", "half dollars"}) {
    CAPTURE(text);
    CHECK(refusal(text).find("parse") == 0);
  }
}

TEST_CASE("a word of the long scale is refused with both readings") {
  CHECK(refusal("5 billones de euros") ==
        "parse: '5 billones de euros': is it 5bn or 5tn? The word of its unit stands for both, in one language and "
        "another: write one of these");
  for (const char* text : {"5 Billionen Euro", "5 billions d'euros", "5 Billion Euro", "5 biljoen euro",
                           "5 bilioni di euro", "5 Billion Dollar", "5 Bio. €"}) {
    CAPTURE(text);
    CHECK(refusal(text).find("is it 5bn or 5tn?") != std::string::npos);
  }
  CHECK(refusal("5 trillion d'euros").find("is it 5tn or 5,000,000tn?") != std::string::npos);
  CHECK(refusal("5 mil euros").find("is it 5k or 5m?") != std::string::npos);
}

TEST_CASE("three digits behind a point or a comma and a unit of the continent are refused with both readings") {
  CHECK(refusal("2.000 Mrd €") ==
        "parse: '2.000 Mrd €': is it 2bn or 2,000bn? A point before three digits may part thousands: write one "
        "of these");
  for (const char* text : {"2.500 Mio. Euro", "rund 2.500 Mio. Euro", "2.500 Millionen Euro", "2.500 millions d'euros",
                           "2.500 M€", "2,500 Mio. Euro"}) {
    CAPTURE(text);
    CHECK(refusal(text).find("is it 2.5m or 2,500m?") != std::string::npos);
  }
  CHECK(refusal("2.000-2.500 Mrd €").find("is it 2bn or 2,000bn?") != std::string::npos);
  CHECK(refusal("(2.000) Mrd €").find("is it 2bn or 2,000bn?") != std::string::npos);
  check({"2.000bn EUR", "2000000000", "EUR", -6});
  check({"2.000 bn €", "2000000000", "EUR", -6});
  check({"2.50 Mrd €", "2500000000", "EUR", -7});
  check({"2.0000 Mrd €", "2000000000", "EUR", -5});
  check({"2,500 million euros", "2500000000", "EUR", -6});
}

TEST_CASE("the yuan's 兆 is refused with both readings") {
  CHECK(refusal("12.3兆元") ==
        "parse: '12.3兆元': is it 12.3m or 12.3tn? 兆 is a million on the mainland and a trillion in Taiwan: write "
        "one of these");
  CHECK(refusal("12.3兆人民币").find("is it 12.3m or 12.3tn?") != std::string::npos);
  CHECK(refusal("12.3兆", cny).find("is it 12.3m or 12.3tn?") != std::string::npos);
  check({"1兆2,000億元", "1200000000000", "CNY", -8});
  check({"12.3兆円", "12300000000000", "JPY", -11});
  check({"12.3兆日元", "12300000000000", "JPY", -11});
  check({"12.3兆元新台币", "12300000000000", "TWD", -11});
  check({"12.3兆元", "12300000000000", "TWD", -11}, currency("TWD"));
  check({"12.3兆韩元", "12300000000000", "KRW", -11});
  check({"1.2兆美元", "1200000000000", "USD", -11});
}

TEST_CASE("a currency is named by its code, its sign or its word") {
  for (const auto& [text, code] : {std::pair("USD", "USD"),
                                   {"usd", "USD"},
                                   {"$", "USD"},
                                   {"US$", "USD"},
                                   {"dollars", "USD"},
                                   {"RMB", "CNY"},
                                   {"yuan", "CNY"},
                                   {"元", "CNY"},
                                   {"人民币", "CNY"},
                                   {"won", "KRW"},
                                   {"円", "JPY"},
                                   {"€", "EUR"},
                                   {"Rs", "INR"}}) {
    CAPTURE(text);
    CHECK(parse_currency(text).code() == code);
  }
  const auto reason = [](std::string_view text) { return error_of([&] { parse_currency(text); }); };
  CHECK(reason("¥") == "parse: '¥': the sign ¥ is used for yuan and for yen: write CNY or JPY");
  CHECK(reason("CNH").find("not_found: no currency 'CNH'") == 0);
  CHECK(reason("yuan won").find("not_found: no currency 'yuan won'") == 0);
  CHECK(reason("").find("not_found") == 0);
}

TEST_CASE("the currency beside a text may be that of texts which name none") {
  CHECK(parse_amount_or("5bn yuan", usd) == parse_amount("5bn CNY"));
  CHECK(parse_amount_or("5bn", usd) == parse_amount("5bn USD"));
  CHECK(parse_amount_or("2億元", currency("TWD")) == parse_amount("2億元", currency("TWD")));
  CHECK(parse_amount_or("2亿元", usd) == parse_amount("2亿元"));
  CHECK(error_of([] { parse_amount_or("5bn", std::nullopt); }).find("it names no currency") != std::string::npos);
}

TEST_CASE("a point before three digits and no unit is refused with both readings") {
  CHECK(refusal("94.000 $") ==
        "parse: '94.000 $': is it 94 or 94,000? A point before three digits may part thousands: "
        "write one of these");
  CHECK(refusal("€1.000") ==
        "parse: '€1.000': is it 1 or 1,000? A point before three digits may part thousands: "
        "write one of these");
  CHECK(refusal("12.500", usd).find("is it 12.5 or 12,500?") != std::string::npos);
  CHECK(refusal("94.000").find("is it 94 or 94,000?") != std::string::npos);
  CHECK(refusal("94.000", Currency::none()).find("is it 94 or 94,000?") != std::string::npos);
  CHECK(refusal("94.000-95.000 USD").find("is it 94 or 94,000?") != std::string::npos);
  CHECK(refusal("12.345$") ==
        "parse: '12.345$': is it 12.345 or 12,345? A point before three digits may part thousands: write one of these");
  CHECK(refusal("1.234.567 USD") ==
        "parse: '1.234.567 USD': its points part thousands: commas do that here "
        "(1,234,567), a point stands before decimals");
  check({"1.500bn USD", "1500000000", "USD", -6});
  check({"1.500-2bn USD", "1500000000-2000000000", "USD", -9});
  check({"1,500 USD", "1500", "USD", 0});
  check({"0.500 USD", "0.5", "USD", 3});
  check({"1,234.500 USD", "1234.5", "USD", 3});
  check({"1.234 KWD", "1.234", "KWD", 3});
  check({"4,200bn EUR", "4200000000000", "EUR", -9});
}

TEST_CASE("an amount and what it may be off by are the two ends of a range") {
  const auto ends = [](const char* text) {
    const StatedAmount amount = parse_amount(text);
    return std::pair(*amount.number.low() / 100, *amount.number.high() / 100);
  };
  const std::pair<std::int64_t, std::int64_t> two_off(63'000'000'000, 67'000'000'000);
  CHECK(ends("$65bn ± 2bn") == two_off);
  CHECK(ends("$65bn +/- $2bn") == two_off);
  CHECK(ends("$65 billion (plus or minus $2 billion)") == two_off);
  CHECK(ends("$65bn, plus or minus 2") == two_off);
  CHECK(ends("$65.0 billion, plus or minus 2%") ==
        std::pair<std::int64_t, std::int64_t>(63'700'000'000, 66'300'000'000));
  CHECK(parse_amount("about $65bn ± 2bn").number.about());
  CHECK(refusal("more than $65bn ± 2bn") == "parse: 'more than $65bn ± 2bn': it is a limit and a range at once");
}

TEST_CASE("limits are said in many words, before the amount or behind it") {
  for (const char* text : {"maximum $50bn", "max. $50bn", "not exceeding $50bn", "not to exceed $50bn",
                           "no greater than $50bn", "capped at $50bn", "$50bn maximum", "$50bn tops"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_amount(text).number.low());
  }
  for (const char* text : {"minimum $50bn", "$50bn at least", "$50bn minimum"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_amount(text).number.high());
  }
  CHECK(*parse_amount("anywhere from $50bn to $60bn").number.low() == 5'000'000'000'000);
  CHECK(*parse_amount("somewhere between US $50bn and US $60bn").number.high() == 6'000'000'000'000);
  CHECK(parse_amount("约800亿元左右").number.about());
}

TEST_CASE("a limit may stand between a number and its unit, and a guess behind both") {
  CHECK_FALSE(parse_amount("50+ billion dollars").number.high());
  CHECK(*parse_amount("50+ billion dollars").number.low() == 5'000'000'000'000);
  CHECK(parse_amount("$50bn or so").number.about());
  CHECK(parse_amount("W20tn").currency.code() == "KRW");
}

TEST_CASE("nothing finer than the minor unit is lost without a word") {
  CHECK(refusal("12.5051 USD") == "parse: '12.5051 USD': it is finer than the minor unit of USD, which has 2 decimals");
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
  CHECK(refusal("23bn CNY or what") == "parse: '23bn CNY or what': 'or' is not understood");
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
  const std::string_view pieces[] = {"23",    "4.2",      "0",     ",",      ".",    "-",     "–",    " ",       "bn",
                                     "k",     "亿",       "万",    "USD",    "$",    "¥",     ">",    "≤",       "~",
                                     "to",    "m",        "999",   "about ", "\xe4", "\xff",  "0000", "e",       "元",
                                     "up",    "(",        "+",     ")",      "千",   "三",    "兆",   "百",      "点",
                                     "多",    "弱",       "Mrd ",  "d'",     "'",    "-plus", " 234", "half a ", "two ",
                                     " and ", "between ", "lakh ", "crore",  "１",   "，",    "Rs ",  "円"};
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

}  // namespace amount_text_test
