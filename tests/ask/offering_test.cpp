// One screen of a random world, four ways: each company with all that is known of it, the file on one thread and on
// two, and a panel that is held. Nothing differs.
#include "ask/screen/offering.hpp"

#include <map>
#include <random>

#include "catch.hpp"
#include "excerpt.hpp"
#include "io/temporary_folder.hpp"
#include "store/file/store.hpp"
#include "store/sample.hpp"

namespace capex::core::offering_test {

namespace {

constexpr int companies = 600;  // enough for two threads

/// Companies that file halves, quarters, or what is run up in the year; under up to three measures and two currencies,
/// also guidance; some restated, coarse or a limit, some of it left out, some known late; a few with claims, a few with
/// weeks for months, and a group. Rates of weekdays, with one pair missing in part.
void fill(Store& store, std::mt19937_64& random) {
  const auto below = [&random](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
  sample::Rows rows;
  for (int day = 0; day < 3 * 366; ++day) {
    const Date date = Date(2022, 1, 1) + boost::gregorian::days(day);
    if (date.day_of_week() == 0 || date.day_of_week() == 6) continue;
    rows.rate("ecb", "EUR", "USD", to_string(date), "1." + std::to_string(1000 + below(999)));
    rows.rate("ecb", "EUR", "CNY", to_string(date), "7." + std::to_string(1000 + below(999)));
    if (date.month() != 5) rows.rate("ecb", "EUR", "JPY", to_string(date), std::to_string(120 + below(40)));
  }
  for (int year = 2021; year <= 2025; ++year) {
    const std::string name = std::to_string(year);
    for (const char* const day : {"02-01", "05-01", "08-01", "11-01"})
      rows.source(name + "-" + day, name + "-" + day, SourceKind::filing);
    rows.source("paper-" + name, name + "-09-10");
  }
  for (int i = 0; i < companies; ++i) {
    const std::string key = "company-" + std::to_string(i);
    Company company;
    company.key = company.name = key;
    if (below(3) == 0) company.reporting_currency = currency("USD");
    if (below(9) == 0) company.calendar = parse_fiscal_year_end("last Sunday of January");
    rows.company(company);
    const std::string code = i % 3 == 0 ? "CNY" : i % 3 == 1 ? "JPY" : "USD";
    const int shape = below(4);
    const std::string measure = below(4) == 0 ? "capex-with-leases" : "capex";
    const auto say = [&](const std::string& period, const std::string& source, const std::string& in,
                         const std::string& of) {
      if (below(9) == 0) return;
      const int amount = 1000 + below(9000);
      const std::string text = below(15) == 0  ? ">" + std::to_string(amount) + "m"
                               : below(6) == 0 ? std::to_string(amount / 1000) + "bn"
                                               : std::to_string(amount) + "m";
      rows.figure(key, period, text, source, in, of);
    };
    for (int year = 2022; year <= 2024; ++year) {
      const std::string name = std::to_string(year);
      const std::string next = std::to_string(year + 1);
      if (below(12) == 0) continue;
      say(name + "H1", name + "-08-01", code, measure);
      if (shape == 0) say(name + "H2", next + "-02-01", code, measure);
      if (shape == 1 || shape == 2) {
        say(name, next + "-02-01", code, measure);
        say(name + "Q1", name + "-05-01", code, measure);
        if (shape == 2) say("9M" + name, name + "-11-01", code, measure);
      }
      if (shape == 3) {
        const char* const days[] = {"-05-01", "-08-01", "-11-01", "-02-01"};
        for (int quarter = 1; quarter <= 4; ++quarter) {
          const std::string filed = quarter == 4 ? next : name;
          say(name + "Q" + std::to_string(quarter), filed + days[quarter - 1], code, measure);
        }
      }
      if (below(5) == 0) say(name + "H1", "paper-" + name, code, measure);
      if (below(5) == 0) say(name + "H1", next + "-08-01", code, measure);  // restated
      if (below(8) == 0) say(name + "H1", name + "-08-01", code, "capex-cash");
      if (below(8) == 0) say(name + "H1", name + "-08-01", code == "USD" ? "CNY" : "USD", measure);
    }
    if (below(20) == 0) {
      rows.growth_claim("claim-" + key, key, "2024H1", "2023H1", "+" + std::to_string(below(200)) + "%", "paper-2024");
    }
  }
  rows.group("group", {"company-0", "company-1"});
  rows.figure("group", "2023H1", "1bn", "2023-08-01").figure("group", "2024H1", "9bn", "2024-08-01");
  sample::load(store, rows);
}

std::string told(const Observation& seen) {
  std::string text = std::string(to_string(seen.status)) + " " + std::to_string(static_cast<int>(seen.series)) + " " +
                     to_string(seen.period) + " " + std::string(seen.currency.code());
  for (const Flag flag : list(seen.flags)) text += " " + std::string(to_string(flag));
  if (seen.amount) text += " " + std::to_string(*seen.amount);
  if (seen.bounds.has_low()) text += " from " + std::to_string(*seen.bounds.low());
  if (seen.bounds.has_high()) text += " to " + std::to_string(*seen.bounds.high());
  for (const Operand& operand : seen.operands) {
    text += (operand.sign > 0 ? " +" : " -") + to_string(operand.figure.period) + " of " +
            std::to_string(static_cast<int>(operand.figure.source));
  }
  if (seen.rate().kind != RateKind::none) text += " at " + to_string(seen.rate().rate.rate);
  if (seen.gap) text += " gap";
  return text;
}

std::string told(const Screen& screen) {
  std::string text = std::to_string(screen.offered()) + " offered, " + std::to_string(screen.matched()) + " matched, " +
                     std::to_string(screen.unknown()) + " unknown\n";
  for (const ScreenHit& hit : screen.hits()) {
    text += hit.company.key + ": " + told(hit.answer.amount) + " on " + told(hit.answer.base) + " growth " +
            std::string(to_string(hit.answer.growth.status));
    if (hit.answer.growth.factor) text += " " + to_string(to_decimal(*hit.answer.growth.factor, 12));
    text += "\n";
  }
  return text;
}

struct Asked {
  const char* condition;
  const char* label = "2024H1";
  Step over = Step::year;
  ScreenOrder order = ScreenOrder::growth;
  std::size_t top = 0;
};

class World {
 public:
  World() {
    std::mt19937_64 random(20250301);
    {
      Store store = Store::create(path_);
      fill(store, random);
    }
    store_.emplace(Store::open(path_));
  }

  /// Holds the ways against each other; what the first says.
  std::string screened_alike(const Question& wanted, const Asked& asked) const {
    const Snapshot snapshot = store_->snapshot(wanted.as_of);
    Question question = wanted;
    if (question.measures.empty()) {
      for (const char* const key : {"capex", "capex-with-leases", "capex-cash"})
        question.measures.push_back(snapshot.measure(key).id);
    }
    const RateTable rates = snapshot.rates();
    const auto make = [&] {
      return Screen(Condition::parse(asked.condition, question.in), question,
                    {parse_label(asked.label), asked.over, asked.order, asked.top}, rates);
    };
    const std::vector<CompanyRecord> records = records_of(snapshot, question);
    Screen one_by_one = make();
    for (const CompanyRecord& record : records) one_by_one.offer(record);
    const std::string expected = told(one_by_one);
    INFO(asked.condition << " " << asked.label);
    CHECK(told(screened(snapshot, question, 1, make)) == expected);
    CHECK(told(screened(snapshot, question, 2, make)) == expected);
    std::size_t settled = 0;
    CHECK(told(from_panel(snapshot.panel(), records, make(), settled)) == expected);
    if (make().touching().empty()) {
      CHECK(settled == 0);
    } else {
      CHECK(settled > records.size() / 8);
      CHECK(settled < records.size());
    }
    return expected;
  }

 private:
  static std::vector<CompanyRecord> records_of(const Snapshot& snapshot, const Question& question) {
    std::vector<CompanyRecord> records;
    for (const Company& company : snapshot.companies()) {
      if (company.kind == CompanyKind::group) continue;
      const SeriesFilter filter{.company = company.id, .basis = question.basis, .scope = question.scope};
      CompanyRecord record{company, snapshot.series(filter), snapshot.claims(company.id)};
      if (!record.series.empty()) records.push_back(std::move(record));
    }
    return records;
  }

  static Screen from_panel(const Panel& panel, const std::vector<CompanyRecord>& records, Screen screen,
                           std::size_t& settled) {
    std::map<CompanyId, CompanyRecord> excerpts;
    for (std::size_t i = 0; i < panel.size(); ++i) {
      Series excerpt;
      excerpt::read(panel[i], screen.touching(), excerpt);
      excerpts[excerpt.company].series.push_back(std::move(excerpt));
    }
    for (const CompanyRecord& record : records) {
      CompanyRecord& excerpt = excerpts[record.company.id];
      excerpt.company = record.company;
      excerpt.claims = record.claims;
      if (screen.offer_excerpt(excerpt)) {
        ++settled;
      } else {
        screen.offer(record);
      }
    }
    screen.complete([&](CompanyId company) {
      return *std::find_if(records.begin(), records.end(),
                           [&](const CompanyRecord& record) { return record.company.id == company; });
    });
    return screen;
  }

  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "capex.db";
  std::optional<Store> store_;
};

}  // namespace

TEST_CASE("a screen finds the same one by one, on one thread, on two and from a panel") {
  const World world;
  Question dollars;
  dollars.in = currency("USD");
  Question as_then = dollars;
  as_then.as_of = Date(2024, 8, 20);
  Question first;
  first.vintage = VintageChoice::first;
  Question nearest;
  nearest.align = Alignment::nearest;
  Question closing = dollars;
  closing.rate.kind = RateKind::closing;

  const std::string found = world.screened_alike({}, {"growth > 20% and amount > 1bn USD"});
  CHECK(std::count(found.begin(), found.end(), '\n') > 50);
  CHECK(found.find("derived") != std::string::npos);
  CHECK(found.find("group") == std::string::npos);
  world.screened_alike({}, {"growth > 20% and amount > 1bn USD", "2024H1", Step::year, ScreenOrder::growth, 20});
  world.screened_alike(dollars, {"growth_low > 10% or base >= 900m"});
  world.screened_alike(dollars, {"not growth < 0% and not amount_high < 2bn CNY", "2024H2"});
  world.screened_alike(as_then, {"base > 100m or growth > 0%", "2024H2", Step::half, ScreenOrder::amount, 50});
  world.screened_alike(first, {"growth > -50%", "2024Q2", Step::quarter});
  world.screened_alike(closing, {"growth < 300%", "2024Q3"});
  world.screened_alike({}, {"growth > 0%", "2024", Step::year, ScreenOrder::company});
  world.screened_alike({}, {"growth > 0%", "FY2024H1"});
  world.screened_alike({}, {"growth > 0%", "TTM@2024-06-30"});
  world.screened_alike(nearest, {"growth > 0% or base > 1bn CNY", "2024-02"});
}

}  // namespace capex::core::offering_test
