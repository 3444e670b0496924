// The words and marks of which people make the names of periods.
#pragma once

#include <string_view>

namespace capex::core {

enum class Word { half, quarter, months, fiscal, calendar, year, month, ordinal, count, filler };

struct KnownWord {
  std::string_view text;
  Word meaning;
  int number = 0;
};

// In capitals, whole.
inline constexpr KnownWord known_words[] = {
    {"H", Word::half},           {"HY", Word::half},
    {"HALF", Word::half},        {"Q", Word::quarter},
    {"QTR", Word::quarter},      {"QUARTER", Word::quarter},
    {"M", Word::months},         {"MONTHS", Word::months},
    {"FY", Word::fiscal},        {"F", Word::fiscal},
    {"FISCAL", Word::fiscal},    {"FINANCIAL", Word::fiscal},
    {"CY", Word::calendar},      {"CALENDAR", Word::calendar},
    {"FULL", Word::calendar},    {"YEAR", Word::year},
    {"OF", Word::filler},        {"THE", Word::filler},
    {"FIRST", Word::ordinal, 1}, {"SECOND", Word::ordinal, 2},
    {"THIRD", Word::ordinal, 3}, {"FOURTH", Word::ordinal, 4},
    {"ST", Word::ordinal},       {"ND", Word::ordinal},
    {"RD", Word::ordinal},       {"TH", Word::ordinal},
    {"THREE", Word::count, 3},   {"SIX", Word::count, 6},
    {"NINE", Word::count, 9},    {"TWELVE", Word::count, 12},
    {"JAN", Word::month, 1},     {"JANUARY", Word::month, 1},
    {"FEB", Word::month, 2},     {"FEBRUARY", Word::month, 2},
    {"MAR", Word::month, 3},     {"MARCH", Word::month, 3},
    {"APR", Word::month, 4},     {"APRIL", Word::month, 4},
    {"MAY", Word::month, 5},     {"JUN", Word::month, 6},
    {"JUNE", Word::month, 6},    {"JUL", Word::month, 7},
    {"JULY", Word::month, 7},    {"AUG", Word::month, 8},
    {"AUGUST", Word::month, 8},  {"SEP", Word::month, 9},
    {"SEPT", Word::month, 9},    {"SEPTEMBER", Word::month, 9},
    {"OCT", Word::month, 10},    {"OCTOBER", Word::month, 10},
    {"NOV", Word::month, 11},    {"NOVEMBER", Word::month, 11},
    {"DEC", Word::month, 12},    {"DECEMBER", Word::month, 12},
};

/// What a mark of East Asia says of the number before it, or by itself.
enum class Mark { year, month, day, half, quarter, nine_months, fiscal_year, whole_year, filler, numeral };

struct KnownMark {
  std::string_view text;
  Mark meaning;
  int number = 0;
};

// Longer ones before those that they begin with.
inline constexpr KnownMark known_marks[] = {
    {"上半年", Mark::half, 1},   {"下半年", Mark::half, 2},   {"前三季度", Mark::nine_months},
    {"财年", Mark::fiscal_year}, {"財年", Mark::fiscal_year}, {"季度", Mark::quarter},
    {"季", Mark::quarter},       {"全年", Mark::whole_year},  {"年", Mark::year},
    {"月份", Mark::month},       {"月", Mark::month},         {"日", Mark::day},
    {"号", Mark::day},           {"第", Mark::filler},        {"’", Mark::filler},
    {"一", Mark::numeral, 1},    {"二", Mark::numeral, 2},    {"三", Mark::numeral, 3},
    {"四", Mark::numeral, 4},    {"상반기", Mark::half, 1},   {"하반기", Mark::half, 2},
    {"분기", Mark::quarter},     {"연간", Mark::whole_year},  {"년", Mark::year},
    {"월", Mark::month},         {"일", Mark::day},
};

}  // namespace capex::core
