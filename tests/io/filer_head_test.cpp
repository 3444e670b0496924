#include "io/sec/filer_head.hpp"

#include "catch.hpp"
#include "error_text.hpp"
#include "io/sec/filer_key.hpp"

namespace filer_head_test {

using namespace capex;
using namespace capex::core;

namespace {

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a filer's head is what stands beside its filings") {
  const FilerHead head =
      read_filer_head(R"({"cik":"1318605","sic":"3711","sicDescription":"Motor Vehicles","name":"Tesla, Inc.",
    "tickers":["TSLA","TSLA-W"],"exchanges":["Nasdaq",null],"fiscalYearEnd":"1231","lei":null,"flags":{"name":"no"},
    "formerNames":[{"name":"TESLA MOTORS INC","from":"2005"},{"from":"2001"},7],"filings":{"recent":{"form":["10-K"]}}})",
                      "t.json");
  CHECK(head.cik == "0001318605");
  CHECK(head.name == "Tesla, Inc.");
  CHECK(head.tickers == Texts{"TSLA", "TSLA-W"});
  CHECK(head.exchanges == Texts{"Nasdaq"});
  CHECK(head.former_names == Texts{"TESLA MOTORS INC"});
  CHECK(head.industry == "3711");
  CHECK(head.industry_name == "Motor Vehicles");
  CHECK(head.year_end == "1231");
}

TEST_CASE("a CIK is a number or digits, an industry is a code, and what is of another type says nothing") {
  CHECK(read_filer_head(R"({"cik":44})", "t").cik == "0000000044");
  CHECK(read_filer_head(R"({"cik":"0000000044"})", "t").cik == "0000000044");
  CHECK(read_filer_head(R"({"cik":-4})", "t").cik.empty());
  CHECK(read_filer_head(R"({"cik":"12345678901"})", "t").cik.empty());
  CHECK(read_filer_head(R"({"sic":"100"})", "t").industry == "0100");
  CHECK(read_filer_head(R"({"sic":""})", "t").industry.empty());
  CHECK(read_filer_head(R"({"sic":"37a1"})", "t").industry.empty());
  const FilerHead odd = read_filer_head(
      R"({"name":["x"],"tickers":"TSLA","exchanges":{},"formerNames":null,"fiscalYearEnd":1231,"sicDescription":"a\nb"})",
      "t");
  CHECK(odd.name.empty());
  CHECK(odd.tickers.empty());
  CHECK(odd.exchanges.empty());
  CHECK(odd.former_names.empty());
  CHECK(odd.year_end.empty());
  CHECK(odd.industry_name.empty());
}

TEST_CASE("a document that is not whole is refused with its place") {
  for (const char* const text : {"", "[]", "7", R"({"name":"x)", R"({"name" "x"})", R"({"tickers":["a",})"}) {
    INFO(text);
    CHECK(error_of([&] { read_filer_head(text, "t.json"); }).starts_with("parse: t.json:"));
    CHECK(error_of([&] { read_tickers(text, "t.json"); }).starts_with("parse: t.json:"));
  }
}

TEST_CASE("a document is known by its filer's CIK only where it is named as the SEC names it") {
  CHECK(cik_of_name("CIK0000320193.json") == "0000320193");
  CHECK(cik_of_name("submissions.zip/CIK0000320193.json") == "0000320193");
  CHECK(cik_of_name("CIK0000320193-submissions-001.json").empty());
  CHECK(cik_of_name("CIK000032019x.json").empty());
  CHECK(cik_of_name("aapl.json").empty());
}

TEST_CASE("tickers come by filer, each in the order of the list") {
  const auto listed = read_tickers(
      R"({"0":{"cik_str":1652044,"ticker":"GOOGL","title":"Alphabet Inc."},"1":{"cik_str":"42","ticker":"ACME","title":"Acme"},
          "2":{"cik_str":1652044,"ticker":"GOOG","title":"Other"},"3":{"cik_str":7},"4":9})",
      "t");
  REQUIRE(listed.size() == 2);
  CHECK(listed.at("0001652044").tickers == Texts{"GOOGL", "GOOG"});
  CHECK(listed.at("0001652044").name == "Alphabet Inc.");
  CHECK(listed.at("0000000042").tickers == Texts{"ACME"});
  CHECK(error_of([] { read_tickers("{}", "t.json"); }).starts_with("parse: t.json: no row of it names a ticker"));
}

TEST_CASE("a short key is the name without its legal form") {
  CHECK(short_key("AMPHENOL CORP /DE/") == "amphenol");
  CHECK(short_key("NVIDIA CORP/CA") == "nvidia");
  CHECK(short_key("MERCK & CO., INC.") == "merck");
  CHECK(short_key("ASML Holding N.V.") == "asml-holding");
  CHECK(short_key("Lowe's Companies, Inc.") == "lowes");
  CHECK(short_key("U.S. Steel S.A.") == "us-steel");
  CHECK(short_key("BANK OF AMERICA CORP /DE/ ") == "bank-of-america");
  CHECK(short_key("AMAZON.COM INC") == "amazon-com");
  CHECK(short_key("CO") == "co");
  CHECK(short_key("Inc. Corp") == "inc");
  CHECK(short_key("AC/DC Holdings Ltd") == "ac-dc-holdings");
  CHECK(short_key("\xE8\x85\xBE\xE8\xAE\xAF").empty());
  CHECK(ticker_key("BRK-B") == "brk-b");
  CHECK(ticker_key("BF.A") == "bf.a");
  CHECK(ticker_key("-X").empty());
  CHECK(ticker_key("A B").empty());
}

}  // namespace filer_head_test
