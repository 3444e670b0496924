// How SQLite is told of the functions: a virtual table each, made of the rows of one answer.
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>
#include <new>
#include <optional>

#include "bindings/sqlite/functions.hpp"
#include "capex/error.hpp"

namespace capex::bindings {

namespace {

/// What SQLite keeps of a function, and gives back when the connection ends.
struct KnownTable {
  TableFunction function;
  FileAsked file;
};
struct KnownScalar {
  ScalarFunction function;
  FileAsked file;
};

template <class Known>
void forget(void* known) {
  delete static_cast<Known*>(known);
}

struct FunctionTable : sqlite3_vtab {
  const KnownTable* known = nullptr;
  std::vector<std::string> columns;
};

struct FunctionCursor : sqlite3_vtab_cursor {
  Rows rows;
  std::vector<std::ptrdiff_t> places;             // of each column in the rows; -1 where they have none
  std::vector<std::optional<std::string>> asked;  // by word
  std::size_t at = 0;
};

/// A number is SQLite's own where that keeps its digits: in 64 bits, or in a double that says the same again.
void give_number(sqlite3_context* context, const std::string& digits) {
  const char* const end = digits.data() + digits.size();
  std::int64_t whole = 0;
  if (const auto [at, failure] = std::from_chars(digits.data(), end, whole); failure == std::errc() && at == end) {
    return sqlite3_result_int64(context, whole);
  }
  double real = 0;
  const auto [at, failure] = std::from_chars(digits.data(), end, real);
  std::string_view plain = digits;
  if (plain.find('.') != std::string_view::npos) {
    while (plain.ends_with('0')) plain.remove_suffix(1);
  }
  char again[512];
  const auto written = std::to_chars(again, again + sizeof again, real, std::chars_format::fixed);
  const bool is_kept = failure == std::errc() && at == end && written.ec == std::errc() &&
                       plain == std::string_view(again, static_cast<std::size_t>(written.ptr - again));
  if (is_kept) return sqlite3_result_double(context, real);
  sqlite3_result_text64(context, digits.data(), digits.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void give(sqlite3_context* context, const Cell& cell) {
  if (std::holds_alternative<std::monostate>(cell)) return sqlite3_result_null(context);
  if (const auto* number = std::get_if<Number>(&cell)) return give_number(context, number->digits);
  const std::string text = text_of(cell);
  sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

std::string said(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (text == nullptr) throw std::bad_alloc();
  return {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

std::string column_name(const std::string& word) {
  std::string name = "ask_" + word;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

std::string declaration_of(const TableFunction& function, const std::vector<std::string>& names) {
  std::string columns;
  for (const std::string& column : names) columns += fmt::format("\"{}\",", column);
  for (const std::string& word : function.words) columns += fmt::format("\"{}\" HIDDEN,", column_name(word));
  columns.pop_back();
  return fmt::format("CREATE TABLE answers ({})", columns);
}

int refuse_table(sqlite3_vtab* table, const char* why) {
  sqlite3_free(table->zErrMsg);
  const std::size_t size = std::strlen(why) + 1;
  table->zErrMsg = static_cast<char*>(sqlite3_malloc64(size));
  if (table->zErrMsg == nullptr) return SQLITE_NOMEM;
  std::memcpy(table->zErrMsg, why, size);
  return SQLITE_ERROR;
}

int connect_function(sqlite3* connection, void* known, int, const char* const*, sqlite3_vtab** table, char**) {
  try {
    const auto& kept = *static_cast<const KnownTable*>(known);
    auto made = std::make_unique<FunctionTable>();
    made->known = &kept;
    made->columns = kept.function.columns();
    const int result = sqlite3_declare_vtab(connection, declaration_of(kept.function, made->columns).c_str());
    if (result != SQLITE_OK) return result;
    sqlite3_vtab_config(connection, SQLITE_VTAB_DIRECTONLY);
    *table = made.release();
    return SQLITE_OK;
  } catch (...) {
    return SQLITE_NOMEM;
  }
}

int disconnect_function(sqlite3_vtab* table) {
  delete static_cast<FunctionTable*>(table);
  return SQLITE_OK;
}

/// The words that are said are the arguments of filter_function(), in the order of the columns; which they are is a
/// mask.
int best_words(sqlite3_vtab* table, sqlite3_index_info* info) {
  const FunctionTable& asked = *static_cast<FunctionTable*>(table);
  const int before = static_cast<int>(asked.columns.size());
  const int words = static_cast<int>(asked.known->function.words.size());
  int argument = 0;
  for (int word = 0; word < words; ++word) {
    bool is_said = false;
    for (int i = 0; i < info->nConstraint; ++i) {
      const auto& constraint = info->aConstraint[i];
      if (constraint.iColumn != before + word || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
      if (constraint.usable == 0) return SQLITE_CONSTRAINT;  // of a table that is joined later: not in this order
      if (is_said) continue;                                 // SQLite compares
      is_said = true;
      info->aConstraintUsage[i].argvIndex = ++argument;
      info->aConstraintUsage[i].omit = 1;
      info->idxNum |= 1 << word;
    }
  }
  // To ask costs what it costs; the more is said, the less is answered.
  info->estimatedRows = argument == 0 ? 10'000 : 100;
  info->estimatedCost = 1e6 / (1 + argument);
  return SQLITE_OK;
}

int open_answers(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  *cursor = new (std::nothrow) FunctionCursor();
  return *cursor == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int close_answers(sqlite3_vtab_cursor* cursor) {
  delete static_cast<FunctionCursor*>(cursor);
  return SQLITE_OK;
}

int ask_function(sqlite3_vtab_cursor* moved, int mask, const char*, int, sqlite3_value** values) {
  auto& cursor = *static_cast<FunctionCursor*>(moved);
  const FunctionTable& table = *static_cast<FunctionTable*>(moved->pVtab);
  const KnownTable& known = *table.known;
  try {
    const std::size_t words = known.function.words.size();
    cursor.asked.assign(words, std::nullopt);
    cursor.at = 0;
    Words asked;
    for (std::size_t word = 0; word < words; ++word) {
      if ((mask >> word & 1) == 0) continue;
      sqlite3_value* const value = *values++;
      if (sqlite3_value_type(value) == SQLITE_NULL) continue;
      cursor.asked[word] = said(value);
      asked.emplace_back(known.function.words[word], *cursor.asked[word]);
    }
    cursor.rows = known.function.answer(known.file(), asked);
    cursor.places.clear();
    const std::vector<std::string>& there = cursor.rows.columns;
    for (const std::string& column : table.columns) {
      const auto found = std::find(there.begin(), there.end(), column);
      cursor.places.push_back(found == there.end() ? -1 : found - there.begin());
    }
    return SQLITE_OK;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const std::exception& failure) {
    return refuse_table(moved->pVtab, failure.what());
  }
}

int next_answer(sqlite3_vtab_cursor* cursor) {
  ++static_cast<FunctionCursor*>(cursor)->at;
  return SQLITE_OK;
}

int no_more_answers(sqlite3_vtab_cursor* cursor) {
  const auto& asked = *static_cast<const FunctionCursor*>(cursor);
  return asked.at >= asked.rows.rows.size() ? 1 : 0;
}

int give_column(sqlite3_vtab_cursor* moved, sqlite3_context* context, int index) {
  const auto& cursor = *static_cast<const FunctionCursor*>(moved);
  const auto column = static_cast<std::size_t>(index);
  try {
    if (column >= cursor.places.size()) {
      const std::optional<std::string>& asked = cursor.asked[column - cursor.places.size()];
      if (asked) give(context, Cell(*asked));
    } else if (cursor.places[column] >= 0) {
      give(context, cursor.rows.rows[cursor.at].at(static_cast<std::size_t>(cursor.places[column])));
    }
    return SQLITE_OK;
  } catch (const std::exception&) {
    return SQLITE_NOMEM;
  }
}

int give_row_number(sqlite3_vtab_cursor* cursor, sqlite3_int64* number) {
  *number = static_cast<sqlite3_int64>(static_cast<const FunctionCursor*>(cursor)->at);
  return SQLITE_OK;
}

constexpr sqlite3_module function_module = [] {
  sqlite3_module described{};
  described.xConnect = connect_function;  // and no xCreate: the table is there, and no CREATE makes another
  described.xDisconnect = disconnect_function;
  described.xBestIndex = best_words;
  described.xOpen = open_answers;
  described.xClose = close_answers;
  described.xFilter = ask_function;
  described.xNext = next_answer;
  described.xEof = no_more_answers;
  described.xColumn = give_column;
  described.xRowid = give_row_number;
  return described;
}();

void call_scalar(sqlite3_context* context, int count, sqlite3_value** values) {
  const auto& known = *static_cast<const KnownScalar*>(sqlite3_user_data(context));
  try {
    Arguments arguments;
    for (int i = 0; i < count; ++i) {
      if (sqlite3_value_type(values[i]) == SQLITE_NULL) {
        if (i == 0) return sqlite3_result_null(context);
        arguments.emplace_back();
      } else {
        arguments.push_back(said(values[i]));
      }
    }
    give(context, known.function.answer(known.file, arguments));
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  } catch (const std::exception& failure) {
    sqlite3_result_error(context, failure.what(), -1);
  }
}

void require_known(int result, const std::string& name) {
  if (result == SQLITE_OK) return;
  throw Error(ErrorCode::storage, fmt::format("SQLite cannot be told of {}: {}", name, sqlite3_errstr(result)));
}

}  // namespace

void make_table(sqlite3* connection, const std::string& name) {
  sqlite3_stmt* statement = nullptr;  // what is wrong with it is said by the query that names it
  sqlite3_prepare_v2(connection, fmt::format("SELECT 1 FROM {}", name).c_str(), -1, &statement, nullptr);
  sqlite3_finalize(statement);
}

void add_functions(sqlite3* connection, const FileAsked& file) {
  for (TableFunction& function : table_functions()) {
    const std::string name = function.name;
    auto known = std::make_unique<KnownTable>(KnownTable{std::move(function), file});
    // SQLite forgets it, too, where it fails.
    require_known(
        sqlite3_create_module_v2(connection, name.c_str(), &function_module, known.release(), forget<KnownTable>),
        name);
  }
  for (const ScalarFunction& function : scalar_functions()) {
    const int flags = SQLITE_UTF8 | (function.asks_file ? SQLITE_DIRECTONLY : SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS);
    for (int count = function.least; count <= function.most; ++count) {
      auto known = std::make_unique<KnownScalar>(KnownScalar{function, file});
      require_known(sqlite3_create_function_v2(connection, function.name.c_str(), count, flags, known.release(),
                                               call_scalar, nullptr, nullptr, forget<KnownScalar>),
                    function.name);
    }
  }
}

}  // namespace capex::bindings
