#include "io/sec/fact_lines.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace capex::core {
namespace {

constexpr std::int32_t near_days = 500;              // more than a year's filings on either side
constexpr std::int32_t longest_filed_quarter = 120;  // days; 16 weeks are 112
constexpr std::int32_t longest_filed_part = 300;     // of a year; nine months are 276

/// One concept of one filing, in one currency.
struct Mention {
  std::int32_t concept_index = 0;
  std::int32_t filing = 0;
  std::int32_t filed = 0;
  std::int32_t last = no_day;  // the last day it speaks of
  bool quarter = false;        // what it states to that day
  bool part = false;           // likewise: more than a quarter, less than a year
  std::vector<const FiledFact*> facts;
  FactRole role = FactRole::line;
  bool beside = false;              // another concept of the filing speaks of that day, or it of the other's
  std::vector<std::int32_t> lines;  // the concepts that it is a note beside, with amounts of its own

  void add(const FiledFact& fact) {
    facts.push_back(&fact);
    if (fact.last < last) return;
    if (fact.last > last) quarter = part = false;
    last = fact.last;
    const std::int32_t days = fact.last - fact.first + 1;
    quarter = quarter || days <= longest_filed_quarter;
    part = part || (days > longest_filed_quarter && days <= longest_filed_part);
  }

  bool speaks_of(std::int32_t day) const {
    return std::any_of(facts.begin(), facts.end(), [day](const FiledFact* fact) { return fact->last == day; });
  }
};

/// How a filer uses a concept around the time of a filing.
struct Use {
  int to_date = 0;                    // filings where a part of a year is stated without its last quarter
  int beside = 0;                     // with it
  std::vector<std::int32_t> filings;  // in order
  std::vector<const FiledFact*> facts;

  int count() const { return static_cast<int>(filings.size()); }
};

/// What two concepts state of the same periods in the same filings.
using Pairs = std::vector<std::pair<std::int64_t, std::int64_t>>;

bool is_same_period(const FiledFact& a, const FiledFact& b) {
  return a.first == b.first && a.last == b.last;
}

bool differ(const std::pair<std::int64_t, std::int64_t>& pair) {
  return says_more(pair.first, pair.second) || says_more(pair.second, pair.first);
}

bool is_rare(const Use& one, const Use& other) {
  return 3 * one.count() < other.count();
}

bool is_stated_by_quarters(const Use& one, const Use& other) {
  return one.beside > one.to_date && other.to_date > 0 && other.beside == 0 && 2 * other.count() >= one.count();
}

bool is_never_without(const Use& one, const Use& other) {
  return one.count() < other.count() &&
         std::includes(other.filings.begin(), other.filings.end(), one.filings.begin(), one.filings.end());
}

/// The same amount for a period and for a longer one that ends later.
bool is_repeated(const FiledFact& early, const FiledFact& late) {
  return early.minor == late.minor && early.minor != 0 && early.last < late.last && late.first <= early.first;
}

/// Whether an amount is filed again, unchanged, to a later day of its year while the other's grows.
bool is_one_purchase(const Use& one, const Use& other) {
  const auto grows = [&](const FiledFact& early, const FiledFact& late) {
    for (const FiledFact* before : other.facts) {
      if (before->first != late.first || before->last != early.last) continue;
      for (const FiledFact* after : other.facts) {
        if (is_same_period(*after, late) && after->minor > before->minor) return true;
      }
    }
    return false;
  };
  std::vector<const FiledFact*> facts = one.facts;
  const auto less = [](const FiledFact* x, const FiledFact* y) { return x->minor < y->minor; };
  std::sort(facts.begin(), facts.end(), less);
  for (const FiledFact* early : facts) {
    const auto alike = std::equal_range(facts.begin(), facts.end(), early, less);
    for (auto late = alike.first; late != alike.second; ++late) {
      if (is_repeated(*early, **late) && grows(*early, **late)) return true;
    }
  }
  return false;
}

/// Of one measure and currency.
class Judge {
 public:
  /// By filing.
  Judge(const ConceptMap& concepts, std::vector<Mention> mentions)
      : concepts_(&concepts), mentions_(std::move(mentions)) {}

  const std::vector<Mention>& judged() {
    for (auto first = mentions_.begin(); first != mentions_.end();) {
      const auto last =
          std::find_if(first, mentions_.end(), [&](const Mention& m) { return m.filing != first->filing; });
      for (auto one = first; one != last; ++one) {
        for (auto other = first; other != last; ++other) {
          if (other != one) judge(*one, *other);
        }
      }
      first = last;
    }
    std::vector<FactRole> roles;
    for (const Mention& one : mentions_) roles.push_back(one.beside ? one.role : role_by_repute(one));
    for (std::size_t i = 0; i < roles.size(); ++i) mentions_[i].role = roles[i];
    return mentions_;
  }

 private:
  const ConceptMapping& mapping_of(const Mention& mention) const {
    return concepts_->mappings()[static_cast<std::size_t>(mention.concept_index)];
  }
  static bool is_near(const Mention& a, const Mention& b) {
    return (a.filed < b.filed ? b.filed - a.filed : a.filed - b.filed) <= near_days;
  }

  void judge(Mention& one, const Mention& other) {
    const bool ends_alike = other.speaks_of(one.last);
    one.beside = one.beside || ends_alike || one.speaks_of(other.last);
    if (!ends_alike) return;
    const auto [known, is_new] = notes_.try_emplace(std::tuple(one.concept_index, other.concept_index, one.filed));
    if (is_new) known->second = is_note(one, other);
    if (!known->second) return;
    // A figure of the measure's own definition goes before it wherever one can be had, as long as the line is one.
    const bool told_apart = mapping_of(one).variant != 0 && mapping_of(other).variant == 0;
    one.role = std::max(one.role, told_apart ? FactRole::aside : FactRole::note);
    Pairs pairs;
    add_pairs(one, other, pairs);
    if (pairs.empty() || std::any_of(pairs.begin(), pairs.end(), differ)) one.lines.push_back(other.concept_index);
  }

  /// The first sign that tells the two apart decides. It is the same for filings of one day.
  bool is_note(const Mention& one, const Mention& other) const {
    const Use own = use_of(one), others = use_of(other);
    if (is_rare(own, others) || is_rare(others, own)) return is_rare(own, others);
    const ConceptMapping& mapping = mapping_of(one);
    const ConceptMapping& of_other = mapping_of(other);
    const bool cash_flow = mapping.cash_flow && of_other.cash_flow;
    if (cash_flow) {
      if (is_stated_by_quarters(own, others)) return true;
      if (is_stated_by_quarters(others, own)) return false;
      const bool outranks = mapping.rank < of_other.rank;
      const Use& first = outranks ? own : others;
      const Use& second = outranks ? others : own;
      if (is_never_without(first, second) || is_one_purchase(first, second)) return outranks;
    }
    const bool mean_the_same = mapping.variant == 0 && of_other.variant == 0;
    if (!mean_the_same && !(mapping.positive && of_other.positive)) return false;
    const Pairs pairs = pairs_around(one, other);
    const auto all = [&](auto is) { return !pairs.empty() && std::all_of(pairs.begin(), pairs.end(), is); };
    if (all([](const auto& pair) {
          return pair.first >= 0 && pair.second > 0 && pair.first < pair.second - pair.first;
        }))
      return true;
    return mean_the_same && cash_flow && std::any_of(pairs.begin(), pairs.end(), differ) &&
           all([](const auto& pair) { return pair.first >= 0 && pair.first <= pair.second; });
  }

  /// Where a filing states a concept that is a note in those around it, and no line beside it.
  FactRole role_by_repute(const Mention& one) const {
    if (mapping_of(one).variant != 0) return FactRole::line;
    int notes = 0, lines = 0;
    bool repeats = false;
    std::set<std::int32_t> concepts;  // of the lines
    for (const Mention& mention : mentions_) {
      if (mention.concept_index != one.concept_index || !is_near(mention, one)) continue;
      if (mention.beside && mention.role == FactRole::line) ++lines;
      if (mention.lines.empty()) continue;
      ++notes;
      concepts.insert(mention.lines.begin(), mention.lines.end());
      repeats = repeats || repeats_in(mention, one);
    }
    if (notes <= lines) return FactRole::line;
    bool before = false, after = false;
    for (const Mention& line : mentions_) {
      if (concepts.count(line.concept_index) == 0) continue;
      if (says_the_same(one, line)) return FactRole::line;
      before = before || (is_near(line, one) && line.filed < one.filed);
      after = after || (is_near(line, one) && line.filed > one.filed);
    }
    return repeats || (before && after) ? FactRole::note : FactRole::narrower;
  }

  static bool repeats_in(const Mention& note, const Mention& later) {
    return std::any_of(later.facts.begin(), later.facts.end(), [&](const FiledFact* late) {
      return late->last == later.last && std::any_of(note.facts.begin(), note.facts.end(), [&](const FiledFact* early) {
               return is_repeated(*early, *late);
             });
    });
  }

  static bool says_the_same(const Mention& one, const Mention& line) {
    return std::any_of(one.facts.begin(), one.facts.end(), [&](const FiledFact* fact) {
      return std::any_of(line.facts.begin(), line.facts.end(), [&](const FiledFact* stated) {
        return is_same_period(*fact, *stated) && fact->minor == stated->minor;
      });
    });
  }

  Use use_of(const Mention& wanted) const {
    Use use;
    for (const Mention& mention : mentions_) {
      if (mention.concept_index != wanted.concept_index || !is_near(mention, wanted)) continue;
      use.filings.push_back(mention.filing);
      use.facts.insert(use.facts.end(), mention.facts.begin(), mention.facts.end());
      if (mention.part) ++(mention.quarter ? use.beside : use.to_date);
    }
    return use;
  }

  static void add_pairs(const Mention& one, const Mention& other, Pairs& pairs) {
    for (const FiledFact* a : one.facts) {
      for (const FiledFact* b : other.facts) {
        if (is_same_period(*a, *b)) pairs.emplace_back(a->minor, b->minor);
      }
    }
  }

  /// In the filings around the one of both.
  Pairs pairs_around(const Mention& one, const Mention& other) const {
    Pairs pairs;
    for (auto a = mentions_.begin(); a != mentions_.end(); ++a) {
      if (a->concept_index != one.concept_index || !is_near(*a, one)) continue;
      auto b = a;
      while (b != mentions_.begin() && (b - 1)->filing == a->filing) --b;
      for (; b != mentions_.end() && b->filing == a->filing; ++b) {
        if (b->concept_index == other.concept_index) add_pairs(*a, *b, pairs);
      }
    }
    return pairs;
  }

  const ConceptMap* concepts_;
  std::vector<Mention> mentions_;
  std::map<std::tuple<std::int32_t, std::int32_t, std::int32_t>, bool> notes_;  // by both concepts and the day
};

}  // namespace

bool says_more(std::int64_t more, std::int64_t less) {
  return more > less && (less <= 0 || more - less > less / 50);
}

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
    std::vector<Mention> mentions;
    for (auto& [key, mention] : found) mentions.push_back(std::move(mention));
    Judge judge(concepts, std::move(mentions));
    std::map<std::pair<std::int32_t, std::int32_t>, FactRole> roles;
    for (const Mention& mention : judge.judged()) {
      if (mention.role != FactRole::line) roles[{mention.filing, mention.concept_index}] = mention.role;
    }
    if (roles.empty()) continue;
    for (FiledFact& fact : facts.facts) {
      if (!speaks(fact)) continue;
      if (const auto role = roles.find({fact.filing, fact.concept_index}); role != roles.end())
        fact.role = role->second;
    }
  }
}

}  // namespace capex::core
