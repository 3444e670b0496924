// Whatever the bytes: no crash, and every row either read or a problem with its place. Mapping files too.
#include <cstdlib>
#include <string_view>

#include "io/csv/read_csv.hpp"
#include "io/rates/read_rates.hpp"
#include "io/sec/concept_map.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  capex::core::Batch batch;
  capex::Problems problems;
  capex::core::read_csv(text, "fuzz.csv", batch, problems);
  capex::core::read_ecb(text, "fuzz.csv", batch, problems);
  capex::core::read_fred(text, "fuzz.csv", batch, problems);
  capex::core::ConceptMap::parse(text, "fuzz.csv", problems);
  for (const capex::Problem& problem : problems) {
    if (problem.message.empty() || problem.place.file != "fuzz.csv") std::abort();
  }
  return 0;
}
