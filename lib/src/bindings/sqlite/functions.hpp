// What capexdb answers, as functions of SQL: in `capex sql`, and in the extension for every other program with SQLite.
//
//   SELECT company, growth FROM capex_growth('alibaba,tencent', '2024H1', 'USD')
//   SELECT * FROM capex_show('all') WHERE ask_by = 'half' AND ask_measure = 'capex-cash'
//
// A table-valued function is a question in words (question_words.hpp): its hidden columns are the question's words,
// each behind ask_, the first few of which are also its arguments; its other columns are those of the command's CSV.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "bindings/question_words.hpp"

struct sqlite3;

namespace capex::bindings {

/// The file that is asked, as it is open; Error where there is none that can be.
using FileAsked = std::function<const Database&()>;

struct TableFunction {
  std::string name;                                   // "capex_growth"
  std::vector<std::string> words;                     // what it is asked with: "companies", "max-rate-age"
  std::function<std::vector<std::string>()> columns;  // made when they are needed
  /// In other columns, or fewer, too: they are found by their names.
  std::function<Rows(const Database& file, const Words& words)> answer;
};
std::vector<TableFunction> table_functions();

/// Of SQL; a text or a number is read as the command reads it, NULL says nothing.
using Arguments = std::vector<std::string>;
struct ScalarFunction {
  std::string name;
  int least = 1, most = 1;  // arguments
  bool asks_file = false;   // else it is of its arguments alone
  std::function<Cell(const FileAsked& file, const Arguments& arguments)> answer;
};
std::vector<ScalarFunction> scalar_functions();

/// Makes them all known to a connection, for as long as it lives. Error{storage} where SQLite cannot. Those that ask
/// the file can be used by who holds the connection, and by no trigger, view or index of a file's own.
void add_functions(sqlite3* connection, const FileAsked& file);
std::vector<std::string> table_function_names();
/// SQLite makes the table of a function when it is first named: this names it.
void make_table(sqlite3* connection, const std::string& name);

}  // namespace capex::bindings
