#include "money/growth_words.hpp"

#include <string>
#include <string_view>

#include "text/letters.hpp"

namespace capex {
namespace {

using Words = std::string_view[];

// Of each list, longer ones stand before those that they begin with.
constexpr Words up_words = {
    "up",       "rose",   "rise",      "rises",       "rising",    "grew",     "grow",      "grows",   "growing",
    "growth",   "gained", "gains",     "gain",        "increased", "increase", "increases", "higher",  "went up",
    "surged",   "surges", "surge",     "jumped",      "jumps",     "jump",     "climbed",   "climbs",  "climb",
    "soared",   "soars",  "soar",      "leapt",       "leaped",    "leap",     "expanded",  "expands", "advanced",
    "rocketed", "spiked", "ballooned", "skyrocketed", "swelled",   "added",    "上升",      "上涨",    "上漲",
    "上扬",     "上揚",   "增长",      "增長",        "增加",      "成长",     "成長",      "增",      "升",
    "涨",       "漲",     "증가",      "상승",
};
constexpr Words down_words = {
    "down",      "fell",      "fall",    "falls",      "falling",  "dropped",   "drops",   "drop",
    "declined",  "declines",  "decline", "decreased",  "decrease", "decreases", "cut",     "cuts",
    "lower",     "went down", "slid",    "slipped",    "sank",     "tumbled",   "plunged", "plunge",
    "plummeted", "shrank",    "shrunk",  "contracted", "slumped",  "slump",     "dipped",  "dip",
    "reduced",   "lost",      "下降",    "下跌",       "下滑",     "减少",      "減少",    "降低",
    "缩减",      "縮減",      "降",      "跌",         "减",       "減",        "감소",    "하락",
};
constexpr Words later_up_words = {"higher", "up",     "more",   "growth", "increase", "rise", "gain", "surge",
                                  "jump",   "的增长", "的增幅", "增加",   "增",       "증가", "상승"};
constexpr Words later_down_words = {"lower", "down",   "less", "decline", "decrease", "drop", "fall",
                                    "cut",   "的降幅", "减少", "減少",    "減",       "감소", "하락"};
/// Which base is meant is said beside a growth, not in it.
constexpr Words fillers = {
    "by",  "of",  "a",    "an",   "the",    "year on year", "year-on-year", "year over year", "year-over-year",
    "yoy", "y/y", "同比", "按年", "前年比", "了",           "约为",         "전년 대비",      "전년대비"};

constexpr std::int64_t one = 1'000'000'000;

struct GrowthWord {
  std::string_view word;
  WordedGrowth growth;
};
constexpr GrowthWord growth_words[] = {
    {"doubled", {one, 0}},        {"doubles", {one, 0}},        {"doubling", {one, 0}},
    {"double", {one, 0}},         {"tripled", {2 * one, 0}},    {"triples", {2 * one, 0}},
    {"tripling", {2 * one, 0}},   {"triple", {2 * one, 0}},     {"trebled", {2 * one, 0}},
    {"quadrupled", {3 * one, 0}}, {"quadruples", {3 * one, 0}}, {"quadruple", {3 * one, 0}},
    {"quintupled", {4 * one, 0}}, {"quintuple", {4 * one, 0}},  {"sextupled", {5 * one, 0}},
    {"halved", {-one / 2, 1}},    {"halves", {-one / 2, 1}},    {"halve", {-one / 2, 1}},
    {"翻了一番", {one, 0}},       {"翻一番", {one, 0}},         {"翻两番", {3 * one, 0}},
    {"翻了两番", {3 * one, 0}},   {"翻番", {one, 0}},           {"翻倍", {one, 0}},
    {"翻了一倍", {one, 0}},       {"倍増", {one, 0}},           {"减半", {-one / 2, 1}},
    {"減半", {-one / 2, 1}},      {"腰斩", {-one / 2, 1}},      {"半減", {-one / 2, 1}},
};

struct Count {
  std::string_view word;
  int value;
};
constexpr Count counts[] = {{"two", 2},     {"three", 3},   {"four", 4},    {"five", 5},
                            {"six", 6},     {"seven", 7},   {"eight", 8},   {"nine", 9},
                            {"ten", 10},    {"eleven", 11}, {"twelve", 12}, {"fifteen", 15},
                            {"twenty", 20}, {"thirty", 30}, {"fifty", 50},  {"hundred", 100}};

/// "threefold", "three-fold", "three times".
std::optional<WordedGrowth> take_fold(NumberCursor& cursor) {
  constexpr std::string_view fold = "fold";
  const std::string_view before = cursor.rest();
  std::string word = lower_case(cursor.take_letters());
  const bool joined = word.size() > fold.size() && word.ends_with(fold);
  if (joined) word.resize(word.size() - fold.size());
  for (const Count& count : counts) {
    if (word != count.word || (!joined && !cursor.take_any({"-fold", "fold", "times"}))) continue;
    return WordedGrowth{(count.value - 1) * one, 0};
  }
  cursor.back_to(before);
  return std::nullopt;
}

}  // namespace

bool take_filler(NumberCursor& cursor) {
  return cursor.take_any(fillers);
}

int take_direction(NumberCursor& cursor) {
  return cursor.take_any(up_words) ? 1 : cursor.take_any(down_words) ? -1 : 0;
}

int take_later_direction(NumberCursor& cursor) {
  return cursor.take_any(later_up_words) ? 1 : cursor.take_any(later_down_words) ? -1 : 0;
}

std::optional<WordedGrowth> take_worded_growth(NumberCursor& cursor) {
  if (cursor.at_end() || cursor.at_digit()) return std::nullopt;
  for (const GrowthWord& entry : growth_words) {
    if (cursor.take(entry.word)) return entry.growth;
  }
  return take_fold(cursor);
}

}  // namespace capex
