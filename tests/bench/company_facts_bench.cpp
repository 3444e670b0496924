// Company facts from memory to figures, beside a bare parse of the same bytes; and into a file, beside bare inserts of
// the same rows. See facts_documents.hpp for what is read.
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <stdexcept>

#include "bare.hpp"
#include "facts_documents.hpp"
#include "files.hpp"
#include "io/sec/read_company_facts.hpp"
#include "store/file/store.hpp"

namespace capex::core::bench {
namespace {

std::int64_t total_bytes(const std::vector<FactsDocument>& documents) {
  std::size_t bytes = 0;
  for (const FactsDocument& document : documents) bytes += document.json.size();
  return static_cast<std::int64_t>(bytes);
}

void read_facts(benchmark::State& state, const std::vector<FactsDocument>& documents) {
  CompanyFactsReader reader;
  std::size_t figures = 0;
  for (auto _ : state) {
    figures = 0;
    for (const FactsDocument& document : documents) {
      Batch batch;
      Problems problems;
      reader.read(document.json, document.company, {document.company, {}, {}}, batch, problems);
      if (!problems.empty()) throw std::runtime_error(to_string(problems.front()));
      figures += batch.figures.size();
    }
  }
  state.SetBytesProcessed(total_bytes(documents) * static_cast<std::int64_t>(state.iterations()));
  state.counters["figures"] = static_cast<double>(figures);
}

void parse_bare(benchmark::State& state, const std::vector<FactsDocument>& documents) {
  std::vector<simdjson::padded_string> texts;
  for (const FactsDocument& document : documents) texts.emplace_back(document.json);
  simdjson::dom::parser parser;
  for (auto _ : state) {
    for (const simdjson::padded_string& text : texts) {
      simdjson::dom::element parsed = parser.parse(text);
      benchmark::DoNotOptimize(parsed);
    }
  }
  state.SetBytesProcessed(total_bytes(documents) * static_cast<std::int64_t>(state.iterations()));
}

/// As `capex import sec --all` does it.
void load_facts(const std::filesystem::path& file) {
  Store store = Store::open(file, Access::read_write);
  Load load = store.load({"facts", "", "2026-01-01T00:00:00Z", "benchmark"});
  CompanyFactsReader reader;
  Problems problems;
  for (const FactsDocument& document : made_up_documents()) {
    const CompanyFactsHead head = read_company_facts_head(document.json, document.company);
    Batch batch;
    reader.read(document.json, document.company, {company_key(head), {}, {}}, batch, problems);
    batch.companies.push_back({reader.described(head), {}});
    load.add(batch, problems);
  }
  if (!problems.empty()) throw std::runtime_error(to_string(problems.front()));
  load.commit();
}

void load_into_a_file(benchmark::State& state) {
  made_up_documents();
  for (auto _ : state) {
    state.PauseTiming();
    const auto file = fresh_store("facts.db");
    state.ResumeTiming();
    load_facts(file);
  }
  state.SetBytesProcessed(total_bytes(made_up_documents()) * static_cast<std::int64_t>(state.iterations()));
}

void insert_the_same_rows(benchmark::State& state) {
  const auto loaded = fresh_store("facts.db");
  load_facts(loaded);
  const BareRows rows(loaded, {"import", "company", "source", "period", "variant", "series", "figure"});
  for (auto _ : state) {
    state.PauseTiming();
    const auto file = fresh_store("facts-bare.db");
    state.ResumeTiming();
    rows.insert_into(file);
  }
}

void read_made_up(benchmark::State& state) {
  read_facts(state, made_up_documents());
}
void parse_made_up(benchmark::State& state) {
  parse_bare(state, made_up_documents());
}
BENCHMARK(parse_made_up)->Name("facts/parse")->Unit(benchmark::kMillisecond);
BENCHMARK(read_made_up)->Name("facts/read")->Unit(benchmark::kMillisecond);
BENCHMARK(insert_the_same_rows)
    ->Name("facts/bare")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->Repetitions(5)
    ->UseRealTime();
BENCHMARK(load_into_a_file)
    ->Name("facts/load")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->Repetitions(5)
    ->UseRealTime();

/// Nothing where the files are not beside the sources.
void real_files(benchmark::State& state, void (*measure)(benchmark::State&, const std::vector<FactsDocument>&)) {
  if (real_documents().empty()) {
    state.SkipWithError("../shared/data/sec is not beside the sources");
    return;
  }
  measure(state, real_documents());
}
void read_real(benchmark::State& state) {
  real_files(state, read_facts);
}
void parse_real(benchmark::State& state) {
  real_files(state, parse_bare);
}
BENCHMARK(parse_real)->Name("facts/parse-real")->Unit(benchmark::kMicrosecond);
BENCHMARK(read_real)->Name("facts/read-real")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace capex::core::bench
