// Those who answer the question, each in its own way: the growth in dollars of every half of every company on the same
// half a year before, the latest vintage as of the day, converted at the average rates of each half.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "growth_row.hpp"

namespace capex::bench {

struct Party {
  std::string name;
  /// Answers once, keeps nothing but a sum, and says how many seconds it took.
  std::function<double()> answer;
  /// All the rows, for the comparison; empty where there is nothing to compare.
  std::function<std::vector<GrowthRow>()> rows{};
};

/// Seconds that something takes.
double seconds_of(const std::function<void()>& work);

/// What the others read: the stored figures and rates as plain CSV files, in the order in which the file keeps them.
struct PlainFiles {
  std::filesystem::path figures;  // company,half,known_on,currency,amount: in whole units
  std::filesystem::path rates;    // currency,day,rate: per euro
};
PlainFiles write_plain_files(const std::filesystem::path& store, const std::filesystem::path& folder);

/// Hand-written SQL on the capexdb file itself: latest vintages and average rates into temporary tables, then a
/// self-join or a window.
std::vector<Party> sqlite_parties(const std::filesystem::path& store);

/// Parties that are asked through a program of their own, of one version.
struct Guests {
  std::string version;
  std::vector<Party> parties;
};

/// DuckDB on a file of its own, loaded beforehand. Throws where the library cannot be loaded.
Guests duckdb_parties(const std::filesystem::path& library, const PlainFiles& files,
                      const std::filesystem::path& folder);

/// Throws where the Python has no pandas.
Guests pandas_parties(const std::string& python, const PlainFiles& files, const std::filesystem::path& folder);

/// The library: over the file and over a panel that is held, each on one thread and on two.
std::vector<Party> capexdb_parties(const std::filesystem::path& store);

/// The library's rows over the file, that all others are compared with.
std::vector<ExactRow> exact_rows(const std::filesystem::path& store);

}  // namespace capex::bench
