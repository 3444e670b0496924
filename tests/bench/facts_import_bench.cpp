// `capex import sec` of a folder of packed documents into an empty file, from the start of the process to its end: on
// all cores, and on one.
#include <benchmark/benchmark.h>
#include <sched.h>
#include <zlib.h>

#include <filesystem>
#include <memory>
#include <stdexcept>

#include "facts_documents.hpp"
#include "files.hpp"
#include "process.hpp"

namespace capex::core::bench {
namespace {

struct CloseGzip {
  void operator()(gzFile file) const { gzclose(file); }
};

const std::filesystem::path& packed_documents() {
  static const std::filesystem::path folder = [] {
    const std::filesystem::path made = in_folder("facts");
    std::filesystem::remove_all(made);
    std::filesystem::create_directory(made);
    for (const FactsDocument& document : made_up_documents()) {
      const std::unique_ptr<gzFile_s, CloseGzip> file(gzopen((made / (document.company + ".json.gz")).c_str(), "wb"));
      const auto size = static_cast<unsigned>(document.json.size());
      if (!file || gzwrite(file.get(), document.json.data(), size) != static_cast<int>(size))
        throw std::runtime_error("cannot be written: " + made.string());
    }
    return made;
  }();
  return folder;
}

/// While it lives, this process and those that it starts run on the first core that they may.
class OneCore {
 public:
  OneCore() {
    if (sched_getaffinity(0, sizeof before_, &before_) != 0) throw std::runtime_error("no cores to choose from");
    std::size_t first = 0;
    while (!CPU_ISSET(first, &before_)) ++first;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(first, &one);
    sched_setaffinity(0, sizeof one, &one);
  }
  OneCore(const OneCore&) = delete;
  OneCore& operator=(const OneCore&) = delete;
  ~OneCore() { sched_setaffinity(0, sizeof before_, &before_); }

 private:
  cpu_set_t before_;
};

void import_them(benchmark::State& state) {
  const std::filesystem::path& folder = packed_documents();
  for (auto _ : state) {
    state.PauseTiming();
    const std::filesystem::path file = fresh_store("facts-imported.db");
    state.ResumeTiming();
    run({CAPEX_PROGRAM, "--db", file, "import", "sec", folder, "--all"});
  }
}

void import_on_one(benchmark::State& state) {
  packed_documents();
  const OneCore core;
  import_them(state);
}

void whole(benchmark::internal::Benchmark* one) {
  one->Unit(benchmark::kMillisecond)->Repetitions(3)->UseRealTime();
}

BENCHMARK(import_on_one)->Name("facts/import-on-one")->Apply(whole);
BENCHMARK(import_them)->Name("facts/import")->Apply(whole);

}  // namespace
}  // namespace capex::core::bench
