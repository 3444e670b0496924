#include "capex/io/read_rates.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "catch.hpp"
#include "reading.hpp"

using namespace capex;

namespace {

using Reader = void (*)(std::string_view, const std::string&, Batch&, Problems&);

Reading read_with(Reader read, std::string_view text) {
  Reading r;
  read(text, "t.csv", r.batch, r.problems);
  return r;
}
Reading ecb(std::string_view text) {
  return read_with(read_ecb, text);
}
Reading fred(std::string_view text) {
  return read_with(read_fred, text);
}

/// "2024-08-26 1 EUR = 7.9535 CNY"
std::vector<std::string> rates(const Batch& batch) {
  std::vector<std::string> texts;
  for (const RateRow& row : batch.rates) {
    texts.push_back(to_string(row.day) + " 1 " + std::string(row.base.code()) + " = " + to_string(row.rate) + " " +
                    std::string(row.quote.code()));
  }
  return texts;
}

/// A file of the shared data, or nothing (and a line on why) where that folder is absent.
std::string shared_file(const std::string& name) {
  const std::filesystem::path path = std::filesystem::path(CAPEX_SOURCE_DIR) / "../shared/data/fx" / name;
  if (std::filesystem::exists(path)) return read_file(path);
  std::cout << "skipped: there is no " << path.string() << "\n";
  return {};
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  return text.replace(text.find(what), what.size(), by);
}

}  // namespace

TEST_CASE("the tidy file of rates keeps every digit and its provider") {
  const Reading r = reading(
      "provider,base,quote,day,rate\necb,EUR,CNY,2024-08-26,7.9530\nfred,USD,CNY,2024-08-26,7.12\n"
      "ecb,EUR,USD,2024-08-26,1.1166\n");
  REQUIRE(r.messages().empty());
  CHECK(rates(r.batch) == std::vector<std::string>{"2024-08-26 1 EUR = 7.9530 CNY", "2024-08-26 1 USD = 7.12 CNY",
                                                   "2024-08-26 1 EUR = 1.1166 USD"});
  CHECK(r.batch.providers == std::vector<std::string>{"ecb", "fred"});
  CHECK(r.batch.rates.at(2).provider == 0);
}

TEST_CASE("the tidy file of rates holds pairs in market order and rates above zero") {
  const auto message = [](const std::string& line) {
    return reading("provider,base,quote,day,rate\n" + line + "\n").message();
  };
  CHECK(message("x,CNY,USD,2024-08-26,0.14") ==
        "t.csv:2:3: CNY/USD: rates are kept in market order, as USD/CNY (1 USD = r CNY)");
  CHECK(message("x,EUR,EUR,2024-08-26,1") == "t.csv:2:7: EUR/EUR: a rate is between two currencies");
  CHECK(says(message("x,EUR,XXX,2024-08-26,1"), "t.csv:2:7: 'XXX'"));
  CHECK(message("x,EUR,USD,2024-08-26,0") == "t.csv:2:22: '0': a rate is more than zero");
  CHECK(says(message("x,EUR,USD,2024-08-26,1e3"), "t.csv:2:22: "));
  CHECK(says(message("x,EUR,USD,26.8.2024,1"), "t.csv:2:11: "));
}

TEST_CASE("ECB rates are units per euro, none where there is N/A or nothing") {
  const Reading r = ecb("Date,USD,CYP,CNY,\n2024-08-26,1.1166,N/A,7.9534,\n2024-08-23,1.1121, ,,\n");
  REQUIRE(r.messages().empty());
  CHECK(rates(r.batch) == std::vector<std::string>{"2024-08-26 1 EUR = 1.1166 USD", "2024-08-26 1 EUR = 7.9534 CNY",
                                                   "2024-08-23 1 EUR = 1.1121 USD"});
  CHECK(r.batch.providers == std::vector<std::string>{"ecb"});
  CHECK(r.batch.rates.at(2).place.line == 3);
}

TEST_CASE("an unknown currency of an ECB file is named, and the others are read") {
  const Reading r = ecb("Date,USD,QQQ,CNY,\n2024-08-26,1.1166,1,7.9534,\n");
  CHECK(r.message() == "t.csv:1:10: 'QQQ' is no currency that the euro is quoted in (ISO 4217 codes)");
  CHECK(r.batch.rates.size() == 2);
  CHECK(ecb("Date,USD,USD\n").message() == "t.csv:1:10: column 'USD' is there twice");
}

TEST_CASE("a file that is not the ECB's is refused") {
  CHECK(says(ecb("company,name\na,A\n").message(), "t.csv:1:1: this is no file of ECB reference rates"));
  CHECK(says(ecb("").message(), "t.csv: this is no file of ECB reference rates"));
}

TEST_CASE("bad days and rates of an ECB file are reported cell by cell") {
  const Reading r = ecb("Date,USD,CNY,\n2024-08-32,1,1,\n2024-08-26,-1.1,7.9534,\n2024-08-23,x,y,\n2024-08-22,1,2\n");
  REQUIRE(r.messages().size() == 5);
  CHECK(says(r.messages()[0], "t.csv:2:1: "));
  CHECK(r.messages()[1] == "t.csv:3:12: '-1.1': a rate is more than zero");
  CHECK(says(r.messages()[2], "t.csv:4:12: "));
  CHECK(says(r.messages()[3], "t.csv:4:14: "));
  CHECK(r.messages()[4] == "t.csv:5:14: 3 cells, but the header has 4");
  CHECK(r.batch.rates.size() == 1);
}

TEST_CASE("FRED names tell which way a rate is quoted") {
  const auto pair = [](const std::string& series) {
    const Reading r = fred("DATE," + series + "\n2024-08-26,2\n");
    return r.problems.empty() ? rates(r.batch).at(0).substr(11) : r.message();
  };
  CHECK(pair("DEXCHUS") == "1 USD = 2 CNY");
  CHECK(pair("dexjpus") == "1 USD = 2 JPY");
  CHECK(pair("DEXUSEU") == "1 EUR = 2 USD");
  CHECK(pair("DEXUSUK") == "1 GBP = 2 USD");
  CHECK(pair("DEXUSAL") == "1 AUD = 2 USD");
  CHECK(pair("DEXUSNZ") == "1 NZD = 2 USD");
  CHECK(pair("DEXSZUS") == "1 USD = 2 CHF");
  CHECK(pair("DEXSDUS") == "1 USD = 2 SEK");
  CHECK(says(pair("DTWEXBGS"), "t.csv:1:6: 'DTWEXBGS' is no daily exchange rate that is known here (known: DEXBZUS, "));
}

TEST_CASE("FRED files have no rate on holidays, in the older and the newer form") {
  const Reading older = fred("DATE,DEXCHUS\n2024-07-03,7.2712\n2024-07-04,.\n2024-07-05,7.2691\n");
  CHECK(older.problems.empty());
  CHECK(older.batch.rates.size() == 2);
  CHECK(older.batch.providers == std::vector<std::string>{"fred"});
  const Reading newer = fred("observation_date,DEXCHUS,DEXUSEU\r\n2024-07-03,7.2712,1.0787\r\n2024-07-04,,\r\n");
  CHECK(newer.problems.empty());
  CHECK(newer.batch.rates.size() == 2);
  CHECK(says(fred("day,DEXCHUS\n").message(), "t.csv:1:1: this is no FRED series"));
}

TEST_CASE("the ECB's own file is read whole") {
  const std::string text = shared_file("eurofxref-hist.csv");
  if (text.empty()) return;
  const Reading r = ecb(text);
  REQUIRE(r.messages().empty());
  std::vector<std::string> lines = rates(r.batch);
  std::sort(lines.begin(), lines.end());
  const auto has = [&](const char* line) { return std::binary_search(lines.begin(), lines.end(), line); };
  CHECK(has("2026-04-13 1 EUR = 1.1684 USD"));
  CHECK(has("1999-01-04 1 EUR = 0.58231 CYP"));
  CHECK(has("1999-01-04 1 EUR = 372274 TRL"));
  CHECK(has("2024-08-26 1 EUR = 7.9512 CNY"));
  CHECK(lines.size() == 217555);

  const auto damaged = [&](const std::string& what, const std::string& by) {
    return ecb(replaced(text, what, by)).message();
  };
  CHECK(damaged("Date,USD,JPY", "Date,USD,JPX") ==
        "t.csv:1:10: 'JPX' is no currency that the euro is quoted in (ISO 4217 codes)");
  CHECK(says(damaged("2026-04-10,1.1711", "2026-04-10,1.17.11"), "t.csv:3:12: "));
  CHECK(says(damaged("2026-04-09,", "2026-04-31,"), "t.csv:4:1: "));
}

TEST_CASE("FRED's own file is read whole") {
  const std::string text = shared_file("DEXCHUS.csv");
  if (text.empty()) return;
  const Reading r = fred(text);
  REQUIRE(r.messages().empty());
  CHECK(rates(r.batch).front() == "1981-01-02 1 USD = 1.5341 CNY");
  CHECK(rates(r.batch).back() == "2025-05-09 1 USD = 7.2364 CNY");
  CHECK(r.batch.rates.size() == 11071);

  const auto damaged = [&](const std::string& what, const std::string& by) {
    return fred(replaced(text, what, by)).message();
  };
  CHECK(says(damaged("DEXCHUS", "DEXCHUZ"), "t.csv:1:6: 'DEXCHUZ'"));
  CHECK(says(damaged("1981-01-05,1.5418", "1981-01-05,N/A"), "t.csv:3:12: "));
  CHECK(damaged("1981-01-06,1.5264", "1981-01-06,1.5264,") == "t.csv:4:19: 3 cells, but the header has 2");
}
