#include <fstream>
#include <sstream>
#include <stdexcept>

#include "../files.hpp"
#include "../process.hpp"
#include "party.hpp"

namespace capex::core::bench {
namespace {

struct Said {
  double read = 0, growth = 0;
};

Said ask(std::vector<std::string> words) {
  std::istringstream in(output_of(words));
  Said said;
  if (!(in >> said.read >> said.growth)) throw std::runtime_error("pandas said something else");
  return said;
}

std::vector<GrowthRow> read_rows(const std::filesystem::path& file) {
  std::vector<GrowthRow> rows(std::filesystem::file_size(file) / sizeof(GrowthRow));
  std::ifstream in(file, std::ios::binary);
  in.read(reinterpret_cast<char*>(rows.data()), static_cast<std::streamsize>(rows.size() * sizeof(GrowthRow)));
  if (!in) throw std::runtime_error("cannot be read: " + file.string());
  return rows;
}

}  // namespace

Guests pandas_parties(const std::string& python, const PlainFiles& files) {
  std::string version = output_of({python, "-c", "import pandas; print(pandas.__version__, end='')"});
  const std::vector<std::string> words{python, CAPEX_SOURCE_DIR "/tests/bench/comparison/pandas_growth.py",
                                       files.figures, files.rates, std::to_string(day_number(as_of()))};
  const auto read = std::make_shared<double>(0);  // of the answer before
  return {std::move(version),
          {{"pandas",
            [=] {
              const Said said = ask(words);
              *read = said.read;
              return said.growth;
            },
            [=] {
              std::vector<std::string> with_rows = words;
              with_rows.push_back(files.figures.parent_path() / "pandas.rows");
              ask(with_rows);
              return read_rows(with_rows.back());
            }},
           {"pandas-read", [=] { return *read; }}}};
}

}  // namespace capex::core::bench
