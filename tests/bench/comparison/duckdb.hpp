// DuckDB through its C interface, loaded while the program runs: nothing here depends on it to be built. What is
// declared is what is used, by DuckDB's documentation of the interface (version 1.5).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace capex::core::bench {

/// A database and one connection to it.
class DuckDb {
 public:
  /// Throws where the library cannot be loaded or the file not be opened.
  DuckDb(const std::filesystem::path& library, const std::filesystem::path& database);
  ~DuckDb();

  std::string version() const;

  /// Runs a statement to its end; its rows, if any, are thrown away.
  void execute(const std::string& sql) const;

  /// A run of rows of columns (INTEGER, INTEGER, DOUBLE).
  struct Rows {
    std::uint64_t count;
    const std::int32_t* first;
    const std::int32_t* second;
    const double* third;
  };
  void for_each_run(const std::string& sql, const std::function<void(const Rows&)>& visit) const;

 private:
  struct Api;
  std::unique_ptr<Api> api_;
  void* database_ = nullptr;
  void* connection_ = nullptr;
};

}  // namespace capex::core::bench
