// Questions in words: a kind, which is a command's name ("growth"), and pairs of an option's name and its value
// ("period", "2024H1"). C, Python, SQL and assistants all ask through here, so that a word means the same to each.
//
// Names are those of the command's options and arguments; - and _ are alike, and "periods" is "period". What is left
// empty is as if it were not there. "companies" holds names with commas between, "company" one name; both can be said
// again. A flag is "true" or "false"; 1, 0, yes and no will do.
//
//   show, revisions, remaining   companies members period by measure basis scope in rate rates max-rate-age vintage
//                                align per net-of as-of
//   growth                       these and over cagr split constant-currency
//   total                        companies ... growth over constant-currency allow-missing
//   screen                       condition companies sort top ... over
//   check                        companies sources period verdict all rates max-rate-age as-of
//   explain                      company period ... growth over constant-currency total allow-missing brief
//   convert                      amount from to period on rate rates max-rate-age compare as-of
//   changes                      since until why companies members period by measure basis scope
//   list                         what company measure as-of
//   verify                       companies since as-of
//   export-growth                by measure basis scope in rates max-rate-age as-of
//   export-observations          companies growth ... as-of
//   sql                          query timeout
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "capex/answer.hpp"
#include "capex/database.hpp"
#include "capex/question.hpp"
#include "capex/rows.hpp"

namespace capex::bindings {

/// What was said: names with their values, in order.
using Words = std::vector<std::pair<std::string, std::string>>;

/// Fills in the member of that name. QuestionError for a value that is none of its, and for other names.
void set(Question& question, std::string_view name, std::string_view value);

/// Rows in the columns of the command's CSV, and what is to be said beside them.
struct Reply {
  Rows rows = {};
  std::vector<std::string> notes = {};
  std::vector<std::string> gaps = {};  // why what has no number has none
  std::vector<Source> sources = {};    // that the rows rest on
};

/// QuestionError for a kind or a name that there is not, with a near one, and for words that do not go together. An
/// explanation is one row: status, text, markdown, json.
Reply ask(const Database& db, std::string_view kind, const Words& words);

/// The same with the rows as they come: those of sql and of exports are never held. The reply has no rows then.
Reply ask(const Database& db, std::string_view kind, const Words& words, const RowVisitor& visit);

/// What export-growth answers, as numbers.
void pass(const Database& db, const Words& words, const std::function<void(const PassRow&)>& visit);

/// Every kind, and the names that go with one, as they are written above; none for another word.
std::vector<std::string> kinds();
std::vector<std::string> names_of(std::string_view kind);

}  // namespace capex::bindings
