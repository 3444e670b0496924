#include "io/rates/read_rates.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "catch.hpp"
#include "reading.hpp"

namespace read_rates_test {

using namespace capex;
using namespace capex::core;

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

TEST_CASE("a central bank's file whose cells are separated by something else is told so") {
  const auto message = [](const Reading& r) {
    const std::vector<std::string> messages = r.messages();
    return messages.size() == 1 && r.batch.rates.empty() ? messages[0] : "";
  };
  const std::string by = "t.csv:1:1: the cells are separated by ";
  CHECK(message(ecb("Date;USD;JPY\n2024-08-26;1,1166;161,46\n")).find(by + "';': separate them by ','") == 0);
  CHECK(message(ecb("Date\tUSD\tJPY\n2024-08-26\t1.1166\t161.46\n")).find(by + "tabs") == 0);
  CHECK(message(ecb("KEY;FREQ;CURRENCY;CURRENCY_DENOM;TIME_PERIOD;OBS_VALUE\n")).find(by + "';'") == 0);
  CHECK(message(ecb("\"Date\";\"USD\"\n")).find("t.csv:1:7: the cells are separated by ';'") == 0);
  CHECK(message(ecb("sep=;\nDate;USD\n")).find("t.csv:1:1: 'sep=;' is a note to a spreadsheet") == 0);
  CHECK(message(fred("observation_date;DEXCHUS\n2024-08-26;7,1190\n")).find(by + "';'") == 0);
  CHECK(message(fred("observation_date\tDEXCHUS\n")).find(by + "tabs") == 0);
  CHECK(message(fred("sep=,\nobservation_date,DEXCHUS\n")).find("t.csv:1:1: 'sep=,' is a note") == 0);
  CHECK(message(fred("\"Series Description\";\"CHINA\"\n")).find("the cells are separated by ';'") !=
        std::string::npos);
}

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

TEST_CASE("the tidy file of rates takes a pair in either direction, as it is written, of any provider") {
  const Reading r = reading(
      "provider,base,quote,day,rate,known_on\nDesk-1,CNY,USD,2024-08-26,0.140,\nboe,GBP,USD,2024-08-26,1.31,\n"
      "boe,GBP,USD,2024-08-26,1.32,2024-09-01\n");
  REQUIRE(r.messages().empty());
  CHECK(rates(r.batch) == std::vector<std::string>{"2024-08-26 1 CNY = 0.140 USD", "2024-08-26 1 GBP = 1.31 USD",
                                                   "2024-08-26 1 GBP = 1.32 USD"});
  CHECK(r.batch.providers == std::vector<std::string>{"desk-1", "boe"});
  CHECK(r.batch.rates.at(1).known_on.is_special());
  CHECK(to_string(r.batch.rates.at(2).known_on) == "2024-09-01");
}

TEST_CASE("the tidy file of rates holds rates above zero between two currencies") {
  const auto message = [](const std::string& line) {
    return reading("provider,base,quote,day,rate\n" + line + "\n").message();
  };
  CHECK(message("x,EUR,EUR,2024-08-26,1") == "t.csv:2:7: EUR/EUR: a rate is between two currencies");
  CHECK(says(message("x,EUR,XXX,2024-08-26,1"), "t.csv:2:7: 'XXX'"));
  CHECK(message("x,EUR,USD,2024-08-26,0") == "t.csv:2:22: '0': a rate is more than zero");
  CHECK(says(message("x,EUR,USD,2024-08-26,1e3"), "t.csv:2:22: "));
  CHECK(says(message("x,EUR,USD,26.8.2024,1"), "t.csv:2:11: "));
  CHECK(reading("provider,base,quote,day,rate,known_on\nx,EUR,USD,2024-08-26,1,2024-08-25\n").message() ==
        "t.csv:2:24: a rate of 2024-08-26 was not known before that day");
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

TEST_CASE("the ECB's daily file says its day in words") {
  const Reading r = ecb("Date, USD, JPY, CNY, \n13 April 2026, 1.1684, 186.61, 7.9839, \n");
  REQUIRE(r.messages().empty());
  CHECK(rates(r.batch) == std::vector<std::string>{"2026-04-13 1 EUR = 1.1684 USD", "2026-04-13 1 EUR = 186.61 JPY",
                                                   "2026-04-13 1 EUR = 7.9839 CNY"});
  CHECK(ecb("Date, USD\n01 December 2025, 1.1\n").batch.rates.size() == 1);
  CHECK(says(ecb("Date, USD\n31 April 2026, 1.1\n").message(), "t.csv:2:1: "));
  CHECK(says(ecb("Date, USD\n13 Avril 2026, 1.1\n").message(), "t.csv:2:1: "));
}

TEST_CASE("the ECB's data API gives a row a rate, with its columns in any order") {
  const Reading r =
      ecb("KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE\n"
          "EXR.D.PLN.EUR.SP00.A,D,PLN,EUR,SP00,A,2026-08-06,\n"
          "EXR.D.PLN.EUR.SP00.A,D,PLN,EUR,SP00,A,2026-08-07,4.2983\n");
  REQUIRE(r.messages().empty());
  CHECK(rates(r.batch) == std::vector<std::string>{"2026-08-07 1 EUR = 4.2983 PLN"});
  CHECK(r.batch.providers == std::vector<std::string>{"ecb"});
  CHECK(r.batch.rates.at(0).place.line == 3);

  const Reading other =
      ecb("TIME_PERIOD,OBS_VALUE,OBS_STATUS,FREQ,CURRENCY_DENOM,CURRENCY,TITLE\n"
          "2026-08-07,4.2983,A,D,EUR,PLN,\"Polish zloty/Euro, spot\"\n2026-08-07,7.9,A,D,EUR,CNY,x\n");
  REQUIRE(other.messages().empty());
  CHECK(rates(other.batch) == std::vector<std::string>{"2026-08-07 1 EUR = 4.2983 PLN", "2026-08-07 1 EUR = 7.9 CNY"});
}

TEST_CASE("series of the ECB's data API that are not of daily spot rates are refused, each once") {
  const std::string header = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE\n";
  const Reading monthly = ecb(header +
                              "EXR.M.PLN.EUR.SP00.A,M,PLN,EUR,SP00,A,2026-06,4.26\n"
                              "EXR.M.PLN.EUR.SP00.A,M,PLN,EUR,SP00,A,2026-07,4.27\n"
                              "EXR.D.PLN.EUR.SP00.A,D,PLN,EUR,SP00,A,2026-08-07,4.2983\n");
  CHECK(monthly.message() ==
        "t.csv:2:22: PLN per EUR: FREQ is M (monthly), and only daily rates (FREQ D) are taken: ask for "
        "D.PLN.EUR.SP00.A");
  CHECK(monthly.batch.rates.size() == 1);
  CHECK(says(ecb(header + "k,A,PLN,EUR,SP00,A,2026,4.26\n").message(), "FREQ is A (annual)"));
  CHECK(says(ecb(header + "k,D,PLN,EUR,EN00,A,2026-08-07,4.26\n").message(), "only spot rates (SP00)"));
  CHECK(says(ecb(header + "k,D,QQQ,EUR,SP00,A,2026-08-07,4.26\n").message(), "t.csv:2:5: "));
  CHECK(says(ecb(header + "k,D,PLN,EUR,SP00,A,2026-08-07,-4\n").message(), "t.csv:2:31: "));
  CHECK(says(ecb("TIME_PERIOD,OBS_VALUE\n").message(), "has no column FREQ, CURRENCY, CURRENCY_DENOM"));
  CHECK(
      says(ecb("FREQ,CURRENCY,CURRENCY_DENOM,UNIT_MULT,TIME_PERIOD,OBS_VALUE\nD,JPY,EUR,2,2026-08-07,1.6\n").message(),
           "JPY per EUR: UNIT_MULT is 2, and only rates of one unit (0) are taken"));
}

TEST_CASE("a row of the ECB's data API that is cut short is named, and the others are read") {
  const Reading r =
      ecb("FREQ,CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE\nD,PLN,EUR,2026-08-06\nD,PLN,EUR,2026-08-07,4.2983\n");
  CHECK(says(r.message(), "t.csv:2:"));
  CHECK(says(r.message(), "4 cells, but the header has 5"));
  CHECK(rates(r.batch) == std::vector<std::string>{"2026-08-07 1 EUR = 4.2983 PLN"});
}

TEST_CASE("a series of the Board's with a multiplier is not taken for rates of one unit") {
  const Reading r = fred(
      "\"Series Description\",\"SPOT EXCHANGE RATE - JAPAN\"\n\"Unit:\",\"Currency:_Per_USD\"\n"
      "\"Multiplier:\",\"100\"\n\"Currency:\",\"JPY\"\n\"Unique Identifier: \",\"H10/H10/RXI_N.B.JA\"\n"
      "\"Time Period\",\"RXI_N.B.JA\"\n2024-07-03,1.61\n");
  CHECK(says(r.message(), "rates with a multiplier of 100 are not known here"));
  CHECK(r.batch.rates.empty());
}

TEST_CASE("the Board's H.10 download tells by unit and currency which way a rate is quoted") {
  const Reading r = fred(
      "\"Series Description\",\"CHINA -- SPOT EXCHANGE RATE, YUAN/US$\",\"SPOT EXCHANGE RATE - EURO AREA\",\"TAIWAN\"\n"
      "\"Unit:\",\"Currency:_Per_USD\",\"Currency:_Per_EUR\",\"Currency:_Per_USD\"\n"
      "\"Multiplier:\",\"1\",\"1\",\"1\"\n"
      "\"Currency:\",\"CNY\",\"USD\",\"TWD\"\n"
      "\"Unique Identifier: \",\"H10/H10/RXI_N.B.CH\",\"H10/H10/RXI$US_N.B.EU\",\"H10/H10/RXI_N.B.TA\"\n"
      "\"Time Period\",\"RXI_N.B.CH\",\"RXI$US_N.B.EU\",\"RXI_N.B.TA\"\n"
      "2024-07-03,7.2712,1.0787,32.54\n2024-07-04,ND,ND,ND\n2024-07-05,7.2691,ND,32.36\n");
  REQUIRE(r.messages().empty());
  CHECK(rates(r.batch) == std::vector<std::string>{"2024-07-03 1 USD = 7.2712 CNY", "2024-07-03 1 EUR = 1.0787 USD",
                                                   "2024-07-03 1 USD = 32.54 TWD", "2024-07-05 1 USD = 7.2691 CNY",
                                                   "2024-07-05 1 USD = 32.36 TWD"});
  CHECK(r.batch.providers == std::vector<std::string>{"fred"});
}

TEST_CASE("the Board's series without descriptions are known by their identifiers") {
  const auto pair = [](const std::string& series) {
    const Reading r = fred("Time Period," + series + "\n2024-08-26,2\n");
    return r.problems.empty() ? rates(r.batch).at(0).substr(11) : r.message();
  };
  CHECK(pair("RXI_N.B.CH") == "1 USD = 2 CNY");
  CHECK(pair("RXI$US_N.B.EU") == "1 EUR = 2 USD");
  CHECK(pair("RXI$US_N.B.UK") == "1 GBP = 2 USD");
  CHECK(pair("RXI$US_N.B.AL") == "1 AUD = 2 USD");
  CHECK(pair("RXI$US_N.B.NZ") == "1 NZD = 2 USD");
  CHECK(pair("RXI_N.B.SZ") == "1 USD = 2 CHF");
  CHECK(pair("JRXWTFB_N.B") ==
        "t.csv:1:13: 'JRXWTFB_N.B' is no exchange rate between two currencies that are known here");
  CHECK(says(pair("RXI_N.M.CH"), "'RXI_N.M.CH' is no daily series (monthly)"));
  CHECK(says(fred("Series Description,x\nUnit:,Currency:_Per_USD\n").message(), "no row 'Time Period'"));
}

TEST_CASE("a monthly or weekly series under a daily name is refused as a whole") {
  const Reading monthly =
      fred("DATE,DEXINUS\n2019-05-01,69.7753\n2019-06-01,69.3880\n2019-07-01,68.8023\n2019-08-01,71.1473\n");
  CHECK(
      monthly.message() ==
      "t.csv:2: INR per USD: 4 rates from 2019-05-01 to 2019-08-01, no two of them less than 30 days apart: that is no "
      "daily series but a monthly or rarer one; download it with its daily frequency");
  CHECK(monthly.batch.rates.empty());

  const Reading newest_first = ecb("Date,USD,CNY\n2024-03-29,1.08,7.8\n2024-02-29,1.08,7.8\n2024-01-31,1.08,N/A\n");
  CHECK(newest_first.messages().size() == 1);
  CHECK(says(newest_first.message(), "t.csv:2: USD per EUR: 3 rates from 2024-01-31 to 2024-03-29"));
  CHECK(newest_first.batch.rates.size() == 2);

  CHECK(says(fred("DATE,DEXINUS\n2019-05-03,1\n2019-05-10,1\n2019-05-17,1\n2019-05-24,1\n2019-05-31,1\n").message(),
             "but a weekly one"));
  CHECK(says(fred("DATE,DEXINUS\n2019-05-31,1\n2019-06-01,1\n").message(),
             "INR per USD: 2019-06-01 is a Saturday, and there are no daily rates of weekends"));
  // A few scattered days, and a long holiday, say nothing of the kind.
  CHECK(fred("DATE,DEXINUS\n2019-05-01,1\n2019-07-01,1\n").problems.empty());
  CHECK(fred("DATE,DEXCHUS\n2024-02-09,1\n2024-02-20,1\n2024-02-21,1\n2024-04-01,1\n").problems.empty());
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

}  // namespace read_rates_test
