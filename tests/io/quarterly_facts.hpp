// Facts of the quarterly reports of one filer, and the figures that become of them.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "company_facts_reading.hpp"

using Texts = std::vector<std::string>;

inline constexpr const char* ppe = "PaymentsToAcquirePropertyPlantAndEquipment";
inline constexpr const char* productive = "PaymentsToAcquireProductiveAssets";

/// A fact of the quarterly report after the given number of months of 2024, over months from `from` on, from 0.
inline std::string filed(int after, int from, int months, std::string_view val, int year = 2024) {
  constexpr int last[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int end = from + months;
  return fmt::format(
      R"({{"start":"{0}-{1:02}-01","end":"{0}-{2:02}-{3}","val":{4},"accn":"0000000000-{5:02}-{6:06}","form":"10-Q","filed":"{7}-{8:02}-20"}})",
      year, from + 1, end, last[end - 1], val, year - 2000, after, after == 12 ? year + 1 : year, after % 12 + 1);
}

inline std::string all(std::initializer_list<std::string> facts) {
  return fmt::format("{}", fmt::join(facts, ","));
}

/// "2024-01-01..2024-06-30 40 USD d0 variant", of one measure.
inline Texts of_measure(const FactsReading& read, std::string_view measure, std::string_view period = {}) {
  Texts texts;
  for (const capex::core::FigureRow& row : read.batch.figures) {
    const capex::core::SeriesName& series = read.batch.series[static_cast<std::size_t>(row.series)];
    const std::string label = to_string(read.batch.labels[static_cast<std::size_t>(row.label)]);
    if (series.measure != measure || (!period.empty() && period != label)) continue;
    std::string text = label + " " + read.amount(row.amount, series.currency);
    if (row.variant >= 0) text += " " + read.batch.variants[static_cast<std::size_t>(row.variant)];
    if (row.words >= 0) text += " (" + read.batch.words[static_cast<std::size_t>(row.words)] + ")";
    texts.push_back(text);
  }
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}
