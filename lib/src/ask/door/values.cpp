#include "ask/door/values.hpp"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include "ask/answer/figure_cells.hpp"
#include "ask/answer/rate_words.hpp"
#include "ask/answer/remarks.hpp"
#include "ask/findings/inconsistency_rows.hpp"
#include "io/rows/observation_rows.hpp"
#include "io/rows/total_rows.hpp"
#include "money/apportion.hpp"
#include "money/display_text.hpp"

namespace capex::core {

Day day_of(const Date& date) {
  const auto parts = date.year_month_day();
  return Day(std::chrono::year(static_cast<int>(parts.year)), std::chrono::month(static_cast<unsigned>(parts.month)),
             std::chrono::day(static_cast<unsigned>(parts.day)));
}

capex::Source source_of(const core::Source& source) {
  return {source.key,   source.publisher, to_string(source.kind), source.form,
          source.title, source.url,       day_of(source.known_on)};
}

std::optional<std::int64_t> millionths(const std::optional<Ratio>& ratio, Rounding rounding) {
  return ratio ? coefficient_if_fits(*ratio, 6, rounding) : std::nullopt;
}

Amount amount_of(const core::Observation& observation) {
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

namespace {

/// A row by the names of its columns.
class Cells {
 public:
  Cells(const std::vector<std::string>& columns, const Row& row) : columns_(&columns), row_(&row) {}

  /// Empty where the cell is.
  std::string operator[](std::string_view column) const {
    const auto found = std::find(columns_->begin(), columns_->end(), column);
    if (found == columns_->end()) return "";
    return text_of((*row_)[static_cast<std::size_t>(found - columns_->begin())]);
  }

 private:
  const std::vector<std::string>* columns_;
  const Row* row_;
};

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// One that is a claim reads as the claim does, unless the currency changed it.
Fraction growth_of(const core::Growth& growth, const Claim* claim = nullptr) {
  Fraction fraction{millionths(less_one(growth.factor), Rounding::half_even),
                    millionths(less_one(growth.low), Rounding::floor),
                    millionths(less_one(growth.high), Rounding::ceiling),
                    claim == nullptr ? growth_cell(growth) : growth_text(claim->stated), growth_bounds_cell(growth)};
  if (fraction.text.empty() && has_value(growth.status)) fraction.text = fraction.bounds;
  return fraction;
}

constexpr int bound_places = 3;  // of a fraction: of a per cent one

// "[9.8, 10.2]", ">9.8"; empty where the ratio is exact to the places shown.
std::string bounds_of(const std::optional<Ratio>& low, const std::optional<Ratio>& high) {
  const auto text = [](const std::optional<Ratio>& end) {
    return end ? percent_text(to_decimal(*end, bound_places), false) : "";
  };
  const std::string from = text(low), to = text(high);
  if (low && high) return from == to ? "" : '[' + from + ", " + to + ']';
  if (low) return '>' + from;
  return high ? '<' + to : "";
}

// The same rounded outwards, which a share's are.
std::string share_bounds_of(const TotalPlace& place) {
  if (!place.share_low || !place.share_high || *place.share_low == *place.share_high) return "";
  const auto end = [](const Ratio& ratio, Rounding rounding) {
    return percent_text(to_decimal(ratio, shown_share_places, rounding), false);
  };
  return '[' + end(*place.share_low, Rounding::floor) + ", " + end(*place.share_high, Rounding::ceiling) + ']';
}

std::string percent_of(const Ratio& ratio, const std::optional<Ratio>& low, const std::optional<Ratio>& high,
                       bool signed_up) {
  return percent_text(to_decimal(ratio, growth_places(low, high) + 2), signed_up);
}

capex::Remaining::Part part_of(RemainingPart part) {
  switch (part) {
    case RemainingPart::guidance:
      return capex::Remaining::Part::guidance;
    case RemainingPart::reported:
      return capex::Remaining::Part::reported;
    case RemainingPart::rest:
      break;
  }
  return capex::Remaining::Part::rest;
}

/// Its text is empty where there is no point.
Fraction fraction_of(const std::optional<Ratio>& point, const std::optional<Ratio>& low,
                     const std::optional<Ratio>& high, std::string text) {
  return {millionths(point, Rounding::half_even), millionths(low, Rounding::floor), millionths(high, Rounding::ceiling),
          std::move(text), bounds_of(low, high)};
}

std::optional<capex::Intensity> intensity_of(const std::optional<core::Intensity>& intensity, const Names& names) {
  if (!intensity) return std::nullopt;
  capex::Intensity made;
  made.per = names.per;
  if (intensity->per) made.divisor = amount_of(*intensity->per);
  const std::string text =
      intensity->ratio ? percent_of(*intensity->ratio, intensity->low, intensity->high, false) + '%' : "";
  made.ratio = fraction_of(intensity->ratio, intensity->low, intensity->high, text);
  made.status = intensity->status;
  return made;
}

/// What is printed adds up: the points are the difference of the growths as they are rounded, and the local growth what
/// they leave of the whole.
capex::GrowthSplit split_of(const core::Growth& growth, const core::Growth& local, const core::GrowthSplit& split) {
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

const Claim* find_claim(ClaimId id, const Names& names) {
  const auto found = names.claims.find(id);
  return found == names.claims.end() ? nullptr : &found->second;
}

/// Empty for none.
std::string key_of(ClaimId id, const Names& names) {
  const Claim* claim = find_claim(id, names);
  return claim == nullptr ? "" : claim->key;
}

/// Of a count what is counted.
void name_unit(capex::Observation& one, const core::Observation& observation, const Names& names) {
  const auto measure = names.measures.find(observation.measure);
  if (observation.currency.is_money() || measure == names.measures.end()) return;
  one.amount.unit = measure->second.unit;
  if (one.conversion) one.conversion->stated.unit = measure->second.unit;
}

/// The observation with what its row says of it by name.
capex::Observation observation_of(const core::Observation& observation, const Cells& cells,
                                  const std::string& provider) {
  capex::Observation made;
  made.company = cells["company"];
  made.measure = cells["measure"];
  made.basis = cells["basis"];
  made.scope = cells["scope"];
  made.period = cells["period"];
  made.first_day = day_of(observation.period.first());
  made.last_day = day_of(observation.period.last());
  made.amount = amount_of(observation);
  made.status = observation.status;
  made.flags = observation.flags;
  if (observation.conversion) {
    made.conversion = capex::Conversion{amount_of(observation.as_stated()), cells["rate"], cells["rate_kind"],
                                        rate_words(observation.rate(), provider)};
  }
  if (has_value(observation.status) && !observation.known_on.is_special()) {
    made.known_on = day_of(observation.known_on);
  }
  made.sources = words_of(cells["sources"]);
  made.derivation = cells["derivation"];
  return made;
}

/// The line with what its row says of it.
template <class One>
One made_of(const AnswerLine& line, const Names& names, const Cells& cells) {
  One one;
  static_cast<capex::Observation&>(one) = observation_of(line.amount, cells, names.provider);
  name_unit(one, line.amount, names);
  one.reason = line.reason;
  one.claim = key_of(line.amount.claim, names);
  one.intensity = intensity_of(line.intensity, names);
  one.outcome = cells["outcome"];
  if constexpr (std::is_base_of_v<capex::Revision, One>) one.since = day_of(line.since.value());
  if constexpr (std::is_base_of_v<capex::Remaining, One>) {
    one.part = part_of(line.remaining.value());
  }
  if constexpr (std::is_base_of_v<capex::Growth, One>) {
    if (line.base) {
      const Label label = line.base_label.value_or(line.label);
      const Row row = show_row(*line.base, names_of(line.company, label, *line.base, names));
      one.base = observation_of(*line.base, Cells(show_columns(), row), names.provider);
      name_unit(one.base, *line.base, names);
      one.base.claim = key_of(line.base->claim, names);
      one.base.intensity = intensity_of(line.base_intensity, names);
    }
    if (line.growth) {
      const bool as_claimed = line.amount.rate().kind == RateKind::none;
      one.growth = growth_of(*line.growth, as_claimed ? find_claim(line.growth->claim, names) : nullptr);
      one.compound = names.compound;
      one.growth_status = line.growth->status;
      if (line.split) one.split = split_of(*line.growth, *line.local, *line.split);
      if (line.base && has_value(line.base->status)) one.flags = growth_flags(one.flags, line.base->flags);
    }
    if (const auto& change = line.intensity_change) {
      const std::string text = change->points ? percent_of(*change->points, change->low, change->high, true) : "";
      one.intensity_change = fraction_of(change->points, change->low, change->high, text);
      one.intensity_change_status = change->status;
    }
  }
  return one;
}

std::vector<capex::Source> sources_of(const Remarks& remarks) {
  std::vector<capex::Source> made;
  for (const core::Source& source : remarks.sources()) made.push_back(source_of(source));
  return made;
}

template <class One>
Told<One> all_made_of(const Answers& answers, const Rows& rows) {
  Told<One> made;
  Remarks remarks(answers.lines, answers.names);
  for (std::size_t i = 0; i < answers.lines.size(); ++i) {
    const AnswerLine& line = answers.lines[i];
    made.values.push_back(made_of<One>(line, answers.names, Cells(rows.columns, rows.rows[i])));
    made.values.back().remarks = remarks.of(line);
  }
  made.sources = sources_of(remarks);
  return made;
}

capex::Member member_of(const AnswerLine& line, const Names& names, const Cells& cells) {
  capex::Member member = made_of<capex::Member>(line, names, cells);
  const TotalPlace& place = *line.place;
  member.rank = place.rank;
  if (place.share) member.share.point = rescale(*place.share, 6).coefficient();
  member.share.low = millionths(place.share_low, Rounding::floor);
  member.share.high = millionths(place.share_high, Rounding::ceiling);
  if (place.shown_share) member.share.text = percent_text(*place.shown_share, false) + '%';
  member.share.bounds = share_bounds_of(place);
  if (place.contribution) member.contribution.point = rescale(*place.contribution, 6).coefficient();
  if (place.shown_contribution) member.contribution.text = percent_text(*place.shown_contribution);
  return member;
}

}  // namespace

capex::Observation observation_of(const Observation& observation, const std::string& period,
                                  const std::string& provider) {
  ObservationNames names;
  names.period = period;
  return observation_of(observation, Cells(show_columns(), show_row(observation, names)), provider);
}

Told<capex::Observation> observations_of(const Answers& answers, const Rows& rows) {
  return all_made_of<capex::Observation>(answers, rows);
}

Told<capex::Revision> revisions_of(const Answers& answers, const Rows& rows) {
  return all_made_of<capex::Revision>(answers, rows);
}

Told<capex::Remaining> remaining_of(const Answers& answers, const Rows& rows) {
  return all_made_of<capex::Remaining>(answers, rows);
}

Told<capex::Growth> growths_of(const Answers& answers, const Rows& rows) {
  return all_made_of<capex::Growth>(answers, rows);
}

Told<capex::Total> totals_of(const Answers& answers, const Rows& rows) {
  Told<capex::Total> told;
  std::vector<capex::Total>& made = told.values;
  Remarks remarks(answers.lines, answers.names);
  for (std::size_t i = 0; i < answers.lines.size(); ++i) {
    const AnswerLine& line = answers.lines[i];
    const Cells cells(rows.columns, rows.rows[i]);
    const std::string period = to_string(line.label);
    const TotalPlace& place = *line.place;
    if (made.empty() || made.back().group != place.group || made.back().period != period) {
      made.push_back({place.group, period});
    }
    capex::Total& total = made.back();
    capex::Member one = member_of(line, answers.names, cells);
    // The strict rows keep what is not stated for the group; here it is absent.
    const bool unstated = place.part == TotalPart::stated && line.amount.status == Status::missing &&
                          (!line.base || line.base->status == Status::missing);
    const bool beside_nothing = place.part == TotalPart::difference && !total.stated;
    if (unstated || beside_nothing) continue;
    one.remarks = remarks.of(line);
    switch (place.part) {
      case TotalPart::member:
        total.members.push_back(std::move(one));
        break;
      case TotalPart::sum:
        total.sum = std::move(one);
        break;
      case TotalPart::stated:
        total.stated = std::move(one);
        break;
      case TotalPart::difference:
        total.difference = std::move(one);
        break;
    }
  }
  told.sources = sources_of(remarks);
  return told;
}

std::vector<capex::CheckedClaim> claims_of(const CheckedClaims& checked, const Rows& rows) {
  std::vector<capex::CheckedClaim> made;
  for (std::size_t i = 0; i < checked.lines.size(); ++i) {
    const CheckLine& line = checked.lines[i];
    const Cells cells(rows.columns, rows.rows[i]);
    capex::CheckedClaim one;
    one.claim = cells["claim"];
    one.source = cells["source"];
    one.company = cells["company"];
    one.kind = cells["kind"];
    one.period = cells["period"];
    one.claimed = claimed_words(line.claim);
    one.computed = number_words(line.claim, line.checked.best.computed);
    one.verdict = cells["verdict"];
    one.own_computed = number_words(line.claim, line.checked.own.computed);
    one.own_verdict = cells["own_verdict"];
    one.reproduced_by = cells["reproduced_by"];
    one.note = cells["note"];
    one.remarks = remarks_of(line, checked.provider);
    made.push_back(std::move(one));
  }
  return made;
}

std::vector<capex::Finding> findings_of(const Rows& rows) {
  std::vector<capex::Finding> made;
  for (const Row& row : rows.rows) {
    const Cells cells(rows.columns, row);
    made.push_back(
        {cells["check"], cells["message"], cells["company"], cells["measure"], cells["period"], cells["advice"]});
  }
  return made;
}

}  // namespace capex::core
