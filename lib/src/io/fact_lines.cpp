#include "io/fact_lines.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace capex {
namespace {

constexpr std::int32_t near_days = 500;        // more than a year's filings on either side
constexpr std::int32_t longest_quarter = 120;  // days; 16 weeks are 112
constexpr std::int32_t longest_part = 300;     // of a year; nine months are 276

/// One concept of one filing, in one currency.
struct Mention {
  std::int32_t concept_index = 0;
  std::int32_t filing = 0;
  std::int32_t filed = 0;
  std::int32_t last = no_day;  // the last day it speaks of
  bool quarter = false;        // what it states to that day
  bool part = false;           // likewise: more than a quarter, less than a year
  std::vector<std::int32_t> ends;
  FactRole role = FactRole::line;

  void add(const FiledFact& fact) {
    ends.push_back(fact.last);
    if (fact.last < last) return;
    if (fact.last > last) quarter = part = false;
    last = fact.last;
    const std::int32_t days = fact.last - fact.first + 1;
    quarter = quarter || days <= longest_quarter;
    part = part || (days > longest_quarter && days <= longest_part);
  }
};

/// How a filer uses a concept around the time of a filing.
struct Use {
  int filings = 0;
  int to_date = 0;  // where a part of a year is stated without its last quarter
  int beside = 0;   // with it
};

using Mentions = std::vector<Mention>;  // of one measure and currency, by filing

Use use_of(const Mentions& mentions, const Mention& wanted) {
  Use use;
  for (const Mention& mention : mentions) {
    const std::int32_t distance =
        mention.filed < wanted.filed ? wanted.filed - mention.filed : mention.filed - wanted.filed;
    if (mention.concept_index != wanted.concept_index || distance > near_days) continue;
    ++use.filings;
    if (mention.part) ++(mention.quarter ? use.beside : use.to_date);
  }
  return use;
}

bool is_note(const Use& one, const Use& other, bool cash_flow) {
  if (3 * one.filings < other.filings) return true;
  return cash_flow && one.beside > one.to_date && other.to_date > 0 && other.beside == 0 &&
         2 * other.filings >= one.filings;
}

void judge(Mentions& mentions, const ConceptMap& concepts) {
  for (Mention& one : mentions) {
    const ConceptMapping& mapping = concepts.mappings()[static_cast<std::size_t>(one.concept_index)];
    for (const Mention& other : mentions) {
      if (other.filing != one.filing || other.concept_index == one.concept_index) continue;
      if (std::find(other.ends.begin(), other.ends.end(), one.last) == other.ends.end()) continue;
      const ConceptMapping& line = concepts.mappings()[static_cast<std::size_t>(other.concept_index)];
      if (!is_note(use_of(mentions, one), use_of(mentions, other), mapping.cash_flow && line.cash_flow)) continue;
      // A figure of the measure's own definition goes before it wherever one can be had, as long as the line is one.
      const bool told_apart = mapping.variant != 0 && line.variant == 0;
      one.role = std::max(one.role, told_apart ? FactRole::aside : FactRole::note);
    }
  }
}

}  // namespace

void find_notes(FiledFacts& facts, const ConceptMap& concepts) {
  // Most documents state most measures by one concept.
  std::map<std::pair<std::string_view, std::int32_t>, std::set<std::int32_t>>
      used;  // concepts, by measure and currency
  std::int32_t concept_index = -1, money = -1;
  for (const FiledFact& fact : facts.facts) {
    if (fact.concept_index == concept_index && fact.money == money) continue;
    concept_index = fact.concept_index;
    money = fact.money;
    const std::string& measure = concepts.mappings()[static_cast<std::size_t>(concept_index)].measure;
    used[{measure, money}].insert(concept_index);
  }
  for (const auto& each : used) {
    const auto& of = each.first;
    const auto& indices = each.second;
    if (indices.size() < 2) continue;
    std::map<std::pair<std::int32_t, std::int32_t>, Mention> found;  // by filing and concept
    const auto speaks = [&, money = of.second](const FiledFact& fact) {
      return fact.money == money && indices.count(fact.concept_index) > 0;
    };
    for (const FiledFact& fact : facts.facts) {
      if (!speaks(fact)) continue;
      Mention& mention = found[{fact.filing, fact.concept_index}];
      mention.concept_index = fact.concept_index;
      mention.filing = fact.filing;
      mention.filed = facts.filings[static_cast<std::size_t>(fact.filing)].filed;
      mention.add(fact);
    }
    Mentions mentions;
    for (auto& [key, mention] : found) mentions.push_back(std::move(mention));
    judge(mentions, concepts);
    std::map<std::pair<std::int32_t, std::int32_t>, FactRole> notes;
    for (const Mention& mention : mentions) {
      if (mention.role != FactRole::line) notes[{mention.filing, mention.concept_index}] = mention.role;
    }
    if (notes.empty()) continue;
    for (FiledFact& fact : facts.facts) {
      if (!speaks(fact)) continue;
      if (const auto note = notes.find({fact.filing, fact.concept_index}); note != notes.end())
        fact.role = note->second;
    }
  }
}

}  // namespace capex
