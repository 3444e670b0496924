#include "duckdb.hpp"

#include <dlfcn.h>

#include <stdexcept>

namespace capex::core::bench {
namespace {

// duckdb_result: five members that are deprecated, and one that is internal; it is passed by value.
struct Result {
  std::uint64_t column_count, row_count, rows_changed;
  void* columns;
  char* error;
  void* internal;
};

template <class Function>
void find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  if (function == nullptr) throw std::runtime_error(std::string("not in the library: ") + name);
}

}  // namespace

// States are 0 for success. Handles are pointers; what destroys or closes takes the handle's address.
struct DuckDb::Api {
  int (*open)(const char*, void**);
  void (*close)(void**);
  int (*connect)(void*, void**);
  void (*disconnect)(void**);
  const char* (*library_version)();
  int (*query)(void*, const char*, Result*);
  const char* (*result_error)(Result*);
  void (*destroy_result)(Result*);
  void* (*fetch_chunk)(Result);
  std::uint64_t (*chunk_size)(void*);
  void* (*chunk_vector)(void*, std::uint64_t);
  void* (*vector_data)(void*);
  void (*destroy_chunk)(void**);

  explicit Api(const std::filesystem::path& path) {
    void* const library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);  // until the process ends
    if (library == nullptr) throw std::runtime_error(dlerror());
    find(library, "duckdb_open", open);
    find(library, "duckdb_close", close);
    find(library, "duckdb_connect", connect);
    find(library, "duckdb_disconnect", disconnect);
    find(library, "duckdb_library_version", library_version);
    find(library, "duckdb_query", query);
    find(library, "duckdb_result_error", result_error);
    find(library, "duckdb_destroy_result", destroy_result);
    find(library, "duckdb_fetch_chunk", fetch_chunk);
    find(library, "duckdb_data_chunk_get_size", chunk_size);
    find(library, "duckdb_data_chunk_get_vector", chunk_vector);
    find(library, "duckdb_vector_get_data", vector_data);
    find(library, "duckdb_destroy_data_chunk", destroy_chunk);
  }

  /// Throws, the result destroyed, where the query fails.
  Result run(void* connection, const std::string& sql) const {
    Result result{};
    if (query(connection, sql.c_str(), &result) == 0) return result;
    const char* const said = result_error(&result);
    const std::string error = said == nullptr ? "failed" : said;
    destroy_result(&result);
    throw std::runtime_error("DuckDB: " + error);
  }
};

DuckDb::DuckDb(const std::filesystem::path& library, const std::filesystem::path& database) : api_(new Api(library)) {
  if (api_->open(database.c_str(), &database_) != 0)
    throw std::runtime_error("DuckDB: cannot open " + database.string());
  if (api_->connect(database_, &connection_) != 0) {
    api_->close(&database_);
    throw std::runtime_error("DuckDB: cannot connect");
  }
}

DuckDb::~DuckDb() {
  api_->disconnect(&connection_);
  api_->close(&database_);
}

std::string DuckDb::version() const {
  return api_->library_version();
}

void DuckDb::execute(const std::string& sql) const {
  Result result = api_->run(connection_, sql);
  api_->destroy_result(&result);
}

void DuckDb::for_each_run(const std::string& sql, const std::function<void(const Rows&)>& visit) const {
  Result result = api_->run(connection_, sql);
  while (void* chunk = api_->fetch_chunk(result)) {
    const auto column = [&](std::uint64_t at) { return api_->vector_data(api_->chunk_vector(chunk, at)); };
    visit({api_->chunk_size(chunk), static_cast<const std::int32_t*>(column(0)),
           static_cast<const std::int32_t*>(column(1)), static_cast<const double*>(column(2))});
    api_->destroy_chunk(&chunk);
  }
  api_->destroy_result(&result);
}

}  // namespace capex::core::bench
