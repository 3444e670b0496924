// The SEC's quarterly data sets, after its description: tables made here, as no real one is at hand.
#include "io/sec/data_set.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "data_set_text.hpp"
#include "error_text.hpp"
#include "io/sec/data_set_rows.hpp"
#include "money/money.hpp"

namespace capex::core::data_set_test {

namespace {

using Texts = std::vector<std::string>;

const std::string filings_header = "adsh cik name form filed";
const std::string pear = "0000000050-24-000040 50 PEAR 10-K 20241101";
const std::string stranger = "0000000099-24-000001 99 OTHER 10-K 20241105";
const std::string header = "adsh tag version ddate qtrs uom segments coreg value footnote";
const std::string adsh = "0000000050-24-000040";

/// A row of revenue of 2024 in dollars: the value, the segments.
std::string row(const std::string& value, const std::string& segments = ".", const std::string& tag = "Revenues",
                const std::string& version = "us-gaap/2024") {
  return adsh + " " + tag + " " + version + " 20241231 4 USD " + segments + " . " + value + " .";
}

struct DataSetReading {
  DataSet data;
  Batch batch;
  Problems problems;
  LeftOut left_out;

  Texts messages() const {
    Texts texts;
    for (const Problem& problem : problems) texts.push_back(to_string(problem));
    return texts;
  }
  /// "revenue cloud 2024-01-01..2024-12-31 420 USD d0"
  Texts figures() const {
    Texts texts;
    for (const FigureRow& figure : batch.figures) {
      const SeriesName& series = batch.series[static_cast<std::size_t>(figure.series)];
      texts.push_back(series.measure + " " + series.scope + " " +
                      to_string(batch.labels[static_cast<std::size_t>(figure.label)]) + " " +
                      units_text(*figure.amount.point(), series.currency) + " " + std::string(series.currency.code()) +
                      " d" + std::to_string(figure.amount.decimals()));
    }
    return texts;
  }
  bool adds_up() const {
    const DataSetCounts& c = data.counts;
    return c.rows == c.figures + c.other_filers + c.unmapped + c.whole + c.coregistrants + c.empty + c.other_units +
                         c.other_spans + c.cut + c.outranked + c.repeated + c.contradicting + c.translations +
                         c.eliminations + c.unknown_days + c.several_days + c.bad;
  }
};

ConceptMap concepts_with(const std::string& rows = {}) {
  Problems problems;
  ConceptMap concepts = ConceptMap::parse(
      "taxonomy,concept,measure,rank,meaning,statement,sign\n"
      "us-gaap,Revenues,revenue,1,same,,\n"
      "us-gaap,SalesRevenueNet,revenue,2,same,,\n"
      "us-gaap,Capex,capex-cash,1,productive-assets,cash-flow,positive\n"
      "us-gaap,Property,property,1,same,balance-sheet,\n"
      "ifrs-full,Revenue,revenue,1,same,,\n" +
          rows,
      "m.csv", problems);
  REQUIRE(problems.empty());
  return concepts;
}

DataSetReading reading(const Texts& rows, const std::string& mapped = {}, std::optional<Currency> reporting = {},
                       const std::string& head = header) {
  DataSetReading result;
  const ConceptMap concepts = concepts_with(mapped);
  DataSetReader reader(concepts, {"0000000050"}, result.data);
  reader.read_filings(supply_of(table_of({filings_header, pear, stranger})), "sub.txt", result.problems);
  Texts lines = {head};
  lines.insert(lines.end(), rows.begin(), rows.end());
  reader.begin_numbers(supply_of(table_of(lines)), "num.txt");
  while (reader.read_numbers(result.problems)) continue;
  const Period year = Period::between(parse_date("2024-01-01"), parse_date("2024-12-31"));
  const Period day = Period::instant(parse_date("2024-12-31"));
  const KnownFiling known{"pear", "Pear", reporting, {year, day}, {}, {}};
  if (!result.data.numbers.empty()) {
    add_data_set_filing(result.data, result.data.numbers, concepts, known, "num.txt", result.batch, result.problems,
                        result.left_out);
  }
  return result;
}

}  // namespace

TEST_CASE("columns are found by their names") {
  const DataSetReading read = reading({"5 us-gaap/2024 Revenues BusinessSegments=Cloud; 20241231 4 x USD " + adsh}, {},
                                      {}, "value version tag segments ddate qtrs inline uom adsh");
  CHECK(read.messages() == Texts{});
  CHECK(read.figures() == Texts{"revenue cloud 2024-01-01..2024-12-31 5 USD d0"});
  CHECK(error_of([] { reading({}, {}, {}, "adsh tag version ddate qtrs value"); }) ==
        "parse: num.txt:1: there is no column 'uom' between tabs");
  CHECK(error_of([] { reading({}, {}, {}, header + " value"); }) ==
        "parse: num.txt:1: the column 'value' is there twice");
}

TEST_CASE("bad rows are named with line and column") {
  const DataSetReading read = reading({
      row("5", "BusinessSegments=Cloud;"),
      "0000000050-24-40 Revenues us-gaap/2024 20241231 4 USD . . 5 .",
      "0000000050-24-000041 Revenues us-gaap/2024 20241231 4 USD . . 5 .",
      adsh + " Revenues us-gaap/2024 20241331 4 USD . . 5 .",
      adsh + " Revenues us-gaap/2024 20241231 4.5 USD . . 5 .",
      adsh + " Revenues us-gaap/2024 20241231 4 USD . . five .",
      adsh + " Revenues us-gaap/2024 20241231 4 USD . . 5.1234 .",
      adsh + " Revenues us-gaap/2024 20241231 4 USD . . 9999999999999999999 .",
      adsh + " Revenues us-gaap/2024",
  });
  CHECK(read.messages() ==
        Texts{"num.txt:3:1: '0000000050-24-40': an accession number such as 0001326801-24-000049 is expected",
              "num.txt:4:1: sub.txt has no filing 0000000050-24-000041",
              "num.txt:5:44: '20241331': a day such as 20240630 is expected",
              "num.txt:6:53: '4.5': a whole number of quarters is expected",
              "num.txt:7:61: 'value' is 'five', expected a number",
              "num.txt:8:61: 'value' is '5.1234', finer than the 2 places of USD",
              "num.txt:9:61: 'value' is '9999999999999999999', which does not fit 64-bit minor units",
              "num.txt:10: cells between tabs: 3, where the header has 10"});
  CHECK(read.data.counts.bad == 8);
  CHECK(read.data.counts.figures == 1);
  CHECK(read.adds_up());
}

TEST_CASE("bad filings are named, too") {
  Problems problems;
  DataSet data;
  const ConceptMap concepts = concepts_with();
  DataSetReader reader(concepts, {"0000000050"}, data);
  reader.read_filings(supply_of(table_of({filings_header, pear, pear, "x 50 PEAR 10-K 20241101",
                                          "0000000050-24-000041 fifty PEAR 10-K 20241101",
                                          "0000000050-24-000042 50 PEAR 10-K 2024-11-01"})),
                      "sub.txt", problems);
  Texts messages;
  for (const Problem& problem : problems) messages.push_back(to_string(problem));
  CHECK(messages == Texts{"sub.txt:3:1: 0000000050-24-000040 is there twice",
                          "sub.txt:4:1: 'x': an accession number such as 0001326801-24-000049 is expected",
                          "sub.txt:5:22: 'fifty': a CIK of up to ten digits is expected",
                          "sub.txt:6:35: '2024-11-01': a day such as 20240630 is expected"});
  CHECK(data.filings.size() == 1);
}

TEST_CASE("what is no figure of a part is counted by its reason") {
  const DataSetReading read = reading({
      "0000000099-24-000001 Revenues us-gaap/2024 20241231 4 USD BusinessSegments=Only; . 5 .",
      row("5", ".", "Assets"),
      row("1000"),
      adsh + " Revenues us-gaap/2024 20241231 4 USD BusinessSegments=Cloud; Sub 5 .",
      row("."),
      adsh + " Revenues us-gaap/2024 20241231 4 shares BusinessSegments=Cloud; . 5 .",
      adsh + " Revenues us-gaap/2024 20241231 0 USD BusinessSegments=Cloud; . 5 .",
      adsh + " Property us-gaap/2024 20241231 4 USD BusinessSegments=Cloud; . 5 .",
      adsh + " Revenues us-gaap/2024 20241231 8 USD BusinessSegments=Cloud; . 5 .",
      row("5", "BusinessSegments=Cloud;Geo"),
      row("-7", "ConsolidationItems=IntersegmentElimination;"),
      adsh + " Revenues us-gaap/2024 20240930 3 USD BusinessSegments=Cloud; . 5 .",
  });
  CHECK(read.messages() == Texts{});
  CHECK(read.figures() == Texts{});
  const DataSetCounts& counts = read.data.counts;
  CHECK(counts.other_filers == 1);
  CHECK(counts.unmapped == 1);
  CHECK(counts.whole == 1);
  CHECK(counts.coregistrants == 1);
  CHECK(counts.empty == 1);
  CHECK(counts.other_units == 1);
  CHECK(counts.other_spans == 3);
  CHECK(counts.cut == 1);
  CHECK(counts.eliminations == 1);
  CHECK(counts.unknown_days == 1);
  CHECK(read.left_out.unknown_days == std::vector<std::int32_t>{13});
  CHECK(read.adds_up());
  CHECK(read.batch.sources.empty());
}

TEST_CASE("of a scope the lowest rank speaks, and never two values") {
  const std::string cloud = "BusinessSegments=Cloud;";
  const DataSetReading ranked = reading({row("6", cloud, "SalesRevenueNet"), row("5", cloud)});
  CHECK(ranked.figures() == Texts{"revenue cloud 2024-01-01..2024-12-31 5 USD d0"});
  CHECK(ranked.data.counts.outranked == 1);
  // Two members that are spelled alike.
  const DataSetReading twice = reading({row("5", "BusinessSegments=CLOUD;"), row("6", cloud)});
  CHECK(twice.figures() == Texts{});
  CHECK(twice.data.counts.contradicting == 2);
  const DataSetReading same = reading({row("5", "BusinessSegments=CLOUD;"), row("5", cloud)});
  CHECK(same.figures() == Texts{"revenue cloud 2024-01-01..2024-12-31 5 USD d0"});
  CHECK(same.data.counts.repeated == 1);
  CHECK(same.adds_up());
}

TEST_CASE("the reporting currency speaks, and another one where it does not") {
  const std::string in_yuan = adsh + " Revenue ifrs/2022 20241231 4 CNY BusinessSegments=Cloud; . 70 .";
  const std::string in_dollars = adsh + " Revenue ifrs/2022 20241231 4 USD BusinessSegments=Cloud; . 10 .";
  const DataSetReading both = reading({in_dollars, in_yuan}, {}, currency("CNY"));
  CHECK(both.figures() == Texts{"revenue cloud 2024-01-01..2024-12-31 70 CNY d0"});
  CHECK(both.data.counts.translations == 1);
  CHECK(reading({in_dollars}, {}, currency("CNY")).figures() ==
        Texts{"revenue cloud 2024-01-01..2024-12-31 10 USD d0"});
}

TEST_CASE("a tag of the filer's own feeds what its CIK maps it to") {
  const std::string mapped = "50,PurchasesOfServers,capex-cash,1,servers,cash-flow,positive\n";
  const std::string own = row("64000", ".", "PurchasesOfServers", adsh);
  CHECK(reading({own}, mapped).figures() == Texts{"capex-cash total 2024-01-01..2024-12-31 64000 USD d-3"});
  CHECK(reading({own}).data.counts.unmapped == 1);
  CHECK(reading({own}, "51,PurchasesOfServers,capex-cash,1,servers,cash-flow,positive\n").data.counts.unmapped == 1);
  // The name within a taxonomy is another concept.
  CHECK(reading({row("64000", ".", "PurchasesOfServers")}, mapped).data.counts.unmapped == 1);
  // What a concept of all filers states goes before.
  const DataSetReading beside = reading({own, row("70000", ".", "Capex")}, mapped);
  CHECK(beside.figures() == Texts{});
  CHECK(beside.data.counts.outranked == 1);
  CHECK(beside.data.counts.whole == 1);

  const DataSetReading turned = reading({row("-64000", ".", "PurchasesOfServers", adsh)}, mapped);
  CHECK(turned.figures() == Texts{"capex-cash total 2024-01-01..2024-12-31 64000 USD d-3"});
  CHECK(turned.batch.words == Texts{"-64000 as filed"});
  CHECK(turned.batch.variants == Texts{"servers"});
}

TEST_CASE("the filing is the source, and its amounts tell its precision") {
  const DataSetReading read =
      reading({row("100104000.0000"), row("20101000.0000", "BusinessSegments=Cloud;"),
               row("30000000.0000", "BusinessSegments=Devices;"), row("50003000.0000", "Geographical=US;")});
  CHECK(read.figures() == Texts{"revenue cloud 2024-01-01..2024-12-31 20101000 USD d-3",
                                "revenue devices 2024-01-01..2024-12-31 30000000 USD d-3",
                                "revenue geographical:us 2024-01-01..2024-12-31 50003000 USD d-3"});
  REQUIRE(read.batch.sources.size() == 1);
  const Source& source = read.batch.sources[0].source;
  CHECK(source.key == adsh);
  CHECK(source.form == "10-K");
  CHECK(source.publisher == "Pear");
  CHECK(to_string(source.known_on) == "2024-11-01");
  CHECK(source.url == "https://www.sec.gov/Archives/edgar/data/50/000000005024000040/");
}

}  // namespace capex::core::data_set_test
