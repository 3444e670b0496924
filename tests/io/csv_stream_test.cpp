#include "io/csv/csv_stream.hpp"

#include "catch.hpp"
#include "error_text.hpp"
#include "io/csv/read_csv.hpp"
#include "io/rates/read_rates.hpp"
#include "temporary_folder.hpp"

namespace csv_stream_test {

using namespace capex;
using namespace capex::core;

namespace {

constexpr std::size_t most_record_bytes = 1048576;

/// What a stream hands out, said a row a line, so that readings can be compared however they are cut into batches.
struct Told {
  std::vector<std::string> rows;
  std::vector<std::string> problems;
  std::vector<std::string> hashes;
  std::size_t batches = 0;

  void add(const Batch& batch, const Problems& found) {
    const auto place = [&](RowPlace at) {
      return batch.files.at(static_cast<std::size_t>(at.file)) + ":" + std::to_string(at.line) + " ";
    };
    for (const CompanyRow& row : batch.companies) rows.push_back(place(row.place) + row.company.name);
    for (const SourceRow& row : batch.sources) rows.push_back(place(row.place) + row.source.title);
    for (const FigureRow& row : batch.figures) {
      rows.push_back(place(row.place) + batch.series.at(static_cast<std::size_t>(row.series)).company + " " +
                     to_string(batch.labels.at(static_cast<std::size_t>(row.label))) + " " +
                     std::to_string(row.amount.low().value_or(-1)) + " " +
                     batch.source_keys.at(static_cast<std::size_t>(row.source)));
    }
    for (const Problem& problem : found) problems.push_back(to_string(problem));
    ++batches;
  }
};

Told streamed(const std::vector<std::string>& paths, std::size_t window) {
  CsvStream stream(paths, {window});
  Told told;
  Batch batch;
  for (Problems problems; stream.next(batch, problems); problems.clear()) told.add(batch, problems);
  told.hashes = stream.hashes();
  return told;
}

constexpr const char* sources =
    "\xEF\xBB\xBFsource,publisher,kind,known_on,title\r\n"
    "a,P,press,2024-08-26,\"two\nlines, \"\"quoted\"\"\"\r\n"
    "\n"
    "b,P,press,2024-08-26,资本开支\r\n"
    "c,P,press,2024-08-26,a \"stray\" quote\r\n"
    "d,P,press,2024-08-26\n"
    "e,P,press,2024-02-30,no such day\n"
    "f,P,press,2024-08-26,\"closed\" and more\n"
    "g,P,press,2024-08-26,last line without an end";

}  // namespace

TEST_CASE("however a file is cut into windows, its rows and problems are those of the whole") {
  const TemporaryFolder folder;
  const std::string path = folder.write("sources.csv", sources);
  Batch batch;
  Problems problems;
  read_csv(sources, path, batch, problems);
  Told whole;
  whole.add(batch, problems);
  REQUIRE(whole.rows.size() == 3);
  REQUIRE(whole.problems.size() == 4);

  for (std::size_t window = 1; window < 400; ++window) {
    const Told cut = streamed({path}, window);
    CHECK(cut.rows == whole.rows);
    CHECK(cut.problems == whole.problems);
    CHECK(cut.hashes == std::vector<std::string>{content_hash(sources)});
  }
}

TEST_CASE("a small window makes several batches of a file, each with what its own rows refer to") {
  const TemporaryFolder folder;
  std::string figures = "company,measure,period,amount,currency,source\n";
  for (int year = 2000; year < 2020; ++year) {
    figures += "alibaba,capex," + std::to_string(year) + ",23bn,CNY,ft\ntencent,capex," + std::to_string(year) +
               ",1bn,CNY,bbg\n";
  }
  const std::string path = folder.write("figures.csv", figures);
  const Told told = streamed({path}, 200);
  CHECK(told.batches > 5);
  REQUIRE(told.rows.size() == 40);
  CHECK(told.rows[0] == path + ":2 alibaba 2000 2300000000000 ft");
  CHECK(told.rows[39] == path + ":41 tencent 2019 100000000000 bbg");
}

TEST_CASE("what rows refer to comes before them, in whatever order the files are named") {
  const TemporaryFolder folder;
  const std::string figures =
      folder.write("1.csv", "company,measure,period,amount,currency,source\na,capex,2024,1bn,CNY,s\n");
  const std::string nothing = folder.write("2.csv", "a,b\n1,2\n");
  const std::string known = folder.write("3.csv", "source,publisher,kind,known_on,title\ns,P,press,2024-08-26,T\n");
  const std::string companies = folder.write("4.csv", "company,name\na,Alpha\n");
  const Told told = streamed({figures, nothing, known, companies}, 1 << 16);
  CHECK(told.rows ==
        std::vector<std::string>{companies + ":2 Alpha", known + ":2 T", figures + ":2 a 2024 100000000000 s"});
  REQUIRE(told.problems.size() == 1);
  CHECK(told.problems[0].find("2.csv:1:1: the header 'a,b' is of no known kind") != std::string::npos);
  // In the order of the paths.
  CHECK(told.hashes[3] == content_hash("company,name\na,Alpha\n"));
}

TEST_CASE("an empty file and a broken header are problems, a missing file is an error") {
  const TemporaryFolder folder;
  const std::string empty = folder.write("empty.csv", "");
  const std::string broken = folder.write("broken.csv", "company,\"name\ncompany,name\n");
  const Told told = streamed({empty, broken}, 4);
  CHECK(told.rows.empty());
  CHECK(told.problems == std::vector<std::string>{empty + ": the file is empty: expected a header line",
                                                  broken + ":1:9: this quote is never closed"});
  const std::string missing = (folder.path() / "none.csv").string();
  CHECK(error_of([&] { CsvStream({empty, missing}); }) == "not_found: there is no file '" + missing + "'");
}

TEST_CASE("a row that does not end is refused where it begins, however the file is cut, and nothing after it is read") {
  const TemporaryFolder folder;
  const std::string header = "company,name\n";
  const std::string row = "a,Alpha\n";
  const std::string no_end =
      "; the row has no end within " + std::to_string(most_record_bytes) + " bytes, and nothing after it is read";
  const std::size_t long_row = 3 * most_record_bytes;
  const auto lines = [&](std::string_view line) {
    std::string text;
    while (text.size() < long_row) text += line;
    return text;
  };
  const struct {
    const char* what;
    std::string text, problem;
    std::size_t rows;
  } cases[] = {
      {"a header", "company," + lines("x,"), ":1:1: this is no row of a table" + no_end, 0},
      {"a header without text", "company," + std::string(long_row, '\0'),
       ":1:9: a NUL byte: the file is not text" + no_end, 0},
      {"nothing but NUL", std::string(long_row, '\0'), ":1:1: a NUL byte: the file is not text" + no_end, 0},
      {"a row", header + row + lines("x") + "\n" + row, ":3:1: this is no row of a table" + no_end, 1},
      {"a stray quote", header + row + "b,x\"" + lines("x") + "\n" + row,
       ":3:4: a quote inside a cell without quotes: put the whole cell in quotes and double the quote" + no_end, 1},
      {"a quote", header + row + "b,\"" + lines("x\n") + "\"\n" + row, ":3:3: this quote is never closed" + no_end, 1},
      {"characters of several bytes", header + row + "b," + lines("\u20AC") + "\n",
       ":3:1: this is no row of a table" + no_end, 1},
  };
  for (const auto& c : cases) {
    INFO(c.what);
    const std::string path = folder.write("companies.csv", c.text);
    Batch batch;
    Problems problems;
    read_csv(c.text, path, batch, problems);
    Told whole;
    whole.add(batch, problems);
    CHECK(whole.problems == std::vector<std::string>{path + c.problem});
    CHECK(whole.rows.size() == c.rows);
    for (const std::size_t window : {std::size_t{100}, most_record_bytes + 1, CsvStreamOptions().window}) {
      const Told cut = streamed({path}, window);
      CHECK(cut.problems == whole.problems);
      CHECK(cut.rows == whole.rows);
    }
  }
}

TEST_CASE("a row may be as long as the longest, and no byte longer") {
  const TemporaryFolder folder;
  const std::string header = "company,name\n";
  const std::string row = "a," + std::string(most_record_bytes - 3, 'x') + "\n";
  CHECK(streamed({folder.write("longest.csv", header + row + "b,Beta\n")}, 1000).rows.size() == 2);
  const Told longer = streamed({folder.write("longer.csv", header + "a" + row + "b,Beta\n")}, 1000);
  CHECK(longer.rows.empty());
  CHECK(longer.problems.size() == 1);
}

TEST_CASE("what has no end is read no further than a row may be long") {
  const std::string zeros = read_csv_text("/dev/zero");
  CHECK(zeros.size() <= 2 * most_record_bytes);
  Batch batch;
  Problems problems;
  read_ecb(zeros, "/dev/zero", batch, problems);
  read_fred(zeros, "/dev/zero", batch, problems);
  REQUIRE(problems.size() == 2);
  for (const Problem& problem : problems) {
    CHECK(
        to_string(problem).starts_with("/dev/zero:1:1: a NUL byte: the file is not text; the row has no end within "));
  }
  CHECK(streamed({"/dev/zero"}, CsvStreamOptions().window).problems.size() == 1);
}

}  // namespace csv_stream_test
