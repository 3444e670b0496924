// Figures, series, claims and rates as tests state them: short, in words that people write.
#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>
#include <vector>

#include "analysis/standing/timeline.hpp"
#include "capex/error.hpp"
#include "fx/rate_table.hpp"
#include "model/claim.hpp"
#include "model/series.hpp"
#include "money/amount_text.hpp"
#include "time/label.hpp"

namespace sample {

using namespace capex;
using namespace capex::core;

inline Period period(const std::string& label) {
  return resolve(parse_label(label));
}

inline Date day(const std::string& text) {
  return parse_date(text);
}

/// "23bn", of the source with this id.
inline Figure figure(const std::string& label, const std::string& amount, const std::string& known_on,
                     SourceRank kind = SourceRank::report, int source = 1, Currency in = currency("CNY")) {
  return {period(label), parse_amount(amount, in).number, day(known_on), SourceId{source}, kind};
}

/// Stated to the million, as filings do: "13058" is 13,058m.
inline Figure millions(const std::string& label, const std::string& amount, const std::string& known_on,
                       SourceRank kind = SourceRank::report, int source = 1, Currency in = currency("USD")) {
  return figure(label, amount + "m", known_on, kind, source, in);
}

/// The width of the bounds, wide for limits: the sample's own idea of fineness.
inline std::int64_t span_of(const Stated& stated) {
  constexpr std::int64_t wide = std::numeric_limits<std::int64_t>::max();
  try {
    return width(stated.bounds()).value_or(wide);
  } catch (const Error&) {
    return wide;
  }
}

/// In the order of Series; the source's id stands for its key.
inline std::vector<Figure> in_order(std::vector<Figure> figures) {
  std::sort(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) {
    const auto order = [](const Figure& f) {
      return std::tuple(f.period, f.known_on, span_of(f.amount), -f.amount.decimals(), f.rank, f.source);
    };
    return order(a) < order(b);
  });
  return figures;
}

inline Series series(std::vector<Figure> figures, Currency in = currency("CNY"), Basis basis = Basis::actual) {
  return {{{{CompanyId{1}, MeasureId{1}, basis, "total"}, in},
           SeriesId{7},
           in.is_money() ? MeasureKind::flow : MeasureKind::count},
          in_order(std::move(figures))};
}

/// What the series says of the period.
inline Observation observe(const Series& stated, const Period& wanted, Date as_of = latest) {
  return Timeline(stated, as_of).observe(wanted);
}

inline Subject subject(const std::string& label, Basis basis = Basis::actual) {
  return {CompanyId{1}, MeasureId{1}, basis, "total", period(label)};
}

/// "+123%" on the base, by the source with this id.
inline Claim growth_claim(int id, const std::string& label, const std::string& base, const std::string& growth,
                          const std::string& known_on = "2024-08-26", SourceRank kind = SourceRank::press) {
  return {.id = ClaimId{id},
          .key = "claim-" + std::to_string(id),
          .kind = ClaimKind::growth,
          .subject = subject(label),
          .stated = parse_growth(growth),
          .currency = Currency::none(),
          .source = SourceId{1},
          .source_rank = kind,
          .known_on = day(known_on),
          .parts = {subject(base)},
          .words = {},
          .note = {}};
}

inline Claim equivalent_claim(int id, const std::string& label, const std::string& amount, Currency in, int source,
                              const std::string& known_on = "2024-08-26") {
  return {.id = ClaimId{id},
          .key = "claim-" + std::to_string(id),
          .kind = ClaimKind::equivalent,
          .subject = subject(label),
          .stated = parse_amount(amount, in).number,
          .currency = in,
          .source = SourceId{source},
          .source_rank = SourceRank::press,
          .known_on = day(known_on),
          .parts = {},
          .words = {},
          .note = {}};
}

/// One rate a day over all of the days.
inline std::vector<DailyRate> daily(const std::string& first, const std::string& last, const std::string& rate) {
  std::vector<DailyRate> rates;
  for (Date d = day(first); d <= day(last); d += boost::gregorian::days(1)) rates.push_back({d, Decimal::parse(rate)});
  return rates;
}

/// CNY per USD: 7 in 2023H1, 7.2 in 2023H2, 7.5 in 2024H1; nothing later.
inline RateTable yuan_rates(Date as_of = latest) {
  std::vector<DailyRate> rates = daily("2023-01-01", "2023-06-30", "7");
  for (const DailyRate& rate : daily("2023-07-01", "2023-12-31", "7.2")) rates.push_back(rate);
  for (const DailyRate& rate : daily("2024-01-01", "2024-06-30", "7.5")) rates.push_back(rate);
  std::vector<PairRates> pairs;
  pairs.emplace_back(currency("USD"), currency("CNY"), std::move(rates));
  return RateTable("test", std::move(pairs), as_of);
}

}  // namespace sample
