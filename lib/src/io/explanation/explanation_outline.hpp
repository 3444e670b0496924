// An explanation as an outline: a heading, lines and items beneath each step, and tables of the daily rates. What
// text and Markdown share.
#pragma once

#include <string>
#include <vector>

#include "io/explanation/write_explanation.hpp"

namespace capex::core {

struct OutlineItem {
  std::string head;
  std::vector<std::string> lines;
  std::vector<OutlineItem> items;
};

/// The days of one average.
struct DailyTable {
  std::string name;                  // "A"
  std::string title;                 // "7.21504109189 CNY per USD, average of 126 daily ecb rates, ..."
  std::vector<std::string> columns;  // day, the legs of the cross, the pair
  std::vector<std::string> links;    // before each leg: "" or "1 /", "/", "x"
  std::vector<std::vector<std::string>> rows;
};

struct Outline {
  std::string title;
  OutlineItem root;
  std::vector<DailyTable> tables;
};

Outline outline_of(const Explanation& explanation, const ExplanationStyle& style);

}  // namespace capex::core
