#include <algorithm>

#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"
#include "store/sample.hpp"
#include "store/sqlite/connection.hpp"

namespace capex::core::snapshot_test {
using sample::Rows;

namespace {

Store with_companies() {
  Company alibaba;
  alibaba.key = "alibaba";
  alibaba.name = "Alibaba Group";
  alibaba.ticker = "BABA";
  alibaba.cik = "1577552";
  alibaba.aliases = {"Ali", "\xE9\x98\xBF\xE9\x87\x8C\xE5\xB7\xB4\xE5\xB7\xB4"};
  Store store = Store::in_memory();
  sample::load(store, Rows()
                          .company(alibaba)
                          .company("tencent", "Tencent")
                          .company("delta-air", "Delta")
                          .company("delta-electronics", "Delta"));
  return store;
}

}  // namespace

TEST_CASE("a company is found by key, name, alias, ticker or CIK, in any case") {
  const Store store = with_companies();
  const Snapshot snapshot = store.snapshot();
  for (const char* name : {"alibaba", "ALIBABA", "alibaba group", "ali", "baba", "1577552", "0001577552", "CIK1577552",
                           "\xE9\x98\xBF\xE9\x87\x8C\xE5\xB7\xB4\xE5\xB7\xB4"}) {
    const std::optional<Company> found = snapshot.find_company(name);
    REQUIRE(found);
    CHECK(found->key == "alibaba");
  }
  CHECK_FALSE(snapshot.find_company("nobody"));
  CHECK_FALSE(snapshot.find_company(""));
}

TEST_CASE("a company that is not found is suggested") {
  const Store store = with_companies();
  CHECK(error_of([&] { store.snapshot().company("alibab"); }) ==
        "not_found: no company 'alibab': did you mean alibaba?");
  CHECK(error_of([&] { store.snapshot().company("tecnent"); }) ==
        "not_found: no company 'tecnent': did you mean tencent?");
  CHECK(error_of([&] { store.snapshot().company("zzzzzz"); }) == "not_found: no company 'zzzzzz'");
}

TEST_CASE("a name that several companies have asks for a key") {
  const Store store = with_companies();
  CHECK(error_of([&] { store.snapshot().find_company("delta"); }) ==
        "conflict: several companies are called 'delta': say delta-air, delta-electronics");
}

TEST_CASE("measures and sources are found by key, and suggested") {
  Store store = Store::in_memory();
  sample::load(store, sample::chinese_capex());
  const Snapshot snapshot = store.snapshot();
  CHECK(snapshot.measure("CAPEX").key == "capex");
  CHECK(error_of([&] { snapshot.measure("capx"); }) == "not_found: no measure 'capx': did you mean capex?");
  CHECK_FALSE(snapshot.find_measure("capx"));
  CHECK(snapshot.source("ft-2024-08").known_on == parse_date("2024-08-26"));
  CHECK(snapshot.source(snapshot.source("ft-2024-08").id).key == "ft-2024-08");
  CHECK(error_of([&] { snapshot.source("ft-2024-8"); }) ==
        "not_found: no source 'ft-2024-8': did you mean ft-2024-08?");
  CHECK(error_of([&] { snapshot.company(CompanyId(99)); }) ==
        "not_found: the file has no company of the number 99; `capex verify` lists the rows that name it");
}

TEST_CASE("a figure's own words are kept beside it") {
  Store store = Store::in_memory();
  sample::load(store, Rows()
                          .company("alibaba")
                          .source("ft-2024-08", "2024-08-26")
                          .figure("alibaba", "2024H1", "23bn", "ft-2024-08", "CNY", "capex", "more than doubled")
                          .figure("alibaba", "2023H1", "10bn", "ft-2024-08"));
  const Snapshot snapshot = store.snapshot();
  const Series series = snapshot.series({}).front();
  REQUIRE(series.figures.size() == 2);
  const auto words = [&](const Figure& figure) { return snapshot.words(series.id, figure.period, figure.source); };
  CHECK(words(series.figures[0]).empty());
  CHECK(words(series.figures[1]) == "more than doubled");
}

TEST_CASE("lists are ordered by key") {
  const Store store = with_companies();
  std::vector<std::string> keys;
  for (const Company& company : store.snapshot().companies()) keys.push_back(company.key);
  CHECK(keys == std::vector<std::string>{"alibaba", "delta-air", "delta-electronics", "tencent"});

  std::vector<std::string> measures;
  for (const Measure& measure : store.snapshot().measures()) measures.push_back(measure.key);
  CHECK(std::find(measures.begin(), measures.end(), "capex-with-leases") != measures.end());
  CHECK(std::is_sorted(measures.begin(), measures.end()));
}

TEST_CASE("as of a day, only the sources and rates known by then are seen") {
  Store store = Store::in_memory();
  sample::load(store, sample::chinese_capex());
  const Snapshot early = store.snapshot(parse_date("2024-08-27"));
  CHECK(early.as_of() == parse_date("2024-08-27"));
  CHECK(early.sources().size() == 1);
  CHECK(store.snapshot().sources().size() == 2);
  CHECK(store.snapshot(parse_date("2024-06-27")).rates().pair(currency("USD"), currency("CNY"))->rates().size() == 1);
  CHECK_FALSE(store.snapshot(parse_date("2024-06-26")).rates().pair(currency("USD"), currency("CNY")));
}

TEST_CASE("the members of a group are listed by key") {
  Store store = Store::in_memory();
  sample::load(store, sample::chinese_capex());
  const Snapshot snapshot = store.snapshot();
  const std::vector<Member> members = snapshot.members(snapshot.company("bat").id);
  REQUIRE(members.size() == 3);
  CHECK(members[0].key == "alibaba");
  CHECK(members[1].key == "baidu");
  CHECK(members[2].key == "tencent");
  CHECK_FALSE(members[0].since);
  CHECK(snapshot.members(snapshot.company("alibaba").id).empty());
}

TEST_CASE("the groups that companies are members of are listed by key, each once") {
  Store store = Store::in_memory();
  sample::load(store, sample::chinese_capex());
  const Snapshot snapshot = store.snapshot();
  const auto number = [&](const char* key) { return snapshot.company(key).id; };
  const std::vector<Company> groups = snapshot.groups_of({number("alibaba"), number("tencent")});
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].key == "bat");
  CHECK(groups[0].kind == CompanyKind::group);
  CHECK(snapshot.groups_of({number("bat")}).empty());
}

TEST_CASE("the provider that a file's settings name is used where a question names none") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  {
    Store store = Store::create(path);
    sample::load(store, Rows().rate("ecb", "EUR", "CNY", "2024-06-28", "7.7"), "a");
    sample::load(store, Rows().rate("fred", "USD", "CNY", "2024-06-28", "7.26"), "b");
    CHECK(store.snapshot().default_provider() == "ecb");
  }
  sqlite::Connection(path, sqlite::Mode::read_write)
      .execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('default_provider', 'fred')");
  Store store = Store::open(path, Access::read_write);
  CHECK(store.snapshot().default_provider() == "fred");
  CHECK(store.snapshot().rates().provider() == "fred");
  store.undo(ImportId(2));
  CHECK(store.snapshot().default_provider() == "ecb");
  CHECK(store.verify().empty());
}

TEST_CASE("without a provider named, the file's default is used") {
  Store store = Store::in_memory();
  SECTION("a file without rates has none, and an empty table") {
    CHECK(store.snapshot().default_provider().empty());
    CHECK_FALSE(store.snapshot().rates().pair(currency("USD"), currency("CNY")));
  }
  sample::load(store, Rows().rate("fred", "USD", "CNY", "2024-06-28", "7.26"), "a");
  SECTION("the only one") {
    CHECK(store.snapshot().default_provider() == "fred");
  }
  sample::load(store,
               Rows().rate("ecb", "EUR", "CNY", "2024-06-27", "7.7").rate("ecb", "EUR", "USD", "2024-06-28", "1.07"),
               "b");
  SECTION("the one that came first, whatever comes later") {
    CHECK(store.snapshot().default_provider() == "fred");
  }
  SECTION("an unknown one names those there are") {
    CHECK(error_of([&] { store.snapshot().rates("boe"); }) ==
          "not_found: no rates of a provider 'boe'; the file has those of ecb, fred");
  }
}

TEST_CASE("rates among some currencies keep the way between them") {
  Store store = Store::in_memory();
  sample::load(store, Rows()
                          .rate("ecb", "EUR", "CNY", "2024-06-28", "7.7740")
                          .rate("ecb", "EUR", "USD", "2024-06-28", "1.0705")
                          .rate("ecb", "EUR", "JPY", "2024-06-28", "171.94"));
  const RateTable table = store.snapshot().rates("ecb", {currency("CNY"), currency("USD")});
  CHECK(table.pair(currency("CNY"), currency("USD")));
  CHECK_FALSE(table.pair(currency("EUR"), currency("JPY")));
  CHECK(store.snapshot().rates("ECB").pair(currency("EUR"), currency("JPY")));
}

TEST_CASE("the coverage of rates says how many and from when to when") {
  Store store = Store::in_memory();
  sample::load(store, sample::chinese_capex());
  const std::vector<RateCoverage> coverage = store.snapshot().rate_coverage();
  REQUIRE(coverage.size() == 1);
  CHECK(coverage[0].provider == "ecb");
  CHECK(coverage[0].base == currency("USD"));
  CHECK(coverage[0].quote == currency("CNY"));
  CHECK(coverage[0].days == 2);
  CHECK(coverage[0].first == parse_date("2024-06-27"));
  CHECK(coverage[0].last == parse_date("2024-06-28"));
}

TEST_CASE("signs that a source's own words turn are found, whatever they write for a minus") {
  Store store = Store::in_memory();
  Rows rows;
  rows.company("alibaba", "Alibaba Group").source("a", "2024-08-26");
  int year = 2018;
  for (const char* words : {"-5bn",
                            "\xE2\x88\x92"
                            "5bn",
                            "(5bn)", "5bn", "(see note 5) 5bn"}) {
    rows.figure("alibaba", std::to_string(year++), "5bn", "a", "CNY", "capex", words);
  }
  sample::load(store, rows);
  const std::vector<TurnedSign> found = store.snapshot().turned_signs({});
  REQUIRE(found.size() == 3);
  CHECK(found[0].words == "-5bn");
  CHECK(found[1].words ==
        "\xE2\x88\x92"
        "5bn");
  CHECK(found[2].words == "(5bn)");
}

TEST_CASE("a snapshot sees one state for as long as it or a copy of it lives") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  Store writer = Store::create(path);
  const Store reader = Store::open(path);
  std::optional<Snapshot> first = reader.snapshot();
  const Snapshot copy = *first;
  first.reset();
  CHECK(copy.companies().empty());
  Load load = writer.load(sample::from("a.csv"));
  Problems problems;
  load.add(sample::chinese_capex().batch(), problems);
  CHECK(copy.companies().empty());
  CHECK(reader.snapshot().companies().empty());  // shares the state of the living copy
}

}  // namespace capex::core::snapshot_test
