// Answers as a workbook: an .xlsx file, a sheet a table, for Excel, LibreOffice and others.
//
// Numbers are numbers in the digits of their cells, amounts in the format of their unit, growths and shares as per
// cent, days as dates; what is missing is an empty cell, and text of strangers is text, never a formula. The numbers of
// workbooks are binary and can be relied on for 15 digits: an exact one of more, as an amount past 9,999,999,999,999.99
// can be, stands as text, with a comment that says so. The same sheets make the same bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "capex/answer.hpp"
#include "capex/rows.hpp"

namespace capex {

/// A table of a workbook.
struct Sheet {
  /// Of a cell that holds a number what is to be known beside it.
  struct Remark {
    std::size_t row = 0, column = 0;  // from 0, the heading not counted
    std::string comment = {};
    std::string unit = {};           // of an amount: "USD", "USD bn", "chips"; else its row's currency
    std::optional<int> places = {};  // of per cents: how many are shown after the point; else one
  };
  std::string name = {};  // made to fit: at most 31 characters, none of []:*?/\, each name once
  Rows rows = {};
  std::vector<std::string> as = {};  // what the columns hold, by columns of answers ("growth"); else by their own names
  std::vector<Remark> remarks = {};
};

/// The bytes of the file. Error{usage} for more than 1,048,575 rows or 16,384 columns, Error{storage} where the
/// temporary files that it is made of cannot be written, or libxlsxwriter is not there.
std::string workbook(const std::vector<Sheet>& sheets);

/// The answers' rows with a comment on each number: what it is, how it was derived and converted, what is doubtful, and
/// the documents that state it; then, where there are any, sheets of notes and of sources.
std::vector<Sheet> sheets(const Answers<Observation>& answers);
std::vector<Sheet> sheets(const Answers<Revision>& answers);
std::vector<Sheet> sheets(const Answers<Remaining>& answers);
std::vector<Sheet> sheets(const Answers<Growth>& answers);
std::vector<Sheet> sheets(const Answers<Total>& answers);
std::vector<Sheet> sheets(const Answers<Change>& changes);
std::vector<Sheet> sheets(const Answers<CheckedClaim>& checked);
std::vector<Sheet> sheets(const Answers<Converted>& converted);
std::vector<Sheet> sheets(const Answers<Finding>& findings);

/// As shape.hpp does it with rows; the remarks stay with their numbers.
Sheet choose_columns(const Sheet& sheet, const std::vector<std::string>& columns);
Sheet sorted(const Sheet& sheet, const std::string& column, std::size_t top = 0);
Sheet in_unit(Sheet sheet, const std::string& unit);
Sheet wide(const Sheet& sheet, bool companies_down = false);

}  // namespace capex
