#include "ask/door/numbers.hpp"

#include <utility>

#include "ask/answer/answer_line.hpp"
#include "ask/answer/figure_cells.hpp"
#include "money/apportion.hpp"
#include "money/display_text.hpp"

namespace capex::core {

namespace {

constexpr int growth_bound_places = 3;  // of a fraction: of a per cent one

// "[9.8, 10.2]", ">9.8"; empty where the ratio is exact to the places shown.
std::string bounds_of(const std::optional<Ratio>& low, const std::optional<Ratio>& high) {
  const auto text = [](const std::optional<Ratio>& end) {
    return end ? percent_text(to_decimal(*end, growth_bound_places), false) : "";
  };
  const std::string from = text(low), to = text(high);
  if (low && high) return from == to ? "" : '[' + from + ", " + to + ']';
  if (low) return '>' + from;
  return high ? '<' + to : "";
}

std::string percent_of(const Ratio& ratio, const std::optional<Ratio>& low, const std::optional<Ratio>& high,
                       bool signed_up) {
  return percent_text(to_decimal(ratio, growth_places(low, high) + 2), signed_up);
}

/// Its text is empty where there is no point.
Fraction fraction_of(const std::optional<Ratio>& point, const std::optional<Ratio>& low,
                     const std::optional<Ratio>& high, std::string text) {
  return {millionths(point, Rounding::half_even), millionths(low, Rounding::floor), millionths(high, Rounding::ceiling),
          std::move(text), bounds_of(low, high)};
}

// Rounded outwards, which a share's are.
std::string share_bounds_of(const TotalPlace& place) {
  if (!place.share_low || !place.share_high || *place.share_low == *place.share_high) return "";
  const auto end = [](const Ratio& ratio, Rounding rounding) {
    return percent_text(to_decimal(ratio, shown_share_places, rounding), false);
  };
  return '[' + end(*place.share_low, Rounding::floor) + ", " + end(*place.share_high, Rounding::ceiling) + ']';
}

}  // namespace

Amount amount_of(const Observation& observation) {
  Amount amount;
  if (observation.currency.is_money()) amount.currency = observation.currency.code();
  amount.unit = amount.currency;
  amount.digits = observation.currency.digits();
  if (!has_value(observation.status)) return amount;
  amount.point = observation.amount;
  amount.low = observation.bounds.low();
  amount.high = observation.bounds.high();
  const ShownAmount as_shown = shown(observation);
  amount.text = as_shown.words();
  amount.decimals = as_shown.decimals;
  return amount;
}

std::optional<std::int64_t> millionths(const std::optional<Ratio>& ratio, Rounding rounding) {
  return ratio ? coefficient_if_fits(*ratio, 6, rounding) : std::nullopt;
}

Fraction growth_of(const Growth& growth, const Claim* claim) {
  Fraction fraction{millionths(less_one(growth.factor), Rounding::half_even),
                    millionths(less_one(growth.low), Rounding::floor),
                    millionths(less_one(growth.high), Rounding::ceiling),
                    claim == nullptr ? growth_cell(growth) : growth_text(claim->stated), growth_bounds_cell(growth)};
  if (fraction.text.empty() && has_value(growth.status)) fraction.text = fraction.bounds;
  return fraction;
}

capex::GrowthSplit split_of(const Growth& growth, const Growth& local, const GrowthSplit& split) {
  capex::GrowthSplit made;
  made.local = growth_of(local);
  made.local_status = local.status;
  made.status = split.status;
  made.points = fraction_of(std::nullopt, split.points_low, split.points_high, "");
  if (split.points && growth.factor && local.factor) {
    made.points.point = printed_difference(*growth.factor, *local.factor, 6).coefficient();
    const int places = growth_places(growth.low, growth.high) + 2;
    const Decimal points = printed_difference(*growth.factor, *local.factor, places);
    const Decimal whole = to_decimal(less_one(*growth.factor), places);
    made.points.text = percent_text(points);
    made.local.text = percent_text(Decimal(whole.coefficient() - points.coefficient(), places)) + '%';
  }
  return made;
}

std::optional<capex::Intensity> intensity_of(const std::optional<Intensity>& intensity, const std::string& per) {
  if (!intensity) return std::nullopt;
  capex::Intensity made;
  made.per = per;
  if (intensity->per) made.divisor = amount_of(*intensity->per);
  const std::string text =
      intensity->ratio ? percent_of(*intensity->ratio, intensity->low, intensity->high, false) + '%' : "";
  made.ratio = fraction_of(intensity->ratio, intensity->low, intensity->high, text);
  made.status = intensity->status;
  return made;
}

Fraction change_of(const IntensityChange& change) {
  std::string text = change.points ? percent_of(*change.points, change.low, change.high, true) : "";
  return fraction_of(change.points, change.low, change.high, std::move(text));
}

Fraction share_of(const TotalPlace& place) {
  Fraction share;
  if (place.share) share.point = rescale(*place.share, 6).coefficient();
  share.low = millionths(place.share_low, Rounding::floor);
  share.high = millionths(place.share_high, Rounding::ceiling);
  if (place.shown_share) share.text = percent_text(*place.shown_share, false) + '%';
  share.bounds = share_bounds_of(place);
  return share;
}

Fraction contribution_of(const TotalPlace& place) {
  Fraction contribution;
  if (place.contribution) contribution.point = rescale(*place.contribution, 6).coefficient();
  if (place.shown_contribution) contribution.text = percent_text(*place.shown_contribution);
  return contribution;
}

}  // namespace capex::core
