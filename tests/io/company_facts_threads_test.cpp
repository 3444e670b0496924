// Documents that are unpacked and parsed on other threads say the same, in the same order.
#include "catch.hpp"
#include "each_input.hpp"
#include "error_text.hpp"
#include "io/input/in_order.hpp"
#include "io/input/open_input.hpp"
#include "io/sec/read_company_facts.hpp"
#include "temporary_folder.hpp"

namespace company_facts_threads_test {

using namespace capex;
using namespace capex::core;

namespace {

using Texts = std::vector<std::string>;

struct Parsed {
  std::string name;
  std::optional<CompanyFactsDocument> document;
  std::string fault;
};

void tell(const std::string& name, const CompanyFactsCounts& counts, const Batch& batch, const Problems& problems,
          Texts& told) {
  told.push_back(name + ": " + std::to_string(counts.facts) + " facts, " + std::to_string(counts.bad) + " bad");
  for (const SourceRow& row : batch.sources) told.push_back(row.source.key + " " + to_string(row.source.known_on));
  for (const FigureRow& row : batch.figures) {
    told.push_back(std::to_string(row.place.line) + " " +
                   to_string(batch.labels.at(static_cast<std::size_t>(row.label))) + " " +
                   std::to_string(row.amount.low().value_or(0)));
  }
  for (const ClaimRow& row : batch.claims) told.push_back(row.key);
  for (const Problem& problem : problems) told.push_back(to_string(problem));
}

Texts on_threads(unsigned threads, const std::vector<InputPlace>& places) {
  InOrder<Parsed> parsed(places.size(), threads, [&]() -> Maker<Parsed> {
    struct Readers {
      InputReader inputs;
      CompanyFactsReader facts;
    };
    const auto readers = std::make_shared<Readers>();
    return [readers, &places](std::size_t number) {
      Parsed made{places[number].name, {}, {}};
      try {
        made.document = readers->facts.parse(readers->inputs.read(places[number]), made.name);
      } catch (const Error& error) {
        made.fault = error.what();
      }
      return made;
    };
  });
  const CompanyFactsReader adder;
  Texts told;
  while (std::optional<Parsed> made = parsed.next()) {
    if (!made->document) {
      told.push_back(made->name + ": " + made->fault);
      continue;
    }
    Batch batch;
    Problems problems;
    const CompanyFactsCounts counts = adder.add(*made->document, {"acme", {}, {}, {}}, batch, problems);
    tell(made->name, counts, batch, problems, told);
  }
  return told;
}

/// By read(), a document after another.
Texts in_one_step(const std::string& path) {
  CompanyFactsReader reader;
  Texts told;
  Problems damaged;
  each_input(
      path,
      [&](const InputPlace& input, std::string_view bytes) {
        Batch batch;
        Problems problems;
        const CompanyFactsCounts counts = reader.read(bytes, input.name, {"acme", {}, {}, {}}, batch, problems);
        tell(input.name, counts, batch, problems, told);
      },
      damaged);
  for (const Problem& problem : damaged) told.push_back(to_string(problem));
  return told;
}

}  // namespace

TEST_CASE("documents parsed on several threads say what they say one after another") {
  const std::string folder = std::string(CAPEX_SOURCE_DIR) + "/tests/data/company-facts";
  const std::vector<InputPlace> places = list_inputs(folder);
  REQUIRE(places.size() == 5);
  CHECK(places[4].number == 5);
  CHECK(places[4].count == 5);
  const Texts expected = in_one_step(folder);
  REQUIRE(expected.size() > 30);
  for (const unsigned threads : {0U, 1U, 3U}) CHECK(on_threads(threads, places) == expected);
}

TEST_CASE("what is damaged is said in its place, and the rest is read") {
  const TemporaryFolder folder;
  folder.write("a.json", R"({"cik": 1, "entityName": "A", "facts": {}})");
  folder.write("b.json", R"({"cik": 2, "entityName": "B", "facts": )");
  const std::string archive = folder.write("c.zip", "PK\x03\x04 no archive");
  folder.write("d.json", R"({"cik": 4, "entityName": "D", "facts": {}})");
  const Texts one = on_threads(0, list_inputs(folder.path().string()));
  REQUIRE(one.size() >= 4);
  CHECK(on_threads(3, list_inputs(folder.path().string())) == one);
  CHECK(one[one.size() - 2] == archive + ": this .zip is empty, or not whole: no directory is found at its end");
}

}  // namespace company_facts_threads_test
