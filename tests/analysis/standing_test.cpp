#include "analysis/standing/standing.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "catch.hpp"
#include "sample.hpp"

namespace standing_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const auto filing = SourceRank::report;
const auto release = SourceRank::release;
const auto press = SourceRank::press;

Figure said(const char* amount, const char* known_on, SourceRank kind, int source = 1) {
  return figure("2024H1", amount, known_on, kind, source);
}

/// The amount that stands, in strict form, then its flags.
std::string stands(std::vector<Figure> figures, const char* as_of = nullptr, Basis basis = Basis::actual) {
  figures = in_order(std::move(figures));
  const auto result = standing(figures, basis, as_of == nullptr ? latest : day(as_of));
  if (!result) return "nothing";
  std::string text = to_string(StatedAmount{result->figure->amount, currency("CNY")});
  for (const Flag flag : list(result->flags)) text += " " + std::string(to_string(flag));
  return text;
}

}  // namespace

TEST_CASE("a single figure stands from the day it is known") {
  CHECK(stands({}) == "nothing");
  CHECK(stands({said("23bn", "2024-08-26", press)}) == "23000000000");
  CHECK(stands({said("23bn", "2024-08-26", press)}, "2024-08-26") == "23000000000");
  CHECK(stands({said("23bn", "2024-08-26", press)}, "2024-08-25") == "nothing");
  CHECK(stands({said("~50bn", "2024-08-26", press)}) == "~50000000000 about");
}

TEST_CASE("figures agree where they may state one number") {
  const auto one = [](const char* amount) { return said(amount, "2024-08-26", press); };
  CHECK(agree(one("23bn"), one("23.1bn")));
  CHECK_FALSE(agree(one("23bn"), one("25.1bn")));
  CHECK(agree(one("25.1bn"), one(">12bn")));
  Figure huge = one("23bn");
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() - 1;
  huge.amount = Stated(most, most, -9, 2);
  CHECK(agree(huge, one("23bn")));  // its bounds do not fit
}

TEST_CASE("a coarser repetition does not replace a finer figure") {
  CHECK(stands({said("5229.616m", "2016-03-01", filing), said("5230m", "2017-03-01", filing, 2)}) == "5229616000");
}

TEST_CASE("a finer figure stands whatever its rank, and nothing is disputed") {
  CHECK(stands({said("23bn", "2024-08-26", filing), said("23.1bn", "2024-08-26", press, 2)}) == "23100000000");
  CHECK(stands({said("23bn", "2024-08-01", filing), said("23.1bn", "2024-08-26", press, 2)}) == "23100000000");
  CHECK(stands({said("23.1bn", "2024-08-01", press), said("23bn", "2024-08-26", filing, 2)}) == "23100000000");
}

TEST_CASE("a point is finer than a limit, and a narrow range finer than a wide one") {
  CHECK(stands({said(">12bn", "2024-01-01", press), said("13bn", "2024-01-01", press, 2)}) == "13000000000");
  CHECK(stands({said("60-70bn", "2024-01-01", press), said("62-64bn", "2024-01-01", press, 2)}) ==
        "62000000000-64000000000");
}

TEST_CASE("a later filing that does not meet the earlier restates it") {
  const std::vector<Figure> meta = {said("13058m", "2023-07-27", filing, 1), said("12957m", "2024-08-01", filing, 2)};
  CHECK(stands(meta) == "12957000000");
  CHECK(stands(meta, "2024-08-01") == "12957000000");
  CHECK(stands(meta, "2024-07-31") == "13058000000");
  CHECK(stands(meta, "2023-07-26") == "nothing");
}

TEST_CASE("of several restatements the latest stands") {
  CHECK(stands({said("10bn", "2024-01-01", filing, 1), said("12bn", "2024-02-01", filing, 2),
                said("10bn", "2024-03-01", filing, 3)}) == "10000000000");
}

TEST_CASE("a lower rank never restates a higher one, but its dissent shows") {
  CHECK(stands({said("23bn", "2024-08-01", filing, 1), said("25bn", "2024-09-01", press, 2)}) ==
        "23000000000 sources_disagree");
  CHECK(stands({said("23bn", "2024-08-01", filing, 1), said("25bn", "2024-09-01", press, 2)}, "2024-08-31") ==
        "23000000000");
}

TEST_CASE("a higher rank restates a lower one") {
  CHECK(stands({said("25bn", "2024-08-01", press, 1), said("23bn", "2024-09-01", filing, 2)}) ==
        "23000000000 sources_disagree");
}

TEST_CASE("of one day and rank the finer stands, then the source key, and the dissent shows") {
  CHECK(stands({said("23bn", "2024-08-26", press, 1), said("25.1bn", "2024-08-26", press, 2)}) ==
        "25100000000 sources_disagree");
  CHECK(stands({said("25bn", "2024-08-26", press, 2), said("23bn", "2024-08-26", press, 1)}) ==
        "23000000000 sources_disagree");
}

TEST_CASE("of one day the higher rank is heard first") {
  CHECK(stands({said("25.12bn", "2024-08-26", press, 1), said("23bn", "2024-08-26", release, 2)}) ==
        "23000000000 sources_disagree");
  // A filing restates an earlier one on a day on which the press says the new value more finely.
  CHECK(stands({said("25bn", "2024-01-01", filing, 1), said("23bn", "2024-08-26", filing, 2),
                said("23.1bn", "2024-08-26", press, 3)}) == "23100000000");
}

TEST_CASE("a press figure that refines a filing's does not open it to the press") {
  const Figure filed = said("23bn", "2024-08-01", filing, 1);
  const Figure refined = said("23.1bn", "2024-08-05", press, 2);
  const Figure other = said("23.4bn", "2024-09-01", press, 3);
  CHECK(stands({filed, refined, other}) == "23100000000 sources_disagree");
  // Between press reports alone nothing is restated: of two the earlier stands.
  CHECK(stands({refined, other}) == "23100000000 sources_disagree");
}

TEST_CASE("a figure repeated by a higher rank is held at that rank") {
  CHECK(stands({said("23.1bn", "2024-08-01", press, 1), said("23bn", "2024-08-15", filing, 2),
                said("25bn", "2024-09-01", press, 3)}) == "23100000000 sources_disagree");
}

TEST_CASE("a restatement settles what disagreed before it") {
  const std::vector<Figure> figures = {said("23bn", "2024-01-01", filing, 1), said("25bn", "2024-02-01", press, 2),
                                       said("24.9bn", "2024-03-01", filing, 3), said("30bn", "2024-04-01", press, 4)};
  CHECK(stands(figures, "2024-02-15") == "23000000000 sources_disagree");
  CHECK(stands(figures, "2024-03-15") == "24900000000");
  CHECK(stands(figures) == "24900000000 sources_disagree");
}

TEST_CASE("of guidance the latest known stands, even coarser and meeting the earlier") {
  const std::vector<Figure> guidance = {said("60-65bn", "2025-01-29", release, 1),
                                        said("64-72bn", "2025-04-30", release, 2)};
  CHECK(stands(guidance, nullptr, Basis::guidance) == "64000000000-72000000000");
  CHECK(stands(guidance, "2025-04-29", Basis::guidance) == "60000000000-65000000000");
  // As an actual the finer of the two, which meet, would stand.
  CHECK(stands(guidance) == "60000000000-65000000000");
}

TEST_CASE("an estimate of lower rank stands when it is the latest known") {
  CHECK(stands({said("23bn", "2025-01-29", filing, 1), said("25bn", "2025-04-30", press, 2)}, nullptr,
               Basis::estimate) == "25000000000");
}

TEST_CASE("opinions of one day that do not meet disagree, and the finer stands") {
  CHECK(stands({said("23bn", "2025-01-29", press, 1), said("25.5bn", "2025-01-29", press, 2)}, nullptr,
               Basis::estimate) == "25500000000 sources_disagree");
}

TEST_CASE("an amount whose bounds do not fit stands alone and disputes nothing") {
  const Figure huge{period("2024H1"), Stated(9'000'000'000'000'000'000, 9'000'000'000'000'000'000, -18, 2),
                    day("2024-01-01"), SourceId{1}, filing};
  const std::vector<Figure> figures = {huge, said("23bn", "2024-02-01", press, 2)};
  const auto result = standing(figures, Basis::actual, latest);
  REQUIRE(result.has_value());
  CHECK(result->figure == &figures[1]);
  CHECK(result->flags.empty());
}

TEST_CASE("vintages tell which value stood from when, and when it was last stated") {
  const std::vector<Figure> figures =
      in_order({said("13bn", "2023-07-27", press, 1), said("13058m", "2023-07-27", filing, 2),
                said("13.06bn", "2023-09-01", press, 3), said("12957m", "2024-08-01", filing, 4)});
  const auto all = vintages(figures, Basis::actual, latest);
  REQUIRE(all.size() == 2);
  CHECK(all[0].figure->source == SourceId{2});
  CHECK(all[0].since == day("2023-07-27"));
  CHECK(all[0].last_stated == day("2023-07-27"));  // 13.06bn in the press fits a restated value too
  CHECK(all[1].figure->source == SourceId{4});
  CHECK(all[1].since == day("2024-08-01"));
  CHECK(all[1].last_stated == day("2024-08-01"));
  CHECK(vintages(figures, Basis::actual, day("2024-07-31")).size() == 1);
  CHECK(vintages(figures, Basis::actual, day("2023-07-26")).empty());
}

TEST_CASE("the vintages of one statement or two are those that they have among others, before these are known") {
  const SourceRank ranks[] = {filing, release, press};
  const char* const amounts[] = {"23bn", "23.1bn", "25bn", "about 25bn", ">20bn"};
  const char* const days[] = {"2024-01-01", "2024-02-01"};
  std::vector<Figure> all;
  for (const SourceRank rank : ranks) {
    for (const char* amount : amounts) {
      for (const char* said_on : days) all.push_back(said(amount, said_on, rank, 1 + static_cast<int>(all.size())));
    }
  }
  const auto told = [](const std::vector<Vintage>& vintages) {
    std::vector<std::tuple<SourceId, Date, Date, Flags, SourceRank, bool>> found;
    for (const Vintage& each : vintages) {
      found.emplace_back(each.figure->source, each.since, each.last_stated, each.flags, each.authority, each.restates);
    }
    return found;
  };
  std::size_t restated = 0;
  for (const Basis basis : {Basis::actual, Basis::guidance}) {
    for (const Figure& a : all) {
      for (const Figure& b : all) {
        std::vector<Figure> few = {a};
        if (a.source != b.source) few.push_back(b);
        few = in_order(std::move(few));
        std::vector<Figure> many = few;
        while (many.size() < 3) many.push_back(said("30bn", "2024-03-01", filing, 100 + static_cast<int>(many.size())));
        for (const char* as_of : {"2023-12-31", "2024-01-15", "2024-02-15"}) {
          const auto alone = told(vintages(few, basis, day(as_of)));
          REQUIRE(alone == told(vintages(many, basis, day(as_of))));
          if (basis == Basis::actual && alone.size() == 2) ++restated;
        }
      }
    }
  }
  CHECK(restated > 50);
}

TEST_CASE("an opinion repeated in the same words is no new vintage") {
  const std::vector<Figure> figures =
      in_order({said("60-65bn", "2025-01-29", release, 1), said("60-65bn", "2025-02-15", release, 2),
                said("64-72bn", "2025-04-30", release, 3)});
  const auto all = vintages(figures, Basis::guidance, latest);
  REQUIRE(all.size() == 2);
  CHECK(all[0].since == day("2025-01-29"));
  CHECK(all[0].last_stated == day("2025-02-15"));
  CHECK(all[1].since == day("2025-04-30"));
}

TEST_CASE("what stands does not depend on the order of loading") {
  // Two figures of every rank, meeting and not, on two days; every order of loading of every five of them.
  const std::vector<Figure> all = {said("23bn", "2024-01-01", filing, 1),    said("25bn", "2024-02-01", filing, 2),
                                   said("23.1bn", "2024-02-01", release, 3), said("24.9bn", "2024-01-01", press, 4),
                                   said("25.02bn", "2024-02-01", press, 5),  said("22.9bn", "2024-02-01", press, 6),
                                   said(">20bn", "2024-01-01", press, 7)};
  for (const Basis basis : {Basis::actual, Basis::guidance}) {
    for (unsigned chosen = 0; chosen < 1U << all.size(); ++chosen) {
      std::vector<Figure> figures;
      for (std::size_t i = 0; i < all.size(); ++i) {
        if ((chosen >> i & 1U) != 0) figures.push_back(all[i]);
      }
      if (figures.size() != 5) continue;
      const std::string expected = stands(figures, nullptr, basis);
      const auto by_source = [](const Figure& a, const Figure& b) { return a.source < b.source; };
      while (std::next_permutation(figures.begin(), figures.end(), by_source)) {
        REQUIRE(stands(figures, nullptr, basis) == expected);
      }
    }
  }
}

TEST_CASE("the standing figure is that of the last vintage") {
  const std::vector<Figure> figures =
      in_order({said("23bn", "2024-01-01", filing, 1), said("25bn", "2024-02-01", press, 2),
                said("24.9bn", "2024-03-01", filing, 3), said("24.95bn", "2024-04-01", press, 4)});
  for (const char* as_of : {"2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01"}) {
    const auto one = standing(figures, Basis::actual, day(as_of));
    const auto all = vintages(figures, Basis::actual, day(as_of));
    REQUIRE(one.has_value());
    CHECK(one->figure == all.back().figure);
    CHECK(one->flags == all.back().flags);
  }
}

TEST_CASE("the figures of a period are found within a series") {
  const Series many =
      series({figure("2023H1", "10bn", "2023-08-01"), figure("2024H1", "23bn", "2024-08-26", press, 1),
              figure("2024H1", "23.1bn", "2024-08-26", press, 2), figure("2024", "50bn", "2025-02-01")});
  CHECK(figures_of(many, period("2024H1")).size() == 2);
  CHECK(figures_of(many, period("2024H1")).front().source == SourceId{2});
  CHECK(figures_of(many, period("2024")).size() == 1);
  CHECK(figures_of(many, period("2023H2")).empty());
  CHECK(figures_of(many, period("2025")).empty());
  CHECK(figures_of(series({}), period("2024")).empty());
}

namespace {

/// Of an outlet, by the number of its publisher.
Figure printed(const char* amount, const char* known_on, int publisher, int source, SourceRank rank = press) {
  Figure figure = said(amount, known_on, rank, source);
  figure.publisher = PublisherId(publisher);
  return figure;
}

}  // namespace

TEST_CASE("between outlets the figure that meets most publishers stands, whichever came last") {
  const std::vector<Figure> three = {printed("23bn", "2024-08-26", 1, 1), printed("23bn", "2024-08-28", 2, 2),
                                     printed("23.1bn", "2024-08-28", 3, 3)};
  CHECK(stands(three) == "23100000000");
  std::vector<Figure> four = three;
  four.push_back(printed("99bn", "2025-01-22", 4, 4));
  CHECK(stands(four) == "23100000000 sources_disagree");
  CHECK(stands(four, "2025-01-21") == "23100000000");
  // The flag stays whatever else is said.
  four.push_back(printed("23.1bn", "2025-02-01", 5, 5));
  CHECK(stands(four) == "23100000000 sources_disagree");
  // Nor does it help to be the first.
  four.push_back(printed("45bn", "2024-01-02", 6, 6));
  CHECK(stands(four) == "23100000000 sources_disagree");
}

TEST_CASE("a publisher has one vote, that of its latest report, and restates nobody else") {
  CHECK(stands({printed("99bn", "2024-08-01", 1, 1), printed("99bn", "2024-08-02", 1, 2),
                printed("99bn", "2024-08-03", 1, 3), printed("23bn", "2024-08-04", 2, 4),
                printed("23bn", "2024-08-05", 3, 5)}) == "23000000000 sources_disagree");
  CHECK(stands({printed("32bn", "2024-08-01", 1, 1), printed("23bn", "2024-08-04", 2, 2),
                printed("23bn", "2024-08-05", 1, 3)}) == "23000000000");
}

TEST_CASE("of two outlets that contradict each other the earlier stands") {
  CHECK(stands({printed("23bn", "2024-08-01", 1, 1), printed("32bn", "2024-08-04", 2, 2)}) ==
        "23000000000 sources_disagree");
}

TEST_CASE("the highest rank among outlets votes, and lower ones may refine it") {
  const auto vendor = SourceRank::vendor;
  const std::vector<Figure> told = {printed("23bn", "2024-08-01", 1, 1, vendor), printed("32bn", "2024-08-02", 2, 2),
                                    printed("32bn", "2024-08-03", 3, 3)};
  CHECK(stands(told) == "23000000000 sources_disagree");
  CHECK(stands({told[0], printed("23.2bn", "2024-08-02", 4, 4)}) == "23200000000");
}

TEST_CASE("what outlets said is settled by the issuer, and who misses it still disagrees") {
  const std::vector<Figure> told = {printed("23bn", "2024-08-01", 1, 1), printed("32bn", "2024-08-02", 2, 2),
                                    said("32.1bn", "2024-08-14", filing, 3)};
  CHECK(stands(told, "2024-08-13") == "23000000000 sources_disagree");
  CHECK(stands(told) == "32100000000 sources_disagree");
}

TEST_CASE("an outlet that repeated what the issuer then said does not dispute what it says now") {
  const std::vector<Figure> told = {said("13058m", "2023-07-27", filing, 1), printed("13bn", "2023-07-28", 1, 2),
                                    printed("13.1bn", "2023-07-29", 2, 3), said("12957m", "2024-08-01", filing, 4)};
  CHECK(stands(told) == "12957000000");
  std::vector<Figure> late = told;
  late.push_back(printed("13.06bn", "2024-09-01", 3, 5));
  CHECK(stands(late) == "12957000000 sources_disagree");
}

TEST_CASE("where outlets changed their minds, or the issuer came, nothing was restated") {
  const std::vector<Figure> told = in_order({printed("23bn", "2024-08-01", 1, 1), printed("32bn", "2024-08-02", 2, 2),
                                             printed("32bn", "2024-08-03", 3, 3), said("40bn", "2024-08-14", filing, 4),
                                             said("42bn", "2024-11-14", filing, 5)});
  const auto all = vintages(told, Basis::actual, latest);
  REQUIRE(all.size() == 4);
  CHECK_FALSE(all[1].restates);
  CHECK_FALSE(all[2].restates);
  CHECK(all[3].restates);
  CHECK(all[1].authority == press);
  CHECK(all[3].authority == filing);
}

TEST_CASE("every voice that misses what stands is named") {
  const std::vector<Figure> told = in_order({printed("45bn", "2024-01-02", 6, 6), printed("23bn", "2024-08-26", 1, 1),
                                             printed("23bn", "2024-08-28", 2, 2), printed("99bn", "2025-01-22", 4, 4)});
  const auto stood = vintages(told, Basis::actual, latest);
  const auto others = disputing(told, {stood.data(), stood.size()}, Basis::actual, latest);
  REQUIRE(others.size() == 2);
  CHECK(others[0]->source == SourceId{6});
  CHECK(others[1]->source == SourceId{4});
}

}  // namespace standing_test
