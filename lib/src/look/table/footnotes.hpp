// Notes to the cells of a table, lettered in order of first use; the same text is one note.
#pragma once

#include <string>
#include <vector>

namespace capex::look {

class Footnotes {
 public:
  /// The letter of the note: a to z, then aa, ab ...
  std::string letter(const std::string& text);

  /// "a  text", one a note.
  std::vector<std::string> lines() const;
  bool empty() const { return texts_.empty(); }

 private:
  std::vector<std::string> texts_;
};

}  // namespace capex::look
