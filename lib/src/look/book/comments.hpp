// What a comment says of a number of an answer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "capex/book.hpp"
#include "look/table/line.hpp"

namespace capex::look {

/// The documents that answers rest on, by key.
class Documents {
 public:
  explicit Documents(const std::vector<Source>& all) : all_(&all) {}
  /// A line each: "10-Q, Alphabet, 2024-07-24, https://..."; past a dozen they are counted.
  std::vector<std::string> lines(const std::vector<std::string>& keys) const;

 private:
  const std::vector<Source>* all_;
};

/// Of the number in the column of the line's row. `keys`: the sources of a line that has none of its own, a sum's.
Sheet::Remark remark_on(const Line& line, std::string_view column, const std::vector<std::string>& keys,
                        const Documents& documents);

std::string text_of_lines(const std::vector<std::string>& lines);

}  // namespace capex::look
