// A table of a page: periods down, companies across, on each number what it rests on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "look/explained.hpp"
#include "look/table/line.hpp"

namespace capex::look {

/// What the cells of a table hold.
enum class Shown { amounts, growths };

/// Hands out the ids of explanations, each once a page.
class ExplanationIds {
 public:
  std::string next() { return "e" + std::to_string(++last_); }

 private:
  std::size_t last_ = 0;
};

/// The table and, as a list, what is to be said beneath it.
std::string number_table(const Lines& lines, Shown shown, std::string_view caption, const Documents& documents,
                         ExplanationIds& ids);

}  // namespace capex::look
