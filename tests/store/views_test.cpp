#include <fmt/core.h>

#include "catch.hpp"
#include "io/temporary_folder.hpp"
#include "store/read/sql.hpp"
#include "store/sample.hpp"

namespace views_test {

using namespace capex;
using namespace capex::core;
using sample::Rows;

namespace {

// The rows of a query, cells separated by '|', NULL as "-".
std::string asked(const Rows& rows, const std::string& query) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  {
    Store store = Store::create(path);
    sample::load(store, rows);
  }
  std::string text;
  SqlHandlers handlers;
  handlers.row = [&text](const std::vector<SqlValue>& values) {
    for (const SqlValue& value : values) {
      if (const auto* number = std::get_if<std::int64_t>(&value))
        text += fmt::format("{}|", *number);
      else if (const auto* real = std::get_if<double>(&value))
        text += fmt::format("{}r|", *real);
      else if (const auto* string = std::get_if<std::string>(&value))
        text += *string + "|";
      else
        text += "-|";
    }
    text += "\n";
    return true;
  };
  run_sql(path, query, handlers);
  return text;
}

}  // namespace

TEST_CASE("stated_figures shows keys, ISO dates and amounts in units") {
  CHECK(
      asked(sample::chinese_capex()
                .figure("alibaba", "2023", "12.34", "ft-2024-08")
                .figure("alibaba", "2022", ">12bn", "ft-2024-08", "JPY"),
            "SELECT company, measure, basis, scope, period, first_day, last_day, low, high, unit, decimals, about,"
            " source, source_kind, known_on, words, import FROM stated_figures WHERE company = 'alibaba'"
            " ORDER BY first_day, source") ==
      "alibaba|capex|actual|total|2022|2022-01-01|2022-12-31|12000000000|-|JPY|-9|0|ft-2024-08|press|2024-08-26|-|1|\n"
      "alibaba|capex|actual|total|2023|2023-01-01|2023-12-31|12.34r|12.34r|CNY|2|0|ft-2024-08|press|2024-08-26|-|1|\n"
      "alibaba|capex|actual|total|2024H1|2024-01-01|2024-06-30|23000000000|23000000000|CNY|-9|0|ft-2024-08|press|"
      "2024-08-26|Rmb23bn|1|\n"
      "alibaba|capex|actual|total|2024H1|2024-01-01|2024-06-30|23000000000|23000000000|CNY|-9|0|sna-2024-08|press|"
      "2024-08-28|-|1|\n");
}

TEST_CASE("stated_figures names the variant of a definition") {
  CHECK(asked(Rows()
                  .company("amazon")
                  .source("f", "2025-02-07", SourceKind::filing)
                  .figure("amazon", "2023", "52.7bn", "f", "USD", "capex-cash")
                  .figure("amazon", "2024", "83bn", "f", "USD", "capex-cash", {}, "productive-assets"),
              "SELECT period, measure, variant FROM stated_figures ORDER BY period") ==
        "2023|capex-cash|-|\n2024|capex-cash|productive-assets|\n");
}

TEST_CASE("a count is shown in its unit") {
  CHECK(asked(Rows().company("meta").source("s", "2025-01-22").figure("meta", "2024", "224k", "s", "", "chips-ordered"),
              "SELECT low, unit FROM stated_figures") == "224000|chips|\n");
}

TEST_CASE("latest_stated has one figure a series and period: the last known, of one day the finest") {
  CHECK(asked(Rows()
                  .company("a")
                  .source("s", "2024-08-26")
                  .source("t", "2024-08-28")
                  .source("u", "2024-08-28")
                  .figure("a", "2024H1", "23bn", "s")
                  .figure("a", "2024H1", "24bn", "t")
                  .figure("a", "2024H1", "24.1bn", "u")
                  .figure("a", "2023H1", "10bn", "s"),
              "SELECT period, low, source FROM latest_stated ORDER BY first_day") ==
        "2023H1|10000000000|s|\n2024H1|24100000000|u|\n");
}

TEST_CASE("daily_rates shows the rate as it was written") {
  CHECK(asked(Rows()
                  .rate("ecb", "EUR", "JPY", "2024-06-28", "171")
                  .rate("ecb", "EUR", "CNY", "2024-06-28", "7.7740")
                  .rate("ecb", "EUR", "GBP", "1969-12-31", "0.0085"),
              "SELECT provider, base, quote, day, rate FROM daily_rates ORDER BY quote") ==
        "ecb|EUR|CNY|2024-06-28|7.7740|\necb|EUR|GBP|1969-12-31|0.0085|\necb|EUR|JPY|2024-06-28|171|\n");
}

TEST_CASE("claims shows ratios as fractions and names its source") {
  CHECK(asked(sample::chinese_capex(),
              "SELECT claim, kind, company, period, low, high, unit, decimals, source, known_on, parts FROM claims") ==
        "ft-2024-08/alibaba-growth|growth|alibaba|2024H1|1.23r|1.23r|-|2|ft-2024-08|2024-08-26|1|\n");
}

}  // namespace views_test
