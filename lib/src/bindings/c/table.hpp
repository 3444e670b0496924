// An answer as columns, with what is to be said beside it. It never changes once it is made: any number of threads and
// of Arrow arrays share it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/c/column.hpp"
#include "bindings/question_words.hpp"

namespace capex::bindings {

struct Table {
  std::vector<Column> columns = {};
  std::size_t rows = 0;
  std::vector<std::string> notes = {};
  std::vector<std::string> gaps = {};
  std::shared_ptr<const Table> sources = {};  // key, publisher, kind, form, title, url, known_on
};

/// As bindings::ask() answers, straight into columns: the growth of the whole file without a text for any number.
Table ask_table(const Database& db, std::string_view kind, const Words& words);

}  // namespace capex::bindings
