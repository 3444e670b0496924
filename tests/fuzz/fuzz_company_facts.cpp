// Whatever the bytes: no crash, every fact counted once, no row without what it names, and the same again from the same
// reader.
#include <string_view>

#include "expect.hpp"
#include "io/sec/read_company_facts.hpp"

namespace {

void check_counts(const capex::core::CompanyFactsCounts& c) {
  expect(c.facts == c.figures + c.equivalents + c.repeated + c.outranked + c.unmapped + c.instants + c.other_units +
                        c.long_periods + c.bad);
}

void check_rows(const capex::core::Batch& batch) {
  expect_figures(batch);
  expect(batch.sources.size() == batch.source_keys.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  static capex::core::CompanyFactsReader reader;
  const capex::core::CompanyFactsOptions options{"acme", {}, {}};

  capex::core::Batch batch;
  capex::Problems problems;
  const capex::core::CompanyFactsCounts counts = reader.read(json, "fuzz.json", options, batch, problems);
  check_counts(counts);
  check_rows(batch);
  expect(counts.bad == 0 || !problems.empty());
  expect(counts.figures == static_cast<std::int64_t>(batch.figures.size()));
  expect(counts.equivalents == static_cast<std::int64_t>(batch.claims.size()));

  capex::core::Batch again;
  capex::Problems problems_again;
  expect(reader.read(json, "fuzz.json", options, again, problems_again) == counts);
  expect(problems_again == problems);

  try {
    capex::core::read_company_facts_head(json, "fuzz.json");
  } catch (const capex::Error& error) {
    expect(error.code() == capex::ErrorCode::parse);
  }
  return 0;
}
