#include "measure.hpp"

#include <fmt/core.h>

#include "../files.hpp"
#include "../process.hpp"
#include "io/csv/write_csv.hpp"
#include "one_company.hpp"
#include "party.hpp"
#include "store/file/store.hpp"
#include "stored_file.hpp"

namespace capex::core::bench {

namespace fs = std::filesystem;

namespace {

void say(const std::string& what) {
  fmt::print(stderr, "{}\n", what);
}

void make_csv(const fs::path& folder) {
  CsvFolderWriter writer(folder);
  make_batches(world(), [&](const Batch& batch) { writer.write(batch); });
  writer.finish();
}

/// Loads the world as `capex import csv` does, into a new file.
fs::path load(const fs::path& folder, Measured& measured) {
  fs::path store = folder / "world.db";
  for (int time = 0; time < 2; ++time) {
    fs::remove(store);
    run({CAPEX_PROGRAM, "--db", store, "init"});
    measured.keep_best("load", run({CAPEX_PROGRAM, "--db", store, "import", "csv", folder / "csv"}));
  }
  measured.numbers["load-rows"] = static_cast<double>(stored_figures(store)) / measured.numbers["load"];
  measured.numbers["bytes"] = bytes_a_figure(store);
  return store;
}

void invite(std::vector<Party>& parties, Measured& measured, const std::string& name, const std::string& where,
            const std::function<Guests()>& ask) {
  std::string why = "not installed";
  if (!where.empty()) {
    try {
      Guests guests = ask();
      measured.words[name] = guests.version;
      for (Party& party : guests.parties) parties.push_back(std::move(party));
      return;
    } catch (const std::exception& error) {
      why = error.what();
    }
  }
  say(fmt::format("{} is left out: {}", name, why));
  measured.words[name] = "left out";
}

void compare(const std::vector<Party>& parties, const fs::path& store) {
  std::vector<ExactRow> everything = exact_rows(store);
  std::vector<ExactRow> screen = screened(everything);
  for (const Party& party : parties) {
    if (!party.rows) continue;
    std::vector<GrowthRow> theirs = party.rows();
    if (const auto found = difference(party.asked == Asked::screen ? screen : everything, theirs, party.printed))
      throw std::runtime_error(party.name + " differs: " + *found);
    say(fmt::format("  {:18} {} growths, all the same", party.name, theirs.size()));
  }
}

/// Rounds of all parties, one after the other, so that whatever else the machine does hits all of them.
void time(const std::vector<Party>& parties, Measured& measured) {
  const std::int64_t figures = world().figures();
  const int rounds = figures <= 1'000'000 ? 9 : figures <= 5'000'000 ? 5 : 3;
  for (int round = 0; round < rounds; ++round) {
    say(fmt::format("  round {} of {}", round + 1, rounds));
    for (const Party& party : parties) measured.keep_best(party.name, party.answer());
  }
}

/// Of a process that does nothing else.
void measure_memory(const std::string& self, const fs::path& store, Measured& measured) {
  measured.numbers["pass-peak"] = std::stod(output_of({self, "pass", store, "1"}));
  measured.numbers["pass-on-two-peak"] = std::stod(output_of({self, "pass", store, "2"}));
}

}  // namespace

void measure(const std::string& self, const fs::path& results, const Others& others) {
  const fs::path folder = in_folder(fmt::format("comparison-{}", world().companies).c_str());
  fs::remove_all(folder);
  fs::create_directories(folder);
  Measured measured;
  say(fmt::format("{} companies, {} figures: made and loaded", world().companies, world().figures()));
  make_csv(folder / "csv");
  const fs::path store = load(folder, measured);
  const PlainFiles plain = write_plain_files(store, folder);

  std::vector<Party> parties = sqlite_parties(store);
  measured.words["SQLite"] = sqlite_version();
  invite(parties, measured, "DuckDB", others.duckdb, [&] { return duckdb_parties(others.duckdb, plain, store); });
  invite(parties, measured, "pandas", others.python, [&] { return pandas_parties(others.python, plain); });
  invite(parties, measured, "polars", others.polars, [&] { return polars_parties(others.polars, plain); });
  for (Party& party : capexdb_parties(store)) parties.push_back(std::move(party));
  parties.push_back(capexdb_screen_party(store));
  parties.push_back(capexdb_csv_party(store));

  compare(parties, store);
  time(parties, measured);
  measure_memory(self, store, measured);
  measure_one_company(store, measured);
  if (measured.words["pandas"] != "left out") measure_crossing(others.python, store, measured);
  append(results, world().figures(), measured);
  parties.clear();
  fs::remove_all(folder);
}

}  // namespace capex::core::bench
