// The example data, read and loaded.
#pragma once

#include <filesystem>
#include <string>

#include "catch.hpp"
#include "io/csv/read_csv.hpp"
#include "store/file/store.hpp"

namespace capex::core {

inline Batch example() {
  Batch batch;
  Problems problems;
  for (const std::filesystem::path& file : csv_files(std::filesystem::path(CAPEX_SOURCE_DIR) / "examples/ai-capex")) {
    read_csv(read_file(file), file.filename().string(), batch, problems);
  }
  REQUIRE(problems.empty());
  return batch;
}

inline void load(Store& store, const Batch& batch, const std::string& name) {
  Load load = store.load({name, "hash of " + name, "2026-01-01T00:00:00Z", "test"});
  Problems problems;
  load.add(batch, problems);
  REQUIRE(problems.empty());
  load.commit();
}

}  // namespace capex::core
