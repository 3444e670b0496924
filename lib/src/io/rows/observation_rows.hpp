// Observations and growths as rows of the fixed columns that show and growth print in csv, json, ndjson and markdown.
//
// Amounts are in whole units of the currency, growth is a fraction (1.23 is +123%), days are inclusive. What has no
// value leaves its cells empty; only the status says why.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "capex/rows.hpp"
#include "model/intensity.hpp"
#include "model/observation.hpp"
#include "time/fiscal_calendar.hpp"

namespace capex::core {

/// What an observation refers to by ids, by its natural keys.
struct ObservationNames {
  std::string company;
  std::string measure;
  std::string period;                           // the label that was asked for
  std::vector<std::string> sources;             // of the operands, in their order
  std::string claim;                            // of an implied or issuer-rate answer, else empty
  std::string net_of = {};                      // the measure that was taken off, or empty
  std::map<MeasureId, std::string> parts = {};  // the measures that one made of others adds up
  FiscalCalendar calendar = {};                 // the company's, which names periods in the derivation
};

/// company,measure,basis,scope,period,first_day,last_day,currency,amount,low,high,status,rate,rate_kind,known_on,sources,
/// derivation,flags
const std::vector<std::string>& show_columns();

/// Those of show, then
/// base_period,base_amount,base_low,base_high,base_status,growth,growth_low,growth_high,growth_status
const std::vector<std::string>& growth_columns();

/// Appended where a growth is split: local_growth,local_growth_low,local_growth_high,local_growth_status,
/// currency_change,currency_points,currency_points_low,currency_points_high,currency_status
const std::vector<std::string>& split_columns();

/// Appended by a ratio to another measure: per,per_currency,per_amount,per_low,per_high,per_status,intensity,
/// intensity_low,intensity_high,intensity_status
const std::vector<std::string>& per_columns();

/// And of a growth: base_per_amount,base_per_status,base_intensity,base_intensity_low,base_intensity_high,
/// base_intensity_status,intensity_change,intensity_change_low,intensity_change_high,intensity_change_status
const std::vector<std::string>& per_growth_columns();

/// The keys of the documents, each once, in their order.
std::vector<std::string> distinct_sources(const ObservationNames& names);

/// The operands' periods with their signs, one that is added first: "2024", "-9M2024"; "claim:KEY" where a claim gave
/// the answer.
std::vector<std::string> derivation_of(const Observation& observation, const ObservationNames& names);

/// `sources`: keys separated by blanks, each once. `derivation`: the operands' periods with their signs but the
/// first, which is added, "2024 -9M2024", and "claim:KEY" where a claim gave the answer. `flags`: separated by blanks;
/// skewed with the days that each boundary lies later than asked for, as in "skewed:+31/+30".
Row show_row(const Observation& observation, const ObservationNames& names);

/// Decimal places of growths and shares, which are fractions.
inline constexpr int fraction_places = 6;

/// Those of an amount that grew, and what is to be said of the figures of its base: what is doubtful about either is
/// doubtful about the growth. That the days of a base are skewed or long is no word on those of the amount.
Flags growth_flags(Flags amount, Flags base);

/// Growth is rounded to fraction_places without trailing zeros: half-even, its bounds outwards. Its flags are
/// growth_flags().
Row growth_row(const Observation& amount, const ObservationNames& names, const Observation& base,
               const std::string& base_period, const Growth& growth);

/// currency_points is the printed growth less the printed local growth.
Row split_cells(const Growth& growth, const Growth& local, const GrowthSplit& split);

/// `per` is the measure's key.
Row per_cells(const std::string& per, const Intensity& intensity);
Row per_growth_cells(const Intensity& base, const IntensityChange& change);

}  // namespace capex::core
