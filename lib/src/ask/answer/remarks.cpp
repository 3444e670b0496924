#include "ask/answer/remarks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/rates/conversion.hpp"
#include "analysis/standing/standing.hpp"
#include "ask/answer/figure_cells.hpp"
#include "ask/answer/rate_words.hpp"
#include "ask/answer/reasons.hpp"

namespace capex::core {

namespace {

template <class Visit>
void each_operand(const AnswerLine& line, const Visit& visit) {
  for (const Observation* observation : {&line.stated, line.base ? &*line.base : nullptr}) {
    if (observation == nullptr) continue;
    for (const Operand& operand : observation->operands) {
      if (operand.measure == MeasureId{}) visit(*observation, operand.figure);  // not what was taken off
    }
  }
}

void add_vintage(std::map<Date, Figure>& read, const Figure& figure) {
  const bool read_before =
      std::any_of(read.begin(), read.end(), [&figure](const auto& vintage) { return agree(vintage.second, figure); });
  if (!read_before) read.emplace(figure.known_on, figure);
}

// One footnote for all that is missing so; each line's own days are with its reason.
std::string of_other_days(const std::optional<Period>& nearest) {
  return nearest ? "its figures are of other days: --align nearest" : "";
}

}  // namespace

Remarks::Remarks(const std::vector<AnswerLine>& lines, const Names& names) : names_(&names) {
  for (const AnswerLine& line : lines) {
    if (line.place && line.place->part == TotalPart::member && has_value(line.amount.status)) {
      bases_.insert(line.amount.basis);
    }
    if (line.place && line.place->part == TotalPart::member) follow(line);
    if (line.fallback) fallbacks_[{line.amount.measure, line.has_first}].insert(line.company.key);
    each_operand(line, [this](const Observation& observation, const Figure& figure) {
      add_vintage(vintages_[{observation.series, figure.period}], figure);
    });
  }
}

std::vector<std::string> Remarks::of(const AnswerLine& line) {
  said_.clear();
  if (line.place && (line.place->part == TotalPart::sum || line.place->part == TotalPart::difference)) {
    of_sum(line);
    return said_;
  }
  if (bases_.size() > 1 && has_value(line.amount.status) && line.amount.basis != Basis::actual) {
    say("on the basis " + to_string(line.amount.basis));
  }
  if (line.fallback && line.unlike && !line.has_first) {  // on another basis it may well have the first
    say(fmt::format("{}: {}, as it has no {} ({})", line.company.key, names_->measures.at(line.amount.measure).key,
                    default_measures[0], to_string(line.amount.basis)));
  } else if (line.fallback) {
    say(fallback(line));
  }
  if (line.instead) say(instead(line));
  if (line.unlike && !line.fallback && !line.instead) {
    say(fmt::format("{}: {}", line.company.key, names_->measures.at(line.amount.measure).key));
  }
  about(line.amount, line.company.calendar);
  if (line.amount.status == Status::missing) {
    say(elsewhere_words(line.elsewhere, line.amount, *names_));
    say(of_other_days(line.nearest));
  }
  if (line.amount.status == Status::implied) implied(line.amount, "");
  if (line.base) {
    // What the growth says of its base need not be said of the base again.
    if (has_value(line.base->status) || (line.growth && line.base->status == line.growth->status)) {
      about(*line.base, line.company.calendar);
    }
    if (line.base->status == Status::implied) implied(*line.base, "base ");
    if (line.base->status == Status::missing && has_value(line.amount.status)) {
      say(elsewhere_words(line.base_elsewhere, *line.base, *names_));
      say(of_other_days(line.base_nearest));
    }
  }
  if (line.growth && !has_point(line.growth->status)) say(status_words(line.growth->status));
  say(line.holes);
  if (line.growth && has_value(line.growth->status)) base_of_plan(line);
  if (line.outcome) say(outcome_words(*line.outcome));
  if (line.intensity && has_value(line.amount.status)) divisor(*line.intensity);
  if (line.base_intensity && has_value(line.base->status)) divisor(*line.base_intensity);
  if (line.amount.flags.has(Flag::sources_disagree)) disagreement(line.stated, line.figures, line.company.calendar);
  if (line.base && line.base->flags.has(Flag::sources_disagree)) {
    disagreement(line.base->as_stated(), line.base_figures, line.company.calendar);
  }
  const bool is_of_several = line.since || (line.base && !line.growth);  // a revision, a change
  if (!is_of_several) two_vintages(line);
  return said_;
}

std::vector<Source> Remarks::sources() const {
  std::vector<Source> sources;
  for (const SourceId id : used_) {
    const auto found = names_->sources.find(id);
    if (found != names_->sources.end()) sources.push_back(found->second);
  }
  std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.key < b.key; });
  return sources;
}

void Remarks::say(const std::string& text) {
  if (!text.empty() && std::find(said_.begin(), said_.end(), text) == said_.end()) said_.push_back(text);
}

// A sum has no figures of its own; what its members are is said with them.
void Remarks::of_sum(const AnswerLine& line) {
  const Observation& sum = line.amount;
  if (!has_value(sum.status)) {
    if (line.place->part == TotalPart::sum) say(sum_words(sum.status));
    return;
  }
  if (!has_point(sum.status) || sum.status == Status::partial) say(sum_words(sum.status));
  Flags flags = sum.flags;
  if (line.base) flags |= line.base->flags;
  for (const Flag flag : list(flags)) {
    say(sum_flag_words(flag, sum) + (flag == Flag::mixed_definitions ? followed(line) : std::string()));
  }
  if (line.place->part == TotalPart::sum && line.otherwise) say(otherwise(line));
  if (line.growth && !has_value(line.growth->status)) say(sum_words(line.growth->status));
}

// By which definitions a member's amount is had, and that of its base.
void Remarks::follow(const AnswerLine& line) {
  for (const Observation* observation : {&line.amount, line.base ? &*line.base : nullptr}) {
    if (observation == nullptr || !has_value(observation->status)) continue;
    const auto measure = names_->measures.find(observation->measure);
    if (measure == names_->measures.end()) continue;
    for (const Operand& operand : observation->operands) {
      const auto variant = names_->variants.find(operand.figure.variant);
      const std::string definition = variant == names_->variants.end()
                                         ? measure->second.key
                                         : fmt::format("{} ({})", measure->second.key, variant->second);
      followed_[{line.place->group, to_string(line.label)}][definition].insert(line.company.key);
    }
  }
}

// ": capex-cash of alphabet, meta beside capex-cash (productive-assets) of amazon"; empty where all follow one.
std::string Remarks::followed(const AnswerLine& line) const {
  const auto found = followed_.find({line.place->group, to_string(line.label)});
  if (found == followed_.end() || found->second.size() < 2) return "";
  std::string text;
  for (const auto& [definition, who] : found->second) {
    text += fmt::format("{}{} of {}", text.empty() ? ": " : " beside ", definition, fmt::join(who, ", "));
  }
  return text;
}

// "amazon, alphabet: capex-cash, as they have no capex"
std::string Remarks::fallback(const AnswerLine& line) const {
  const std::set<std::string>& companies = fallbacks_.at({line.amount.measure, line.has_first});
  const bool one = companies.size() == 1;
  const std::string why = line.has_first
                              ? fmt::format("which answers more of it than {}", default_measures[0])
                              : fmt::format("as {} no {}", one ? "it has" : "they have", default_measures[0]);
  return fmt::format("{}: {}, {}", fmt::join(companies, ", "), names_->measures.at(line.amount.measure).key, why);
}

// "what is stated for us-big-four is met with capex-with-leases of meta, microsoft: 105.9bn USD [...]"
std::string Remarks::otherwise(const AnswerLine& line) const {
  std::map<std::string, std::set<std::string>> measured;
  for (const auto& [company, measure] : line.otherwise->by) {
    const auto key = names_->companies.find(company);
    const auto found = names_->measures.find(measure);
    if (key == names_->companies.end() || found == names_->measures.end()) continue;
    measured[found->second.key].insert(key->second);
  }
  std::string text;
  for (const auto& [measure, who] : measured) {
    text += fmt::format("{}{} of {}", text.empty() ? "" : " and ", measure, fmt::join(who, ", "));
  }
  return fmt::format("what is stated for {} is met with {}: {}", line.place->group, text,
                     value_words(line.otherwise->sum));
}

// "bytedance: ai-infrastructure (guidance, total), the only one that has it"
std::string Remarks::instead(const AnswerLine& line) const {
  return fmt::format("{}: {} ({}, {}), as nothing has what was asked and only that has these periods", line.company.key,
                     names_->measures.at(line.amount.measure).key, to_string(line.amount.basis), line.amount.scope);
}

void Remarks::about(const Observation& observation, const FiscalCalendar& calendar) {
  say(rate_words(observation.rate(), names_->provider));
  say(status_words(observation.status));
  if (observation.status == Status::missing && observation.net_of == MeasureId{}) {
    const auto lacking = names_->measures.find(observation.lacking);
    say("missing: " +
        (lacking == names_->measures.end() ? gap_words(observation) : gap_words(observation, lacking->second.key)));
  }
  if (const auto defined = names_->measures.find(observation.measure);
      defined != names_->measures.end() && !defined->second.terms.empty()) {
    const Measure& measure = defined->second;
    say(fmt::format("{} = {}: {}", measure.key, to_string(measure.terms), measure.definition));
  }
  if (observation.net_of != MeasureId{}) net_of(observation);
  const auto own = std::count_if(observation.operands.begin(), observation.operands.end(),
                                 [](const Operand& operand) { return operand.measure == MeasureId{}; });
  if (own > 1 && has_value(observation.status) && observation.status != Status::implied)
    say("derived: " + derivation_words(observation, calendar));
  for (const Flag flag : list(observation.flags)) say(flag_words(flag, observation));
  if (!has_value(observation.status)) return;
  for (const Operand& operand : observation.operands) used_.insert(operand.figure.source);
  const auto claim = names_->claims.find(observation.claim);
  if (claim != names_->claims.end()) used_.insert(claim->second.source);
}

void Remarks::net_of(const Observation& observation) {
  const auto measure = names_->measures.find(observation.net_of);
  if (measure == names_->measures.end()) return;
  const std::string& key = measure->second.key;
  say(has_value(observation.status)
          ? "net of " + key
          : fmt::format("{}: {} is not known, and missing is not 0", to_string(observation.status), key));
}

// What a plan is said to grow on.
void Remarks::base_of_plan(const AnswerLine& line) {
  if (line.amount.basis == Basis::actual || !line.base || !line.base_label) return;
  const std::string base = to_string(*line.base_label);
  if (line.base->basis == Basis::actual) {
    say(fmt::format("grown on the actual of {}", base));
  } else if (line.amount.basis == Basis::guidance) {
    say(fmt::format("grown on the guidance for {}, not on what came: --basis guidance,actual", base));
  }
}

// What the amounts are divided by.
void Remarks::divisor(const Intensity& intensity) {
  if (has_value(intensity.status) && intensity.per) {
    for (const Operand& operand : intensity.per->operands) used_.insert(operand.figure.source);
    for (const Flag flag : list(intensity.per->flags)) {
      const std::string words = flag_words(flag, *intensity.per);
      if (!words.empty()) say(names_->per + ": " + words);
    }
    return;
  }
  if (!has_value(intensity.status)) say(ratio_words(intensity.status, names_->per));
}

void Remarks::implied(const Observation& observation, const char* what) {
  const auto claim = names_->claims.find(observation.claim);
  if (claim == names_->claims.end()) return;
  const auto source = names_->sources.find(claim->second.source);
  say(fmt::format("{}implied by {}: {}", what, source == names_->sources.end() ? "" : source->second.key,
                  growth_text(claim->second.stated)));
}

void Remarks::disagreement(const Observation& stated, const std::vector<Figure>& figures,
                           const FiscalCalendar& calendar) {
  // Who disputes the value that stands: those that it replaced do not, unless a later one only refined it.
  bool said_any = false;
  for (const bool only_later : {true, false}) {
    for (const Operand& operand : stated.operands) {
      if (operand.measure != MeasureId{}) continue;
      std::string others;
      for (const Figure& figure : figures) {
        if (figure.period != operand.figure.period || agree(figure, operand.figure)) continue;
        if (only_later && figure.known_on < operand.figure.known_on) continue;
        others += ", " + said(figure, stated.currency);
      }
      if (others.empty()) continue;
      said_any = true;
      say(fmt::format("sources disagree on {}: {}{}", to_string(name_of(operand.figure.period, calendar)),
                      said(operand.figure, stated.currency), others));
    }
    if (said_any) return;
  }
  // A sum answered, or missed what answered.
  std::string others;
  for (const Figure& figure : figures) {
    Bounds bounds;
    if (figure.period != stated.period || !figure.amount.bounds_fit(bounds)) continue;
    if (meet(bounds, stated.bounds)) continue;
    others += ", " + said(figure, stated.currency);
  }
  const std::string period = to_string(name_of(stated.period, calendar));
  say(others.empty() ? fmt::format("sources disagree on {}: other figures add up to something else ('capex explain' "
                                   "shows which are taken, 'capex verify' what misses them)",
                                   period)
                     : fmt::format("sources disagree on {}: its parts say otherwise than{}", period, others.substr(1)));
}

// "ft-2024-08 23bn CNY"; its source is remembered.
std::string Remarks::said(const Figure& figure, Currency currency) {
  used_.insert(figure.source);
  const auto source = names_->sources.find(figure.source);
  return fmt::format("{} {}", source == names_->sources.end() ? "" : source->second.key,
                     amount_words(figure.amount, currency));
}

// A restatement that one row reads and another holds back makes them hard to compare.
void Remarks::two_vintages(const AnswerLine& line) {
  each_operand(line, [&](const Observation& observation, const Figure& figure) {
    const auto& read = vintages_.at({observation.series, figure.period});
    if (read.size() < 2) return;
    std::string text = fmt::format("two vintages: {} {} is read", line.company.key,
                                   to_string(name_of(figure.period, line.company.calendar)));
    for (const auto& [known_on, vintage] : read) {
      text += fmt::format("{} as {} ({})", text.back() == 'd' ? "" : " in some rows, in others",
                          amount_words(vintage.amount, observation.stated().currency), to_string(known_on));
    }
    say(text);
  });
}

}  // namespace capex::core
