#include "ask/findings/rate_findings.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "ask/answer/rate_words.hpp"
#include "ask/findings/inconsistency_rows.hpp"
#include "capex/error.hpp"
#include "fx/plausible_rate.hpp"

namespace capex::core {

namespace {

std::pair<Currency, Currency> in_market_order(Currency a, Currency b) {
  return quoted_before(a, b) ? std::pair(a, b) : std::pair(b, a);
}

// The pairs of a provider in market order, each once.
std::vector<std::pair<Currency, Currency>> pairs_of(const std::vector<RateCoverage>& covered,
                                                    const std::string& provider) {
  std::vector<std::pair<Currency, Currency>> pairs;
  for (const RateCoverage& each : covered) {
    if (each.provider != provider) continue;
    const std::pair pair = in_market_order(each.base, each.quote);
    if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
  }
  return pairs;
}

Cell& cell(Row& row, std::string_view column) {
  const std::vector<std::string>& columns = finding_columns();
  return row[static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin())];
}

// A pair's rate in doubt, and as its provider wrote it.
struct DoubtedRate {
  RateOutlier outlier;
  std::optional<Decimal> written;  // where that was against market order
  std::string beside{};            // whose rate is beside it, where it is another provider's
  bool is_of_future = false;
};

// The last day of which the file can know anything: of its sources and its imports.
class KnownDay {
 public:
  explicit KnownDay(const Snapshot& snapshot) : snapshot_(&snapshot) {
    for (const Import& import : snapshot.imports()) {
      const std::string day = import.imported_at.substr(0, 10);
      try {
        day_ = std::max(day_, parse_date(day));
      } catch (const Error&) {  // what a program wrote there is its own
      }
    }
  }
  Date day() const { return day_; }
  /// Up to when rates are believed. Sources are asked only where a rate is later than all imports. A file of rates
  /// alone may have been loaded by a clock that is behind.
  Date believed_until(Date last) {
    if (last > day_ && !has_asked_) {
      has_asked_ = true;
      const std::vector<Source> sources = snapshot_->sources();
      for (const Source& source : sources) day_ = std::max(day_, source.known_on);
      if (sources.empty()) slack_ = boost::gregorian::days(366);
    }
    return day_.is_special() ? latest : day_ + slack_;
  }

 private:
  const Snapshot* snapshot_;
  Date day_ = Date(boost::date_time::neg_infin);
  boost::gregorian::days slack_{0};
  bool has_asked_ = false;
};

// The rates of a pair by the first other provider that has it.
struct Another {
  std::string provider;
  std::optional<PairRates> pair;
};

Another another_of(const Snapshot& snapshot, const std::string& provider, Currency base, Currency quote) {
  for (const std::string& other : snapshot.providers()) {
    if (other == provider) continue;
    if (auto pair = snapshot.rates(other, {base, quote}).pair(base, quote)) return {other, std::move(pair)};
  }
  return {};
}

std::vector<DoubtedRate> doubted_of(const Snapshot& snapshot, const std::string& provider, const PairRates& pair,
                                    KnownDay& known) {
  std::vector<DoubtedRate> found;
  const auto is_told = [&](const Date& day) {
    return std::any_of(found.begin(), found.end(),
                       [&](const DoubtedRate& each) { return each.outlier.rate.day == day; });
  };
  for (const RateOutlier& outlier : rate_outliers(pair.rates())) {
    found.push_back({outlier, pair.origin(outlier.rate.day).written});
  }
  for (const RateOutlier& outlier : rates_given_otherwise(pair)) {
    const auto given = pair.passed_over();
    const auto own = std::find_if(given.begin(), given.end(),
                                  [&](const GivenOtherwise& each) { return each.day == outlier.rate.day; });
    found.push_back({outlier, own->written});
  }
  const Another another =
      has_lone_rates(pair.rates()) ? another_of(snapshot, provider, pair.base(), pair.quote()) : Another();
  const auto others = another.pair ? another.pair->rates() : std::span<const DailyRate>();
  for (const RateOutlier& outlier : lone_rates_off(pair.rates(), others)) {
    if (is_told(outlier.rate.day)) continue;
    const bool is_own = std::any_of(pair.rates().begin(), pair.rates().end(), [&](const DailyRate& rate) {
      return rate.day == outlier.before.day && rate.day != outlier.rate.day;
    });
    found.push_back({outlier, pair.origin(outlier.rate.day).written, is_own ? "" : another.provider});
  }
  if (!pair.rates().empty()) {
    const Date until = known.believed_until(pair.rates().back().day);
    for (const DailyRate& rate : rates_from_the_future(pair.rates(), until)) {
      if (is_told(rate.day)) continue;
      const DailyRate last = {known.day(), rate.rate};
      found.push_back({{rate, last, last}, pair.origin(rate.day).written, {}, true});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const DoubtedRate& a, const DoubtedRate& b) { return a.outlier.rate.day < b.outlier.rate.day; });
  return found;
}

// "fred CNY per USD 2026-10-05: 0.14, but 6.70 on 2026-10-02: likely the wrong way round, as the inverse is 7.143"
std::string words(const std::string& provider, const PairRates& pair, const DoubtedRate& doubted) {
  const RateOutlier& outlier = doubted.outlier;
  std::string text = fmt::format("{} {} per {} {}: {}", provider, pair.quote().code(), pair.base().code(),
                                 to_string(outlier.rate.day), rate_number(outlier.rate.rate));
  if (doubted.written) {
    text +=
        fmt::format(" (given as {} {} per {})", to_string(*doubted.written), pair.base().code(), pair.quote().code());
  }
  if (doubted.is_of_future) {
    return text + fmt::format(", but nothing in the file is known after {}", to_string(outlier.before.day));
  }
  const auto beside = [&](const DailyRate& rate) {
    if (!doubted.beside.empty()) {
      return fmt::format("{} on {} by {}", rate_number(rate.rate), to_string(rate.day), doubted.beside);
    }
    return fmt::format("{} on {}", rate_number(rate.rate),
                       rate.day == outlier.rate.day ? "the same day the other way" : to_string(rate.day));
  };
  text += ", but " + beside(outlier.before);
  if (outlier.after.day != outlier.before.day) text += " and " + beside(outlier.after);
  switch (likely_slip(outlier.rate.rate, outlier.before.rate)) {
    case RateSlip::none:
      break;
    case RateSlip::inverse:
      text +=
          fmt::format(": likely the wrong way round, as the inverse is {}", rate_number(inverse_of(outlier.rate.rate)));
      break;
    case RateSlip::places:
      text += ": likely a slip of the decimal point";
      break;
  }
  return text;
}

Row row_of(const std::string& provider, const PairRates& pair, const DoubtedRate& doubted) {
  const RateOutlier& outlier = doubted.outlier;
  const std::string day = to_string(outlier.rate.day);
  const std::string low = to_string(std::min(outlier.before.rate, outlier.after.rate));
  const std::string high = to_string(std::max(outlier.before.rate, outlier.after.rate));
  Row row(finding_columns().size());
  cell(row, "check") = std::string("rate");
  cell(row, "message") = words(provider, pair, doubted);
  cell(row, "period") = day;
  cell(row, "first_day") = day;
  cell(row, "last_day") = day;
  cell(row, "currency") = std::string(pair.quote().code());
  cell(row, "stated") = Number{to_string(outlier.rate.rate)};
  if (!doubted.is_of_future) {
    cell(row, "expected_low") = Number{low};
    cell(row, "expected_high") = Number{high};
  }
  cell(row, "sources") = provider;
  cell(row, "advice") = std::string(
      doubted.is_of_future
          ? "nobody knows a rate before its day: look for a mistyped day, and undo the import"
          : "averages over the day have it in them; load the provider's corrected rate, or undo the import");
  return row;
}

}  // namespace

std::vector<Row> rate_findings(const Snapshot& snapshot) {
  std::vector<Row> rows;
  KnownDay known(snapshot);
  const std::vector<RateCoverage> covered = snapshot.rate_coverage();
  for (const std::string& provider : snapshot.providers()) {
    const RateTable rates = snapshot.rates(provider);
    for (const auto& [base, quote] : pairs_of(covered, provider)) {
      const auto pair = rates.pair(base, quote);
      if (!pair) continue;  // known only after the day
      for (const DoubtedRate& doubted : doubted_of(snapshot, provider, *pair, known))
        rows.push_back(row_of(provider, *pair, doubted));
    }
  }
  return rows;
}

std::vector<std::string> rate_doubts(const Snapshot& snapshot, const std::vector<EnteredRate>& entered) {
  std::map<std::string, std::map<std::pair<Currency, Currency>, std::set<Date>>> days;
  for (const EnteredRate& each : entered) {
    days[each.provider][in_market_order(each.base, each.quote)].insert(each.day);
  }
  std::vector<std::string> said;
  KnownDay known(snapshot);
  for (const auto& [provider, pairs] : days) {
    for (const auto& [currencies, entered_days] : pairs) {
      const RateTable rates = snapshot.rates(provider, {currencies.first, currencies.second});
      const auto pair = rates.pair(currencies.first, currencies.second);
      if (!pair) continue;
      for (const DoubtedRate& doubted : doubted_of(snapshot, provider, *pair, known)) {
        if (entered_days.count(doubted.outlier.rate.day) > 0) said.push_back(words(provider, *pair, doubted));
      }
    }
  }
  return said;
}

}  // namespace capex::core
