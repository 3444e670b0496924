#include "capex/store/sql.hpp"

#include <fmt/core.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <set>

#include "capex/io/rows.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "output.hpp"
#include "row_stream.hpp"

namespace capex::tool {

namespace {

struct CellOf {
  Cell operator()(std::monostate) const { return {}; }
  Cell operator()(std::int64_t value) const { return Number{std::to_string(value)}; }
  Cell operator()(double value) const {
    // What is beyond all numbers is a word: JSON has no number for it.
    if (!std::isfinite(value)) return fmt::format("{}", value);
    return Number{fmt::format("{}", value)};
  }
  Cell operator()(const std::string& value) const { return value; }
  Cell operator()(const SqlBlob& blob) const {
    std::string hex;
    for (const std::byte byte : blob.bytes) hex += fmt::format("{:02x}", std::to_integer<unsigned>(byte));
    return hex;
  }
};

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

/// Each under a name of its own: of two columns called `a` the second is `a_2`, so that no key of JSON comes twice.
std::vector<std::string> distinct(const std::vector<std::string>& columns) {
  std::set<std::string> taken(columns.begin(), columns.end());
  std::set<std::string> used;
  std::vector<std::string> names;
  for (const std::string& column : columns) {
    std::string name = column;
    for (int number = 2; used.count(name) > 0 || (name != column && taken.count(name) > 0); ++number) {
      name = fmt::format("{}_{}", column, number);
    }
    used.insert(name);
    names.push_back(std::move(name));
  }
  return names;
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

  const std::filesystem::path path = existing_database(line);
  if (query == "-") query = read_stdin();
  RowStream rows(output);
  SqlHandlers handlers;
  handlers.wait = line.wait();
  const auto begun = std::chrono::steady_clock::now();
  if (seconds > 0) {
    handlers.stop = [begun, seconds]() -> bool {
      if (std::chrono::steady_clock::now() - begun < std::chrono::seconds(seconds)) return false;
      throw Error(ErrorCode::storage,
                  fmt::format("the query was stopped after {} s; --timeout SECONDS gives it longer", seconds));
    };
  }
  handlers.columns = [&](const std::vector<std::string>& columns) { rows.columns(distinct(columns)); };
  handlers.row = [&](const std::vector<SqlValue>& values) {
    Row row;
    for (const SqlValue& value : values) row.push_back(std::visit(CellOf{}, value));
    rows.add(std::move(row));
    return true;
  };
  run_sql(path, query, handlers);
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
    "capex sql - < query.sql",
    "The views: stated_figures, latest_stated, daily_rates, claims. They show what is stated; what is computed "
    "(conversion,\n"
    "growth, which figure stands) is what show, growth and export answer.\n"
    "The query reads and can do nothing else. It has 60 s and 512 MB, and no text of more than 1,000,000 bytes; a "
    "table\n"
    "on the screen and JSON are held whole, so many rows are better asked for as csv or ndjson.",
    run_sql,
};

}  // namespace capex::tool
