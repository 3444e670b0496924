// Answers as people read them on a screen or in a document: tables.
//
// Every number stands in the digits of its answer, whichever way it is drawn. Text of strangers is shown with what
// would move a cursor or hide written out.
#pragma once

#include <cstddef>
#include <string>

#include "capex/answer.hpp"

namespace capex {

/// How a table is drawn.
struct TableStyle {
  enum class Shape {
    fit,   // periods down and companies across where there are several of both, else rows
    rows,  // a row a company and period
    wide,  // periods down, companies across
    tall,  // companies down, periods across
  };
  Shape shape = Shape::fit;
  std::size_t width = 0;  // places of the screen: columns that do not fit are left out, and it is said; 0 for any width
  bool detail = false;    // rows with bounds, bases, statuses and a footnote for all that is to be said
  bool sources = false;   // lists the sources; they are counted else
  bool bold = false;      // headings, by the terminal's own means
  bool markdown = false;  // a pipe table, what is said beneath it as a list
  std::string unit = {};  // "tn", "bn", "m", "k" or "1"; else the one that reads best. Error{usage} for others
  std::string order = {};  // by a column of the answers' rows, and how many: see order_of() of shape.hpp
  std::size_t top = 0;
};

/// The table, and beneath it what is to be said of it: by which definitions, at which rates, what the marks mean, why
/// what is missing is, on how many sources it rests. Lines end in '\n'; nothing of no answers.
std::string table(const Answers<Observation>& answers, const TableStyle& style = {});
std::string table(const Answers<Revision>& answers, const TableStyle& style = {});
std::string table(const Answers<Remaining>& answers, const TableStyle& style = {});
std::string table(const Answers<Growth>& answers, const TableStyle& style = {});
std::string table(const Answers<Total>& answers, const TableStyle& style = {});

/// A row a claim, with footnotes; a row a rate. Of the style count bold and markdown.
std::string table(const Answers<CheckedClaim>& checked, const TableStyle& style = {});
std::string table(const Answers<Converted>& compared, const TableStyle& style = {});
/// A column a column.
std::string table(const Rows& rows, const TableStyle& style = {});

}  // namespace capex
