// One state of a file answered five ways: company by company, in one pass, from a panel, and each of these two on two
// threads. No digit differs.
#include <map>
#include <random>
#include <thread>
#include <utility>

#include "analysis/answer/answer.hpp"
#include "analysis/pass/pass.hpp"
#include "catch.hpp"
#include "io/temporary_folder.hpp"
#include "store/sample.hpp"

namespace capex::core::whole_file_test {

namespace {

const Date as_of(2025, 3, 1);

struct Row {
  BoundedAmount amount;
  Growth growth;
};
using Rows = std::map<std::pair<CompanyId, Period>, Row>;

/// What a thread finds, in the order of the walk: nothing is asserted on a thread but the first.
using Found = std::vector<Rows::value_type>;

void collect(Found& found, CompanyId company, std::span<const PassRow> rows) {
  for (const PassRow& row : rows) found.push_back({{company, row.period}, {row.amount, row.growth()}});
}

Rows joined(const std::vector<Found>& parts) {
  Rows rows;
  for (const Found& part : parts) {
    for (const auto& row : part) {
      const bool is_new = rows.insert(row).second;
      REQUIRE(is_new);
    }
  }
  return rows;
}

/// part(0) and part(1), each on a thread of its own.
template <class Part>
Rows on_two_threads(const Part& part) {
  std::vector<Found> found(2);
  std::thread thread([&] { found[1] = part(1); });
  found[0] = part(0);
  thread.join();
  return joined(found);
}

/// Companies that file halves, or the half and the year, in three currencies; some figures restated, coarse or a limit,
/// some halves left out. Rates of weekdays, with one pair missing in part.
void fill(Store& store, std::mt19937_64& random) {
  const auto below = [&random](std::uint64_t limit) { return static_cast<int>(random() % limit); };
  sample::Rows rows;
  for (int day = 0; day < 5 * 366; ++day) {
    const Date date = Date(2020, 1, 1) + boost::gregorian::days(day);
    if (date.day_of_week() == 0 || date.day_of_week() == 6) continue;
    rows.rate("ecb", "EUR", "USD", to_string(date), "1." + std::to_string(1000 + below(999)));
    rows.rate("ecb", "EUR", "CNY", to_string(date), "7." + std::to_string(1000 + below(999)));
    if (date.year() != 2022) rows.rate("ecb", "EUR", "JPY", to_string(date), std::to_string(120 + below(40)));
  }
  for (int year = 2020; year <= 2025; ++year) {
    rows.source("early-" + std::to_string(year), std::to_string(year) + "-08-01", SourceKind::filing);
    rows.source("late-" + std::to_string(year), std::to_string(year) + "-02-01", SourceKind::filing);
    rows.source("paper-" + std::to_string(year), std::to_string(year) + "-09-10");
  }
  for (int i = 0; i < 60; ++i) {
    const std::string key = "company-" + std::to_string(i);
    const std::string code = i % 3 == 0 ? "CNY" : i % 3 == 1 ? "JPY" : "USD";
    rows.company(key);
    for (int year = 2020; year <= 2024; ++year) {
      const std::string name = std::to_string(year);
      const auto say = [&](const std::string& period, const std::string& source) {
        if (below(8) == 0) return;
        const int amount = 1000 + below(9000);
        const std::string text = below(12) == 0  ? ">" + std::to_string(amount) + "m"
                                 : below(6) == 0 ? std::to_string(amount / 1000) + "bn"
                                                 : std::to_string(amount) + "m";
        rows.figure(key, period, text, source, code);
      };
      say(name + "H1", "early-" + name);
      if (below(5) == 0) say(name + "H1", "paper-" + name);
      if (i % 2 == 0) {
        say(name + "H2", "late-" + std::to_string(year + 1));
      } else {
        say(name, "late-" + std::to_string(year + 1));
      }
      if (year < 2024 && below(4) == 0) say(name + "H1", "early-" + std::to_string(year + 1));
    }
  }
  // Companies whose figures stand alone: each half to the million, some restated.
  for (int i = 0; i < 20; ++i) {
    const std::string key = "steady-" + std::to_string(i);
    rows.company(key);
    for (int year = 2020; year <= 2024; ++year) {
      const std::string name = std::to_string(year), next = std::to_string(year + 1);
      const auto say = [&](const std::string& half, const std::string& source) {
        rows.figure(key, name + half, std::to_string(1000 + below(9000)) + "m", source, i % 2 == 0 ? "CNY" : "JPY");
      };
      say("H1", "early-" + name);
      say("H2", "late-" + next);
      if (below(4) == 0) say("H1", "early-" + next);
    }
  }
  sample::load(store, rows);
}

const SeriesFilter everything;

/// As an analyst asks: each company by itself, each period in its turn.
Rows one_by_one(const Snapshot& snapshot, const RateTable& rates, const std::string& labels) {
  Rows rows;
  Question question;
  question.measures = {snapshot.measure("capex").id};
  question.in = currency("USD");
  question.as_of = as_of;
  for (const Company& company : snapshot.companies()) {
    const CompanyRecord record{company, snapshot.series({.company = company.id}), {}};
    for (const GrowthAnswer& answer : growth(record, question, parse_labels(labels), Step::year, rates)) {
      if (answer.amount.status == Status::missing) continue;
      rows.emplace(std::pair(company.id, answer.amount.period), Row{bounded(answer.amount), answer.growth});
    }
  }
  return rows;
}

/// Of the rows those whose period a figure states.
Rows stated_of(const Snapshot& snapshot, const Rows& rows) {
  Rows stated;
  snapshot.walk(everything, [&](const Series& series) {
    for (const Figure& figure : series.figures) {
      const auto found = rows.find({series.company, figure.period});
      REQUIRE(found != rows.end());
      stated.insert(*found);
    }
  });
  return stated;
}

Found passed(const Snapshot& snapshot, const RateTable& rates, const SeriesFilter& part, PassPeriods periods) {
  Found found;
  Converter to_dollars(rates, currency("USD"));
  Pass pass(to_dollars, as_of, periods);
  snapshot.walk(part, [&](const Series& series) { collect(found, series.company, pass(series)); });
  return found;
}

Found from_panel(const Panel& panel, std::size_t first, std::size_t end, const RateTable& rates, PassPeriods periods) {
  Found found;
  Converter to_dollars(rates, currency("USD"));
  Pass pass(to_dollars, as_of, periods);
  for (std::size_t i = first; i < end; ++i) collect(found, panel[i].company(), pass(panel[i]));
  return found;
}

void check_same(const Rows& found, const Rows& expected) {
  REQUIRE(found.size() == expected.size());
  auto other = expected.begin();
  for (const auto& [key, row] : found) {
    INFO("company " << static_cast<int>(key.first) << ", " << to_string(key.second));
    REQUIRE(key == other->first);
    const Row& wanted = other++->second;
    REQUIRE(row.amount == wanted.amount);
    REQUIRE(row.growth.status == wanted.growth.status);
    REQUIRE(row.growth.factor == wanted.growth.factor);
    REQUIRE(row.growth.low == wanted.growth.low);
    REQUIRE(row.growth.high == wanted.growth.high);
  }
}

}  // namespace

TEST_CASE("a whole file is answered alike one by one, in a pass, from a panel, and each on two threads") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  std::mt19937_64 random(20250301);
  {
    Store store = Store::create(path);
    fill(store, random);
  }
  const Store store = Store::open(path);
  const Snapshot snapshot = store.snapshot(as_of);
  const RateTable rates = snapshot.rates();
  const Panel panel = snapshot.panel();

  const PassPeriods halves{Step::half};
  const Rows of_halves = one_by_one(snapshot, rates, "2020H1..2024H2");
  int grown = 0, without_rate = 0, derived = 0;
  for (const auto& [key, row] : of_halves) {
    grown += row.growth.factor ? 1 : 0;
    without_rate += row.amount.status == Status::stale_rate || row.amount.status == Status::no_rate ? 1 : 0;
    derived += row.amount.status == Status::derived ? 1 : 0;
  }
  CHECK(grown > 100);
  CHECK(without_rate > 10);
  CHECK(derived > 50);

  const auto check_each_way = [&](PassPeriods periods, const Rows& expected) {
    check_same(joined({passed(snapshot, rates, everything, periods)}), expected);
    const std::vector<SeriesFilter> parts = snapshot.split({}, 2);
    const Snapshot other = snapshot.for_another_thread();
    check_same(
        on_two_threads([&](std::size_t i) { return passed(i == 0 ? snapshot : other, rates, parts[i], periods); }),
        expected);
    check_same(joined({from_panel(panel, 0, panel.size(), rates, periods)}), expected);
    const std::vector<std::size_t> ends = panel.split(2);
    check_same(
        on_two_threads([&](std::size_t i) { return from_panel(panel, i == 0 ? 0 : ends[0], ends[i], rates, periods); }),
        expected);
  };
  check_each_way(halves, of_halves);

  // Every stated period, whatever its kind: the way on which a figure that stands alone is taken as it is.
  Rows of_all = one_by_one(snapshot, rates, "2020..2024");
  of_all.insert(of_halves.begin(), of_halves.end());
  const Rows of_stated = stated_of(snapshot, of_all);
  CHECK(of_stated.size() > 600);
  CHECK(of_stated.size() < of_all.size());
  check_each_way({}, of_stated);
}

}  // namespace capex::core::whole_file_test
