#include "model/panel.hpp"

#include <random>

#include "catch.hpp"
#include "money/amount_text.hpp"
#include "time/label.hpp"

namespace panel_test {

using namespace capex;
using namespace capex::core;

namespace {

Figure figure(const char* label, const char* amount, const char* code = "CNY") {
  return {resolve(parse_label(label)), parse_amount(amount, currency(code)).number,
          Date(2024, 8, 26),           SourceId{3},
          SourceRank::press,           VariantId{}};
}

Series series(int id, std::vector<Figure> figures, const char* scope = "total", const char* code = "CNY") {
  return {
      {{{CompanyId{id + 100}, MeasureId{2}, Basis::guidance, scope}, currency(code)}, SeriesId{id}, MeasureKind::flow},
      std::move(figures)};
}

bool same(const Figure& a, const Figure& b) {
  return a.period == b.period && a.amount == b.amount && a.known_on == b.known_on && a.source == b.source &&
         a.rank == b.rank && a.variant == b.variant;
}

bool same(const Series& a, const Series& b) {
  return a.id == b.id && a.company == b.company && a.measure == b.measure && a.kind == b.kind && a.basis == b.basis &&
         a.scope == b.scope && a.currency == b.currency &&
         std::equal(a.figures.begin(), a.figures.end(), b.figures.begin(), b.figures.end(),
                    [](const Figure& x, const Figure& y) { return same(x, y); });
}

}  // namespace

TEST_CASE("a panel gives back the series that were appended") {
  Series varied = series(1, {figure("2024H1", "23bn"), figure("2024", ">50bn"), figure("2025", "60-65bn"),
                             figure("2025", "<100bn"), figure("2026", "~-4.2bn")});
  varied.figures[1].variant = VariantId{300};
  varied.figures[2].rank = SourceRank::report;
  varied.figures[2].known_on = Date(1999, 12, 31);
  const Series empty = series(2, {}, "domestic");
  const Series yen = series(3, {figure("2024H1", "1,234", "JPY")}, "total", "JPY");
  Panel panel;
  for (const Series& one : {varied, empty, yen}) panel.append(one);
  REQUIRE(panel.size() == 3);
  CHECK(panel.figures() == 6);
  Series read;
  panel[0].read(read);
  CHECK(same(read, varied));
  panel[2].read(read);
  CHECK(same(read, yen));
  panel[1].read(read);
  CHECK(same(read, empty));
}

TEST_CASE("a panel of many figures, or of a series of many, gives back every one") {
  Panel panel;
  for (const std::size_t length : {100U, 70'000U, 0U, 100U}) {
    for (int i = 1; i <= (length == 100 ? 900 : 1); ++i) {
      panel.append(series(i, std::vector<Figure>(length, figure("2024H1", (std::to_string(i) + "bn").c_str()))));
    }
  }
  CHECK(panel.figures() == 2 * 90'000 + 70'000);
  REQUIRE(panel.size() == 2 * 900 + 2);
  std::size_t right = 0;
  for (std::size_t place = 0; place < panel.size(); ++place) {
    const PanelSeries held = panel[place];
    const std::int64_t billions = static_cast<std::int64_t>(held.id()) * 100'000'000'000;
    for (std::size_t i = 0; i < held.size(); ++i) right += held.amount(i).low() == billions ? 1U : 0U;
  }
  CHECK(right == panel.figures());
}

TEST_CASE("a panel has as many scopes as filings name parts") {
  constexpr int many = 70'000;
  Panel panel;
  for (int i = 0; i < many; ++i) panel.append(series(i, {}, ("part-" + std::to_string(i)).c_str()));
  Panel both;
  both.append(series(many, {}, "part-7"));
  both.append(std::move(panel));
  CHECK(both[0].scope() == "part-7");
  CHECK(both[8].scope() == "part-7");
  CHECK(both[many].scope() == "part-69999");
}

TEST_CASE("a panel takes over another, with its scopes, periods and publishers, and goes on from there") {
  const auto of_outlet = [](Figure figure, int publisher) {
    figure.publisher = static_cast<PublisherId>(publisher);
    return figure;
  };
  const std::vector<Series> all = {series(1, {figure("2024H1", "23bn"), of_outlet(figure("2024", "50bn"), 1)}),
                                   series(2, {figure("2023", "7bn")}, "domestic"), series(3, {}, "overseas"),
                                   series(4, {of_outlet(figure("2022", "9bn"), 2), figure("2024", "8bn")}, "overseas"),
                                   series(5, {figure("2022", "3bn")})};
  for (std::size_t first = 0; first <= all.size(); ++first) {
    for (std::size_t second = first; second <= all.size(); ++second) {
      Panel panel, other;
      for (std::size_t i = 0; i < first; ++i) panel.append(all[i]);
      for (std::size_t i = first; i < second; ++i) other.append(all[i]);
      panel.append(std::move(other));
      for (std::size_t i = second; i < all.size(); ++i) panel.append(all[i]);
      REQUIRE(panel.size() == all.size());
      CHECK(panel.figures() == 6);
      CHECK(panel.split(2).back() == all.size());
      for (std::size_t i = 0; i < all.size(); ++i) {
        Series read;
        panel[i].read(read);
        CHECK(same(read, all[i]));
        for (std::size_t at = 0; at < read.figures.size(); ++at) {
          CHECK(read.figures[at].publisher == all[i].figures[at].publisher);
        }
      }
    }
  }
}

TEST_CASE("a panel takes 32 bytes a figure") {
  Panel panel;
  for (int i = 1; i <= 100; ++i) panel.append(series(i, std::vector<Figure>(80, figure("2024H1", "23bn"))));
  CHECK(panel.figures() == 8000);
  CHECK(panel.bytes() == 32 * panel.figures());
}

TEST_CASE("a panel is split into runs with about as many figures each") {
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> length(0, 40);
  Panel panel;
  for (int i = 1; i <= 500; ++i) panel.append(series(i, std::vector<Figure>(length(random), figure("2024H1", "23bn"))));
  for (const std::size_t parts : {1U, 2U, 3U, 7U}) {
    const std::vector<std::size_t> ends = panel.split(parts);
    REQUIRE(ends.size() == parts);
    CHECK(ends.back() == panel.size());
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      std::size_t figures = 0;
      Series read;
      for (std::size_t i = begin; i < end; ++i) {
        panel[i].read(read);
        figures += read.figures.size();
      }
      CHECK(figures + 40 >= panel.figures() / parts);
      CHECK(figures <= panel.figures() / parts + 40 + parts);
      begin = end;
    }
  }
  CHECK(Panel().split(2) == std::vector<std::size_t>{0, 0});
}

}  // namespace panel_test
