// The files that the benchmarks share, under the build folder: each is made once a run, by whoever asks first.
#pragma once

#include <filesystem>
#include <vector>

#include "model/batch.hpp"
#include "time/period.hpp"
#include "world.hpp"

namespace capex::core::bench {

/// CAPEX_BENCH_COMPANIES of the environment, or the full size.
const World& world();

/// The day that the whole-file pass looks from: a little before the last filings.
Date as_of();

/// A file in the folder of the benchmarks, which exists.
std::filesystem::path in_folder(const char* name);

/// An empty file with the schema, in the place of what was there.
std::filesystem::path fresh_store(const char* name);

/// The world in memory, so that making it is not measured.
const std::vector<Batch>& batches();

/// Loads the world through the library into a fresh file: what bulk loading measures.
void load_world(const std::filesystem::path& file);

/// The world, loaded.
const std::filesystem::path& loaded_store();

/// The same companies, with their figures as filers file: by the year to date. Loaded.
const std::filesystem::path& filed_store();

/// The world as the CSV files that `capex import csv` reads, in the order in which they are loaded.
const std::vector<std::filesystem::path>& csv_files();

}  // namespace capex::core::bench
