#include "files.hpp"

#include <cstdlib>
#include <stdexcept>

#include "io/csv/write_csv.hpp"
#include "store/file/store.hpp"

namespace capex::core::bench {

namespace fs = std::filesystem;

const World& world() {
  static const World size = [] {
    World result;
    if (const char* companies = std::getenv("CAPEX_BENCH_COMPANIES")) result.companies = std::stoi(companies);
    return result;
  }();
  return size;
}

Date as_of() {
  return Date(static_cast<unsigned short>(world().last_year() + 1), 1, 31);
}

fs::path in_folder(const char* name) {
  fs::create_directories(CAPEX_BENCH_FOLDER);
  return fs::path(CAPEX_BENCH_FOLDER) / name;
}

fs::path fresh_store(const char* name) {
  const fs::path file = in_folder(name);
  fs::remove(file);
  Store::create(file);
  return file;
}

const std::vector<Batch>& batches() {
  static const std::vector<Batch> made = [] {
    std::vector<Batch> result;
    make_batches(world(), [&](const Batch& batch) { result.push_back(batch); });
    return result;
  }();
  return made;
}

void load_world(const fs::path& file) {
  Store store = Store::open(file, Access::read_write);
  Load load = store.load({"world", "", "2026-01-01T00:00:00Z", "benchmark"});
  Problems problems;
  for (const Batch& batch : batches()) load.add(batch, problems);
  if (!problems.empty()) throw std::runtime_error(to_string(problems.front()));
  load.commit();
}

const fs::path& loaded_store() {
  static const fs::path file = [] {
    fs::path result = fresh_store("world.db");
    load_world(result);
    return result;
  }();
  return file;
}

const fs::path& filed_store() {
  static const fs::path file = [] {
    World filed = world();
    filed.reports = Reports::year_to_date;
    fs::path result = fresh_store("filed.db");
    Store store = Store::open(result, Access::read_write);
    Load load = store.load({"world as filed", "", "2026-01-01T00:00:00Z", "benchmark"});
    Problems problems;
    make_batches(filed, [&](const Batch& batch) { load.add(batch, problems); });
    if (!problems.empty()) throw std::runtime_error(to_string(problems.front()));
    load.commit();
    return result;
  }();
  return file;
}

const std::vector<fs::path>& csv_files() {
  static const std::vector<fs::path> files = [] {
    const fs::path folder = in_folder("csv");
    fs::remove_all(folder);
    CsvFolderWriter writer(folder);
    for (const Batch& batch : batches()) writer.write(batch);
    writer.finish();
    std::vector<fs::path> result;
    for (const char* name : {"companies.csv", "sources.csv", "figures.csv", "rates.csv"})
      result.push_back(folder / name);
    return result;
  }();
  return files;
}

}  // namespace capex::core::bench
