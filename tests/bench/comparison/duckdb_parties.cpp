#include <fmt/format.h>

#include "../files.hpp"
#include "duckdb.hpp"
#include "party.hpp"

namespace capex::bench {
namespace {

constexpr const char* load = R"sql(
SET threads = 2;
CREATE TYPE currency AS ENUM ('EUR', 'USD', 'CNY', 'GBP', 'INR', 'JPY', 'KRW');
CREATE TABLE figure (company INTEGER, half INTEGER, known_on INTEGER, currency currency, amount BIGINT);
COPY figure FROM '{figures}' (HEADER);
CREATE TABLE rate (currency currency, day DATE, rate DOUBLE);
COPY rate FROM '{rates}' (HEADER);
CHECKPOINT;
)sql";

// Rates are quoted per dollar but for the euro and the pound, which are quoted in dollars: the mean of the daily rates
// is taken in that direction, over the days of the half that have one.
constexpr const char* growths = R"sql(
WITH per_euro AS (
  FROM rate UNION ALL SELECT 'EUR', day, 1 FROM rate WHERE currency = 'USD'),
average AS (
  SELECT r.currency, 2 * year(r.day) + (month(r.day) > 6)::INTEGER AS half,
    CASE WHEN r.currency IN ('EUR', 'GBP') THEN avg(d.rate / r.rate) ELSE 1 / avg(r.rate / d.rate) END AS dollars
  FROM per_euro AS r JOIN rate AS d ON d.day = r.day AND d.currency = 'USD'
  GROUP BY r.currency, half),
latest AS (
  SELECT company, half, any_value(currency) AS currency, arg_max(amount, known_on) AS amount
  FROM figure WHERE known_on <= {as_of} GROUP BY company, half),
converted AS (
  SELECT company, half, amount * dollars AS amount FROM latest JOIN average USING (currency, half))
SELECT a.company, a.half, a.amount / b.amount AS factor, a.amount, b.amount AS base
FROM converted AS a JOIN converted AS b ON b.company = a.company AND b.half = a.half - 2
)sql";

}  // namespace

Guests duckdb_parties(const std::filesystem::path& library, const PlainFiles& files,
                      const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "figures.duckdb";
  std::filesystem::remove(file);
  const auto duckdb = std::make_shared<DuckDb>(library, file);
  duckdb->execute(
      fmt::format(load, fmt::arg("figures", files.figures.string()), fmt::arg("rates", files.rates.string())));
  const std::string query = fmt::format(growths, fmt::arg("as_of", day_number(as_of())));

  const std::string sum = "SELECT count(*), sum(factor - 1) FROM (" + query + ")";
  const std::filesystem::path csv = folder / "duckdb.csv";
  const std::string copy = fmt::format("COPY ({}) TO '{}' (HEADER)", query, csv.string());
  return {duckdb->version(),
          {{"duckdb", [=] { return seconds_of([&] { duckdb->execute(sum); }); },
            [=] {
              std::vector<GrowthRow> rows;
              duckdb->for_each_run(query, [&](const DuckDb::Rows& run) {
                for (std::uint64_t at = 0; at < run.count; ++at) {
                  rows.push_back({run.first[at], run.second[at], run.third[at]});
                }
              });
              return rows;
            }},
           {"duckdb-csv", [=] { return seconds_of([&] { duckdb->execute(copy); }); }}}};
}

}  // namespace capex::bench
