// Whatever the bytes: no crash, and every row either read or a problem with its place. Mapping files too.
#include <cstdlib>
#include <string_view>

#include "capex/io/concept_map.hpp"
#include "capex/io/read_csv.hpp"
#include "capex/io/read_rates.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  capex::Batch batch;
  capex::Problems problems;
  capex::read_csv(text, "fuzz.csv", batch, problems);
  capex::read_ecb(text, "fuzz.csv", batch, problems);
  capex::read_fred(text, "fuzz.csv", batch, problems);
  capex::ConceptMap::parse(text, "fuzz.csv", problems);
  for (const capex::Problem& problem : problems) {
    if (problem.message.empty() || problem.place.file != "fuzz.csv") std::abort();
  }
  return 0;
}
