// A snapshot reads the same of a file by its pages, where they can be read, and by stepping, where they cannot.
#include <sqlite3.h>

#include <random>

#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"
#include "store/sample.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/transaction.hpp"

namespace pages_walk_test {

using namespace capex;
using namespace capex::core;
using sample::Rows;

namespace {

template <std::size_t Count>
const char* any(const char* const (&words)[Count], std::mt19937& random) {
  return words[random() % Count];
}

// Companies of which several sources state what they like, some of it again or otherwise.
Rows some_of_a_world(std::uint32_t seed) {
  std::mt19937 random(seed);
  Rows rows;
  for (int i = 0; i < 6; ++i) {
    const std::string key = "source-" + std::to_string(i);
    constexpr SourceKind kinds[] = {SourceKind::filing, SourceKind::release, SourceKind::vendor, SourceKind::press};
    rows.source(key, "202" + std::to_string(i) + "-03-0" + std::to_string(1 + i), kinds[i % 4]);
  }
  for (int company = 0; company < 60; ++company) {
    const std::string key = "company-" + std::to_string(company);
    rows.company(key);
    for (auto figures = random() % 40; figures > 0; --figures) {
      const std::string year = std::to_string(1990 + random() % 30);
      const std::string period = year + any({"", "H1", "H2", "Q1", "Q4", "-11"}, random);
      const std::string number = std::to_string(1 + random() % 900);
      const std::string amount =
          any({"", "~", ">", "<"}, random) + number + any({"bn", "m", "k", ".5bn", "bn", "bn"}, random);
      rows.figure(key, period, amount, "source-" + std::to_string(random() % 6), any({"CNY", "USD", "JPY"}, random),
                  any({"capex", "revenue", "capex-cash"}, random));
    }
  }
  for (int day = 1; day <= 28; ++day) {
    for (const std::string month : {"01", "02", "03", "11", "12"}) {
      const std::string date = "2023-" + month + (day < 10 ? "-0" : "-") + std::to_string(day);
      if (random() % 5 != 0) rows.rate("ecb", "EUR", "USD", date, "1." + std::to_string(1000 + random() % 9000));
      if (random() % 5 != 0) rows.rate("ecb", "EUR", "CNY", date, "7." + std::to_string(10 + random() % 90));
      if (random() % 5 != 0) rows.rate("fred", "USD", "CNY", date, "6." + std::to_string(10 + random() % 90));
    }
  }
  return rows;
}

// In several loads, so that the series of one company lie apart in the table.
void load(Store& store) {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    Load loading = store.load(sample::from("world-" + std::to_string(seed)));
    Problems problems;  // of what is said twice
    loading.add(some_of_a_world(seed).batch(), problems);
    loading.commit();
  }
}

std::string told(const Series& series) {
  std::string text = std::to_string(static_cast<int>(series.id)) + " " +
                     std::to_string(static_cast<int>(series.company)) + " " + std::string(series.currency.code()) + ":";
  for (const Figure& figure : series.figures) {
    const auto end = [](std::optional<std::int64_t> value) {
      return value ? std::to_string(*value) : std::string("-");
    };
    text += " [" + to_string(figure.period.begin()) + " " + to_string(figure.period.end()) + " " +
            end(figure.amount.low()) + " " + end(figure.amount.high()) + " " +
            std::to_string(figure.amount.decimals()) + (figure.amount.about() ? " about " : " ") +
            to_string(figure.known_on) + " " + std::to_string(static_cast<int>(figure.source)) + " " +
            std::to_string(static_cast<int>(figure.rank)) + " " + std::to_string(static_cast<int>(figure.publisher)) +
            "]";
  }
  return text + "\n";
}

// What is read of the store in many ways.
std::string everything(const Store& store) {
  std::string text;
  for (const Date as_of : {latest, Date(2024, 3, 4), Date(2022, 3, 4), Date(2019, 1, 1)}) {
    const Snapshot snapshot = store.snapshot(as_of);
    std::vector<SeriesFilter> filters(5);
    filters[1].measure = snapshot.measure("revenue").id;
    filters[2].touching = {Date(2000, 1, 1), Date(2000, 7, 1), Date(2001, 1, 1)};
    filters[3].touching = {Date(1850, 1, 1)};
    filters[4].company = snapshot.company("company-30").id;
    for (const SeriesFilter& filter : snapshot.split({}, 3)) filters.push_back(filter);
    for (const SeriesFilter& filter : filters) {
      snapshot.walk(filter, [&](const Series& series) { text += told(series); });
      text += "--\n";
    }
    const Panel panel = snapshot.panel({}, 3);
    Series held;
    for (std::size_t place = 0; place < panel.size(); ++place) {
      panel[place].read(held);
      text += told(held);
    }
    for (const char* provider : {"ecb", "fred"}) {
      for (const auto& [since, until] : {std::pair(std::optional<Date>(), std::optional<Date>()),
                                         {Date(2023, 2, 10), Date(2023, 3, 10)},
                                         {Date(2023, 2, 10), std::nullopt},
                                         {Date(2030, 1, 1), std::nullopt}}) {
        const RateTable rates = snapshot.rates(provider, {}, since, until);
        for (const auto& [one, other] : {std::pair("EUR", "USD"), {"EUR", "CNY"}, {"USD", "CNY"}}) {
          const std::optional<PairRates> pair = rates.pair(currency(one), currency(other));
          if (!pair) continue;
          for (const DailyRate& rate : pair->rates()) text += to_string(rate.day) + " " + to_string(rate.rate) + "\n";
        }
      }
    }
  }
  return text;
}

// Somebody's hands on the file, every check off.
void change(const std::filesystem::path& path, const std::string& sql) {
  sqlite::Connection hands(path, sqlite::Mode::read_write);
  const sqlite::UncheckedReferences unchecked(hands);
  sqlite3_db_config(hands.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  hands.execute("PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON");
  hands.execute(sql);
}

// The rows of some series with one column more than the table has, which SQLite does not mind.
std::string with_another_column(const std::string& where) {
  const std::string reload = " WHERE type = 'table' AND name = 'figure'; PRAGMA writable_schema = RESET; ";
  return "UPDATE sqlite_schema SET sql = replace(sql, 'REFERENCES import,', 'REFERENCES import, more INTEGER,')" +
         reload + "UPDATE figure SET more = 1 WHERE " + where +
         "; PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ' more INTEGER,', '')" + reload;
}

bool has_pages(const std::filesystem::path& path) {
  sqlite::Connection file(path, sqlite::Mode::read_only);
  return sqlite::ReadTransaction(file).pages() != nullptr;
}

}  // namespace

TEST_CASE("a file is read by its pages as one in memory is by stepping, also where its pages turn unusual on the way") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  std::string stepped;
  {
    Store in_memory = Store::in_memory();
    load(in_memory);
    stepped = everything(in_memory);
    Store file = Store::create(path);
    load(file);
  }
  const auto read = [&] { return everything(Store::open(path)); };
  REQUIRE(std::count(stepped.begin(), stepped.end(), '[') > 20'000);
  CHECK(has_pages(path));
  CHECK((read() == stepped));
  SECTION("after a vacuum, at the smallest and the largest pages") {
    for (const char* size : {"512", "65536"}) {
      change(path, std::string("PRAGMA page_size = ") + size + "; VACUUM");
      CHECK(has_pages(path));
      CHECK((read() == stepped));
    }
  }
  SECTION("with bytes reserved on each page") {
    {
      sqlite::Connection reserving(path, sqlite::Mode::read_write);
      int bytes = 12;
      sqlite3_file_control(reserving.handle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
      reserving.execute("VACUUM");
    }
    CHECK_FALSE(has_pages(path));
    CHECK((read() == stepped));
  }
  SECTION("with rows that are none of ours at the beginning, in the middle or at the end") {
    for (const char* where :
         {"series_id = (SELECT min(series_id) FROM figure)", "series_id = 150",
          "series_id = 150 AND period_id > (SELECT max(period_id) FROM figure WHERE series_id = 150) - 1",
          "series_id = (SELECT max(series_id) FROM figure)"}) {
      change(path, with_another_column(where));
      CHECK((read() == stepped));
    }
  }
}

TEST_CASE("a number that no figure can have ends the reading of pages with what SQLite's own rows are refused with") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  {
    Store file = Store::create(path);
    load(file);
  }
  change(path, "UPDATE figure SET source_rank = 77 WHERE series_id = 150");
  bool is_seen = false;
  const Store store = Store::open(path);
  const std::string said = error_of([&] {
    store.snapshot().walk({}, [&](const Series& series) { is_seen = is_seen || series.id == SeriesId(150); });
  });
  CHECK(said.find("table figure, series_id 150: source_rank is 77") != std::string::npos);
  CHECK_FALSE(is_seen);
}

}  // namespace pages_walk_test
