// What the library throws, and the value that an import reports for each bad row.
//
// Absence that is normal is not an error: an answer without a value has a Status that says why.
// A message says what is wrong, where, and what to do next.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace capex {

enum class ErrorCode {
  parse,              // text that is not an amount, a period, a date, a row ...
  not_found,          // a company, measure, source or import that the file does not know
  conflict,           // two statements that cannot both be stored
  currency_mismatch,  // arithmetic or comparison across currencies
  overflow,           // a result that does not fit 64-bit minor units
  schema_version,     // a file made by a newer program
  not_a_store,        // a file that is not a capexdb file
  damaged,            // a capexdb file whose content or schema is broken
  busy,               // another process holds the file
  storage,            // any other failure of the file or of SQLite
  usage,              // a call whose arguments do not fit each other
};

/// "parse", "not_found", ...: the word used in messages and in JSON.
std::string to_string(ErrorCode code);

/// Where in an input something was found. Lines and columns count from 1; 0 means "not known".
struct Place {
  std::string file;
  std::int64_t line = 0;
  std::int64_t column = 0;

  bool operator==(const Place&) const = default;
};

class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, Place place = {});

  ErrorCode code() const noexcept { return code_; }
  const Place& place() const noexcept { return place_; }

 private:
  ErrorCode code_;
  Place place_;
};

/// One bad row of an import: where it stands, what was found and what is accepted.
struct Problem {
  Place place;
  std::string message;

  bool operator==(const Problem&) const = default;
};

/// "figures.csv:12:5: message", leaving out what is not known.
std::string to_string(const Problem& problem);

using Problems = std::vector<Problem>;

}  // namespace capex
