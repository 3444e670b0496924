// What the file that would be asked has to offer for a word that is being typed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capex/view.hpp"
#include "takes.hpp"

namespace capex::tool {

/// What may stand where the cursor is, and what it is.
struct Candidate {
  std::string text, meaning;
};

class FileWords {
 public:
  /// Of the file of --db where one is named, else of CAPEX_DB, else of capex.db; of none where there is none. Its
  /// periods are those of the companies; names, tickers and aliases are offered once a part of one was typed.
  FileWords(const std::string& database, std::vector<std::string> companies, bool begun);
  void add(const Takes& takes, std::vector<Candidate>& found) const;

 private:
  void add_column(const char* list, std::size_t column, std::size_t meaning, std::vector<Candidate>& found) const;
  void add_companies(std::vector<Candidate>& found) const;
  void add_periods(std::vector<Candidate>& found) const;

  std::vector<std::string> companies_;
  bool begun_;
  std::optional<View> view_;
};

}  // namespace capex::tool
