// Whatever the bytes of sub.txt and num.txt, which a blank line parts: every row counted once, every figure with what
// it names, and the same again.
#include <algorithm>
#include <cstring>
#include <string_view>

#include "expect.hpp"
#include "io/sec/data_set_rows.hpp"

namespace {

using namespace capex::core;

ByteSupply supply_of(std::string_view text) {
  return [=](char* into, std::size_t size) mutable {
    const std::size_t got = std::min(size, text.size());
    std::memcpy(into, text.data(), got);
    text.remove_prefix(got);
    return got;
  };
}

struct Read {
  DataSet data;
  Batch batch;
  capex::Problems problems;
};

Read read(std::string_view filings, std::string_view numbers) {
  static const ConceptMap concepts = ConceptMap::shipped();
  Read all;
  DataSetReader reader(concepts, {"0000000001", "0000000050"}, all.data);
  reader.read_filings(supply_of(filings), "sub.txt", all.problems);
  reader.begin_numbers(supply_of(numbers), "num.txt");
  while (reader.read_numbers(all.problems)) {
  }

  const Period year(Date(2024, 1, 1), Date(2024, 12, 31)), quarter(Date(2024, 10, 1), Date(2024, 12, 31));
  const KnownFiling known{"acme", "Acme", {}, {year, quarter}, {year, quarter}, {}};
  std::stable_sort(all.data.numbers.begin(), all.data.numbers.end(),
                   [](const DataSetNumber& a, const DataSetNumber& b) { return a.filing < b.filing; });
  LeftOut left_out;
  for (std::span<DataSetNumber> rest = all.data.numbers; !rest.empty();) {
    const auto end = std::find_if(rest.begin(), rest.end(),
                                  [&](const DataSetNumber& number) { return number.filing != rest.front().filing; });
    const auto of_filing = rest.first(static_cast<std::size_t>(end - rest.begin()));
    rest = rest.subspan(of_filing.size());
    add_data_set_filing(all.data, of_filing, concepts, known, "num.txt", all.batch, all.problems, left_out);
  }
  return all;
}

void check(const Read& all) {
  const DataSetCounts& c = all.data.counts;
  expect(c.rows == c.figures + c.other_filers + c.unmapped + c.whole + c.coregistrants + c.empty + c.other_units +
                       c.other_spans + c.cut + c.outranked + c.repeated + c.contradicting + c.translations +
                       c.eliminations + c.unknown_days + c.several_days + c.bad);
  expect(c.figures == static_cast<std::int64_t>(all.batch.figures.size()));
  expect(c.bad == 0 || !all.problems.empty());
  expect_figures(all.batch);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t blank = std::min(text.find("\n\n"), text.size());
  const std::string_view filings = text.substr(0, blank);
  const std::string_view numbers = text.substr(std::min(blank + 2, text.size()));
  try {
    const Read once = read(filings, numbers);
    check(once);
    const Read again = read(filings, numbers);
    expect(once.problems == again.problems && once.data.counts.figures == again.data.counts.figures);
  } catch (const capex::Error& error) {
    expect(error.code() == capex::ErrorCode::parse);
  }
  return 0;
}
