#include "money/growth_words.hpp"

#include <string_view>

#include "money/stated.hpp"

namespace capex::core {
namespace {

using Words = std::string_view[];

// Of each list, longer ones stand before those that they begin with.
constexpr Words up_words = {
    "up",       "rose",         "rise",      "rises",         "rising",      "grew",          "grow",
    "grows",    "growing",      "growth",    "gained",        "gains",       "gain",          "increased",
    "increase", "increases",    "higher",    "went up",       "surged",      "surges",        "surge",
    "jumped",   "jumps",        "jump",      "climbed",       "climbs",      "climb",         "soared",
    "soars",    "soar",         "leapt",     "leaped",        "leap",        "expanded",      "expands",
    "advanced", "rocketed",     "spiked",    "ballooned",     "skyrocketed", "swelled",       "added",
    "edged up", "edged higher", "inched up", "inched higher", "ticked up",   "ticked higher", "plus"};
constexpr Words down_words = {
    "down",         "fell",        "fall",        "falls",      "falling",  "dropped",    "drops",       "drop",
    "declined",     "decline",     "declines",    "decreased",  "decrease", "decreases",  "cut",         "cuts",
    "lower",        "went down",   "slid",        "slipped",    "sank",     "tumbled",    "plunged",     "plunge",
    "plummeted",    "shrank",      "shrunk",      "contracted", "slumped",  "slump",      "dipped",      "dip",
    "reduced",      "lost",        "slashed",     "slashes",    "trimmed",  "edged down", "edged lower", "inched down",
    "inched lower", "ticked down", "ticked lower"};
constexpr Words later_up_words = {"higher", "up",   "more",  "growth", "increase",
                                  "rise",   "gain", "surge", "jump",   "greater"};
constexpr Words later_down_words = {"lower", "down", "less", "decline", "decrease", "drop", "fall", "cut", "smaller"};
/// Before and behind a number alike.
constexpr Words up_marks = {"增长率", "增加率", "成長率", "増加率", "伸び率", "上升",   "上涨", "上漲", "上扬",
                            "上揚",   "上昇",   "增长",   "增長",   "增加",   "增幅",   "增速", "增",   "增",
                            "成长",   "成長",   "升幅",   "升",     "涨幅",   "漲幅",   "涨",   "漲",   "増加",
                            "増収",   "増し",   "増えた", "増え",   "増",     "伸びた", "伸び", "拡大", "증가",
                            "상승",   "급증",   "확대",   "성장",   "늘었다", "늘어난", "늘어", "늘"};
constexpr Words down_marks = {"減少率", "下降率", "下降", "下跌",   "下滑",   "下落",   "减少", "減少",
                              "降低",   "低下",   "缩减", "縮減",   "縮小",   "缩水",   "减幅", "減幅",
                              "降幅",   "降",     "跌幅", "跌",     "减",     "減った", "減",   "감소",
                              "하락",   "급감",   "축소", "줄었다", "줄어든", "줄어",   "줄"};
/// 大幅增长, 微增: how much it is for the speaker, before a direction.
constexpr Words growth_shades = {"大幅", "小幅", "微", "大", "猛", "激", "急", "暴", "骤", "锐"};
/// Which base is meant is said beside a growth, not in it.
constexpr Words fillers = {"by",
                           "of",
                           "a",
                           "an",
                           "the",
                           "year on year",
                           "year-on-year",
                           "year over year",
                           "year-over-year",
                           "yoy",
                           "y/y",
                           "on the year",
                           "on year",
                           "from a year earlier",
                           "from a year ago",
                           "on a year earlier",
                           "than a year earlier",
                           "than a year ago",
                           "than last year",
                           "from last year",
                           "compared with a year earlier",
                           "compared to a year earlier",
                           "同比",
                           "按年",
                           "环比",
                           "環比",
                           "较上年同期",
                           "較上年同期",
                           "较去年同期",
                           "較去年同期",
                           "比上年同期",
                           "比去年同期",
                           "较上年",
                           "較上年",
                           "较去年",
                           "較去年",
                           "比上年",
                           "比去年",
                           "対前年比",
                           "前年同期比",
                           "前年同月比",
                           "前年度比",
                           "前年比",
                           "前期比",
                           "前年より",
                           "昨年より",
                           "전년 동기 대비",
                           "전년 동기대비",
                           "전년동기 대비",
                           "전년동기대비",
                           "전년 대비",
                           "전년대비",
                           "작년 대비",
                           "지난해보다",
                           "전년보다",
                           "작년보다",
                           "了",
                           "约为",
                           "为",
                           "為",
                           "是",
                           "达到",
                           "達到",
                           "达",
                           "達",
                           "的",
                           "した",
                           "となった",
                           "なった",
                           "の",
                           "했다",
                           "하였다",
                           "됐다",
                           "한",
                           "된"};
constexpr Words to_words = {"to", "至", "到"};
constexpr Words later_to_words = {"に", "へ", "으로", "로"};
constexpr Words base_words = {"of last year's",
                              "last year's",
                              "the level of last year",
                              "the level of a year earlier",
                              "the level a year earlier",
                              "the year-ago level",
                              "the level",
                              "that of last year",
                              "that of a year earlier",
                              "of last year",
                              "of the previous year's",
                              "of the previous year",
                              "of the prior year's",
                              "of the prior year",
                              "of the year before",
                              "of a year earlier",
                              "of a year ago",
                              "of the base",
                              "原来的",
                              "原來的",
                              "去年同期的",
                              "上年同期的",
                              "去年的",
                              "上年的",
                              "前年同期の",
                              "前年の",
                              "작년의",
                              "전년의"};
constexpr Words as_much_words = {"as much", "as many", "as high", "as large", "as big", "as great"};

struct GrowthWord {
  std::string_view word;
  WordedGrowth growth;
};
constexpr WordedGrowth nothing = {0, 2};
constexpr WordedGrowth about_nothing = {0, 2, true};
constexpr GrowthWord growth_words[] = {
    {"doubled", {ratio_one, 0}},
    {"doubles", {ratio_one, 0}},
    {"doubling", {ratio_one, 0}},
    {"double", {ratio_one, 0}},
    {"twice", {ratio_one, 0}},
    {"tripled", {2 * ratio_one, 0}},
    {"triples", {2 * ratio_one, 0}},
    {"tripling", {2 * ratio_one, 0}},
    {"triple", {2 * ratio_one, 0}},
    {"trebled", {2 * ratio_one, 0}},
    {"thrice", {2 * ratio_one, 0}},
    {"quadrupled", {3 * ratio_one, 0}},
    {"quadruples", {3 * ratio_one, 0}},
    {"quadruple", {3 * ratio_one, 0}},
    {"quintupled", {4 * ratio_one, 0}},
    {"quintuple", {4 * ratio_one, 0}},
    {"sextupled", {5 * ratio_one, 0}},
    {"halved", {-ratio_one / 2, 1}},
    {"halves", {-ratio_one / 2, 1}},
    {"halve", {-ratio_one / 2, 1}},
    {"cut in half", {-ratio_one / 2, 1}},
    {"flat", nothing},
    {"unchanged", nothing},
    {"no change", nothing},
    {"no growth", nothing},
    {"steady", nothing},
    {"little changed", about_nothing},
    {"flattish", about_nothing},
    {"翻了一番", {ratio_one, 0}},
    {"翻一番", {ratio_one, 0}},
    {"翻两番", {3 * ratio_one, 0}},
    {"翻了两番", {3 * ratio_one, 0}},
    {"翻番", {ratio_one, 0}},
    {"翻倍", {ratio_one, 0}},
    {"翻了一倍", {ratio_one, 0}},
    {"倍増", {ratio_one, 0}},
    {"减半", {-ratio_one / 2, 1}},
    {"減半", {-ratio_one / 2, 1}},
    {"腰斩", {-ratio_one / 2, 1}},
    {"打对折", {-ratio_one / 2, 1}},
    {"打對折", {-ratio_one / 2, 1}},
    {"半減", {-ratio_one / 2, 1}},
    {"持平", nothing},
    {"不变", nothing},
    {"不變", nothing},
    {"横ばい", nothing},
    {"変わらず", nothing},
    {"보합", nothing},
};

int take_direction_mark(NumberCursor& cursor) {
  const std::string_view before = cursor.rest();
  cursor.take_any(growth_shades);
  if (cursor.take_any(up_marks)) return 1;
  if (cursor.take_any(down_marks)) return -1;
  cursor.back_to(before);
  return 0;
}

}  // namespace

bool take_filler(NumberCursor& cursor) {
  if (cursor.take_any(fillers)) return true;
  // 打八折: what follows is what is left of it.
  return cursor.take_any({"打了", "打"});
}

int take_direction(NumberCursor& cursor) {
  return cursor.take_any(up_words) ? 1 : cursor.take_any(down_words) ? -1 : take_direction_mark(cursor);
}

int take_later_direction(NumberCursor& cursor) {
  return cursor.take_any(later_up_words) ? 1 : cursor.take_any(later_down_words) ? -1 : take_direction_mark(cursor);
}

bool take_to_word(NumberCursor& cursor) {
  return cursor.take_any(to_words);
}

bool take_later_to(NumberCursor& cursor) {
  return cursor.take_any(later_to_words);
}

bool take_base_word(NumberCursor& cursor) {
  return cursor.take_any(base_words);
}

bool take_as_much(NumberCursor& cursor) {
  return cursor.take_any(as_much_words);
}

std::optional<WordedGrowth> take_worded_growth(NumberCursor& cursor) {
  if (cursor.at_end() || cursor.at_digit()) return std::nullopt;
  for (const GrowthWord& entry : growth_words) {
    if (cursor.take(entry.word)) return entry.growth;
  }
  return std::nullopt;
}

}  // namespace capex::core
