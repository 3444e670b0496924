#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <thread>
#include <vector>

#include "results.hpp"

namespace capex::core::bench {
namespace {

struct Line {
  const char* name;
  const char* label;
  bool is_ours = false;
};

/// How far off a straight line the library's times may be.
constexpr double straight_within = 0.15;

constexpr Line answers[] = {
    {"bare", "SQLite: step through the rows, read the ten columns of a snapshot"},
    {"bare-four", "SQLite: the same of four columns"},
    {"sqlite-self-join", "SQL in SQLite: temporary tables, self-join"},
    {"sqlite-window", "SQL in SQLite: temporary tables, window"},
    {"duckdb", "DuckDB, two threads"},
    {"pandas-read", "pandas: read the CSV"},
    {"pandas", "pandas: growth alone"},
    {"polars-read", "polars, two threads: read the CSV"},
    {"polars", "polars, two threads: growth alone"},
    {"pass", "capexdb: the file, one thread", true},
    {"pass-on-two", "capexdb: the file, two threads", true},
    {"bytes-on-two", "read the bytes of the file, two threads"},
    {"panel-filled", "capexdb: fill a panel, one thread", true},
    {"panel-filled-on-two", "capexdb: fill a panel, two threads", true},
    {"panel", "capexdb: the panel, one thread", true},
    {"panel-on-two", "capexdb: the panel, two threads", true},
    {"duckdb-screen", "DuckDB: the twenty that a screen finds, two threads"},
    {"screen", "capexdb: the twenty that a screen finds, two threads", true},
    {"duckdb-csv-narrow", "DuckDB: as CSV of five columns on the disk, two threads"},
    {"duckdb-csv", "DuckDB: as CSV of the library's columns on the disk, two threads"},
    {"pass-csv", "capexdb: as CSV on the disk, two threads", true},
};

/// A number over another, or by itself, that should not exceed (or fall below) so much.
struct Target {
  const char* label;
  const char* name;
  const char* over;  // the name of what it is divided by; "figures" for millions of them; null for nothing
  double scale;      // in what it is shown
  double target;
  bool at_least = false;
};

constexpr Target targets[] = {
    {"the file on two threads / bare", "pass-on-two", "bare", 1, 0.15},
    {"filling a panel on two threads / bare", "panel-filled-on-two", "bare", 1, 0.15},
    {"the panel on two threads, ms a million figures", "panel-on-two", "figures", 1e3, 12},
    {"the twenty that a screen finds / the bytes of the file", "screen", "bytes-on-two", 1, 1.5},
    {"as CSV / DuckDB, the same columns", "pass-csv", "duckdb-csv", 1, 0.25},
    {"peak memory of the file on one thread, MB", "pass-peak", nullptr, 1e-6, 100},
    {"peak memory of the file on two threads, MB", "pass-on-two-peak", nullptr, 1e-6, 100},
    {"bytes a stored figure, with its indexes", "bytes", nullptr, 1, 45},
    {"loading CSV, million rows a second", "load-rows", nullptr, 1e-6, 0.6, true},
    {"one more filing into the file, ms", "filing", nullptr, 1e3, 10},
    {"one company from process start / `select 1`", "company", "select-1", 1, 2},
    {"the same in dollars / `select 1`", "company-usd", "select-1", 1, 2},
    {"ten years of it in dollars / `select 1`", "company-years", "select-1", 1, 2},
    {"one company in dollars in a program, µs", "company-library", nullptr, 1e6, 50},
    {"all of it in dollars into pandas / copying its bytes", "crossing", "crossing-copied", 1, 2},
    {"the same with days as datetime64 / copying its bytes", "crossing-days", "crossing-copied", 1, 2},
};

std::string million(std::int64_t figures) {
  return fmt::format("{:.3g} million", static_cast<double>(figures) / 1e6);
}

std::string header(const Results& results, const std::string& first, const std::string& last = {}) {
  std::string line = "| " + first + " |";
  std::string rule = "| --- |";
  for (const auto& [figures, measured] : results) {
    line += " " + million(figures) + " |";
    rule += " ---: |";
  }
  if (!last.empty()) {
    line += " " + last + " |";
    rule += " ---: |";
  }
  return line + "\n" + rule + "\n";
}

/// A row of a table: what `cell` says of each size, unless it says nothing of any.
template <class Cell>
std::string row(const Results& results, const std::string& label, const Cell& cell, const std::string& last = {}) {
  std::string line = "| " + label + " |";
  bool said = false;
  for (const auto& [figures, measured] : results) {
    const std::string text = cell(figures, measured);
    said = said || !text.empty();
    line += " " + text + " |";
  }
  if (!last.empty()) line += " " + last + " |";
  return said ? line + "\n" : "";
}

std::string times(const Results& results) {
  std::string table = header(results, "seconds, and times bare SQLite");
  for (const Line& answer : answers) {
    table += row(results, answer.label, [&](std::int64_t, const Measured& measured) {
      const auto seconds = measured.number(answer.name);
      return seconds ? fmt::format("{:.4f} · {:.2f}", *seconds, *seconds / measured.number("bare").value_or(NAN)) : "";
    });
  }
  return table;
}

std::optional<double> reached(const Target& target, std::int64_t figures, const Measured& measured) {
  const auto number = measured.number(target.name);
  if (!number || target.over == nullptr) return number ? std::optional(*number * target.scale) : number;
  const auto over = target.over == std::string("figures") ? std::optional(static_cast<double>(figures) / 1e6)
                                                          : measured.number(target.over);
  return over ? std::optional(*number / *over * target.scale) : over;
}

std::string against_targets(const Results& results) {
  std::string table = header(results, "measured", "target");
  for (const Target& target : targets) {
    const auto cell = [&](std::int64_t figures, const Measured& measured) {
      const auto value = reached(target, figures, measured);
      if (!value) return std::string();
      const bool met = target.at_least ? *value >= target.target : *value <= target.target;
      return fmt::format("{:.{}f}{}", *value, *value < 10 ? 2 : 0, met ? "" : " missed");
    };
    table += row(results, target.label, cell, fmt::format("{} {}", target.at_least ? "≥" : "≤", target.target));
  }
  return table;
}

/// The straight line from which the times are, in proportion, the least far off.
struct StraightLine {
  double fixed = 0, each = 0;
};

StraightLine line_through(const std::vector<std::pair<double, double>>& points) {
  double w = 0, wx = 0, wy = 0, wxx = 0, wxy = 0;
  for (const auto& [x, y] : points) {
    const double weight = 1 / (y * y);
    w += weight, wx += weight * x, wy += weight * y, wxx += weight * x * x, wxy += weight * x * y;
  }
  const double each = (w * wxy - wx * wy) / (w * wxx - wx * wx);
  const double fixed = (wy - each * wx) / w;
  if (fixed >= 0) return {fixed, each};
  return {0, wxy / wxx};
}

std::string straightness(const Results& results) {
  if (results.size() < 3) return "";
  std::string table = header(results, "nanoseconds a figure, and how far off the line", "the line");
  for (const Line& answer : answers) {
    std::vector<std::pair<double, double>> points;
    for (const auto& [figures, measured] : results) {
      if (const auto seconds = measured.number(answer.name)) points.emplace_back(figures, *seconds);
    }
    if (points.size() < results.size()) continue;
    const StraightLine line = line_through(points);
    const auto cell = [&](std::int64_t figures, const Measured& measured) {
      const double seconds = *measured.number(answer.name);
      const auto count = static_cast<double>(figures);
      const double off = seconds / (line.fixed + line.each * count) - 1;
      const bool missed = answer.is_ours && std::abs(off) > straight_within;
      return fmt::format("{:.1f} · {:+.0f}%{}", seconds / count * 1e9, off * 100, missed ? " missed" : "");
    };
    table += row(results, answer.label, cell, fmt::format("{:.1f} ms + {:.1f} ns", line.fixed * 1e3, line.each * 1e9));
  }
  return "\n## How cost grows\n\n" + table;
}

std::string processor() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("model name", 0) == 0 && line.find(": ") != std::string::npos) {
      return line.substr(line.find(": ") + 2);
    }
  }
  return "unknown processor";
}

}  // namespace

std::string report(const Results& results, const std::string& date) {
  std::string text = fmt::format("# What the benchmark measured\n\n{}, {}, {} cores", date, processor(),
                                 std::thread::hardware_concurrency());
  if (!results.empty()) {
    for (const auto& [name, said] : results.rbegin()->second.words) text += fmt::format("; {} {}", name, said);
  }
  text +=
      ". Figures are those first stated; a tenth was restated a year later.\nREADME.md beside this file says what "
      "is compared. All parties gave the same growths, row by row.\n\n## Growth of the whole file in dollars\n\n";
  return text + times(results) + "\n## Against the targets\n\n" + against_targets(results) + straightness(results);
}

}  // namespace capex::core::bench
