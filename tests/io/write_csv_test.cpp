#include "io/csv/write_csv.hpp"

#include <sys/stat.h>

#include <tuple>

#include "catch.hpp"
#include "error_text.hpp"
#include "reading.hpp"
#include "temporary_folder.hpp"

namespace capex::core::write_csv_test {

namespace {

Reading read_folder(const std::filesystem::path& folder) {
  Reading r;
  for (const auto& path : csv_files(folder)) read_csv(read_file(path), path.filename().string(), r.batch, r.problems);
  return r;
}

void write_folder(const Batch& batch, const std::filesystem::path& folder) {
  CsvFolderWriter writer(folder);
  writer.write(batch);
  writer.finish();
}

auto parts_of(const ClaimPartRow& part) {
  return std::make_tuple(part.company, part.measure, part.basis, part.scope, part.period);
}

// Rows as values, their places left out.
auto value(const CompanyRow& row) {
  const Company& c = row.company;
  return std::make_tuple(c.key, c.name, c.kind, c.country, c.reporting_currency, c.calendar, c.ticker, c.cik, c.lei,
                         c.aliases);
}
auto value(const MemberRow& row) {
  return std::make_tuple(row.group, row.company, row.since, row.until);
}
auto value(const MeasureRow& row) {
  return std::make_tuple(row.measure.key, row.measure.kind, row.measure.unit, row.measure.definition);
}
auto value(const SourceRow& row) {
  const Source& s = row.source;
  return std::make_tuple(s.key, s.publisher, s.kind, s.known_on, s.title, s.url, s.note);
}
auto value(const FigureRow& row) {
  return std::make_tuple(row.series, row.label, row.source, row.words, row.variant, row.amount);
}
auto value(const ClaimRow& row) {
  std::vector<decltype(parts_of(row.subject))> parts;
  for (const ClaimPartRow& part : row.parts) parts.push_back(parts_of(part));
  return std::make_tuple(row.key, row.kind, parts_of(row.subject), row.stated, row.currency, row.source, parts,
                         row.words, row.note);
}
auto value(const RateRow& row) {
  return std::make_tuple(row.provider, row.base, row.quote, row.day, to_string(row.rate));
}

template <class Row>
bool same(const std::vector<Row>& a, const std::vector<Row>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Row& left, const Row& right) { return value(left) == value(right); });
}

void check_same(const Batch& a, const Batch& b) {
  CHECK(same(a.companies, b.companies));
  CHECK(same(a.members, b.members));
  CHECK(same(a.measures, b.measures));
  CHECK(same(a.sources, b.sources));
  CHECK(a.series == b.series);
  CHECK(a.labels == b.labels);
  CHECK(a.source_keys == b.source_keys);
  CHECK(a.words == b.words);
  CHECK(a.variants == b.variants);
  CHECK(same(a.figures, b.figures));
  CHECK(same(a.claims, b.claims));
  CHECK(a.providers == b.providers);
  CHECK(same(a.rates, b.rates));
}

/// Every kind of file, with texts that need quotes and every form of amount and period.
Batch everything() {
  Reading r;
  const auto add = [&](std::string_view text) { read_csv(text, "t.csv", r.batch, r.problems); };
  add("company,name,kind,country,reporting_currency,fiscal_year_end,fiscal_year_offset,long_quarter,ticker,cik,lei,"
      "aliases\n"
      "alibaba,\"Alibaba, \"\"Ali\"\"\",issuer,CN,CNY,03-31,,,BABA,1577552,,阿里巴巴|9988.HK\n"
      "walmart,Walmart,,US,USD,01-31,-1,,WMT,,,\n"
      "apple,Apple,,,,last Saturday of September,,1,,,HWUPKR0MPOU8FGXBT394,\n"
      "feb,Feb,,,,02-28,,,,,,\n"
      "bat,BAT,group,,,,,,,,,\n");
  add("group,company,since,until\nbat,alibaba,2014-09-19,2030-01-01\nbat,tencent,,\n");
  add("measure,kind,unit,definition\nchips,count,chips,\"Chips, ordered.\"\ncapex-net,flow,,Net.\n");
  add("source,publisher,kind,known_on,title,url,note\n"
      "s,P,press,2024-08-26,\" two\nlines\"\"\",https://example.org/?a=1,'=1+1 \n"
      "t,Q,filing,2024-08-27,\"\t\",,\"a\r\nb\"\n");
  add("company,measure,basis,scope,period,amount,currency,decimals,source,words,variant\n"
      "alibaba,capex,,,FY2024,23bn,CNY,,s,\"about, \",\n"
      "alibaba,capex,,,9MFY2025,230.88亿,CNY,,s,,\n"
      "alibaba,capex,guidance,china,2024-01-01..2024-02-15,64-72bn,CNY,,s,人民币,\n"
      "alibaba,capex,guidance,china,TTM@2024-06-30,~50bn,CNY,-10,s,,\n"
      "alibaba,capex,,,2024-02-29,12.345m,KWD,,s,,\n"
      "alibaba,capex,,,2024-02,-0.05,CNY,,t,,\n"
      "alibaba,capex,,,2024Q1,123,JPY,INF,t,,\n"
      "alibaba,capex,,,2024,>12bn,USD,,t,,productive-assets\n"
      "alibaba,capex,,,9M2024,<100bn,USD,,t,,capital-leases\n"
      "alibaba,chips,,,2024,485k,,,t,,\n");
  add("claim,kind,company,measure,basis,scope,period,stated,currency,decimals,source,parts,words,note\n"
      "c1,growth,Alibaba Group,capex,,,2024H1,+123%,,,s,period=2023H1,\"up, \"\"123%\"\"\",\"n\nn\"\n"
      "c2,growth,bat,capex,,,2024H1,doubled,,,s,period=2023H1,,\n"
      "c3,growth,bat,capex,,,2024H1,-4.5%,,,s,period=2023H1,,\n"
      "c4,total,bat,capex,,,2024H1,>50bn,CNY,,s,company=alibaba; company=tencent basis=estimate,,\n"
      "c5,share,bat,capex,guidance,china,2024H1,about 60%,,,s,scope=total,,\n"
      "c6,equivalent,bat,capex,,,2024H1,7-8bn,USD,,s,,,\n"
      "c7,total,bat,capex,,,2024H1,1bn,USD,,s,period=2024H1,,\n");
  add("provider,base,quote,day,rate\necb,EUR,CNY,2024-08-26,7.9530\nfred,USD,CNY,2024-08-26,7.1\n");
  CHECK(r.messages() == std::vector<std::string>());
  return r.batch;
}

}  // namespace

TEST_CASE("what was written is read back to the same, and written again to the same bytes") {
  const TemporaryFolder first, second;
  const Batch batch = everything();
  REQUIRE(batch.figures.size() == 10);
  REQUIRE(batch.claims.size() == 7);
  write_folder(batch, first.path());
  const Reading back = read_folder(first.path());
  CHECK(back.messages() == std::vector<std::string>());

  Reading in_order;  // indices follow the order of reading, here that of `everything`
  for (const char* name : {"companies", "groups", "measures", "sources", "figures", "claims", "rates"}) {
    const std::string file = std::string(name) + ".csv";
    read_csv(read_file(first.path() / file), file, in_order.batch, in_order.problems);
  }
  check_same(in_order.batch, batch);

  write_folder(back.batch, second.path());
  for (const auto& path : csv_files(first.path())) CHECK(read_file(path) == read_file(second.path() / path.filename()));
}

TEST_CASE("the strict form has the columns in their order, amounts in full and decimals always") {
  const TemporaryFolder folder;
  const Reading r = reading(
      "source,amount,company,measure,period,words\nft-2024-08,RMB "
      "4.2bn,baidu,capex,2024h1,\nft,~230k,meta,chips,2024,\"a,b\"\n");
  REQUIRE(r.messages().empty());
  write_folder(r.batch, folder.path());
  CHECK(read_file(folder.path() / "figures.csv") ==
        "company,measure,basis,scope,period,amount,currency,decimals,source,words,variant\n"
        "baidu,capex,actual,total,2024H1,4200000000,CNY,-8,ft-2024-08,,\n"
        "meta,chips,actual,total,2024,~230000,,-3,ft,\"a,b\",\n");
}

TEST_CASE("an empty batch makes seven files of a header each") {
  const TemporaryFolder folder;
  write_folder(Batch{}, folder.path() / "new" / "folder");
  CHECK(csv_files(folder.path() / "new" / "folder").size() == 7);
  CHECK(read_file(folder.path() / "new" / "folder" / "rates.csv") == "provider,base,quote,day,rate,known_on\n");
  const Reading r = read_folder(folder.path() / "new" / "folder");
  CHECK(r.messages().empty());
}

TEST_CASE("files appear under their names only when the writer finishes") {
  const TemporaryFolder folder;
  folder.write("figures.csv", "as before");
  {
    CsvFolderWriter writer(folder.path());
    writer.write(everything());
    CHECK(csv_files(folder.path()).size() == 1);
  }
  CHECK(read_file(folder.path() / "figures.csv") == "as before");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);

  write_folder(everything(), folder.path());
  CHECK(csv_files(folder.path()).size() == 7);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 7);
}

TEST_CASE("what the form cannot hold is refused rather than written wrong") {
  const TemporaryFolder folder;
  Batch batch = everything();
  batch.companies[0].company.aliases = {"a|b"};
  CHECK(error_of([&] { write_folder(batch, folder.path()); }) ==
        "parse: company 'alibaba': the alias 'a|b' has a |, which separates aliases in CSV; any SQLite client can give "
        "it another");
  CHECK(csv_files(folder.path()).empty());

  Batch parts = everything();
  parts.claims[3].parts[0].company = "Alibaba Group Holding";
  CHECK(error_of([&] { write_folder(parts, folder.path()); }).substr(0, 5) != "no er");
}

TEST_CASE("a folder that cannot be written into is an error of storage") {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder.write("file", "");
  CHECK(error_of([&] { CsvFolderWriter writer(file / "sub"); }).substr(0, 8) == "storage:");
}

namespace {

// A CSV text without its last columns.
std::string without_last(const std::string& text, int columns) {
  std::string kept;
  std::vector<std::size_t> commas;
  bool quoted = false;
  const auto end_line = [&] {
    kept.resize(commas[commas.size() - static_cast<std::size_t>(columns)]);
    commas.clear();
  };
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted) commas.push_back(kept.size());
    if (c == '\n' && !quoted) end_line();
    kept += c;
  }
  return kept;
}

void replace_in(const std::filesystem::path& folder, const std::string& name, int columns) {
  const std::string text = without_last(read_file(folder / name), columns);
  std::ofstream(folder / name, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("a folder exported by any earlier version still imports") {
  // Columns are only ever added, at the end: what the versions before lacked, the latest first.
  const std::vector<std::string> lacking = {"rates.csv", "sources.csv", "measures.csv", "figures.csv"};
  for (std::size_t count = 1; count <= lacking.size(); ++count) {
    INFO(count << " files without their last column");
    const TemporaryFolder old, again;
    write_folder(everything(), old.path());
    for (std::size_t i = 0; i < count; ++i) replace_in(old.path(), lacking[i], 1);
    const Reading r = read_folder(old.path());
    CHECK(r.messages() == std::vector<std::string>());
    write_folder(r.batch, again.path());
    for (std::size_t i = 0; i < count; ++i) replace_in(again.path(), lacking[i], 1);
    for (const auto& path : csv_files(old.path())) CHECK(read_file(path) == read_file(again.path() / path.filename()));
  }
}

TEST_CASE("an export into a folder whose last one was stopped between two names finishes that one first") {
  const TemporaryFolder folder, whole;
  write_folder(everything(), whole.path());
  write_folder(Batch{}, folder.path());
  // Some have their names, the others are whole and wait for theirs.
  for (const char* const name : {"companies.csv", "groups.csv", "measures.csv"}) {
    folder.write(name, read_file(whole.path() / name));
  }
  for (const char* const name : {"sources.csv", "figures.csv", "claims.csv", "rates.csv"}) {
    folder.write(std::string(name) + ".partial", read_file(whole.path() / name));
  }
  CHECK(says(error_of([&] { csv_files(folder.path()); }), "files of two states"));
  CsvFolderWriter(folder.path()).write(Batch{});  // and goes without having finished
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 7);
  for (const auto& path : csv_files(folder.path())) {
    CHECK(read_file(path) == read_file(whole.path() / path.filename()));
  }
}

TEST_CASE("what an export left that was stopped before it had finished is taken away and not used") {
  const TemporaryFolder folder;
  write_folder(everything(), folder.path());
  const std::string rates = read_file(folder.path() / "rates.csv");
  folder.write("companies.csv.partial", "half");
  folder.write("rates.csv.partial", "half");
  CHECK(csv_files(folder.path()).size() == 7);
  CsvFolderWriter(folder.path()).write(Batch{});
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 7);
  CHECK(read_file(folder.path() / "rates.csv") == rates);
}

TEST_CASE("one export at a time is written into a folder") {
  const TemporaryFolder folder;
  CsvFolderWriter first(folder.path());
  CHECK(error_of([&] { CsvFolderWriter second(folder.path()); }).substr(0, 5) == "busy:");
  first.write(everything());
  first.finish();
  CHECK(csv_files(folder.path()).size() == 7);
  write_folder(Batch{}, folder.path());
}

TEST_CASE("an export writes through a link, and a file that it replaces keeps its permissions") {
  namespace fs = std::filesystem;
  const TemporaryFolder folder, elsewhere, plain;
  write_folder(everything(), plain.path());
  const auto real = elsewhere.write("real.csv", "old");
  fs::create_symlink(real, folder.path() / "companies.csv");
  fs::permissions(folder.write("rates.csv", "old"), fs::perms::owner_read | fs::perms::owner_write);
  write_folder(everything(), folder.path());
  CHECK(fs::is_symlink(folder.path() / "companies.csv"));
  CHECK(read_file(real) == read_file(plain.path() / "companies.csv"));
  CHECK((fs::status(folder.path() / "rates.csv").permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 7);

  fs::remove(folder.path() / "groups.csv");
  fs::create_symlink(real, folder.path() / "groups.csv");
  CHECK(error_of([&] { CsvFolderWriter writer(folder.path()); }).substr(0, 6) == "usage:");
  CHECK(read_file(real) == read_file(plain.path() / "companies.csv"));
}

TEST_CASE("an export replaces no pipe, and writes through no link of a temporary name") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo((folder.path() / "rates.csv").c_str(), 0600) == 0);
  CHECK(error_of([&] { CsvFolderWriter writer(folder.path()); }).substr(0, 6) == "usage:");
  CHECK(std::filesystem::is_fifo(folder.path() / "rates.csv"));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  std::filesystem::remove(folder.path() / "rates.csv");

  const auto precious = folder.write("precious", "precious");
  std::filesystem::create_symlink(precious, folder.path() / "companies.csv.partial");
  REQUIRE(::mkfifo((folder.path() / "claims.csv.partial").c_str(), 0600) == 0);
  write_folder(everything(), folder.path());
  CHECK(read_file(precious) == "precious");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 8);
}

TEST_CASE("an export that fails leaves no folder that it made, and one that was there") {
  const TemporaryFolder folder;
  const auto made = folder.path() / "new" / "folder";
  { CsvFolderWriter stopped(made); }
  CHECK_FALSE(std::filesystem::exists(folder.path() / "new"));
  std::filesystem::create_directory(folder.path() / "new");
  { CsvFolderWriter stopped(made); }
  CHECK(std::filesystem::exists(folder.path() / "new"));
  CHECK_FALSE(std::filesystem::exists(made));
  CsvFolderWriter whole(made);
  whole.finish();
  CHECK(std::filesystem::exists(made / "rates.csv"));
}

}  // namespace capex::core::write_csv_test
