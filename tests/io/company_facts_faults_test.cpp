// Broken company facts: each fault has its place and its words, and nothing is half loaded.
#include "catch.hpp"
#include "company_facts_reading.hpp"
#include "io/sec/read_company_facts.hpp"

namespace company_facts_faults_test {

using namespace capex;
using namespace capex::core;

namespace {

const std::string good = fact("64", second_filing);

/// What is said of a fact that stands before a good one, which is read all the same.
std::string fault(const std::string& bad) {
  const FactsReading read = facts_reading(revenue(bad + "," + good));
  if (!read.adds_up()) return "the counts do not add up";
  if (read.counts.bad != 1) return fmt::format("{} bad facts", read.counts.bad);
  if (read.figure() != "64 USD d0") return "the good fact was lost";
  constexpr std::string_view place = "t.json:1:101: us-gaap Revenues, USD, fact 1: ";
  const std::string message = read.message();
  return message.starts_with(place) ? message.substr(place.size()) : message;
}

/// The fact with one part of its text replaced.
std::string with(const std::string& part, const std::string& replacement) {
  std::string text = fact("7");
  return text.replace(text.find(part), part.size(), replacement);
}

/// What is said of a document that states nothing.
std::string refusal(std::string_view json) {
  const FactsReading read = facts_reading(json);
  const bool untouched = read.batch.files.empty() && read.batch.figures.empty() && read.batch.sources.empty() &&
                         read.batch.series.empty() && read.batch.labels.empty();
  return untouched && read.counts == CompanyFactsCounts{} ? read.message() : "something was loaded";
}

/// The only problem of a document of which the rest may be loaded.
std::string said_of(std::string_view json) {
  return facts_reading(json).message();
}

}  // namespace

TEST_CASE("a fact with a day that does not exist is refused") {
  CHECK(fault(with("2024-03-31", "2024-02-30")) == "'end': 2024-02-30: February 2024 has 29 days");
  CHECK(fault(with("2024-01-01", "2024-13-01")).starts_with("'start': "));
  CHECK(fault(with("2024-01-01", "yesterday")).starts_with("'start': "));
  CHECK(fault(with("2024-04-25", "2024-04-31")).starts_with("'filed': "));
  CHECK(fault(with("2024-01-01", "0000-00-00")).starts_with("'start': "));
}

TEST_CASE("a fact that ends before it starts is refused") {
  CHECK(fault(with("2024-01-01", "2024-04-01")) == "'end' 2024-03-31 is before 'start' 2024-04-01");
  CHECK(facts_reading(revenue(fact("1", first_filing, "2024-03-31", "2024-03-31"))).figure() == "1 USD d0");
}

TEST_CASE("a fact whose parts are of the wrong type is refused") {
  CHECK(fault(with("7", "\"7\"")) == "'val' is '7', expected a number");
  CHECK(fault(with("7", "true")) == "'val' is 'true', expected a number");
  CHECK(fault(with("7", "[1,2]")) == "'val' is '[', expected a number");
  CHECK(fault(with("7", "0x10")) == "'val' is '0x10', expected a number");
  CHECK(fault(with("7", "007")) == "'val' is '007', expected a number");
  CHECK(fault(with("\"2024-01-01\"", "20240101")) == "'start' is '20240101', expected text");
  CHECK(fault(with("\"10-Q\"", "10")) == "'form' is '10', expected text");
  CHECK(fault(with("\"0000000000-24-000001\"", "24")) == "'accn' is '24', expected text");
  CHECK(fault(with("0000000000-24-000001", "0000000000-24-00001")) ==
        "'accn' is '0000000000-24-00001', expected an accession number such as 0001326801-24-000049");
  CHECK(fault("[]") == "expected an object, found a list");
  CHECK(fault("null") == "expected an object, found null");
}

TEST_CASE("a fact that lacks a part is refused") {
  CHECK(fault(with("\"val\":7,", "")) == "there is no 'val'");
  CHECK(fault(with("7", "null")) == "there is no 'val'");
  CHECK(fault(with("\"end\"", "\"ends\"")) == "there is no 'end'");
  CHECK(fault(with("\"accn\"", "\"acc\"")) == "there is no 'accn'");
  CHECK(fault(with("\"filed\"", "\"field\"")) == "there is no 'filed'");
  CHECK(fault(with("\"form\"", "\"from\"")) == "there is no 'form'");
}

TEST_CASE("amounts are read exactly or refused") {
  const auto amount = [](std::string_view val) { return facts_reading(revenue(fact(val))).figure(); };
  CHECK(amount("1234.56") == "1234.56 USD d2");
  CHECK(amount("-1234.56") == "-1234.56 USD d2");
  CHECK(amount("1.5e9") == "1500000000 USD d-6");
  CHECK(amount("15E+8") == "1500000000 USD d-6");
  CHECK(amount("150000000000e-2") == "1500000000 USD d-6");
  CHECK(amount("19164000000.0") == "19164000000 USD d-6");
  CHECK(amount("0.1") == "0.1 USD d1");
  CHECK(amount("-0.0") == "0 USD d0");
  // The largest number of cents with bounds that fit.
  CHECK(amount("90071992547409.93") == "90071992547409.93 USD d2");
  CHECK(amount("92233720368547757") == "92233720368547757 USD d0");
  CHECK(fault(with("7", "92233720368547759")) == "'val' is '92233720368547759', which does not fit 64-bit minor units");
  CHECK(fault(with("7", "123456789012345678901234567890")).ends_with("which does not fit 64-bit minor units"));
  CHECK(fault(with("7", "1e300")).ends_with("which does not fit 64-bit minor units"));
  CHECK(fault(with("7", "1e99999999999999999999")).ends_with("which does not fit 64-bit minor units"));
  CHECK(fault(with("7", "0.001")) == "'val' is '0.001', finer than the 2 places of USD");
}

TEST_CASE("an amount whose bounds do not fit is refused") {
  // 9 x 10^16 dollars to one digit: half of the last digit is beyond the largest number of cents.
  const FactsReading read = facts_reading(revenue(fact("90000000000000000")), {"acme", {}, -16});
  CHECK(read.message() ==
        "t.json:1: us-gaap Revenues, USD, fact 1 90000000000000000, stated to -16 decimals, does not fit 64-bit minor "
        "units");
  CHECK(read.counts.bad == 1);
  CHECK(read.batch.figures.empty());
}

TEST_CASE("a number with a control character behind it is refused") {
  using namespace std::string_literals;
  CHECK(facts_reading(revenue(fact("123\0"s))).problems.size() == 1);
  CHECK(facts_reading(revenue(fact("123\n"))).figure() == "123 USD d0");
}

TEST_CASE("one filing has one day") {
  const FactsReading read =
      facts_reading(revenue(fact("7") + "," + fact("8", first_filing, "2023-01-01", "2023-03-31")));
  CHECK(read.problems.empty());
  CHECK(facts_reading(revenue(fact("7") + "," + with("2024-04-25", "2024-05-25")))
            .message()
            .ends_with("fact 2: 0000000000-24-000001 was filed on 2024-05-25 here and on 2024-04-25 above"));
}

TEST_CASE("faults in what feeds no measure are passed over") {
  const FactsReading read =
      facts_reading(document(facts_of("Goodwill", "USD", with("7", "\"x\"") + "," + with("2024-01-01", "2024-99-99"))));
  CHECK(read.problems.empty());
  CHECK(read.counts.unmapped == 2);
}

TEST_CASE("a document that is cut short loads nothing") {
  const std::string whole = revenue(good + "," + good);
  for (std::size_t length = 1; length < whole.size(); ++length) {
    INFO(whole.substr(0, length));
    REQUIRE(refusal(whole.substr(0, length)).starts_with("t.json"));
  }
  CHECK(refusal("") == "t.json:1:1: this is no whole JSON document: there is nothing in it; download it again");
}

TEST_CASE("what is no JSON loads nothing, and says where it breaks") {
  for (const char* other : {"hello", "[]", "null", "7", "\"text\""}) {
    CHECK(refusal(other) ==
          "t.json:1:1: this is no document of company facts, which is one object, {...}: give it as the SEC has it");
  }
  CHECK(refusal("{\n\"cik\": \"a\nb\"}") ==
        "t.json:2:10: this is no whole JSON document: a text holds a control character, such as a line end, which JSON "
        "writes as an escape (\\n); download it again");
  CHECK(refusal("{\"entityName\": \"\\x\"}")
            .find("this is no whole JSON document: a text has an escape that JSON does not know; download it again") !=
        std::string::npos);
  CHECK(refusal(revenue(good) + "{}") ==
        "t.json:1:" + std::to_string(revenue(good).size() + 1) + ": there is more after the end of the document");
  CHECK(refusal(revenue(good + " " + good)).starts_with("t.json:1:"));
  const std::string bad_byte = revenue("\xFF");
  CHECK(refusal(bad_byte) == "t.json:1:" + std::to_string(bad_byte.find('\xFF') + 1) +
                                 ": this is no whole JSON document: this byte is not UTF-8; download it again");
  // What is cut short within a text is so at its end.
  const std::string cut = revenue("\n" + good).substr(0, revenue("\n").find('\n') + 10);
  CHECK(refusal(cut).starts_with("t.json:2:"));
  CHECK(refusal(revenue("\n" + good + ",\n" + good + ",\n")).starts_with("t.json:4:1: "));
  CHECK(refusal(revenue("\n" + good + ",\n" + good + "\n}")).starts_with("t.json:4:1: "));
  CHECK(refusal(revenue("{\"val\":}")).starts_with("t.json:1:1"));
}

TEST_CASE("of a document that is wrong throughout the first thousand faults are listed") {
  std::string facts = "7";
  for (int i = 0; i < 5000; ++i) facts += ",7";
  const FactsReading read = facts_reading(revenue(facts));
  CHECK(read.problems.size() == 1001);
  CHECK(read.problems.back().message == "more is wrong with this document than is listed");
  CHECK(read.counts.bad == 5001);
}

TEST_CASE("a name that is there twice is a problem, where it would be read") {
  CHECK(said_of(R"({"cik":42,"facts":{},"cik":43})") ==
        "t.json:1:23: 'cik' is there twice; one of the two would be believed in silence");
  CHECK(said_of(R"({"facts":{},"facts":{}})").find("'facts' is there twice") != std::string::npos);
  const std::string twice = good.substr(0, good.size() - 1) + ",\"val\":7}";
  CHECK(said_of(revenue(twice)).find("a part of it is there twice") != std::string::npos);
  // However it is written.
  for (const char* key : {"v\\u0061l", "\\u0076al", "va\\u006c", "\\u0076\\u0061\\u006C"}) {
    const std::string escaped = good.substr(0, good.size() - 1) + ",\"" + key + "\":7}";
    CHECK(said_of(revenue(escaped)).find("a part of it is there twice") != std::string::npos);
  }
  CHECK(said_of(R"({"facts":{"us-gaap":{},"us-gaap":{}}})").find("'us-gaap' is there twice") != std::string::npos);
  CHECK(said_of(R"({"facts":{"us-gaap":{},"us-\u0067aap":{}}})").find("'us-gaap' is there twice") != std::string::npos);
  const std::string own = facts_of("Revenues", "USD", good);
  CHECK(said_of(document(own + "," + own)).find("'us-gaap Revenues' is there twice") != std::string::npos);
  // Of what feeds no measure nothing is believed.
  CHECK(facts_reading(document(facts_of("Goodwill", "USD", good) + "," + facts_of("Goodwill", "USD", good)))
            .problems.empty());
}

TEST_CASE("a document without facts says nothing, and is no problem") {
  CHECK(facts_reading("{}").message() == "0 problems");
  CHECK(facts_reading(R"({"cik":42,"entityName":"X"})").counts == CompanyFactsCounts{});
  CHECK_FALSE(CompanyFactsReader().parse(R"({"cik":42,"entityName":"X"})", "t.json").has_facts());
  for (const char* text :
       {R"({"facts":{}})", R"({"facts":{"dei":{}}})", R"({"facts":{"dei":{"X":{"units":{"USD":[]}}}}})"}) {
    CHECK_FALSE(CompanyFactsReader().parse(text, "t.json").has_facts());
  }
  CHECK(CompanyFactsReader().parse(revenue(good), "t.json").has_facts());
  CHECK(CompanyFactsReader().parse(R"({"facts":[]})", "t.json").has_facts());  // as far as one can see
  CHECK(CompanyFactsReader().parse("no JSON", "t.json").has_facts());          // which is not known
  CHECK(facts_reading(R"({"facts":[]})").message() == "t.json:1:10: 'facts' is a list, expected an object");
  CHECK(facts_reading(R"({"facts":{}})").message() == "0 problems");
}

TEST_CASE("parts of a document of the wrong type are named, and the rest is read") {
  CHECK(facts_reading(R"({"facts":{"us-gaap":7}})").message() == "t.json:1:21: 'us-gaap' is 7, expected an object");
  CHECK(facts_reading(document(R"("Revenues":[])")).message().ends_with("'Revenues' is a list, expected an object"));
  CHECK(facts_reading(document(R"("Revenues":{"units":"USD"})"))
            .message()
            .ends_with("'units' is \"USD\", expected an object"));
  const FactsReading read = facts_reading(document(R"("Revenues":{"units":{"USD":{},"CNY":[)" + good + "]}}"));
  CHECK(read.message().ends_with("us-gaap Revenues, USD: expected a list of facts, found an object"));
  CHECK(read.figure() == "64 CNY d0");
}

TEST_CASE("text may be escaped, and blanks and order do not matter") {
  const FactsReading read = facts_reading(
      "\xEF\xBB\xBF"
      R"( { "facts" : { "us-gaap" : { "Revenues" : { "units" : {
    "USD" : [ { "val" : 64 , "form" : "10-K\/A" , "filed" : "2024\u002d04-25" , "accn" : "0000000000\u002d24-000001" ,
                "end" : "2024-03-31" , "start" : "2024-01-01" } ] } } } } , "entityName" : "\u00c9clair \"X\"" } )");
  REQUIRE(read.problems.empty());
  CHECK(read.figure() == "64 USD d0");
  REQUIRE(read.batch.sources.size() == 1);
  CHECK(read.batch.sources[0].source.title == "10-K/A");
  CHECK(read.batch.sources[0].source.publisher ==
        "\xC3\x89"
        "clair \"X\"");
  CHECK(read.batch.figures[0].place.line == 2);
}

}  // namespace company_facts_faults_test
