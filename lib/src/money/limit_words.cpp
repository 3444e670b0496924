#include "money/limit_words.hpp"

#include <string_view>

namespace capex::core {
namespace {

using Words = std::string_view[];

// Of each list, longer ones stand before those that they begin with.
constexpr Words about_words = {
    "~",
    "≈",
    "about",
    "around",
    "approximately",
    "approx.",
    "approx",
    "circa",
    "c.",
    "ca.",
    "roughly",
    "some",
    "nearly",
    "almost",
    "close to",
    "near",
    "an estimated",
    "estimated",
    "virtually",
    "broadly",
    "in the region of",
    "大约",
    "大約",
    "约",
    "約",
    "接近",
    "将近",
    "將近",
    "近",
    "약",
    "およそ",
    "ほぼ",
    "基本上",
    "基本",
    "largely",
    "essentially",
    "rund",
    "etwa",
    "ungefähr",
    "zirka",
    "knapp",
    "fast",
    "nahezu",
    "environ",
    "près de",
    "presque",
    "quasi",
    "casi",
    "cerca de",
    "alrededor de",
    "unos",
    "ongeveer",
    "bijna",
};
constexpr Words low_words = {
    ">=",
    ">",
    "≥",
    "more than",
    "over",
    "at least",
    "above",
    "in excess of",
    "exceeding",
    "exceeds",
    "upwards of",
    "north of",
    "no less than",
    "not less than",
    "no fewer than",
    "greater than",
    "a minimum of",
    "minimum of",
    "minimum",
    "min.",
    "as little as",
    "不少于",
    "不少於",
    "不低于",
    "不低於",
    "至少",
    "最少",
    "超过",
    "超過",
    "超",
    "逾",
    "高于",
    "高於",
    "多于",
    "多於",
    "过",
    "過",
    "최소",
    "mehr als",
    "über",
    "Über",
    "mindestens",
    "gut",
    "plus de",
    "au moins",
    "más de",
    "al menos",
    "più di",
    "oltre",
    "almeno",
    "meer dan",
    "minstens",
    "ruim",
};
constexpr Words high_words = {
    "<=",
    "<",
    "≤",
    "up to",
    "less than",
    "under",
    "at most",
    "below",
    "as much as",
    "as many as",
    "as high as",
    "no more than",
    "not more than",
    "no higher than",
    "fewer than",
    "south of",
    "shy of",
    "short of",
    "a maximum of",
    "maximum of",
    "maximum",
    "max.",
    "no greater than",
    "not greater than",
    "not exceeding",
    "not to exceed",
    "capped at",
    "不超过",
    "不超過",
    "未超过",
    "未超過",
    "至多",
    "最多",
    "不多于",
    "不多於",
    "不高于",
    "不高於",
    "低于",
    "低於",
    "少于",
    "少於",
    "不到",
    "不足",
    "최대",
    "bis zu",
    "höchstens",
    "maximal",
    "weniger als",
    "unter",
    "jusqu'à",
    "jusqu’à",
    "moins de",
    "au plus",
    "hasta",
    "menos de",
    "fino a",
    "meno di",
    "hoogstens",
    "minder dan",
};
/// "just over", "well above": how far beyond is not said.
constexpr Words limit_shades = {"just",  "slightly",      "well",          "a little",
                                "a bit", "substantially", "significantly", "far"};

constexpr Words later_about_words = {"左右", "上下",   "前后",   "前後",   "程度",  "ほど",           "近く",
                                     "近い", "가까이", "くらい", "ぐらい", "or so", "or thereabouts", "弱",
                                     "정도", "가량",   "안팎",   "내외",   "쯤"};
constexpr Words later_low_words = {
    "+",        "-plus",   "–plus", "\u2010plus", "\u2011plus", "or more", "or above", "or higher", "and above",
    "at least", "minimum", "plus",  "以上",       "超",         "余り",    "余",       "餘",        "有余",
    "有餘",     "多",      "強",    "强",         "이상",       "초과",    "남짓"};
constexpr Words later_high_words = {"or less", "or below", "or lower", "or fewer", "at most", "maximum",
                                    "max.",    "tops",     "以下",     "以内",     "以內",    "未満",
                                    "未满",    "未滿",     "이하",     "미만"};

void set_about(const NumberCursor& cursor, Qualifiers& qualifiers) {
  if (qualifiers.about) cursor.refuse("it says twice that the number is approximate");
  qualifiers.about = true;
}

}  // namespace

void set_limit(const NumberCursor& cursor, Qualifiers& qualifiers, Limit limit) {
  if (qualifiers.limit != Limit::none) cursor.refuse("it names two limits");
  qualifiers.limit = limit;
}

bool take_qualifier(NumberCursor& cursor, Qualifiers& qualifiers) {
  if (cursor.at_digit()) return false;
  if (cursor.take_any(about_words)) {
    set_about(cursor, qualifiers);
    return true;
  }
  const std::string_view before = cursor.rest();
  cursor.take_any(limit_shades);
  const Limit limit = cursor.take_any(low_words) ? Limit::low : cursor.take_any(high_words) ? Limit::high : Limit::none;
  if (limit == Limit::none) {
    cursor.back_to(before);
    return false;
  }
  set_limit(cursor, qualifiers, limit);
  return true;
}

bool take_later_qualifier(NumberCursor& cursor, Qualifiers& qualifiers) {
  if (cursor.at_end()) return false;
  if (cursor.take_any(later_about_words)) {
    qualifiers.about = true;  // 约800亿元左右 says so on either side
    return true;
  }
  const Limit limit = cursor.take_any(later_low_words)    ? Limit::low
                      : cursor.take_any(later_high_words) ? Limit::high
                                                          : Limit::none;
  if (limit != Limit::none) set_limit(cursor, qualifiers, limit);
  return limit != Limit::none;
}

}  // namespace capex::core
