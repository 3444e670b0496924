#include "operations.hpp"

#include <sqlite3.h>

#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

namespace reliability {
namespace {

namespace fs = std::filesystem;

constexpr int versions = 12;  // of released schemas

void write(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// A little of everything, as the CSV files that are imported.
void write_rows(const fs::path& folder) {
  fs::create_directory(folder);
  write(folder / "companies.csv",
        "company,name,kind,country,reporting_currency,fiscal_year_end,ticker,cik,lei,aliases\n"
        "alibaba,Alibaba Group,issuer,CN,CNY,03-31,BABA,0001577552,,阿里巴巴|Alibaba Group Holding\n"
        "tencent,Tencent,issuer,CN,CNY,12-31,0700.HK,,,\n"
        "at,AT,group,,,,,,,\n");
  write(folder / "groups.csv", "group,company,since,until\nat,alibaba,,\nat,tencent,2020-01-01,\n");
  write(folder / "sources.csv",
        "source,publisher,kind,known_on,title,url,note\n"
        "ft-2024-08,Financial Times,press,2024-08-26,,,\n"
        "alibaba-2024-08,Alibaba Group,release,2024-08-15,Results,,\n");
  std::string figures = "company,measure,basis,scope,period,amount,currency,decimals,source,words\n";
  for (int year = 2015; year < 2025; ++year) {
    for (const char* const half : {"H1", "H2"}) {
      if (year == 2024 && half == std::string_view("H2")) continue;  // not over when it was written of
      for (const char* const company : {"alibaba", "tencent"}) {
        figures += std::string(company) + ",capex,actual,total," + std::to_string(year) + half + "," +
                   std::to_string(year - 2000) + "bn,CNY,,ft-2024-08,\n";
      }
    }
  }
  write(folder / "figures.csv", figures);
  write(folder / "claims.csv",
        "claim,kind,company,measure,basis,scope,period,stated,currency,decimals,source,parts,words,note\n"
        "ft-2024-08/a,growth,alibaba,capex,actual,total,2024H1,+4.3%,,,ft-2024-08,period=2023H1,,\n");
  std::string rates = "provider,base,quote,day,rate\n";
  for (int day = 1; day <= 30; ++day) {
    const std::string number = std::to_string(day);
    rates += "desk,USD,CNY,2024-06-" + std::string(day < 10 ? "0" : "") + number + ",7.2" + number + "\n";
  }
  write(folder / "rates.csv", rates);
}

// More of it, so that the file grows by some pages.
void write_more_rows(const fs::path& path) {
  std::string figures = "company,measure,basis,scope,period,amount,currency,decimals,source,words\n";
  for (int year = 1960; year < 2024; ++year) {
    for (const char* const quarter : {"Q1", "Q2", "Q3", "Q4"}) {
      figures +=
          "tencent,revenue,actual,total," + std::to_string(year) + quarter + ",9bn,CNY,,ft-2024-08,as they say\n";
    }
  }
  write(path, figures);
}

// So many that they are worth several threads.
void write_many_rows(const fs::path& folder) {
  fs::create_directory(folder);
  std::string companies = "company,name\n";
  std::string figures = "company,measure,basis,scope,period,amount,currency,decimals,source,words\n";
  for (int i = 0; i < 600; ++i) {
    const std::string key = "company-" + std::to_string(i);
    companies += key + ",Company\n";
    figures += key + ",capex,actual,total,2023,1bn,USD,,s,\n" + key + ",capex,actual,total,2022,2bn,USD,,s,\n";
  }
  write(folder / "companies.csv", companies);
  write(folder / "figures.csv", figures);
  write(folder / "sources.csv", "source,publisher,kind,known_on,title,url,note\ns,P,press,2024-08-26,,,\n");
}

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// What a file of the fourth schema holds; the migrations after it bring it along.
const char* const early_rows = R"sql(
INSERT INTO currency VALUES (840, 'USD', 2, 100, 'US Dollar', 0);
INSERT INTO import (file, hash, imported_at, command, figures) VALUES ('f', 'h', '2026-01-01T00:00:00Z', 'c', 2);
INSERT INTO company (key, name, kind, year_end, year_end_month, year_name_offset, long_quarter, import_id)
VALUES ('acme', 'Acme', 'issuer', 'month_end', 12, 0, 4, 1);
INSERT INTO period VALUES (19723 << 12 | 366, '2024-01-01', '2024-12-31', '2024');
INSERT INTO series VALUES (1, 1, 1, 'actual', 'total', 840);
INSERT INTO source (key, publisher, kind, source_rank, known_on, title, import_id) VALUES
  ('annual', 'Acme', 'filing', 0, 20100, '10-K', 1), ('press', 'P', 'press', 3, 20105, '', 1);
INSERT INTO figure SELECT 1, 19723 << 12 | 366, source_id, known_on, source_rank, 100, 100, 0, 0, NULL, 1 FROM source;
)sql";

void make_older(const fs::path& path, int version) {
  std::set<fs::path> migrations;
  for (const fs::directory_entry& entry : fs::directory_iterator(CAPEX_SOURCE_DIR "/schema")) {
    if (entry.path().extension() == ".sql") migrations.insert(entry.path());
  }
  sqlite3* handle = nullptr;
  std::string failure;
  const auto execute = [&](const std::string& sql) {
    if (sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) failure = sqlite3_errmsg(handle);
  };
  if (sqlite3_open(path.c_str(), &handle) != SQLITE_OK) failure = "cannot be made";
  int done = 0;
  for (const fs::path& migration : migrations) {
    if (done == version) break;
    execute("BEGIN; " + text_of(migration) + "; COMMIT");
    if (++done == 4) execute(early_rows);
  }
  // The number of schema.hpp, which says whose file it is.
  execute("PRAGMA application_id = 1668315236; PRAGMA user_version = " + std::to_string(version));
  sqlite3_close(handle);
  if (!failure.empty()) throw std::runtime_error("schema " + std::to_string(version) + ": " + failure);
}

const std::string shared_data = CAPEX_SOURCE_DIR "/tests/data/company-facts/acme.json";

}  // namespace

std::vector<Operation> operations(std::string_view part) {
  using enum Effect;
  std::vector<Operation> all = {
      {"init", "nothing", {"init"}, new_database},
      {"import csv, into an empty file", "empty", {"import", "csv", "../../rows"}},
      {"import csv, more", "full", {"import", "csv", "../../more.csv"}},
      {"import sec", "full", {"import", "sec", shared_data}},
      {"import ecb", "full", {"import", "ecb", "../../ecb.csv"}},
      {"import fred, corrected", "full", {"import", "fred", "../../fred.csv", "--known-on", "2024-08-01"}},
      {"add company", "full", {"add", "company", "baidu", "--name", "Baidu", "--alias", "百度", "--ticker", "BIDU"}},
      {"add group", "full", {"add", "company", "bt", "--name", "BT", "--member", "alibaba", "--member", "tencent"}},
      {"add source",
       "full",
       {"add", "source", "ft-2024-09", "--publisher", "FT", "--kind", "press", "--known-on", "2024-09-01"}},
      {"add figure", "full", {"add", "figure", "tencent", "2025H1", "23bn", "CNY", "--source", "ft-2024-08"}},
      {"add claim",
       "full",
       {"add", "claim", "total", "at", "2024H1", "48bn", "CNY", "--part", "company=alibaba", "--part",
        "company=tencent", "--source", "ft-2024-08"}},
      {"add rate", "full", {"add", "rate", "USD", "CNY", "2024-07-02", "7.2673", "--provider", "desk"}},
      {"set company", "full", {"set", "company", "tencent", "--key", "tencent-holdings", "--fiscal-year-end", "03-31"}},
      {"correct figure", "full", {"correct", "figure", "tencent", "2024H1", "22bn", "CNY", "--source", "ft-2024-08"}},
      {"undo", "full", {"undo", "1"}},
      {"undo a correction", "corrected", {"undo", "3"}},
      {"backup", "full", {"backup", "copy.db"}, new_database},
      {"backup over an older one", "copied", {"backup", "copy.db", "--force"}, new_database},
      {"export content", "full", {"export", "content", "out"}, new_files},
      {"export content over an older one", "exported", {"export", "content", "out", "--force"}, new_files},
      {"export growth", "full", {"export", "growth", "--in", "USD", "-o", "growth.csv"}, new_files},
      {"recover", "stopped", {"list", "companies"}, nothing},
      {"recover and write",
       "stopped",
       {"add", "source", "ft-2024-09", "--publisher", "FT", "--kind", "press", "--known-on", "2024-09-01"}},
      {"list", "full", {"list", "imports"}, nothing},
      {"show", "full", {"show", "at", "--period", "2024H1", "--in", "USD"}, nothing},
      {"show, as a workbook", "full", {"show", "at", "--period", "2024H1", "-o", "book.xlsx"}, new_files},
      {"export content, as a workbook", "full", {"export", "content", "book.xlsx"}, new_files},
      {"growth", "full", {"growth", "alibaba", "tencent", "at", "--period", "2024H1"}, nothing},
      {"growth of the whole file", "full", {"export", "growth", "--in", "USD"}, nothing},
      {"growth of many companies", "many", {"export", "growth"}, nothing},
      {"screen of many companies", "many", {"screen", "growth < 0%", "--period", "2023"}, nothing},
      {"observations", "full", {"export", "observations", "--growth", "--format", "json"}, nothing},
      {"total", "full", {"total", "at", "--period", "2024H1"}, nothing},
      {"screen", "full", {"screen", "growth>0%", "--period", "2024H1"}, nothing},
      {"explain", "full", {"explain", "at", "2024H1", "--total", "--growth"}, nothing},
      {"convert", "full", {"convert", "50bn", "CNY", "USD", "--on", "2024-06-28"}, nothing},
      {"check", "full", {"check", "--all"}, nothing},
      {"sql", "full", {"sql", "select count(*) from figure"}, nothing},
      {"verify", "full", {"verify"}, nothing},
  };
  for (int version = 1; version < versions; ++version) {
    const std::string number = std::to_string(version);
    all.push_back({"migration from schema " + number,
                   "schema " + number,
                   {"add", "source", "ft-2024-09", "--publisher", "FT", "--kind", "press", "--known-on", "2024-09-01"},
                   steps});
  }
  std::vector<Operation> chosen;
  for (const Operation& operation : all) {
    if (operation.name.find(part) != std::string::npos) chosen.push_back(operation);
  }
  if (chosen.empty()) throw std::runtime_error("no operation like '" + std::string(part) + "'");
  return chosen;
}

Worlds::Worlds(const fs::path& folder) : folder_(folder) {
  write_rows(folder / "rows");
  write_more_rows(folder / "more.csv");
  write_many_rows(folder / "many");
  write(folder / "ecb.csv",
        "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE\n"
        "EXR.D.PLN.EUR.SP00.A,D,PLN,EUR,SP00,A,2026-08-07,4.2983\n");
  write(folder / "fred-older.csv", "DATE,DEXCHUS\n2024-06-27,7.2680\n2024-06-28,7.2673\n");
  write(folder / "fred.csv", "DATE,DEXCHUS\n2024-06-27,7.1680\n2024-06-28,7.2673\n2024-07-01,7.2690\n");
  fs::create_directory(folder / "worlds");
  fs::create_directory(folder / "trials");
}

const fs::path& Worlds::operator[](const std::string& name) {
  const auto made = made_.find(name);
  if (made != made_.end()) return made->second;
  const fs::path world = folder_ / "worlds" / name;
  fs::create_directory(world);
  make(name, world);
  return made_.emplace(name, world).first->second;
}

void Worlds::make(const std::string& name, const fs::path& world) {
  if (name.rfind("schema ", 0) == 0) return make_older(world / "capex.db", std::stoi(name.substr(7)));
  const auto begin_with = [&](const char* other) { copy_folder((*this)[other], world); };
  if (name == "empty") {
    run_well(world, {"init"});
  } else if (name == "full") {
    begin_with("empty");
    run_well(world, {"import", "csv", "../../rows"});
    run_well(world, {"import", "fred", "../../fred-older.csv"});
    run_well(world, {"add", "company", "acme", "--name", "Acme", "--cik", "42", "--reporting-currency", "USD"});
  } else if (name == "many") {
    begin_with("empty");
    run_well(world, {"import", "csv", "../../many"});
  } else if (name == "corrected") {
    begin_with("full");
    run_well(world, {"correct", "figure", "tencent", "2024H1", "22bn", "CNY", "--source", "ft-2024-08"});
  } else if (name == "copied") {
    begin_with("full");
    run_well(world, {"backup", "copy.db"});
    run_well(world, {"import", "csv", "../../more.csv"});
  } else if (name == "exported") {
    begin_with("full");
    run_well(world, {"export", "content", "out"});
    run_well(world, {"import", "csv", "../../more.csv"});
  } else if (name == "stopped") {
    begin_with("full");
    Plan stop;  // in the middle of the pages that go into the file, so that the journal is hot
    stop.points = vfs_write;
    const Words words = {"import", "csv", "../../more.csv"};
    const fs::path counted = fresh("full");
    stop.at = run(counted, words, stop).met - 3;
    stop.points = vfs_write;
    stop.harm = Harm::kill;
    run(world, words, stop);
    if (!fs::exists(world / "capex.db-journal")) throw std::runtime_error("a stopped writer leaves no journal");
  } else if (name != "nothing") {
    throw std::runtime_error("no world '" + name + "'");
  }
}

bool is_tried(std::uint64_t point, std::uint64_t points, std::uint64_t most) {
  return points <= most || point == 1 || point * most / points != (point - 1) * most / points;
}

namespace {

// An export that was stopped between two names says so where it is read.
bool is_refused_export(const fs::path& folder) {
  if (!fs::exists(folder / "out")) return false;
  const Outcome refused = run(folder, {"import", "csv", "out", "--dry-run"});
  return refused.exit_code == 1 && refused.said.find("of two states") != std::string::npos;
}

}  // namespace

std::uint64_t any_of(std::uint64_t points, std::uint64_t number) {
  return points == 0 ? 0 : points - number * 7919 % points;
}

std::string wrongly_left(const Operation& operation, const fs::path& folder, const std::string& before,
                         const std::string& after, bool is_done) {
  std::string state = state_of(folder);
  if (operation.effect == Effect::steps && state != after && !is_done) {
    // Between two steps: the next command takes the others.
    if (const Outcome next = run(folder, operation.words); next.exit_code != 0) return "then: " + next.said;
    state = state_of(folder);
  }
  if (const std::string found = findings_in(folder); !found.empty()) return found;
  if (operation.effect == Effect::steps && !keeps_only(folder, before)) return "what is kept is not as before";
  if (state == after || (state == before && !is_done)) return {};
  if (operation.effect == Effect::new_files && is_refused_export(folder)) return {};
  return state == before ? "done, and as before" : "neither before nor after";
}

fs::path Worlds::fresh(const std::string& name) {
  const fs::path& world = (*this)[name];
  copy_folder(world, folder_ / "trials" / "one");
  return folder_ / "trials" / "one";
}

const std::string& Worlds::after(const Operation& operation) {
  const auto known = after_.find(operation.name);
  if (known != after_.end()) return known->second;
  const fs::path folder = fresh(operation.world);
  const Outcome outcome = run(folder, operation.words);
  if (outcome.exit_code != 0) throw std::runtime_error(operation.name + ": " + outcome.said);
  return after_.emplace(operation.name, state_of(folder)).first->second;
}

}  // namespace reliability
