// One connection to one file, set up the way every capexdb file is opened: no code hidden in a schema may run, foreign
// keys are enforced, broken cells are noticed, a lock is waited for, and a commit is on the disk when it returns.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/sqlite/statement.hpp"

struct sqlite3;

namespace capex::core::sqlite {

enum class Mode { read_only, read_write };

class Connection {
 public:
  /// Opens an existing file; never makes one. Error{storage} where what lies beside it must not be followed.
  /// `wait`: how long a lock of another connection is waited for.
  Connection(const std::filesystem::path& path, Mode mode, std::chrono::milliseconds wait = std::chrono::seconds(5));
  /// A database in memory.
  Connection();
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;
  ~Connection();

  /// Runs a statement kept for the life of the connection. `sql` is a literal: its address is its name.
  template <class... Values>
  Query query(const char* sql, const Values&... values) {
    if (KeptStatement& known = kept(sql); !known.lent) {
      known.statement.bind_all(values...);
      return Query(known);
    }
    // Somebody further up the stack is running the same one.
    Statement another = prepare(sql);
    another.bind_all(values...);
    return Query(std::move(another));
  }
  /// The same for a statement without rows.
  template <class... Values>
  void run(const char* sql, const Values&... values) {
    Query query_once = query(sql, values...);
    while (query_once.next()) {
    }
  }

  Statement prepare(std::string_view sql) const;
  /// Runs several statements that take no values: a migration, a pragma.
  void execute(const std::string& sql, std::string_view doing = "running its set-up");

  std::int64_t changes() const;  // rows written by the last statement
  std::int64_t last_insert_id() const;
  bool in_transaction() const;
  bool read_only() const;
  sqlite3* handle() const { return handle_; }
  const std::string& file() const { return *file_; }
  std::chrono::milliseconds wait() const { return wait_; }

 private:
  KeptStatement& kept(const char* sql);
  void open(const std::string& name, int flags);
  void set_up(Mode mode);

  sqlite3* handle_ = nullptr;
  std::chrono::milliseconds wait_;
  std::unique_ptr<std::string> file_;  // for messages; its address is kept by statements
  std::unordered_map<const char*, KeptStatement> statements_;
};

}  // namespace capex::core::sqlite
