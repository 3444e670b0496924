// Answers by period and series, as the tables of a page have them: one line a cell.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "look/table/line.hpp"
#include "money/display_text.hpp"

namespace capex::look {

struct Grid {
  struct Column {
    std::string label;               // "Alibaba Group", "Meta, guidance"
    std::vector<const Line*> lines;  // one a period; nothing where it was not answered
    core::Scale scale = core::Scale::one;
    std::string unit = {};  // empty where its amounts differ in theirs
  };
  std::vector<std::string> periods;  // in the order of time
  std::vector<Column> columns;       // in the order of the answers
};

/// The lines outlive it. Amounts of one unit are in one scale.
Grid grid_of(const Lines& lines);

/// Calls the lines by their names; two companies of one name by their keys, too.
Lines named(Lines lines);

}  // namespace capex::look
