#include "catch.hpp"
#include "money/amount_text.hpp"
#include "store/sample.hpp"

namespace load_claims_test {

using namespace capex;
using namespace capex::core;
using sample::problems_of;
using sample::Rows;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

ClaimPartRow subject(const std::string& company, const std::string& period, const std::string& measure = "capex") {
  return ClaimPartRow{{company, measure, Basis::actual, "total"}, parse_label(period)};
}

ClaimRow equivalent(const std::string& amount, const std::string& unit) {
  return ClaimRow{"c",
                  ClaimKind::equivalent,
                  subject("bat", "2024H1"),
                  parse_amount(amount, currency(unit)).number,
                  currency(unit),
                  "s",
                  {},
                  "about $7bn",
                  "a note",
                  {}};
}

Store with_names() {
  Store store = Store::in_memory();
  sample::load(
      store,
      Rows().company("alibaba").company("tencent").group("bat", {"alibaba", "tencent"}).source("s", "2024-08-26"),
      "names.csv");
  return store;
}

}  // namespace

TEST_CASE("a claim is kept with its parts, words and note") {
  Store store = with_names();
  ClaimRow total{"bat-total",
                 ClaimKind::total,
                 subject("bat", "2024H1"),
                 parse_amount("50bn", currency("CNY")).number,
                 currency("CNY"),
                 "s",
                 {subject("alibaba", "2024H1"), subject("tencent", "2024H1")},
                 "50bn together",
                 "n",
                 {}};
  sample::load(store, Rows().claim(total).growth_claim("ali-growth", "alibaba", "2024H1", "2023H1", "+123%", "s"));
  const std::vector<Claim> claims = store.snapshot().claims();
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].key == "ali-growth");
  CHECK(claims[0].kind == ClaimKind::growth);
  CHECK(claims[0].stated.low() == 1'230'000'000);
  CHECK(claims[0].stated.decimals() == 2);
  CHECK(claims[0].source_rank == SourceRank::press);
  CHECK(claims[0].known_on == parse_date("2024-08-26"));
  REQUIRE(claims[0].parts.size() == 1);
  CHECK(claims[0].parts[0].period == Period::between(parse_date("2023-01-01"), parse_date("2023-06-30")));
  CHECK(claims[1].currency == currency("CNY"));
  CHECK(claims[1].words == "50bn together");
  CHECK(claims[1].note == "n");
  REQUIRE(claims[1].parts.size() == 2);
  CHECK(claims[1].parts[1].company == store.snapshot().company("tencent").id);
}

TEST_CASE("claims are found by the company they speak of, as of a day") {
  Store store = with_names();
  sample::load(store, Rows().growth_claim("a", "alibaba", "2024H1", "2023H1", "+123%", "s"));
  const Snapshot now = store.snapshot();
  CHECK(now.claims(now.company("alibaba").id).size() == 1);
  CHECK(now.claims(now.company("tencent").id).empty());
  CHECK(store.snapshot(parse_date("2024-08-25")).claims().empty());
  CHECK(store.snapshot(parse_date("2024-08-26")).claims().size() == 1);
}

TEST_CASE("each kind of claim has its number of parts") {
  Store store = with_names();
  ClaimRow growth = Rows().growth_claim("g", "alibaba", "2024H1", "2023H1", "doubled", "s").batch().claims[0];
  growth.parts.clear();
  CHECK(contains(problems_of(store, Rows().claim(growth)), "0 parts: a growth has one, its base period"));
  ClaimRow share = growth;
  share.kind = ClaimKind::share;
  CHECK(contains(problems_of(store, Rows().claim(share)), "a share has one, the whole"));
  ClaimRow row = equivalent("7bn", "USD");
  row.parts.push_back(subject("alibaba", "2024H1"));
  CHECK(contains(problems_of(store, Rows().claim(row)), "an equivalent has no parts"));
  row.kind = ClaimKind::total;
  row.parts.clear();
  CHECK(contains(problems_of(store, Rows().claim(row)), "a total names what is added up"));
  CHECK(store.snapshot().claims().empty());
}

TEST_CASE("a claim is no part of itself") {
  Store store = with_names();
  CHECK(contains(problems_of(store, Rows().growth_claim("a", "alibaba", "2024H1", "2024H1", "+1%", "s")),
                 "claim 'a': a part is the claim's own subject"));
  CHECK(store.snapshot().claims().empty());
}

TEST_CASE("the companies and measures of a claim and of its parts have to be known") {
  Store store = with_names();
  CHECK(contains(problems_of(store, Rows().growth_claim("a", "nobody", "2024H1", "2023H1", "+1%", "s")),
                 "no company 'nobody'"));
  CHECK(contains(problems_of(store, Rows().growth_claim("a", "alibaba", "2024H1", "2023H1", "+1%", "none")),
                 "no source 'none'"));
  ClaimRow row = Rows().growth_claim("a", "alibaba", "2024H1", "2023H1", "+1%", "s").batch().claims[0];
  row.parts[0].measure = "kapex";
  CHECK(contains(problems_of(store, Rows().claim(row)), "no measure 'kapex'"));
}

TEST_CASE("an equivalent is money, a growth is not") {
  Store store = with_names();
  ClaimRow row = equivalent("7bn", "USD");
  row.currency = Currency::none();
  CHECK(contains(problems_of(store, Rows().claim(row)), "an equivalent is in a currency"));
  ClaimRow growth = Rows().growth_claim("g", "alibaba", "2024H1", "2023H1", "doubled", "s").batch().claims[0];
  growth.currency = currency("USD");
  CHECK(contains(problems_of(store, Rows().claim(growth)), "a growth has no currency"));
}

TEST_CASE("a claim that is there already is repeated when equal and a problem when not") {
  Store store = with_names();
  sample::load(store, Rows().claim(equivalent("7bn", "USD")));
  const LoadCounts again = sample::load(store, Rows().claim(equivalent("7bn", "USD")), "b");
  CHECK(again.claims == 0);
  CHECK(again.repeated == 1);
  CHECK(contains(problems_of(store, Rows().claim(equivalent("8bn", "USD"))), "claim 'c' says otherwise in the file"));
}

TEST_CASE("the parts of a claim are a set: in another order it is there already") {
  Store store = with_names();
  const auto total = [](const char* key, const char* first, const char* second) {
    return ClaimRow{key,
                    ClaimKind::total,
                    subject("bat", "2024H1"),
                    parse_amount("50bn", currency("CNY")).number,
                    currency("CNY"),
                    "s",
                    {subject(first, "2024H1"), subject(second, "2024H1")},
                    "",
                    "",
                    {}};
  };
  sample::load(store, Rows().claim(total("c", "alibaba", "tencent")));
  CHECK(sample::load(store, Rows().claim(total("c", "tencent", "alibaba")), "b").claims == 0);
  CHECK(sample::load(store, Rows().claim(total("d", "tencent", "alibaba")), "c").claims == 0);
  CHECK(store.snapshot().claims().size() == 1);
}

TEST_CASE("a claim's key is no option, and what it states fits its kind") {
  Store store = with_names();
  sample::load(store, Rows().measure("gpus", MeasureKind::count, "chips"), "measures");
  ClaimRow wrong = equivalent("7bn", "USD");
  wrong.key = "-c";
  CHECK(
      contains(problems_of(store, Rows().claim(wrong)), "claim key '-c': a key does not begin with -, as options do"));
  wrong = equivalent("7bn", "USD");
  wrong.subject.measure = "gpus";
  CHECK(contains(problems_of(store, Rows().claim(wrong)), "claim 'c': measure 'gpus' is no money"));
  wrong = equivalent("7bn", "USD");
  wrong.currency = currency("JPY");  // which has no digits after the point
  CHECK(contains(problems_of(store, Rows().claim(wrong)), "claim 'c': stated with 2 digits instead of 0"));
  ClaimRow share{"c",
                 ClaimKind::share,
                 subject("alibaba", "2024H1"),
                 parse_growth("+101%"),
                 Currency::none(),
                 "s",
                 {subject("bat", "2024H1")},
                 {},
                 {},
                 {}};
  CHECK(contains(problems_of(store, Rows().claim(share)), "a share is a part of a whole: 0 to 1, which is 100%"));
  CHECK(store.snapshot().claims().empty());
}

}  // namespace load_claims_test
