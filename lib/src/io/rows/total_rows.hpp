// Totals as rows of the fixed columns that total prints in csv, json, ndjson and markdown: one row a member, then one
// for their sum, one for what was stated for the group itself, one for the difference of the two.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capex/rows.hpp"
#include "io/rows/observation_rows.hpp"
#include "model/observation.hpp"
#include "money/decimal.hpp"

namespace capex::core {

enum class TotalPart { member, sum, stated, difference };
std::string_view to_string(TotalPart part);

/// What a row says of the total that it is part of. Empty cells for what is not there.
struct TotalPlace {
  std::string group;
  TotalPart part = TotalPart::member;
  std::optional<Decimal> share{};
  std::optional<Ratio> share_low{}, share_high{};
  int rank = 0;                           // 0 for none
  std::optional<Decimal> contribution{};  // to the growth of the sum, as a fraction of its base
  // The same in fewer places, which again make the whole when they are added up as they are shown.
  std::optional<Decimal> shown_share{};
  std::optional<Decimal> shown_contribution{};
  std::string derivation{};               // of a sum: "+alibaba +baidu"; replaces that of the observation
};

/// group,row, those of show, share,share_low,share_high,rank
const std::vector<std::string>& total_columns();

/// Those of total, then what growth has more than show, then contribution
const std::vector<std::string>& total_growth_columns();

/// Shares and contributions are printed as they are given, their bounds rounded outwards to fraction_places.
Row total_row(const TotalPlace& place, const Observation& observation, const ObservationNames& names);

/// `growth` is null for a difference, which has none.
Row total_growth_row(const TotalPlace& place, const Observation& amount, const ObservationNames& names,
                     const Observation& base, const std::string& base_period, const Growth* growth);

}  // namespace capex::core
