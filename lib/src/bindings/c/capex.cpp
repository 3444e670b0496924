// The symbols of capex.h. Every call that can fail goes through guarded(), from which no exception leaves.
#include "capex/capex.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <mutex>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "bindings/c/arrow.hpp"
#include "bindings/c/table.hpp"
#include "capex/database.hpp"
#include "capex/error.hpp"

struct capex_database {
  capex::Database db;
  std::mutex asked = {};
};

struct capex_answer {
  std::shared_ptr<const capex::bindings::Table> table;
};

namespace {

using capex::bindings::Column;
using capex::bindings::Table;

/// As much of a message as there is room for: to keep it takes no memory.
thread_local char message[4096] = "";

capex_code failed(capex_code code, std::string_view text) {
  std::size_t size = std::min(text.size(), sizeof message - 1);
  while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  std::memcpy(message, text.data(), size);
  message[size] = '\0';
  return code;
}

capex_code code_of(capex::ErrorCode code) {
  using capex::ErrorCode;
  switch (code) {
    case ErrorCode::parse:
      return CAPEX_PARSE;
    case ErrorCode::not_found:
      return CAPEX_NOT_FOUND;
    case ErrorCode::conflict:
      return CAPEX_CONFLICT;
    case ErrorCode::currency_mismatch:
      return CAPEX_CURRENCY_MISMATCH;
    case ErrorCode::overflow:
      return CAPEX_OVERFLOW;
    case ErrorCode::schema_version:
      return CAPEX_SCHEMA_VERSION;
    case ErrorCode::not_a_store:
      return CAPEX_NOT_A_STORE;
    case ErrorCode::damaged:
      return CAPEX_DAMAGED;
    case ErrorCode::busy:
      return CAPEX_BUSY;
    case ErrorCode::storage:
      return CAPEX_STORAGE;
    case ErrorCode::usage:
      return CAPEX_USAGE;
  }
  return CAPEX_INTERNAL;
}

template <class Call>
capex_code guarded(const Call& call) noexcept {
  try {
    call();
    return CAPEX_OK;
  } catch (const capex::Error& error) {
    return failed(code_of(error.code()), error.what());
  } catch (const std::bad_alloc&) {
    return failed(CAPEX_NO_MEMORY, "out of memory");
  } catch (const std::exception& error) {
    return failed(CAPEX_INTERNAL, error.what());
  } catch (...) {
    return failed(CAPEX_INTERNAL, "an error of an unknown kind");
  }
}

const Column* column_of(const capex_answer* answer, std::size_t column) {
  if (answer == nullptr || column >= answer->table->columns.size()) return nullptr;
  return &answer->table->columns[column];
}

/// Null where there is no such cell, or nothing in it.
const Column* cell_of(const capex_answer* answer, std::size_t row, std::size_t column) {
  const Column* found = column_of(answer, column);
  return found != nullptr && row < answer->table->rows && found->has(row) ? found : nullptr;
}

const char* sentence_of(const std::vector<std::string>& all, std::size_t index) {
  return index < all.size() ? all[index].c_str() : nullptr;
}

}  // namespace

int capex_version(void) {
  return CAPEX_VERSION_NUMBER;
}

const char* capex_message(void) {
  return message;
}

// Of a number, as one from a newer library is none of the enumeration's.
const char* capex_code_name(int code) {
  static constexpr const char* names[] = {"ok",       "parse",          "not_found",   "conflict", "currency_mismatch",
                                          "overflow", "schema_version", "not_a_store", "damaged",  "busy",
                                          "storage",  "usage",          "no_memory",   "internal"};
  return code >= 0 && code < static_cast<int>(std::size(names)) ? names[code] : "unknown";
}

capex_code capex_open(const char* path, capex_database** database) {
  if (database == nullptr) return failed(CAPEX_USAGE, "capex_open: where is the database to be put?");
  *database = nullptr;
  if (path == nullptr) return failed(CAPEX_USAGE, "capex_open: which file?");
  return guarded([&] { *database = new capex_database{capex::Database::open(path)}; });
}

void capex_close(capex_database* database) {
  delete database;
}

capex_code capex_ask(capex_database* database, const char* kind, const capex_word* words, size_t count,
                     capex_answer** answer) {
  if (answer == nullptr) return failed(CAPEX_USAGE, "capex_ask: where is the answer to be put?");
  *answer = nullptr;
  if (database == nullptr) return failed(CAPEX_USAGE, "capex_ask: of which database?");
  if (kind == nullptr) return failed(CAPEX_USAGE, "capex_ask: which kind of question?");
  if (words == nullptr && count > 0) return failed(CAPEX_USAGE, "capex_ask: where are the words?");
  return guarded([&] {
    capex::bindings::Words said;
    for (size_t i = 0; i < count; ++i) {
      if (words[i].name == nullptr || words[i].value == nullptr) {
        throw capex::Error(capex::ErrorCode::usage, "capex_ask: a word without a name or a value");
      }
      said.emplace_back(words[i].name, words[i].value);
    }
    const std::lock_guard<std::mutex> waiting(database->asked);
    *answer = new capex_answer{std::make_shared<const Table>(capex::bindings::ask_table(database->db, kind, said))};
  });
}

void capex_answer_close(capex_answer* answer) {
  delete answer;
}

size_t capex_answer_rows(const capex_answer* answer) {
  return answer == nullptr ? 0 : answer->table->rows;
}

size_t capex_answer_columns(const capex_answer* answer) {
  return answer == nullptr ? 0 : answer->table->columns.size();
}

const char* capex_answer_name(const capex_answer* answer, size_t column) {
  const Column* found = column_of(answer, column);
  return found == nullptr ? nullptr : found->name.c_str();
}

capex_type capex_answer_type(const capex_answer* answer, size_t column) {
  static constexpr capex_type types[] = {CAPEX_TEXT, CAPEX_LIST, CAPEX_DAY, CAPEX_WHOLE, CAPEX_DECIMAL, CAPEX_REAL};
  const Column* found = column_of(answer, column);
  return found == nullptr ? CAPEX_TEXT : types[static_cast<std::size_t>(found->type)];
}

int capex_answer_scale(const capex_answer* answer, size_t column) {
  const Column* found = column_of(answer, column);
  return found == nullptr || found->type != Column::Type::decimal ? 0 : found->scale;
}

int capex_answer_has(const capex_answer* answer, size_t row, size_t column) {
  return cell_of(answer, row, column) != nullptr ? 1 : 0;
}

int capex_answer_whole(const capex_answer* answer, size_t row, size_t column, int64_t* value) {
  const Column* found = cell_of(answer, row, column);
  if (found == nullptr || value == nullptr) return 0;
  if (found->type != Column::Type::whole && found->type != Column::Type::day) return 0;
  *value = found->integer(row);
  return 1;
}

int capex_answer_real(const capex_answer* answer, size_t row, size_t column, double* value) {
  const Column* found = cell_of(answer, row, column);
  if (found == nullptr || value == nullptr || found->type < Column::Type::whole) return 0;
  *value = found->real(row);
  return 1;
}

int capex_answer_reals(const capex_answer* answer, size_t column, double* values) {
  const Column* found = column_of(answer, column);
  if (found == nullptr || values == nullptr || found->type < Column::Type::whole) return 0;
  return guarded([&] { found->reals(values, answer->table->rows); }) == CAPEX_OK ? 1 : 0;
}

int capex_answer_lists(const capex_answer* answer, size_t column, int32_t* which, size_t* firsts, size_t* count) {
  const Column* found = column_of(answer, column);
  if (found == nullptr || which == nullptr || firsts == nullptr || count == nullptr) return 0;
  if (found->type != Column::Type::list) return 0;
  return guarded([&] { *count = found->lists(which, firsts, answer->table->rows); }) == CAPEX_OK ? 1 : 0;
}

size_t capex_answer_text(const capex_answer* answer, size_t row, size_t column, char* text, size_t size) {
  if (text == nullptr) size = 0;
  if (size > 0) text[0] = '\0';
  const Column* found = cell_of(answer, row, column);
  std::size_t bytes = 0;
  if (found == nullptr) return 0;
  const capex_code code = guarded([&] {
    const std::string said = found->text(row);
    bytes = said.size();
    if (size == 0) return;
    const std::size_t room = std::min(bytes, size - 1);
    std::memcpy(text, said.data(), room);
    text[room] = '\0';
  });
  return code == CAPEX_OK ? bytes : 0;
}

const char* capex_answer_note(const capex_answer* answer, size_t index) {
  return answer == nullptr ? nullptr : sentence_of(answer->table->notes, index);
}

const char* capex_answer_gap(const capex_answer* answer, size_t index) {
  return answer == nullptr ? nullptr : sentence_of(answer->table->gaps, index);
}

capex_code capex_answer_sources(const capex_answer* answer, capex_answer** sources) {
  if (sources == nullptr) return failed(CAPEX_USAGE, "capex_answer_sources: where are they to be put?");
  *sources = nullptr;
  if (answer == nullptr) return failed(CAPEX_USAGE, "capex_answer_sources: of which answer?");
  if (answer->table->sources == nullptr) return failed(CAPEX_USAGE, "capex_answer_sources: sources have none");
  return guarded([&] { *sources = new capex_answer{answer->table->sources}; });
}

capex_code capex_answer_stream(const capex_answer* answer, struct ArrowArrayStream* stream) {
  if (answer == nullptr || stream == nullptr) {
    return failed(CAPEX_USAGE, "capex_answer_stream: it needs an answer and a stream");
  }
  return guarded([&] { *stream = capex::bindings::arrow_stream(answer->table); });
}

capex_code capex_answer_array(const capex_answer* answer, struct ArrowSchema* schema, struct ArrowArray* array) {
  if (answer == nullptr || schema == nullptr || array == nullptr) {
    return failed(CAPEX_USAGE, "capex_answer_array: it needs an answer, a schema and an array");
  }
  return guarded([&] {
    ArrowSchema made = capex::bindings::arrow_schema(*answer->table);
    try {
      *array = capex::bindings::arrow_array(answer->table, 0, answer->table->rows);
    } catch (...) {
      made.release(&made);
      throw;
    }
    *schema = made;
  });
}
