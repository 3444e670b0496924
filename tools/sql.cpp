#include <fmt/core.h>

#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

#include "commands.hpp"
#include "database.hpp"
#include "output.hpp"
#include "row_stream.hpp"

namespace capex::tool {

namespace {

constexpr std::int64_t usual_timeout = 60;

std::int64_t seconds_of(const std::string& text) {
  constexpr std::int64_t most = 1'000'000;
  std::int64_t seconds = -1;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (failure != std::errc() || end != text.data() + text.size() || seconds < 0 || seconds > most) {
    throw UsageError(fmt::format("--timeout {}: whole seconds, 0 to {}", text, most));
  }
  return seconds;
}

Exit run_sql(CommandLine& line) {
  std::string query;
  line.argument("QUERY", query, "one statement that reads; - reads it from standard input");
  std::optional<std::string> timeout;
  line.option("--timeout", timeout, "SECONDS",
              fmt::format("give up after so long (default {}; 0: never)", usual_timeout));
  Output output(line);
  line.parse();
  output.format();
  const std::int64_t seconds = timeout ? seconds_of(*timeout) : usual_timeout;

  const Database db = open_database(line);
  if (query == "-") query = read_stdin();
  RowStream rows(output);
  db.sql(query, rows.visitor(), std::chrono::seconds(seconds));
  rows.finish();
  return Exit::done;
}

}  // namespace

const Command sql_command = {
    "sql",
    "a read-only query on the file's views",
    "QUERY [options]",
    "capex sql 'select company, period, low, high, unit from latest_stated limit 10'\n"
    "capex sql 'select day, rate from daily_rates where base = \"USD\" and day > \"2026-09\"' --format csv\n"
    "capex sql \"select company, amount, growth from capex_growth('alibaba,tencent', '2024H1', 'USD')\"\n"
    "capex sql - < query.sql",
    "The views: stated_figures, latest_stated, daily_rates, claims. They show what is stated. What is computed is in\n"
    "functions: capex_show(COMPANIES, PERIOD, CURRENCY), capex_revisions, capex_growth and capex_total likewise,\n"
    "capex_screen(PERIOD, CONDITION), capex_check, capex_changes(SINCE, UNTIL), capex_rates(FROM, TO, PERIOD), with "
    "the\n"
    "columns of the commands' CSV and every option as a hidden column: where ask_by = 'half'. Values are read by\n"
    "capex_amount('23bn'), capex_first_day and capex_last_day('2024H1'), capex_convert('50bn', 'CNY', 'USD', "
    "'2024H1').\n"
    "All of every company's growth is quicker from 'capex export growth' in a pipe, as its help shows.\n"
    "The query reads and can do nothing else. It has 60 s and 512 MB, and no text of more than 1,000,000 bytes; a "
    "table\n"
    "on the screen and JSON are held whole, so many rows are better asked for as csv or ndjson.",
    run_sql,
};

}  // namespace capex::tool
