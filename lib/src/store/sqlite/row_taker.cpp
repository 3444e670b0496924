#include "store/sqlite/row_taker.hpp"

#include <fmt/format.h>

#include <utility>

#include "store/sqlite/failure.hpp"

namespace capex::core::sqlite {
namespace {

constexpr const char* taker_pointer = "capex::RowTaker";
constexpr int any_number = -1;

void take_row(sqlite3_context* context, int, sqlite3_value** values) {
  auto* taker = static_cast<RowTaker*>(sqlite3_value_pointer(values[0], taker_pointer));
  if (taker == nullptr || !taker->take_safely(values + 1)) sqlite3_result_error(context, "the query was stopped", -1);
}

void no_result(sqlite3_context* context) {
  sqlite3_result_null(context);
}

}  // namespace

void RowTaker::run(Query& query) {
  query->bind_pointer(1, this, taker_pointer);
  try {
    while (query.next()) {
    }
  } catch (const Failure&) {
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    throw;
  }
}

void TakenRow::refuse(std::size_t column) const {
  const auto shown = [this](std::size_t at) -> std::string {
    const int type = sqlite3_value_type(columns_[at]);
    if (type == SQLITE_INTEGER) return fmt::to_string(integer(at));
    return type == SQLITE_NULL ? "empty" : "no integer";
  };
  // Three name a row of any table that is read so.
  std::string row = fmt::format("table {}", named_->table);
  for (std::size_t at = 0; at < 3 && at < named_->names.size(); ++at) {
    if (at != column) row += fmt::format(", {} {}", named_->names[at], shown(at));
  }
  refuse_value(*file_, row, named_->names[column], shown(column));
}

bool RowTaker::take_safely(sqlite3_value** columns) noexcept {
  try {
    take(TakenRow(columns, *file_, named_));
    return true;
  } catch (...) {
    failure_ = std::current_exception();  // rethrown by run(), outside of SQLite's frames
    return false;
  }
}

void add_row_taker(Connection& connection) {
  const int result =
      sqlite3_create_function_v2(connection.handle(), "capex_take", any_number, SQLITE_UTF8 | SQLITE_DIRECTONLY,
                                 nullptr, nullptr, take_row, no_result, nullptr);
  if (result != SQLITE_OK) fail(connection.handle(), result, connection.file(), "setting it up");
}

}  // namespace capex::core::sqlite
