#include "ask/answer/reasons.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace capex::core {

namespace {

std::string measure_of(const Observation& observation, const Names& names) {
  const auto found = names.measures.find(observation.measure);
  return found == names.measures.end() ? "figure" : found->second.key;
}

// What the observation is, or of one made of others the part that it lacks.
std::string lacking_of(const Observation& observation, const Names& names) {
  const auto found = names.measures.find(observation.lacking);
  return found == names.measures.end() ? measure_of(observation, names) : found->second.key;
}

bool is_default(const Names& names, MeasureId id) {
  const auto found = names.measures.find(id);
  return found != names.measures.end() && std::find(std::begin(default_measures), std::end(default_measures),
                                                    found->second.key) != std::end(default_measures);
}

std::string lead_on(const std::string& words) {
  return words.empty() ? "" : "; " + words;
}

// Of an observation that has no value.
std::string observation_reason(const Observation& observation, const AnswerLine& line, const Label& label,
                               const std::vector<Topic>& elsewhere, const std::optional<Period>& nearest,
                               const Names& names, const Question& question, const RateTable& rates,
                               const RatesElsewhere& other_rates) {
  const std::string who = fmt::format("{} {}", line.company.key, to_string(label));
  const std::string& company = line.company.key;
  switch (observation.status) {
    case Status::missing:
      if (observation.lacking != MeasureId{}) {
        const std::string part = names.measures.at(observation.lacking).key;
        return fmt::format("{}: missing, {}; it is a part of {}, and missing is not taken as 0", who,
                           gap_words(observation, part), measure_of(observation, names));
      }
      if (const std::string other = elsewhere_words(elsewhere, observation, names); !other.empty()) {
        return fmt::format("{}: missing as {}; {}{}", who, measure_of(observation, names), other,
                           lead_on(nearest_words(nearest)));
      }
      if (observation.series == SeriesId{}) return fmt::format("{}: missing", who);
      if (observation.net_of != MeasureId{}) {
        const auto taken = names.measures.find(observation.net_of);
        const std::string key = taken == names.measures.end() ? "what is taken off" : taken->second.key;
        return fmt::format("{}: missing, {}, and missing is not taken as 0", who, gap_words(observation, key));
      }
      if (nearest) {
        return fmt::format("{}: missing, {}; {}", who, gap_words(observation, measure_of(observation, names)),
                           nearest_words(nearest));
      }
      return fmt::format("{}: missing, {} ('capex list periods {}' shows what there is)", who,
                         gap_words(observation, measure_of(observation, names)), company);
    case Status::no_rate:
    case Status::stale_rate:
      if (question.rate.kind == RateKind::issuer) {
        return fmt::format("{}: no_rate, its source prints no equivalent in {}: {}", who, question.in->code(),
                           other_ways);
      }
      return fmt::format("{}: {}, {}", who, to_string(observation.status),
                         rate_reason(rates, line.stated.currency, *question.in, question, observation.period,
                                     other_rates, observation.basis));
    case Status::not_money:
      return fmt::format("{}: not_money, {} is a count and has no currency: leave out --in", who,
                         measure_of(observation, names));
    case Status::overflow:
      return fmt::format("{}: overflow, the amount does not fit in {}", who,
                         question.in ? question.in->code() : observation.currency.code());
    default:
      return fmt::format("{}: {}", who, to_string(observation.status));
  }
}

}  // namespace

std::string rate_reason(const RateTable& rates, Currency from, Currency to, const Question& question,
                        const Period& period, const RatesElsewhere& elsewhere, Basis basis) {
  const std::string why = rate_gap_words(rates, from, to, question.rate, question.max_rate_age, period, basis);
  const std::string others = elsewhere ? elsewhere(from, to, period) : std::string();
  if (!others.empty()) return fmt::format("{}; {}", why, others);
  const auto pair = rates.pair(from, to);
  if (!pair || pair->rates().empty()) return why + ": load some with 'capex import ecb', or --rate fixed:R";
  const RateAnswer answer = rate_for(*pair, question.rate, period, rates.as_of(), question.max_rate_age);
  const bool too_old = answer.gap == RateGap::stale && !is_yet_to_come(*pair, question.rate, period, basis);
  return fmt::format("{}: {}{}", why, other_ways, too_old ? ", or --max-rate-age" : "");
}

std::string reason(const AnswerLine& line, const Names& names, const Question& question, const RateTable& rates,
                   const RatesElsewhere& other_rates) {
  if (!has_value(line.amount.status)) {
    return observation_reason(line.amount, line, line.label, line.elsewhere, line.nearest, names, question, rates,
                              other_rates);
  }
  if (!line.growth || has_value(line.growth->status)) return "";
  const std::string base = to_string(line.base_label.value_or(line.label));
  const std::string who = fmt::format("{} {}", line.company.key, to_string(line.label));
  switch (line.growth->status) {
    case Status::missing_base:
      return fmt::format("{}: missing_base, {}, and no source states the growth itself{}{}", who,
                         line.base ? gap_words(*line.base, lacking_of(*line.base, names)) : base + " is missing",
                         line.base ? lead_on(elsewhere_words(line.base_elsewhere, *line.base, names)) : "",
                         lead_on(nearest_words(line.base_nearest)));
    case Status::zero_base:
      return fmt::format("{}: zero_base, {} is 0 and nothing can be said to grow from it", who, base);
    case Status::negative_base:
      return fmt::format("{}: negative_base, {} is below 0 and a growth on it means nothing", who, base);
    default:
      if (line.base && !has_value(line.base->status)) {
        return fmt::format(
            "{} (the base of {})",
            observation_reason(*line.base, line, line.base_label.value_or(line.label), line.base_elsewhere,
                               line.base_nearest, names, question, rates, other_rates),
            to_string(line.label));
      }
      return fmt::format("{}: {}", who, to_string(line.growth->status));
  }
}

std::string nearest_words(const std::optional<Period>& nearest) {
  if (!nearest) return "";
  return fmt::format("the nearest days that have figures are {}: --align nearest", days_of(*nearest));
}

std::string elsewhere_words(const std::vector<Topic>& topics, const Observation& missing, const Names& names) {
  std::vector<std::string> said;
  for (const Topic& topic : topics) {
    const bool same_part = topic.basis == missing.basis && topic.scope == missing.scope;
    const bool same_measure = topic.measure == missing.measure;
    const bool asked = std::find(names.bases.begin(), names.bases.end(), topic.basis) != names.bases.end();
    if (topic.basis != missing.basis && asked) continue;  // it has a line of its own
    if (!same_measure && !(same_part && is_default(names, topic.measure) && is_default(names, missing.measure)))
      continue;
    std::string what;
    std::string ask;
    const auto add = [&](const std::string& word, const std::string& option, const char* join = " ") {
      what += (what.empty() ? "" : join) + word;
      ask += (ask.empty() ? "" : " ") + option;
    };
    if (!same_measure) {
      const std::string& key = names.measures.at(topic.measure).key;
      add(key, "--measure " + key);
    }
    if (topic.basis != missing.basis) {
      // What came is held against the plan, and does not take its place.
      const bool beside = !names.bases.empty() && topic.basis == Basis::actual;
      add(to_string(topic.basis),
          "--basis " + (beside ? to_string(missing.basis) + ',' : std::string()) + to_string(topic.basis));
    }
    if (topic.scope != missing.scope) add("the scope " + topic.scope, "--scope " + topic.scope, " of ");
    said.push_back(fmt::format("{} has it: {}", what, ask));
  }
  return fmt::format("{}", fmt::join(said, "; "));
}

std::string holes_words(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels,
                        const RateTable& rates) {
  if (labels.size() < 2) return "";
  const std::vector<Observation> shown = show(record, question, labels, rates);
  std::string holes;
  std::vector<std::size_t> there;
  const auto range = [&](std::size_t first, std::size_t last) {
    return to_string(labels[first]) + (first == last ? "" : ".." + to_string(labels[last]));
  };
  for (std::size_t i = 0; i < shown.size();) {
    if (has_value(shown[i].status)) {
      there.push_back(i++);
      continue;
    }
    std::size_t end = i + 1;
    while (end < shown.size() && !has_value(shown[end].status)) ++end;
    holes += (holes.empty() ? "" : ", ") + range(i, end - 1);
    i = end;
  }
  if (holes.empty() || there.empty()) return "";
  std::string words = fmt::format("of {} there is no value for {}", range(0, labels.size() - 1), holes);
  const bool has_ends = there.front() == 0 && there.back() + 1 == labels.size();
  if (has_ends) return words + "; the growth is from end to end";
  return there.size() < 2 ? words
                          : words + fmt::format("; --period {} has both ends", range(there.front(), there.back()));
}

std::string sum_words(Status status) {
  switch (status) {
    case Status::missing:
      return "missing: no member has a value";
    case Status::limit:
      return "limit: of some there is one bound, no amount";
    default:
      return status_words(status);
  }
}

std::string ratio_words(Status status, const std::string& per) {
  switch (status) {
    case Status::missing_base:
      return fmt::format("missing_base: {} of these days is not known", per);
    case Status::zero_base:
      return fmt::format("zero_base: {} is 0 and nothing is a part of it", per);
    case Status::negative_base:
      return fmt::format("negative_base: {} is below 0 and a part of it means nothing", per);
    case Status::no_rate:
      return fmt::format("no_rate: {} is in another currency", per);
    default:
      return fmt::format("{}: {}", to_string(status), per);
  }
}

std::string ratio_reason(const AnswerLine& line, const Names& names) {
  if (!line.intensity || !has_value(line.amount.status)) return "";
  const auto said = [&](const Intensity& intensity, const Label& label) {
    const std::string why = ratio_words(intensity.status, names.per);
    const bool gap = intensity.status == Status::missing_base && intensity.per;
    return fmt::format("{} {}: {}{}", line.company.key, to_string(label), why,
                       gap ? ", " + gap_words(*intensity.per, names.per) : "");
  };
  if (!has_value(line.intensity->status)) return said(*line.intensity, line.label);
  if (line.base_intensity && has_value(line.base->status) && !has_value(line.base_intensity->status)) {
    return said(*line.base_intensity, *line.base_label);
  }
  return "";
}

std::string outcome_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::beat:
      return "beat: what was reported lies above the guidance";
    case Outcome::within:
      return "within: what was reported meets the guidance";
    case Outcome::miss:
      return "miss: what was reported lies below the guidance";
  }
  return "";
}

std::string status_words(Status status) {
  switch (status) {
    case Status::stated:
    case Status::range:    // its ends are the amount
    case Status::derived:  // named with its operands instead
    case Status::implied:  // with its claim
    case Status::missing:  // with its gap
      return "";
    case Status::partial:
      return "partial: members are missing from the sum";
    case Status::limit:
      return "limit: the source gives one bound, no amount";
    case Status::missing_base:
      return "missing_base: the period to grow from is missing";
    case Status::zero_base:
      return "zero_base: nothing grows from 0";
    case Status::negative_base:
      return "negative_base: a growth on less than 0 means nothing";
    case Status::no_rate:
      return "no_rate: no exchange rate for it";
    case Status::stale_rate:
      return "stale_rate: the latest exchange rate is too old";
    case Status::incomplete:
      return "incomplete: a member is missing";
    case Status::not_money:
      return "not_money: a count has no currency";
    case Status::overflow:
      return "overflow: the amount does not fit";
  }
  return "";
}

}  // namespace capex::core
