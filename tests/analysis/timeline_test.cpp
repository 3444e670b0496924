#include "analysis/standing/timeline.hpp"

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "analysis/answer/growth.hpp"
#include "catch.hpp"
#include "error_text.hpp"
#include "sample.hpp"
#include "time/label.hpp"

namespace timeline_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency usd = currency("USD");

/// Purchases of property and equipment as Meta's 10-Qs and 10-Ks stated them, in millions of dollars (SEC, CIK
/// 1326801).
Series meta(std::vector<Figure> more = {}, const std::string& year_2023_at_last = "27045") {
  std::vector<Figure> figures = std::move(more);
  int source = 100;
  const auto filed = [&](const std::string& day, const std::vector<std::pair<std::string, std::string>>& facts) {
    ++source;
    for (const auto& [label, millions] : facts) {
      figures.push_back(figure(label, millions + "m", day, SourceRank::report, source, usd));
    }
  };
  filed("2023-04-27", {{"2023Q1", "6842"}});
  filed("2023-07-27", {{"2023H1", "13058"}});
  filed("2023-10-26", {{"9M2023", "19601"}});
  filed("2024-02-02", {{"2023", "27266"}});
  filed("2024-04-25", {{"2023Q1", "6823"}, {"2024Q1", "6400"}});
  filed("2024-08-01", {{"2023H1", "12957"}, {"2024H1", "14573"}});
  filed("2024-10-31", {{"9M2023", "19453"}, {"9M2024", "22831"}});
  filed("2025-01-30", {{"2023", "27045"}, {"2024", "37256"}});
  filed("2025-05-01", {{"2024Q1", "6400"}, {"2025Q1", "12941"}});
  filed("2025-07-31", {{"2024H1", "14573"}, {"2025H1", "29479"}});
  filed("2025-10-30", {{"9M2024", "22831"}, {"9M2025", "48308"}});
  filed("2026-01-29", {{"2023", year_2023_at_last}, {"2024", "37256"}, {"2025", "69691"}});
  return series(std::move(figures), usd);
}

/// "+27266 -19601 = 7665 derived"
std::string told(const Observation& seen) {
  constexpr std::int64_t million = 100'000'000;
  std::string text;
  for (const Operand& operand : seen.operands) {
    text += (operand.sign > 0 ? "+" : "-") + std::to_string(*operand.figure.amount.point() / million) + " ";
  }
  if (seen.amount) text += "= " + std::to_string(*seen.amount / million) + " ";
  return text + std::string(to_string(seen.status)) + (seen.flags.has(Flag::held_back) ? " held_back" : "");
}

std::string told(const std::string& label, const std::string& as_of) {
  const Series all = meta();
  Timeline timeline(all, day(as_of));
  return told(timeline.observe(period(label)));
}

}  // namespace

TEST_CASE("a quarter that no filing states is the half less the first quarter") {
  CHECK(told("2024Q2", "2025-03-01") == "+14573 -6400 = 8173 derived");
}

TEST_CASE("a year and its nine months are subtracted as first filed until both are restated") {
  CHECK(told("2023Q4", "2024-11-15") == "+27266 -19601 = 7665 derived held_back");
  CHECK(told("2023Q4", "2025-03-01") == "+27045 -19453 = 7592 derived");
}

TEST_CASE("a trailing year spans two years of one vintage") {
  CHECK(told("TTM@2024-09-30", "2025-02-15") == "+27045 -19453 +22831 = 30423 derived");
  CHECK(told("TTM@2024-09-30", "2024-11-15") == "+27266 -19601 +22831 = 30496 derived held_back");
}

TEST_CASE("growth reads amount and base of one vintage") {
  const Series all = meta();
  Timeline timeline(all, day("2024-11-15"));
  const auto [amount, base] = timeline.observe(period("2023H2"), period("2023H1"));
  CHECK(told(amount) == "+27266 -13058 = 14208 derived held_back");
  CHECK(told(base) == "+13058 = 13058 stated held_back");
  CHECK(told(timeline.observe(period("2023H1"))) == "+12957 = 12957 stated");
}

TEST_CASE("growth on the first filed base is not growth on the restated one") {
  const Series all = meta();
  const auto growth = [&](VintageChoice choice) {
    Timeline timeline(all, latest, choice);
    const auto [amount, base] = timeline.observe(period("2024H1"), period("2023H1"));
    return to_string(to_decimal(less_one(*grow(amount, base).factor), 3));
  };
  CHECK(growth(VintageChoice::first) == "0.116");
  CHECK(growth(VintageChoice::last) == "0.125");
}

TEST_CASE("what was first stated stays first whatever is filed later") {
  const Series all = meta();
  Timeline timeline(all, latest, VintageChoice::first);
  CHECK(told(timeline.observe(period("2023Q4"))) == "+27266 -19601 = 7665 derived");
}

TEST_CASE("bounds of a difference add up") {
  const Series all = meta();
  Timeline timeline(all, latest);
  const Observation seen = timeline.observe(period("2024H2"));
  CHECK(seen.amount == 2'268'300'000'000);
  CHECK(seen.bounds == Bounds(2'268'200'000'000, 2'268'400'000'000));
  CHECK(seen.known_on == day("2025-01-30"));
}

TEST_CASE("a period is missing before the figure that bounds it is known") {
  CHECK(told("2024H1", "2024-07-31") == "missing");
  CHECK(told("2024H1", "2024-08-01") == "+14573 = 14573 stated");
}

TEST_CASE("a limit leaves a difference without a point and with one bound") {
  const Series guided = series({figure("2025", ">64bn", "2025-01-29", SourceRank::report, 1, usd),
                                figure("2025H1", "29bn", "2025-07-31", SourceRank::report, 2, usd)},
                               usd);
  Timeline timeline(guided, latest);
  const Observation seen = timeline.observe(period("2025H2"));
  CHECK(seen.status == Status::limit);
  CHECK_FALSE(seen.amount.has_value());
  CHECK(seen.bounds == Bounds(3'450'000'000'000, std::nullopt));
}

TEST_CASE("stocks are matched exactly, never tiled") {
  Series cash = series({figure("2024-06-30", "50bn", "2024-08-26"), figure("2024-06-29", "49bn", "2024-08-26")});
  cash.kind = MeasureKind::stock;
  Timeline timeline(cash, latest);
  CHECK(timeline.observe(period("2024-06-30")).status == Status::stated);
  CHECK(timeline.observe(period("2024-06-29..2024-06-30")).status == Status::missing);
  CHECK(timeline.boundaries().empty());
}

TEST_CASE("operands of unlike definitions set a flag") {
  std::vector<Figure> figures = {figure("2024", "20bn", "2025-02-01"), figure("2024H1", "9bn", "2024-08-01")};
  figures[0].variant = VariantId(1);
  const Series joined = series(std::move(figures));
  Timeline timeline(joined, latest);
  CHECK(timeline.observe(period("2024H2")).flags.has(Flag::mixed_definitions));
  // The year alone follows another definition than the half in it.
  CHECK(timeline.observe(period("2024")).flags.has(Flag::mixed_definitions));
}

namespace {

// The oracle knows no rule, only what every filing of a year belongs to: the value that a period was first given is of
// vintage 0, the next one of vintage 1, and so on. A period that never changed belongs to any.
std::map<Period, std::vector<std::int64_t>> values_of(const Series& series) {
  std::map<Date, std::vector<const Figure*>> by_day;
  for (const Figure& figure : series.figures) by_day[figure.known_on].push_back(&figure);
  std::map<Period, std::vector<std::int64_t>> values;
  for (const auto& [filed, figures] : by_day) {
    for (const Figure* figure : figures) {
      auto& known = values[figure->period];
      if (known.empty() || known.back() != *figure->amount.point()) known.push_back(*figure->amount.point());
    }
  }
  return values;
}

std::vector<std::string> every_label() {
  std::vector<std::string> labels;
  for (int year = 2023; year <= 2025; ++year) {
    labels.push_back(std::to_string(year));
    for (const char* half : {"H1", "H2"}) labels.push_back(std::to_string(year) + half);
    for (const char* quarter : {"Q1", "Q2", "Q3", "Q4"}) labels.push_back(std::to_string(year) + quarter);
  }
  for (const char* end : {"2023-12-31", "2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31",
                          "2025-06-30", "2025-09-30", "2025-12-31"}) {
    labels.push_back(std::string("TTM@") + end);
  }
  return labels;
}

/// Overlapping operands of one answer that are of unlike vintages.
int mixed(const std::map<Period, std::vector<std::int64_t>>& values, const std::vector<Operand>& operands) {
  const auto vintage = [&](const Operand& operand) {
    const auto& known = values.at(operand.figure.period);
    return std::find(known.begin(), known.end(), *operand.figure.amount.point()) - known.begin();
  };
  int found = 0;
  for (const Operand& a : operands) {
    for (const Operand& b : operands) {
      const bool both_change = values.at(a.figure.period).size() > 1 && values.at(b.figure.period).size() > 1;
      if (both_change && overlap(a.figure.period, b.figure.period) && vintage(a) != vintage(b)) ++found;
    }
  }
  return found;
}

struct Search {
  int answers = 0;
  int mixtures = 0;
};

/// The steps that growth of this label goes over.
std::vector<Step> steps(const Label& label) {
  if (label.kind() == LabelKind::half) return {Step::year, Step::half};
  if (label.kind() == LabelKind::quarter) return {Step::year, Step::quarter};
  return {Step::year};
}

/// Every quarter, half, year and trailing year, and its growth over every step, as of every filing day. `apart`: amount
/// and base are observed one by one, as they must not be.
Search search(const Series& series, bool apart = false) {
  const auto values = values_of(series);
  std::set<Date> days;
  for (const Figure& figure : series.figures) days.insert(figure.known_on);
  Search result;
  for (const Date& as_of : days) {
    Timeline timeline(series, as_of);
    for (const std::string& name : every_label()) {
      const Label label = parse_label(name);
      for (const Step step : steps(label)) {
        const Period wanted = resolve(label);
        const Period before = resolve(earlier(label, step));
        const auto [amount, base] =
            apart ? std::pair(timeline.observe(wanted), timeline.observe(before)) : timeline.observe(wanted, before);
        std::vector<Operand> operands(amount.operands.begin(), amount.operands.end());
        operands.insert(operands.end(), base.operands.begin(), base.operands.end());
        if (has_value(amount.status)) ++result.answers;
        result.mixtures += mixed(values, operands);
      }
    }
  }
  return result;
}

}  // namespace

TEST_CASE("no answer as of any filing day adds a restated and an unrestated operand") {
  const Search found = search(meta());
  CHECK(found.answers > 150);
  CHECK(found.mixtures == 0);
}

TEST_CASE("the search would find a mixture: amount and base read apart do mix") {
  CHECK(search(meta(), true).mixtures > 0);
}

TEST_CASE("a second restatement of the year mixes with nothing either") {
  // Invented: the year goes up again, months before its nine months do.
  const Series twice = meta({figure("2023", "27100m", "2025-03-01", SourceRank::report, 90, usd),
                             figure("9M2023", "19500m", "2025-06-01", SourceRank::report, 91, usd)},
                            "27100");
  const Search found = search(twice);
  CHECK(found.answers > 150);
  CHECK(found.mixtures == 0);
}

TEST_CASE("a vintage is the latest or the first") {
  CHECK(parse_vintage("latest") == VintageChoice::last);
  CHECK(parse_vintage("first") == VintageChoice::first);
  CHECK(error_of([] { parse_vintage("newest"); }) == "parse: no vintage 'newest': it is one of latest, first");
}

TEST_CASE("a difference of limits that leaves both ends open is missing") {
  const Series limits = series({figure("2024H1", ">5bn", "2024-08-01"), figure("2024", ">12bn", "2025-02-01")});
  const Observation seen = observe(limits, period("2024H2"));
  CHECK(seen.status == Status::missing);
  CHECK(seen.bounds == Bounds());
}

TEST_CASE("amounts without lineage are those with it") {
  const Series all = meta();
  Timeline timeline(all, day("2024-11-15"));
  const auto [amount, base] = timeline.amounts(period("2023H2"), period("2023H1"));
  const auto [told_amount, told_base] = timeline.observe(period("2023H2"), period("2023H1"));
  CHECK(amount == bounded(told_amount));
  CHECK(base == bounded(told_base));
  CHECK(timeline.reaches(period("2023Q4")));
  CHECK_FALSE(timeline.reaches(period("2022")));
  CHECK(timeline.last_boundary() == day("2024-10-01"));
}

TEST_CASE("a coarse word in the press does not release a restatement") {
  // "27bn" fits the year as filed and as restated.
  const Series all = meta({figure("2023", "27bn", "2024-11-05", SourceRank::press, 900, usd)});
  Timeline timeline(all, day("2024-11-15"));
  CHECK(told(timeline.observe(period("2023Q4"))) == "+27266 -19601 = 7665 derived held_back");
}

}  // namespace timeline_test
