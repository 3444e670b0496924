// As an analyst writes it who knows SQLite: average rates and vintages in temporary tables with a key, so that the last
// statement only looks up. An amount that was restated without its base is as first stated, a base as last. Doubles, as
// SQL has no other.
#include <fmt/core.h>

#include "../bare.hpp"
#include "../files.hpp"
#include "../sqlite.hpp"
#include "party.hpp"

namespace capex::core::bench {
namespace {

// Rates are quoted per dollar but for the euro and the pound, which are quoted in dollars: the mean of the daily rates
// is taken in that direction, over the days of the half that have one. A LIMIT that limits nothing keeps a subquery a
// table of its own, so that each day's half is worked out once.
constexpr const char* average_rates = R"sql(
CREATE TEMP TABLE day_of_half AS
SELECT d.day, d.rate AS dollar, p.period_id
FROM (SELECT day, rate, strftime('%Y', day * 86400, 'unixepoch')
        || CASE WHEN strftime('%m', day * 86400, 'unixepoch') <= '06' THEN 'H1' ELSE 'H2' END AS label
      FROM exchange_rate WHERE provider_id = 1 AND base_id = 978 AND quote_id = 840 LIMIT -1) AS d
CROSS JOIN (SELECT period_id, label FROM period LIMIT -1) AS p ON p.label = d.label;

CREATE TEMP TABLE average AS
SELECT currency_id, period_id, CASE WHEN currency_id = 826 THEN avg(1 / rate) ELSE 1 / avg(rate) END AS dollars
FROM (SELECT q.quote_id AS currency_id, h.period_id, q.rate * 1.0 / h.dollar AS rate
      FROM day_of_half AS h CROSS JOIN exchange_rate AS q ON q.day = h.day
      WHERE q.provider_id = 1 AND q.base_id = 978 AND q.quote_id IN (SELECT DISTINCT currency_id FROM series))
GROUP BY currency_id, period_id
UNION ALL
SELECT 978, period_id, avg(dollar / 10000.0) FROM day_of_half GROUP BY period_id;

CREATE TEMP TABLE rate (currency_id INTEGER, period_id INTEGER, base_id INTEGER, dollars REAL, base_dollars REAL,
  PRIMARY KEY (currency_id, period_id)) WITHOUT ROWID;
INSERT INTO rate
SELECT a.currency_id, a.period_id, b.period_id, a.dollars, b.dollars
FROM average AS a
JOIN period AS p ON p.period_id = a.period_id
JOIN period AS year_ago ON year_ago.label = (substr(p.label, 1, 4) - 1) || substr(p.label, 5)
JOIN average AS b ON b.currency_id = a.currency_id AND b.period_id = year_ago.period_id;
)sql";

constexpr const char* first_and_latest_vintages = R"sql(
CREATE TEMP TABLE first (series_id INTEGER, period_id INTEGER, amount INTEGER, known_on INTEGER,
  PRIMARY KEY (series_id, period_id)) WITHOUT ROWID;
INSERT INTO first
SELECT series_id, period_id, low, min(known_on) FROM figure WHERE known_on <= {as_of} GROUP BY series_id, period_id;
CREATE TEMP TABLE latest (series_id INTEGER, period_id INTEGER, amount INTEGER, known_on INTEGER,
  PRIMARY KEY (series_id, period_id)) WITHOUT ROWID;
INSERT INTO latest
SELECT series_id, period_id, low, max(known_on) FROM figure WHERE known_on <= {as_of} GROUP BY series_id, period_id;
)sql";

constexpr const char* by_self_join = R"sql(
SELECT s.company_id, a.period_id, a.amount * r.dollars / (b.amount * r.base_dollars) AS factor
FROM first AS a
CROSS JOIN series AS s ON s.series_id = a.series_id
CROSS JOIN rate AS r ON r.currency_id = s.currency_id AND r.period_id = a.period_id
CROSS JOIN latest AS b ON b.series_id = a.series_id AND b.period_id = r.base_id
)sql";

constexpr const char* by_window = R"sql(
SELECT s.company_id, a.period_id, a.amount * r.dollars / (a.base * r.base_dollars) AS factor
FROM (SELECT series_id, period_id, f.amount, lag(period_id, 2) OVER w AS base_id, lag(l.amount, 2) OVER w AS base
      FROM latest AS l JOIN first AS f USING (series_id, period_id)
      WINDOW w AS (PARTITION BY series_id ORDER BY period_id)) AS a
CROSS JOIN series AS s ON s.series_id = a.series_id
CROSS JOIN rate AS r ON r.currency_id = s.currency_id AND r.period_id = a.period_id AND r.base_id = a.base_id
)sql";

Connection with_tables(const std::filesystem::path& store) {
  Connection connection = open(store);
  execute(connection.get(), "PRAGMA temp_store = MEMORY");
  execute(connection.get(), average_rates);
  execute(connection.get(), fmt::format(first_and_latest_vintages, fmt::arg("as_of", day_number(as_of()))).c_str());
  return connection;
}

Party party(std::string name, const std::filesystem::path& store, const std::string& growths) {
  Party made{std::move(name), {}};
  made.answer = [=] {
    return seconds_of([&] {
      const Connection connection = with_tables(store);
      for_each_row(connection.get(), ("SELECT count(*), sum(factor - 1) FROM (" + growths + ")").c_str(),
                   [](sqlite3_stmt*) {});
    });
  };
  made.rows = [=] {
    const Connection connection = with_tables(store);
    std::vector<GrowthRow> rows;
    const std::string sql =
        "SELECT g.company_id, 2 * substr(p.label, 1, 4) + (substr(p.label, 6) = '2'), g.factor "
        "FROM (" +
        growths + ") AS g CROSS JOIN period AS p ON p.period_id = g.period_id";
    for_each_row(connection.get(), sql.c_str(), [&](sqlite3_stmt* row) {
      rows.push_back({sqlite3_column_int(row, 0), sqlite3_column_int(row, 1), sqlite3_column_double(row, 2)});
    });
    return rows;
  };
  return made;
}

}  // namespace

std::vector<Party> sqlite_parties(const std::filesystem::path& store) {
  return {{"bare", [=] { return seconds_of([&] { step_figures(store, day_number(as_of())); }); }},
          {"bare-four", [=] { return seconds_of([&] { step_four_columns(store, day_number(as_of())); }); }},
          party("sqlite-self-join", store, by_self_join),
          party("sqlite-window", store, by_window)};
}

}  // namespace capex::core::bench
