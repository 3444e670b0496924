#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "../files.hpp"
#include "../process.hpp"
#include "party.hpp"
#include "results.hpp"

namespace capex::core::bench {
namespace {

struct Said {
  double read = 0, growth = 0;
};

Said ask(const std::string& name, const std::vector<std::string>& words) {
  std::istringstream in(output_of(words));
  Said said;
  if (!(in >> said.read >> said.growth)) throw std::runtime_error(name + " said something else");
  return said;
}

std::vector<GrowthRow> read_rows(const std::filesystem::path& file) {
  std::vector<GrowthRow> rows(std::filesystem::file_size(file) / sizeof(GrowthRow));
  std::ifstream in(file, std::ios::binary);
  in.read(reinterpret_cast<char*>(rows.data()), static_cast<std::streamsize>(rows.size() * sizeof(GrowthRow)));
  if (!in) throw std::runtime_error("cannot be read: " + file.string());
  return rows;
}

/// A script that reads the plain files, grows, and prints how long each took; asked for them, it writes its rows.
std::vector<Party> script_parties(const std::string& name, std::vector<std::string> words, const PlainFiles& files) {
  words.insert(words.end(), {files.figures, files.rates, std::to_string(day_number(as_of()))});
  const auto read = std::make_shared<double>(0);  // of the answer before
  return {{name,
           [=] {
             const Said said = ask(name, words);
             *read = said.read;
             return said.growth;
           },
           [=] {
             std::vector<std::string> with_rows = words;
             with_rows.push_back(files.figures.parent_path() / (name + ".rows"));
             ask(name, with_rows);
             return read_rows(with_rows.back());
           }},
          {name + "-read", [=] { return *read; }}};
}

}  // namespace

Guests pandas_parties(const std::string& python, const PlainFiles& files) {
  return {output_of({python, "-c", "import pandas; print(pandas.__version__, end='')"}),
          script_parties("pandas", {python, CAPEX_SOURCE_DIR "/tests/bench/comparison/pandas_growth.py"}, files)};
}

Guests polars_parties(const std::string& package, const PlainFiles& files) {
  const std::vector<std::string> node{"/usr/bin/env", "POLARS_MAX_THREADS=2", "node"};
  const auto with = [&](std::vector<std::string> words) {
    words.insert(words.begin(), node.begin(), node.end());
    return words;
  };
  const std::string version =
      "process.stdout.write(require(process.argv[1] + '/package.json').version + ' (nodejs-polars)')";
  return {
      output_of(with({"-e", version, package})),
      script_parties("polars", with({CAPEX_SOURCE_DIR "/tests/bench/comparison/polars_growth.mjs", package}), files)};
}

void measure_crossing(const std::string& python, const std::filesystem::path& store, Measured& measured) {
  ::setenv("CAPEX_LIBRARY", CAPEX_C_LIBRARY, 1);
  std::istringstream in(output_of(
      {python, CAPEX_SOURCE_DIR "/tests/bench/comparison/pandas_crossing.py", store, CAPEX_SOURCE_DIR "/lib/python"}));
  double copied = 0, crossed = 0, with_days = 0, taken = 0;
  if (!(in >> copied >> crossed >> with_days >> taken)) throw std::runtime_error("pandas said something else");
  measured.numbers["crossing-copied"] = copied;
  measured.numbers["crossing"] = crossed;
  measured.numbers["crossing-days"] = with_days;
  measured.numbers["crossing-answer"] = taken;
}

}  // namespace capex::core::bench
