// One prepared statement: bound, stepped, read. Columns know NULL; what is bound is copied.
//
// A file may hold what its schema forbids: somebody's hands, a broken disk. So what is read is what is asked for, or
// Error{damaged} with table, row and column.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

struct sqlite3;
struct sqlite3_stmt;

namespace capex::core::sqlite {

/// What a column can hold, both ends inclusive.
struct Range {
  std::int64_t least, most;
  constexpr bool has(std::int64_t value) const { return value >= least && value <= most; }
};

/// Error{damaged}: "FILE: table company, company_id 5: year_end_month is 77, which it cannot be; `capex verify` lists
/// what is wrong with the file".
[[noreturn]] void refuse_value(const std::string& file, const std::string& row, std::string_view column,
                               const std::string& value);

class Statement {
 public:
  /// Prepares the first statement of `sql`. `persistent` for one that is kept and run again.
  Statement(sqlite3* handle, const std::string& file, std::string_view sql, bool persistent = false);
  Statement(Statement&& other) noexcept;
  ~Statement();

  void bind(int index, std::int64_t value);
  void bind(int index, std::string_view text);
  void bind(int index, std::nullopt_t);
  /// Hands a pointer to an application-defined function; SQL cannot see it.
  void bind_pointer(int index, void* pointer, const char* type);

  /// Binds ?1, ?2 ... in order: integers, enums, text, optionals of them, and nullptr for NULL.
  template <class... Values>
  void bind_all(const Values&... values) {
    int index = 0;
    (bind_value(++index, values), ...);
  }

  /// True when there is a row to read, false at the end.
  bool step();
  /// Ready to be run again. What was bound stays.
  void reset();

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  std::int64_t integer(int column, const Range& range) const;
  /// The same in 32 bits.
  std::int32_t small(int column) const;
  std::int32_t small(int column, const Range& range) const;
  std::optional<std::int64_t> maybe_integer(int column) const;
  std::optional<std::int32_t> maybe_small(int column, const Range& range) const;
  /// Empty for NULL. Error{damaged} for what is not UTF-8, too.
  std::string text(int column) const { return std::string(view(column)); }
  /// The same where SQLite has it, until the next step.
  std::string_view view(int column) const;
  /// Whether what text there is, is UTF-8.
  bool is_whole_text(int column) const;
  /// Error{damaged}, naming table, row, column and what it holds.
  [[noreturn]] void refuse(int column) const;

  sqlite3_stmt* handle() const { return statement_; }

 private:
  template <class Value>
  void bind_value(int index, const Value& value) {
    if constexpr (std::is_enum_v<Value> || std::integral<Value>) {
      bind(index, static_cast<std::int64_t>(value));
    } else if constexpr (std::same_as<Value, std::nullptr_t>) {
      bind(index, std::nullopt);
    } else if constexpr (std::convertible_to<Value, std::string_view>) {
      bind(index, std::string_view(value));
    } else {
      if (value) {
        bind_value(index, *value);
      } else {
        bind(index, std::nullopt);
      }
    }
  }
  void check(int result, std::string_view doing) const;

  sqlite3* connection_;
  const std::string* file_;
  sqlite3_stmt* statement_ = nullptr;
};

/// A statement that a connection keeps, and whether somebody is running it.
struct KeptStatement {
  Statement statement;
  bool lent = false;
};

/// A statement borrowed for one run, or made for it: reset when the run is over, however it ends.
class Query {
 public:
  explicit Query(KeptStatement& kept) : kept_(&kept), statement_(&kept.statement) { kept.lent = true; }
  explicit Query(Statement&& own) : own_(std::move(own)), statement_(&*own_) {}
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() {
    statement_->reset();
    if (kept_ != nullptr) kept_->lent = false;
  }

  bool next() { return statement_->step(); }
  Statement* operator->() { return statement_; }
  const Statement* operator->() const { return statement_; }
  Statement& operator*() { return *statement_; }

 private:
  std::optional<Statement> own_;
  KeptStatement* kept_ = nullptr;
  Statement* statement_;
};

}  // namespace capex::core::sqlite
