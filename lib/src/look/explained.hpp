// What is said of a number of an answer, for whoever asks where it comes from: the comment of a workbook, the
// explanation of a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "look/table/line.hpp"

namespace capex::look {

/// The documents that answers rest on, by key.
class Documents {
 public:
  enum class Cited { by_address, by_number };
  /// They outlive this.
  explicit Documents(const std::vector<Source>& all, Cited cited = Cited::by_address) : all_(&all), cited_(cited) {}
  /// A line each: "Alphabet, 10-Q, 2024-07-24, https://...", or by its number in a list of all of them, from 1: "[3]";
  /// past a dozen they are counted.
  std::vector<std::string> lines(const std::vector<std::string>& keys) const;

 private:
  std::string line(const Source& source) const;

  const std::vector<Source>* all_;
  Cited cited_;
};

/// Of the number in the column of the line's row, which is called as in rows of answers, a line each: what it is, how
/// it was derived and converted, what is doubtful, its sources. `keys`: the sources of a line that has none of its own,
/// a sum's.
std::vector<std::string> explained(const Line& line, std::string_view column, const std::vector<std::string>& keys,
                                   const Documents& documents);

/// What the column holds of the line: an amount, or a growth, a share or a ratio; nothing where it is the other.
const Amount* amount_in(const Line& line, std::string_view column);
const Fraction* fraction_in(const Line& line, std::string_view column);

}  // namespace capex::look
