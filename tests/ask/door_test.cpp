#include <filesystem>
#include <fstream>
#include <sstream>

#include "capex/capex.hpp"
#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"

namespace door_test {

using namespace capex;

namespace {

/// Two companies of a group and a source for each, with two halves of figures and rates.
Database filled() {
  Database db = Database::in_memory();
  db.add(CompanyEntry{.key = "alibaba", .name = "Alibaba Group", .reporting_currency = "CNY", .ticker = "BABA"});
  db.add(CompanyEntry{.key = "tencent", .name = "Tencent", .reporting_currency = "CNY"});
  db.add(CompanyEntry{.key = "pair", .name = "Pair", .members = {"alibaba", "tencent"}});
  db.add(SourceEntry{.key = "ft", .publisher = "Financial Times", .kind = "press", .known_on = "2024-08-26"});
  db.add(SourceEntry{.key = "later", .publisher = "Later", .kind = "press", .known_on = "2025-01-26"});
  const auto figure = [&db](const char* company, const char* period, const char* amount, const char* source) {
    db.add(FigureEntry{.company = company, .period = period, .amount = amount, .currency = "CNY", .source = source});
  };
  figure("alibaba", "2023H1", "10.3bn", "ft");
  figure("alibaba", "2024H1", "23bn", "ft");
  figure("tencent", "2023H1", "10bn", "ft");
  figure("tencent", "2024H1", "23bn", "ft");
  figure("alibaba", "2024H2", "40bn", "later");
  for (const char* day : {"2023-01-03", "2023-06-30", "2024-01-02", "2024-06-28"}) {
    db.add(RateEntry{.provider = "desk", .base = "USD", .quote = "CNY", .day = day, .rate = "7"});
  }
  return db;
}

std::string texts(const Growth& one) {
  std::ostringstream out;
  out << one.period << ' ' << one.amount << ' ' << one.growth << ' ' << one.status;
  return out.str();
}

}  // namespace

TEST_CASE("four lines read how a company grew, with bounds, names and sources") {
  const Database db = filled();
  const Answers<Growth> growths = db.now().growth({.companies = {"baba"}, .periods = "2024H1"});
  REQUIRE(growths.size() == 1);
  const Growth& one = growths[0];
  CHECK(texts(one) == "2024H1 23bn CNY [22.50, 23.50] +123% stated");
  CHECK(one.company == "alibaba");
  CHECK(one.measure == "capex");
  CHECK(to_string(one.first_day) == "2024-01-01");
  CHECK(to_string(one.last_day) == "2024-06-30");
  CHECK(one.amount.point == 2'300'000'000'000);
  CHECK(one.amount.low == 2'250'000'000'000);
  CHECK(one.amount.digits == 2);
  CHECK(one.base.period == "2023H1");
  CHECK(one.base.amount.text == "10.3bn CNY [10.25, 10.35]");
  CHECK(one.growth.point == 1'233'010);
  CHECK(one.growth.low == 1'173'913);
  CHECK(one.growth.high == 1'292'683);
  CHECK(one.growth_status == Status::stated);
  CHECK(one.sources == std::vector<std::string>{"ft"});
  CHECK(one.known_on == parse_day("2024-08-26"));
  CHECK(growths.rows().columns.front() == "company");
  CHECK(growths.rows().rows.size() == 1);
}

TEST_CASE("an answer outlives its view and its file") {
  const Answers<Observation> shown = filled().now().show({.companies = {"tencent"}});
  REQUIRE(shown.size() == 2);
  CHECK(shown[1].amount.text == "23bn CNY [22.50, 23.50]");
}

TEST_CASE("a view as of a day knows what was known then") {
  const Database db = filled();
  const Question question{.companies = {"alibaba"}, .periods = "2024H2"};
  CHECK(db.as_of("2024-12-31").show(question)[0].status == Status::missing);
  CHECK(db.as_of("2025-02-01").show(question)[0].amount.text == "40bn CNY [39.50, 40.50]");
}

TEST_CASE("what has no value says why, and is never 0") {
  const Database db = filled();
  const Answers<Observation> shown = db.now().show({.companies = {"tencent"}, .periods = "2024H2"});
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].status == Status::missing);
  CHECK_FALSE(shown[0].amount.point);
  CHECK(shown[0].amount.text.empty());
  REQUIRE(shown.gaps().size() == 1);
  CHECK(shown.gaps()[0].starts_with("tencent 2024H2: missing"));
  CHECK(shown[0].reason.starts_with("last known "));
  CHECK(shown.notes().empty());
}

TEST_CASE("a converted answer keeps what was stated, and the rate") {
  const Database db = filled();
  const Answers<Observation> shown =
      db.now().show({.companies = {"alibaba"}, .periods = "2024H1", .in = "USD", .max_rate_age = 400});
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].amount.currency == "USD");
  REQUIRE(shown[0].conversion);
  CHECK(shown[0].conversion->stated.text == "23bn CNY [22.50, 23.50]");
  CHECK(shown[0].conversion->kind == "average");
  CHECK(shown[0].amount.point == 328'571'428'571);
}

TEST_CASE("a word that cannot be read names its member") {
  const View view = filled().now();
  const auto member = [&](const Question& question) -> std::string {
    try {
      view.show(question);
    } catch (const QuestionError& error) {
      CHECK(error.code() == ErrorCode::usage);
      return error.member();
    }
    return "";
  };
  CHECK(member({.companies = {"alibaba"}, .periods = "2024H3"}) == "period");
  CHECK(member({.companies = {"alibaba"}, .by = "decade"}) == "by");
  CHECK(member({.companies = {"alibaba"}, .in = "dollarz"}) == "in");
  CHECK(member({.companies = {"alibaba"}, .in = "USD", .rate = "usual"}) == "rate");
  CHECK(member({.companies = {"alibaba"}, .rate = "average"}) == "rate");
  CHECK(member({.companies = {"alibaba"}, .in = "USD", .max_rate_age = -1}) == "max-rate-age");
  CHECK(member({}) == "companies");
}

TEST_CASE("a name that the file does not know is suggested") {
  const View view = filled().now();
  try {
    view.show({.companies = {"alibabba"}});
    FAIL("it was found");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_found);
    CHECK(std::string(error.what()).find("did you mean alibaba?") != std::string::npos);
  }
}

TEST_CASE("a total has its members with shares that add up, their sum and its growth") {
  const Database db = filled();
  const Answers<Total> totals = db.now().total({.companies = {"pair"}, .periods = "2024H1", .over = "year"});
  REQUIRE(totals.size() == 1);
  const Total& total = totals[0];
  CHECK(total.group == "pair");
  REQUIRE(total.members.size() == 2);
  CHECK(*total.members[0].share.point + *total.members[1].share.point == 1'000'000);
  CHECK(total.members[0].rank == 1);
  CHECK(total.sum.amount.text == "46.0bn CNY [45.00, 47.00]");
  CHECK(total.sum.growth.point == 1'266'010);
  CHECK_FALSE(total.stated);
  CHECK_FALSE(total.difference);
}

namespace {

/// One that states revenue and disposals beside its investment, and guidance that was raised and half reported.
Database with_flows() {
  Database db = Database::in_memory();
  db.add(CompanyEntry{.key = "acme", .name = "Acme", .reporting_currency = "CNY"});
  db.add(SourceEntry{.key = "january", .publisher = "Acme", .kind = "press", .known_on = "2025-01-29"});
  db.add(SourceEntry{.key = "april", .publisher = "Acme", .kind = "press", .known_on = "2025-04-30"});
  db.add(SourceEntry{.key = "july", .publisher = "Acme", .kind = "press", .known_on = "2025-07-30"});
  const auto figure = [&db](const char* measure, const char* period, const char* amount) {
    FigureEntry entry{.company = "acme", .period = period, .amount = amount, .currency = "CNY", .source = "january"};
    entry.measure = measure;
    db.add(entry);
  };
  figure("capex", "2023H1", "10bn");
  figure("capex", "2024H1", "23bn");
  figure("revenue", "2023H1", "200bn");
  figure("revenue", "2024H1", "230bn");
  figure("disposal-proceeds", "2024H1", "300m");
  const auto later = [&db](const char* basis, const char* period, const char* amount, const char* source) {
    FigureEntry entry{.company = "acme", .period = period, .amount = amount, .currency = "CNY", .source = source};
    entry.basis = basis;
    db.add(entry);
  };
  later("guidance", "2025", "60-65bn", "january");
  later("guidance", "2025", "64-72bn", "april");
  later("actual", "2025H1", "29.5bn", "july");
  return db;
}

}  // namespace

TEST_CASE("an amount is a part of another flow, and what is sold is taken off") {
  const View view = with_flows().now();
  const Answers<Observation> shown = view.show({.companies = {"acme"}, .periods = "2024H1", .per = "revenue"});
  REQUIRE(shown.size() == 1);
  REQUIRE(shown[0].intensity);
  CHECK(shown[0].intensity->per == "revenue");
  CHECK(shown[0].intensity->divisor.text == "230bn CNY [229.50, 230.50]");
  CHECK(shown[0].intensity->ratio.point == 100'000);
  CHECK(shown[0].intensity->ratio.low == 97'613);
  CHECK(shown[0].intensity->ratio.high == 102'397);
  CHECK(shown[0].intensity->ratio.text == "10.0%");
  CHECK(shown[0].intensity->status == Status::stated);

  const Answers<Growth> grown = view.growth({.companies = {"acme"}, .periods = "2024H1", .per = "revenue"});
  REQUIRE(grown.size() == 1);
  REQUIRE(grown[0].base.intensity);
  CHECK(grown[0].base.intensity->ratio.text == "5.0%");
  CHECK(grown[0].intensity_change.point == 50'000);
  CHECK(grown[0].intensity_change.low == 44'982);
  CHECK(grown[0].intensity_change.high == 55'015);
  CHECK(grown[0].intensity_change.text == "+5.0");
  CHECK(grown[0].intensity_change_status == Status::stated);

  const Answers<Observation> net =
      view.show({.companies = {"acme"}, .periods = "2024H1", .net_of = "disposal-proceeds"});
  REQUIRE(net.size() == 1);
  CHECK(net[0].amount.point == 2'270'000'000'000);
  CHECK_FALSE(net[0].intensity);
}

TEST_CASE("a growth is compound over a range, and splits into its own part and the currency's") {
  const Database db = filled();
  const Answers<Growth> compound =
      db.now().growth({.companies = {"alibaba"}, .periods = "2023H1..2024H1", .cagr = true});
  REQUIRE(compound.size() == 1);
  CHECK(compound[0].base.period == "2023H1");
  CHECK(compound[0].growth.point == 1'233'010);

  const Answers<Growth> parted =
      db.now().growth({.companies = {"alibaba"}, .periods = "2024H1", .in = "USD", .max_rate_age = 400, .split = true});
  REQUIRE(parted.size() == 1);
  REQUIRE(parted[0].split);
  CHECK(parted[0].split->local.text == "+123%");
  CHECK(parted[0].split->local_status == Status::stated);
  CHECK(parted[0].split->points.point == 0);
  CHECK(parted[0].split->points.text == "0");
  CHECK(parted[0].split->status == Status::stated);
}

TEST_CASE("what a weaker currency takes from a growth is told in points") {
  Database db = with_flows();
  const auto rate = [&db](const char* day, const char* value) {
    db.add(RateEntry{.provider = "desk", .base = "USD", .quote = "CNY", .day = day, .rate = value});
  };
  rate("2023-01-03", "7");
  rate("2023-06-30", "7");
  rate("2024-01-02", "8");
  rate("2024-06-28", "8");
  const Answers<Growth> grown =
      db.now().growth({.companies = {"acme"}, .periods = "2024H1", .in = "USD", .max_rate_age = 400, .split = true});
  REQUIRE(grown.size() == 1);
  REQUIRE(grown[0].split);
  CHECK(grown[0].growth.point == 1'012'500);  // 2.3 x 7 / 8
  CHECK(grown[0].split->local.point == 1'300'000);
  CHECK(grown[0].split->points.point == -287'500);
}

TEST_CASE("what was known of an amount follows the days on which it changed") {
  const Answers<Revision> revisions =
      with_flows().now().revisions({.companies = {"acme"}, .periods = "2025", .basis = "guidance"});
  REQUIRE(revisions.size() == 2);
  CHECK(revisions[0].amount.text == "60-65bn CNY");
  CHECK(to_string(revisions[0].since) == "2025-01-29");
  CHECK(revisions[1].amount.text == "64-72bn CNY");
  CHECK(to_string(revisions[1].since) == "2025-04-30");
  CHECK(revisions.rows().columns.back() == "since");
}

TEST_CASE("what guidance leaves is told beside what is reported of it") {
  const Database db = with_flows();
  const Answers<Remaining> remaining = db.now().remaining({.companies = {"acme"}, .periods = "2025"});
  REQUIRE(remaining.size() == 3);
  CHECK(remaining[0].part == Remaining::Part::guidance);
  CHECK(remaining[0].amount.text == "64-72bn CNY");
  CHECK(remaining[1].part == Remaining::Part::reported);
  CHECK(remaining[1].period == "2025H1");
  CHECK(remaining[1].amount.text == "29.5bn CNY [29.45, 29.55]");
  CHECK(remaining[2].part == Remaining::Part::rest);
  CHECK(remaining[2].period == "2025H2");
  CHECK(remaining[2].amount.low == 3'445'000'000'000);
  CHECK(remaining[2].amount.high == 4'255'000'000'000);
  // Before anything is reported nothing is left over, and the notes say why.
  const Answers<Remaining> before = db.as_of("2025-05-01").remaining({.companies = {"acme"}, .periods = "2025"});
  REQUIRE(before.size() == 2);
  CHECK(before[1].status == Status::missing);
  REQUIRE_FALSE(before.notes().empty());
  CHECK(before.notes()[0].starts_with("acme 2025: nothing_reported"));
}

TEST_CASE("guidance says how it came out where it stands beside the actual") {
  Database db = with_flows();
  db.add(FigureEntry{.company = "acme", .period = "2025", .amount = "69.7bn", .currency = "CNY", .source = "july"});
  const Answers<Observation> shown =
      db.now().show({.companies = {"acme"}, .periods = "2025", .basis = "guidance,actual"});
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].outcome == "within");
  CHECK(shown[1].outcome.empty());
}

TEST_CASE("words that do not go together are refused by the whole of a sentence") {
  const View view = with_flows().now();
  const auto refusal = [](const auto& ask) -> std::string {
    try {
      ask();
    } catch (const QuestionError& error) {
      CHECK(error.code() == ErrorCode::usage);
      CHECK(error.what() == (error.is_sentence() ? "" : error.member() + ": ") + error.problem());
      return error.problem();
    }
    return "";
  };
  const auto growth = [&](const Question& question) { return refusal([&] { view.growth(question); }); };
  CHECK(growth({.companies = {"acme"}, .periods = "2024H1", .cagr = true}) ==
        "--cagr needs a range of periods, such as --period 2020..2024");
  CHECK(growth({.companies = {"acme"}, .periods = "2023..2024", .over = "half", .cagr = true}) ==
        "--cagr spans the whole of --period: leave out --over");
  CHECK(growth({.companies = {"acme"}, .split = true}) ==
        "--split is of a growth in another currency: name it with --in");
  CHECK(growth({.companies = {"acme"}, .in = "USD", .split = true, .constant_currency = true}) ==
        "at constant currency no part of the growth is the currency's: leave out --split");
  CHECK(growth({.companies = {"acme"}, .per = "cash"}) ==
        "--per cash: a stock, and only a flow has the days of an amount");
  CHECK(refusal([&] { view.revisions({.companies = {"acme"}, .per = "revenue"}); }) ==
        "--revisions is of the amount itself: leave out --per and --net-of");
  CHECK(refusal([&] { view.remaining({.companies = {"acme"}}); }) ==
        "--remaining needs the period of the guidance: --period 2025");
  CHECK(refusal([&] { view.remaining({.companies = {"acme"}, .periods = "2025", .basis = "actual"}); }) ==
        "--remaining is guidance less actual: leave out --basis");
  CHECK(refusal([&] { view.show({.companies = {"acme"}, .cagr = true}); }) == "is of growth alone");
  CHECK(refusal([&] { view.total({.companies = {"acme"}, .net_of = "revenue"}); }) == "is of show and growth alone");
  CHECK(refusal([&] { view.total({.companies = {"acme"}, .constant_currency = true}); }) ==
        "--constant-currency is of a growth in another currency: add --growth and --in");
}

TEST_CASE("a claim is recomputed, and what is wrong with the file is found") {
  Database db = filled();
  db.add(ClaimEntry{.key = "ft/growth",
                    .kind = "growth",
                    .company = "alibaba",
                    .period = "2024H1",
                    .stated = "+123%",
                    .source = "ft",
                    .parts = "period=2023H1"});
  const Answers<CheckedClaim> checked = db.now().check();
  REQUIRE(checked.size() == 1);
  CHECK(checked[0].claim == "ft/growth");
  CHECK(checked[0].claimed == "+123%");
  CHECK(checked[0].verdict == "consistent");
  CHECK(checked.notes() == std::vector<std::string>{"1 claim: 1 consistent, 0 inconsistent, 0 undecidable"});
  CHECK(db.now().check({.verdict = "inconsistent"}).empty());
  CHECK(db.now().check({.but_consistent = true}).empty());
  CHECK(error_of([&] { db.now().check({.max_rate_age = -1}); }).starts_with("usage: max-rate-age"));
  CHECK(db.verify().empty());

  db.add(FigureEntry{.company = "tencent", .period = "2022H1", .amount = "-5bn", .currency = "CNY", .source = "ft"});
  const Answers<Finding> found = db.verify();
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].company == "tencent");
  CHECK(found[0].period == "2022H1");
}

TEST_CASE("a screen ranks those that meet a condition, and an explanation tells where a number comes from") {
  const Database db = filled();
  const Answers<Growth> found =
      db.now().screen({.condition = "growth > 100%", .question = {.periods = "2024H1"}, .top = 1});
  REQUIRE(found.size() == 1);
  CHECK(found[0].company == "tencent");
  const Explanation why = db.now().explain({.companies = {"tencent"}, .periods = "2024H1", .over = "year"});
  CHECK(why.status == Status::stated);
  CHECK(why.text.find("23,000,000,000") != std::string::npos);
  CHECK(why.json.starts_with("{"));
}

TEST_CASE("an amount is converted at the average of a period or at a rate that is given") {
  const View view = filled().now();
  const Answers<Converted> given = view.convert("50bn", "CNY", "USD", {.rate = "fixed:7.14"});
  REQUIRE(given.size() == 1);
  CHECK(given[0].amount.point == 700'280'112'045);
  const Answers<Converted> none = view.convert("50bn CNY", "", "USD", {.periods = "2020H1"});
  CHECK_FALSE(has_value(none[0].status));
  CHECK(none.notes().size() == 1);
  CHECK(given[0].asked.text == "50bn CNY");
  CHECK(given[0].at == "fixed 7.14");
  CHECK(given[0].conversion->words == "7.14 CNY per USD, fixed");
  CHECK(given.rows().columns.front() == "currency");
}

TEST_CASE("rates are compared with the average of the period, and each says how much more it makes") {
  const View view = filled().now();
  const Answers<Converted> compared = view.compare_rates(
      "50bn CNY", "", "USD", {.periods = "2024H1", .max_rate_age = 400}, {"on:2024-06-28", "fixed:7.14", "closing"});
  REQUIRE(compared.size() == 4);
  CHECK(compared[0].at == "average");
  CHECK(compared[1].at == "closing");
  CHECK(compared[2].at == "on 2024-06-28");
  CHECK(compared[3].from_average.text == "-2.0%");
  CHECK(compared[3].from_average.point == -19'608);
  CHECK(compared.rows().columns.back() == "from_average");
  CHECK(compared.rows().rows.size() == 4);
  CHECK(view.compare_rates("50bn CNY", "", "USD", {.periods = "2020"}).notes().size() == 2);
}

TEST_CASE("a conversion that cannot be asked is refused, with the word that it is about") {
  const View view = filled().now();
  const auto refused = [&](const char* from, const char* to, const Question& question) {
    return error_of([&] { view.convert("50bn", from, to, question); });
  };
  CHECK(refused("CNYY", "USD", {}).starts_with("usage: FROM: "));
  CHECK(refused("", "USD", {}).starts_with("usage: AMOUNT: "));
  CHECK(refused("CNY", "dollarz", {}).starts_with("usage: TO: "));
  CHECK(refused("CNY", "USD", {}).starts_with("usage: at which rate?"));
  CHECK(refused("CNY", "USD", {.periods = "2024H1", .rate = "issuer"}).starts_with("usage: --rate issuer"));
  CHECK(refused("CNY", "USD", {.periods = "FY2024"}).starts_with("usage: period: FY2024: a fiscal period"));
  CHECK(refused("CNY", "USD", {.rate = "fixed:0.14"}).find("wrong way round") != std::string::npos);
}

TEST_CASE("a pass over the file says of every period what growth says") {
  const Database db = filled();
  std::vector<std::string> passed;
  db.now().pass({.measure = "capex"}, [&](const PassRow& row) {
    CHECK(row.digits == 2);
    passed.push_back(std::string(row.company) + ' ' + to_string(row.first_day) + ' ' +
                     std::to_string(row.point.value_or(0)) + ' ' + std::to_string(row.growth.value_or(0)) + ' ' +
                     std::string(to_string(row.growth_status)));
  });
  std::vector<std::string> grown;
  for (const Growth& one : db.now().growth({.companies = {"alibaba", "tencent"}})) {
    grown.push_back(one.company + ' ' + to_string(one.first_day) + ' ' + std::to_string(one.amount.point.value_or(0)) +
                    ' ' + std::to_string(one.growth.point.value_or(0)) + ' ' +
                    std::string(to_string(one.growth_status)));
  }
  CHECK(passed.size() == 5);
  CHECK(passed == grown);

  std::string csv;
  db.now().pass_as_csv({.measure = "capex"}, [&](std::string_view text) { csv += text; });
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 6);
}

TEST_CASE("who listens to an import is told of each bad row, of what was understood and of what is under way") {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "figures.csv") << "company,measure,period,amount,currency,source\n"
                                                  "alibaba,capex,2025H1,4bn,CNY,ft\n"
                                                  "alibaba,capex,2025Q9,4bn,CNY,ft\n";
  Database db = filled();
  std::vector<std::string> problems, notes, stages;
  ImportOptions options;
  options.at = std::chrono::sys_days(parse_day("2026-01-31"));
  options.listener = {[&](const Problem& problem) { problems.push_back(to_string(problem)); },
                      [&](std::string_view sentence) { notes.emplace_back(sentence); },
                      [&](std::string_view stage) { stages.emplace_back(stage); }};
  const auto text = error_of([&] { db.import_csv({folder.path()}, options); });
  CHECK(text == "conflict: nothing was loaded: 1 problem to mend, or --skip-bad to load the rest");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].find("figures.csv:3:") != std::string::npos);
  CHECK(notes.empty());

  options.skip_bad = true;
  const Loaded loaded = db.import_csv({folder.path()}, options);
  CHECK(loaded.figures == 1);
  CHECK(loaded.problems.empty());
  CHECK(loaded.notes.empty());
  REQUIRE(notes.size() == 1);
  CHECK(notes[0] == "added 1 figure; 1 bad row left out");
  CHECK(stages.back() == "writing");
}

TEST_CASE("company facts find their companies by their numbers, in folders and several files alike") {
  Database db = Database::in_memory();
  const std::filesystem::path facts = std::filesystem::path(CAPEX_SOURCE_DIR) / "tests/data/company-facts";
  CHECK_THROWS_AS(db.import_sec({facts / "acme.json"}), Error);
  const Loaded loaded = db.import_sec({facts}, {.all = true}, {.skip_bad = true});
  CHECK(loaded.figures > 0);
  CHECK(loaded.others > 0);
  CHECK_THROWS_AS(db.import_sec({facts}, {.company = "x", .all = true}), Error);
  CHECK(db.import_sec({facts}, {.all = true}, {.skip_bad = true}).figures == 0);
}

TEST_CASE("quarterly data sets come after company facts, once, and are taken back") {
  Database db = Database::in_memory();
  const std::filesystem::path data = std::filesystem::path(CAPEX_SOURCE_DIR) / "tests/data/data-sets";
  CHECK_THROWS_AS(db.import_sec({data / "2024"}), Error);
  db.import_sec({data / "facts"}, {.all = true});
  CHECK_THROWS_AS(db.import_sec({data / "2024"}, {.all = true}), Error);
  CHECK(db.import_sec({data / "2024"}, {}, {.dry_run = true}).figures == 11);

  const Loaded loaded = db.import_sec({data / "2024"});
  CHECK(loaded.figures == 11);
  CHECK(loaded.others == 0);  // the filings were there
  const Loaded again = db.import_sec({data / "2024"});
  CHECK(again.figures == 0);
  CHECK(again.repeated == 14);

  const auto cloud = db.now().show({.companies = {"pear-computing-inc-50"}, .periods = "FY2023", .scope = "cloud"});
  REQUIRE(cloud.size() == 1);
  CHECK(cloud[0].first_day == Day(std::chrono::year(2022) / 9 / 25));
  CHECK(db.undo(2).figures == 11);
  CHECK(db.import_sec({data / "2024"}, {.company = "twin-calendars-ltd-51"}).figures == 0);
}

TEST_CASE("files are loaded whole or not at all, and an import is taken back") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "ai.db";
  {
    std::ofstream(folder.path() / "figures.csv")
        << "company,measure,period,amount,currency,source\nacme,capex,2024,4bn,USD,report\n";
    std::ofstream(folder.path() / "companies.csv") << "company,name\nacme,Acme\n";
    std::ofstream(folder.path() / "sources.csv") << "source,publisher,kind,known_on\nreport,Acme,release,2025-02-01\n";
    std::ofstream(folder.path() / "bad.csv")
        << "company,measure,period,amount,currency,source\nacme,capex,2024Q9,4bn,USD,report\n";
  }
  Database db = Database::create(path);
  try {
    db.import_csv({folder.path()});
    FAIL("a bad row was loaded");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::conflict);
    CHECK(std::string(error.what()).find("bad.csv:2:") != std::string::npos);
  }
  CHECK(db.now().list("companies").rows.empty());

  const Loaded loaded =
      db.import_csv({folder.path()}, {.skip_bad = true, .at = std::chrono::sys_days(parse_day("2026-01-31"))});
  CHECK(loaded.figures == 1);
  CHECK(loaded.problems.size() == 1);
  CHECK(db.now().show({.companies = {"acme"}})[0].amount.text == "4bn USD [3.50, 4.50]");
  CHECK(db.sql("select count(*) as n from stated_figures").rows.size() == 1);

  db.backup(folder.path() / "copy.db");
  CHECK(Database::open(folder.path() / "copy.db").now().list("companies").rows.size() == 1);
  db.undo(1);
  CHECK(db.now().list("companies").rows.empty());
  CHECK_THROWS_AS(db.undo(7), Error);
}

TEST_CASE("a number comes with the description of its source, and without a claim's key one is made") {
  Database db = filled();
  const SourceEntry wire{.key = "", .publisher = "Wire", .kind = "press", .known_on = "2025-02-01"};
  const Loaded figure = db.add(FigureEntry{.company = "tencent",
                                           .period = "2024H2",
                                           .amount = "37bn",
                                           .currency = "CNY",
                                           .source = "wire-1",
                                           .described = wire});
  CHECK(figure.figures == 1);
  CHECK(figure.others == 1);
  const Loaded claim = db.add(ClaimEntry{.kind = "growth",
                                         .company = "tencent",
                                         .period = "2024H2",
                                         .stated = "+61%",
                                         .source = "wire-1",
                                         .parts = "period=2024H1"});
  CHECK(claim.claims == 1);
  CHECK(db.now().check()[0].claim == "wire-1/tencent-growth-2024H2");
}

TEST_CASE("an entry that names what the file does not know is told the near name") {
  Database db = filled();
  const auto refused = [&](FigureEntry entry) {
    return error_of([&] { db.add(entry); }).find("did you mean") != std::string::npos;
  };
  const FigureEntry good{
      .company = "tencent", .period = "2025H1", .amount = "1bn", .currency = "CNY", .source = "later"};
  FigureEntry entry = good;
  entry.company = "tencentt";
  CHECK(refused(entry));
  entry = good;
  entry.measure = "capexx";
  CHECK(refused(entry));
  entry = good;
  entry.source = "laterr";
  CHECK(refused(entry));
  CHECK(db.add(good).figures == 1);
}

TEST_CASE("a company is said to be otherwise from now on, and undoing it brings back what it was") {
  Database db = filled();
  const Loaded rehearsed = db.set_company("baba", {.ticker = "9988"}, {.dry_run = true});
  CHECK(rehearsed.notes == std::vector<std::string>{"would set alibaba: ticker BABA -> 9988"});
  CHECK(db.now().show({.companies = {"baba"}}).size() == 3);

  const Loaded set = db.set_company("alibaba", {.ticker = "", .aliases = {"Ali"}});
  CHECK(set.notes == std::vector<std::string>{"set alibaba: ticker BABA -> (none), aliases (none) -> Ali"});
  CHECK(db.now().show({.companies = {"ali"}}).size() == 3);
  CHECK(db.set_company("alibaba", {.name = "Alibaba Group"}).notes ==
        std::vector<std::string>{"nothing to change: alibaba is so already"});
  CHECK_THROWS_AS(db.now().show({.companies = {"baba"}}), Error);

  const auto imports = db.now().list("imports").rows;
  const auto last = std::stoll(std::get<Number>(imports.back()[0]).digits);
  const Undone undone = db.undo(last);
  CHECK(undone.notes.back() == "1 field of a company is as before");
  CHECK(db.now().show({.companies = {"baba"}}).size() == 3);
}

TEST_CASE("a figure that was entered wrong is corrected, and a rehearsal of undoing it changes nothing") {
  Database db = filled();
  const FigureEntry right{
      .company = "alibaba", .period = "2024H2", .amount = "41bn", .currency = "CNY", .source = "later"};
  const Loaded corrected = db.correct(right);
  CHECK(corrected.notes.back() == "is now in the place of 40bn CNY");
  const auto amount = [&] { return db.now().show({.companies = {"alibaba"}, .periods = "2024H2"})[0].amount.text; };
  CHECK(amount() == "41bn CNY [40.50, 41.50]");
  CHECK(error_of([&] { db.correct(right); }).starts_with("conflict"));

  const auto last = static_cast<std::int64_t>(db.now().list("imports").rows.size());
  const Undone rehearsed = db.undo(last, true);
  CHECK(rehearsed.notes.front().starts_with("would take back import"));
  CHECK(amount() == "41bn CNY [40.50, 41.50]");
  CHECK(db.undo(last).notes.back() == "1 figure is as before the correction");
  CHECK(amount() == "40bn CNY [39.50, 40.50]");
}

TEST_CASE("a file that is too damaged to be opened is a finding, and so is what it finds of one company alone") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "ai.db";
  Database::create(path);
  CHECK(Database::verify_file(path).empty());
  std::ofstream(path, std::ios::in | std::ios::out).seekp(100) << std::string(2000, 'x');
  const Answers<Finding> found = Database::verify_file(path);
  REQUIRE(found.size() == 1);
  CHECK(found[0].check == "integrity");
  CHECK(found.rows().rows.size() == 1);

  Database db = filled();
  db.add(FigureEntry{.company = "tencent", .period = "2022H1", .amount = "-5bn", .currency = "CNY", .source = "ft"});
  CHECK(db.verify({.companies = {"tencent"}}).size() == 1);
  CHECK(db.verify({.companies = {"alibaba"}}).empty());
  CHECK(db.verify({.as_of = "2024-01-01"}).empty());
}

TEST_CASE("rows leave as they come: of every series, and of a query") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "ai.db";
  Database db = Database::create(path);
  std::vector<std::string> columns;
  std::size_t rows = 0;
  const RowVisitor count{[&](std::vector<std::string> names) { columns = std::move(names); },
                         [&](Row row) {
                           CHECK(row.size() == columns.size());
                           ++rows;
                         }};
  filled().now().observations({.companies = {"tencent"}}, true, count);
  CHECK(columns.back() == "growth_status");
  CHECK(rows == 2);
  rows = 0;
  filled().now().observations({}, false, count);
  CHECK(rows == 5);
  rows = 0;
  db.sql("select 1 as a, 2 as a", count);
  CHECK(columns == std::vector<std::string>{"a", "a_2"});
  CHECK(rows == 1);
  CHECK_THROWS_AS(db.sql("delete from company", count), Error);
}

TEST_CASE("all that a file knows leaves as the files that are imported, and never over itself") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "figures.csv";
  const Database db = Database::create(path);
  CHECK(error_of([&] { db.export_csv(folder.path(), true); }).find("would destroy it") != std::string::npos);
  CHECK(db.export_csv(folder.path() / "out", false, true).size() == 7);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
  for (const std::filesystem::path& file : db.export_csv(folder.path() / "out")) CHECK(std::filesystem::exists(file));
  CHECK(error_of([&] { db.export_csv(folder.path() / "out"); }).starts_with("conflict"));
  CHECK(db.export_csv(folder.path() / "out", true).size() == 7);
  CHECK_THROWS_AS(refuse_to_overwrite(path.string() + "-journal", path), Error);
  CHECK_NOTHROW(refuse_to_overwrite(folder.path() / "other", path));
}

TEST_CASE("a list that there is not, and a company that a list does not take, are refused") {
  const View view = filled().now();
  CHECK(view.list("periods", "alibaba").rows.size() == view.coverage("alibaba").rows.size());
  CHECK(error_of([&] { view.list("period"); }).find("did you mean periods?") != std::string::npos);
  CHECK(error_of([&] { view.list("periods", "", "capx"); }) == "not_found: no measure 'capx': did you mean capex?");
  CHECK(error_of([&] { view.list("rates", "", "capex"); }) == "usage: 'list rates' takes no measure");
  CHECK(error_of([&] { view.list("rates", "alibaba"); }).starts_with("usage: 'list rates' takes no company"));
}

TEST_CASE("what there is of all companies, and what is due, is listed") {
  const Database db = filled();
  const auto cells = [](const Rows& rows, std::size_t row, std::size_t from) {
    std::string text;
    for (std::size_t i = from; i < rows.columns.size(); ++i) {
      const Cell& cell = rows.rows.at(row).at(i);
      const auto* number = std::get_if<Number>(&cell);
      const auto* word = std::get_if<std::string>(&cell);
      const auto* list = std::get_if<List>(&cell);
      text += text.empty() ? "" : " ";
      text += number != nullptr ? number->digits : word != nullptr ? *word : list != nullptr ? text_of(cell) : "-";
    }
    return text;
  };
  const Rows companies = db.now().list("companies");
  CHECK(cells(companies, 0, 10) == "2024H2 capex");
  CHECK(cells(companies, 1, 10) == "- ");  // the group has no figures of its own
  const Rows names = db.now().list("names");
  REQUIRE(names.rows.size() == companies.rows.size());
  CHECK(names.columns.back() == "aliases");
  CHECK(std::vector<Cell>(companies.rows[0].begin(), companies.rows[0].begin() + 10) == names.rows[0]);
  const Rows series = db.now().list("periods");
  REQUIRE(series.rows.size() == 2);
  CHECK(cells(series, 0, 0) == "alibaba capex actual total CNY 2023H1 2024H2 3");
  CHECK(cells(series, 1, 0) == "tencent capex actual total CNY 2023H1 2024H1 2");
  CHECK(db.now().list("periods", "", "capex").rows.size() == 2);
  CHECK(db.now().list("periods", "", "revenue").rows.empty());
  const Rows due = db.as_of("2024-09-30").list("due");
  REQUIRE(due.rows.size() == 2);
  CHECK(cells(due, 0, 0) == "alibaba ft 2024-08-26 2024H1 2024H2 2024-12-31 -92");
  const Rows now = db.now().list("due");  // the newest day of a figure is 2025-01-26
  CHECK(cells(now, 0, 0) == "tencent ft 2024-08-26 2024H1 2024H2 2024-12-31 26");
  CHECK(cells(now, 1, 0) == "alibaba later 2025-01-26 2024H2 2025H1 2025-06-30 -155");
  CHECK(db.now().list("due", "tencent").rows.size() == 1);
}

TEST_CASE("an explanation is of a sum where that is asked for, and notes say what to do where there is no number") {
  const View view = filled().now();
  const Explanation sum = view.explain({.companies = {"pair"}, .periods = "2024H1"}, {.total = true});
  CHECK(sum.text.find("46,000,000,000") != std::string::npos);
  CHECK(sum.notes.empty());
  const Explanation none = view.explain({.companies = {"tencent"}, .periods = "2025H1"});
  CHECK(none.status == Status::missing);
  CHECK(none.notes.size() == 1);
  const Question converted{.companies = {"tencent"}, .periods = "2024H1", .in = "USD", .max_rate_age = 400};
  CHECK(view.explain(converted, {.brief = true}).text.size() < view.explain(converted).text.size());
}

}  // namespace door_test
