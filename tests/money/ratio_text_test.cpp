#include <random>

#include "catch.hpp"
#include "error_text.hpp"
#include "money/amount_text.hpp"

namespace ratio_text_test {

using namespace capex;
using namespace capex::core;

namespace {

std::string growth(std::string_view text) {
  return ratio_text(parse_growth(text));
}
int growth_decimals(std::string_view text) {
  return parse_growth(text).decimals();
}
std::string share(std::string_view text) {
  return ratio_text(parse_share(text));
}

template <class Call>
std::string refusal(Call&& call) {
  const std::string error = error_of(call);
  return error.substr(0, error.find("; write"));
}

}  // namespace

TEST_CASE("a growth in per cent is read with its sign and its precision") {
  CHECK(growth("+123%") == "1.23");
  CHECK(growth_decimals("+123%") == 2);
  CHECK(growth("-4%") == "-0.04");
  CHECK(growth("\u22124%") == "-0.04");
  CHECK(growth("6 per cent") == "0.06");
  CHECK(growth("12.5 percent") == "0.125");
  CHECK(growth_decimals("12.5 percent") == 3);
  CHECK(growth("about 1,200%") == "~12");
  CHECK(parse_growth("+123%").bounds() == Bounds(1'225'000'000, 1'235'000'000));
}

TEST_CASE("words give the direction of a growth") {
  CHECK(growth("up 6%") == "0.06");
  CHECK(growth("Rose by 12.5 per cent") == "0.125");
  CHECK(growth("fell 4%") == "-0.04");
  CHECK(growth("down about 4%") == "~-0.04");
  CHECK(growth("more than 4%") == ">0.04");
  CHECK(growth("up more than 4%") == ">0.04");
  CHECK(growth("up to 4%") == "<0.04");
}

TEST_CASE("what a growth comes from is not how much it grew") {
  const auto reason = [](std::string_view text) { return refusal([&] { parse_growth(text); }); };
  CHECK(reason("down from 10%") ==
        "parse: 'down from 10%': what it comes from is no growth: is it -10% (by so much), or was it +10% before? "
        "Write how much it grew");
  CHECK(reason("up from 10%") ==
        "parse: 'up from 10%': what it comes from is no growth: is it +10% (by so much), or was it +10% before? "
        "Write how much it grew");
  for (const char* text : {"from 10%", "rose from 10%", "higher from 10%", "from 10% up", "down from 10% on year",
                           "up from a third", "fell from half"}) {
    CAPTURE(text);
    CHECK(reason(text).find("what it comes from is no growth") != std::string::npos);
  }
  CHECK(reason("down from 10% to 5%") ==
        "parse: 'down from 10% to 5%': is it +5% (now, and +10% before) or -10% to -5% (by so much)? Write one of "
        "these");
  CHECK(reason("up from 5% to 10%") ==
        "parse: 'up from 5% to 10%': is it +10% (now, and +5% before) or +5% to +10% (by so much)? Write one of these");
  CHECK(growth("from 10% to 15%") == "0.1-0.15");
  CHECK(growth("up between 10% and 15%") == "0.1-0.15");
  CHECK(growth("up 10% from a year earlier") == "0.1");
  CHECK(growth("from a year earlier up 10%") == "0.1");
}

TEST_CASE("what is led in as a range has two ends") {
  const auto reason = [](std::string_view text) { return refusal([&] { parse_share(text); }); };
  CHECK(refusal([] { parse_growth("between 10%"); }) ==
        "parse: 'between 10%': it has one end: write two, between 10% and 15%");
  CHECK(reason("from 60%") == "parse: 'from 60%': it has one end: write two, between 10% and 15%");
  CHECK(reason("from half") == "parse: 'from half': it has one end: write two, between 10% and 15%");
  CHECK(share("from 50% to 60%") == "0.5-0.6");
}

TEST_CASE("falling by more than something is growing by less than its negative") {
  CHECK(growth("fell more than 4%") == "<-0.04");
  CHECK(growth("fell 10-15%") == "-0.15--0.1");
}

TEST_CASE("a direction in words keeps both ends") {
  CHECK(growth("fell less than 4%") == "-0.04-0");
  CHECK(growth("fell by up to 4%") == "-0.04-0");
  CHECK(growth("down no more than 5%") == "-0.05-0");
  CHECK(growth("grew less than 25%") == "0-0.25");
  CHECK(growth("up as much as 30%") == "0-0.3");
  CHECK(growth("growth of less than 25%") == "0-0.25");
  CHECK(growth("less than doubled") == "0-1");
  CHECK(growth("less than halved") == "-0.5-0");
  CHECK(parse_growth("fell less than 4%").bounds() == Bounds(-40'000'000, 0));
  CHECK(parse_growth("grew less than 25%").bounds() == Bounds(0, 250'000'000));
  CHECK(growth("rose more than 4%") == ">0.04");
  CHECK(growth("fell at least 4%") == "<-0.04");
  CHECK(growth("fell nearly 10%") == "~-0.1");
  CHECK(growth("less than 4%") == "<0.04");
}

TEST_CASE("small steps and cuts are directions") {
  CHECK(parse_growth("edged up 1%") == parse_growth("+1%"));
  CHECK(parse_growth("ticked down 2%") == parse_growth("-2%"));
  CHECK(parse_growth("slashed by 20%") == parse_growth("-20%"));
  CHECK(parse_growth("plus 12%") == parse_growth("+12%"));
}

TEST_CASE("press words for a growth are read") {
  for (const char* text : {"up 60pc", "surged 60%", "60% higher", "jumped by 60 per cent", "a 60% rise", "60% growth",
                           "a rise of 60%", "rose 60% year on year", "up 60% yoy", "同比增长60%", "增长了60%",
                           "增长六成", "增长百分之六十", "上涨百分之60", "60%증가"}) {
    CAPTURE(text);
    CHECK(growth(text) == "0.6");
  }
  for (const char* text :
       {"6% lower", "slid 6%", "a drop of 6%", "tumbled 6pct", "同比下降6%", "减少百分之六", "6% 감소"}) {
    CAPTURE(text);
    CHECK(growth(text) == "-0.06");
    CHECK(growth_decimals(text) == 2);
  }
  CHECK(growth("同比增长123%") == "1.23");
  CHECK(growth("60%+") == ">0.6");
  CHECK(growth("60% or more") == ">0.6");
  CHECK(growth("between 10% and 15%") == "0.1-0.15");
  CHECK(growth("fell by half") == "-0.5");
}

TEST_CASE("tenths are read as people count in China and Japan") {
  CHECK(growth("三成") == "0.3");
  CHECK(growth_decimals("三成") == 1);
  CHECK(growth("近3成") == "~0.3");
  CHECK(growth("下降两成半") == "-0.25");
  CHECK(growth("2割5分") == "0.25");
  CHECK(growth("三至四成") == "0.3-0.4");
  CHECK(share("六成") == "0.6");
  CHECK(share("百分之十二点五") == "0.125");
}

TEST_CASE("a fold is a factor, also where it rose by one") {
  CHECK(growth("threefold") == "2");
  CHECK(growth_decimals("threefold") == 0);
  CHECK(growth("rose threefold") == "2");
  CHECK(growth("a tenfold increase") == "9");
  CHECK(growth("three-fold") == "2");
  CHECK(growth("three times") == "2");
  CHECK(growth("nearly doubled") == "~1");
  CHECK(growth("翻倍") == "1");
  CHECK(growth("同比翻倍") == "1");
  CHECK(growth("减半") == "-0.5");
  CHECK(growth("3倍") == "2");
  CHECK(growth("增长两倍") == "2");
  CHECK(growth("增长1倍") == "1");
  CHECK(growth("3배") == "2");
}

TEST_CASE("Japan writes what grew behind how much") {
  CHECK(growth("3割増") == "0.3");
  CHECK(growth("六割増") == "0.6");
  CHECK(growth_decimals("六割増") == 1);
  CHECK(growth("前年比20%増") == "0.2");
  CHECK(growth("前年同期比20%減") == "-0.2");
  CHECK(growth("2割5分減") == "-0.25");
  CHECK(growth("20%増加した") == "0.2");
  CHECK(growth("3割以上減少") == "<-0.3");
  CHECK(growth("約3割増") == "~0.3");
  CHECK(growth("前年より2割強増") == ">0.2");
  CHECK(growth("大幅増30%") == "0.3");
  CHECK(growth("伸び率5%") == "0.05");
}

TEST_CASE("a fold of China is what is left") {
  for (const char* text : {"打八折", "八折", "8折", "打了8折"}) {
    CAPTURE(text);
    CHECK(growth(text) == "-0.2");
    CHECK(growth_decimals(text) == 1);
    CHECK(share(text) == "0.8");
  }
  for (const char* text : {"打七五折", "七五折", "75折", "7.5折"}) {
    CAPTURE(text);
    CHECK(growth(text) == "-0.25");
    CHECK(growth_decimals(text) == 2);
  }
  CHECK(growth("打对折") == "-0.5");
  CHECK(share("七五折") == "0.75");
  CHECK(refusal([] { parse_growth("120折"); }).find("折 is what is left of ten parts") != std::string::npos);
}

TEST_CASE("what came to a multiple or a part of its base is a factor") {
  for (const char* text :
       {"增至3倍", "增长到3倍", "增加到原来的3倍", "是去年的3倍", "3倍に増加", "3배로", "세 배로 증가",
        "rose to 3 times", "grew to 3x", "three times last year's", "3倍になった", "300% of last year's"}) {
    CAPTURE(text);
    CHECK(growth(text) == "2");
  }
  for (const char* text :
       {"두 배", "2배로", "2倍に増加", "twice", "twice as much", "2 times as much", "두배로 늘었다"}) {
    CAPTURE(text);
    CHECK(growth(text) == "1");
  }
  CHECK(growth("增至约3倍") == "~2");
  CHECK(growth("rose to more than 3 times") == ">2");
  CHECK(growth("rose to less than 3 times") == "0-2");
  CHECK(growth("降至八成") == "-0.2");
  CHECK(growth("fell to half") == "-0.5");
  CHECK(growth("fell to a third") == "-0.666666667");
  CHECK(growth("半分に減少") == "-0.5");
  CHECK(growth("半分以下に減少") == "<-0.5");
  CHECK(growth("3배 이상으로") == ">2");
  CHECK(growth("half the level of last year") == "-0.5");
  CHECK(growth("절반으로 줄었다") == "-0.5");
  CHECK(growth("3割に減少") == "-0.7");
  CHECK(growth("half as much") == "-0.5");
  CHECK(growth("half as much again") == "0.5");
}

TEST_CASE("a multiple that may be to or by so much is refused with both readings") {
  const auto reason = [](std::string_view text) { return refusal([&] { parse_growth(text); }); };
  CHECK(reason("2倍増") ==
        "parse: '2倍増': is it +100% (to so many times the base) or +200% (by so many times)? Write one of these");
  CHECK(reason("두 배 증가").find("is it +100%") != std::string::npos);
  CHECK(reason("rose to 120%") ==
        "parse: 'rose to 120%': is it +20% (to so much of the base) or +120% (by so much)? Write one of these");
  CHECK(reason("fell to 3 times") == "parse: 'fell to 3 times': it goes up and down at once");
  CHECK(reason("rose to half") == "parse: 'rose to half': it goes up and down at once");
}

TEST_CASE("a part in words is known to half a tenth") {
  CHECK(growth("fell by a third") == "-0.333333333");
  CHECK(growth_decimals("fell by a third") == 1);
  CHECK(parse_growth("fell by a third").bounds() == Bounds(-383'333'333, -283'333'333));
  CHECK(growth("up by half") == "0.5");
  CHECK(parse_growth("up by half").bounds() == Bounds(450'000'000, 550'000'000));
  CHECK(growth("up two-thirds") == "0.666666667");
  CHECK(growth("rose three quarters") == "0.75");
  CHECK(growth("a third higher") == "0.333333333");
  CHECK(growth("a quarter less") == "-0.25");
  CHECK(growth("down nearly a fifth") == "~-0.2");
  CHECK(growth("fell by more than half") == "<-0.5");
  CHECK(growth("fell by up to a half") == "-0.5-0");
  CHECK(growth("下降三分之一") == "-0.333333333");
  CHECK(growth("増加3分の1") == "0.333333333");
  CHECK(growth("절반 감소") == "-0.5");
  CHECK(growth("cut in half") == "-0.5");
  CHECK(growth("up between a third and a half") == "0.333333333-0.5");
  CHECK(growth("fell a quarter to a third") == "-0.333333333--0.25");
  CHECK(growth("up half a percent") == "0.005");
  CHECK(growth_decimals("up half a percent") == 3);
  const auto reason = [](std::string_view text) { return refusal([&] { parse_growth(text); }); };
  CHECK(reason("a third") ==
        "parse: 'a third': a part alone is no growth: write up by a third, down by a third or a third as much");
  CHECK(reason("half").find("a part alone is no growth") != std::string::npos);
}

TEST_CASE("flat is nothing, to the per cent") {
  for (const char* text : {"flat", "unchanged", "no growth", "flat year on year", "同比持平", "横ばい", "보합"}) {
    CAPTURE(text);
    CHECK(parse_growth(text) == parse_growth("0%"));
  }
  for (const char* text : {"little changed", "broadly flat", "基本持平", "ほぼ横ばい"}) {
    CAPTURE(text);
    CHECK(growth(text) == "~0");
  }
}

TEST_CASE("brackets around a growth stand for a minus") {
  for (const char* text : {"(4%)", "(4)%", "(4 per cent)"}) {
    CAPTURE(text);
    CHECK(growth(text) == "-0.04");
    CHECK(growth_decimals(text) == 2);
  }
  CHECK(growth("(4%)-(2%)") == "-0.04--0.02");
  CHECK(growth("\u20134%") == "-0.04");
  CHECK(growth("minus 4%") == "-0.04");
  CHECK(growth("负百分之四") == "-0.04");
  CHECK(growth("マイナス4%") == "-0.04");
  const auto reason = [](std::string_view text) { return refusal([&] { parse_growth(text); }); };
  CHECK(reason("(4%") == "parse: '(4%': its bracket, which stands for a minus, is not closed: write (4%) or -4%");
  CHECK(reason("(-4%)").find("it has a sign and brackets") != std::string::npos);
  CHECK(reason("down (4%)") == "parse: 'down (4%)': it gives the direction twice, in words and by a sign");
}

TEST_CASE("nothing falls by more than all of it") {
  const auto reason = [](std::string_view text) { return refusal([&] { parse_growth(text); }); };
  for (const char* text : {"fell 250%", "down 101%", "下降250%", "fell more than 120%", "fell 90-110%", "降十一成"}) {
    CAPTURE(text);
    CHECK(reason(text).find("nothing falls by more than all of it, 100%") != std::string::npos);
  }
  CHECK(growth("fell 100%") == "-1");
  CHECK(growth("-250%") == "-2.5");  // a cash flow that turned
}

TEST_CASE("numbers may be words") {
  CHECK(growth("up sixty per cent") == "0.6");
  CHECK(growth("rose twenty-five percent") == "0.25");
  CHECK(growth("one hundred and twenty percent") == "1.2");
  CHECK(growth("ten to fifteen per cent") == "0.1-0.15");
  CHECK(growth("two and a half times") == "1.5");
  CHECK(growth("a twentyfold increase") == "19");
  CHECK(share("sixty per cent") == "0.6");
}

TEST_CASE("a range of growth has two ends") {
  CHECK(growth("10-15%") == "0.1-0.15");
  CHECK(growth("10%-15%") == "0.1-0.15");
  CHECK(growth("10 to 15 per cent") == "0.1-0.15");
  CHECK(growth("-5% to +3%") == "-0.05-0.03");
  CHECK(growth_decimals("10.5-15%") == 2);
}

TEST_CASE("doubled is the factor two, known to half a time either way") {
  const Stated doubled = parse_growth("doubled");
  CHECK(doubled.point() == 1'000'000'000);
  CHECK(doubled.bounds() == Bounds(500'000'000, 1'500'000'000));
  CHECK(parse_growth("double") == doubled);
  CHECK(growth("tripled") == "2");
  CHECK(growth("quadrupled") == "3");
  CHECK(growth("more than doubled") == ">1");
  CHECK(growth("about doubled") == "~1");
  CHECK(growth_decimals("tripled") == 0);
}

TEST_CASE("halved is the factor 0.5, known to a twentieth either way") {
  CHECK(parse_growth("halved").bounds() == Bounds(-550'000'000, -450'000'000));
  CHECK(growth("more than halved") == "<-0.5");
}

TEST_CASE("a factor is one more than the growth") {
  CHECK(growth("2.5x") == "1.5");
  CHECK(growth_decimals("2.5x") == 1);
  CHECK(growth("2.5 times") == "1.5");
  CHECK(growth("2.5-fold") == "1.5");
  CHECK(growth("0.5x") == "-0.5");
  CHECK(growth("2-3x") == "1-2");
}

TEST_CASE("what is no growth is refused with the reason") {
  const auto reason = [](std::string_view text) { return refusal([&] { parse_growth(text); }); };
  CHECK(reason("1.23") == "parse: '1.23': a bare number is ambiguous: write 123% for a growth or 2.23x for a factor");
  CHECK(reason("up -4%") == "parse: 'up -4%': it gives the direction twice, in words and by a sign");
  CHECK(reason("up 2.5x") == "parse: 'up 2.5x': a factor has no direction: 2.5x is 2.5 times the base, which is +150%");
  CHECK(reason("0.00000001%") == "parse: '0.00000001%': it is finer than the billionths that are kept");
  CHECK(reason("10%-15") == "parse: '10%-15': the upper end lacks the per cent sign of the lower one");
  CHECK(reason(">10-15%") == "parse: '>10-15%': it is a limit and a range at once");
  CHECK(reason("-10-15%") == "parse: '-10-15%': the upper end lacks a sign: write -15% to -10%");
  CHECK(reason("15-10%") == "parse: '15-10%': the range runs backwards: the smaller number comes first");
  CHECK(reason("") == "parse: there is no growth");
  CHECK(reason("doubled twice") == "parse: 'doubled twice': 'twice' is not understood");
  CHECK(reason("4,5%").find("parse: '4,5%': in '4,5' the comma groups thousands") == 0);
  CHECK(reason("9999999999999%").find("overflow") == 0);
}

TEST_CASE("a share is a percentage or a fraction") {
  CHECK(share("about 60%") == "~0.6");
  CHECK(parse_share("about 60%").decimals() == 2);
  CHECK(share("0.6") == "0.6");
  CHECK(parse_share("0.6").decimals() == 1);
  CHECK(share("13%") == "0.13");
  CHECK(share("10-15%") == "0.1-0.15");
  CHECK(share("more than 50%") == ">0.5");
}

TEST_CASE("a share is a part in words") {
  CHECK(share("half") == "0.5");
  CHECK(share("a third to a half") == "0.333333333-0.5");
  CHECK(share("三分之一到一半") == "0.333333333-0.5");
  CHECK(parse_share("half").decimals() == 1);
  CHECK(share("more than half") == ">0.5");
  CHECK(share("nearly half of the total") == "~0.5");
  CHECK(share("two-thirds") == "0.666666667");
  CHECK(share("two thirds") == "0.666666667");
  CHECK(share("a third") == "0.333333333");
  CHECK(share("one-third of") == "0.333333333");
  CHECK(share("three quarters") == "0.75");
  CHECK(share("three-quarters") == "0.75");
  CHECK(share("a tenth") == "0.1");
  CHECK(share("two in five") == "0.4");
  CHECK(share("2/3") == "0.666666667");
  CHECK(share("¾") == "0.75");
  CHECK(share("60 percent") == "0.6");
  CHECK(share("一半") == "0.5");
  CHECK(share("过半") == ">0.5");
  CHECK(share("超过一半") == ">0.5");
  CHECK(share("近半") == "~0.5");
  CHECK(share("三分之一") == "0.333333333");
  CHECK(share("四分之三") == "0.75");
  CHECK(share("十分之一") == "0.1");
  CHECK(share("三分の一") == "0.333333333");
  CHECK(share("3分の2") == "0.666666667");
  CHECK(share("3분의 1") == "0.333333333");
  CHECK(share("절반") == "0.5");
  CHECK(share("三成") == "0.3");
  CHECK(share("三成以上") == ">0.3");
  CHECK(share("二十分之一") == "0.05");
  CHECK(parse_share("二十分之一").decimals() == 2);
}

TEST_CASE("what is no share is refused with the reason") {
  const auto reason = [](std::string_view text) { return refusal([&] { parse_share(text); }); };
  CHECK(reason("60") == "parse: '60': a bare number above 1 is ambiguous: write 60% or 0.6");
  CHECK(reason("a lot") == "parse: 'a lot': 'a' is not a number");
  CHECK(reason("") == "parse: there is no share");
  for (const char* text : {"-60%", "250%", "60-250%", "-0.1"}) {
    CHECK(reason(text).find("a share is a part of a whole: 0 to 100%") != std::string::npos);
  }
}

TEST_CASE("the strict form of a ratio is read back to the same value") {
  for (const char* text : {"fell less than 4%", "up as much as 30%", "三成", "threefold", "+123%", "-4%", "doubled",
                           "more than doubled", "10-15%", "fell 10-15%", "about 6%", "<3%"}) {
    CAPTURE(text);
    const Stated ratio = parse_growth(text);
    CHECK(parse_ratio(ratio_text(ratio), ratio.decimals()) == ratio);
  }
  CHECK(parse_ratio("1.23", 2) == parse_growth("+123%"));
  CHECK(error_of([] { parse_ratio("1.23%", 2); }).find("parse") == 0);
  CHECK(error_of([] { parse_ratio("", 2); }).find("parse") == 0);
  CHECK(error_of([] { parse_ratio("0.0000000001", 2); }).find("parse") == 0);
}

TEST_CASE("any text gives a growth, a share, or an error") {
  const std::string_view pieces[] = {
      "12",         "4.5",       "0",    "%",         "-",   " ",     "up ",      "fell",  "by ",
      "x",          ">",         "<",    "~",         ",",   "to",    "+",        ".",     "per cent",
      "double",     "halved",    "\xe2", "999999999", "三",  "成",    "百分之",   "倍",    "higher",
      "less than ", "threefold", "增长", "half ",     "a ",  "third", "two",      "折",    "分之",
      "/",          "(",         ")",    "に",        "to ", "flat",  "as much ", "again", "hundred "};
  std::mt19937 random(20240630);
  int read = 0;
  for (int i = 0; i < 100'000; ++i) {
    std::string text;
    for (auto n = random() % 7; n > 0; --n) text += pieces[random() % std::size(pieces)];
    try {
      const Stated ratio = random() % 2 ? parse_growth(text) : parse_share(text);
      if (!(parse_ratio(ratio_text(ratio), ratio.decimals()) == ratio)) FAIL("not read back: " << text);
      ++read;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::parse && error.code() != ErrorCode::overflow) FAIL(text << ": " << error.what());
    }
  }
  CHECK(read > 1'000);
}

}  // namespace ratio_text_test
