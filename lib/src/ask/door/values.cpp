#include "ask/door/values.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ask/answer/rate_words.hpp"
#include "ask/answer/remarks.hpp"
#include "ask/door/numbers.hpp"
#include "ask/findings/inconsistency_rows.hpp"
#include "io/rows/observation_rows.hpp"
#include "io/rows/total_rows.hpp"

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

/// "2024 -9M2024"
std::string joined(const std::vector<std::string>& words) {
  return text_of(List{words});
}

/// The observation by names.
capex::Observation observation_of(const core::Observation& observation, const ObservationNames& names,
                                  const std::string& provider) {
  capex::Observation made;
  made.company = names.company;
  made.measure = names.measure;
  made.basis = to_string(observation.basis);
  made.scope = observation.scope;
  made.period = names.period;
  made.first_day = day_of(observation.period.first());
  made.last_day = day_of(observation.period.last());
  made.amount = amount_of(observation);
  made.status = observation.status;
  made.flags = observation.flags;
  if (observation.conversion) {
    const AppliedRate& rate = observation.rate();
    capex::Conversion& how = made.conversion.emplace();
    how.stated = amount_of(observation.as_stated());
    how.words = rate_words(rate, provider);
    if (has_value(observation.status) && rate.kind != RateKind::none) {
      how.rate = to_string(rate.rate.rate);
      how.kind = to_string(rate.kind);
      how.shown = rate_number(rate);
      how.pair = pair_words(rate);
      if (rate.days > 0) how.provider = provider;
    }
  }
  if (has_value(observation.status) && !observation.known_on.is_special()) {
    made.known_on = day_of(observation.known_on);
  }
  made.sources = distinct_sources(names);
  made.derivation = joined(derivation_of(observation, names));
  return made;
}

/// The line without its remarks.
template <class One>
One made_of(const AnswerLine& line, const Answers& answers) {
  const Names& names = answers.names;
  One one;
  static_cast<capex::Observation&>(one) =
      observation_of(line.amount, names_of(line.company, line.label, line.amount, names), names.provider);
  one.name = line.company.name;
  name_unit(one, line.amount, names);
  one.reason = line.reason;
  one.claim = key_of(line.amount.claim, names);
  one.intensity = intensity_of(line.intensity, names.per);
  if (answers.wanted.outcomes && line.outcome) one.outcome = to_string(*line.outcome);
  if constexpr (std::is_base_of_v<capex::Revision, One>) one.since = day_of(line.since.value());
  if constexpr (std::is_base_of_v<capex::Remaining, One>) {
    one.part = part_of(line.remaining.value());
  }
  if constexpr (std::is_base_of_v<capex::Growth, One>) {
    if (line.base) {
      const Label label = line.base_label.value_or(line.label);
      one.base = observation_of(*line.base, names_of(line.company, label, *line.base, names), names.provider);
      name_unit(one.base, *line.base, names);
      one.base.claim = key_of(line.base->claim, names);
      one.base.intensity = intensity_of(line.base_intensity, names.per);
    }
    if (line.growth) {
      const bool as_claimed = line.amount.rate().kind == RateKind::none;
      one.growth = growth_of(*line.growth, as_claimed ? find_claim(line.growth->claim, names) : nullptr);
      one.compound = names.compound;
      one.growth_status = line.growth->status;
      if (line.split) one.split = split_of(*line.growth, *line.local, *line.split);
      if (line.base && has_value(line.base->status)) one.flags = growth_flags(one.flags, line.base->flags);
    }
    if (line.intensity_change) {
      one.intensity_change = change_of(*line.intensity_change);
      one.intensity_change_status = line.intensity_change->status;
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
Told<One> all_made_of(const Answers& answers) {
  Told<One> made;
  Remarks remarks(answers.lines, answers.names);
  made.values.reserve(answers.lines.size());
  for (const AnswerLine& line : answers.lines) {
    made.values.push_back(made_of<One>(line, answers));
    made.values.back().remarks = remarks.of(line);
  }
  made.sources = sources_of(remarks);
  return made;
}

capex::Member member_of(const AnswerLine& line, const Answers& answers) {
  capex::Member member = made_of<capex::Member>(line, answers);
  const TotalPlace& place = *line.place;
  if (!place.derivation.empty()) member.derivation = joined(place.derivation);
  member.rank = place.rank;
  member.share = share_of(place);
  member.contribution = contribution_of(place);
  return member;
}

}  // namespace

capex::Observation observation_of(const Observation& observation, const std::string& period,
                                  const std::string& provider) {
  ObservationNames names;
  names.period = period;
  return observation_of(observation, names, provider);
}

Told<capex::Observation> observations_of(const Answers& answers) {
  return all_made_of<capex::Observation>(answers);
}

Told<capex::Revision> revisions_of(const Answers& answers) {
  return all_made_of<capex::Revision>(answers);
}

Told<capex::Remaining> remaining_of(const Answers& answers) {
  return all_made_of<capex::Remaining>(answers);
}

Told<capex::Growth> growths_of(const Answers& answers) {
  return all_made_of<capex::Growth>(answers);
}

Told<capex::Total> totals_of(const Answers& answers) {
  Told<capex::Total> told;
  std::vector<capex::Total>& made = told.values;
  Remarks remarks(answers.lines, answers.names);
  for (const AnswerLine& line : answers.lines) {
    const std::string period = to_string(line.label);
    const TotalPlace& place = *line.place;
    if (made.empty() || made.back().group != place.group || made.back().period != period) {
      made.push_back({place.group, period});
    }
    capex::Total& total = made.back();
    capex::Member one = member_of(line, answers);
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
