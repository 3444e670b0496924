// Those who answer the question, each in its own way: the growth in dollars of every half of every company on the same
// half a year before, the latest vintage as of the day, converted at the average rates of each half.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "../seconds.hpp"
#include "growth_row.hpp"
#include "results.hpp"

namespace capex::core::bench {

enum class Asked {
  everything,
  screen,  // the twenty fastest growths of 2024H1 above 20% that lead to more than a billion dollars
};

struct Party {
  std::string name;
  /// Answers once, keeps nothing but a sum, and says how many seconds it took.
  std::function<double()> answer;
  /// All the rows, for the comparison; empty where there is nothing to compare.
  std::function<std::vector<GrowthRow>()> rows{};
  Asked asked = Asked::everything;
  double printed = 0;  // what printing it may have taken off a growth: half of the last place
};

/// What the others read: the stored figures and rates as plain CSV files, in the order in which the file keeps them.
struct PlainFiles {
  std::filesystem::path figures;    // company,half,known_on,currency,amount: in whole units
  std::filesystem::path rates;      // currency,day,rate: per euro
  std::filesystem::path companies;  // company,key
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
                      const std::filesystem::path& store);

/// Throws where the Python has no pandas.
Guests pandas_parties(const std::string& python, const PlainFiles& files);

/// On two threads, by the package for Node that lies in that folder. Throws where there is no node.
Guests polars_parties(const std::string& package, const PlainFiles& files);

/// The library: over the file and over a panel that is held, each on one thread and on two.
std::vector<Party> capexdb_parties(const std::filesystem::path& store);

/// `capex export growth`, from the start of the process to its end.
Party capexdb_csv_party(const std::filesystem::path& store);

/// `capex screen`, from the start of the process to its end.
Party capexdb_screen_party(const std::filesystem::path& store);

/// Growths are printed to six places, by the library and so by the others.
inline constexpr double half_of_last_place = 0.5e-6;

/// The growths of a CSV file with columns company (a key), period and growth.
std::vector<GrowthRow> read_growth_csv(const std::filesystem::path& file, const std::filesystem::path& store);

/// The library's rows over the file, that all others are compared with.
std::vector<ExactRow> exact_rows(const std::filesystem::path& store);

/// Those of them that the screen is about.
std::vector<ExactRow> screened(const std::vector<ExactRow>& rows);

/// The whole answer from libcapex into pandas, beside copying its bytes: the numbers "crossing", "crossing-days",
/// "crossing-copied" and "crossing-answer".
void measure_crossing(const std::string& python, const std::filesystem::path& store, Measured& measured);

}  // namespace capex::core::bench
