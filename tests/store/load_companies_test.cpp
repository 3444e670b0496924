#include "catch.hpp"
#include "store/sample.hpp"

namespace capex::core::load_companies_test {
using sample::problems_of;
using sample::Rows;

namespace {

Company company(const std::string& key) {
  Company made;
  made.key = key;
  made.name = key;
  return made;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("everything about a company is kept") {
  Company nvidia = company("nvidia");
  nvidia.name = "NVIDIA Corporation";
  nvidia.country = "US";
  nvidia.reporting_currency = currency("USD");
  nvidia.calendar = parse_fiscal_year_end("last Sunday of January");
  nvidia.calendar.long_quarter = 3;
  nvidia.ticker = "NVDA";
  nvidia.cik = "1045810";
  nvidia.lei = "549300S4KLFTLO7GSQ80";
  nvidia.aliases = {"Nvidia Corp", "\xE8\x8B\xB1\xE4\xBC\x9F\xE8\xBE\xBE"};
  Store store = Store::in_memory();
  sample::load(store, Rows().company(nvidia));
  const Company kept = store.snapshot().company("nvidia");
  CHECK(kept.name == "NVIDIA Corporation");
  CHECK(kept.country == "US");
  CHECK(kept.reporting_currency == currency("USD"));
  CHECK(kept.calendar == nvidia.calendar);
  CHECK(kept.ticker == "NVDA");
  CHECK(kept.cik == "0001045810");
  CHECK(kept.lei == nvidia.lei);
  CHECK(kept.aliases == nvidia.aliases);
}

TEST_CASE("a company is refused when its row is malformed") {
  Store store = Store::in_memory();
  const auto problem = [&store](Company row) { return problems_of(store, Rows().company(std::move(row))); };
  CHECK(contains(problem(company("Ali Baba")), "company key 'Ali Baba': lower-case letters, digits"));
  // What begins so is an option where it is typed.
  CHECK(contains(problem(company("--help")), "company key '--help'"));
  CHECK(contains(problem(company("-")), "company key '-'"));
  Company bad = company("a");
  bad.country = "China";
  CHECK(contains(problem(bad), "country 'China'"));
  bad = company("a");
  bad.cik = "12345678901";
  CHECK(contains(problem(bad), "CIK '12345678901'"));
  bad = company("a");
  bad.lei = "short";
  CHECK(contains(problem(bad), "LEI 'short'"));
  bad.lei = "549300S4KLFTLO7GSQ81";
  CHECK(contains(problem(bad), "the check digits of this LEI do not fit"));
  bad = company("a");
  bad.name = "";
  CHECK(contains(problem(bad), "has no name"));
  CHECK(store.snapshot().companies().empty());
}

TEST_CASE("what a row says otherwise of a company is said, the file's stands, and the rest is loaded") {
  Store store = Store::in_memory();
  Company first = company("alibaba");
  first.ticker = "BABA";
  sample::load(store, Rows().company(first));
  Company other = company("alibaba");
  other.name = "Another name";
  other.ticker = "9988.HK";
  Load load = store.load(sample::from("other"));
  Problems problems;
  load.add(Rows().company(other).company("baidu").batch(), problems);
  CHECK(problems.empty());
  CHECK(load.counts().companies == 1);
  CHECK(load.counts().kept == 2);
  REQUIRE(load.remarks().size() == 2);
  CHECK(contains(load.remarks()[0], "name 'Another name' here, '" + first.name + "' in the file, which is kept"));
  CHECK(contains(load.remarks()[1], "ticker '9988.hk' here, 'baba' in the file, which is kept"));
  load.commit();
  CHECK(store.snapshot().company("alibaba").name == first.name);
  CHECK(store.snapshot().company("alibaba").ticker == "BABA");
  CHECK(problems_of(store, Rows().company(company("alibaba"))).empty());
}

TEST_CASE("another calendar or identifier of a company is a problem, unless it was changed here") {
  Store store = Store::in_memory();
  Company first = company("alibaba");
  first.cik = "1577552";
  sample::load(store, Rows().company(first));
  Company calendar = company("alibaba");
  calendar.calendar = parse_fiscal_year_end("03-31");
  CHECK(contains(problems_of(store, Rows().company(calendar)), "fiscal year end '03-31' here, '12-31' in the file"));
  Company named_otherwise = company("alibaba");
  named_otherwise.calendar.name_offset = -1;
  CHECK(contains(problems_of(store, Rows().company(named_otherwise)), "fiscal year offset '-1' here, '0' in the file"));
  Company another = company("alibaba");
  another.cik = "1";
  CHECK(contains(problems_of(store, Rows().company(another)), "CIK '0000000001' here, '0001577552' in the file"));

  Company mended = store.snapshot().company("alibaba");
  Load load = store.load(sample::from("set"));
  mended.cik = "0000000002";
  mended.calendar = parse_fiscal_year_end("06-30");
  load.set_company(mended.id, mended);
  load.commit();
  CHECK(problems_of(store, Rows().company(first)).empty());
  CHECK(problems_of(store, Rows().company(calendar)).empty());
  CHECK(store.snapshot().company("alibaba").cik == "0000000002");
}

TEST_CASE("a new alias of a known company is added to it") {
  Store store = Store::in_memory();
  sample::load(store, Rows().company("alibaba"), "a");
  const LoadCounts counts = sample::load(store, Rows().company("alibaba", "", {"Ali"}), "b");
  CHECK(counts.companies == 0);
  CHECK(counts.aliases == 1);
  CHECK(store.snapshot().company("ali").key == "alibaba");
}

TEST_CASE("a key, ticker or alias can name one company only") {
  Store store = Store::in_memory();
  Company first = company("meta");
  first.ticker = "META.US";
  first.aliases = {"Facebook"};
  sample::load(store, Rows().company(first));
  CHECK(contains(problems_of(store, Rows().company("other", "", {"FACEBOOK"})),
                 "company 'other': alias 'FACEBOOK' belongs to company 'meta'"));
  CHECK(contains(problems_of(store, Rows().company("other", "", {"Meta"})), "alias 'Meta' belongs to company 'meta'"));
  CHECK(contains(problems_of(store, Rows().company("facebook")), "key 'facebook' belongs to company 'meta'"));
  Company ticker = company("other");
  ticker.ticker = "meta.us";
  CHECK(contains(problems_of(store, Rows().company(ticker)), "ticker 'meta.us' belongs to company 'meta'"));
  CHECK(store.snapshot().companies().size() == 1);
}

TEST_CASE("a group has issuers as members, not groups, and not itself") {
  Store store = Store::in_memory();
  sample::load(store, Rows().company("alibaba").company("tencent").group("bat", {"alibaba"}).group("all", {}));
  CHECK(contains(problems_of(store, Rows().member("alibaba", "tencent")), "'alibaba' is an issuer"));
  CHECK(contains(problems_of(store, Rows().member("all", "bat")),
                 "'bat' is a group; the members of a group are issuers"));
  CHECK(contains(problems_of(store, Rows().member("bat", "bat")), "'bat' is a group"));
  CHECK(contains(problems_of(store, Rows().member("bat", "nobody")), "no company 'nobody'"));
}

TEST_CASE("a member can leave and come back, but is a member once at a time") {
  Store store = Store::in_memory();
  sample::load(store, Rows().company("meta").group("faang", {}).member("faang", "meta", "2013-01-01", "2020-01-01"));
  CHECK(problems_of(store, Rows().member("faang", "meta", "2021-01-01")).empty());
  CHECK(contains(problems_of(store, Rows().member("faang", "meta", "2019-01-01", "2019-06-01")),
                 "is a member of 'faang' at that time already"));
  CHECK(contains(problems_of(store, Rows().member("faang", "meta", "2020-05-01", "2020-05-01")),
                 "until is the day after the last, so later than since"));
  const std::vector<Member> members = store.snapshot().members(store.snapshot().company("faang").id);
  REQUIRE(members.size() == 2);
  CHECK(members[0].until == parse_date("2020-01-01"));
  CHECK(members[1].since == parse_date("2021-01-01"));
  CHECK_FALSE(members[1].until);
}

TEST_CASE("a measure has a definition, and a unit if and only if it counts") {
  Store store = Store::in_memory();
  CHECK(problems_of(store, Rows().measure("data-centres", MeasureKind::count, "sites")).empty());
  CHECK(contains(problems_of(store, Rows().measure("racks", MeasureKind::count)), "a count needs a unit"));
  CHECK(contains(problems_of(store, Rows().measure("rent", MeasureKind::flow, "chips")), "only counts have a unit"));
  CHECK(contains(problems_of(store, Rows().measure("capex", MeasureKind::stock)),
                 "kind 'stock' here, 'flow' in the file"));
  CHECK(store.snapshot().measure("data-centres").unit == "sites");
}

TEST_CASE("a source that became known on another day, or is of another kind, is another source") {
  Store store = Store::in_memory();
  sample::load(store, Rows().source("s", "2024-08-26"));
  CHECK(contains(problems_of(store, Rows().source("s", "2024-08-27")),
                 "source 's': known_on '2024-08-27' here, '2024-08-26' in the file"));
  CHECK(contains(problems_of(store, Rows().source("s", "2024-08-26", SourceKind::filing)),
                 "source 's': kind 'filing' here, 'press' in the file"));
}

TEST_CASE("a source described otherwise is the same source, and keeps the words that it came with") {
  Rows first = Rows().source("0001652044-24-000118", "2024-10-30", SourceKind::filing);
  first.batch().sources[0].source.publisher = "Facebook Inc";
  Rows second = first;
  second.batch().sources[0].source.publisher = "Meta Platforms, Inc.";
  second.batch().sources[0].source.title = "10-Q";
  second.batch().sources[0].source.url = "https://example.org";
  second.batch().sources[0].source.note = "Co-registrant.";
  Store store = Store::in_memory();
  sample::load(store, first, "first");
  const LoadCounts counts = sample::load(store, second, "second");
  CHECK(counts.sources == 0);
  CHECK(counts.repeated == 1);
  const auto stored = [&store] { return store.snapshot().source("0001652044-24-000118"); };
  CHECK(stored().publisher == "Facebook Inc");
  CHECK(stored().title.empty());
  const ImportId import = store.snapshot().find_import("hash of first")->id;
  store.undo(import);
  CHECK(stored().publisher == "Facebook Inc");  // the other import states it still
}

TEST_CASE("a company's year ends in a month, and its currency is one") {
  Store store = Store::in_memory();
  const auto problem = [&store](const std::function<void(Company&)>& change) {
    Company row = company("a");
    change(row);
    return problems_of(store, Rows().company(row));
  };
  CHECK(contains(problem([](Company& row) { row.calendar.month = 13; }), "fiscal year end in month 13: 1 to 12"));
  CHECK(contains(problem([](Company& row) { row.calendar.name_offset = 2; }), "fiscal year offset 2: -1, 0 and 1"));
  CHECK(contains(problem([](Company& row) { row.calendar.long_quarter = 5; }), "long quarter 5: 1 to 4"));
  CHECK(contains(problem([](Company& row) { row.reporting_currency = Currency::none(); }),
                 "company 'a': the reporting currency has to be a currency"));
  CHECK(sample::content(store) == sample::content(Store::in_memory()));
}

}  // namespace capex::core::load_companies_test
