#include "rate_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "capex/fx/plausible_rate.hpp"
#include "inconsistency_rows.hpp"
#include "rate_words.hpp"

namespace capex::tool {

namespace {

// The pairs of a provider in market order, each once.
std::vector<std::pair<Currency, Currency>> pairs_of(const std::vector<RateCoverage>& covered,
                                                    const std::string& provider) {
  std::vector<std::pair<Currency, Currency>> pairs;
  for (const RateCoverage& each : covered) {
    if (each.provider != provider) continue;
    std::pair pair(each.base, each.quote);
    if (!quoted_before(pair.first, pair.second)) std::swap(pair.first, pair.second);
    if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
  }
  return pairs;
}

Cell& cell(Row& row, std::string_view column) {
  const std::vector<std::string>& columns = finding_columns();
  return row[static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin())];
}

Row row_of(const std::string& provider, const PairRates& pair, const RateOutlier& outlier) {
  const std::string day = to_string(outlier.rate.day);
  const std::string low = to_string(std::min(outlier.before.rate, outlier.after.rate));
  const std::string high = to_string(std::max(outlier.before.rate, outlier.after.rate));
  const RateOrigin origin = pair.origin(outlier.rate.day);
  Row row(finding_columns().size());
  cell(row, "check") = std::string("rate");
  cell(row, "message") = fmt::format(
      "{} {} per {} {}: {}{}, but {} on {} and {} on {}", provider, pair.quote().code(), pair.base().code(), day,
      rate_number(outlier.rate.rate),
      origin.written
          ? fmt::format(" (given as {} {} per {})", to_string(*origin.written), pair.base().code(), pair.quote().code())
          : "",
      rate_number(outlier.before.rate), to_string(outlier.before.day), rate_number(outlier.after.rate),
      to_string(outlier.after.day));
  cell(row, "period") = day;
  cell(row, "first_day") = day;
  cell(row, "last_day") = day;
  cell(row, "currency") = std::string(pair.quote().code());
  cell(row, "stated") = Number{to_string(outlier.rate.rate)};
  cell(row, "expected_low") = Number{low};
  cell(row, "expected_high") = Number{high};
  cell(row, "sources") = provider;
  cell(row, "advice") =
      std::string("averages over the day have it in them; load the provider's corrected rate, or undo the import");
  return row;
}

}  // namespace

std::vector<Row> rate_findings(const Snapshot& snapshot) {
  std::vector<Row> rows;
  const std::vector<RateCoverage> covered = snapshot.rate_coverage();
  for (const std::string& provider : snapshot.providers()) {
    const RateTable rates = snapshot.rates(provider);
    for (const auto& [base, quote] : pairs_of(covered, provider)) {
      const auto pair = rates.pair(base, quote);
      if (!pair) continue;  // known only after the day
      for (const RateOutlier& outlier : rate_outliers(pair->rates())) rows.push_back(row_of(provider, *pair, outlier));
    }
  }
  return rows;
}

}  // namespace capex::tool
