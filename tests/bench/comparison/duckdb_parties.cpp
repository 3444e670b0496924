#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <stdexcept>

#include "../files.hpp"
#include "duckdb.hpp"
#include "party.hpp"

namespace capex::core::bench {
namespace {

constexpr const char* load = R"sql(
SET threads = 2;
CREATE TYPE currency AS ENUM ('EUR', 'USD', 'CNY', 'GBP', 'INR', 'JPY', 'KRW');
CREATE TABLE figure (company INTEGER, half INTEGER, known_on INTEGER, currency currency, amount BIGINT);
COPY figure FROM '{figures}' (HEADER);
CREATE TABLE rate (currency currency, day DATE, rate DOUBLE);
COPY rate FROM '{rates}' (HEADER);
CREATE TABLE company (company INTEGER, key VARCHAR);
COPY company FROM '{companies}' (HEADER);
CREATE MACRO cents(dollars) AS dollars::DECIMAL(18, 2);
CREATE MACRO fraction(growth) AS growth::DECIMAL(18, 6);
CHECKPOINT;
)sql";

// Rates are quoted per dollar but for the euro and the pound, which are quoted in dollars: the mean of the daily rates
// is taken in that direction, over the days of the half that have one.
constexpr const char* converted = R"sql(
WITH per_euro AS (
  FROM rate UNION ALL SELECT 'EUR', day, 1 FROM rate WHERE currency = 'USD'),
average AS (
  SELECT r.currency, 2 * year(r.day) + (month(r.day) > 6)::INTEGER AS half,
    CASE WHEN r.currency IN ('EUR', 'GBP') THEN avg(d.rate / r.rate) ELSE 1 / avg(r.rate / d.rate) END AS dollars
  FROM per_euro AS r JOIN rate AS d ON d.day = r.day AND d.currency = 'USD'
  GROUP BY r.currency, half),
latest AS (
  SELECT company, half, any_value(currency) AS currency, arg_max(amount, known_on) AS amount,
    arg_min(amount, known_on) AS first
  FROM figure WHERE known_on <= {as_of} GROUP BY company, half),
converted AS (
  SELECT company, half, amount * dollars AS amount, first * dollars AS first, 500000 * dollars AS within
  FROM latest JOIN average USING (currency, half))
)sql";

constexpr const char* growths = R"sql(
SELECT a.company, a.half, a.first / b.amount AS factor, a.first AS amount
FROM converted AS a JOIN converted AS b ON b.company = a.company AND b.half = a.half - 2
)sql";

constexpr const char* screened_growths = R"sql(
SELECT company, half, factor FROM ({growths})
WHERE half = 2 * 2024 AND factor > 1.2 AND amount > 1000000000 ORDER BY factor DESC LIMIT 20
)sql";

// Also the halves without a base, as the library's export has them, with as many digits. A decimal is written faster
// than a double.
constexpr const char* narrow_rows = R"sql(
SELECT c.key AS company, (a.half // 2) || 'H' || (a.half % 2 + 1) AS period,
  cents(CASE WHEN b.amount IS NULL THEN a.amount ELSE a.first END) AS amount, cents(b.amount) AS base_amount,
  fraction(a.first / b.amount - 1) AS growth
FROM converted AS a LEFT JOIN converted AS b ON b.company = a.company AND b.half = a.half - 2
JOIN company AS c ON c.company = a.company
)sql";

// The columns of the library's export, with the bounds of figures that were stated in millions.
constexpr const char* wide_rows = R"sql(
, grown AS (
  SELECT a.company, a.half, a.within, CASE WHEN b.amount IS NULL THEN a.amount ELSE a.first END AS amount,
    CASE WHEN b.amount IS NOT NULL AND a.first <> a.amount THEN 'held_back' ELSE '' END AS flags, b.amount AS base_amount,
    b.within AS base_within
  FROM converted AS a LEFT JOIN converted AS b ON b.company = a.company AND b.half = a.half - 2)
SELECT c.key AS company, 'capex' AS measure, 'actual' AS basis, 'total' AS scope,
  (a.half // 2) || 'H' || (a.half % 2 + 1) AS period, make_date(a.half // 2, a.half % 2 * 6 + 1, 1) AS first_day,
  make_date(a.half // 2, a.half % 2 * 6 + 6, 30 + a.half % 2) AS last_day, 'USD' AS currency,
  cents(a.amount) AS amount, cents(a.amount - a.within) AS low, cents(a.amount + a.within) AS high,
  'stated' AS status, a.flags, (a.half // 2 - 1) || 'H' || (a.half % 2 + 1) AS base_period,
  cents(a.base_amount) AS base_amount, cents(a.base_amount - a.base_within) AS base_low,
  cents(a.base_amount + a.base_within) AS base_high,
  CASE WHEN a.base_amount IS NULL THEN 'missing' ELSE 'stated' END AS base_status,
  fraction(a.amount / a.base_amount - 1) AS growth,
  fraction((a.amount - a.within) / (a.base_amount + a.base_within) - 1) AS growth_low,
  fraction((a.amount + a.within) / (a.base_amount - a.base_within) - 1) AS growth_high,
  CASE WHEN a.base_amount IS NULL THEN 'missing_base' ELSE 'stated' END AS growth_status
FROM grown AS a
JOIN company AS c ON c.company = a.company
)sql";

std::shared_ptr<DuckDb> loaded(const std::filesystem::path& library, const PlainFiles& files) {
  const std::filesystem::path file = files.figures.parent_path() / "figures.duckdb";
  std::filesystem::remove(file);
  auto duckdb = std::make_shared<DuckDb>(library, file);
  duckdb->execute(fmt::format(load, fmt::arg("figures", files.figures.string()),
                              fmt::arg("rates", files.rates.string()),
                              fmt::arg("companies", files.companies.string())));
  return duckdb;
}

std::vector<GrowthRow> rows_of(const DuckDb& duckdb, const std::string& sql) {
  std::vector<GrowthRow> rows;
  duckdb.for_each_run(sql, [&](const DuckDb::Rows& run) {
    for (std::uint64_t at = 0; at < run.count; ++at) rows.push_back({run.first[at], run.second[at], run.third[at]});
  });
  return rows;
}

/// As the library does before it gives a file its name, and DuckDB does not.
void bring_to_disk(const std::filesystem::path& file) {
  const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool is_there = opened >= 0 && ::fsync(opened) == 0;
  if (opened >= 0) ::close(opened);
  if (!is_there) throw std::runtime_error(file.string() + " was not brought to the disk");
}

}  // namespace

Guests duckdb_parties(const std::filesystem::path& library, const PlainFiles& files,
                      const std::filesystem::path& store) {
  const std::shared_ptr<DuckDb> duckdb = loaded(library, files);
  const std::string with = fmt::format(converted, fmt::arg("as_of", day_number(as_of())));
  const std::string all = with + growths;
  const std::string sum = with + "SELECT count(*), sum(factor - 1) FROM (" + growths + ")";
  const std::string screen = with + fmt::format(screened_growths, fmt::arg("growths", growths));
  const auto timed = [=](const std::string& sql) { return [=] { return seconds_of([&] { duckdb->execute(sql); }); }; };
  const auto csv = [=](const char* name, const char* rows) {
    const std::filesystem::path file = files.figures.parent_path() / (name + std::string(".csv"));
    const std::string copy = fmt::format("COPY ({}{}) TO '{}' (HEADER)", with, rows, file.string());
    const auto made = [=] {
      return seconds_of([&] {
        duckdb->execute(copy);
        bring_to_disk(file);
      });
    };
    return Party{name, made,
                 [=] {
                   duckdb->execute(copy);
                   return read_growth_csv(file, store);
                 },
                 Asked::everything, half_of_last_place};
  };
  return {duckdb->version(),
          {{"duckdb", timed(sum), [=] { return rows_of(*duckdb, all); }},
           {"duckdb-screen", timed(screen), [=] { return rows_of(*duckdb, screen); }, Asked::screen},
           csv("duckdb-csv-narrow", narrow_rows),
           csv("duckdb-csv", wide_rows)}};
}

}  // namespace capex::core::bench
