#include "io/csv/read_csv.hpp"

#include "catch.hpp"
#include "reading.hpp"

namespace read_csv_test {

using namespace capex;
using namespace capex::core;

namespace {

/// Titles of sources, which are free text: what the reader made of a cell.
std::string title(std::string_view cell) {
  const Reading r = reading("source,publisher,kind,known_on,title\ns,P,press,2024-08-26," + std::string(cell) + "\n");
  return r.problems.empty() ? r.batch.sources.at(0).source.title : r.message();
}

constexpr std::string_view groups = "group,company\n";

std::string group_message(const std::string& lines) {
  return reading(std::string(groups) + lines).message();
}

}  // namespace

TEST_CASE("cells in quotes hold commas, quotes and line ends") {
  CHECK(title("plain") == "plain");
  CHECK(title("\"a, b\"") == "a, b");
  CHECK(title("\"a \"\"b\"\" c\"") == "a \"b\" c");
  CHECK(title("\"\"\"\"") == "\"");
  CHECK(title("\"one\ntwo\"") == "one\ntwo");
  CHECK(title("\"one\r\ntwo\"") == "one\r\ntwo");
  CHECK(title("\"\"").empty());
  CHECK(title("资本开支") == "资本开支");
}

TEST_CASE("blanks at the ends belong to free text but not to keys") {
  CHECK(title("  a ") == "  a ");
  const Reading r = reading("group,company\n bat ,\talibaba\n");
  REQUIRE(r.problems.empty());
  CHECK(r.batch.members.at(0).group == "bat");
  CHECK(r.batch.members.at(0).company == "alibaba");
}

TEST_CASE("LF and CRLF, a byte order mark, and a last line without an end are all read") {
  for (const std::string_view text :
       {"group,company\nbat,alibaba\nbat,tencent\n", "group,company\r\nbat,alibaba\r\nbat,tencent\r\n",
        "\xEF\xBB\xBFgroup,company\nbat,alibaba\nbat,tencent", "group,company\r\nbat,alibaba\r\nbat,tencent\r"}) {
    const Reading r = reading(text);
    CHECK(r.problems.empty());
    REQUIRE(r.batch.members.size() == 2);
    CHECK(r.batch.members[1].company == "tencent");
  }
}

TEST_CASE("blank lines and lines of empty cells are passed over and counted") {
  const Reading r = reading("\ngroup,company\n\nbat,alibaba\n,\n\nbat,tencent\n\n");
  CHECK(r.problems.empty());
  REQUIRE(r.batch.members.size() == 2);
  CHECK(r.batch.members[0].place.line == 4);
  CHECK(r.batch.members[1].place.line == 7);
}

TEST_CASE("columns come in any order and in any case") {
  const Reading r = reading("Company,UNTIL, group ,since\nalibaba,2025-01-01,bat,2014-09-19\n");
  REQUIRE(r.problems.empty());
  const MemberRow& member = r.batch.members.at(0);
  CHECK(member.group == "bat");
  CHECK(member.company == "alibaba");
  CHECK(member.since == Date(2014, 9, 19));
  CHECK(member.until == Date(2025, 1, 1));
}

TEST_CASE("the header tells the kind of file") {
  CHECK(reading("company,name\na,A\n").batch.companies.size() == 1);
  CHECK(reading("group,company\na,A\n").batch.members.size() == 1);
  CHECK(reading("measure,kind,definition\nx,flow,All of x.\n").batch.measures.size() == 1);
  CHECK(reading("source,publisher,kind,known_on\ns,P,press,2024-08-26\n").batch.sources.size() == 1);
  CHECK(reading("company,measure,period,amount,currency,source\na,capex,2024,1bn,USD,s\n").batch.figures.size() == 1);
  CHECK(reading("provider,base,quote,day,rate\necb,EUR,USD,2024-08-26,1.1166\n").batch.rates.size() == 1);
  CHECK(reading("claim,kind,company,measure,period,stated,source,parts\nc,growth,a,capex,2024,+1%,s,period=2023\n")
            .batch.claims.size() == 1);
}

TEST_CASE("cells separated by something else are named, with what to do") {
  const auto message = [](const char* text) {
    const std::vector<std::string> messages = reading(text).messages();
    REQUIRE(messages.size() == 1);
    return messages[0];
  };
  CHECK(says(message("company;measure;period;amount;currency;source\nbaidu;capex;2024H1;4,2bn;CNY;ft\n"),
             "t.csv:1:1: the cells are separated by ';': separate them by ','"));
  CHECK(says(message("date;base;quote;rate\n2024-06-28;USD;CNY;7,26\n"), "the cells are separated by ';'"));
  CHECK(says(message("company\tmeasure\tperiod\tamount\tsource\n"), "t.csv:1:1: the cells are separated by tabs"));
  CHECK(says(message("\"company\";\"measure\"\n"), "t.csv:1:10: the cells are separated by ';'"));
  CHECK(says(message("sep=;\ncompany;measure\n"), "t.csv:1:1: 'sep=;' is a note to a spreadsheet: take this line off"));
  CHECK(says(message("sep=,\ncompany,measure\n"), "t.csv:1:1: 'sep=,' is a note to a spreadsheet: take this line off"));
  CHECK(says(message("company,measure,period,amount,source\nbaidu;capex;2024H1;4bn;ft\n"),
             "1 cells, but the header has 5: separate cells by ',' as in the header, not by ';'"));
}

TEST_CASE("a key that looks like an option is refused") {
  for (const char* key : {"--help", "-", "-x"}) {
    const std::vector<std::string> messages = reading(std::string("company,name\n") + key + ",X\n").messages();
    REQUIRE(messages.size() == 1);
    CHECK(says(messages[0], "a key does not begin with -, as options do"));
  }
}

TEST_CASE("currencies and amounts of a file are written as the market does") {
  const Reading r = reading(
      "company,measure,period,amount,currency,source\nbaidu,capex,1H24,4.2bn,RMB,s\nsoftbank,capex,FY24,\"1兆2,"
      "000億円\",,s\n");
  REQUIRE(r.messages().empty());
  CHECK(r.batch.series.at(0).currency == currency("CNY"));
  CHECK(r.batch.labels.at(0) == Label::half(2024, 1));
  CHECK(r.batch.series.at(1).currency == currency("JPY"));
  CHECK(r.batch.figures.at(1).amount.low() == 1'200'000'000'000);
}

TEST_CASE("a header of no known kind names the kinds and the nearest") {
  const std::string message = reading("company,measure,period,ammount,source\na,capex,2024,1bn,s\n").message();
  CHECK(says(message, "t.csv:1:1: the header 'company,measure,period,ammount,source' is of no known kind"));
  CHECK(says(message, "figures (amount), rates (rate)"));
  CHECK(says(message, "Did you mean 'amount' by 'ammount'?"));
  CHECK(reading("").message() == "t.csv: the file is empty: expected a header line");
  CHECK(reading("\n\n").message() == "t.csv: the file is empty: expected a header line");
}

TEST_CASE("with an unknown, repeated or missing column nothing of the file is read") {
  const Reading unknown = reading("group,company,sinse\nbat,alibaba,\n");
  CHECK(unknown.batch.members.empty());
  CHECK(unknown.message() ==
        "t.csv:1:15: groups have no column 'sinse': did you mean since? (accepted: group, company, since, until)");
  CHECK(reading("group,company,\nbat,alibaba,\n").message() ==
        "t.csv:1:15: a column without a name (accepted: group, company, since, until)");

  const Reading twice = reading("group,company,group\nbat,alibaba,bat\n");
  CHECK(twice.batch.members.empty());
  CHECK(twice.message() == "t.csv:1:15: column 'group' is there twice");

  const Reading missing = reading("company,measure,amount\na,capex,1bn\n");
  CHECK(missing.batch.figures.empty());
  CHECK(says(missing.message(), "t.csv:1: figures need the columns period, source (accepted: company, measure, "));
}

TEST_CASE("a row of too many or too few cells is named with what the header has") {
  CHECK(group_message("bat,alibaba,2024\n") == "t.csv:2:13: 3 cells, but the header has 2");
  CHECK(group_message("bat\n") == "t.csv:2:1: 1 cells, but the header has 2");
  CHECK(reading("group,company\nbat\nbat,tencent\n").batch.members.size() == 1);
}

TEST_CASE("columns of a place count characters, and lines those within quotes") {
  CHECK(reading("group,company,since\n百度阿里,阿里巴巴,soon\n").problems.at(0).place == Place{"t.csv", 2, 11});
  CHECK(reading("group,company,since\n\"a\nb\",\"c\nde\",soon\n").problems.at(0).place == Place{"t.csv", 4, 5});
  CHECK(reading("\xEF\xBB\xBFgroup,compani\n").problems.at(0).place == Place{"t.csv", 1, 7});
}

TEST_CASE("a malformed row is reported and the rest of the file still read") {
  const Reading stray = reading("group,company\nbat,ali\"baba\nbat,tencent\n");
  CHECK(stray.message() ==
        "t.csv:2:8: a quote inside a cell without quotes: put the whole cell in quotes and double the quote");
  REQUIRE(stray.batch.members.size() == 1);
  CHECK(stray.batch.members[0].place.line == 3);

  const Reading after = reading("group,company\nbat,\"ali\"baba\nbat,tencent\n");
  CHECK(after.message() == "t.csv:2:10: text after a closing quote: expected a comma or the end of the line");
  CHECK(after.batch.members.size() == 1);

  const Reading spanning = reading("group,company\nbat,\"ali\nbat,baidu\nbat,\"x\nbat,tencent\n");
  CHECK(spanning.message() ==
        "t.csv:4:6: text after the closing quote of a cell that begins on line 2: expected a "
        "comma or the end of the line");
  REQUIRE(spanning.batch.members.size() == 1);
  CHECK(spanning.batch.members[0].place.line == 5);

  CHECK(group_message("bat,\"alibaba\nbat,tencent\n") == "t.csv:2:5: this quote is never closed");
  CHECK(group_message("bat,ali\rbat,tencent\n") ==
        "t.csv:2:8: a carriage return without a line feed: end lines with LF or CRLF");
}

TEST_CASE("a malformed header is reported alone") {
  const Reading r = reading("group,\"company\nbat,alibaba\n");
  CHECK(r.message() == "t.csv:1:7: this quote is never closed");
  CHECK(r.batch.members.empty());
}

TEST_CASE("what is no text is reported with its place") {
  CHECK(group_message("bat,caf\xE9\n") == "t.csv:2:8: byte 0xE9 is not UTF-8: save the file as UTF-8");
  CHECK(group_message("bat,\xED\xA0\x80\n") == "t.csv:2:5: byte 0xED is not UTF-8: save the file as UTF-8");
  CHECK(group_message("bat,\xC0\xAF\n") == "t.csv:2:5: byte 0xC0 is not UTF-8: save the file as UTF-8");
  CHECK(group_message("bat,\xF4\x90\x80\x80\n") == "t.csv:2:5: byte 0xF4 is not UTF-8: save the file as UTF-8");
  CHECK(group_message("bat,\xE9\x98\n") == "t.csv:2:5: byte 0xE9 is not UTF-8: save the file as UTF-8");
  CHECK(group_message(std::string("bat,a\0b\n", 8)) == "t.csv:2:6: a NUL byte: the file is not text");
  CHECK(reading(std::string_view("\xFF\xFE"
                                 "g\0r\0",
                                 6))
            .message() == "t.csv:1:1: this is UTF-16: save the file as UTF-8");

  const Reading several = reading("group,company\nbat,\xE9\nbat,b\nbat,\xE9\xE9\nbat,c\n");
  CHECK(several.messages() == std::vector<std::string>{"t.csv:2:5: byte 0xE9 is not UTF-8: save the file as UTF-8",
                                                       "t.csv:4:5: byte 0xE9 is not UTF-8: save the file as UTF-8"});
  CHECK(several.batch.members.size() == 2);
}

TEST_CASE("every bad cell of every row is reported, and only good rows are read") {
  const Reading r = reading(
      "source,publisher,kind,known_on\n"
      "s 1,,paper,2024-02-30\n"
      "s2,P,press,2024-02-29\n"
      "s3,P,press,\n");
  CHECK(r.messages().size() == 5);
  CHECK(says(r.messages()[0], "t.csv:2:1: 's 1': a key has no blanks"));
  CHECK(r.messages()[1] == "t.csv:2:5: this cell must not be empty");
  CHECK(r.messages()[2] == "t.csv:2:6: 'paper': expected filing, release, vendor or press");
  CHECK(says(r.messages()[3], "t.csv:2:12: "));
  CHECK(says(r.messages()[4], "t.csv:4:12: "));
  REQUIRE(r.batch.sources.size() == 1);
  CHECK(r.batch.sources[0].source.key == "s2");
}

TEST_CASE("several files go into one batch, each row with its own place") {
  Reading r;
  read_csv("group,company\nbat,alibaba\n", "a.csv", r.batch, r.problems);
  read_csv("company,name\nbaidu,Baidu\n", "b.csv", r.batch, r.problems);
  CHECK(r.batch.files == std::vector<std::string>{"a.csv", "b.csv"});
  CHECK(r.batch.members.at(0).place.file == 0);
  CHECK(r.batch.companies.at(0).place.file == 1);
}

TEST_CASE("what is echoed of an input is as long as a line, not as the input") {
  std::string header = "group,company";
  for (int i = 0; i < 1000; ++i) header += ",more" + std::to_string(i);
  const Reading wide = reading(header + "\n");
  CHECK(wide.problems.size() == 21);
  CHECK(wide.problems.back().message == "a header of 1002 columns: the rest is not looked at");
  CHECK(reading(header.substr(14) + "\n").message().size() < 1000);
  CHECK(reading("group,company," + std::string(100000, 'x') + "\n").message().size() < 1000);
  CHECK(reading("company,name,fiscal_year_end\na,A," + std::string(100000, 'x') + "\n").message().size() < 2000);
}

}  // namespace read_csv_test
